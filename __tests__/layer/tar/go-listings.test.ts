import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { TarFeed } from '../../../src/layer/tar/feed.ts';
import { describeShared, shared } from '../../kit/shared.ts';

interface Listed {
  N: string;
  L: string;
  T: string;
  S: number;
}

/** What Go's archive/tar read: its entries, and whether it stopped with an error. */
function goListing(path: string): { entries: Listed[]; failed: boolean } {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const end = lines.pop();
  return { entries: lines, failed: end.end === 'err' };
}

/** What we read, in the listing's form. */
function ourListing(bytes: Uint8Array): { entries: Listed[]; failed: boolean } {
  const entries: Listed[] = [];
  const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
  try {
    const feed = new TarFeed(({ name, link, type, size }) => {
      entries.push({ N: base64(name), L: base64(link), T: String.fromCharCode(type), S: size });
      return null;
    });
    feed.push(bytes);
    feed.finish();
    return { entries, failed: false };
  } catch (error) {
    if (!(error instanceof LayerDataError)) throw error;
    return { entries, failed: true };
  }
}

function archives(): { name: string; archive: string; listing: string }[] {
  if (shared === null) return [];
  const edge = join(shared, 'samples/tar-edge');
  const expected = join(shared, 'corpora/expected');
  const corpora = join(shared, 'corpora');
  const corpusFiles = new Map(
    readdirSync(corpora, { recursive: true, encoding: 'utf8' }).map(path => [path.replaceAll('/', '__'), path]),
  );
  return [
    ...readdirSync(edge)
      .filter(name => existsSync(join(edge, `${name}.go.jsonl`)))
      .map(name => ({ name, archive: join(edge, name), listing: join(edge, `${name}.go.jsonl`) })),
    ...readdirSync(expected)
      .filter(name => name.endsWith('.go.jsonl'))
      .map(name => ({
        name,
        archive: join(corpora, corpusFiles.get(name.replace(/\.go\.jsonl$/, '')) ?? name),
        listing: join(expected, name),
      })),
  ];
}

describeShared("Go's archive/tar listings", () => {
  test('there are listings to compare with', () => {
    expect(archives().length).toBeGreaterThan(150);
  });

  test.each(archives())('$name', ({ archive, listing }) => {
    const stored = readFileSync(archive);
    const bytes = stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored;
    const go = goListing(listing);
    const ours = ourListing(bytes);
    expect(ours.failed).toBe(go.failed);
    // Where Go fails inside an entry it has listed it; where it fails before, it has not. Either way no size is given.
    const common = go.failed ? Math.min(go.entries.length, ours.entries.length) : go.entries.length;
    if (!go.failed) expect(ours.entries).toHaveLength(common);
    const withoutBody = go.entries.slice(0, common).map(({ N, L, T, S }) => ({ N, L, T, S }));
    expect(ours.entries.slice(0, common)).toEqual(withoutBody);
  });
});

describe('a feed', () => {
  test('ends by itself where there is nothing', () => {
    expect(new TarFeed(() => null).finish()).toBe('eof');
  });
});
