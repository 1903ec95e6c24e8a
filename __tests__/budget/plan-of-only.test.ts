import { describe, expect, test } from '@jest/globals';
import type { EditsOfImage, FoundEdit } from '../../src/analysis/edits/types.ts';
import type { Sizes } from '../../src/analysis/types.ts';
import { planOf, planOfOnly } from '../../src/budget/plan/plan.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const SIZES: Sizes = {
  image: 1000,
  visible: 1000,
  wasted: 0,
  removable: 600,
  download: null,
  own: null,
  efficiency: 1,
};
const FIGURES = { name: 'web', sizes: SIZES, layers: [{ index: 0, bytes: 1000 }], findings: [], files: 0, parts: [] };

function edit(id: string, parts: Partial<FoundEdit>): FoundEdit {
  const none = { leftOut: [], second: null, operations: [], ignoreLines: [], findings: [], always: false };
  return { id, title: id, trust: 'same', line: 2, ...none, ...parts };
}

const deleting = (path: string) => ({ kind: 'delete-paths' as const, line: 2, paths: [path] });
const EDITS: EditsOfImage = {
  files: { dockerfile: parseDockerfile('FROM a\nRUN b\n'), path: 'Dockerfile', target: null, ignoreFile: null },
  edits: [
    edit('first', { operations: [deleting('/a')] }),
    edit('second', { operations: [deleting('/b')], trust: 'fewer' }),
    edit('gone', { operations: [{ kind: 'remove-instruction', line: 2 }] }),
  ],
  freed: [
    { by: [{ edit: 0, layer: 0 }], kind: 'removable', rule: 'x', bytes: 100 },
    { by: [0, 1].map(at => ({ edit: at, layer: 0 })), kind: 'removable', rule: 'x', bytes: 200 },
    { by: [{ edit: 2, layer: 0 }], kind: 'removable', rule: 'x', bytes: 300 },
  ],
  noStage: null,
  noSmallerBase: null,
  alpine: null,
  noRemoval: null,
  noStandalone: null,
  baseBytes: 0,
};
const FACTS = { budgets: [], figures: FIGURES, edits: EDITS };

function only(...ids: string[]) {
  const plan = planOfOnly(FACTS, new Set(ids));
  return 'conflict' in plan ? plan : plan.items.map(({ id, bytes, sizeAfter }) => [id, bytes, sizeAfter]);
}

describe('planOfOnly', () => {
  test('makes what is asked for, however little it frees and whatever its trust', () => {
    expect(only('second')).toEqual([['second', 200, 800]]);
    expect(only('second', 'first')).toEqual([
      ['first', 300, 700],
      ['second', 0, 700],
    ]);
    // The whole plan leaves such little edits out.
    expect(planOf({ ...FACTS, trust: 'same' }).items).toEqual([]);
  });

  test('has diffs that apply without the other edits', () => {
    const plan = planOfOnly(FACTS, new Set(['second']));
    expect('items' in plan && plan.items[0]?.edits[0]?.diff).toContain('+RUN b && rm -rf /b');
  });

  test('names an edit that does not go together with the others', () => {
    expect(only('first', 'gone')).toEqual({ conflict: 'gone' });
    expect(only('gone')).toEqual([['gone', 300, 700]]);
  });
});

test.each([
  ['only warns, and fails when the image is smaller', 15, []],
  ['fails, and still does with the edit', 25, ['wasted']],
])('a budget in percent that %s', (_, wasted, unmet) => {
  const percent = (n: number) => ({ kind: 'percent', percent: n, text: `${n} %` }) as const;
  const position = { path: '', line: 1, column: 1 };
  const budget = { budget: 'wasted', warn: percent(1), fail: percent(2), position } as const;
  const figures = { ...FIGURES, sizes: { ...SIZES, wasted } };
  expect(planOfOnly({ ...FACTS, budgets: [budget], figures }, new Set(['gone']))).toMatchObject({ unmet });
});
