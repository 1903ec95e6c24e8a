/** Paths of an image as words of a shell command. */

/** Nothing in it needs quotes. */
const PLAIN = /^[\w./@%+=:,-]+$/;
/** Control characters, line and paragraph ends, marks that change the direction of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/;

/** Whether a text has characters that no file of a person should have. */
export function isUnsafe(text: string): boolean {
  return UNSAFE.test(text);
}

/** The path as one word; null if it has characters that no Dockerfile should have. */
export function shellWord(path: string): string | null {
  if (isUnsafe(path)) return null;
  if (PLAIN.test(path)) return path;
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** The deepest directory that holds all paths. */
export function commonDirectory(paths: readonly string[]): string {
  let common = (paths[0] ?? '/').split('/').slice(0, -1);
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    const end = common.findIndex((part, at) => parts[at] !== part);
    if (end !== -1) common = common.slice(0, end);
  }
  return common.join('/') || '/';
}
