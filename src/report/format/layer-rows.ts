/** Layers as rows for people: top layer first, base layers and long runs of small ones folded. */

import { instruction } from '../../analysis/instruction-text.ts';
import { wasteOf } from '../../analysis/savings/savings-total.ts';
import type { AnalysedLayer } from '../../analysis/types.ts';
import type { ImageReport } from '../types.ts';
import { counted } from './figures.ts';
import { lineText } from './location.ts';
import { SMALL } from './savings.ts';

/** With more own layers than this, runs of small ones are folded. */
const MANY = 20;
/** A run of small layers shorter than this is not worth folding. */
const SHORT_RUN = 3;
/** Part of the image size below which a layer without waste is small. */
const SMALL_PART = 0.01;

export interface LayerRow {
  /** `7`, or `0-5` for a run. */
  layers: string;
  bytes: number;
  waste: number;
  /** The instruction, or what was folded; foreign text. */
  what: string;
  /** `Dockerfile:12`, or nothing; foreign text. */
  line: string;
}

interface Run {
  kind: 'base' | 'small' | 'own';
  layers: AnalysedLayer[];
}

/**
 * Rows for all layers, top first. With `fold`, the base image is one row, and in a long list so is each run of three or more
 * small layers.
 */
export function layerRows({ layers, base }: Pick<ImageReport, 'layers' | 'base'>, fold: boolean): LayerRow[] {
  const rows = fold ? runs(layers).flatMap(run => rowsOf(run, base?.name ?? null)) : layers.map(row);
  return rows.reverse();
}

function runs(layers: readonly AnalysedLayer[]): Run[] {
  const image = layers.reduce((sum, layer) => sum + layer.bytes, 0);
  const long = layers.filter(layer => !layer.base).length > MANY;
  const found: Run[] = [];
  for (const layer of layers) {
    const small = long && layer.bytes < image * SMALL_PART && wasteOf(layer) < SMALL;
    const kind = layer.base ? 'base' : small ? 'small' : 'own';
    const run = found.at(-1);
    if (run?.kind === kind) run.layers.push(layer);
    else found.push({ kind, layers: [layer] });
  }
  return found;
}

function rowsOf({ kind, layers }: Run, base: string | null): LayerRow[] {
  switch (kind) {
    case 'own':
      return layers.map(row);
    case 'small':
      return layers.length < SHORT_RUN ? layers.map(row) : [folded(layers, `${layers.length} small layers (--all)`)];
    case 'base':
      return base === null && layers.length === 1
        ? layers.map(row)
        : [folded(layers, `${base ?? 'base image'} (base, ${counted(layers.length, 'layer')})`)];
    default:
      return kind satisfies never;
  }
}

function row(layer: AnalysedLayer): LayerRow {
  return {
    layers: String(layer.index),
    bytes: layer.bytes,
    waste: wasteOf(layer),
    what: `${instruction(layer)}${layer.base ? ' (base)' : ''}`.trim(),
    line: lineText(layer),
  };
}

function folded(layers: readonly AnalysedLayer[], what: string): LayerRow {
  const lines = new Set(layers.map(lineText));
  const [line = ''] = lines;
  const ends = new Set([layers[0]?.index, layers.at(-1)?.index]);
  return {
    layers: [...ends].join('-'),
    bytes: layers.reduce((sum, layer) => sum + layer.bytes, 0),
    waste: layers.reduce((sum, layer) => sum + wasteOf(layer), 0),
    what,
    line: lines.size === 1 ? line : '',
  };
}
