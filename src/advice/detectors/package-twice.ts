import { nodeAt } from '../../stack/file-tree.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import { type DetectorImage, detector, type Found } from './detector.ts';
import { bytesOf, type Counted, subtree } from './subtree.ts';

/** Directories whose children are versions of one thing. */
const VERSIONED = [
  { parent: '/usr/lib/jvm', version: /./ },
  { parent: '/usr/lib', version: /^llvm-\d/ },
  { parent: '/usr/lib/gcc/*', version: /^\d/ },
];
const LEAST = 65_536;

export default detector({
  id: 'package-twice',
  title: 'A package that is installed more than once',
  severity: 'info',
  when: 'npm: the same name and version in several folders, as `node_modules/.package-lock.json` records them. Python: a `.dist-info` of one name in several `site-packages`, with the folder that has the package’s name. System: several versions below `/usr/lib/jvm`, `/usr/lib/llvm-*` or `/usr/lib/gcc/*`. The bytes are those of all but the largest, each of at least 65,536 bytes in the image, without files that have hard links outside their copy.',
  why: 'One of them is enough, if what uses the others can use it too.',
  remedy: [
    'RUN npm dedupe --omit=dev   # in the RUN that installs',
    '# Python: one way to install (pip or apt, one environment)    system: name one version, as in openjdk-17-jre-headless',
  ].join('\n'),
  reads: [{ name: '.package-lock.json', folder: /(?:^|\/)node_modules$/, most: 4_194_304 }],
  find: image => [...npm(image), ...python(image.sitePackages), ...versions(image.root)],
});

/** One place of a package. */
type Copy = (counted: Counted) => Found[];

/** All of each set of copies, the largest without bytes, the others with what goes with them. */
function allButLargest(copies: readonly Copy[]): Found[] {
  if (copies.length < 2) return [];
  const [largest, ...others] = copies
    .map(copy => ({ copy, all: copy('all') }))
    .filter(({ all }) => bytesOf(all) >= LEAST)
    .sort((a, b) => bytesOf(b.all) - bytesOf(a.all));
  const freed = others.map(({ copy }) => copy('freed')).filter(found => bytesOf(found) >= LEAST);
  if (largest === undefined || freed.length === 0) return [];
  return [...largest.all.map(found => ({ ...found, bytes: 0 })), ...freed.flat()];
}

function npm({ npmRecords, text }: DetectorImage): Found[] {
  return npmRecords.flatMap(record => {
    const folder = record.parent?.parent;
    const recorded = text(record);
    if (folder == null || recorded === null) return [];
    const copies = new Map<string, Copy[]>();
    for (const { path, id } of packagesIn(recorded)) {
      const node = nodeAt(folder, path);
      if (node?.children == null) continue;
      // What is nested in a package is a package of its own.
      const enter = (at: StackNode) => at === node || at.name !== 'node_modules';
      copies.set(id, [...(copies.get(id) ?? []), counted => subtree(node, { counted, enter })]);
    }
    return [...copies.values()].flatMap(allButLargest);
  });
}

/** The packages of npm's hidden lockfile. Anything may stand in the file. */
function packagesIn(text: string): { path: string; id: string }[] {
  const packages = property(parsed(text), 'packages');
  if (typeof packages !== 'object' || packages === null) return [];
  return Object.entries(packages).flatMap(([path, of]: [string, unknown]) => {
    const version = property(of, 'version');
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return typeof version === 'string' && path.includes('node_modules/') ? [{ path, id: `${name}@${version}` }] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // What npm did not write tells nothing about what it installed.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function python(sitePackages: readonly StackNode[]): Found[] {
  const copies = new Map<string, Copy[]>();
  for (const place of sitePackages) {
    for (const [key, folder] of distributionsIn(place))
      copies.set(key, [...(copies.get(key) ?? []), counted => subtree(folder, { counted })]);
  }
  return [...copies.values()].flatMap(allButLargest);
}

/** Folders of packages by name: one each, however many versions left their records. */
function distributionsIn(place: StackNode): Map<string, StackNode> {
  const folders = new Map<string, StackNode>();
  for (const name of place.children?.keys() ?? []) {
    const key = /^(.+?)-\d[^-]*\.dist-info$/.exec(name)?.[1]?.toLowerCase();
    const folder = key === undefined ? undefined : place.children?.get(key);
    if (key !== undefined && folder?.children != null) folders.set(key, folder);
  }
  return folders;
}

function versions(root: StackNode): Found[] {
  return VERSIONED.flatMap(({ parent, version }) =>
    parentsAt(root, parent).flatMap(({ children }) => {
      const trees = [...(children?.values() ?? [])].filter(node => node.children !== null && version.test(node.name));
      return allButLargest(trees.map(tree => counted => subtree(tree, { counted })));
    }),
  );
}

/** The directory at a path, or all of them where it ends in a star. */
function parentsAt(root: StackNode, path: string): StackNode[] {
  if (!path.endsWith('/*')) return [nodeAt(root, path) ?? []].flat();
  return [...(nodeAt(root, path.slice(0, -2))?.children?.values() ?? [])];
}
