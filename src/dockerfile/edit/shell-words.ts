/** Shell words for paths, and which of them cover others. */
import { tokensOf } from '../shell-text/tokens.ts';

const PLAIN = /^[\w./:@%+=,~-]+$/;

/** A literal path as a shell word: quoted where a shell would read more into it. */
export function shellWord(path: string): string {
  return PLAIN.test(path) && !path.startsWith('~') ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

/**
 * A path for `rm`, as a shell word that may have globs. What is one word already stays as it is; other text is quoted, except for its
 * globs.
 */
export function pathWord(path: string): string {
  const { tokens, complete } = tokensOf(path);
  const [only, ...others] = tokens;
  if (complete && others.length === 0 && only?.kind === 'word' && only.end === path.length) return path;
  return path
    .split(/([*?]|\[[^[\]]*\])/)
    .map((part, at) => (at % 2 === 1 || part === '' ? part : shellWord(part)))
    .join('');
}

/** Whether deleting `outer` deletes `inner` too: `/a` and `/a/*` cover `/a/b`. A `*` leaves names that start with a dot. */
export function covers(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  const folder = outer.endsWith('/*') ? outer.slice(0, -2) : outer.replace(/\/$/, '');
  if (folder === '' || /[*?[]/.test(folder) || !inner.startsWith(`${folder}/`)) return false;
  return !outer.endsWith('/*') || !/^(?:\.|$)/.test(inner.slice(folder.length + 1));
}

/** The paths without those that others of them, or of `known`, cover; each once. */
export function uncovered(paths: readonly string[], known: readonly string[]): string[] {
  const distinct = [...new Set(paths)];
  return distinct.filter(
    path => !known.some(one => covers(one, path)) && !distinct.some(one => one !== path && covers(one, path)),
  );
}
