/** The classes of an image's files that a map can tell apart: their layer, finding, package or age. */
import type { PageFiles } from '../../model/files.ts';
import type { MapBytes, MapPlace } from '../../model/map.ts';
import type { PageImage } from '../../model/page-data.ts';
import { layerOf, NOTHING } from '../../model/state.ts';
import type { TreeView } from '../../model/views.ts';
import { type Colour, type ColourShare, HATCHED, summed } from './colours.ts';

export const SCHEMES = ['layer', 'finding', 'package', 'age'] as const;
export type Scheme = (typeof SCHEMES)[number];

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

export class Classes {
  readonly #files: PageFiles;
  readonly #image: PageImage;
  readonly #view: TreeView;
  /** For each path its finding; `NONE` for most. */
  readonly #findings: Int32Array;
  readonly #newest: number;
  /** What each finding is called: a finding can count fewer bytes than its files have. */
  readonly #titles: readonly string[];
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
    const sizeOf = (paths: Int32Array) => paths.reduce((sum, path) => sum + (view.own[path] ?? 0), 0);
    this.#titles = image.findings.map(({ title, bytes }, at) =>
      sizeOf(files.findings[at] ?? new Int32Array()) > bytes ? `${title} (with the copies to keep)` : title,
    );
    this.#newest = files.entries.times.reduce((most, time) => Math.max(most, time), 0);
  }

  /** What each class has of some places, file by file; most first. */
  of(places: readonly MapPlace[], bytes: MapBytes): ColourShare[] {
    const visible = new Map<number, number>();
    let wasted = 0;
    for (const { part, path } of places) {
      if (part !== 'wasted') this.#addBelow(path, visible);
      if (part !== 'files') wasted += bytes.of({ part: 'wasted', path });
    }
    const shareOf = (colour: Colour, size: number): ColourShare => ({ colour, bytes: size, value: size });
    return summed([...[...visible].map(([key, size]) => shareOf(this.#colour(key), size)), shareOf(HATCHED, wasted)]);
  }

  /** Adds the visible files at and below a path to the sums of their classes. */
  #addBelow(path: number, sums: Map<number, number>): void {
    const end = this.#files.paths.ends[path] ?? path + 1;
    for (let at = path; at < end; at++) {
      const size = this.#view.own[at] ?? 0;
      if (size === 0) continue;
      const key = this.#key(at);
      sums.set(key, (sums.get(key) ?? 0) + size);
    }
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
    const { layers, packages } = this.#image;
    const hue = (key * GOLDEN_ANGLE + 220) % 360;
    if (this.scheme === 'age')
      return key === NONE ? grey('time not known') : { hue: 250, shade: 4 - key, name: AGES[key]?.[1] ?? '' };
    if (this.scheme === 'finding') {
      const name = this.#titles[key];
      return name === undefined ? grey('no finding') : { hue, shade: 2, name };
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
