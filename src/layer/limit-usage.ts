/** What an image has used so far of the limits on whole images. */
import type { LayerRead } from './layer-bytes.ts';
import { type Limits, overLimit, RATIO_FROM } from './limits.ts';

/** Counts for all layers of one image, or for one archive. The methods throw LimitReached. */
export class Usage {
  readonly #limits: Limits;
  readonly #what: 'entries' | 'members';
  #entries = 0;
  #names = 0;
  #unpacked = 0;

  /** @param what the limit on the number of entries */
  constructor(limits: Limits, what: 'entries' | 'members' = 'entries') {
    this.#limits = limits;
    this.#what = what;
  }

  /** @param nameBytes length of the entry's name and link target */
  addEntry(nameBytes: number): void {
    this.#entries++;
    this.#names += nameBytes;
    if (this.#entries > this.#limits[this.#what]) throw overLimit(this.#limits, this.#what, this.#entries);
    if (this.#names > this.#limits.allNameBytes) throw overLimit(this.#limits, 'allNameBytes', this.#names);
  }

  /** Adds a complete layer: read here, by a thread or in an earlier run. */
  addLayer({ index, unpackedBytes = 0 }: LayerRead): void {
    this.#entries += index.length - 1;
    this.addEntry(index.textBytes);
    this.addUnpacked(unpackedBytes);
  }

  addUnpacked(bytes: number): void {
    this.#unpacked += bytes;
    if (this.#unpacked > this.#limits.imageBytes) throw overLimit(this.#limits, 'imageBytes', this.#unpacked);
  }

  /** @param bytes decompressed bytes of one stream @param from compressed bytes */
  checkRatio(bytes: number, from: number): void {
    const ratio = ratioOf(bytes, from);
    if (ratio > this.#limits.ratio) throw overLimit(this.#limits, 'ratio', ratio);
  }
}

/** Decompressed bytes per compressed byte; 0 if there are too few bytes to judge. */
export function ratioOf(bytes: number, from: number): number {
  return bytes > RATIO_FROM ? Math.floor(bytes / Math.max(1, from)) : 0;
}

/** Counts the chunks of a decompressed stream and passes them on. @param packed compressed bytes so far */
export async function* unpacked(
  stream: AsyncIterable<Uint8Array>,
  packed: () => number,
  usage: Usage,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of stream) {
    bytes += chunk.length;
    usage.addUnpacked(chunk.length);
    usage.checkRatio(bytes, packed());
    yield chunk;
  }
}
