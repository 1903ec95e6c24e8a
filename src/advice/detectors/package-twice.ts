import { fieldsOf } from '../../rules/conditions.ts';
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

/** For the cases: two copies of an npm package and npm's record of them; a Python package in two environments. */
const A = '/app/node_modules/a/node_modules/x';
const B = '/app/node_modules/b/node_modules/x';
const NESTED = { [`${A}/index.js`]: 65_536, [`${B}/index.js`]: 131_072 };
const RECORD = '/app/node_modules/.package-lock.json';
const recordOf = (version: unknown) =>
  JSON.stringify({
    packages: {
      'node_modules/a/node_modules/x': { version: '1.0.0' },
      'node_modules/b/node_modules/x': { version },
    },
  });
const SYSTEM = '/usr/lib/python3/dist-packages';
const VENV = '/opt/venv/lib/python3.11/site-packages';
const LINKED = {
  files: {
    [`${SYSTEM}/numpy-1.26.4.dist-info/METADATA`]: 5,
    [`${VENV}/numpy-1.26.4.dist-info/METADATA`]: 5,
    [`${SYSTEM}/numpy/core.so`]: 196_608,
  },
  hardLinks: { [`${VENV}/numpy/core.so`]: `${SYSTEM}/numpy/core.so` },
};

export default detector({
  id: 'package-twice',
  title: 'A package installed more than once',
  severity: 'info',
  when: 'npm: several folders have the same package in the same version, according to `node_modules/.package-lock.json`. Python: several `site-packages` have a `.dist-info` of the same name and the package’s folder. System: there are several versions below `/usr/lib/jvm`, `/usr/lib/llvm-*` or `/usr/lib/gcc/*`. Only copies of at least 65,536 bytes count. The bytes are those of all but the largest, without files that have hard links outside their copy.',
  why: 'One copy is enough, if everything can use it.',
  remedy:
    'Install it once. For npm, run `npm dedupe` after the install; for Python, use either pip or apt and one environment; for system packages, name one version only, as in `openjdk-21-jre-headless`.',
  reads: [{ name: '.package-lock.json', folder: /(?:^|\/)node_modules$/, most: 4_194_304 }],
  find: image => [...npm(image), ...python(image.sitePackages), ...versions(image.root)],
  reports: [
    { layers: [{ files: { ...NESTED, [RECORD]: recordOf('1.0.0') } }], bytes: 65_536, paths: [B, A] },
    {
      layers: [
        {
          files: {
            [`${SYSTEM}/numpy/core.so`]: 65_536,
            [`${SYSTEM}/numpy-1.26.4.dist-info/METADATA`]: 5,
            [`${VENV}/numpy/core.so`]: 196_608,
            [`${VENV}/numpy-1.26.4.dist-info/METADATA`]: 5,
          },
        },
      ],
      bytes: 65_536,
      paths: [`${VENV}/numpy`, `${SYSTEM}/numpy`],
    },
    // uv links files into both environments: removing one copy frees none of them.
    {
      layers: [
        {
          files: { ...LINKED.files, [`${SYSTEM}/numpy/b.so`]: 65_536, [`${VENV}/numpy/a.so`]: 131_072 },
          hardLinks: LINKED.hardLinks,
        },
      ],
      bytes: 65_536,
      paths: [`${VENV}/numpy`, `${SYSTEM}/numpy`],
    },
    {
      layers: [{ files: { '/usr/lib/jvm/java-17/lib/a': 131_072, '/usr/lib/jvm/java-11/lib/a': 65_536 } }],
      bytes: 65_536,
    },
    { layers: [{ files: { '/usr/lib/gcc/x/11/cc1': 65_536, '/usr/lib/gcc/x/12/cc1': 65_536 } }], bytes: 65_536 },
  ],
  ignores: [
    { layers: [{ files: { ...NESTED, [RECORD]: recordOf('2.0.0') } }], because: 'two versions' },
    { layers: [{ files: { ...NESTED, [RECORD]: recordOf(7) } }], because: 'the version is not a text' },
    {
      layers: [{ files: { ...NESTED, [RECORD]: '{"packages": [null' } }],
      because: 'the record is broken',
    },
    {
      layers: [{ files: { ...NESTED, '/app/.package-lock.json': recordOf('1.0.0') } }],
      because: 'not a record of npm',
    },
    {
      layers: [
        {
          files: {
            [`${SYSTEM}/numpy/core.so`]: 65_536,
            [`${SYSTEM}/numpy-1.26.4.dist-info/METADATA`]: 5,
            [`${VENV}/scipy/core.so`]: 65_536,
          },
        },
      ],
      because: 'two packages',
    },
    {
      layers: [
        { files: { [`${VENV}/pip/main.py`]: 131_072, [`${VENV}/pip-24.0.dist-info/METADATA`]: 5 } },
        { files: { [`${VENV}/pip/main.py`]: 196_608, [`${VENV}/pip-25.0.dist-info/METADATA`]: 5 } },
      ],
      because: 'one package with two records: a COPY over an older pip leaves both',
    },
    { layers: [LINKED], because: 'hard links of one file' },
    {
      layers: [{ files: { '/usr/lib/jvm/java-17/lib/a': 131_072 }, links: { '/usr/lib/jvm/default': 'java-17' } }],
      because: 'a link to the only version',
    },
    { layers: [{ files: { '/usr/lib/gcc/x/12/cc1': 65_536 } }], because: 'one version' },
  ],
});

/** Finds one copy of a package. */
type Copy = (counted: Counted) => Found[];

/** All copies: the largest with 0 bytes, the others with the bytes that removing them frees. */
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
      // A nested `node_modules` holds other packages.
      const enter = (at: StackNode) => at === node || at.name !== 'node_modules';
      copies.set(id, [...(copies.get(id) ?? []), counted => subtree(node, { counted, enter })]);
    }
    return [...copies.values()].flatMap(allButLargest);
  });
}

/** The packages of npm's hidden lockfile. The file may contain anything. */
function packagesIn(text: string): { path: string; id: string }[] {
  const packages = fieldsOf(fieldsOf(parsed(text)).get('packages'));
  return [...packages].flatMap(([path, of]) => {
    const version = fieldsOf(of).get('version');
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return typeof version === 'string' && path.includes('node_modules/') ? [{ path, id: `${name}@${version}` }] : [];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // A broken record counts as missing.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function python(sitePackages: readonly StackNode[]): Found[] {
  const copies = new Map<string, Copy[]>();
  for (const place of sitePackages) {
    for (const [key, folder] of distributionsIn(place))
      copies.set(key, [...(copies.get(key) ?? []), counted => subtree(folder, { counted })]);
  }
  return [...copies.values()].flatMap(allButLargest);
}

/** Package folders by name: one each, however many versions left a record. */
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

/** The directory at a path, or all directories at a path that ends in a star. */
function parentsAt(root: StackNode, path: string): StackNode[] {
  if (!path.endsWith('/*')) return [nodeAt(root, path) ?? []].flat();
  return [...(nodeAt(root, path.slice(0, -2))?.children?.values() ?? [])];
}
