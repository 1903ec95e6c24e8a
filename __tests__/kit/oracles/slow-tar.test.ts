/** The slow reader is itself held against Go's listings: else agreeing with it would prove nothing. */
import { describe, expect, test } from '@jest/globals';
import { describeShared } from '../archives/samples.ts';
import { corpusArchives, edgeArchives, type GoArchive, goListing, tarBytes } from './go-listings.ts';
import { slowListing } from './slow-tar.ts';

function expectListing(of: GoArchive): void {
  const slow = slowListing(tarBytes(of));
  const go = goListing(of.listing);
  expect(slow.failed).toBe(go.failed);
  const common = go.failed ? Math.min(go.entries.length, slow.entries.length) : go.entries.length;
  if (!go.failed) expect(slow.entries).toHaveLength(common);
  const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');
  const lines = slow.entries.map(({ name, link, type, size }) => ({
    N: base64(name),
    L: base64(link),
    T: type,
    S: size,
  }));
  expect(lines.slice(0, common)).toEqual(go.entries.slice(0, common).map(({ N, L, T, S }) => ({ N, L, T, S })));
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
