/**
 * Images that tests read: our own small samples in `fixtures/samples`; and, in `../shared` beside the checkout, where it is
 * there, the samples that hold other people's programs, and other projects' test data. Those may not be copied into this
 * project.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describeOrSkip, testWhere } from '../runner/describe-where.ts';

/** `.ci/run` names a folder that does not exist, to see what a clone without it does. */
const folder = resolve(process.env.IMAGEBUDGET_TEST_SHARED ?? join(import.meta.dirname, '../../../../shared'));

/** Absolute path of `../shared`, or null where the checkout stands alone. */
export const shared: string | null = existsSync(folder) ? folder : null;

const NO_SHARED = 'no ../shared';

/** `describe` for tests that need the material; skipped, visibly, without it. */
export function describeShared(name: string, body: () => void): void {
  describeOrSkip(shared === null ? NO_SHARED : null, name, body);
}

const ownSamples = join(import.meta.dirname, '../../fixtures/samples');
/** In the folder of samples, but no image. */
const NO_IMAGES = new Set(['README.md', 'Dockerfile.source', 'registry-recording', 'tar-edge']);

/** Path of a sample; of one that is not here, where it would be. */
export function samplePath(name: string): string {
  const own = join(ownSamples, name);
  return existsSync(own) ? own : join(shared ?? folder, 'samples', name);
}

/** The images among the samples that are here. */
export function sampleNames(): string[] {
  const beside = shared === null ? [] : readdirSync(join(shared, 'samples'));
  return [...new Set([...readdirSync(ownSamples), ...beside])].filter(name => !NO_IMAGES.has(name)).sort();
}

/** One test for each row, which begins with a sample's name. Those whose sample is not here are skipped, visibly. */
export function testSamples<R extends readonly [string, ...unknown[]]>(
  rows: readonly R[],
  title: (row: R) => string,
  body: (...row: R) => Promise<void>,
): void {
  for (const row of rows) testWhere(existsSync(samplePath(row[0])) ? null : NO_SHARED, title(row), () => body(...row));
}
