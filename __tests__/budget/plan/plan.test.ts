/** Which edits a plan has, in which order, and what it says of budgets. */
import { describe, expect, test } from '@jest/globals';
import { judge } from '../../../src/budget/judge.ts';
import { figuresAfter, freedBy } from '../../../src/budget/plan/figures.ts';
import type { Plan } from '../../../src/budget/plan/types.ts';
import type { BudgetConfig } from '../../../src/config/types.ts';
import { planSentences } from '../../../src/report/format/plan.ts';
import { reportOf } from '../../kit/reports/build-report.ts';
import { figuresOf, type MadePlan, madeEdits, madePlan } from '../../kit/reports/made-edits.ts';
import { planned } from '../../kit/reports/plan-of.ts';
import { FAILING } from '../../kit/reports/report-samples.ts';

const MB = 1_000_000;

const percent = (n: number) => ({ kind: 'percent', percent: n, text: `${n} %` }) as const;

/** Ids of what is needed, of what is worth it, and of what is small; budgets that stay unmet. */
function chosen({ items, needed, small, unmet }: Plan) {
  const ids = items.map(({ id }) => id);
  return {
    needed: ids.slice(0, needed).join(' '),
    worth: ids.slice(needed).join(' '),
    small: small.map(({ id }) => id).join(' '),
    unmet: unmet.join(' '),
  };
}

