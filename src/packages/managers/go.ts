/**
 * Modules in Go programs, as `go version -m` lists them. Go 1.18 and later write the list into the section `.go.buildinfo` as text;
 * see https://pkg.go.dev/debug/buildinfo. The program is its main module's; the others are in it, without bytes that can be told apart.
 */
import { factsOf, type Manager, type PackageFacts } from '../types.ts';
import { inPrograms, type Listed, MOST_MODULES } from './programs.ts';

const MAGIC = '\xff Go buildinf:';
/** Of the byte after the size of pointers: the texts follow the header. */
const INLINE = 2;
const HEADER = 32;
/** Go puts this many bytes around the list, so that its own tools find it. */
const SENTINEL = 16;
/** A module may have a line for what replaces it; about thirty others say how the program was built. */
const MOST_LINES = 2 * MOST_MODULES + 1000;

export const go: Manager = {
  id: 'go',
  reads: [],
  find: image =>
    inPrograms(image, ({ record, modules }): Listed | null => {
      const listed = modulesIn(modules);
      const main = listed?.find(({ isMain }) => isMain);
      const packages = listed?.map(({ facts, isMain }) => ({
        ...facts,
        depends: isMain ? listed.flatMap(one => (one === main ? [] : [[one.facts.name]])) : [],
        record,
        files: isMain ? [record] : [],
        folders: [],
      }));
      return packages === undefined ? null : { packages, bytes: modules.length };
    }),
};

interface Module {
  facts: PackageFacts;
  isMain: boolean;
}

/** The main module comes last: what has the record is a package of its own for those before it. Null if they are too many. */
function modulesIn(section: Buffer): Module[] | null {
  if (section.toString('latin1', 0, MAGIC.length) !== MAGIC || ((section[15] ?? 0) & INLINE) === 0) return [];
  const [, afterVersion] = textAt(section, HEADER);
  const [text] = textAt(section, afterVersion);
  const lines = text.slice(SENTINEL, -SENTINEL).split('\n', MOST_LINES + 1);
  if (lines.length > MOST_LINES) return null;
  const listed = lines.map((line, at) => {
    const [kind, name = '', version = ''] = line.split('\t');
    // A replacement follows the module that it replaces.
    const [next, otherName = '', otherVersion = ''] = lines[at + 1]?.split('\t') ?? [];
    // In place of a module from a folder, its own name says more.
    const isOther = next === '=>' && !/^\.{0,2}\//.test(otherName);
    const module: [string, string] = isOther ? [otherName, otherVersion] : [name, version];
    return { kind, module };
  });
  const of = (wanted: string) => listed.flatMap(({ kind, module }) => (kind === wanted ? [module] : []));
  if (of('dep').length > MOST_MODULES) return null;
  // Programs made from files alone have only a path.
  const main = of('mod')[0] ?? of('path')[0];
  return [...of('dep').map(one => [one, false] as const), ...(main ? [[main, true] as const] : [])].flatMap(
    ([[name, version], isMain]) => {
      const facts = factsOf('go', name, version === '(devel)' ? null : version);
      return facts === null ? [] : [{ facts, isMain }];
    },
  );
}

/** A text with its length before it, in seven bits a byte, lowest first. */
function textAt(section: Buffer, start: number): [text: string, next: number] {
  let [length, scale, at] = [0, 1, start];
  for (; at < section.length && at - start < 5; scale *= 128) {
    const byte = section[at++] ?? 0;
    length += (byte & 127) * scale;
    if (byte < 128) break;
  }
  return [section.toString('utf8', at, Math.min(section.length, at + length)), at + length];
}
