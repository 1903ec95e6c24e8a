/** Layer indexes of any shape, and all that can be asked of one. */
import fc from 'fast-check';
import { LayerIndex } from '../../../src/layer/index/layer-index.ts';
import { TarHeader, TYPE } from '../../../src/layer/tar/header.ts';

/** Bytes as latin1; slashes and dots often, since paths are made of them. */
const name = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', 'b', '/', '.'),
    fc.nat(255).map(byte => String.fromCharCode(byte || 1)),
  ),
  maxLength: 12,
});
const large = fc.oneof(fc.nat(1000), fc.nat({ max: Number.MAX_SAFE_INTEGER }));

const entry = fc.record({
  name,
  link: fc.oneof(fc.constant(''), name),
  type: fc.oneof(fc.constantFrom(...Object.values(TYPE)), fc.nat(255)),
  size: large,
  stored: large,
  sparse: fc.boolean(),
  mode: fc.oneof(fc.constant(0o644), fc.nat({ max: 2 ** 32 - 1 })),
  uid: fc.oneof(fc.constant(0), fc.integer(), large),
  gid: fc.oneof(fc.constant(0), fc.integer(), large),
  mtime: fc.oneof(fc.constant(1_700_000_000), fc.integer(), large),
  body: large,
  hash: fc.option(fc.base64String({ maxLength: 44 }), { nil: undefined }),
  checksum: fc.option(fc.nat({ max: 2 ** 32 - 1 }), { nil: undefined }),
  symbols: fc.oneof(fc.constant(0), large),
  kept: fc.option(fc.uint8Array({ maxLength: 9 }), { nil: undefined }),
  modules: fc.option(fc.uint8Array({ maxLength: 9 }), { nil: undefined }),
});

export const layerIndexes = fc.array(entry, { maxLength: 40 }).map(entries => {
  const index = new LayerIndex();
  for (const { body, hash, checksum, kept, modules, symbols, ...header } of entries) {
    const at = index.add(Object.assign(new TarHeader(), header), body);
    if (hash !== undefined) index.setHash(at, hash);
    if (checksum !== undefined) index.setChecksum(at, checksum);
    if (kept !== undefined) index.keep(at, kept);
    if (modules !== undefined) index.setModules(at, modules);
    index.setSymbolBytes(at, symbols);
  }
  return index;
});

/** What an index is asked for each entry. */
export const ENTRY_GETTERS = [
  'path',
  'directory',
  'base',
  'isBesideLast',
  'link',
  'size',
  'mode',
  'uid',
  'gid',
  'body',
  'type',
  'mtime',
  'hash',
  'checksum',
  'kept',
  'modules',
  'symbolBytes',
  'stored',
] as const satisfies (keyof LayerIndex)[];

/** All that can be asked of an index, so that two can be compared. */
export function answersOf(index: LayerIndex): unknown {
  return {
    length: index.length,
    textBytes: index.textBytes,
    entries: Array.from({ length: index.length }, (_, at) => ENTRY_GETTERS.map(getter => index[getter](at))),
  };
}
