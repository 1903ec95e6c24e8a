/** Libraries that a program names in its own bytes: it may load them while it runs (dlopen(3)), of which no header tells. */

const NAME = /lib[A-Za-z0-9_+-]{1,64}(?:[.-][0-9]{1,9}){0,4}\.so(?:\.[0-9]{1,9}){0,4}/g;
/** Real programs name a hundred. */
const MOST_NAMES = 1000;
/** Bytes that are searched at once. A name on the border of two parts is in the second one. */
const PART = 1 << 22;
const OVERLAP = 256;

export function libraryNames(file: Uint8Array): string[] {
  const found = new Set<string>();
  for (let at = 0; at < file.length && found.size < MOST_NAMES; at += PART - OVERLAP) {
    const text = Buffer.from(file.buffer, file.byteOffset + at, Math.min(PART, file.length - at)).toString('latin1');
    for (const [name] of text.matchAll(NAME)) if (found.add(name).size === MOST_NAMES) break;
  }
  return [...found];
}
