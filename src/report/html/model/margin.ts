/** What each line of a Dockerfile puts into the image. Every figure is bytes; all lines together, with the rest, are the image. */
import type { PageImage, PageLayer } from './page-data.ts';

export interface LineCost {
  /** Stored by the layers of the line. */
  bytes: number;
  /** Those of them that are in the final file system. */
  adds: number;
  /** What need not be in the image because of the line: removable, and wasted. */
  removable: number;
  wasted: number;
  layers: readonly PageLayer[];
}

export interface Margin {
  /** By the line that an instruction starts at. */
  lines: ReadonlyMap<number, LineCost>;
  /** Layers that no line is known of. */
  rest: LineCost;
}

/** The base image's layers belong to the `FROM` above the first line that made a layer. */
export function marginOf({ layers, dockerfile }: Pick<PageImage, 'layers' | 'dockerfile'>): Margin {
  const ofLine = new Map<number, PageLayer[]>();
  const from = fromLine({ layers, dockerfile });
  const rest: PageLayer[] = [];
  for (const layer of layers) {
    const line = layer.dockerfile?.line ?? (layer.base ? from : null);
    if (line === null) rest.push(layer);
    else ofLine.set(line, [...(ofLine.get(line) ?? []), layer]);
  }
  return { lines: new Map([...ofLine].map(([line, of]) => [line, costOf(of)])), rest: costOf(rest) };
}

function fromLine({ layers, dockerfile }: Pick<PageImage, 'layers' | 'dockerfile'>): number | null {
  if (dockerfile === null) return null;
  const own = layers.flatMap(layer => (layer.dockerfile === null ? [] : [layer.dockerfile.line]));
  if (own.length === 0) return null;
  const first = Math.min(...own);
  const froms = dockerfile.instructions.filter(
    ({ line }) => line < first && /^\s*from\s/i.test(dockerfile.lines[line - 1] ?? ''),
  );
  return froms.at(-1)?.line ?? null;
}

/** The cost of layers together. */
export function costOf(layers: readonly PageLayer[]): LineCost {
  const sum = (of: (layer: PageLayer) => number) => layers.reduce((total, layer) => total + of(layer), 0);
  return {
    bytes: sum(({ bytes }) => bytes),
    adds: sum(({ bytes, wastedBytes }) => bytes - wastedBytes),
    removable: sum(({ removableBytes }) => removableBytes),
    wasted: sum(({ causedWaste, removableBytes }) => causedWaste - removableBytes),
    layers,
  };
}
