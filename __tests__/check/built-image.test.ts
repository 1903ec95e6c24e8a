import { describe, expect, test } from '@jest/globals';
import { builtImageOf } from '../../src/action/built-image.ts';
import { builtNotes } from '../../src/check/built-image.ts';
import { MeasureError } from '../../src/errors.ts';
import type { ImageManifest } from '../../src/image/types.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}` as const;
const [CONFIG, MANIFEST, OTHER] = [digest('c'), digest('d'), digest('e')];
const source = { reference: 'web:ci', manifest: { configDigest: CONFIG, digest: MANIFEST } as ImageManifest };

describe('an image and what its builder says', () => {
  test.each([
    ['nothing', null],
    ['no digest', { config: null, digest: null }],
    ['its config', { config: CONFIG, digest: OTHER }],
    ['its manifest', { config: null, digest: MANIFEST }],
    ['its config as the digest, as an engine without manifests does', { config: null, digest: CONFIG }],
  ])('%s: it is the one', (_, built) => expect(builtNotes(source, built)).toEqual([]));

  test('another config: it is not measured', () => {
    const check = () => builtNotes(source, { config: OTHER, digest: OTHER });
    expect(check).toThrow(MeasureError);
    expect(check).toThrow(
      `web:ci is not the image that was built: its config is ${CONFIG}, and the builder says ${OTHER}`,
    );
  });

  test('only a digest that may be an index: a note says that it cannot be told', () =>
    expect(builtNotes(source, { config: null, digest: OTHER })).toEqual([
      expect.stringContaining(`names only ${OTHER}`),
    ]));
});

test.each([
  [{ 'containerimage.config.digest': CONFIG, 'containerimage.digest': MANIFEST }, CONFIG, MANIFEST],
  [{ 'containerimage.digest': 'sha256:00' }, null, null],
  [{ 'containerimage.config.digest': [CONFIG], tags: ['web:ci'] }, null, null],
])('digests in %j', (metadata, config, manifest) =>
  expect(builtImageOf(JSON.stringify(metadata))).toEqual({ config, digest: manifest }),
);
