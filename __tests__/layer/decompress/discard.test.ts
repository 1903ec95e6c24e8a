import { describe, expect, test } from '@jest/globals';
import { discard } from '../../../src/layer/decompress/discard.ts';

const MIB = 1 << 20;

describe('discard', () => {
  test('frees a buffer at once, and empties all views of it', () => {
    const buffer = new Uint8Array(64 * MIB).fill(1);
    const views = [buffer.subarray(0, 5), buffer.subarray(5)] as const;
    const before = process.memoryUsage().arrayBuffers;
    discard(views[1]);
    expect(before - process.memoryUsage().arrayBuffers).toBeGreaterThanOrEqual(63 * MIB);
    expect([buffer, ...views].map(view => view.length)).toEqual([0, 0, 0]);
  });

  test('takes one that is gone already for one', () => {
    const buffer = new Uint8Array(MIB);
    const view = buffer.subarray(1);
    discard(buffer);
    expect(() => discard(view)).not.toThrow();
  });

  test('leaves one alone of which more may be wanted, that is small, or that threads share', () => {
    const [early, small] = [new Uint8Array(MIB), new Uint8Array(65_535)];
    const shared = new Uint8Array(new SharedArrayBuffer(MIB));
    discard(early.subarray(0, MIB - 1));
    discard(small);
    discard(shared);
    discard(Buffer.from('of the pool that all small buffers are cut from'));
    expect([early, small, shared].map(view => view.length)).toEqual([MIB, 65_535, MIB]);
  });
});
