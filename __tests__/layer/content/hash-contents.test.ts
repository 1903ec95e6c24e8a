import { describe, expect, test } from '@jest/globals';
import { hashContents } from '../../../src/layer/content/hash-contents.ts';
import { readLayer } from '../../../src/layer/read-layer.ts';
import { type Compression, compress, filler, tarOf } from '../../kit/archives/archives.ts';
import { seekable } from '../../kit/archives/streams.ts';

const TAR = tarOf([{ name: 'a', body: filler(70_000) }, { name: 'd/' }, { name: 'b', body: 'hello' }]);

describe('the contents of a layer that is fetched', () => {
  test.each<Compression>(['none', 'gzip', 'zstd'])(
    'are hashed when they were not, compressed with %s',
    async compression => {
      const blob = compress(TAR, compression);
      let opened = 0;
      const layer = {
        kind: 'stream' as const,
        size: blob.length,
        open() {
          opened++;
          return (async function* () {
            for (let at = 0; at < blob.length; at += 1000) yield blob.subarray(at, at + 1000);
          })();
        },
      };
      const known = await readLayer('it', layer, { diffId: null, digest: null });
      const { index } = await readLayer('it', seekable(TAR), { diffId: null, digest: null });
      expect([index.hash(0), index.hash(2)]).toEqual([undefined, undefined]);
      await hashContents(layer, index, [0, 2]);
      expect([index.hash(0), index.hash(2)]).toEqual([known.index.hash(0), known.index.hash(2)]);
      expect(index.hash(0)).not.toBeUndefined();
      expect(opened).toBe(2);
      // What is known is not fetched again.
      await hashContents(layer, known.index, [0, 2]);
      expect(opened).toBe(2);
    },
  );
});
