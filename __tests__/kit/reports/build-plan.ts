/** Builds plans whose sums hold, from the edits that a test is about. */
import type { FileEdit, Hunk, Plan, PlanItem } from '../../../src/budget/plan/types.ts';
import type { BudgetResult } from '../../../src/budget/types.ts';

/** An edit of one file: the Dockerfile if `path` is left out. `line` is that of the first hunk if left out. */
export interface FileEditSpec {
  path?: string | null;
  line?: number | null;
  /** Each place: its line, what goes, what comes. */
  hunks: [line: number, removed: string[], added: string[]][];
}

export type PlanItemSpec = Partial<Omit<PlanItem, 'edits' | 'sizeAfter'>> &
  Pick<PlanItem, 'title' | 'bytes'> & { edits?: FileEditSpec[] };

export interface PlanSpec {
  items?: PlanItemSpec[];
  small?: PlanItemSpec[];
  baseBytes?: number;
}

/** The plan of an image; sizes, `needed` and `unmet` follow from its parts. */
export function planOf(spec: PlanSpec, image: number, budgets: readonly BudgetResult[]): Plan {
  let sizeAfter = image;
  const item = (one: PlanItemSpec): PlanItem => {
    sizeAfter -= one.bytes;
    return planItem(one, sizeAfter);
  };
  const items = (spec.items ?? []).map(item);
  const failing = budgets.filter(({ status }) => status === 'fail').map(({ budget }) => budget);
  const met = new Set(items.flatMap(({ meets }) => meets));
  return {
    items,
    needed: items.findLastIndex(({ meets }) => meets.some(name => failing.includes(name))) + 1,
    unmet: failing.filter(name => !met.has(name)),
    small: (spec.small ?? []).map(item),
    baseBytes: spec.baseBytes ?? 0,
  };
}

function planItem({ edits = [], ...spec }: PlanItemSpec, sizeAfter: number): PlanItem {
  return {
    id: spec.title.toLowerCase().replace(/[^a-z]+/g, '-'),
    trust: 'same',
    leftOut: [],
    exact: true,
    meets: [],
    findings: [],
    at: null,
    second: null,
    ...spec,
    sizeAfter,
    edits: edits.map(fileEdit),
  };
}

function fileEdit({ path = 'Dockerfile', line, hunks: specs }: FileEditSpec): FileEdit {
  const hunks = specs.map(([at, removed, added]): Hunk => ({ line: at, removed, added }));
  return { path, line: line === undefined ? (hunks[0]?.line ?? null) : line, diff: diffOf(path, hunks), hunks };
}

/** A unified diff without context. */
function diffOf(path: string | null, hunks: readonly Hunk[]): string {
  const name = path ?? 'history';
  let shift = 0;
  const parts = hunks.flatMap(({ line, removed, added }) => {
    const head = `@@ -${line},${removed.length} +${line + shift},${added.length} @@`;
    shift += added.length - removed.length;
    return [head, ...removed.map(text => `-${text}`), ...added.map(text => `+${text}`)];
  });
  return `${[`--- a/${name}`, `+++ b/${name}`, ...parts].join('\n')}\n`;
}
