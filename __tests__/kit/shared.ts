/** The test material beside the checkout, where it is there. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe } from '@jest/globals';

const folder = resolve(import.meta.dirname, '../../../shared');

/** Absolute path of `../shared`, or null where the checkout stands alone. */
export const shared: string | null = existsSync(folder) ? folder : null;

/** `describe` for tests that need the material; skipped, visibly, without it. */
export function describeShared(name: string, body: () => void): void {
  if (shared === null) describe.skip(`${name} (skipped: no ../shared)`, body);
  else describe(name, body);
}
