/** The files of a project that say which packages to install: whether one of them changed tells who moved a package. */
import { createHash } from 'node:crypto';
import type { SmallFile } from '../image/small-file.ts';
import type { LayerIndex } from '../layer/index/layer-index.ts';

/** One such file in a layer, whether it is visible in the end or not. */
export interface Lockfile {
  /** Index of the layer. */
  layer: number;
  /** Without a slash at the start, as the layer has it. */
  path: string;
  /** Of its content, in hexadecimal. */
  sha256: string;
}

const NAMES = [
  ...[
    'package.json',
    'package-lock.json',
    'npm-shrinkwrap.json',
    'yarn.lock',
    'pnpm-lock.yaml',
    'bun.lock',
    'bun.lockb',
  ],
  ...['constraints.txt', 'Pipfile', 'Pipfile.lock', 'pyproject.toml', 'poetry.lock', 'uv.lock', 'pdm.lock', 'setup.py'],
  ...['setup.cfg', 'environment.yml', 'environment.yaml'],
  ...['Gemfile', 'Gemfile.lock', 'composer.json', 'composer.lock', '.npmrc', '.yarnrc.yml', 'pip.conf'],
];

/** Not those of installed packages, which are what they say about themselves. */
const OF_PROJECTS = /^(?!(?:.*\/)?(?:node_modules|site-packages|dist-packages|vendor|gems|\.cache)(?:\/|$))/;

/** Longer than any that was seen. */
const MOST_BYTES = 16 * 1024 * 1024;
const DIGEST_BYTES = 32;

/** More are no project's own. */
const MOST_FILES = 500;

export const LOCKFILES: readonly SmallFile[] = [
  ...NAMES.map((name): SmallFile => ({ name, folder: OF_PROJECTS, most: MOST_BYTES, form: 'digest' })),
  { name: 'requirements', rest: /^[\w.-]*\.(?:txt|in)$/, folder: OF_PROJECTS, most: MOST_BYTES, form: 'digest' },
];

const KNOWN = new Set(NAMES);

function isLockfile(base: string, directory: string): boolean {
  return (KNOWN.has(base) || /^requirements[\w.-]*\.(?:txt|in)$/.test(base)) && OF_PROJECTS.test(directory);
}

/** Those of all layers from one on; null if there are too many to tell. */
export function lockfilesOf(layers: readonly LayerIndex[], from: number): Lockfile[] | null {
  const found = layers.slice(from).flatMap((index, n) =>
    index.keptOrLinked().flatMap(entry => {
      const [base, directory, kept] = [index.base(entry), index.directory(entry), index.kept(entry)];
      if (kept === undefined || !isLockfile(base, directory)) return [];
      const path = directory === '' ? base : `${directory}/${base}`;
      return [{ layer: from + n, path, sha256: digestOf(kept, index.size(entry)) }];
    }),
  );
  return found.length > MOST_FILES ? null : found;
}

/** Of what was kept: the digest, or the bytes if something else reads them. */
function digestOf(kept: Uint8Array, size: number): string {
  const digest =
    kept.length === DIGEST_BYTES && size !== DIGEST_BYTES ? kept : createHash('sha256').update(kept).digest();
  return Buffer.from(digest).toString('hex');
}
