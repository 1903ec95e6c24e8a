/** The figures of an image after some of its edits. */
import type { EditsOfImage, FreedBytes } from '../../analysis/edits/types.ts';
import type { Baseline, Figures, NoBaseline } from '../figure.ts';

/** What edits free together. */
export interface Freed {
  bytes: number;
  wasted: number;
  removable: number;
  /** Bytes of no finding, which go along with others: a cleaned directory loses its signatures too. */
  uncounted: number;
  /** Of a new base image; null with the same one. */
  newBase: number | null;
  byLayer: Map<number, number>;
  byRule: Map<string, number>;
  /** By the index of a measured part. */
  byPart: Map<number, number>;
  /** Those that edits free which bring none: how many come with another base image or with packages is not known. */
  files: number;
}

export function freedBy({ freed, edits }: Pick<EditsOfImage, 'freed' | 'edits'>, chosen: ReadonlySet<number>): Freed {
  const sum: Freed = {
    bytes: 0,
    wasted: 0,
    removable: 0,
    uncounted: 0,
    files: 0,
    newBase: null,
    byLayer: new Map(),
    byRule: new Map(),
    byPart: new Map(),
  };
  for (const part of freed) {
    const first = part.by.find(({ edit }) => chosen.has(edit));
    if (first === undefined) continue;
    add(sum, part, first.layer);
    if (part.by.some(({ edit }) => chosen.has(edit) && edits[edit]?.adds === undefined)) sum.files += part.files ?? 0;
  }
  for (const edit of chosen) {
    const adds = edits[edit]?.adds;
    if (adds === undefined) continue;
    sum.bytes -= adds.bytes;
    sum.newBase = adds.base;
    // The lowest layer is then the new base's.
    sum.byLayer.set(0, (sum.byLayer.get(0) ?? 0) - adds.bytes);
  }
  return sum;
}

function add(sum: Freed, { kind, rule, bytes, parts = [] }: FreedBytes, layer: number): void {
  sum.bytes += bytes;
  if (kind === 'wasted') sum.wasted += bytes;
  if (kind === 'removable') sum.removable += bytes;
  if (kind === 'needed' && rule === null) sum.uncounted += bytes;
  increase(sum.byLayer, layer, bytes);
  if (rule !== null) increase(sum.byRule, rule, bytes);
  for (const part of parts) increase(sum.byPart, part, bytes);
}

function increase<K>(sums: Map<K, number>, key: K, bytes: number): void {
  sums.set(key, (sums.get(key) ?? 0) + bytes);
}

/** The figures that budgets judge, after edits that free this. The download is left as it is: how the rest compresses is not known. */
export function figuresAfter(
  figures: Figures,
  { bytes, wasted, removable, files, byLayer, byRule, byPart, newBase }: Omit<Freed, 'uncounted'>,
): Figures {
  const { sizes, baseline } = figures;
  const image = sizes.image - bytes;
  const visible = sizes.visible - (bytes - wasted);
  return {
    ...figures,
    ...(baseline && newBase !== null ? { baseline: onNewBase(baseline, newBase) } : {}),
    sizes: {
      ...sizes,
      image,
      visible,
      wasted: sizes.wasted - wasted,
      removable: sizes.removable - removable,
      own: sizes.own === null ? null : newBase === null ? sizes.own - bytes : image - newBase,
      efficiency: image === 0 ? 1 : visible / image,
    },
    layers: figures.layers.map(layer => ({ ...layer, bytes: layer.bytes - (byLayer.get(layer.index) ?? 0) })),
    files: figures.files - files,
    parts: figures.parts.map((part, index) => ({ ...part, bytes: part.bytes - (byPart.get(index) ?? 0) })),
    findings: figures.findings.map(finding => ({ ...finding, bytes: finding.bytes - (byRule.get(finding.rule) ?? 0) })),
  };
}

function onNewBase(baseline: Baseline | NoBaseline, bytes: number): Baseline | NoBaseline {
  if ('missing' in baseline || baseline.upstream === null) return baseline;
  return { ...baseline, upstream: { ...baseline.upstream, now: bytes } };
}
