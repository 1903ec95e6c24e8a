/** Numbers for people, the same on every machine: they ignore the locale. */

const UNITS: readonly string[] = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** Significant digits of a size. */
const DIGITS = 3;

/** `1,234,567`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `412 files`, `1 file`; `many` if the plural is not just an s. */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

/**
 * Bytes in decimal units, as docker prints them, with three significant digits: `8.60 MB`, `12.3 MB`, `823 MB`. Docker's own `%.4g`
 * drops zeros at the end.
 */
export function bytes(n: number): string {
  if (n < 0) return `-${bytes(-n)}`;
  const unit = unitOf(n);
  return unit === 0 ? `${n} B` : `${(n / 1000 ** unit).toPrecision(DIGITS)} ${UNITS[unit]}`;
}

/** Growth with its sign: `+12.3 MB`, `−12.3 MB` with a minus sign as wide as the plus, `0 B`. */
export function growth(n: number): string {
  if (n === 0) return bytes(0);
  return n > 0 ? `+${bytes(n)}` : `−${bytes(-n)}`;
}

/**
 * Figures of which each can be compared with the others: all in the form of `bytes`, unless that makes two texts the same that
 * are not. Those get more decimals, in one unit, until they differ.
 */
export function distinctBytes<const T extends readonly number[]>(...figures: T): { -readonly [K in keyof T]: string };
export function distinctBytes(...figures: readonly number[]): string[] {
  return figures.map(figure => {
    const alike = figures.filter(other => other !== figure && bytes(other) === bytes(figure));
    return alike.length === 0 ? bytes(figure) : apart(figure, alike);
  });
}

/** The figure with as many decimals as tell it from the others. */
function apart(figure: number, others: readonly number[]): string {
  const unit = unitOf(Math.max(figure, ...others));
  let decimals = 0;
  while (decimals < 3 * unit && others.some(other => fixed(other, unit, decimals) === fixed(figure, unit, decimals)))
    decimals += 1;
  return `${fixed(figure, unit, decimals)} ${UNITS[unit]}`;
}

/** Exact where `toFixed` of the quotient would not be: with all decimals nothing is rounded. */
function fixed(n: number, unit: number, decimals: number): string {
  const digits = String(Math.round(n / 10 ** (3 * unit - decimals))).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
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
  const value = Math.floor(n * 1000 + 1e-9) / 10;
  return value === 100 ? '100 %' : `${value.toFixed(1)} %`;
}

/** A ratio for a limit, as exactly as a config can say it: `95.0 %`, `95.55 %`. */
export function limitRatio(n: number): string {
  const exact = String(Number((100 * n).toFixed(6)));
  return exact === '100' || exact.includes('.') ? `${exact} %` : `${exact}.0 %`;
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

/** The unit in which three digits have one to three of them before the point, after rounding. */
function unitOf(n: number): number {
  let unit = 0;
  while (unit < UNITS.length - 1 && Number((n / 1000 ** unit).toPrecision(unit === 0 ? 15 : DIGITS)) >= 1000) unit += 1;
  return unit;
}
