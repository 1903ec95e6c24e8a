import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Hunk, PlanItem } from '../../../src/budget/plan/types.ts';
import { lineNow } from '../../../src/report/format/edits/edit-lines.ts';
import { imageReport } from '../../kit/reports/build-report.ts';

function item(...hunks: Hunk[]): PlanItem {
  const edits = [{ path: 'Dockerfile', line: null, diff: '', hunks }];
  const { plan } = imageReport({ layers: [{ bytes: 10 }], plan: { items: [{ title: 'x', bytes: 1, edits }] } });
  const [made] = plan.items;
  if (!made) throw new Error('no item');
  return made;
}

const at = (line: number): Hunk => ({ line, removed: [], added: ['x'] });

test('a line is that of the file as it is now, whatever edits before it add and remove', () => {
  const two = item({ line: 2, removed: ['a'], added: ['a', 'b', 'c'] }, { line: 5, removed: ['d', 'e'], added: [] });
  expect([1, 2, 4, 5, 6, 7, 8].map(line => lineNow(at(line), 'Dockerfile', [two]))).toEqual([1, 2, 2, 3, 4, 7, 8]);
  expect(lineNow(at(9), '.dockerignore', [two])).toBe(9);
  expect(lineNow(at(9), 'Dockerfile', [two, two])).toBe(9);
});

test('every line that no edit touches is found again', () => {
  const edits = fc.array(
    fc.array(fc.record({ gap: fc.integer({ min: 1, max: 4 }), removed: fc.nat(2), added: fc.nat(3) }), {
      maxLength: 3,
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(edits, all => {
      let file = Array.from({ length: 30 }, (_, n) => String(n + 1));
      const items = all.map(hunks => {
        let next = 1;
        const made = hunks.flatMap(({ gap, removed, added }): Hunk[] => {
          const line = next + gap;
          next = line + removed;
          const gone = file.slice(line - 1, line - 1 + removed);
          return gone.length < removed
            ? []
            : [{ line, removed: gone, added: Array.from({ length: added }, () => 'new') }];
        });
        for (const { line, removed, added } of [...made].reverse())
          file = [...file.slice(0, line - 1), ...added, ...file.slice(line - 1 + removed.length)];
        return item(...made);
      });
      file.forEach((text, n) => {
        if (text !== 'new') expect(String(lineNow(at(n + 1), 'Dockerfile', items))).toBe(text);
      });
    }),
  );
});
