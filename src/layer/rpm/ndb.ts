/** Reads rpm's own database format, as on SUSE: slots that point to blobs (`lib/backend/ndb/rpmpkg.c` of rpm). */
import { MOST_PACKAGES } from './budget.ts';
import { byteView, Unreadable } from './byte-view.ts';

const MAGIC = { file: 'RpmP', slot: 'Slot', blob: 'BlbS' };
const [PAGE, SLOT, BLOCK, HEADER] = [4096, 16, 16, 32];

export function isNdb(bytes: Uint8Array): boolean {
  return magicAt(bytes, 0) === MAGIC.file;
}

/** The packages' headers in the order of their numbers. @throws Unreadable if the file is damaged, or has one twice */
export function ndbBlobs(bytes: Uint8Array): Uint8Array[] {
  const view = byteView(bytes, true);
  const end = view.u32(12) * PAGE;
  if (end > bytes.length) throw new Unreadable();
  const found = new Map<number, Uint8Array>();
  for (let slot = HEADER; slot < end; slot += SLOT) {
    if (magicAt(bytes, slot) !== MAGIC.slot) throw new Unreadable();
    const [index, at] = [view.u32(slot + 4), view.u32(slot + 8) * BLOCK];
    if (at === 0) continue;
    if (magicAt(bytes, at) !== MAGIC.blob || view.u32(at + 4) !== index || found.has(index)) throw new Unreadable();
    found.set(index, view.part(at + 16, view.u32(at + 12)));
    if (found.size > MOST_PACKAGES) throw new Unreadable();
  }
  return [...found].sort(([a], [b]) => a - b).map(([, blob]) => blob);
}

function magicAt(bytes: Uint8Array, at: number): string {
  return Buffer.from(bytes.subarray(at, at + 4)).toString('latin1');
}
