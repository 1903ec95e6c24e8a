/** What Go's archive/tar lists of odd archives: ours in `fixtures/tar-edge`, and other projects' beside the checkout. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { shared } from '../archives/samples.ts';

export interface Listed {
  N: string;
  L: string;
  T: string;
  S: number;
}

/** What Go's archive/tar read: its entries, and whether it stopped with an error. */
export function goListing(path: string): { entries: Listed[]; failed: boolean } {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const end = lines.pop();
  return { entries: lines, failed: end.end === 'err' };
}

export interface GoArchive {
  name: string;
  /** Path of the archive, which may be gzipped. */
  archive: string;
  listing: string;
}

/** The archive's bytes, unpacked. */
export function tarBytes({ archive }: GoArchive): Buffer {
  const stored = readFileSync(archive);
  return stored[0] === 0x1f && stored[1] === 0x8b ? gunzipSync(stored) : stored;
}

const LISTING = '.go.jsonl';

/** Archives of our own making: odd but real, or legal-looking. */
export function edgeArchives(): GoArchive[] {
  const folder = join(import.meta.dirname, '../../fixtures/tar-edge');
  return readdirSync(folder)
    .filter(name => name.endsWith(LISTING))
    .map(file => {
      const name = file.slice(0, -LISTING.length);
      return { name, archive: join(folder, `${name}.gz`), listing: join(folder, file) };
    });
}

/** Archives of other projects; none where they are not beside the checkout. */
export function corpusArchives(): GoArchive[] {
  if (shared === null) return [];
  const corpora = join(shared, 'corpora');
  const expected = join(corpora, 'expected');
  const paths = new Map(
    readdirSync(corpora, { recursive: true, encoding: 'utf8' }).map(path => [path.replaceAll('/', '__'), path]),
  );
  return readdirSync(expected)
    .filter(file => file.endsWith(LISTING))
    .map(file => {
      const name = file.slice(0, -LISTING.length);
      return { name, archive: join(corpora, paths.get(name) ?? name), listing: join(expected, file) };
    });
}
