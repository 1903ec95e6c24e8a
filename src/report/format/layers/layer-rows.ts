/** Layers as rows for people: top layer first, the base image and the smallest ones folded. */

import { instruction } from '../../../analysis/instruction-text.ts';
import type { AnalysedLayer, DockerfileLine } from '../../../analysis/types.ts';
import { listed } from '../../../image/text.ts';
import type { ImageReport } from '../../types.ts';
import { counted } from '../figures.ts';
import { causedWaste, copiedLayers } from './layer-waste.ts';

export interface LayerRow {
  /** `7`, or `0-5` for a run. */
  layers: string;
  bytes: number;
  /** Bytes that need not be in the image, at the layer that causes them. */
  waste: number;
  /** The instruction, or what was folded; foreign text. */
  what: string;
  /** What a person should know of it: `largest of yours`, `copies files of layer 1`. */
  remark: string;
  line: DockerfileLine | null;
  base: boolean;
}

interface Run {
  kind: 'base' | 'small' | 'own';
  layers: AnalysedLayer[];
}

type Layered = Pick<ImageReport, 'layers' | 'base' | 'wasteGroups'>;

/**
 * Rows for all layers, top first. The base image is one row, and in a list of more than `most` rows so is each run of the smallest
 * layers.
 * @param most infinite: nothing is folded, not even the base
 * @param more where a reader finds what is folded
 */
export function layerRows(image: Layered, most: number, more: string): LayerRow[] {
  const waste = causedWaste(image);
  const one = (layer: AnalysedLayer) => rowOf(layer, image, waste[layer.index] ?? 0);
  if (most === Number.POSITIVE_INFINITY) return image.layers.map(one).reverse();
  const weight = (layer: AnalysedLayer) => Math.max(layer.bytes, waste[layer.index] ?? 0);
  const runs = shortest(image.layers, weight, most);
  const name = image.base?.name ?? null;
  return runs.flatMap(run => rowsOf(run, { name, one, more })).reverse();
}

/** Runs of at most `most` rows: as many of the largest own layers as possible keep a row each. */
function shortest(layers: readonly AnalysedLayer[], weight: (layer: AnalysedLayer) => number, most: number): Run[] {
  const own = layers.filter(layer => !layer.base).sort((a, b) => weight(b) - weight(a) || a.index - b.index);
  let kept = own.length;
  let runs = runsOf(layers, new Set(own));
  while (kept > 1 && rowCount(runs) > most) {
    kept -= 1;
    runs = runsOf(layers, new Set(own.slice(0, kept)));
  }
  return runs;
}

function rowCount(runs: readonly Run[]): number {
  return runs.reduce((rows, { kind, layers }) => rows + (kind === 'own' ? layers.length : 1), 0);
}

function runsOf(layers: readonly AnalysedLayer[], kept: ReadonlySet<AnalysedLayer>): Run[] {
  const found: Run[] = [];
  for (const layer of layers) {
    const kind = layer.base ? 'base' : kept.has(layer) ? 'own' : 'small';
    const run = found.at(-1);
    if (run?.kind === kind) run.layers.push(layer);
    else found.push({ kind, layers: [layer] });
  }
  return found;
}

function rowsOf(
  { kind, layers }: Run,
  { name, one, more }: { name: string | null; one: (layer: AnalysedLayer) => LayerRow; more: string },
): LayerRow[] {
  const rows = layers.map(one);
  if (kind === 'own' || (rows.length === 1 && (kind === 'small' || name === null))) return rows;
  if (kind === 'small') return [folded(rows, `${layers.length} smaller layers (${more})`)];
  // What the base image wastes is one line below the table.
  return [{ ...folded(rows, `${name ?? 'base image'} (base, ${counted(layers.length, 'layer')})`), waste: 0 }];
}

function rowOf(layer: AnalysedLayer, image: Layered, waste: number): LayerRow {
  return {
    layers: String(layer.index),
    bytes: layer.bytes,
    waste,
    what: `${instruction(layer)}${layer.base ? ' (base)' : ''}`.trim(),
    remark: [largestText(layer, image), copiesText(layer, image)].filter(text => text !== '').join(', '),
    line: layer.dockerfile,
    base: layer.base,
  };
}

/** `largest of yours` for the largest own layer, if there are several. */
function largestText(layer: AnalysedLayer, { layers, base }: Layered): string {
  const own = layers.filter(one => !one.base);
  const largest = own.reduce<AnalysedLayer | null>((most, one) => (one.bytes > (most?.bytes ?? 0) ? one : most), null);
  if (own.length < 2 || largest !== layer) return '';
  return base === null ? 'largest' : 'largest of yours';
}

/** `copies files of layer 1`, for a layer that only stores files of others again. */
function copiesText({ index }: AnalysedLayer, image: Layered): string {
  const from = copiedLayers(image, index);
  const own = from.filter(layer => !image.layers[layer]?.base);
  const names = [
    ...(own.length === 0 ? [] : [`layer${own.length === 1 ? '' : 's'} ${listed(own.map(String))}`]),
    ...(own.length === from.length ? [] : ['the base']),
  ];
  return names.length === 0 ? '' : `copies files of ${names.join(' and ')}`;
}

function folded(rows: readonly LayerRow[], what: string): LayerRow {
  const lines = new Set(rows.map(({ line }) => line?.line));
  const ends = new Set([rows[0]?.layers, rows.at(-1)?.layers]);
  return {
    layers: [...ends].join('-'),
    bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0),
    waste: rows.reduce((sum, { waste }) => sum + waste, 0),
    what,
    remark: '',
    line: lines.size === 1 ? (rows[0]?.line ?? null) : null,
    base: rows.every(({ base }) => base),
  };
}
