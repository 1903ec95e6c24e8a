/** What an image has cost so far, against the limits that hold for all of it. */
import type { LayerRead } from './layer-bytes.ts';
import { type Limits, overLimit, RATIO_FROM } from './limits.ts';

/** Counts for all layers of one image, or for one archive. Its methods throw LimitReached. */
export class Tally {
  readonly #limits: Limits;
  readonly #what: 'entries' | 'members';
  #entries = 0;
  #names = 0;
  #unpacked = 0;

  /** @param what the limit that the entries keep to */
  constructor(limits: Limits, what: 'entries' | 'members' = 'entries') {
    this.#limits = limits;
    this.#what = what;
  }

  /** @param nameBytes of the entry's name and link target */
  addEntry(nameBytes: number): void {
    this.#entries++;
    this.#names += nameBytes;
    if (this.#entries > this.#limits[this.#what]) throw overLimit(this.#limits, this.#what, this.#entries);
    if (this.#names > this.#limits.allNameBytes) throw overLimit(this.#limits, 'allNameBytes', this.#names);
  }

  /** A layer that has been read, be it here, in a thread or earlier. */
  addLayer({ index, unpackedBytes = 0 }: LayerRead): void {
    this.#entries += index.length - 1;
    this.addEntry(index.textBytes);
    this.addUnpacked(unpackedBytes);
  }

  addUnpacked(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > this.#limits.imageBytes) throw overLimit(this.#limits, 'imageBytes', this.#unpacked);
  }

  /** @param bytes unpacked, of one stream @param from the compressed bytes that they came from */
  checkRatio(bytes: number, from: number): void {
    const ratio = ratioOf(bytes, from);
    if (ratio > this.#limits.ratio) throw overLimit(this.#limits, 'ratio', ratio);
  }
}

/** Unpacked bytes for each compressed one; 0 where they are too few to be judged. */
export function ratioOf(bytes: number, from: number): number {
  return bytes > RATIO_FROM ? Math.floor(bytes / Math.max(1, from)) : 0;
}

/** Passes on what a compressed stream unpacks to. @param packed compressed bytes so far */
export async function* unpacked(
  stream: AsyncIterable<Uint8Array>,
  packed: () => number,
  tally: Tally,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    tally.addUnpacked(chunk.length);
    tally.checkRatio(bytes, packed());
    yield chunk;
  }
}
