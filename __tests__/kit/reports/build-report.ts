/** Builds reports whose sums hold, from the few figures that a test is about. */

import type { EditsOfImage } from '../../../src/analysis/edits/types.ts';
import { baseBytesOf } from '../../../src/analysis/findings.ts';
import { findSavings } from '../../../src/analysis/savings/savings.ts';
import type {
  AnalysedLayer,
  BaseImage,
  Finding,
  FoundHint,
  IgnoredBytes,
  LargestLayer,
  WastedFile,
} from '../../../src/analysis/types.ts';
import { groupWaste } from '../../../src/analysis/wasted/waste-groups.ts';
import type { Plan, PlanItem } from '../../../src/budget/plan/types.ts';
import type { BudgetResult, Status, UnjudgedBudget } from '../../../src/budget/types.ts';
import { instructionOf } from '../../../src/dockerfile/history.ts';
import type { PackageSize } from '../../../src/packages/package-sizes.ts';
import type { ImageReport, Report, ReportSource } from '../../../src/report/types.ts';
import { summaryOfPaths } from '../../../src/stack/path-summary.ts';

export interface LayerSpec {
  bytes: number;
  createdBy?: string;
  base?: boolean;
  downloadBytes?: number;
  /** Line of the Dockerfile. */
  line?: number;
  dockerfile?: string;
}

export type FindingSpec = Partial<Finding> & Pick<Finding, 'rule' | 'layers' | 'paths'>;
export type BudgetSpec = Partial<BudgetResult> & Pick<BudgetResult, 'budget' | 'actual'>;

/** A wasted file; its label is `plain` where none is given. */
export type WastedSpec = Omit<WastedFile, 'label' | 'rule'> & Partial<WastedFile>;

/** An edit of the plan: exact, and of trust `same`, where nothing else is given. Its `sizeAfter` follows. */
export type ItemSpec = Partial<PlanItem> & Pick<PlanItem, 'title' | 'bytes'>;

export type PackageSpec = Partial<PackageSize> & Pick<PackageSize, 'name' | 'bytes'>;

export interface PlanSpec extends Partial<Omit<Plan, 'items' | 'small'>> {
  items?: ItemSpec[];
  small?: ItemSpec[];
}

export interface ImageSpec {
  name?: string;
  source?: Partial<ReportSource>;
  layers: LayerSpec[];
  wasted?: WastedSpec[];
  findings?: FindingSpec[];
  hints?: FoundHint[];
  ignored?: IgnoredBytes[];
  notes?: string[];
  /** Of dpkg, and of the image's own layers, where nothing else is given. */
  packages?: readonly PackageSpec[];
  /** None: a report of `inspect`. */
  budgets?: BudgetSpec[];
  unjudged?: UnjudgedBudget[];
  baseline?: ImageReport['baseline'];
  download?: number | null;
  milliseconds?: number;
  /** What is in the largest layer. */
  largestLayer?: Omit<LargestLayer, 'layer'>;
  /** No edits if left out. */
  plan?: PlanSpec;
  /** What the layers that are a base's came from. */
  baseName?: string;
  alpine?: EditsOfImage['alpine'];
}

/** A digest that differs for each number. */
export function digestOf(n: number): string {
  return `sha256:${(0x3f1c9a + n).toString(16).padStart(6, '0')}${'0b'.repeat(29)}`;
}

/** One image; sums, the layers' waste and the verdict follow from the parts. */
export function imageReport(spec: ImageSpec): ImageReport {
  const wasted = (spec.wasted ?? []).map((file): WastedFile => ({ label: 'plain', rule: null, ...file }));
  const baseLayers = spec.layers.filter(({ base }) => base).length;
  const findings = (spec.findings ?? []).map(one => finding(one, baseLayers));
  const layers = spec.layers.map((layer, index) => analysedLayer(layer, { index, wasted, findings }));
  const image = sum(layers.map(layer => layer.bytes));
  const wastedBytes = sum(wasted.map(file => file.bytes));
  const visible = image - wastedBytes;
  const packages = (spec.packages ?? []).map(packageSize);
  const budgets = spec.budgets?.map(budget) ?? [];
  const wasteGroups = groupWaste(wasted, rule => `RUN avoid ${rule}`);
  const found = { layers, wasted, wasteGroups, findings, hints: spec.hints ?? [] };
  return {
    name: spec.name ?? 'web:ci',
    source: {
      kind: 'docker',
      reference: 'web:ci',
      digest: digestOf(0),
      platform: 'linux/amd64',
      verified: 'digest',
      ...spec.source,
    },
    baseline: spec.baseline ?? null,
    sizes: {
      image,
      visible,
      wasted: wastedBytes,
      removable: sum(layers.map(layer => layer.removableBytes)),
      download: spec.download ?? null,
      own: layers.some(layer => layer.base) ? sum(layers.map(layer => (layer.base ? 0 : layer.bytes))) : null,
      efficiency: image === 0 ? 1 : (image - wastedBytes) / image,
    },
    base: baseImage(layers, spec.baseName ?? null),
    ...found,
    ...findSavings(found, spec.download ?? null),
    largestLayer: largestOf(layers, spec.largestLayer),
    edits: { ...NO_EDITS, alpine: spec.alpine ?? null },
    packages,
    lockfiles: [],
    noPackage: { bytes: visible - sum(packages.map(one => one.bytes)), baseBytes: 0, files: 3 },
    files: 3 + sum(packages.map(one => one.files)),
    parts: [],
    ignored: spec.ignored ?? [],
    notes: spec.notes ?? [],
    budgets,
    unjudged: spec.unjudged ?? [],
    plan: planOf(spec.plan ?? {}, image, budgets),
    verdict: spec.budgets ? worst([...budgets, ...(spec.unjudged ?? [])].map(({ status }) => status)) : null,
    milliseconds: spec.milliseconds ?? 812,
  };
}

