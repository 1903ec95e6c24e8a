/** Foreign text made safe for a message. */

/** Most characters of foreign text in a message. */
const SHOWN = 60;

/** Escapes everything that does not print, and cuts. For text inside a sentence. */
export function printable(text: string, length = SHOWN): string {
  const characters = [...text];
  const cut = characters.length > length ? [...characters.slice(0, length - 1), '…'] : characters;
  return cut.map(escapeCharacter).join('');
}

/** Foreign text as a quoted word of a message. */
export function quote(text: string): string {
  return `"${printable(text.replaceAll(/["\\]/g, '\\$&'))}"`;
}

/** A key without what follows `=`, `:` or `@`: in a file that is not a config it may be a secret. */
export function keyText(key: string): string {
  const [mark] = /[=:@]/.exec(key) ?? [];
  return mark === undefined ? key : `${key.slice(0, key.indexOf(mark))}${mark}…`;
}

/** A key of a file that may not be a config, as a quoted word of a message. */
export function quoteKey(key: string): string {
  return quote(keyText(key));
}

function escapeCharacter(character: string): string {
  // Controls, format characters (bidi), surrogates, unassigned, and every separator but the plain space.
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character];
  return short ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
