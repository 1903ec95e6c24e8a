/** The slow reader is itself held against Go's listings: else agreeing with it would prove nothing. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { goArchives, goListing } from './go-listings.ts';
import { describeShared } from './shared.ts';
import { slowListing } from './slow-tar.ts';

describeShared("Go's archive/tar listings", () => {
  test('there are listings to compare with', () => {
    expect(goArchives().length).toBeGreaterThan(150);
  });

  test.each(goArchives())('$name', ({ archive, listing }) => {
    const stored = readFileSync(archive);
    const slow = slowListing(stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored);
    const go = goListing(listing);
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
  });
});
