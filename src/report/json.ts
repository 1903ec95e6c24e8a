/** The report as JSON, schemaVersion 1: every field of docs/report.md, in its order. */

import type { AnalysedLayer, Finding, FoundHint, IgnoredBytes, WastedFile, WasteGroup } from '../analysis/types.ts';
import type { BudgetResult } from '../budget/types.ts';
import { type BytePath, displayPath, isUtf8 } from '../image/byte-path.ts';
import { VERSION } from '../version.ts';
import { jsonText } from './format/escape.ts';
import { pageOn } from './format/links.ts';
import type { ImageReport, Report } from './types.ts';

/** The report as a plain value; `verdict` is left out if there is none. @param docs as in `json` */
export function jsonValue({ verdict, images }: Report, docs?: string): Record<string, unknown> {
  return {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: VERSION },
    ...(verdict === null ? {} : { verdict }),
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
      kind: source.kind,
      reference: source.reference,
      digest: source.digest,
      platform: source.platform,
      verified: source.verified,
      ...(source.basis === undefined ? {} : { basis: source.basis }),
    },
    sizes: {
      image: sizes.image,
      visible: sizes.visible,
      wasted: sizes.wasted,
      removable: sizes.removable,
      download: sizes.download,
      own: sizes.own,
      efficiency: sizes.efficiency,
    },
    savings: savingsValue(image),
    base:
      image.base === null ? null : { name: image.base.name, layers: image.base.layers, evidence: image.base.evidence },
    layers: image.layers.map(layerValue),
    largestLayer: largestLayerValue(image),
    wasted: image.wasted.map(wastedValue),
    wasteGroups: image.wasteGroups.map(group => ({ ...groupValue(group), page: pageOn(group.label, docs) })),
    findings: image.findings.map(finding => ({
      ...findingValue(finding),
      page: finding.page === null ? null : pageOn(finding.page, docs),
    })),
    hints: image.hints.map(hint => ({ ...hintValue(hint), page: pageOn(hint.hint, docs) })),
    ignored: image.ignored.map(ignoredValue),
    notes: [...image.notes],
    budgets: image.budgets.map(budgetValue),
  };
}

function layerValue(layer: AnalysedLayer): Record<string, unknown> {
  const { dockerfile } = layer;
  return {
    index: layer.index,
    diffId: layer.diffId,
    digest: layer.digest,
    bytes: layer.bytes,
    downloadBytes: layer.downloadBytes,
    entries: layer.entries,
    wastedBytes: layer.wastedBytes,
    removableBytes: layer.removableBytes,
    base: layer.base,
    createdBy: layer.createdBy,
    dockerfile: dockerfile === null ? null : { path: dockerfile.path, line: dockerfile.line },
  };
}

function savingsValue({ savingsTotal: { bytes, baseBytes, downloadBytes } }: ImageReport): Record<string, unknown> {
  return { bytes, baseBytes, downloadBytes };
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
  return {
    ...pathValue(path),
    bytes,
    cause,
    addedIn,
    wastedIn,
    label,
    ...(rule === null ? {} : { rule }),
  };
}

function groupValue(group: WasteGroup): Record<string, unknown> {
  const { label, rule, title, severity, cause, addedIn, wastedIn, bytes, files, directoryBytes, remedy } = group;
  const directory = displayPath(group.directory);
  return {
    label,
    rule,
    title,
    severity,
    cause,
    addedIn,
    wastedIn,
    bytes,
    files,
    directory,
    directoryBytes,
    remedy,
  };
}

function findingValue(finding: Finding): Record<string, unknown> {
  return {
    rule: finding.rule,
    title: finding.title,
    severity: finding.severity,
    bucket: finding.bucket,
    bytes: finding.bytes,
    baseBytes: finding.baseBytes,
    files: finding.files,
    layers: finding.layers.map(({ index, bytes }) => ({ index, bytes })),
    paths: finding.paths.map(displayPath),
    remedy: finding.remedy,
  };
}

function hintValue({ hint, title, severity, layer, bytes, explains, remedy }: FoundHint): Record<string, unknown> {
  return { hint, title, severity, layer, bytes, explains: [...explains], remedy };
}

function ignoredValue({ path, rule, reason, bytes, files }: IgnoredBytes): Record<string, unknown> {
  return { path, rule, reason, bytes, files };
}

function budgetValue(budget: BudgetResult): Record<string, unknown> {
  return {
    budget: budget.budget,
    status: budget.status,
    actual: budget.actual,
    warn: budget.warn,
    fail: budget.fail,
    baseline: budget.baseline,
    unit: budget.unit,
    config: { path: budget.position.path, line: budget.position.line },
  };
}
