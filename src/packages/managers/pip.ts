/**
 * Python distributions, whoever installed them: `*.dist-info` with `METADATA` and `RECORD` (packaging.python.org, "Recording
 * installed projects"), and the older `*.egg-info` with `PKG-INFO` and `installed-files.txt`.
 */
import type { BytePath } from '../../image/byte-path.ts';
import { pathOf } from '../../stack/file-tree.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { paragraphs } from '../formats/deb822.ts';
import { linesOf, nameOf } from '../record-reader.ts';
import { type Alternatives, factsOf, type Manager, type PackageImage, type PackageRecord } from '../types.ts';
import { isCached } from './caches.ts';

const LISTED = 16_777_216;
/** The fields come before the description, which may be long. */
const HEAD = 16_384;
const EVER = Number.MAX_SAFE_INTEGER;

const FIELDS = new Set(['name', 'version', 'requires-dist']);

export const pip: Manager = {
  id: 'pip',
  reads: [
    { name: 'METADATA', folder: /\.dist-info$/, most: EVER, head: HEAD },
    { name: 'WHEEL', folder: /\.dist-info$/, most: HEAD },
    { name: 'direct_url.json', folder: /\.dist-info$/, most: HEAD },
    { name: 'RECORD', folder: /\.dist-info$/, most: LISTED },
    { name: 'PKG-INFO', folder: /\.egg-info$/, most: EVER, head: HEAD },
    { name: 'installed-files.txt', folder: /\.egg-info$/, most: LISTED },
  ],
  find(image) {
    const folders = new Set(image.kept.flatMap(({ name, parent }) => (RECORDS.has(name) ? (parent ?? []) : [])));
    return [...folders].filter(folder => !isCached(folder)).flatMap(folder => packageOf(image, folder) ?? []);
  },
};

const RECORDS = new Set(['METADATA', 'RECORD', 'PKG-INFO']);

function packageOf(image: PackageImage, folder: StackNode): PackageRecord | null {
  const isEgg = folder.name.endsWith('.egg-info');
  const metadata = folder.children?.get(isEgg ? 'PKG-INFO' : 'METADATA');
  const list = folder.children?.get(isEgg ? 'installed-files.txt' : 'RECORD');
  const record = metadata ?? list;
  const [fields] = paragraphs(image.start(metadata) ?? '', FIELDS);
  // `typing_extensions-4.12.2.dist-info`
  const [named = '', version = ''] = nameOf(folder)
    .replace(/\.[a-z]+-info$/, '')
    .split('-');
  const facts = factsOf('pip', fields?.get('name') ?? named, fields?.get('version') ?? version);
  if (facts === null || record === undefined) return null;
  return {
    ...facts,
    depends: requirements(fields?.get('requires-dist') ?? ''),
    record,
    files: list === undefined ? [] : listed(image, list, isEgg),
    folders: list === undefined ? [folder] : [],
  };
}

/** Paths in `RECORD` start from the directory that contains the `.dist-info`; those in an `.egg-info` from there. */
function listed(image: PackageImage, list: StackNode, isEgg: boolean): StackNode[] {
  const from = isEgg ? list.parent : list.parent?.parent;
  const lines = linesOf(image.bytes(list) ?? Buffer.alloc(0));
  if (from == null) return [];
  const start = pathOf(from);
  return lines.flatMap(line => {
    const path = isEgg ? line : firstCell(line);
    return image.at(path.startsWith('/') ? path : `${start}/${path}`) ?? [];
  });
}

/** Of a line of CSV. Only names with commas or quotes are quoted. */
function firstCell(line: BytePath): BytePath {
  if (!line.startsWith('"')) return line.slice(0, Math.max(0, line.indexOf(',')));
  return (/^"((?:[^"]|"")*)"/.exec(line)?.[1] ?? '').replaceAll('""', '"');
}

/** Names in `Requires-Dist` without those of extras; see "Dependency specifiers". */
function requirements(text: string): Alternatives[] {
  const needed = text.split('\n').filter(line => !/\bextra\s*==/.test(line));
  return needed.flatMap(line => {
    const name = /^[\w.-]+/.exec(line.trim())?.[0];
    return name === undefined ? [] : [[name]];
  });
}
