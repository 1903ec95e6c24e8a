/** Parsers of manifests, configs and indexes: what is wrong is a MeasureError, what is returned has the promised shape. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MeasureError } from '../../../src/errors.ts';
import {
  asDigest,
  isIndex,
  parseArchiveManifest,
  parseImageConfig,
  parseIndex,
  parseManifest,
} from '../../../src/image/parse.ts';
import { target } from './target.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const odd = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 53, '', digest, [], {}, 'sha256:../../x', '__proto__'),
  fc.string({ maxLength: 8 }),
);
const or = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: odd });
const few = <T>(of: fc.Arbitrary<T>) => or(fc.array(of, { maxLength: 3 }));
const text = or(fc.string({ maxLength: 10, unit: 'binary' }));
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) => or(fc.record(shape, { requiredKeys: [] }));

const platform = some({ os: text, architecture: text, variant: text });
const descriptor = some({
  mediaType: text,
  digest: or(fc.constantFrom(digest, `sha512:${'b'.repeat(128)}`, 'sha256:xyz', 'a/b:00', '..:00')),
  size: or(fc.nat()),
  platform,
  annotations: or(fc.dictionary(fc.string({ maxLength: 5 }), text, { maxKeys: 2 })),
  urls: few(text),
});
const document = fc.oneof(
  some({ manifests: few(descriptor), config: descriptor }),
  some({ config: descriptor, layers: few(descriptor) }),
  some({
    os: text,
    architecture: text,
    variant: text,
    rootfs: some({ diff_ids: few(or(fc.constant(digest))) }),
    history: few(some({ created_by: text, empty_layer: or(fc.boolean()) })),
    config: some({ Env: few(text), Entrypoint: few(text), Cmd: few(text), WorkingDir: text }),
  }),
  few(some({ Config: text, RepoTags: few(text), Layers: few(text) })),
  fc.json({ maxDepth: 4 }).map(json => JSON.parse(json)),
);
const bytes = fc
  .record({
    document,
    cut: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(40) }),
    flip: fc.option(fc.nat(), { freq: 4 }),
  })
  .map(({ document, cut, flip }) => {
    const json = Buffer.from(JSON.stringify(document) ?? '');
    if (flip !== null && json.length > 0) json[flip % json.length] = flip & 0xff;
    return json.subarray(0, Math.max(0, json.length - cut));
  });

function tried<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    assert.ok(error instanceof MeasureError, String(error));
    assert.ok(error.hint !== undefined && !/[\r\n]/.test(error.message.replace(/[^\x20-\x7e\n\r]/g, '')));
    return null;
  }
}

function checkDescriptor({ digest, size }: { digest: string; size: number }): void {
  assert.equal(asDigest(digest), digest);
  assert.ok(!digest.includes('/') && !digest.includes('..'));
  assert.ok(Number.isSafeInteger(size) && size >= 0);
}

export const manifest = target(
  { name: 'manifest', share: 0.15, show: input => input.toString('base64') },
  bytes,
  json => {
    tried(() => isIndex(json, 'it'));
    for (const one of tried(() => parseIndex(json, 'it')) ?? []) checkDescriptor(one);
    const parsed = tried(() => parseManifest(json, 'it'));
    if (parsed) for (const one of [parsed.config, ...parsed.layers]) checkDescriptor(one);
    const config = tried(() => parseImageConfig(json, 'it'));
    if (config) {
      for (const id of config.diffIds) assert.equal(asDigest(id), id);
      for (const word of [...config.env, ...config.entrypoint, ...config.cmd, config.workingDir])
        assert.equal(typeof word, 'string');
      for (const { createdBy, emptyLayer } of config.history)
        assert.equal(`${typeof createdBy} ${typeof emptyLayer}`, 'string boolean');
    }
    for (const { config, tags, layers } of tried(() => parseArchiveManifest(json, 'it')) ?? [])
      for (const word of [config, ...tags, ...layers]) assert.equal(typeof word, 'string');
  },
);