function packageSize(spec: PackageSpec): PackageSize {
  const facts = { manager: 'dpkg', version: '1.0-1', architecture: 'amd64', copies: 1, files: 9 } as const;
  const layers = [{ index: 0, bytes: spec.bytes }];
  return { ...facts, baseBytes: spec.base ? spec.bytes : 0, base: false, layers, ...spec };
}

/** What follows of a plan: sizes, how many edits are needed, and which budgets none meets. */
function planOf(
  { items = [], small = [], sameBase = [], ...given }: PlanSpec,
  image: number,
  budgets: readonly BudgetResult[],
): Plan {
  let size = image;
  const [all, rest] = [items, small].map(specs =>
    specs.map((item): PlanItem => {
      size -= item.bytes;
      return { ...NO_ITEM, id: item.title.toLowerCase().replace(/\W+/g, '-'), sizeAfter: size, ...item };
    }),
  );
  const failing = budgets.filter(({ status }) => status === 'fail').map(({ budget }) => budget);
  const met = new Set(items.flatMap(({ meets = [] }) => meets));
  const needed = items.findLastIndex(({ meets = [] }) => meets.some(name => failing.includes(name))) + 1;
  const unmet = failing.filter(name => !met.has(name));
  return {
    items: all ?? [],
    small: rest ?? [],
    needed,
    unmet,
    untold: [],
    broken: [],
    baseBytes: 0,
    sameBase,
    ...given,
  };
}

const NO_EDITS: EditsOfImage = {
  files: { dockerfile: null, path: null, target: null, ignoreFile: null },
  edits: [],
  freed: [],
  noStage: null,
  noSmallerBase: null,
  alpine: null,
  noRemoval: null,
  noStandalone: null,
  baseBytes: 0,
};

const NO_ITEM: Omit<PlanItem, 'id' | 'title' | 'bytes' | 'sizeAfter'> = {
  trust: 'same',
  leftOut: [],
  uncounted: 0,
  exact: true,
  range: null,
  meets: [],
  findings: [],
  at: null,
  second: null,
  edits: [],
};

function baseImage(layers: readonly AnalysedLayer[], name: string | null): BaseImage | null {
  const count = layers.filter(({ base }) => base).length;
  return count === 0 ? null : { name, layers: count, evidence: name === null ? 'history' : 'dockerfile' };
}

function largestOf(
  layers: readonly AnalysedLayer[],
  content: Omit<LargestLayer, 'layer'> = { directories: [], files: [] },
): LargestLayer | null {
  const own = layers.filter(layer => !layer.base && layer.bytes > 0);
  const among = own.length > 0 ? own : layers;
  const bytes = Math.max(0, ...among.map(layer => layer.bytes));
  const layer = among.find(one => one.bytes === bytes)?.index ?? -1;
  return bytes === 0 ? null : { layer, ...content };
}

/** A report of one or more images. */
export function reportOf(...images: ImageSpec[]): Report {
  const reports = images.map(imageReport);
  const verdicts = reports.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return { verdict: verdicts.length === 0 ? null : worst(verdicts), images: reports };
}

export function sum(figures: readonly number[]): number {
  return figures.reduce((total, figure) => total + figure, 0);
}

function worst(statuses: readonly (Status | 'skip')[]): Status {
  return statuses.includes('fail') ? 'fail' : statuses.includes('warn') ? 'warn' : 'pass';
}

interface Parts {
  index: number;
  wasted: readonly WastedFile[];
  findings: readonly Finding[];
}

function analysedLayer(spec: LayerSpec, { index, wasted, findings }: Parts): AnalysedLayer {
  const removable = findings.filter(({ bucket }) => bucket === 'removable').flatMap(({ layers }) => layers);
  return {
    index,
    diffId: digestOf(index + 1),
    digest: null,
    bytes: spec.bytes,
    downloadBytes: spec.downloadBytes ?? null,
    entries: 10,
    wastedBytes: sum(wasted.filter(({ addedIn }) => addedIn === index).map(({ bytes }) => bytes)),
    removableBytes: sum(removable.filter(layer => layer.index === index).map(({ bytes }) => bytes)),
    base: spec.base ?? false,
    createdBy: spec.createdBy ?? '',
    settings: '',
    instruction: instructionOf(spec.createdBy ?? ''),
    dockerfile: spec.line === undefined ? null : { path: spec.dockerfile ?? 'Dockerfile', line: spec.line },
  };
}

function finding(spec: FindingSpec, baseLayers: number): Finding {
  return {
    title: spec.rule,
    severity: 'warn',
    bucket: 'removable',
    bytes: sum(spec.layers.map(({ bytes }) => bytes)),
    baseBytes: baseBytesOf(spec.layers, baseLayers),
    files: spec.paths.length,
    place: summaryOfPaths(spec.paths),
    remedy: `RUN avoid ${spec.rule}`,
    page: /^[a-z-]+$/.test(spec.rule) ? spec.rule : null,
    at: null,
    ...spec,
  };
}

function budget(spec: BudgetSpec): BudgetResult {
  return {
    status: 'pass',
    warn: null,
    fail: null,
    baseline: null,
    unit: 'bytes',
    text: { warn: null, fail: null },
    position: { path: '.imagebudget.yml', line: 5, column: 3 },
    ...spec,
  };
}
