/** Which packages something needs at run time: libraries by ELF headers and `-dev` packages, programs by the texts that start them. */
import { commandsOf } from '../../../dockerfile/commands.ts';
import { healthCheckOf } from '../../../dockerfile/healthcheck.ts';
import { pathOf } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { DebianImage } from '../recommends/debian-image.ts';
import type { ProgramOwners } from '../recommends/program-owners.ts';
import { isScript } from '../recommends/scripts.ts';
import { isTool } from './tools.ts';

const LIBRARY = /\.so(?:\.\d+)*$/;
/** Extension modules do not link to the interpreter's own library, or its header says so. */
const INTERPRETER = /^(?:lib)?(?:python|ruby|perl)/;

export interface NeedFacts {
  debian: DebianImage;
  owners: ProgramOwners;
  /** Names of libraries that files of no package need or may load. */
  loaded: ReadonlySet<string>;
  /** Packages to build with that a command names. */
  named: ReadonlySet<string>;
}

export function neededPackages(facts: NeedFacts): (removed: ReadonlySet<string>) => Set<string> {
  const { debian, owners, loaded, named } = facts;
  const always = new Set([
    ...owners.mentionedIn(startTexts(debian)),
    ...[...owners.mentionedIn(wholeTexts(debian))].filter(isTool),
    ...[...named].flatMap(name => runtimeLibraries(name, debian)),
  ]);
  return removed => {
    const needed = new Set([...removed].filter(name => always.has(name)));
    for (const name of removed) {
      const nodes = debian.files.nodesOf(name).filter(node => node.children === null && LIBRARY.test(node.name));
      if (nodes.some(node => loaded.has(node.name))) needed.add(name);
    }
    return needed;
  };
}

/** What the container, its health check and its scripts start. */
export function startTexts({
  image,
  manifest: { config },
  reader,
}: Pick<DebianImage, 'image' | 'manifest' | 'reader'>): string[] {
  const check = healthCheckOf(config, image.steps)?.text ?? '';
  const started = scriptsOf(reader).flatMap(text => commandsOf(text).map(({ name }) => name));
  return [[...config.entrypoint, ...config.cmd].join(' '), check, started.join(' ')];
}

/** Where a tool may be named in passing: `command -v git`, `ENV EDITOR=vim`. */
function wholeTexts({ image, reader }: DebianImage): string[] {
  const variables = image.steps.flatMap(({ instruction: { keyword, text } }) => (keyword === 'ENV' ? text : []));
  return [...variables, ...scriptsOf(reader)];
}

function scriptsOf(reader: DebianImage['reader']): string[] {
  return reader.kept.filter(node => isScript(pathOf(node))).map(node => reader.start(node) ?? '');
}

/** The packages whose libraries the links of a `-dev` package lead to: libpq5 of libpq-dev, whose `libpq.so` is a link to it. */
function runtimeLibraries(name: string, debian: DebianImage, depth = 0): string[] {
  if (!name.endsWith('-dev') || INTERPRETER.test(name)) return [];
  const { files, reader, last } = debian;
  const links = files.nodesOf(name).filter(({ link, name: file }) => link !== null && file.endsWith('.so'));
  if (links.length > 0) return links.flatMap(node => ownerOfTarget(node, debian));
  // A package that only names others: default-libmysqlclient-dev.
  const others = last.packages.get(name)?.depends.flatMap(clause => clause.map(one => one.name)) ?? [];
  const named = others.filter(one => reader.at(`/var/lib/dpkg/info/${one}.list`) !== null || files.isKnown(one));
  return depth > 1 ? [] : named.flatMap(one => runtimeLibraries(one, debian, depth + 1));
}

function ownerOfTarget({ link, parent }: StackNode, { reader, files }: DebianImage): string[] {
  if (link === null || parent === null) return [];
  const target = reader.at(link.startsWith('/') ? link : `${pathOf(parent)}/${link}`);
  const owner = target === null ? undefined : files.ownerOf(target);
  return owner === undefined ? [] : [owner];
}
