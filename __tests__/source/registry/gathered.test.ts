import { expect, test } from '@jest/globals';
import { gathered } from '../../../src/source/registry/gathered.ts';
import { filler } from '../../kit/archives/archives.ts';

const MIB = 1 << 20;

async function* cut(bytes: Uint8Array, at: number, failure?: Error): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += at) yield bytes.subarray(from, from + at);
  if (failure) throw failure;
}

test.each([
  ['chunks that do not fit evenly', 2 * MIB + 5, 65_536 - 7, [MIB, MIB, 5]],
  ['a chunk longer than two', 3 * MIB, 3 * MIB, [MIB, MIB, MIB]],
  ['a small blob', 1000, 300, [1000]],
  ['one of exactly one chunk', MIB, 65_536, [MIB]],
  ['nothing', 0, 1, []],
])('%s become large ones with all bytes in order, each in memory of its own', async (_, length, at, lengths) => {
  const bytes = filler(length);
  const chunks: Uint8Array[] = [];
  for await (const chunk of gathered(cut(bytes, at), length)) chunks.push(chunk);
  expect(chunks.map(chunk => chunk.length)).toEqual(lengths);
  expect(chunks.map(({ buffer }) => buffer.byteLength)).toEqual(lengths);
  expect(new Set(chunks.map(({ buffer }) => buffer)).size).toBe(lengths.length);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});

test('passes on more bytes than were announced, and what came before an error', async () => {
  const bytes = filler(500);
  const failure = new Error('broke off');
  const chunks: Uint8Array[] = [];
  const read = async () => {
    for await (const chunk of gathered(cut(bytes, 90, failure), 200)) chunks.push(chunk);
  };
  await expect(read()).rejects.toBe(failure);
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
});
