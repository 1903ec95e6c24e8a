/** Decodes a config file, or says clearly why it is not text. */
import { isUtf8 } from 'node:buffer';
import { configError } from '../problems.ts';

/** A config is written by hand; this limits what a hostile one can cost. */
const MAX_BYTES = 64 * 1024;

const START = { line: 1, column: 1 };

const LINE_FEED = 0x0a;

/** Refuses a file that is too long for a config, so that it need not be read. @throws ConfigError */
export function checkLength(length: number, path: string): void {
  if (length <= MAX_BYTES) return;
  const reason = `the file has ${length} bytes, more than the ${MAX_BYTES} that a config may have`;
  throw configError(path, [{ ...START, reason, hint: 'Is this the right file?' }]);
}

/** The text of a config file without its byte order mark. @throws ConfigError if it is not UTF-8 text */
export function decodeConfig(bytes: Uint8Array, path: string): string {
  const stop = (at: { line: number; column: number }, reason: string, hint: string) =>
    configError(path, [{ ...at, reason, hint }]);
  checkLength(bytes.length, path);
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw stop(START, 'the file is UTF-16, not UTF-8', 'Save it as UTF-8.');
  }
  if (bytes.includes(0)) throw stop(START, 'the file is binary, not text', 'Give the path of a YAML file.');
  if (!isUtf8(bytes)) {
    throw stop(firstInvalid(bytes), 'the file is not UTF-8 from here on', 'Save it as UTF-8.');
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  // YAML 1.2 section 5.1 allows no other control characters; yaml does not check. A lone CR would hide a line from editors.
  const unprintable = /[^\P{Cc}\t\r\n\x85]|[\ufffe\uffff]|\r(?!\n)/u.exec(text);
  if (unprintable) {
    const before = text.slice(0, unprintable.index).split('\n');
    const at = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    const code = unprintable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw stop(at, `control character U+${code}`, 'Remove it. Lines end with LF or CR LF.');
  }
  return text;
}

/** The place of the first invalid byte. A line feed is never part of a longer character, so lines can be checked one by one. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) return { line, column: validPrefix(part).length + 1 };
    start = end + 1;
  }
  return START;
}

/** The text of a line up to its first invalid byte, without a byte order mark. */
function validPrefix(line: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(line);
  // Invalid bytes are decoded to U+FFFD, which the file may also contain itself.
  let found = text.indexOf('\ufffd');
  while (found !== -1 && isReplacement(line, Buffer.byteLength(text.slice(0, found)))) {
    found = text.indexOf('\ufffd', found + 1);
  }
  return text.slice(0, found === -1 ? text.length : found).replace('\ufeff', '');
}

function isReplacement(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}
