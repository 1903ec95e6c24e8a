/** The table of permissions in docs/action.md, against what was asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { root } from '../processes/cli.ts';
import type { Asked } from './fake-github.ts';

/** The requests that the table has for an input or a purpose: `GET /user needs none`. */
export function namedFor(purpose: 'comment' | 'suggest' | 'check-run' | 'changed budgets'): string[] {
  const page = readFileSync(join(root, 'docs/action.md'), 'utf8');
  const rows = page.matchAll(/^\| `?([\w -]+?)`? \| `((?:GET|POST|PATCH|DELETE) \S+)` \| `?([\w: -]+?)`? \|/gm);
  return [...rows]
    .flatMap(([, of, endpoint, permission]) => (of === purpose ? [`${endpoint} needs ${permission}`] : []))
    .sort();
}

/** Expects that the table has these requests and no others. */
export function expectNamed(purpose: Parameters<typeof namedFor>[0], record: readonly Asked[]): void {
  const made = record.map(({ endpoint, permission }) => `${endpoint} needs ${permission}`);
  expect([...new Set(made)].sort()).toEqual(namedFor(purpose));
  expect(new Set(record.map(({ version }) => version))).toEqual(new Set(['2022-11-28']));
  for (const { agent } of record) expect(agent).toMatch(/^imagebudget\/\d/);
}
