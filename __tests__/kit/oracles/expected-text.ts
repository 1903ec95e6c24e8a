/** Whole texts compared with committed files; `UPDATE=1` writes them, but never in CI. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect } from '@jest/globals';

const folder = resolve(import.meta.dirname, '../../fixtures/report');

/** Fails unless the file holds exactly this text. A file that is missing is a failure too. */
export function expectFile(name: string, text: string): void {
  const path = resolve(folder, name);
  if (process.env.UPDATE === '1' && !process.env.CI) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  expect(existsSync(path) ? readFileSync(path, 'utf8') : `${name} is missing: run with UPDATE=1`).toBe(text);
}
