/** The table of permissions in docs/action.md, against what was asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { root } from '../processes/cli.ts';
import type { Asked } from './fake-github.ts';

const PURPOSES = ['comment', 'suggest', 'check-run', 'changed budgets'] as const;
type Purpose = (typeof PURPOSES)[number];

/** The requests that the table has for an input or a purpose: `GET /user needs none`. */
export function namedFor(purpose: Purpose): string[] {
  const page = readFileSync(join(root, 'docs/action.md'), 'utf8');
  const rows = page.matchAll(/^\| `?([\w -]+?)`? \| `((?:GET|POST|PATCH|DELETE) \S+)` \| `?([\w: -]+?)`? \|/gm);
  return [...rows]
    .flatMap(([, of, endpoint, permission]) => (of === purpose ? [`${endpoint} needs ${permission}`] : []))
    .sort();
}

/** Expects that the table has these requests and no others. */
export function expectNamed(purpose: Purpose, record: readonly Asked[]): void {
  expect(madeIn(record)).toEqual(namedFor(purpose));
  expectOurs(record);
}

/** Expects that the table has each of these requests. */
export function expectAllNamed(record: readonly Asked[]): void {
  expect(record).not.toHaveLength(0);
  expect(PURPOSES.flatMap(namedFor)).toEqual(expect.arrayContaining(madeIn(record)));
  expectOurs(record);
}

const madeIn = (record: readonly Asked[]) =>
  [...new Set(record.map(({ endpoint, permission }) => `${endpoint} needs ${permission}`))].sort();

function expectOurs(record: readonly Asked[]): void {
  expect(new Set(record.map(({ version }) => version))).toEqual(new Set(['2022-11-28']));
  for (const { agent } of record) expect(agent).toMatch(/^imagebudget\/\d/);
}
