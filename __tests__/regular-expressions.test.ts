/**
 * Each regular expression of `src/` takes a time that grows with its text and no faster: images, Dockerfiles and configs of
 * strangers decide what it reads.
 */
import { describe, expect, test } from '@jest/globals';
import { DAY_PATTERN } from '../src/config/values/dates.ts';
import { COUNT_PATTERN, PERCENT_PATTERN, RATIO_PATTERN, SIZE_PATTERN } from '../src/config/values/units.ts';
import { worstTexts } from './kit/hostile/slow-expression.ts';
import { processorTime } from './kit/runner/quickness.ts';
import { thorough } from './kit/runner/thorough.ts';
import { expressionsOfSource } from './kit/source-code/regular-expressions.ts';

/** Each text is tried short first: what grows faster than its text would never end on a long one. */
const LENGTHS = thorough ? ([24, 512, 8192, 32_768] as const) : ([24, 512, 4096, 16_384] as const);
const LONG = 8 * (LENGTHS.at(-1) ?? 0);

/** A linear expression takes less for one of `LENGTHS` on any machine. */
const SLOW_MS = 30;
/** Of the last of `LENGTHS`; what takes less is too fast to be worth a look at the long text. */
const SUSPICIOUS_MS = 1;
/** The long text is 8 times as long as the one before; a quadratic expression takes 64 times as long for it. */
const MOST_GROWTH = 24;
/** More than a linear expression takes for the long text, and than a collection of garbage: one try is enough to believe it. */
const CERTAIN_MS = 10 * SLOW_MS;

/** Expressions over what is never long, by the longest text that gets to them and what bounds it. */
const BOUNDED: ReadonlyMap<string, { most: number; by: string }> = new Map([
  ['report/format/figures.ts /\\B(?=(\\d{3})+$)/g', { most: 21, by: 'String(n) of a number' }],
  ['cli/init/from-dive.ts /\\.?0+$/', { most: 22 + 100, by: 'toFixed, which gives at most 100 decimals' }],
  ['config/values/units.ts /0+$/', { most: 21, by: 'String(n) of a number' }],
  [
    'report/format/budgets/budget-messages.ts /\\.?0+$/',
    { most: 22 + 100, by: 'toFixed, which gives at most 100 decimals' },
  ],
]);

/** What `new RegExp` is given, by its name in the source. */
const MADE: Readonly<Record<string, string>> = {
  COUNT_PATTERN,
  DAY_PATTERN,
  PERCENT_PATTERN,
  RATIO_PATTERN,
  SIZE_PATTERN,
};

function milliseconds(pattern: string, flags: string, text: string): number {
  // Any expression may be asked for all its matches; those of a sticky one follow each other.
  const all = new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`);
  return processorTime(() => text.replace(all, ''));
}

/** Where one try is slow, the fastest of three: a busy machine makes single ones slow, but not that slow. */
function fastest(pattern: string, flags: string, text: string): number {
  const first = milliseconds(pattern, flags, text);
  if (first < SUSPICIOUS_MS || first > CERTAIN_MS) return first;
  return Math.min(first, milliseconds(pattern, flags, text), milliseconds(pattern, flags, text));
}

/** A slow expression is slow each time; a collection of garbage in one try is not. */
const TRIES = 4;

function slowEachTime(take: (length: number) => number): string | null {
  let found: Slow | null = null;
  for (let tries = 0; tries < TRIES && (found?.took ?? 0) <= CERTAIN_MS; tries++) {
    found = slowest(take);
    if (found === null) return null;
  }
  return found?.says ?? null;
}

/** The text that shows an expression to be slow, shortened, with its times; null where none does. */
function slowText(pattern: string, flags: string, most = Number.POSITIVE_INFINITY): string | null {
  for (const make of worstTexts(pattern, flags)) {
    const found = slowEachTime(length => fastest(pattern, flags, make(length).slice(0, most)));
    if (found !== null) return `${JSON.stringify(make(24).slice(0, 60))}…: ${found}`;
  }
  return null;
}

interface Slow {
  /** Milliseconds. */
  took: number;
  says: string;
}

function slowest(take: (length: number) => number): Slow | null {
  let before = 0;
  for (const length of LENGTHS) {
    before = take(length);
    if (before > SLOW_MS) return { took: before, says: `${before.toFixed(1)} ms for ${length} characters` };
  }
  if (before < SUSPICIOUS_MS) return null;
  const after = take(LONG);
  if (after <= SLOW_MS || after <= before * MOST_GROWTH) return null;
  return {
    took: after,
    says: `${before.toFixed(1)} ms for ${LENGTHS.at(-1)} characters, ${after.toFixed(1)} ms for ${LONG}`,
  };
}

describe('the search for slow expressions finds', () => {
  test.each([
    ['blanks before the end', '\\s+$', ''],
    ['a run before what fails', '(?::(?:sha256:)?[0-9a-f]{64})+$', ''],
    ['one word in a run of all', '^[^/]*(?:linux|darwin)[^/]*$', ''],
    ['nested repetitions', '^(?:a+)+$', ''],
    ['a lazy run before blanks', '^home=(.*?)[ \\t]*$', 'm'],
    ['blanks around a mark', '\\s*\\\\\\s*$', ''],
  ])('%s', (_, pattern, flags) => {
    expect(slowText(pattern, flags)).not.toBeNull();
  });
});

describe('every expression of the source is linear', () => {
  const { literals, made } = expressionsOfSource();

  test('they are found', () => {
    expect(literals.length).toBeGreaterThan(200);
  });

  test('those that are put together are known', () => {
    expect(made.map(({ pattern }) => pattern).filter(name => MADE[name] === undefined)).toEqual([]);
  });

  test('no bound is kept for what is gone', () => {
    const all = new Set(literals.map(({ file, pattern, flags }) => `${file} /${pattern}/${flags}`));
    expect([...BOUNDED.keys()].filter(name => !all.has(name))).toEqual([]);
  });

  test('all of them', () => {
    const slow = [
      ...literals.map(({ file, pattern, flags }) => ({ name: `${file} /${pattern}/${flags}`, pattern, flags })),
      ...made.map(({ file, pattern: name }) => ({ name: `${file} ${name}`, pattern: MADE[name] ?? '', flags: '' })),
    ].flatMap(({ name, pattern, flags }) => {
      const text = slowText(pattern, flags, BOUNDED.get(name)?.most);
      return text === null ? [] : [`${name} with ${text}`];
    });
    expect(slow).toEqual([]);
  });
});
