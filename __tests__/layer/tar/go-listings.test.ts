import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { TarFeed } from '../../../src/layer/tar/feed.ts';
import { goArchives, goListing, type Listed } from '../../kit/go-listings.ts';
import { describeShared } from '../../kit/shared.ts';

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

describeShared("Go's archive/tar listings", () => {
  test('there are listings to compare with', () => {
    expect(goArchives().length).toBeGreaterThan(150);
  });

  test.each(goArchives())('$name', ({ archive, listing }) => {
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