/** The image has a megabyte beside what the edits free. */
const cases: Record<string, { plan: MadePlan } & Partial<ReturnType<typeof chosen>>> = {
  'no budgets: those that are worth it, biggest first': {
    plan: { edits: [{ wasted: MB }, { wasted: 3 * MB }, { wasted: 2 * MB }] },
    worth: 'e1 e2 e0',
  },
  'small: less than a hundredth, however many': {
    plan: { edits: [{ wasted: 100_000 }, { wasted: 90_000 }], image: 10_000_001 },
    small: 'e0 e1',
  },
  'worth it from a hundredth on': {
    plan: { edits: [{ wasted: 100_000 }], image: 10_000_000 },
    worth: 'e0',
  },
  'worth it from 10 MB on': {
    plan: { edits: [{ wasted: 10 * MB }, { wasted: 10 * MB - 1 }], image: 2_000 * MB },
    worth: 'e0',
    small: 'e1',
  },
  'worth it from a hundredth on of what another base leaves': {
    plan: { edits: [{ wasted: 900 * MB, trust: 'base' }, { wasted: MB }, { wasted: MB - 1 }], image: 1000 * MB },
    worth: 'e0 e1',
    small: 'e2',
  },
  'small below 64 KiB, even of a tiny image': {
    plan: { edits: [{ wasted: 65_535 }, { wasted: 65_536 }], image: 300_000 },
    worth: 'e1',
    small: 'e0',
  },
  'nothing below a kilobyte': {
    plan: { edits: [{ wasted: 999 }, { wasted: 1000 }] },
    small: 'e1',
  },
  'not one of which others that are worth it free all, though it changes less': {
    plan: {
      edits: [{}, { needed: 2 * MB, trust: 'fewer' }, {}, { needed: MB }],
      shared: [
        { edits: [0, 1], bytes: MB },
        { edits: [1, 2], bytes: MB },
        { edits: [2, 3], bytes: MB },
      ],
    },
    worth: 'e3 e1',
  },
  'a secret, whatever it frees': {
    plan: { edits: [{ wasted: 2000 }, { wasted: 5, always: true }] },
    worth: 'e1',
    small: 'e0',
  },
  'one edit is enough for the size': {
    plan: { edits: [{ wasted: 2 * MB }, { wasted: 3 * MB }, { wasted: MB }], fail: { size: 4 * MB } },
    needed: 'e1',
    worth: 'e0 e2',
  },
  'two are needed': {
    plan: { edits: [{ wasted: 2 * MB }, { wasted: 3 * MB }, { wasted: MB }], fail: { size: 3 * MB } },
    needed: 'e1 e0',
    worth: 'e2',
  },
  'to the byte': {
    plan: { edits: [{ wasted: 2 * MB }, { wasted: 3 * MB }], fail: { size: 3 * MB } },
    needed: 'e1',
    worth: 'e0',
  },
  'a byte over': {
    plan: { edits: [{ wasted: 2 * MB }, { wasted: 3 * MB }], fail: { size: 3 * MB - 1 } },
    needed: 'e1 e0',
  },
  'what turns out not to be needed is dropped': {
    // The first helps most with both budgets, but the other two alone are enough for both.
    plan: {
      edits: [{ wasted: 500_000, removable: 500_000 }, { wasted: 900_000 }, { removable: 900_000 }],
      fail: { wasted: 500_000, removable: 500_000 },
    },
    needed: 'e1 e2',
    worth: 'e0',
  },
  wasted: {
    plan: { edits: [{ removable: 3 * MB }, { wasted: MB }], fail: { wasted: 0 } },
    needed: 'e1',
    worth: 'e0',
  },
  removable: {
    plan: { edits: [{ removable: MB }, { wasted: 3 * MB }], fail: { removable: 0 } },
    needed: 'e0',
    worth: 'e1',
  },
  'both together': {
    plan: { edits: [{ removable: MB }, { wasted: MB }, { needed: 3 * MB }], fail: { waste: 0 } },
    needed: 'e0 e1',
    worth: 'e2',
  },
  'one rule': {
    plan: { edits: [{ removable: 3 * MB }, { removable: MB }], fail: { 'rule-1': 0 } },
    needed: 'e1',
    worth: 'e0',
  },
  'the biggest layer': {
    plan: { edits: [{ wasted: MB }, { wasted: 3 * MB }], fail: { layer: 2 * MB } },
    needed: 'e1',
    worth: 'e0',
  },
  efficiency: {
    plan: {
      edits: [{ needed: 3 * MB }, { wasted: MB }],
      fail: { efficiency: { kind: 'ratio', ratio: 1, text: '1' } },
    },
    needed: 'e1',
    worth: 'e0',
  },
  'a limit that only warns': {
    plan: { edits: [{ wasted: MB }, { wasted: 3 * MB }], warn: { size: 2 * MB } },
    needed: 'e1',
    worth: 'e0',
  },
  'a limit that fails can be met, though the one that warns cannot': {
    plan: { edits: [{ wasted: MB }, { wasted: 2 * MB }], fail: { size: 2 * MB }, warn: { size: 5 } },
    needed: 'e1',
    worth: 'e0',
  },
  'both limits': {
    plan: { edits: [{ wasted: MB }, { wasted: 2 * MB }], fail: { size: 2 * MB }, warn: { size: MB } },
    needed: 'e1 e0',
  },
  'a budget that nothing meets is named, and others are met': {
    plan: { edits: [{ wasted: 2 * MB }, { removable: 3 * MB }], fail: { size: 5, wasted: 0 } },
    needed: 'e0',
    worth: 'e1',
    unmet: 'size',
  },
  'one that only warns is not': {
    plan: { edits: [{ wasted: 2 * MB }], warn: { size: 5 } },
    worth: 'e0',
  },
  'small edits are not needed for a budget that they cannot meet': {
    plan: { edits: [{ wasted: 2000 }, { wasted: 3000 }], fail: { size: 5 } },
    small: 'e1 e0',
    unmet: 'size',
  },
  'a small edit that a budget needs': {
    plan: { edits: [{ wasted: 2000 }, { wasted: 3000 }], fail: { wasted: 2500 } },
    needed: 'e1',
    small: 'e0',
  },
  'even of a few bytes': {
    plan: { edits: [{ wasted: 1 }], fail: { wasted: 0 } },
    needed: 'e0',
  },
  'what nothing notices comes first': {
    plan: { edits: [{ wasted: 3 * MB, trust: 'fewer' }, { wasted: MB }, { wasted: 2 * MB, trust: 'base' }] },
    worth: 'e1 e0 e2',
  },
  'but a base from which 30 % of the image goes comes before that': {
    plan: { edits: [{ wasted: 3 * MB, trust: 'fewer' }, { wasted: 3 * MB }, { wasted: 3 * MB, trust: 'base' }] },
    worth: 'e2 e1 e0',
  },
  'and after what is enough for the budgets': {
    plan: {
      edits: [{ wasted: 3 * MB }, { wasted: 3 * MB }, { wasted: 3 * MB, trust: 'base' }],
      fail: { size: 7 * MB },
    },
    needed: 'e0',
    worth: 'e2 e1',
  },
  'and is taken for budgets, if it is enough': {
    plan: { edits: [{ wasted: 3 * MB, trust: 'fewer' }, { wasted: MB }, { wasted: MB }], fail: { size: 4 * MB } },
    needed: 'e1 e2',
    worth: 'e0',
  },
  'else with others': {
    plan: { edits: [{ wasted: 3 * MB, trust: 'fewer' }, { wasted: MB }], fail: { size: 2 * MB } },
    needed: 'e0',
    worth: 'e1',
  },
  'only those that are trusted': {
    plan: {
      edits: [{ wasted: 3 * MB, trust: 'fewer' }, { wasted: MB }, { wasted: 2 * MB, trust: 'base' }],
      trust: 'fewer',
    },
    worth: 'e1 e0',
  },
  'the least': {
    plan: { edits: [{ wasted: 3 * MB, trust: 'fewer' }, { wasted: MB }], trust: 'same', fail: { size: 2 * MB } },
    worth: 'e1',
    unmet: 'size',
  },
  none: { plan: { edits: [] } },
  'bytes that two edits free count for the first': {
    plan: { edits: [{ wasted: 3 * MB }, { wasted: 2000 }], shared: [{ edits: [0, 1], bytes: 5 * MB }] },
    worth: 'e0',
    small: 'e1',
  },
  'and nothing is left for an edit that only frees those': {
    plan: { edits: [{ wasted: 3 * MB }, {}], shared: [{ edits: [0, 1], bytes: 5 * MB }] },
    worth: 'e0',
  },
};

