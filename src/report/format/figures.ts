/** Numbers for people, the same on every machine: they ignore the locale. */

const UNITS: readonly string[] = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `1,234,567`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `412 files`, `1 file`; `many` if the plural is not just an s. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/** Exact bytes: `250,000,003 B`. */
function exactBytes(n: number): string {
  return `${count(n)} B`;
}

/**
 * Bytes in decimal units, as docker prints them, but with a fixed number of decimals, so that a column can be compared
 * at a glance: one (`12.3 MB`, `33.0 MB`), two from a gigabyte on (`1.24 GB`), none for bytes. Docker's own `%.4g` drops
 * zeros at the end and shows three decimals below ten.
 */
export function bytes(n: number): string {
  if (n < 0) return `-${bytes(-n)}`;
  if (n < 1000) return `${n} B`;
  let unit = 1;
  while (unit < UNITS.length - 1 && Number(scaled(n, unit)) >= 1000) unit += 1;
  return `${scaled(n, unit)} ${UNITS[unit]}`;
}

/** Bytes for a limit: `250 MB` or `1.5 GB` if that is exact, exact bytes (`3,005 B`) if a small one is not round. */
export function limitBytes(n: number): string {
  const [figure, unit = ''] = bytes(n).split(' ');
  const exact = Math.round(Number(figure) * 1000 ** UNITS.indexOf(unit)) === n;
  if (!exact) return n < 100_000 ? exactBytes(n) : bytes(n);
  return bytes(n)
    .replace(/\.0+ /, ' ')
    .replace(/(\.\d)0 /, '$1 ');
}

/**
 * A figure and its limit. If rounding would make them the same text although they differ, both are exact bytes.
 * Returns the texts of `actual` and `limit`.
 */
export function distinctBytes(actual: number, limit: number): [string, string] {
  const same = actual !== limit && bytes(actual) === bytes(limit);
  return same ? [exactBytes(actual), exactBytes(limit)] : [bytes(actual), limitBytes(limit)];
}

/** A part in percent of the whole: `114 %`, `4.2 %`, `<0.1 %`, `>999 %`. `100 %` appears only for exact equality. */
export function percent(part: number, whole: number): string {
  if (part === whole) return whole === 0 ? '0 %' : '100 %';
  if (part === 0) return '0 %';
  if (whole === 0) return '>100 %';
  const value = (100 * part) / whole;
  if (value < 0.1) return '<0.1 %';
  if (value >= 999.5) return '>999 %';
  const text = value.toFixed(value < 9.95 ? 1 : 0).replace('.0', '');
  if (text !== '100') return `${text} %`;
  return part < whole ? '99.9 %' : '>100 %';
}

/** A ratio from 0 to 1 in percent: `66.8 %`. It is rounded down, so that `100 %` appears only for exact equality. */
export function ratio(n: number): string {
  return `${Math.floor(n * 1000 + 1e-9) / 10} %`;
}

/** A ratio for a limit, as exactly as a config can say it: `95.55 %`. */
export function limitRatio(n: number): string {
  return `${Number((100 * n).toFixed(6))} %`;
}

/** A ratio and its limit, with enough decimals that they differ as text. */
export function distinctRatios(actual: number, limit: number): [string, string] {
  const exact = limitRatio(limit);
  if (actual === limit) return [exact, exact];
  if (ratio(actual) !== ratio(limit)) return [ratio(actual), exact];
  for (let decimals = 2; decimals < 12; decimals += 1) {
    const [a, b] = [(100 * actual).toFixed(decimals), (100 * limit).toFixed(decimals)];
    if (a !== b) return [`${a} %`, exact];
  }
  return [`${100 * actual} %`, exact];
}

/** Milliseconds as `45 ms`, `0.8 s`, `12 s`, `3 min 20 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function scaled(n: number, unit: number): string {
  const value = n / 1000 ** unit;
  const decimals = unit >= UNITS.indexOf('GB') && value < 100 ? 2 : 1;
  return value.toFixed(decimals);
}
