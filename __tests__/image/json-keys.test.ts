/** Go reads keys without regard to case and merges what comes twice: a document that has either is refused. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MeasureError } from '../../src/errors.ts';
import { foldKey } from '../../src/image/json-keys.ts';
import { isIndex, parseArchiveManifest, parseImageConfig, parseIndex, parseManifest } from '../../src/image/parse.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const DESCRIPTOR = `{"digest":"${DIGEST}","size":5}`;
const bytes = (text: string) => Buffer.from(text);

function failure(parse: (json: Uint8Array, what: string) => unknown, text: string): string {
  try {
    parse(bytes(text), 'it');
    return 'accepted';
  } catch (error) {
    expect(error).toBeInstanceOf(MeasureError);
    return (error as Error).message;
  }
}

describe('a key that equals a known one but for case is refused', () => {
  test.each<[(json: Uint8Array, what: string) => unknown, string, string, string]>([
    [parseManifest, `{"config":${DESCRIPTOR},"layers":[],"Layers":[${DESCRIPTOR}]}`, 'Layers', 'layers'],
    [parseManifest, `{"config":${DESCRIPTOR},"LAYERS":[]}`, 'LAYERS', 'layers'],
    [parseManifest, `{"config":${DESCRIPTOR},"layer\u017f":[]}`, 'layer\u017f', 'layers'],
    [parseManifest, `{"config":${DESCRIPTOR},"layer\\u017F":[]}`, 'layer\u017f', 'layers'],
    [parseManifest, `{"config":${DESCRIPTOR},"L\\u0061yers":[]}`, 'Layers', 'layers'],
    [parseManifest, `{"config":${DESCRIPTOR},"Manifests":[]}`, 'Manifests', 'manifests'],
    [parseManifest, `{"config":${DESCRIPTOR},"FSLayers":[]}`, 'FSLayers', 'fsLayers'],
    [parseManifest, `{"config":${DESCRIPTOR},"MediaType":"x"}`, 'MediaType', 'mediaType'],
    [parseManifest, `{"config":{"digest":"${DIGEST}","size":5,"Digest":"x"}}`, 'Digest', 'digest'],
    [
      parseManifest,
      `{"config":${DESCRIPTOR},"layers":[{"\u017fize":1,"digest":"${DIGEST}","size":5}]}`,
      '\u017fize',
      'size',
    ],
    [parseIndex, `{"manifests":[],"Manifests":[${DESCRIPTOR}]}`, 'Manifests', 'manifests'],
    [
      parseIndex,
      `{"manifests":[{"digest":"${DIGEST}","size":5,"platform":{"os":"linux","architecture":"amd64","OS":"x"}}]}`,
      'OS',
      'os',
    ],
    [isIndex, '{"Manifests":[]}', 'Manifests', 'manifests'],
    [parseImageConfig, `{"rootfs":{"diff_ids":[]},"RootFS":{"diff_ids":["${DIGEST}"]}}`, 'RootFS', 'rootfs'],
    [parseImageConfig, '{"rootfs":{"Diff_IDs":[]}}', 'Diff_IDs', 'diff_ids'],
    [parseImageConfig, '{"history":[{"Empty_Layer":true}]}', 'Empty_Layer', 'empty_layer'],
    [parseImageConfig, '{"config":{"env":["A=b"]}}', 'env', 'Env'],
    [parseImageConfig, '{"config":{"Wor\u212aingDir":"/"}}', 'Wor\u212aingDir', 'WorkingDir'],
    [parseArchiveManifest, '[{"Config":"a","config":"b"}]', 'config', 'Config'],
    [parseArchiveManifest, '[{"Config":"a"},{"Config":"b","layer\u017f":[]}]', 'layer\u017f', 'Layers'],
  ])('%p %s', (parse, text, key, known) => {
    expect(failure(parse, text)).toBe(`it has the key "${key}", which engines read as "${known}"`);
  });
});

describe('a known key that comes twice is refused, since Go merges objects, lists and null', () => {
  test.each<[(json: Uint8Array, what: string) => unknown, string, string]>([
    [parseImageConfig, `{"rootfs":{"diff_ids":["${DIGEST}"]},"rootfs":{}}`, 'rootfs'],
    [parseImageConfig, '{"os":"windows","os":null}', 'os'],
    [parseManifest, `{"config":${DESCRIPTOR},"layers":[],"layers":[]}`, 'layers'],
    [parseManifest, `{"config":${DESCRIPTOR},"config":{}}`, 'config'],
    [parseManifest, `{"config":{"size":1,"digest":"${DIGEST}","s\\u0069ze":5}}`, 'size'],
    [parseIndex, `{"manifests":[${DESCRIPTOR}],"manifests":null}`, 'manifests'],
    [parseArchiveManifest, '[{"Config":"a","Config":"b"}]', 'Config'],
  ])('%p %s', (parse, text, key) => {
    expect(failure(parse, text)).toBe(`it has the key "${key}" twice in one object`);
  });
});

describe('what is no known key at its place is left alone', () => {
  test.each<[(json: Uint8Array, what: string) => unknown, string]>([
    [parseImageConfig, '{"config":{"Labels":{"Env":"a","env":"b","env":"c"},"Env":[]},"x":{"ROOTFS":1}}'],
    [parseImageConfig, '{"container_config":{"env":1,"Env":2},"history":[{"comment":"\\"os\\",\\\\","os":1}]}'],
    [parseManifest, `{"config":${DESCRIPTOR},"annotations":{"Layers":"x","layers":"y"}}`],
    [
      parseManifest,
      `{"config":{"digest":"${DIGEST}","size":5,"annotations":{"Size":"x"}},"layers":[${DESCRIPTOR},${DESCRIPTOR}]}`,
    ],
    [parseArchiveManifest, '[{"Config":"a"},{"Config":"a","Layers":["Config","config"]}]'],
  ])('%p %s', (parse, text) => {
    expect(failure(parse, text)).toBe('accepted');
  });

  test('whatever strings stand around the keys', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.json(), (a, b, json) => {
        const text = `{"a b":${JSON.stringify(a)}, "c d" : [${json},${JSON.stringify(b)}] ,"os":"linux","Os":""}`;
        expect(failure(parseImageConfig, text)).toBe('it has the key "Os", which engines read as "os"');
      }),
    );
  });
});

test('only two letters beyond ASCII fold into it', () => {
  const ascii = /^[\x20-\x7e]$/;
  const folding: string[] = [];
  for (let code = 0x80; code <= 0x10ffff; code++) {
    const letter = String.fromCodePoint(code);
    if (ascii.test(foldKey(letter))) folding.push(letter);
  }
  expect(folding).toEqual(['\u017f', '\u212a']);
});

test('4 MiB of keys, quotes and brackets are read at once', () => {
  const fill = (part: string) => part.repeat(Math.floor((4 * 2 ** 20) / part.length));
  const start = performance.now();
  for (const text of [
    `{"x":[${fill('{"a":1},')}0]}`,
    `{${fill('"\\\\":0,')}"os":"linux"}`,
    `{"x":"${fill('\\"')}"}`,
    `{"x":"${fill('\\\\')}"}`,
    `{"x":${'['.repeat(2 ** 20)}${']'.repeat(2 ** 20)}}`,
    `{"history":[${fill('{"created_by":""},')}{}]}`,
  ])
    expect(failure(parseImageConfig, text)).toBe('accepted');
  expect(performance.now() - start).toBeLessThan(30_000);
});
