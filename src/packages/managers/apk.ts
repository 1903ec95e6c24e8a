/** Packages of apk, as on Alpine: the database in `lib/apk/db/installed`; apk-tools' documentation has its format. */
import { type BytePath, matchText } from '../../image/byte-path.ts';
import { linesOf } from '../record-reader.ts';
import { bounded, factsOf, type Manager, type PackageFacts, type PackageImage } from '../types.ts';

const DATABASES = ['/lib/apk/db/installed', '/usr/lib/apk/db/installed'];
const MOST = 16_777_216;

export const apk: Manager = {
  id: 'apk',
  reads: [
    { name: 'installed', folder: /^(?:usr\/)?lib\/apk\/db$/, most: MOST },
    { name: 'world', folder: /^etc\/apk$/, most: MOST },
  ],
  find(image) {
    const world = worldOf(image);
    // On a merged /usr both are one file.
    return [...new Set(DATABASES.flatMap(path => image.at(path) ?? []))].flatMap(record =>
      paragraphsOf(linesOf(image.bytes(record) ?? Buffer.alloc(0))).flatMap(lines => {
        const facts = packageOf(lines, world);
        const files = filesOf(lines).flatMap(path => image.at(path) ?? []);
        return facts === null ? [] : [{ ...facts, record, files, folders: [] }];
      }),
    );
  },
};

function paragraphsOf(lines: readonly BytePath[]): BytePath[][] {
  const all: BytePath[][] = [[]];
  for (const line of lines) {
    if (line === '') all.push([]);
    else all.at(-1)?.push(line);
  }
  return all;
}

/** Names that somebody asked for; null without the file. */
function worldOf(image: PackageImage): Set<string> | null {
  const file = image.at('/etc/apk/world');
  return file === null ? null : new Set(namesIn(image.bytes(file)?.toString() ?? ''));
}

/** Names in `so:libc.musl-x86_64.so.1 busybox>=1.36 !old`, without versions and conflicts. */
function namesIn(text: string): string[] {
  return text.split(/\s/).flatMap(token => (token.startsWith('!') ? [] : (/^[^<>=~@]+/.exec(token) ?? [])));
}

function packageOf(lines: readonly BytePath[], world: ReadonlySet<string> | null): PackageFacts | null {
  const field = (key: string) => matchText(lines.find(line => line.startsWith(`${key}:`))?.slice(2) ?? '');
  const facts = factsOf('apk', field('P'), field('V'));
  if (facts === null) return null;
  return {
    ...facts,
    architecture: bounded(field('A')) || null,
    depends: namesIn(field('D')).map(name => [name]),
    provides: namesIn(field('p')),
    automatic: world && !world.has(facts.name),
  };
}

/** `F:` names a directory, and the `R:` that follow the files in it. */
function filesOf(lines: readonly BytePath[]): BytePath[] {
  let folder = '';
  return lines.flatMap(line => {
    if (line.startsWith('F:')) folder = line.slice(2);
    return line.startsWith('R:') ? [`/${folder}/${line.slice(2)}`] : [];
  });
}