test.each(Object.entries(cases))('%s', (_, { plan, ...expected }) => {
  expect(chosen(madePlan(plan))).toEqual({ needed: '', worth: '', small: '', unmet: '', ...expected });
});

describe('budgets that an edit meets', () => {
  const meets = (spec: MadePlan) => madePlan(spec).items.map(({ id, meets: met }) => `${id} ${met.join(' ')}`.trim());

  test('with the edit that is the last it needs', () => {
    expect(meets({ edits: [{ wasted: 2 * MB }, { wasted: 3 * MB }], fail: { size: 2 * MB } })).toEqual([
      'e1',
      'e0 size',
    ]);
  });

  test('several at once', () => {
    expect(meets({ edits: [{ wasted: 2 * MB }, { removable: 3 * MB }], fail: { size: 3 * MB, removable: 0 } })).toEqual(
      ['e1 size removable', 'e0'],
    );
  });

  test('none that was kept before', () => {
    expect(meets({ edits: [{ wasted: 2 * MB }], fail: { size: 9 * MB } })).toEqual(['e0']);
  });

  test('a limit in percent, once it is met for good', () => {
    // 2 of 10 MB wasted: 15 % is 1.5 MB, met by 1 MB less, broken again in an image of 4 MB, met by all.
    const spec = {
      edits: [
        { wasted: MB },
        { needed: 5 * MB, trust: 'fewer' as const },
        { wasted: MB - 5000, trust: 'base' as const },
      ],
      image: 10 * MB,
      wasted: 2 * MB,
      fail: { wasted: percent(15) },
    };
    expect(meets(spec)).toEqual(['e0', 'e1', 'e2 wasted']);
  });

  test('warnings too', () => {
    expect(meets({ edits: [{ wasted: 2 * MB }], warn: { size: 2 * MB } })).toEqual(['e0 size']);
  });

  test('but not if it warns still', () => {
    expect(meets({ edits: [{ wasted: 2 * MB }], warn: { size: 5 }, fail: { size: 2 * MB } })).toEqual(['e0']);
  });
});

