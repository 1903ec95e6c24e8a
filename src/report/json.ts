/** The report as JSON, schemaVersion 1: every field of docs/report.md, in its order. */

import type { AlpineOffer } from '../analysis/edits/types.ts';
import type {
  AnalysedLayer,
  DockerfileLine,
  Finding,
  IgnoredBytes,
  Sizes,
  WastedFile,
  WasteGroup,
} from '../analysis/types.ts';
import type { PlanItem } from '../budget/plan/types.ts';
import type { BudgetResult, UnjudgedBudget } from '../budget/types.ts';
import { type BytePath, displayPath, isUtf8 } from '../image/byte-path.ts';
import type { PackageSize } from '../packages/package-sizes.ts';
import { FIGURES_VERSION, VERSION } from '../version.ts';
import { jsonText } from './format/escape.ts';
import { pageOn } from './format/links.ts';
import {
  alpineSentence,
  noRemovalSentence,
  noSmallerBaseSentence,
  noStageSentence,
  noStandaloneSentence,
} from './format/plan.ts';
import type { ImageReport, Report } from './types.ts';

/** The report as a plain value; `verdict` is left out if there is none. @param docs as in `json` */
export function jsonValue({ verdict, accepted, images }: Report, docs?: string): Record<string, unknown> {
  return {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: VERSION },
    figuresVersion: FIGURES_VERSION,
    ...(verdict === null ? {} : { verdict }),
    ...(accepted ? { accepted: pick(accepted, 'label', 'pullRequest') } : {}),
    images: images.map(image => imageValue(image, docs)),
  };
}

/**
 * The report as indented JSON with a newline at the end. It is safe to print to a terminal or a log.
 * @param docs where the documentation is, as of `docsOf`; this release's if left out
 */
export function json(report: Report, docs?: string): string {
  return `${jsonText(jsonValue(report, docs), 2)}\n`;
}

function imageValue(image: ImageReport, docs: string | undefined): Record<string, unknown> {
  const { source, sizes } = image;
  return {
    name: image.name,
    source: {
      ...pick(source, 'kind', 'reference', 'digest', 'platform', 'verified'),
      ...(source.otherPlatforms === undefined ? {} : { otherPlatforms: [...source.otherPlatforms] }),
      ...(source.basis === undefined ? {} : { basis: source.basis }),
    },
    sizes: sizesValue(sizes),
    savings: pick(image.savingsTotal, 'bytes', 'baseBytes', 'downloadBytes'),
    base: image.base && pick(image.base, 'name', 'layers', 'evidence'),
    layers: image.layers.map(layerValue),
    largestLayer: largestLayerValue(image),
    wasted: image.wasted.map(wastedValue),
    wasteGroups: image.wasteGroups.map(group => ({ ...groupValue(group), page: pageOn(group.label, docs) })),
    findings: image.findings.map(finding => ({
      ...findingValue(finding),
      page: finding.page === null ? null : pageOn(finding.page, docs),
    })),
    hints: image.hints.map(hint => ({
      ...pick(hint, 'hint', 'title', 'severity', 'layer', 'bytes', 'explains', 'remedy'),
      page: pageOn(hint.hint, docs),
    })),
    ignored: image.ignored.map(ignoredValue),
    packages: image.packages.map(packageValue),
    lockfiles: image.lockfiles?.map(({ layer, path, sha256 }) => ({ layer, ...pathValue(path), sha256 })) ?? null,
    noPackage: pick(image.noPackage, 'bytes', 'baseBytes', 'files'),
    parts: image.parts.map(part => pick(part, 'section', 'key', 'bytes', 'files')),
    ...baselineValue(image),
    notes: [...image.notes],
    budgets: image.budgets.map(budgetValue),
    ...configChangeValue(image),
    unjudged: image.unjudged.map(unjudgedValue),
    plan: image.plan.items.map(planItemValue),
    planSummary: planSummaryValue(image),
  };
}

function sizesValue(sizes: Sizes): Record<string, unknown> {
  return pick(sizes, 'image', 'visible', 'wasted', 'removable', 'download', 'own', 'efficiency');
}

function baselineValue({ baseline }: ImageReport): Record<string, unknown> {
  if (baseline === null) return { baseline: null, growth: null };
  if ('missing' in baseline)
    return { baseline: null, growth: null, noBaseline: { reason: baseline.detail, hint: baseline.hint } };
  const { label, commit, startsFrom, note, comparison } = baseline;
  const { source, sizes, writtenBy } = comparison.before;
  return {
    baseline: {
      label,
      ...pick(source, 'reference', 'digest', 'platform'),
      commit,
      startsFrom,
      note,
      writtenBy,
      sizes: sizesValue(sizes),
    },
    growth: Object.fromEntries(comparison.figures.map(({ figure, growth }) => [figure, growth])),
  };
}

function configChangeValue({ configChange: change }: ImageReport): Record<string, unknown> {
  if (!change) return {};
  const limits = change.limits.map(limit => pick(limit, 'budget', 'before', 'after'));
  return { configChange: { ...pick(change, 'commit', 'judgedBy', 'sections', 'note'), limits } };
}

function layerValue(layer: AnalysedLayer): Record<string, unknown> {
  return {
    ...pick(layer, 'index', 'diffId', 'digest', 'bytes', 'downloadBytes', 'entries'),
    ...pick(layer, 'wastedBytes', 'removableBytes', 'base', 'createdBy', 'settings'),
    dockerfile: lineValue(layer.dockerfile),
  };
}

