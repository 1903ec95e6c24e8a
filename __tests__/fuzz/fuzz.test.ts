/** 10,000 cases in all, 2,000 in a quick run. `npm run fuzz` runs more of the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runs } from '../kit/runner/thorough.ts';
import { targets } from './targets/index.ts';
import { checkLayer } from './targets/layer.ts';
import { checkOutput } from './targets/output.ts';

const CASES = runs(10_000);
const TIMEOUT_MS = 120_000;

test('the targets share all cases', () => {
  expect(targets.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test.each(targets)(
  '$name',
  async target => {
    const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
    const cases = Math.round(CASES * target.share);
    const outcome = await target.run({ cases, seed, milliseconds: null });
    console.info(`${target.name}: ${outcome.cases} cases, seed ${seed}`);
    expect(outcome).toEqual({ cases, failure: null });
  },
  TIMEOUT_MS,
);

/** Inputs that once showed a fault: `output-*.txt` is a text, `layer-*.tar` an archive. */
describe('fixtures', () => {
  const folder = join(import.meta.dirname, '../fixtures/fuzz');

  test.each(readdirSync(folder))('%s', name => {
    const bytes = readFileSync(join(folder, name));
    if (name.startsWith('layer-')) checkLayer({ tar: bytes, cuts: [1, 512, 700], window: 512 });
    else if (name.startsWith('output-')) checkOutput(bytes.toString());
    else throw new Error('whose fixture is it?');
  });
});
