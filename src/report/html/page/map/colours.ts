/** What an area's colour tells: its layer, finding, package or age. */
import { bytes } from '../../../format/figures.ts';
import type { PageFiles } from '../../model/files.ts';
import type { MapNode } from '../../model/map.ts';
import type { PageImage } from '../../model/page-data.ts';
import { layerOf, NOTHING } from '../../model/state.ts';
import type { TreeView } from '../../model/views.ts';

export const SCHEMES = ['layer', 'finding', 'package', 'age'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A colour by its hue in degrees, or grey; `shade` is from 0 to 4. */
export interface Colour {
  hue: number | null;
  shade: number;
  name: string;
}

/** Successive multiples of it are far apart on the circle. */
const GOLDEN_ANGLE = 137.508;
const NONE = -1;

const DAY = 86_400;
const AGES: readonly (readonly [days: number, name: string])[] = [
  [7, 'of the last week'],
  [31, 'of the last month'],
  [183, 'of the last half year'],
  [730, 'of the last two years'],
  [Number.POSITIVE_INFINITY, 'older'],
];

export class Colours {
  readonly #files: PageFiles;
  readonly #image: PageImage;
  readonly #view: TreeView;
  /** For each path its finding; `NONE` for most. */
  readonly #findings: Int32Array;
  readonly #newest: number;
  scheme: Scheme = 'layer';

  constructor(files: PageFiles, image: PageImage, view: TreeView) {
    this.#files = files;
    this.#image = image;
    this.#view = view;
    this.#findings = new Int32Array(view.state.length).fill(NONE);
    // What is removable comes last, so it wins over advice on the same file.
    for (const bucket of ['advice', 'removable'])
      for (const [at, paths] of files.findings.entries())
        if (image.findings[at]?.bucket === bucket) for (const path of paths) this.#findings[path] = at;
    this.#newest = files.entries.times.reduce((most, time) => Math.max(most, time), 0);
  }

  /** Of several files together, that of most bytes. */
  of({ path, isDirectory, merged }: MapNode): Colour {
    if (!isDirectory && merged === 0) return this.#colour(this.#key(path));
    return this.#colour(this.#mostOf(path));
  }

  #mostOf(path: number): number {
    const sums = new Map<number, number>();
    const end = this.#files.paths.ends[path] ?? path + 1;
    for (let at = path; at < end; at++) {
      const size = this.#view.own[at] ?? 0;
      if (size === 0) continue;
      const key = this.#key(at);
      sums.set(key, (sums.get(key) ?? 0) + size);
    }
    let best = { key: NONE, size: 0 };
    for (const [key, size] of sums) if (size > best.size) best = { key, size };
    return best.key;
  }

  #key(path: number): number {
    const holder = this.#files.entries.data[this.#view.state[path] ?? NOTHING] ?? NOTHING;
    if (this.scheme === 'finding') return this.#findings[path] ?? NONE;
    if (holder < 0) return NONE;
    if (this.scheme === 'package') return (this.#files.packages[holder] ?? 0) - 1;
    if (this.scheme === 'layer') return layerOf(this.#files, holder);
    const time = this.#files.entries.times[holder] ?? 0;
    return time === 0 ? NONE : AGES.findIndex(([days]) => this.#newest - time <= days * DAY);
  }

  #colour(key: number): Colour {
    const { layers, findings, packages } = this.#image;
    const hue = (key * GOLDEN_ANGLE + 220) % 360;
    if (this.scheme === 'age')
      return key === NONE ? grey('time not known') : { hue: 250, shade: 4 - key, name: AGES[key]?.[1] ?? '' };
    if (this.scheme === 'finding') {
      const finding = findings[key];
      return finding === undefined ? grey('no finding') : { hue, shade: 2, name: finding.title };
    }
    if (this.scheme === 'package') {
      const one = packages[key];
      return one === undefined ? grey('no package') : { hue, shade: 2, name: one.name };
    }
    const layer = layers[key];
    if (layer === undefined) return grey('');
    const name = `layer ${key}${layer.base ? ' (base)' : ''}`;
    return layer.base ? { hue: null, shade: key % 5, name } : { hue, shade: 2, name };
  }
}

function grey(name: string): Colour {
  return { hue: null, shade: 2, name };
}

/** The colours on a map with their bytes, most first. */
export function legendOf(
  areas: Iterable<{ colour: Colour; bytes: number }>,
  figure = bytes,
): { colour: Colour; text: string }[] {
  const sums = new Map<string, { colour: Colour; sum: number }>();
  for (const { colour, bytes: more } of areas) {
    const known = sums.get(colour.name);
    if (known === undefined) sums.set(colour.name, { colour, sum: more });
    else known.sum += more;
  }
  return [...sums.values()]
    .sort((a, b) => Math.abs(b.sum) - Math.abs(a.sum))
    .map(({ colour, sum }) => ({ colour, text: `${colour.name} ${figure(sum)}` }));
}
