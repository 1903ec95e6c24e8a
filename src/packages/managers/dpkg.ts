/**
 * Packages of dpkg, as on Debian and Ubuntu: `/var/lib/dpkg/status` and the lists of files beside it (dpkg(1), deb822(5)). Distroless
 * images have a paragraph for each package in `status.d`, and its files in `NAME.md5sums`.
 */
import type { BytePath } from '../../image/byte-path.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { type Fields, paragraphs, relation } from '../formats/deb822.ts';
import { linesOf, nameOf } from '../record-reader.ts';
import { bounded, factsOf, type Manager, type PackageFacts, type PackageImage, type PackageRecord } from '../types.ts';

const FIELDS = new Set([
  ...['package', 'status', 'version', 'architecture', 'essential', 'depends', 'pre-depends', 'recommends', 'provides'],
  ...['auto-installed', 'priority'],
]);
const MOST = 16_777_216;
const ADMIN = '/var/lib/dpkg';

export const dpkg: Manager = {
  id: 'dpkg',
  reads: [
    { name: 'status', folder: /^var\/lib\/dpkg$/, most: MOST },
    { name: 'diversions', folder: /^var\/lib\/dpkg$/, most: MOST },
    { name: '', rest: /\.list$/, folder: /^var\/lib\/dpkg\/info$/, most: MOST },
    { name: '', rest: /./, folder: /^var\/lib\/dpkg\/status\.d$/, most: MOST },
    { name: 'extended_states', folder: /^var\/lib\/apt$/, most: MOST },
  ],
  find: image => [...installed(image), ...distroless(image)],
};

function installed(image: PackageImage): PackageRecord[] {
  const status = image.at(`${ADMIN}/status`);
  const lists = image.directory(`${ADMIN}/info`)?.children;
  const automatic = automaticOf(image);
  const diverted = diversionsOf(image);
  return paragraphsOf(image, status).flatMap(fields => {
    const facts = hasFiles(fields) ? packageOf(fields, automatic) : null;
    if (status === null || facts === null) return [];
    const { name, architecture } = facts;
    const list = lists?.get(`${name}.list`) ?? lists?.get(`${name}:${architecture}.list`);
    const paths = linesOf(image.bytes(list) ?? Buffer.alloc(0));
    const files = paths.flatMap(path => image.at(diverted(name, path)) ?? []);
    return [{ ...facts, record: list ?? status, files, folders: [] }];
  });
}

function paragraphsOf(image: PackageImage, file: StackNode | null): Fields[] {
  return paragraphs(image.bytes(file)?.toString() ?? '', FIELDS);
}

/** Whether its files are there: of a package that was removed only settings may be left. */
function hasFiles(fields: Fields): boolean {
  const state = fields.get('status')?.split(' ').at(-1);
  return state !== 'not-installed' && state !== 'config-files';
}

function packageOf(fields: Fields, automatic: ReadonlySet<string> | null): PackageFacts | null {
  const facts = factsOf('dpkg', fields.get('package') ?? '', fields.get('version') ?? null);
  if (facts === null) return null;
  const architecture = fields.get('architecture');
  return {
    ...facts,
    architecture: architecture === undefined ? null : bounded(architecture),
    depends: [...relation(fields.get('pre-depends')), ...relation(fields.get('depends'))],
    recommends: relation(fields.get('recommends')),
    provides: relation(fields.get('provides')).flat(),
    essential: fields.get('essential') === 'yes',
    required: fields.get('essential') === 'yes' || fields.get('priority') === 'required',
    automatic: automatic?.has(facts.name) ?? null,
  };
}

/** Names of packages that apt installed because others need them; null without apt's record. */
function automaticOf(image: PackageImage): Set<string> | null {
  const file = image.at('/var/lib/apt/extended_states');
  if (file === null) return null;
  const marked = paragraphsOf(image, file).filter(fields => fields.get('auto-installed') === '1');
  return new Set(marked.map(fields => fields.get('package') ?? ''));
}

/** Where a package's file is, if another package had it renamed; see dpkg-divert(1). */
export function diversionsOf(image: Pick<PackageImage, 'at' | 'bytes'>): (name: string, path: BytePath) => BytePath {
  const file = image.at(`${ADMIN}/diversions`);
  const lines = file === null ? [] : linesOf(image.bytes(file) ?? Buffer.alloc(0));
  const moved = new Map<BytePath, { to: BytePath; by: string }>();
  for (let at = 0; at + 2 < lines.length; at += 3) {
    const [from = '', to = '', by = ''] = lines.slice(at, at + 3);
    moved.set(from, { to, by });
  }
  return (name, path) => {
    const found = moved.get(path);
    return found === undefined || found.by === name ? path : found.to;
  };
}

function distroless(image: PackageImage): PackageRecord[] {
  const folder = image.directory(`${ADMIN}/status.d`)?.children ?? new Map<string, StackNode>();
  const records = [...folder.values()].filter(node => node.inode !== null && !node.name.endsWith('.md5sums'));
  return records.sort(byName).flatMap(record => {
    const [fields] = paragraphsOf(image, record);
    const facts = fields === undefined ? null : packageOf(fields, null);
    if (facts === null) return [];
    const sums = folder.get(`${record.name}.md5sums`);
    // `d41d8cd98f00b204e9800998ecf8427e  usr/share/doc/x`
    const paths = sums === undefined ? [] : linesOf(image.bytes(sums) ?? Buffer.alloc(0)).map(line => line.slice(34));
    return [{ ...facts, record, files: paths.flatMap(path => image.at(`/${path}`) ?? []), folders: [] }];
  });
}

function byName(a: StackNode, b: StackNode): number {
  return nameOf(a) < nameOf(b) ? -1 : 1;
}
