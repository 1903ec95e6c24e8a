// Runs the fuzz targets of __tests__/fuzz for as long as asked:
//   npm run fuzz -- [--cases N] [--seed S] [--target NAME] [--seconds T]
// Prints cases and seed of each; a failure's smallest input goes to a file. The same seed and number give the same inputs.
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    target: { type: 'string' },
    seconds: { type: 'string' },
  },
});

const bundle = join(tmpdir(), `imagebudget-fuzz-${process.pid}.mjs`);
// Bundled CommonJS packages call require.
const banner = `import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);`;

async function loadTargets() {
  try {
    await build({
      entryPoints: [join(root, '__tests__/fuzz/targets/index.ts')],
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      banner: { js: banner },
    });
    return (await import(pathToFileURL(bundle).href)).targets;
  } finally {
    rmSync(bundle, { force: true });
  }
}

/** Inputs of one seed; the next round takes the next seed. */
const ROUND = 10_000;

async function fuzz(target, { cases, seed, seconds }) {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  for (let round = 0; done < cases && performance.now() < end; round++) {
    const milliseconds = Number.isFinite(end) ? Math.ceil(end - performance.now()) : null;
    const run = { cases: Math.min(ROUND, cases - done), seed: seed + round, milliseconds };
    const { cases: ran, failure } = await target.run(run);
    done += ran;
    if (failure !== null) {
      const file = join(tmpdir(), `imagebudget-fuzz-${target.name}-${run.seed}.txt`);
      writeFileSync(file, failure.input);
      console.log(
        `${target.name}: FAILED after ${done} cases, seed ${run.seed}, path ${failure.path}: ${failure.error}`,
      );
      console.log(`  the smallest input that fails is in ${file}`);
      return false;
    }
  }
  console.log(`${target.name}: ${done} cases, seeds ${seed} to ${seed + Math.ceil(done / ROUND) - 1}, nothing failed`);
  return true;
}

const targets = await loadTargets();
const chosen = targets.filter(({ name }) => values.target === undefined || name === values.target);
if (chosen.length === 0) throw new Error(`no target ${values.target}; there are ${targets.map(({ name }) => name)}`);
const share = chosen.reduce((sum, target) => sum + target.share, 0);
for (const target of chosen) {
  const part = target.share / share;
  const cases = values.seconds === undefined ? Math.round(Number(values.cases) * part) : Number.POSITIVE_INFINITY;
  const seconds = values.seconds === undefined ? Number.POSITIVE_INFINITY : Number(values.seconds) * part;
  if (!(await fuzz(target, { cases, seed: Number(values.seed), seconds }))) process.exitCode = 1;
}
