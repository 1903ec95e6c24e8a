/** Lines of a `.dockerignore`: https://docs.docker.com/build/concepts/context/#dockerignore-files */

import { isUnsafe } from './commands/shell-word.ts';

export interface IgnoreLine {
  /** Relative to the context, or one name; `*` may be its start. */
  path: string;
  /** Whether the name is left out in every directory. */
  anywhere: boolean;
}

/** Null for a name that a line cannot hold: it would be several lines, a comment or an exception. */
export function writtenLine({ path, anywhere }: IgnoreLine): string | null {
  if (isUnsafe(path) || (!anywhere && /^[#!]/.test(path)) || path !== path.trim()) return null;
  const escaped = path.replace(/[[\]?\\]/g, '\\$&').replace(/(?!^)\*/g, '\\*');
  return anywhere ? `**/${escaped}` : escaped;
}

/** Whether the line leaves out an absolute path of the context. */
export function ignoreLine({ path, anywhere }: IgnoreLine, source: string): boolean {
  const names = source.slice(1).split('/');
  if (!anywhere) return source.slice(1) === path || source.startsWith(`/${path}/`);
  if (path.startsWith('*')) return names.some(name => name.endsWith(path.slice(1)));
  return names.includes(path);
}
