import { describe, expect, test } from '@jest/globals';
import { DEFAULT_LIMITS } from '../../../../src/layer/limits.ts';
import { readTarSplit } from '../../../../src/source/engine/store/tar-split.ts';
import { filler, tarOf } from '../../../kit/archives/archives.ts';
import { answersOf } from '../../../kit/archives/layer-indexes.ts';
import { tarSplit } from '../../../kit/engines/fake/engine-store.ts';

const SPLIT = Buffer.from(
  tarSplit(
    tarOf([
      { name: 'etc/' },
      { name: 'etc/passwd', body: 'root:x:0:0::/root:/bin/sh' },
      { name: `usr/${'long/'.repeat(60)}caf\xe9`, body: filler(3000) },
      { name: 'etc/link', symlink: 'passwd' },
      { name: 'etc/.wh.gone' },
    ]),
  ).text,
);

const OPTIONS = { limits: DEFAULT_LIMITS, smallFiles: [{ name: 'passwd', folder: /^etc$/, most: 1000 }] };

async function* inPieces(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const read = (bytes: Buffer, length: number) => readTarSplit(inPieces(bytes, length), OPTIONS);

describe('a list of entries', () => {
  test('is read the same in pieces of any length, with and without its last newline', async () => {
    const whole = await read(SPLIT, SPLIT.length);
    expect(whole.index.length).toBe(5);
    expect(whole.wanted).toMatchObject([{ entry: 1, size: 25 }]);
    for (const length of [1, 2, 7, 100, 511, 4096])
      for (const bytes of [SPLIT, SPLIT.subarray(0, -1)]) {
        const { index, wanted, programs } = await read(bytes, length);
        expect(answersOf(index)).toEqual(answersOf(whole.index));
        expect([wanted, programs]).toEqual([whole.wanted, whole.programs]);
      }
  });

  test('is refused where it is cut anywhere, or goes on', async () => {
    for (let length = 0; length < SPLIT.length - 1; length += 97)
      await expect(read(SPLIT.subarray(0, length), 1000)).rejects.toThrow();
    await expect(read(Buffer.concat([SPLIT, Buffer.from('{"type":2,"payload":"')]), 1000)).rejects.toThrow('no end');
    await expect(read(Buffer.concat([SPLIT, Buffer.from('x')]), 1000)).rejects.toThrow('not JSON');
  });

  test('is refused where a line never ends', async () => {
    async function* endless(): AsyncGenerator<Buffer> {
      for (;;) yield Buffer.alloc(1 << 24, 'x');
    }
    await expect(readTarSplit(endless(), OPTIONS)).rejects.toThrow('a line is too long');
  });
});
