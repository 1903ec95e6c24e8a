import { describe, expect, test } from '@jest/globals';
import { RewindableInput } from '../../../src/layer/decompress/rewindable-input.ts';
import { drained } from '../../kit/archives/streams.ts';

const SIZE = 1 << 16;

async function* given(chunks: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

const threeChunks = () => [1, 2, 3].map(value => new Uint8Array(SIZE).fill(value));

describe('an input that may detach chunks', () => {
  // zlib comes back to the memory of a chunk that it has read to the end, for what it has yet to give; Node aborts if it is gone.
  test('frees a chunk only once its reader has begun with the next one', async () => {
    const chunks = threeChunks();
    let used = 0;
    const input = new RewindableInput(given(chunks), () => used, true);
    await input.next();
    used = SIZE;
    await input.next();
    expect(chunks.map(chunk => chunk.length)).toEqual([SIZE, SIZE, SIZE]);
    used = SIZE + 1;
    await input.next();
    expect(chunks.map(chunk => chunk.length)).toEqual([0, SIZE, SIZE]);
  });
});

describe('an input', () => {
  test.each([false, true])(
    'gives back what its reader did not use, where it may detach chunks: %s',
    async mayDetach => {
      for (const [used, left] of [
        [0, 3 * SIZE],
        [5, 3 * SIZE - 5],
        [SIZE, 2 * SIZE],
        [SIZE + 7, 2 * SIZE - 7],
      ] as const) {
        const chunks = threeChunks();
        const whole = Buffer.concat(chunks);
        const input = new RewindableInput(given(chunks), () => used, mayDetach);
        await input.next();
        await input.next();
        expect((await drained(input.rest())).equals(whole.subarray(3 * SIZE - left))).toBe(true);
      }
    },
  );

  test('leaves chunks alone that it may not detach', async () => {
    const chunks = threeChunks();
    const input = new RewindableInput(given(chunks), () => 2 * SIZE + 1);
    for (let next = await input.next(); !next.done; next = await input.next()) expect(next.value).toHaveLength(SIZE);
    expect(chunks.map(chunk => chunk.length)).toEqual([SIZE, SIZE, SIZE]);
  });
});
