/**
 * A naive model of what stacked layers mean, to test the real thing against: one map from path to node, every question
 * answered by looking at all of it. Speed and memory do not matter; engine/slow-model.test.ts holds it against a real
 * engine.
 *
 * How one layer changes the tree, in this order:
 * 1. A directory entry takes the place of a symbolic link that a lower layer has at its path, so that what the layer says
 *    about its inside is not said about the link's target.
 * 2. Whiteouts, shallowest first, then opaque markers: they see lower layers only, wherever they stand in the tar.
 * 3. All other entries in tar order; a later one of the same path wins. Parents that are symbolic links are followed,
 *    missing parents are made, and a parent that is no directory is replaced by one.
 * A hard link to a lower file is made before a whiteout that stands behind it in the tar.
 * A name below `.wh..wh.` other than the opaque marker is a storage driver's note and means nothing.
 */

export type ModelType = 'file' | 'dir' | 'symlink' | 'hardlink' | 'char' | 'block' | 'fifo';

/** One tar entry. Strings hold bytes, one UTF-16 unit each (latin1). */
export interface ModelEntry {
  /** As in the tar: `a/b`, `./a/b`, `/a/b`, `a/b/`. */
  name: string;
  type: ModelType;
  /** Of regular files; ignored for everything else. */
  size?: number;
  /** Target of a symbolic or hard link. */
  link?: string;
  /** What a regular file holds: equal strings are equal contents. Without it no content is equal. */
  content?: string;
}

export type ModelCause = 'replaced' | 'deleted' | 'opaque' | 'metadata' | 'overwritten';

export interface ModelWaste {
  path: string;
  bytes: number;
  cause: ModelCause;
  addedIn: number;
  wastedIn: number;
}

export interface ModelFile {
  path: string;
  type: Exclude<ModelType, 'hardlink'>;
  size: number;
  layer: number;
}

export interface ModelResult {
  layerBytes: number[];
  image: number;
  visible: number;
  /** Inodes of at least one byte, by layer that wasted them, then by path. */
  wasted: ModelWaste[];
  /** Every visible name but the root, sorted bytewise. A hard link is a `file` of its inode's size and layer. */
  files: ModelFile[];
}

/** A regular file's data, or any other thing that can have a name. Names are hard links if they share one. */
interface Node {
  type: Exclude<ModelType, 'hardlink'>;
  size: number;
  content: string | undefined;
  link: string;
  /** The layer that wrote it. */
  layer: number;
}

type Tree = Map<string, Node>;

const OPAQUE = '.wh..wh..opq';
/** Whiteouts of no name, or of the directory itself or its parent: they mean nothing. */
const NAMELESS = new Set(['.wh.', '.wh..', '.wh...']);
const MAX_LINKS = 255;

