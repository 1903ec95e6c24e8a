/** Lines of `imagebudget ls`. */
import { displayPath, isUtf8 } from '../image/byte-path.ts';
import { sizeOf } from '../stack/listing/arrange.ts';
import type { Listed } from '../stack/listing/listing.ts';
import type { Totals } from '../stack/listing/totals.ts';
import { jsonText, terminal } from './format/escape.ts';
import { bytes, count, counted } from './format/figures.ts';

export type { Listed };

/** One JSON object, as docs/ls.md describes it. */
export function listingJson({ path, type, size, mode, uid, gid, layer, link, total, wastedIn }: Listed): string {
  const target = link === null ? {} : { link: displayPath(link) };
  const more = { ...(total === undefined ? {} : { total }), ...(wastedIn === undefined ? {} : { wastedIn }) };
  const raw = isUtf8(path) ? {} : { pathBase64: Buffer.from(path, 'latin1').toString('base64') };
  return jsonText({ path: displayPath(path), type, size, mode, uid, gid, layer, ...target, ...more, ...raw });
}

const LETTERS: Readonly<Record<Listed['type'], string>> = {
  file: '-',
  dir: 'd',
  symlink: 'l',
  hardlink: 'h',
  char: 'c',
  block: 'b',
  fifo: 'p',
  whiteout: 'w',
  opaque: 'o',
};

/** One line in the manner of `ls -l`: type and mode, owner, bytes (of directories with a total, those below), layer, path. */
export function listingText(entry: Listed): string {
  const { path, type, mode, uid, gid, layer, link, wastedIn } = entry;
  const target = link === null ? '' : ` -> ${terminal(displayPath(link))}`;
  const end = wastedIn === undefined ? '' : ` (wasted in layer ${wastedIn})`;
  const owner = `${uid}:${gid}`.padStart(11);
  const size = String(sizeOf(entry)).padStart(12);
  return `${LETTERS[type]}${permissions(mode)} ${owner} ${size} ${String(layer ?? '-').padStart(3)} ${terminal(displayPath(path))}${target}${end}`;
}

/** The last line of a listing for people. */
export function totalsText({ entries, files, bytes: all }: Totals): string {
  return `total ${counted(entries, 'entry', 'entries')}, ${counted(files, 'file')}, ${bytes(all)} (${count(all)} bytes)`;
}

function permissions(mode: number): string {
  const bits = [6, 3, 0].map(shift => (mode >> shift) & 7);
  const letters = bits.map(bit => `${bit & 4 ? 'r' : '-'}${bit & 2 ? 'w' : '-'}${bit & 1 ? 'x' : '-'}`).join('');
  return [...letters].map((letter, at) => special(mode, at, letter)).join('');
}

/** Set-user-ID, set-group-ID and sticky are shown in place of the execute bits. */
function special(mode: number, at: number, letter: string): string {
  if (at === 2 && mode & 0o4000) return letter === 'x' ? 's' : 'S';
  if (at === 5 && mode & 0o2000) return letter === 'x' ? 's' : 'S';
  if (at === 8 && mode & 0o1000) return letter === 'x' ? 't' : 'T';
  return letter;
}
