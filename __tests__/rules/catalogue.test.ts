/** Severities of hints and labels against the catalogue's tables; rules are held against its data in all.test.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { labels } from '../../src/analysis/labels/index.ts';
import { hints } from '../../src/hints/index.ts';
import { describeShared, shared } from '../kit/shared.ts';

describeShared('the catalogue', () => {
  const text = shared === null ? '' : readFileSync(join(shared, 'rules.md'), 'utf8');
  /** The column that says `warn` or `info`, by id; a `\|` in a cell separates nothing. */
  const severities = (row: RegExp) =>
    [...text.matchAll(row)].map(([line, id = '']): [string, string] => {
      const cells = line.replaceAll('\\|', '').split('|');
      return [id, cells.map(cell => cell.trim()).find(cell => cell === 'warn' || cell === 'info') ?? ''];
    });

  test('gives each hint the severity that it has here', () => {
    const stated = new Map(severities(/^\| `(hint-[a-z-]+)` \|.*$/gm));
    expect(new Map(hints.map(({ id, severity }) => [id, severity]))).toEqual(stated);
  });

  test('gives each label its place and the severity that it has here', () => {
    const stated = severities(/^\| \d+ `([a-z-]+)` \|.*$/gm);
    expect(labels.map(({ id, severity }) => [id, severity])).toEqual(stated);
  });
});
