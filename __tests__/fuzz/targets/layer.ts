/** The tar reader against the slow one, and against itself however the bytes arrive. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutAt, readChunks, readSeeking } from '../../kit/archives/tar-index.ts';
import { slowListing } from '../../kit/oracles/slow-tar.ts';
import { target } from './target.ts';
import { tars } from './tars.ts';

/** For archives of a few kilobytes: what takes this long grows with more than their length. */
const PATIENCE_MS = 2000;

const input = fc.record({
  tar: tars,
  cuts: fc.array(fc.nat(), { maxLength: 6 }),
  window: fc.integer({ min: 1, max: 2000 }),
});

/** @param cuts where the bytes are cut into chunks @param window bytes of a read where bodies are jumped over */
export function checkLayer({ tar, cuts, window }: { tar: Buffer; cuts: number[]; window: number }): void {
  const started = performance.now();
  const whole = readChunks([tar]);
  const took = performance.now() - started;
  assert.ok(took < PATIENCE_MS, `reading ${tar.length} bytes took ${took} ms`);
  assert.deepEqual(
    readChunks(
      cutAt(
        tar,
        cuts.map(cut => cut % (tar.length + 1)),
      ),
    ),
    whole,
  );
  assert.deepEqual(readSeeking(tar, window), whole);
  const slow = slowListing(tar);
  const failed = whole.end !== 'marker' && whole.end !== 'eof';
  assert.equal(failed, slow.failed, `we end with ${whole.end}`);
  const ours = whole.entries
    .map(line => JSON.parse(line))
    .map(([name, link, type, size]) => ({ name, link, type: String.fromCharCode(type), size }));
  // Where reading fails inside an entry, one of the two may have listed it already; no figure comes of it.
  const common = failed ? Math.min(ours.length, slow.entries.length) : Math.max(ours.length, slow.entries.length);
  assert.deepEqual(ours.slice(0, common), slow.entries.slice(0, common));
}

export const layer = target(
  { name: 'layer', share: 0.5, show: ({ tar }) => tar.toString('base64') },
  input,
  checkLayer,
);