function largestLayerValue({ largestLayer }: ImageReport): Record<string, unknown> | null {
  if (largestLayer === null) return null;
  const { layer, directories, files } = largestLayer;
  return {
    layer,
    directories: directories.map(({ path, bytes, files }) => ({ ...pathValue(path), bytes, files })),
    files: files.map(({ path, bytes }) => ({ ...pathValue(path), bytes })),
  };
}

/** The path to show, with its bytes in base64 if they are not UTF-8. */
function pathValue(path: BytePath): Record<string, unknown> {
  const raw = isUtf8(path) ? {} : { pathBase64: Buffer.from(path, 'latin1').toString('base64') };
  return { path: displayPath(path), ...raw };
}

function wastedValue({ path, bytes, cause, addedIn, wastedIn, label, rule }: WastedFile): Record<string, unknown> {
  return { ...pathValue(path), bytes, cause, addedIn, wastedIn, label, ...(rule === null ? {} : { rule }) };
}

function groupValue(group: WasteGroup): Record<string, unknown> {
  return {
    ...pick(group, 'label', 'rule', 'title', 'severity', 'cause', 'addedIn', 'wastedIn', 'bytes', 'files'),
    directory: displayPath(group.directory),
    ...pick(group, 'directoryBytes', 'remedy'),
    at: lineValue(group.at),
  };
}

function findingValue(finding: Finding): Record<string, unknown> {
  return {
    ...pick(finding, 'rule', 'title', 'severity', 'bucket', 'bytes', 'baseBytes', 'files'),
    layers: finding.layers.map(layer => pick(layer, 'index', 'bytes')),
    paths: finding.paths.map(displayPath),
    remedy: finding.remedy,
    at: lineValue(finding.at),
  };
}

function ignoredValue(kept: IgnoredBytes): Record<string, unknown> {
  return {
    ...pick(kept, 'path', 'rule', 'reason', 'bytes', 'files'),
    until: kept.until ?? null,
    dockerfile: lineValue(kept.at ?? null),
  };
}

function packageValue(one: PackageSize): Record<string, unknown> {
  return {
    ...pick(one, 'manager', 'name', 'version', 'architecture'),
    ...pick(one, 'bytes', 'baseBytes', 'files', 'copies', 'base'),
    layers: one.layers.map(layer => pick(layer, 'index', 'bytes')),
  };
}

/** A budget against an image. */
export function budgetValue(budget: BudgetResult): Record<string, unknown> {
  return {
    ...pick(budget, 'budget', 'status', 'actual', 'warn', 'fail', 'baseline', 'unit'),
    config: pick(budget.position, 'path', 'line'),
  };
}

function unjudgedValue(one: UnjudgedBudget): Record<string, unknown> {
  return { ...pick(one, 'budget', 'status', 'reason'), config: pick(one.position, 'path', 'line') };
}

/** An item of a plan. */
export function planItemValue(item: PlanItem): Record<string, unknown> {
  return {
    ...pick(item, 'id', 'title', 'trust', 'exact', 'bytes', 'sizeAfter', 'meets', 'findings'),
    ...(item.range === null ? {} : { range: [...item.range] }),
    at: lineValue(item.at),
    second: item.second && { at: lineValue(item.second.at), does: item.second.does },
    leftOut: item.leftOut.map(one => pick(one, 'name', 'bytes')),
    edits: item.edits.map(edit => pick(edit, 'path', 'line', 'diff')),
  };
}

function planSummaryValue(image: ImageReport): Record<string, unknown> {
  const { needed, unmet, untold, broken, baseBytes, small, sameBase } = image.plan;
  const alternative = sameBase.length === 0 ? {} : { sameBase: sameBase.map(planItemValue) };
  const sentence = noStageSentence(image, text => text);
  const reason = sentence === '' ? {} : { noSecondStage: sentence };
  const other = noSmallerBaseSentence(image, text => text);
  const noSmaller = other === '' ? {} : { noSmallerBase: other };
  const staying = noRemovalSentence(image, text => text);
  const removal = staying === '' ? {} : { noRemoval: staying };
  const whole = noStandaloneSentence(image, text => text);
  const standalone = whole === '' ? {} : { noStandalone: whole };
  const alpine = image.edits.alpine === null ? {} : { alpine: alpineValue(image, image.edits.alpine) };
  const open = untold.length === 0 ? {} : { untold };
  const lost = broken.length === 0 ? {} : { broken };
  const reasons = { ...open, ...lost, ...reason, ...noSmaller, ...removal, ...standalone, ...alpine };
  return { needed, unmet, baseBytes, small: small.map(planItemValue), ...alternative, ...reasons };
}

function alpineValue(image: ImageReport, { insteadOf, bases }: AlpineOffer): Record<string, unknown> {
  const values = bases.map(base => ({
    ...pick(base, 'name', 'bytes'),
    range: [Math.round(base.bytes * (1 - base.spread)), Math.round(base.bytes * (1 + base.spread))],
    ...pick(base, 'date', 'sizeOf', 'without'),
  }));
  return { insteadOf: pick(insteadOf, 'name', 'bytes'), bases: values, text: alpineSentence(image, text => text) };
}

function lineValue(at: DockerfileLine | null): Record<string, unknown> | null {
  return at && pick(at, 'path', 'line');
}

/** These fields alone, in this order. */
function pick<T>(from: T, ...fields: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(field => [field, from[field]]));
}
