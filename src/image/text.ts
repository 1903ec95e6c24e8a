/** What all modules do with text: even white space out, list names. */

const SPACE = /\s/;
/** A run of white space, or white space other than a blank. */
const UNEVEN = /\s\s|[^\S ]/;
const UNEVEN_IN_A_LINE = /[^\S\n]{2}|[^\S\n ]/;

/** Replaces each run by one blank, and trims. */
export function squeeze(text: string): string {
  return UNEVEN.test(text) ? collapsed(text, null).trim() : text.trim();
}

/** The same within each line: line breaks stay. */
export function squeezeLines(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return UNEVEN_IN_A_LINE.test(lines) ? collapsed(lines, '\n').trim() : lines.trim();
}

/** `size`, `size and wasted`, `size, wasted and layer`, `size, wasted and 3 more`. @param most how many are named */
export function listed(words: readonly string[], most = words.length): string {
  const rest = words.length - most;
  const all = rest > 0 ? [...words.slice(0, most), `${rest} more`] : words;
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}

/** Perf: replacing each of two million blanks takes 1.2 s and leaves half a gigabyte to collect; this takes 40 ms. */
function collapsed(text: string, kept: string | null): string {
  const units = new Uint16Array(text.length);
  let length = 0;
  let inRun = false;
  let all = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isSpace = (unit <= 0x20 || unit >= 0x85) && text[at] !== kept && SPACE.test(text.charAt(at));
    if (isSpace && inRun) continue;
    inRun = isSpace;
    units[length++] = isSpace ? 0x20 : unit;
    all |= unit;
  }
  // Half the memory if every character fits into a byte.
  if (all < 0x100) return Buffer.from(units.subarray(0, length)).toString('latin1');
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
}
