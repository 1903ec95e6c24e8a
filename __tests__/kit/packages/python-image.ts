/** Small images with Python packages as pip records them, and the edit that is made of their Dockerfile. */
import { freedBy } from '../../../src/budget/plan/figures.ts';
import { WrittenEdits } from '../../../src/budget/plan/written-edits.ts';
import { type Entry, filler } from '../archives/archives.ts';
import { analysed } from '../reports/analyse-tars.ts';

export const SITE = 'usr/local/lib/python3.11/site-packages';

export interface PipPackage {
  folder?: string;
  /** Of its only module. */
  size?: number;
  /** Its bytecode, which its record lists too. */
  compiled?: readonly Entry[];
  requires?: readonly string[];
}

/** A package as pip installs it. */
export function pip(name: string, version: string, more: PipPackage = {}): Entry[] {
  const { folder = SITE, size = 1000, compiled = [], requires = [] } = more;
  const info = `${folder}/${name}-${version}.dist-info`;
  const listed = compiled.map(entry => entry.name.slice(folder.length + 1));
  const files = [`${name}/main.py`, `${name}-${version}.dist-info/METADATA`, ...listed];
  const needs = requires.map(one => `Requires-Dist: ${one}\n`).join('');
  return [
    { name: `${folder}/${name}/main.py`, body: filler(size, name) },
    { name: `${info}/METADATA`, body: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n${needs}` },
    {
      name: `${info}/RECORD`,
      body: `${[...files, `${name}-${version}.dist-info/RECORD`].map(file => `${file},,`).join('\n')}\n`,
    },
  ];
}

/** An instruction, and what it adds. */
export type PythonStep = [text: string, entries: readonly Entry[]];

export interface PythonImage {
  /** All that the base image has. */
  base?: readonly Entry[];
  steps: readonly PythonStep[];
  cmd?: readonly string[];
  /** The instructions before the last stage. */
  above?: string;
  isStreamed?: boolean;
}

/**
 * The first edit whose ID starts so, made alone: the lines below `FROM` with their continuations joined; null if there is none.
 * An image of other edits for the same lines has them in the same edit.
 */
export async function pythonEdit(
  id: string,
  { base = [], steps, cmd = [], above = '', isStreamed = false }: PythonImage,
) {
  const dockerfile = `${above}${['FROM python:3.11-slim', ...steps.map(([text]) => text)].join('\n')}\n`;
  const made = steps.map(([text, entries]) => ({
    ...{ entries, emptyLayer: !/^(?:RUN|COPY)/.test(text) },
    createdBy: text.replace(/^RUN /, 'RUN /bin/sh -c '),
  }));
  const all = [{ createdBy: 'ADD rootfs.tar /', entries: base, emptyLayer: false }, ...made];
  const { edits } = await analysed({
    layers: all.filter(({ emptyLayer }) => !emptyLayer),
    dockerfile,
    history: all.map(({ createdBy, emptyLayer }) => ({ createdBy, emptyLayer })),
    config: { cmd: [...cmd] },
    isStreamed,
  });
  const at = edits.edits.findIndex(one => one.id.startsWith(id));
  const edit = edits.edits[at];
  if (edit === undefined) return null;
  const text = new WrittenEdits(edits.files);
  text.add(edit);
  return {
    lines: text.dockerfile
      .split('\n')
      .slice(1, -1)
      .join('\n')
      .replaceAll(/ \\\n\s*/g, ' '),
    bytes: freedBy(edits, new Set([at])).bytes,
    leftOut: edit.leftOut.map(({ name }) => name).sort(),
  };
}