describe('a limit in percent of an image that gets smaller', () => {
  // 2 of 10 MB are wasted, and then 2 of 4 MB.
  const spec = { edits: [{ needed: 6 * MB, trust: 'fewer' as const }], image: 10 * MB, wasted: 2 * MB };

  test.each<[string, Partial<MadePlan>, string[]]>([
    ['warns now', { warn: { wasted: percent(15) }, fail: { wasted: percent(30) } }, ['wasted']],
    ['is kept now', { fail: { wasted: percent(30) } }, ['wasted']],
    ['fails now already', { fail: { wasted: percent(15) } }, []],
    ['is kept then too', { fail: { wasted: percent(50) } }, []],
  ])('that %s', (_, budgets, broken) => {
    expect(madePlan({ ...spec, ...budgets })).toMatchObject({ broken });
  });

  test('is named', () => {
    const plan = madePlan({ ...spec, fail: { wasted: percent(30) } });
    const [image] = reportOf(FAILING).images;
    expect(image && planSentences(image, plan, text => text)).toEqual([
      'With these edits, wasted would fail, which does not now: a limit in percent is less in a smaller image.',
    ]);
  });
});

describe('each item', () => {
  test('has what it frees after those before it, and the size then', () => {
    const { items, baseBytes } = madePlan({
      edits: [
        { wasted: 3 * MB, findings: ['x'] },
        { removable: MB, needed: 9, second: { line: 4, does: 'deletes them' } },
      ],
      shared: [{ edits: [0, 1], bytes: 5 * MB }],
    });
    expect(baseBytes).toBe(7);
    expect(items).toEqual([
      {
        id: 'e0',
        title: 'Edit 0',
        trust: 'same',
        leftOut: [],
        exact: true,
        bytes: 8 * MB,
        range: null,
        uncounted: 0,
        sizeAfter: 2 * MB + 9,
        meets: [],
        findings: ['x'],
        at: { path: 'Dockerfile', line: 2 },
        second: null,
        edits: [expect.objectContaining({ path: 'Dockerfile', line: 2 })],
      },
      expect.objectContaining({
        bytes: MB + 9,
        uncounted: 9,
        sizeAfter: MB,
        second: { at: { path: 'Dockerfile', line: 4 }, does: 'deletes them' },
      }),
    ]);
  });

  test('that excludes an earlier one is given up, and what it would free stays', () => {
    const plan = madePlan({
      edits: [
        { wasted: 3 * MB, operations: [{ kind: 'remove-instruction', line: 2 }] },
        { wasted: 2 * MB, operations: [{ kind: 'append-command', line: 2, command: 'x' }] },
        { wasted: MB },
      ],
      fail: { size: 2 * MB },
    });
    expect(chosen(plan)).toEqual({ needed: '', worth: 'e0 e2', small: '', unmet: 'size' });
    expect(plan.items.at(-1)?.sizeAfter).toBe(3 * MB);
  });

  test('without a line has none', () => {
    expect(madePlan({ edits: [{ wasted: MB, line: null, operations: [], ignoreLines: ['x'] }] }).items).toMatchObject([
      { at: null, edits: [{ path: '.dockerignore', line: null }] },
    ]);
  });
});

