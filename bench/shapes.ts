/** What the images hold that the bench makes. */
import { type Entry, randomNumbers } from './tar.ts';

export interface Shape {
  files: number;
  /** Of all files together. */
  bytes: number;
  /** The share of the files that each layer has; they need not add up to anything. */
  layers: readonly number[];
  /** Files of the layer below that each layer deletes, as far as there are so many. */
  deletions: number;
}

/** As a base, its packages, dependencies and an application come. */
export const USUAL_LAYERS = [30, 24, 18, 12, 6, 4, 2, 2, 1, 1];

interface Folder {
  /** Of a hundred files, how many lie below it. */
  share: number;
  path: string;
  endings: readonly string[];
}

const SCRIPTS = ['js', 'js', 'js', 'js', 'js', 'js', 'json', 'mjs', 'd.ts', 'd.ts', 'map', 'md'];
const PYTHON = ['py', 'py', 'py', 'py', 'py', 'so', 'pyi', 'txt'];

/** Rules claim some of these, as in a real image that nobody has looked at. */
const FOLDERS: readonly Folder[] = [
  { share: 40, path: 'app/node_modules/package', endings: SCRIPTS },
  { share: 30, path: 'usr/lib/python3/dist-packages/module', endings: PYTHON },
  { share: 5, path: 'usr/share/doc/package', endings: ['gz', 'txt', 'copyright'] },
  { share: 13, path: 'usr/lib/x86_64-linux-gnu/library', endings: ['so', 'so.1', 'so.1.2', 'a'] },
  { share: 5, path: 'usr/local/lib/python3.11/site-packages/module/__pycache__/part', endings: ['pyc'] },
  { share: 3, path: 'root/.cache/pip/http/a/b/entry', endings: ['body'] },
  { share: 2, path: 'var/lib/apt/lists/list', endings: ['lz4'] },
  { share: 2, path: 'home/app/src/module', endings: ['ts', 'json', 'css'] },
];

const FILES_IN_FOLDER = 12;

/** The entries of one layer, in the order of a directory walk. */
export function* layerEntries(shape: Shape, layer: number): Generator<Entry> {
  const counts = filesOf(shape);
  const files = counts[layer] ?? 0;
  for (const path of deletedPaths(shape, layer)) {
    const slash = path.lastIndexOf('/');
    yield { name: `${path.slice(0, slash)}/.wh.${path.slice(slash + 1)}`, type: 'file', body: new Uint8Array(0) };
  }
  const size = sizes((shape.bytes * files) / Math.max(1, shape.files), files, layer);
  let folder = '';
  for (const path of pathsOf(files, layer)) {
    const parent = path.slice(0, path.lastIndexOf('/'));
    if (parent !== folder) yield { name: `${parent}/`, type: 'dir', body: 0 };
    folder = parent;
    yield { name: path, type: 'file', body: size() };
  }
}

/** How many files each layer adds. */
function filesOf({ files, layers }: Shape): number[] {
  const whole = layers.reduce((sum, share) => sum + share, 0);
  let left = files;
  return layers.map((share, n) => {
    const count = n === layers.length - 1 ? left : Math.min(left, Math.round((files * share) / whole));
    left -= count;
    return count;
  });
}

function* pathsOf(files: number, layer: number): Generator<string> {
  for (const { share, path, endings } of FOLDERS) {
    const here = Math.round((files * share) / 100);
    for (let n = 0; n < here; n++) {
      const at = n % FILES_IN_FOLDER;
      // Half of the names come again in every folder, as `index.js` does.
      const name = at % 2 === 0 ? `part-${at}` : `part-${n.toString(36)}`;
      yield `${path}-${layer}-${Math.floor(n / FILES_IN_FOLDER)}/${name}.${endings[at % endings.length]}`;
    }
  }
}

function deletedPaths(shape: Shape, layer: number): string[] {
  const below = filesOf(shape)[layer - 1] ?? 0;
  const step = Math.max(1, Math.floor(below / Math.max(1, shape.deletions)));
  return [...pathsOf(below, layer - 1)].filter((_, n) => n % step === 0).slice(0, shape.deletions);
}

/** Sizes that add up to about what is asked: mostly small files, a few that hold most of the bytes. */
function sizes(bytes: number, files: number, seed: number): () => number {
  const random = randomNumbers(seed);
  const mean = bytes / Math.max(1, files);
  return () => {
    const kind = random();
    const spread = 0.5 + random();
    if (kind < 0.6) return Math.round(0.1 * mean * spread);
    if (kind < 0.9) return Math.round(0.6 * mean * spread);
    if (kind < 0.99) return Math.round(4 * mean * spread);
    return Math.round(40 * mean * spread);
  };
}
