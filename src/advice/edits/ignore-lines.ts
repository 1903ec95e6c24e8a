/** Lines of a `.dockerignore`: https://docs.docker.com/build/concepts/context/#dockerignore-files */

export interface IgnoreLine {
  /** Relative to the context, or one name; `*` may be its start. */
  path: string;
  /** Whether the name is left out in every directory. */
  anywhere: boolean;
}

export function writtenLine({ path, anywhere }: IgnoreLine): string {
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
