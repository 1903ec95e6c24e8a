/** Where an edit can become a suggestion. */
import { describe, expect, test } from '@jest/globals';
import { placed } from '../../../src/action/suggest/placed.ts';
import { touchedLines } from '../../../src/action/suggest/touched.ts';
import { changedHunks } from '../../../src/dockerfile/edit/unified-diff.ts';

const FILE = ['FROM a', 'RUN b', 'COPY c d', 'RUN e', 'CMD f'];

const PATHS = new Set(['x']);

/** Each line as the diff shows it; `@` starts a hunk at the number after it. */
const hunksOf = (...patch: string[]) =>
  touchedLines([{ filename: 'x', patch: patch.join('\n') }], PATHS).get('x') ?? [];

function place(after: readonly string[], ...patch: string[]) {
  const text = (lines: readonly string[]) => lines.map(line => `${line}\n`).join('');
  const hunks = changedHunks(text(FILE), text(after));
  return placed({ items: [], path: '/x', before: FILE, hunks }, hunksOf(...patch));
}

const ALL = ['@@ -1,4 +1,5 @@', ' FROM a', '+RUN b', ' COPY c d', '-RUN x', '+RUN e', ' CMD f'];
const changed = (at: number, ...lines: string[]) => FILE.toSpliced(at - 1, 1, ...lines);

describe('placed', () => {
  test.each<[string, string[], object]>([
    ['one line becomes another', changed(2, 'RUN B'), { start: 2, end: 2, after: ['RUN B'] }],
    ['one line becomes several', changed(4, 'RUN E', 'RUN F'), { start: 4, end: 4, after: ['RUN E', 'RUN F'] }],
    ['a line goes', FILE.toSpliced(1, 1), { start: 2, end: 2, after: [] }],
    [
      'several places, with the lines between',
      changed(2, 'RUN B').toSpliced(3, 1),
      { start: 2, end: 4, after: ['RUN B', 'COPY c d'] },
    ],
    ['added after a touched line', FILE.toSpliced(2, 0, 'ENV x'), { start: 2, end: 2, after: ['RUN b', 'ENV x'] }],
    ['added before a touched line', FILE.toSpliced(1, 0, 'ENV x'), { start: 2, end: 2, after: ['ENV x', 'RUN b'] }],
  ])('%s', (_, after, expected) => {
    expect(place(after, ...ALL)).toMatchObject(expected);
  });

  test.each<[string, string[], string[]]>([
    ['a line that is only shown', changed(3, 'COPY x y'), ALL],
    [
      'lines of two hunks, though no line is between them',
      changed(2, 'RUN B').with(2, 'COPY x'),
      ['@@ -1 +1,2 @@', ' FROM a', '+RUN b', '@@ -2,2 +3,2 @@', '+COPY c d', ' RUN e'],
    ],
    ['a line outside of the diff', changed(5, 'CMD x'), ALL.slice(0, 3)],
    ['a file that has other lines at the head', changed(2, 'RUN B'), ALL.with(2, '+RUN other')],
    ['a file whose lines moved', changed(2, 'RUN B'), ALL.with(0, '@@ -1,4 +2,5 @@')],
    ['a patch that is none', changed(2, 'RUN B'), ['no hunk', '+RUN b']],
    ['too many lines', changed(1, ...Array<string>(40).fill('x')), []],
  ])('not: %s', (_, after, patch) => {
    expect(place(after, ...patch)).toBeNull();
  });

  test('not: a place of more than 30 lines', () => {
    const at = (last: number) => {
      const before = Array.from({ length: 40 }, (_, n) => `RUN ${n}`);
      const hunks = [1, last].map(line => ({ line, removed: [before[line - 1] ?? ''], added: ['x'] }));
      return placed(
        { items: [], path: '/x', before, hunks },
        hunksOf('@@ -0,0 +1,40 @@', ...before.map(line => `+${line}`)),
      );
    };
    expect(at(30)).toMatchObject({ start: 1, end: 30 });
    expect(at(31)).toBeNull();
  });

  test.each<[string, unknown]>([
    ['a file without a patch', { filename: 'x' }],
    ['no file', null],
    ['a file that nobody asked for', { filename: 'y', patch: '@@ -1 +1 @@\n+x' }],
    ['another shape', { filename: 1, patch: '@@ -1 +1 @@' }],
  ])('the list may have %s', (_, file) => {
    expect(touchedLines([file], PATHS).size).toBe(0);
  });
});
