/**
 * Finds JSON keys that Go, in which all engines are written, reads in another way than `JSON.parse`: Go ignores the case of keys,
 * the last one wins, and repeated objects and lists are merged. A document with such keys would be one image here and another one in
 * an engine.
 */
import * as z from 'zod/mini';

/** The keys that a document may have at one place, and the keys below each. Null if none are known. */
export type Keys = ObjectKeys | ListKeys | null;

interface ObjectKeys {
  /** By folded name. */
  names: ReadonlyMap<string, { name: string; below: Keys }>;
}

interface ListKeys {
  items: Keys;
}

/** A key as encoding/json compares it: without the case of ASCII and of the two letters that Unicode folds to `s` and `k`. */
export function foldKey(key: string): string {
  // Lowering turns the Kelvin sign into a `k`, but leaves the long s alone.
  return key.replaceAll('\u017f', 's').toLowerCase();
}

/** Whether Go reads a key as a known one that is spelled differently. */
export function isOtherSpelling(key: string, known: string): boolean {
  return key !== known && key.length === known.length && foldKey(key) === foldKey(known);
}

/** The keys that a schema knows, at every level. */
export function keysOf(schema: z.core.$ZodType): Keys {
  if (schema instanceof z.ZodMiniOptional || schema instanceof z.ZodMiniNullable) return keysOf(schema.def.innerType);
  if (schema instanceof z.ZodMiniArray) {
    const items = keysOf(schema.def.element);
    return items && { items };
  }
  if (!(schema instanceof z.ZodMiniObject)) return null;
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.def.shape;
  return {
    names: new Map(Object.entries(shape).map(([name, below]) => [foldKey(name), { name, below: keysOf(below) }])),
  };
}

/** A key that Go reads differently. */
export interface AmbiguousKey {
  key: string;
  /** The known key that it equals except for case; the same key if it is repeated. */
  known: string;
}

/** Finds a known key that is spelled differently or repeated in one object. @param text valid JSON */
export function findAmbiguousKey(text: string, keys: Keys): AmbiguousKey | null {
  const scan = new KeyScan(keys);
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      const found = scan.string(text, at, end);
      if (found) return found;
      at = end;
    } else if (character === '{' || character === '[') scan.open(character);
    else if (character === '}' || character === ']') scan.close();
    else if (character === ',') scan.comma();
  }
  return null;
}

/** The end of the string that starts at a place: a quote after an even number of backslashes. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    if (end < 0) return text.length;
    let first = end;
    while (text[first - 1] === '\\') first--;
    if ((end - first) % 2 === 0) return end;
  }
}

interface Level {
  keys: ObjectKeys | ListKeys;
  /** Folded names of the object's keys so far. */
  seen: Set<string>;
  isKeyNext: boolean;
  /** Keys of the next value. */
  below: Keys;
}

/** Follows the few levels whose keys are known, and only counts the open levels below them. */
class KeyScan {
  readonly #levels: Level[] = [];
  #next: Keys;
  #unknown = 0;

  constructor(keys: Keys) {
    this.#next = keys;
  }

  open(bracket: '{' | '['): void {
    const level = this.#levels.at(-1);
    const keys = this.#unknown > 0 ? null : level ? level.below : this.#next;
    const isObject = bracket === '{';
    // The schema refuses an object in place of a list.
    if (keys === null || 'names' in keys !== isObject) this.#unknown++;
    else this.#levels.push({ keys, seen: new Set(), isKeyNext: isObject, below: 'items' in keys ? keys.items : null });
  }

  close(): void {
    if (this.#unknown > 0) this.#unknown--;
    else this.#levels.pop();
  }

  comma(): void {
    const level = this.#levels.at(-1);
    if (this.#unknown === 0 && level) level.isKeyNext = 'names' in level.keys;
  }

  string(text: string, start: number, end: number): AmbiguousKey | null {
    const level = this.#levels.at(-1);
    if (this.#unknown > 0 || !level?.isKeyNext || !('names' in level.keys)) return null;
    level.isKeyNext = false;
    const key: unknown = JSON.parse(text.slice(start, end + 1));
    if (typeof key !== 'string') return null;
    const folded = foldKey(key);
    const known = level.keys.names.get(folded);
    level.below = known?.below ?? null;
    if (known === undefined) return null;
    if (known.name !== key || level.seen.has(folded)) return { key, known: known.name };
    level.seen.add(folded);
    return null;
  }
}
