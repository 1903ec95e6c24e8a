/** A comparison as JSON: every field of docs/compare.md, in its order. Every list has all of the growth. */
import type { Change, Comparison, GrowthTable, ImageFacts, LayerFacts, LayerGrowth } from '../../baseline/types.ts';
import { displayPath, isUtf8 } from '../../image/byte-path.ts';
import { VERSION } from '../../version.ts';
import { jsonText } from '../format/escape.ts';

type Value = Record<string, unknown>;

/** Indented JSON with a newline at the end. It is safe to print to a terminal or a log. */
export function comparisonJson(comparison: Comparison): string {
  const { before, after, figures, layers, directories, packages, findings, notes } = comparison;
  const value: Value = {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: VERSION },
    before: imageValue(before),
    after: imageValue(after),
    growth: Object.fromEntries(figures.map(({ figure, growth }) => [figure, growth])),
    byLayer: layers.map(layerValue),
    byDirectory: tableValue(directories, ({ path, direct }) => ({ part: 'directory', ...pathValue(path), direct })),
    byPackage: tableValue(packages, ({ change, manager, name, versions }) => ({
      part: 'package',
      change,
      manager,
      name,
      versions,
    })),
    byFinding: tableValue(findings, ({ kind, id, title }) => ({ part: kind, id, title })),
    notes,
  };
  return `${jsonText(value, 2)}\n`;
}

function imageValue({ name, source, writtenBy, sizes, base }: ImageFacts): Value {
  const { kind, reference, digest, platform } = source;
  const { image, visible, wasted, removable, download, own, efficiency } = sizes;
  return {
    name,
    source: { kind, reference, digest, platform },
    writtenBy,
    sizes: { image, visible, wasted, removable, download, own, efficiency },
    base: base && { name: base.name, layers: base.layers, evidence: base.evidence },
  };
}

function layerValue({ part, change, origin, layers, sameInstruction, ...row }: LayerGrowth): Value {
  const { before, after } = layers;
  const line = (after ?? before)?.dockerfile ?? null;
  return {
    part,
    change,
    origin,
    ...changeValue(row),
    layerBefore: before && layerRef(before),
    layerAfter: after && layerRef(after),
    sameInstruction,
    createdBy: (after ?? before)?.createdBy ?? '',
    dockerfile: line && { path: line.path, line: line.line },
  };
}

function layerRef({ index, diffId }: LayerFacts): Value {
  return { index, diffId };
}

/** The rows, then a row for the rest and one for wasted bytes; null if what they are about is not known. */
function tableValue<Row extends Change>(table: GrowthTable<Row> | null, value: (row: Row) => Value): Value[] | null {
  if (table === null) return null;
  return [
    ...table.rows.map(row => ({ ...value(row), ...changeValue(row) })),
    { part: 'rest', ...changeValue(table.rest) },
    ...(table.wasted ? [{ part: 'wasted', ...changeValue(table.wasted) }] : []),
  ];
}

function changeValue({ before, after, bytes }: Change): Value {
  return { before, after, bytes };
}

/** The path to show, with its bytes in base64 if they are not UTF-8. */
function pathValue(path: string): Value {
  return {
    path: displayPath(path),
    ...(isUtf8(path) ? {} : { pathBase64: Buffer.from(path, 'latin1').toString('base64') }),
  };
}
