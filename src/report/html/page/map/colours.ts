/** How areas are coloured: each class of files has a colour, and an area the colours of all classes in it. */
import type { MapNode, MapPlace } from '../../model/map.ts';

/** A colour by its hue in degrees, or grey; `shade` is from 0 to 4. `hatched` is for wasted bytes. */
export interface Colour {
  hue: number | null | 'hatched';
  shade: number;
  name: string;
}

/** What one class has of an area. */
export interface ColourShare {
  colour: Colour;
  /** The part of the area, in bytes. */
  bytes: number;
  /** What it is worth: see `MapNode`. */
  value: number;
}

export const HATCHED: Colour = { hue: 'hatched', shade: 2, name: 'wasted' };

/** The places that an area stands for. */
export function placesOf({ merged, part, path }: Pick<MapNode, 'merged' | keyof MapPlace>): readonly MapPlace[] {
  return merged.length > 0 ? merged : [{ part, path }];
}

/** Those of one name as one; most first. */
export function summed(shares: Iterable<ColourShare>): ColourShare[] {
  const sums = new Map<string, ColourShare>();
  for (const { colour, bytes, value } of shares) {
    const known = sums.get(colour.name) ?? { colour, bytes: 0, value: 0 };
    sums.set(colour.name, { colour, bytes: known.bytes + bytes, value: known.value + value });
  }
  return [...sums.values()].filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
}
