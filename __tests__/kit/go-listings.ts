/** What Go's archive/tar lists of the odd archives beside the checkout. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from './shared.ts';

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

/** Every archive that there is a listing of. */
export function goArchives(): { name: string; archive: string; listing: string }[] {
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
