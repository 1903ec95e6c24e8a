/** Paths of a layer tar are bytes, mostly but not always UTF-8. This module holds them and turns them into text. */
import { Buffer, isUtf8 as isUtf8Buffer } from 'node:buffer';

/** A path as bytes: one UTF-16 unit for each byte (latin1), absolute, as the layer tar has it. Show it with `displayPath`. */
export type BytePath = string;

const ASCII = 0x80;

/** Perf: called for every name, of which nearly all are short; a regular expression takes several times as long. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= ASCII) return false;
  return true;
}

/** Whether the bytes are valid UTF-8. */
export function isUtf8(bytes: BytePath): boolean {
  return isAscii(bytes) || isUtf8Buffer(Buffer.from(bytes, 'latin1'));
}

/**
 * The bytes as text for people: valid UTF-8 decoded as it is, every other byte as `\xNN`. The result is not made safe for a
 * terminal, Markdown or HTML, and does not tell a backslash that was in the name; that is what `pathBase64` is for.
 */
export function displayPath(bytes: BytePath): string {
  if (isAscii(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  if (isUtf8Buffer(buffer)) return buffer.toString('utf8');
  let text = '';
  for (let at = 0; at < buffer.length; ) {
    const length = characterLength(buffer, at);
    text += length === 0 ? escapeByte(buffer[at]) : buffer.toString('utf8', at, at + length);
    at += length || 1;
  }
  return text;
}

/**
 * A name or path as globs see it: decoded where it is UTF-8, else one character for each byte. The latin1 reading keeps such
 * a name matchable (`*.deb`, `/tmp/**`) and distinct, where U+FFFD would make different names equal.
 */
export function matchText(bytes: BytePath): string {
  if (isAscii(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8Buffer(buffer) ? buffer.toString('utf8') : bytes;
}

/** The bytes of a text in UTF-8: the reverse of `matchText` for names that are UTF-8. */
export function bytesOf(text: string): BytePath {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/** Bytes of the UTF-8 character at a place; 0 if there is none. */
function characterLength(buffer: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= buffer.length; length++) {
    if (isUtf8Buffer(buffer.subarray(at, at + length))) return length;
  }
  return 0;
}

function escapeByte(byte = 0): string {
  return `\\x${byte.toString(16).padStart(2, '0')}`;
}
