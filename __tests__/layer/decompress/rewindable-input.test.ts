import { describe, expect, test } from '@jest/globals';
import { Supply } from '../../../src/layer/decompress/rewindable-input.ts';
import { drained } from '../../kit/archives/streams.ts';

const SIZE = 1 << 16;

async function* given(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const threeChunks = () => [1, 2, 3].map(value => new Uint8Array(SIZE).fill(value));

describe('a lent supply', () => {
  // zlib comes back to the memory of a chunk that it has read to the end, for what it has yet to give; Node aborts if it is gone.
  test('frees a chunk only once its reader has begun with the next one', async () => {
    const chunks = threeChunks();
    let used = 0;
    const supply = new Supply(given(chunks), () => used, true);
    await supply.next();
    used = SIZE;
    await supply.next();
    expect(chunks.map(chunk => chunk.length)).toEqual([SIZE, SIZE, SIZE]);
    used = SIZE + 1;
    await supply.next();
    expect(chunks.map(chunk => chunk.length)).toEqual([0, SIZE, SIZE]);
  });
});

describe('a supply', () => {
  test.each([false, true])('gives back what its reader did not use, where it is lent: %s', async lent => {
    for (const [used, left] of [
      [0, 3 * SIZE],
      [5, 3 * SIZE - 5],
      [SIZE, 2 * SIZE],
      [SIZE + 7, 2 * SIZE - 7],
    ] as const) {
      const chunks = threeChunks();
      const whole = Buffer.concat(chunks);
      const supply = new Supply(given(chunks), () => used, lent);
      await supply.next();
      await supply.next();
      expect((await drained(supply.rest())).equals(whole.subarray(3 * SIZE - left))).toBe(true);
    }
  });

  test('leaves chunks alone that are not lent', async () => {
    const chunks = threeChunks();
    const supply = new Supply(given(chunks), () => 2 * SIZE + 1);
    for (let next = await supply.next(); !next.done; next = await supply.next()) expect(next.value).toHaveLength(SIZE);
    expect(chunks.map(chunk => chunk.length)).toEqual([SIZE, SIZE, SIZE]);
  });
});
