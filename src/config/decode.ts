/** From the bytes of a config file to text that can be parsed, or to a clear reason why not. */
import { isUtf8 } from 'node:buffer';
import { configError } from './problems.ts';

/** A config is written by hand; the cap bounds what a hostile one can cost. */
const MAX_BYTES = 64 * 1024;

const LINE_FEED = 0x0a;

/** The text of a config file without its byte order mark. Throws ConfigError for what is no UTF-8 text. */
export function decodeConfig(bytes: Uint8Array, path: string): string {
  const stop = (line: number, column: number, reason: string, hint: string) =>
    configError(path, [{ line, column, reason, hint }]);
  if (bytes.length > MAX_BYTES) {
    throw stop(
      1,
      1,
      `the file has ${bytes.length} bytes, more than the ${MAX_BYTES} that a config may have`,
      'Is this the right file?',
    );
  }
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw stop(1, 1, 'the file is UTF-16, not UTF-8', 'Save it as UTF-8.');
  }
  if (bytes.includes(0)) throw stop(1, 1, 'the file is binary, not text', 'Give the path of a YAML file.');
  if (!isUtf8(bytes)) {
    const { line, column } = firstInvalid(bytes);
    throw stop(line, column, 'the file is not UTF-8 from here on', 'Save it as UTF-8.');
  }
  const text = new TextDecoder('utf-8').decode(bytes);
  // YAML 1.2 section 5.1 allows no other control characters; yaml does not check. A lone CR would hide a line from editors.
  const unprintable = /[^\P{Cc}\t\r\n\x85]|[\ufffe\uffff]|\r(?!\n)/u.exec(text);
  if (unprintable) {
    const before = text.slice(0, unprintable.index).split('\n');
    const code = unprintable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw stop(
      before.length,
      (before.at(-1) ?? '').length + 1,
      `control character U+${code}`,
      'Remove it. Lines end with LF or CR LF.',
    );
  }
  return text;
}

/** Where UTF-8 ends. A line feed is never part of a longer character, so each line can be looked at alone. */
function firstInvalid(bytes: Uint8Array): { line: number; column: number } {
  let start = 0;
  for (let line = 1; start < bytes.length; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) return { line, column: validPrefix(part).length + 1 };
    start = end + 1;
  }
  return { line: 1, column: 1 };
}

function validPrefix(bytes: Uint8Array): string {
  // Streaming holds back an unfinished character at the end, so the longest prefix that decodes is valid.
  let length = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  try {
    for (; length < bytes.length; length += 1)
      text += decoder.decode(bytes.subarray(length, length + 1), { stream: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
  }
  return text;
}
