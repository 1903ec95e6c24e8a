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

/** Of a hundred files, how many lie below each folder. Rules claim some, as in a real image that nobody has looked at. */
const FOLDERS: readonly (readonly [number, string])[] = [
  [40, 'app/node_modules/package'],
  [25, 'usr/lib/python3/dist-packages/module'],
  [15, 'usr/share/doc/package'],
  [8, 'usr/lib/x86_64-linux-gnu/library'],
  [5, 'usr/local/lib/python3.11/site-packages/module/__pycache__/part'],
  [3, 'root/.cache/pip/http/a/b/entry'],
  [2, 'var/lib/apt/lists/list'],
  [2, 'home/app/src/module'],
];

const FILES_IN_FOLDER = 12;
const ENDINGS = ['js', 'py', 'json', 'so', 'md', 'd.ts', 'pyc', 'txt'];

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
  for (const [share, folder] of FOLDERS) {
    const here = Math.round((files * share) / 100);
    for (let n = 0; n < here; n++) {
      const ending = ENDINGS[n % ENDINGS.length];
      yield `${folder}-${layer}-${Math.floor(n / FILES_IN_FOLDER)}/file-${n % FILES_IN_FOLDER}.${ending}`;
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
