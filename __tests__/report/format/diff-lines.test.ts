import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diffLines } from '../../../src/report/format/edits/diff-lines.ts';
import { width } from '../../../src/report/format/width.ts';

const LONG =
  'RUN apt-get update && apt-get install -y curl git build-essential libpq-dev libxml2-dev libxslt1-dev zlib1g-dev';

function shown(removed: string[], added: string[], columns = 58, all = false): string[] {
  return diffLines({ line: 1, removed, added }, columns, all).map(({ sign, text }) => `${sign} ${text}`);
}

describe('the lines of an edit', () => {
  test('are whole if they fit', () => {
    expect(shown(['COPY . .'], ['COPY --chown=app:app . .'])).toEqual(['- COPY . .', '+ COPY --chown=app:app . .']);
    expect(shown([], ['.git'])).toEqual(['+ .git']);
  });

  test('are the keyword and what differs, with as many words around it as fit', () => {
    expect(shown([LONG], [LONG.replace('-y', '-y --no-install-recommends')])).toEqual([
      '- RUN … install -y curl git …',
      '+ RUN … install -y --no-install-recommends curl git …',
    ]);
  });

  test('show an end that is appended, even on a line of its own', () => {
    expect(shown([LONG], [`${LONG} \\`, '    && rm -rf /var/lib/apt/lists/*'])).toEqual([
      expect.stringMatching(/^- RUN … .*libxslt1-dev zlib1g-dev$/),
      expect.stringMatching(/^\+ RUN … .*libxslt1-dev zlib1g-dev \\$/),
      '+     && rm -rf /var/lib/apt/lists/*',
    ]);
  });

  test('are whole with `all`', () =>
    expect(shown([LONG], [`${LONG} x`], 40, true)).toEqual([`- ${LONG}`, `+ ${LONG} x`]));

  test('lose the indentation that all of them have', () => {
    expect(shown(['\t\tlibpq-dev'], ['\t\tlibpq-dev \\', '\t&& rm x'])).toEqual([
      '-   libpq-dev',
      '+   libpq-dev \\',
      '+ && rm x',
    ]);
  });

  test('that have a counterpart fit if what differs does, and keep what differs', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 40 }),
        word,
        fc.nat(),
        fc.integer({ min: 30, max: 100 }),
        (words, more, at, columns) => {
          const place = at % (words.length + 1);
          const before = ['RUN', ...words];
          const after = ['RUN', ...words.slice(0, place), `--${more}`, ...words.slice(place)];
          const [removed = '', added = ''] = shown([before.join(' ')], [after.join(' ')], columns);
          // Each line has a sign before it; the longer one may take a second row.
          const [shorter = 0, longer = 0] = [width(removed), width(added)].sort((a, b) => a - b);
          expect(shorter).toBeLessThanOrEqual(columns + 2);
          expect(longer).toBeLessThanOrEqual(2 * columns);
          expect(added).toContain(`--${more}`);
        },
      ),
    );
  });
});
