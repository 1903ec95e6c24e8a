/** Parses sizes, percentages, ratios and counts. Anything else is null. */

/** Bytes in one unit. Decimal units are what `docker` prints; binary units are those of IEC 80000-13. */
export const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['B', 1n],
  ['kB', 10n ** 3n],
  ['KB', 10n ** 3n],
  ['MB', 10n ** 6n],
  ['GB', 10n ** 9n],
  ['TB', 10n ** 12n],
  ['kiB', 2n ** 10n],
  ['KiB', 2n ** 10n],
  ['MiB', 2n ** 20n],
  ['GiB', 2n ** 30n],
  ['TiB', 2n ** 40n],
]);

const WHOLE = '(?:0|[1-9][0-9]*)';
const DECIMAL = `${WHOLE}(?:\\.[0-9]+)?`;

/** What a size looks like; the published JSON Schema carries the same text. */
export const SIZE_PATTERN = `^(?:${WHOLE}(?: ?B)?|${DECIMAL} ?(?:[kK]B|[MGT]B|[kKMGT]iB))$`;
export const PERCENT_PATTERN = `^(?:100(?:\\.0{1,6})?|[1-9]?[0-9](?:\\.[0-9]{1,6})?) ?%$`;
export const RATIO_PATTERN = '^(?:1(?:\\.0{1,8})?|0(?:\\.[0-9]{1,8})?)$';
export const COUNT_PATTERN = `^${WHOLE}$`;

const SIZE = new RegExp(SIZE_PATTERN);
const PERCENT = new RegExp(PERCENT_PATTERN);
const RATIO = new RegExp(RATIO_PATTERN);
const COUNT = new RegExp(COUNT_PATTERN);

/** Longer texts are refused before any arithmetic on them. */
const MAX_LENGTH = 64;

/** Whether the text is written like a size, even one too large to count. */
export function looksLikeSize(text: string): boolean {
  return SIZE.test(text);
}

/**
 * Bytes of a size such as `3005`, `3 KiB` or `0.5 MB`. A product that is not whole is rounded down (`1.0005 kB` is 1000).
 * Null for anything else, such as a fraction of a byte or more than Number.MAX_SAFE_INTEGER.
 */
export function parseSize(text: string): number | null {
  if (text.length > MAX_LENGTH || !SIZE.test(text)) return null;
  const digits = /^[0-9.]+/.exec(text)?.[0] ?? '';
  const unit = UNITS.get(text.slice(digits.length).trim() || 'B');
  if (unit === undefined) return null;
  const [whole = '', fraction = ''] = digits.split('.');
  // BigInt, because 1.1 MB in floating point is 1100000.0000000002.
  const bytes = (BigInt(whole + fraction) * unit) / 10n ** BigInt(fraction.length);
  return bytes <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(bytes) : null;
}

const WRITTEN_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** The size as a config may say it, exactly: 12300000 gives `12.3 MB`. What `parseSize` reads is the same number again. */
export function writeSize(bytes: number): string {
  const digits = String(bytes);
  const unit = Math.min(Math.floor((digits.length - 1) / 3), WRITTEN_UNITS.length - 1);
  const point = digits.length - 3 * unit;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return `${digits.slice(0, point)}${fraction && '.'}${fraction} ${WRITTEN_UNITS[unit]}`;
}

/** `5 %`, `0.1%`: 0 to 100 with at most 6 decimals, as a number of percent. */
export function parsePercent(text: string): number | null {
  return PERCENT.test(text) ? Number.parseFloat(text) : null;
}

/** `0.95` with at most 8 decimals, or `95 %`: a number from 0 to 1. */
export function parseRatio(text: string): number | null {
  if (RATIO.test(text)) return Number(text);
  // An exponent in the text gives the double nearest to what is written; dividing the number would not.
  return PERCENT.test(text) ? Number(`${text.replace(/ ?%$/, '')}e-2`) : null;
}

/** A whole number, not negative, at most Number.MAX_SAFE_INTEGER. */
export function parseCount(text: string): number | null {
  const count = COUNT.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : null;
}

/** A guess at a mistyped size: `250mb` gives `250 MB`. Null without a good guess. */
export function nearestSize(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  // A comma before three digits separates thousands; any other is a decimal point.
  const plain = text
    .replaceAll(/[\s_+]/g, '')
    .replaceAll(/,(?=[0-9]{3}(?![0-9]))/g, '')
    .replace(',', '.');
  const match = /^([0-9]{1,15}(?:\.[0-9]{1,15})?)([a-z]{0,9})$/i.exec(plain);
  const [, written = '', word = ''] = match ?? [];
  const amount = written.replace(/^0+(?=[0-9])/, '');
  const unit = word === '' && amount.includes('.') ? 'MB' : nearestUnit(word);
  const guess = `${amount} ${unit ?? ''}`.trim();
  return unit === null || parseSize(guess) === null ? null : guess;
}

/** A guess at a mistyped percentage: `5 percent` and `%5` give `5 %`, and so does `0.05`. Null without a good guess. */
export function nearestPercent(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  const [, before, after] = /^(?:% ?([0-9.]{1,9})|([0-9.]{1,9}) ?(?:percent|per cent|pct))$/i.exec(text) ?? [];
  const written = before ?? after;
  // An exponent in the text, since multiplying 0.07 by 100 gives 7.000000000000001.
  const guess = written ?? (/^0?\.[0-9]{1,8}$/.test(text) ? String(Number(`${text}e2`)) : '');
  return parsePercent(`${guess} %`) === null ? null : `${guess} %`;
}

function nearestUnit(word: string): string | null {
  if (word === '') return '';
  if (/^b(?:ytes?)?$/i.test(word)) return 'B';
  const [, long] = /^([kmgt])(?:ilo|ega|iga|era)bytes?$/i.exec(word) ?? [];
  const [, short, binary = ''] = /^([kmgt])(i?)(?:b|bytes?)?s?$/i.exec(word) ?? [];
  const letter = long ?? short;
  if (letter === undefined) return null;
  if (binary !== '') return `${letter.toUpperCase()}iB`;
  return letter.toLowerCase() === 'k' ? 'kB' : `${letter.toUpperCase()}B`;
}
