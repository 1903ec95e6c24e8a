/** What plans promise together, for random edits, and that their diffs apply one after the other. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freedBy } from '../../../src/budget/plan/figures.ts';
import type { Plan } from '../../../src/budget/plan/types.ts';
import { figuresOf, type MadePlan, madeEdits, madePlan } from '../../kit/reports/made-edits.ts';
import { planned, textOf } from '../../kit/reports/plan-of.ts';

const bytes = fc.oneof(fc.nat(5000), fc.nat(20_000_000));
const edit = fc.record({
  wasted: bytes,
  removable: bytes,
  needed: bytes,
  trust: fc.constantFrom('same' as const, 'fewer' as const, 'base' as const),
  always: fc.boolean(),
});

const plans: fc.Arbitrary<MadePlan> = fc.array(edit, { maxLength: 7 }).chain(edits =>
  fc.record({
    edits: fc.constant(edits),
    shared:
      edits.length === 0
        ? fc.constant([])
        : fc.array(
            fc.record({
              edits: fc.uniqueArray(fc.nat(edits.length - 1), { minLength: 1 }),
              bytes,
              kind: fc.constantFrom('wasted' as const, 'removable' as const, 'needed' as const),
            }),
            { maxLength: 5 },
          ),
    fail: fc.dictionary(fc.constantFrom('size', 'wasted', 'removable', 'waste', 'layer'), bytes),
    warn: fc.dictionary(fc.constantFrom('size', 'wasted', 'removable'), bytes),
    trust: fc.constantFrom('same' as const, 'fewer' as const, 'base' as const),
  }),
);

function all({ items, small }: Plan) {
  return [...items, ...small];
}

describe('for random edits', () => {
  test('no byte is promised twice, and each size follows from the one before', () => {
    fc.assert(
      fc.property(plans, spec => {
        const plan = madePlan(spec);
        const edits = madeEdits(spec);
        const made = new Set(all(plan).map(({ id }) => edits.edits.findIndex(one => one.id === id)));
        const freed = freedBy(edits, made);
        expect(all(plan).reduce((sum, item) => sum + item.bytes, 0)).toBe(freed.bytes);
        expect(all(plan).reduce((sum, item) => sum + item.uncounted, 0)).toBe(freed.uncounted);
        let size = figuresOf(spec).sizes.image;
        for (const item of all(plan)) {
          size -= item.bytes;
          expect(item.sizeAfter).toBe(size);
          expect(item.bytes).toBeGreaterThanOrEqual(0);
        }
        expect(made.size).toBe(all(plan).length);
      }),
    );
  });

  test('what is needed meets each budget that any edits meet, and none of it can be left out', () => {
    fc.assert(
      fc.property(plans, spec => {
        const plan = madePlan(spec);
        const failing = (ids: readonly string[]) => failingAfter(spec, ids);
        const ids = all(plan).map(({ id }) => id);
        const needed = ids.slice(0, plan.needed);
        const after = failing(needed);
        expect(after.filter(budget => !plan.unmet.includes(budget))).toEqual([]);
        expect(plan.unmet).toEqual(failing(ids.slice(0, plan.items.length + plan.small.length)));
        for (const one of needed) {
          const less = failing(needed.filter(id => id !== one));
          const lessWarned = warningAfter(
            spec,
            needed.filter(id => id !== one),
          );
          expect(less.length + lessWarned.length).toBeGreaterThan(after.length + warningAfter(spec, needed).length);
        }
        for (const { meets } of plan.items) for (const budget of meets) expect(failing(ids)).not.toContain(budget);
      }),
    );
  });

  test('edits that are trusted less are no part of it', () => {
    const order = ['same', 'fewer', 'base'];
    fc.assert(
      fc.property(plans, spec => {
        for (const { trust } of all(madePlan(spec)))
          expect(order.indexOf(trust)).toBeLessThanOrEqual(order.indexOf(spec.trust ?? 'base'));
      }),
    );
  });
});

/** Budgets over a limit after some edits, by a plain count. */
function overAfter(spec: MadePlan, limits: MadePlan['fail'], ids: readonly string[]): string[] {
  const edits = madeEdits(spec);
  const { sizes, layers } = figuresOf(spec);
  const chosen = new Set(ids.map(id => edits.edits.findIndex(one => one.id === id)));
  const gone = { all: 0, wasted: 0, removable: 0, layers: layers.map(layer => layer.bytes) };
  for (const { by, kind, bytes: freed } of edits.freed) {
    const first = by.find(one => chosen.has(one.edit));
    if (first === undefined) continue;
    gone.all += freed;
    if (kind !== 'needed') gone[kind] += freed;
    gone.layers[first.layer] = (gone.layers[first.layer] ?? 0) - freed;
  }
  const figures: Record<string, number> = {
    size: sizes.image - gone.all,
    wasted: sizes.wasted - gone.wasted,
    removable: sizes.removable - gone.removable,
    waste: sizes.wasted + sizes.removable - gone.wasted - gone.removable,
    layer: Math.max(0, ...gone.layers),
  };
  return Object.entries(limits ?? {}).flatMap(([name, limit]) => ((figures[name] ?? 0) > Number(limit) ? [name] : []));
}

function failingAfter(spec: MadePlan, ids: readonly string[]): string[] {
  return overAfter(spec, spec.fail, ids);
}

function warningAfter(spec: MadePlan, ids: readonly string[]): string[] {
  return overAfter(spec, spec.warn, ids);
}

test('git applies the diffs in their order, and makes a .dockerignore that is missing', async () => {
  const lines = [
    'FROM python:3.12',
    '# tools',
    'RUN apt-get update && apt-get install -y curl',
    'WORKDIR /app',
    'COPY . .',
    'RUN pip install -r requirements.txt',
    'ADD https://example.org/a.zip /tmp/',
    'RUN unzip /tmp/a.zip -d /opt && rm /tmp/a.zip',
    'RUN chown -R 5:5 /app',
  ];
  const app = { '/app/': 0, '/app/a.py': 9000 };
  const { items, dockerfile, ignore } = await planned({
    dockerfile: textOf(lines),
    adds: {
      1: { '/bin/sh': 9, '/usr/local/bin/python3.12': 9 },
      3: { '/var/lib/apt/lists/x_Packages': 90_000 },
      5: { ...app, '/app/.git/x': 50_000 },
      6: {
        '/root/.cache/pip/http/x': 40_000,
        '/usr/lib/python3.12/site-packages/a/__pycache__/a.pyc': 9000,
        '/usr/lib/python3.12/site-packages/a/a.py': 9,
      },
      7: { '/tmp/a.zip': 70_000 },
      8: { '/tmp/a.zip': null },
      9: { '/app/': 0, '/app/a.py': { bytes: 9000, uid: 5, gid: 5 } },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-apply-'));
  try {
    writeFileSync(join(folder, 'Dockerfile'), textOf(lines));
    spawnSync('git', ['init', '-q'], { cwd: folder });
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const { edits } of items)
      for (const { diff } of edits) {
        const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: diff, encoding: 'utf8' });
        expect({ status, stderr, diff }).toEqual({ status: 0, stderr: '', diff });
      }
    expect(readFileSync(join(folder, 'Dockerfile'), 'utf8')).toBe(dockerfile);
    expect(existsSync(join(folder, '.dockerignore'))).toBe(true);
    expect(readFileSync(join(folder, '.dockerignore'), 'utf8')).toBe(ignore);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