test('bytes of findings are those that a budget counts', async () => {
  const limit = { kind: 'bytes', bytes: 0, text: '0 B' } as const;
  const position = { path: 'x', line: 1, column: 1 };
  const { plan } = await planned({
    dockerfile: 'FROM a\nRUN apt-get update && apt-get install b\n',
    adds: {
      1: { '/bin/sh': 9 },
      2: { '/var/lib/apt/lists/x_Packages': 90_000, '/var/lib/apt/lists/x_InRelease': 3000 },
    },
    budgets: [
      { budget: 'removable', warn: null, fail: limit, position },
      { budget: { section: 'rules', key: 'apt-lists' }, warn: null, fail: limit, position },
    ],
  });
  expect(plan.items).toMatchObject([{ bytes: 93_000, uncounted: 3000, meets: ['removable', 'rules.apt-lists'] }]);
});

test('edits meet budgets on paths, packages, categories and the number of files', async () => {
  const limit = (text: string) => ({ kind: 'bytes', bytes: Number(text), text }) as const;
  const position = { path: 'x', line: 1, column: 1 };
  const by = (budget: BudgetConfig['budget'], most: string): BudgetConfig => ({
    ...{ budget, warn: null, fail: limit(most), position },
  });
  const { plan, analysis } = await planned({
    dockerfile: 'FROM a\nRUN pip install b\n',
    adds: {
      1: { '/bin/sh': 9 },
      2: { '/root/.cache/pip/http/x': 90_000, '/root/.cache/pip/http/y': 5000, '/srv/b': 4000 },
    },
    budgets: [
      by({ section: 'paths', key: '/root/**' }, '0'),
      by({ section: 'paths', key: '/srv/**' }, '3999'),
      by({ section: 'categories', key: 'python', rules: ['pip-cache'] }, '0'),
      { budget: 'files', warn: null, fail: { kind: 'count', count: 2, text: '2' }, position },
    ],
  });
  expect(analysis.files).toBe(4);
  expect(plan.items).toMatchObject([{ bytes: 95_000, meets: ['paths./root/**', 'categories.python', 'files'] }]);
  expect(plan.unmet).toEqual(['paths./srv/**']);
});

test('an estimate has its range, and the edits beside it are exact', () => {
  const { items } = madePlan({
    edits: [{ needed: 5 * MB, spread: 2 * MB }, { needed: MB, spread: 3 * MB }, { needed: MB }],
  });
  expect(items.map(({ id, exact, range }) => [id, exact, range])).toEqual([
    ['e0', false, [3 * MB, 7 * MB]],
    ['e1', false, [0, 4 * MB]],
    ['e2', true, null],
  ]);
});

test('another base frees no files for sure, since it brings files of its own', () => {
  const edits = madeEdits({
    edits: [{ adds: { bytes: 1, base: 1, spread: 0 } }, {}],
    shared: [
      { edits: [0], bytes: 5, files: 7 },
      { edits: [0, 1], bytes: 5, files: 2 },
    ],
  });
  const filesOf = (...chosen: number[]) => freedBy(edits, new Set(chosen)).files;
  expect([filesOf(0), filesOf(1), filesOf(0, 1)]).toEqual([0, 2, 2]);
  const budget: BudgetConfig = {
    ...{ budget: 'files', warn: null, fail: { kind: 'count', count: 4, text: '4' } },
    position: { path: 'x', line: 1, column: 1 },
  };
  const figures = { ...figuresOf({ edits: [], image: 100 }), files: 10 };
  const statusAfter = (...chosen: number[]) =>
    judge([budget], figuresAfter(figures, freedBy(edits, new Set(chosen))))[0]?.status;
  expect([statusAfter(0), statusAfter(0, 1)]).toEqual(['fail', 'fail']);
});

test('an image of which nothing is left is efficient', () => {
  const figures = figuresOf({ edits: [{ wasted: 5 }], image: 5 });
  const none = {
    bytes: 5,
    wasted: 5,
    removable: 0,
    files: 0,
    byLayer: new Map(),
    byRule: new Map(),
    byPart: new Map(),
    newBase: null,
  };
  expect(figuresAfter(figures, none).sizes).toMatchObject({ image: 0, visible: 0, wasted: 0, own: 0, efficiency: 1 });
});
