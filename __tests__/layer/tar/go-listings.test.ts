import { describe, expect, test } from '@jest/globals';
import { LayerDataError } from '../../../src/layer/data-error.ts';
import { TarFeed } from '../../../src/layer/tar/feed.ts';
import { describeShared } from '../../kit/archives/samples.ts';
import {
  corpusArchives,
  edgeArchives,
  type GoArchive,
  goListing,
  type Listed,
  tarBytes,
} from '../../kit/oracles/go-listings.ts';

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

function expectListing(of: GoArchive): void {
  const go = goListing(of.listing);
  const ours = ourListing(tarBytes(of));
  expect(ours.failed).toBe(go.failed);
  // Where Go fails inside an entry it has listed it; where it fails before, it has not. Either way no size is given.
  const common = go.failed ? Math.min(go.entries.length, ours.entries.length) : go.entries.length;
  if (!go.failed) expect(ours.entries).toHaveLength(common);
  const withoutBody = go.entries.slice(0, common).map(({ N, L, T, S }) => ({ N, L, T, S }));
  expect(ours.entries.slice(0, common)).toEqual(withoutBody);
}

describe("Go's archive/tar listings", () => {
  test('there are listings to compare with', () => {
    expect(edgeArchives().length).toBeGreaterThan(80);
  });

  test.each(edgeArchives())('$name', expectListing);
});

describeShared("Go's archive/tar listings of other projects' archives", () => {
  test('agree', () => {
    expect(corpusArchives().length).toBeGreaterThan(80);
    for (const archive of corpusArchives()) expectListing(archive);
  });
});

describe('a feed', () => {
  test('ends by itself where there is nothing', () => {
    expect(new TarFeed(() => null).finish()).toBe('eof');
  });
});
