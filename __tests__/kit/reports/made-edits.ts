/** Edits whose bytes a test decides: one RUN a line, to which each edit appends a command. */
import type { Trust } from '../../../src/advice/edits/edit.ts';
import type { EditsOfImage, FoundEdit, FreedBytes } from '../../../src/analysis/edits/types.ts';
import type { Figures } from '../../../src/budget/figure.ts';
import { planOf } from '../../../src/budget/plan/plan.ts';
import type { Plan } from '../../../src/budget/plan/types.ts';
import type { BudgetConfig } from '../../../src/config/types.ts';
import type { Threshold } from '../../../src/config/values/thresholds.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';

export interface MadeEdit extends Partial<FoundEdit> {
  /** What it alone frees of each kind, in its layer. */
  wasted?: number;
  removable?: number;
  needed?: number;
  trust?: Trust;
}

/** Bytes that several edits free, each of them alone. */
export interface SharedBytes extends Partial<FreedBytes> {
  edits: readonly number[];
  bytes: number;
}

export interface MadePlan {
  edits: readonly MadeEdit[];
  shared?: readonly SharedBytes[];
  /** By budget: `{ size: 900 }` fails above 900 bytes. */
  fail?: Readonly<Record<string, number | Threshold>>;
  warn?: Readonly<Record<string, number | Threshold>>;
  trust?: Trust;
  image?: number;
  wasted?: number;
  removable?: number;
}

/** Ids are `e0`, `e1` …; edit n changes line n + 2, and layer n. */
export function madeEdits({ edits, shared = [] }: Pick<MadePlan, 'edits' | 'shared'>): EditsOfImage {
  const source = ['FROM a', ...edits.map((_, at) => `RUN run ${at}`)].map(line => `${line}\n`).join('');
  const alone = edits.flatMap(({ wasted = 0, removable = 0, needed = 0 }, at) => {
    const cell = (kind: FreedBytes['kind'], rule: string | null, bytes: number): FreedBytes[] =>
      bytes === 0 ? [] : [{ by: [{ edit: at, layer: at }], kind, rule, bytes }];
    return [
      ...cell('wasted', null, wasted),
      ...cell('removable', `rule-${at}`, removable),
      ...cell('needed', null, needed),
    ];
  });
  const both = shared.map(({ edits: by, ...cell }): FreedBytes => {
    return { kind: 'wasted', rule: null, ...cell, by: by.map(edit => ({ edit, layer: edit })) };
  });
  return {
    files: {
      dockerfile: parseDockerfile(source),
      path: 'Dockerfile',
      target: null,
      ignoreFile: { path: '.dockerignore', text: '' },
    },
    edits: edits.map((edit, at) => foundEdit(edit, at)),
    freed: [...alone, ...both],
    noStage: null,
    noSmallerBase: null,
    alpine: null,
    noRemoval: null,
    noStandalone: null,
    baseBytes: 7,
  };
}

function foundEdit(
  { wasted: _wasted, removable: _removable, needed: _needed, ...edit }: MadeEdit,
  at: number,
): FoundEdit {
  return {
    id: `e${at}`,
    title: `Edit ${at}`,
    trust: 'same',
    leftOut: [],
    line: at + 2,
    second: null,
    operations: [{ kind: 'append-command', line: at + 2, command: `rm ${at}` }],
    ignoreLines: [],
    findings: [],
    always: false,
    ...edit,
  };
}

/** The figures of an image that holds what the edits free, and 1,000,000 bytes beside. */
export function figuresOf({ edits, shared, image, wasted, removable }: MadePlan): Figures {
  const { freed } = madeEdits({ edits, ...(shared && { shared }) });
  const sum = (kind?: FreedBytes['kind']) =>
    freed.reduce((total, cell) => total + (kind === undefined || cell.kind === kind ? cell.bytes : 0), 0);
  const sizes = {
    image: image ?? sum() + 1_000_000,
    wasted: wasted ?? sum('wasted'),
    removable: removable ?? sum('removable'),
  };
  const layers = edits.map((_, at) => ({
    index: at,
    bytes: freed.reduce((total, { by, bytes }) => total + (by[0]?.layer === at ? bytes : 0), 0) + 1000,
  }));
  const findings = edits.flatMap(({ removable: bytes }, at) => (bytes ? [finding(`rule-${at}`, bytes)] : []));
  const visible = sizes.image - sizes.wasted;
  return {
    name: 'web',
    sizes: { ...sizes, visible, download: null, own: sizes.image, efficiency: visible / sizes.image },
    layers,
    findings,
    files: 0,
    parts: [],
  };
}

function finding(rule: string, bytes: number): Figures['findings'][number] {
  return {
    rule,
    bytes,
    title: rule,
    severity: 'warn',
    bucket: 'removable',
    baseBytes: 0,
    files: 1,
    layers: [],
    paths: [],
    place: { directory: '/', files: 1 },
    remedy: '',
    page: null,
    at: null,
  } as unknown as Figures['findings'][number];
}

export function madePlan(spec: MadePlan): Plan {
  return planOf({
    budgets: budgetsOf(spec),
    figures: figuresOf(spec),
    edits: madeEdits(spec),
    ...(spec.trust && { trust: spec.trust }),
  });
}

function budgetsOf({ fail = {}, warn = {} }: MadePlan): BudgetConfig[] {
  const names = [...new Set([...Object.keys(fail), ...Object.keys(warn)])];
  const limit = (value: number | Threshold | undefined): Threshold | null => {
    if (value === undefined) return null;
    return typeof value === 'number' ? { kind: 'bytes', bytes: value, text: `${value} B` } : value;
  };
  return names.map(
    (name): BudgetConfig => ({
      budget: name.startsWith('rule-') ? { section: 'rules', key: name } : (name as BudgetConfig['budget']),
      warn: limit(warn[name]),
      fail: limit(fail[name]),
      position: { path: '.imagebudget.yml', line: 1, column: 1 },
    }),
  );
}
