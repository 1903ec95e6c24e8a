/** Paths in a layer's tar are bytes, usually but not always UTF-8. Here they become text. */
import { Buffer, isUtf8 as isUtf8Buffer } from 'node:buffer';

/** A path as bytes: one UTF-16 unit for each byte (latin1), absolute, as the layer tar has it. Show it with `displayPath`. */
export type BytePath = string;

const ASCII = 0x80;

/** Perf: called for every name, and nearly all are short; a regular expression takes several times as long. */
function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= ASCII) return false;
  return true;
}

/** Whether the bytes are valid UTF-8. */
export function isUtf8(bytes: BytePath): boolean {
  return isAscii(bytes) || isUtf8Buffer(Buffer.from(bytes, 'latin1'));
}

/**
 * The bytes as text for people: valid UTF-8 is decoded, every other byte becomes `\xNN`. The result is not safe for a terminal,
 * Markdown or HTML, and is ambiguous if the name has backslashes; `pathBase64` is exact.
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
 * A name or path as globs see it: decoded if it is UTF-8, else one character for each byte. So such a name still matches `*.deb`,
 * and differs from others, which U+FFFD would make equal.
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
