/** What following an edit for a rule may change at run time. */
import { displayPath } from '../../image/byte-path.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import type { Rule } from '../../rules/rule.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { LeftOut, Trust } from './edit.ts';

/** Programs can notice that these are missing: a start takes longer, linking or loading fails. */
const NOTICED = new Set([
  'bundler-dev-deps',
  'composer-dev-deps',
  'nltk-zip',
  'node-dev-deps',
  'pipenv-dev-deps',
  'poetry-dev-deps',
  'python-bytecode',
  'python-legacy-bytecode',
  'static-libs',
  'uv-dev-deps',
]);

export function trustOf({ id, confidence }: Pick<Rule, 'id' | 'confidence'>): Trust {
  return confidence === 'judgement' || NOTICED.has(id) ? 'fewer' : 'same';
}

const MOST_NAMED = 100;

/** For an edit after which less is installed: what is not, by package or file, biggest first. */
export function leftOutBy(rule: Rule, copies: ReadonlySet<StackInode>, image: Files): LeftOut[] {
  return trustOf(rule) === 'same' ? [] : leftOut(copies, nameOf, image);
}

interface Files {
  layers: readonly LayerIndex[];
  lost: ReadonlyMap<StackInode, unknown>;
}

/** The visible ones of these files by a name made of their path. */
export function leftOut(
  copies: ReadonlySet<StackInode>,
  name: (path: string, copy: StackInode) => string,
  { layers, lost }: Files,
): LeftOut[] {
  const bytes = new Map<string, number>();
  for (const copy of copies) {
    if (lost.has(copy)) continue;
    const of = name(`/${displayPath(layers[copy.layer]?.path(copy.entry) ?? '')}`, copy);
    bytes.set(of, (bytes.get(of) ?? 0) + copy.size);
  }
  const all = [...bytes].map(([of, sum]) => ({ name: of, bytes: sum }));
  return all.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)).slice(0, MOST_NAMED);
}

/** Files by their path, those deep in a tree by its upper directory, and bytecode by its package. */
export function leftOutFiles(files: Iterable<StackInode>, image: Files): LeftOut[] {
  const upper = (path: string) => path.split('/').slice(0, 4).join('/');
  return leftOut(new Set(files), path => (path.endsWith('.pyc') ? nameOf(path) : upper(path)), image);
}

/** `bytecode of numpy`, else the path. */
export function nameOf(path: string): string {
  if (!path.endsWith('.pyc')) return path;
  const inPackages = /\/(?:site|dist)-packages\/([^/]+)\//.exec(path)?.[1];
  const ofPython = /\/(python3(?:\.\d+)?)\//.exec(path)?.[1];
  return `bytecode of ${inPackages === '__pycache__' ? 'modules' : (inPackages ?? ofPython ?? 'modules')}`;
}

export function bytesOf(copies: Iterable<StackInode>): number {
  let bytes = 0;
  for (const { size } of copies) bytes += size;
  return bytes;
}
