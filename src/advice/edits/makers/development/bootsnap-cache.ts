/**
 * What bootsnap has compiled ahead: `tmp/cache/bootsnap/compile-cache-iseq/12/34567890abcdef`, named by a hash of the path of the source
 * (`bs_cache_path` in https://github.com/Shopify/bootsnap/blob/main/ext/bootsnap/bootsnap.c).
 */
import { bytesOf } from '../../../../image/byte-path.ts';
import type { StackInode, StackNode } from '../../../../stack/merge/merged-tree.ts';

const HIGH = 0xcbf29ce4;
const LOW = 0x84222325;
/** The prime is 2^40 and this. */
const PRIME = 0x1b3;
const WORD = 2 ** 32;

/**
 * Compiled files of sources that go with a gem.
 * @param project the directory of the Gemfile
 * @param sources absolute paths as text
 */
export function compiledFrom(sources: readonly string[], project: StackNode): StackInode[] {
  const cache = ['tmp', 'cache', 'bootsnap'].reduce<StackNode | undefined>(
    (node, name) => node?.children?.get(name),
    project,
  );
  const kinds = [...(cache?.children?.values() ?? [])].filter(({ name }) => name.startsWith('compile-cache-'));
  if (kinds.length === 0) return [];
  return sources
    .filter(source => /\.(?:rb|ya?ml|json)$/.test(source))
    .flatMap(source => {
      const hash = hashOf(source);
      return kinds.flatMap(kind => kind.children?.get(hash.slice(0, 2))?.children?.get(hash.slice(2))?.inode ?? []);
    });
}

/** The 64 bits of FNV-1a of a path, as hexadecimal digits. */
function hashOf(path: string): string {
  let high = HIGH;
  let low = LOW;
  const bytes = bytesOf(path);
  for (let at = 0; at < bytes.length; at++) {
    low = (low ^ bytes.charCodeAt(at)) >>> 0;
    const product = low * PRIME;
    // Products stay below 2^53.
    high = (high * PRIME + Math.floor(product / WORD) + low * 256) % WORD;
    low = product % WORD;
  }
  return [high, low].map(word => word.toString(16).padStart(8, '0')).join('');
}