const isBelow = (path: string, folder: string): boolean => path.startsWith(folder === '/' ? '/' : `${folder}/`);
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const join = (folder: string, name: string): string => (folder === '/' ? `/${name}` : `${folder}/${name}`);
const depth = (path: string): number => path.split('/').length;
const bytewise = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A name from a tar as an absolute path without `.`, `..` and doubled slashes. `..` stops at the root. */
function absolute(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The real path of a directory: symbolic links are followed, the last component included. It need not exist. */
function realFolder(tree: Tree, path: string): string {
  const todo = path.split('/');
  let real = '/';
  for (let links = 0; todo.length > 0; ) {
    const part = todo.shift() ?? '';
    if (part === '' || part === '.') continue;
    if (part === '..') {
      real = parentOf(real);
      continue;
    }
    const next = tree.get(join(real, part));
    if (next?.type !== 'symlink') {
      real = join(real, part);
      continue;
    }
    if (++links > MAX_LINKS) throw new Error(`symbolic links go round in circles: ${path}`);
    if (next.link.startsWith('/')) real = '/';
    todo.unshift(...next.link.split('/'));
  }
  return real;
}

/** Where an entry of that name ends up: its parents' links are followed, its own last component is not. */
function place(tree: Tree, path: string): string {
  return path === '/' ? '/' : join(realFolder(tree, parentOf(path)), baseOf(path));
}

/** Takes a path and everything below it out of the tree. */
function remove(tree: Tree, path: string): void {
  for (const other of [...tree.keys()]) if (other === path || isBelow(other, path)) tree.delete(other);
}

const newFolder = (layer: number): Node => ({ type: 'dir', size: 0, content: undefined, link: '', layer });

/** Makes a directory with its parents, in place of whatever else has that path. */
function makeFolder(tree: Tree, path: string, layer: number): void {
  if (path === '/') return;
  makeFolder(tree, parentOf(path), layer);
  if (tree.get(path)?.type !== 'dir') tree.set(path, newFolder(layer));
}

/** What the whiteouts and opaque markers of one layer hide: real paths of the lower tree. */
interface Hidden {
  whiteouts: string[];
  opaque: string[];
}

interface Named {
  path: string;
  entry: ModelEntry;
}

/** Step 1: directories that replace symbolic links of a lower layer. Only the last entry of a name counts. */
function clearForFolders(tree: Tree, entries: Named[]): void {
  const last = new Map(entries.map(({ path, entry }) => [path, entry]));
  const folders = [...last].filter(([, { type }]) => type === 'dir').map(([path]) => path);
  for (const path of folders.sort((a, b) => depth(a) - depth(b))) {
    const real = place(tree, path);
    if (tree.get(real)?.type === 'symlink') tree.delete(real);
  }
}

/** Step 2: takes out what whiteouts and opaque markers hide, and says what that was. */
function hide(tree: Tree, markers: Named[]): Hidden {
  const hidden: Hidden = { whiteouts: [], opaque: [] };
  const sorted = [...markers].sort((a, b) => depth(a.path) - depth(b.path));
  const names = sorted.filter(({ path }) => !baseOf(path).startsWith('.wh..wh.') && !NAMELESS.has(baseOf(path)));
  for (const { path } of names) {
    const real = join(realFolder(tree, parentOf(path)), baseOf(path).slice('.wh.'.length));
    hidden.whiteouts.push(real);
    remove(tree, real);
  }
  for (const { path } of sorted.filter(marker => baseOf(marker.path) === OPAQUE)) {
    const real = realFolder(tree, parentOf(path));
    hidden.opaque.push(real);
    for (const other of [...tree.keys()]) if (isBelow(other, real)) tree.delete(other);
  }
  return hidden;
}

/**
 * Before step 2: what links name in lower layers that a whiteout or opaque marker further on in the tar takes away. Engines go
 * through a tar in order, so these links are made while their targets are still there.
 */
function linkedInTime(tree: Tree, entries: Named[]): Map<ModelEntry, Node> {
  // Without a link nobody asks where the markers lead: one may lead in circles that another takes away.
  if (!entries.some(({ entry }) => entry.type === 'hardlink')) return new Map();
  const taking = entries.flatMap(({ path }, at) => {
    const base = baseOf(path);
    if (base === OPAQUE) return [{ at, takes: (real: string) => isBelow(real, realFolder(tree, parentOf(path))) }];
    if (!base.startsWith('.wh.') || base.startsWith('.wh..wh.') || NAMELESS.has(base)) return [];
    const gone = join(realFolder(tree, parentOf(path)), base.slice('.wh.'.length));
    return [{ at, takes: (real: string) => real === gone || isBelow(real, gone) }];
  });
  const found = new Map<ModelEntry, Node>();
  for (const [at, { entry }] of entries.entries()) {
    if (entry.type !== 'hardlink') continue;
    const real = place(tree, absolute(entry.link ?? ''));
    const target = tree.get(real);
    const first = taking.find(({ takes }) => takes(real));
    if (target !== undefined && target.type !== 'dir' && first !== undefined && first.at > at) found.set(entry, target);
  }
  return found;
}

/** Step 3: one entry. */
function put(
  tree: Tree,
  { path, entry }: Named,
  { layer, linked }: { layer: number; linked: Map<ModelEntry, Node> },
): void {
  if (path === '/') return;
  const real = place(tree, path);
  makeFolder(tree, parentOf(real), layer);
  if (entry.type === 'dir') {
    if (tree.get(real)?.type !== 'dir') remove(tree, real);
    tree.set(real, newFolder(layer));
    return;
  }
  remove(tree, real);
  if (entry.type === 'hardlink') {
    const target = tree.get(place(tree, absolute(entry.link ?? ''))) ?? linked.get(entry);
    if (target === undefined || target.type === 'dir') throw new Error(`hard link to no file: ${entry.name}`);
    tree.set(real, target);
    return;
  }
  const size = entry.type === 'file' ? (entry.size ?? 0) : 0;
  tree.set(real, { type: entry.type, size, content: entry.content, link: entry.link ?? '', layer });
}

/** Why a lower layer's file lost this name. Where several causes hold, the first in this order. */
function causeOf(path: string, lower: Tree, upper: Tree, hidden: Hidden): ModelCause {
  const old = lower.get(path);
  const now = upper.get(path);
  const coveredByFile = [...lower].some(([other, node]) => {
    const instead = upper.get(other);
    return node.type === 'dir' && isBelow(path, other) && instead !== undefined && instead.type !== 'dir';
  });
  if ((now !== undefined && now.type !== 'file') || coveredByFile) return 'replaced';
  if (hidden.whiteouts.some(gone => gone === path || isBelow(path, gone))) return 'deleted';
  if (hidden.opaque.some(folder => isBelow(path, folder))) return 'opaque';
  // The directory it was in became something else and then a directory again, all in one layer.
  if (now === undefined) return 'replaced';
  const same = now.content !== undefined && now.content === old?.content && now.size === old.size;
  return now.type === 'file' && same ? 'metadata' : 'overwritten';
}

/** The distinct regular files of a tree: names that are hard links of each other are one. */
function inodes(tree: Tree): Set<Node> {
  return new Set([...tree.values()].filter(({ type }) => type === 'file'));
}

/** What the lower layers' inodes that have no name left wasted. */
function wasteOf(lower: Tree, upper: Tree, hidden: Hidden, wastedIn: number): ModelWaste[] {
  const alive = inodes(upper);
  const lost = [...inodes(lower)].filter(inode => !alive.has(inode) && inode.size > 0);
  const wasted = lost.map((inode): ModelWaste => {
    const names = [...lower].filter(([, node]) => node === inode).map(([path]) => path);
    const path = names.sort(bytewise)[0] ?? '';
    const cause = causeOf(path, lower, upper, hidden);
    return { path, bytes: inode.size, cause, addedIn: inode.layer, wastedIn };
  });
  return wasted.sort((a, b) => bytewise(a.path, b.path));
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
const bytes = (nodes: Iterable<Node>): number => sum([...nodes].map(({ size }) => size));

/** Stacks layers, bottom first. Throws where an engine could not unpack them: a link to nothing, links in circles. */
export function slowModel(layers: ModelEntry[][]): ModelResult {
  let tree: Tree = new Map();
  const layerBytes: number[] = [];
  const wasted: ModelWaste[] = [];
  layers.forEach((entries, layer) => {
    const lower: Tree = new Map(tree);
    const upper: Tree = new Map(tree);
    const named = entries.map(entry => ({ path: absolute(entry.name), entry }));
    const isMarker = ({ path }: Named) => baseOf(path).startsWith('.wh.');
    const others = named.filter(one => !isMarker(one));
    clearForFolders(upper, others);
    const linked = linkedInTime(upper, named);
    const hidden = hide(upper, named.filter(isMarker));
    for (const one of others) put(upper, one, { layer, linked });
    layerBytes.push(bytes([...inodes(upper)].filter(inode => inode.layer === layer)));
    wasted.push(...wasteOf(lower, upper, hidden, layer));
    tree = upper;
  });
  const files = [...tree].map(([path, { type, size, layer }]): ModelFile => ({ path, type, size, layer }));
  files.sort((a, b) => bytewise(a.path, b.path));
  return { layerBytes, image: sum(layerBytes), visible: bytes(inodes(tree)), wasted, files };
}
