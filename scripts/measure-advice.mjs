// Measures the advice on real images: builds each image of __tests__/advice-images, compares what the tool says with what was
// written down before, applies the plan's edits one after the other as they are printed, rebuilds, measures and runs.
//   node scripts/measure-advice.mjs [NAME…] [--quick] [--no-cache] [--keep] [--folder DIR] [--json FILE] [--markdown FILE]
//     [--document FILE] [--plan FILE]
// For root on Debian, or with an engine in DOCKER_HOST. docs/measured.md has the results.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBases } from '../__tests__/kit/advice/bases.mjs';
import { build, checkImage, whyItFails } from '../__tests__/kit/advice/build.mjs';
import { compareLines, comparePlan, compareStage } from '../__tests__/kit/advice/compare.mjs';
import { serveApk, serveDownloads, serveFromImage } from '../__tests__/kit/advice/downloads.mjs';
import { installPrograms, openEngine } from '../__tests__/kit/advice/engine.mjs';
import { IMAGES, imageNames, layOutContext, readExpectation } from '../__tests__/kit/advice/images.mjs';
import { provePlan } from '../__tests__/kit/advice/prove.mjs';
import { intoDocument, markdown, totals } from '../__tests__/kit/advice/table.mjs';
import { fillIndex } from '../__tests__/kit/advice/wheels.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    'no-cache': { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    folder: { type: 'string' },
    json: { type: 'string' },
    markdown: { type: 'string' },
    plan: { type: 'string' },
    document: { type: 'string' },
  },
});

const unknown = positionals.filter(name => !imageNames().includes(name));
if (unknown.length > 0) throw new Error(`no such image: ${unknown.join(', ')}. There are: ${imageNames().join(', ')}`);
const chosen = (positionals.length > 0 ? positionals : imageNames())
  .map(readExpectation)
  .filter(({ quick }) => quick || !values.quick);
/** Plans by name of the image, in place of those that the tool makes: to try the harness itself. */
const given = values.plan === undefined ? {} : JSON.parse(readFileSync(values.plan, 'utf8'));

const scratch =
  values.folder === undefined ? mkdtempSync(join(tmpdir(), 'imagebudget-advice-')) : resolve(values.folder);
mkdirSync(scratch, { recursive: true });
await installPrograms();
const engine = await openEngine({ current: !values.quick });
const downloads = await serveDownloads(join(scratch, 'downloads'));
const results = [];

/** Why an image cannot be built here; null where it can. */
async function prepare(expected) {
  if (expected.needs === 'heredocs' && !engine.heredocs) return `engine ${engine.version} knows no heredocs`;
  const { repository } = expected;
  if (expected.from.includes('alpine:3.11') && !(await engine.loadAlpine())) return 'no Alpine image is here';
  const bases = [...expected.from, ...(repository === undefined ? [] : [repository[0]])];
  await makeBases(
    engine,
    bases.filter(name => name !== 'alpine:3.11'),
  );
  if (expected.from.includes('alpine:3.11')) await serveApk(engine, downloads, 'alpine:3.11');
  if (expected.from.some(name => name.startsWith('python:')))
    await fillIndex(engine, downloads.wheels, expected, join(IMAGES, expected.name, 'requirements.txt'));
  if (repository !== undefined) await serveFromImage(engine, downloads, repository);
  return null;
}

async function prove(expected) {
  const result = { name: expected.name, expected };
  results.push(result);
  const reason = await prepare(expected);
  if (reason !== null) return Object.assign(result, { skipped: `left out: ${reason}` });
  const context = await layOutContext(expected.name, join(scratch, 'contexts'));
  const tag = `imagebudget-advice/${expected.name}:latest`;
  const how = { ...expected, noCache: values['no-cache'] };
  result.seconds = await build(engine, how, context, tag);
  const broken = await whyItFails(engine, expected, tag);
  if (broken !== null) throw new Error(`the program does not run before any edit: ${broken}`);
  const image = await checkImage(engine, tag, context);
  const plan = given[expected.name] ?? image.plan ?? null;
  result.size = image.sizes.image;
  result.lines = compareLines(image, expected);
  result.plan = plan === null ? null : comparePlan(plan, expected, readFileSync(join(context, 'Dockerfile'), 'utf8'));
  writeFileSync(join(scratch, `${expected.name}.report.json`), JSON.stringify(image));
  if (plan !== null) result.edits = await provePlan(engine, how, { plan, context, tag, size: result.size });
  result.stage = compareStage(plan ?? [], expected.stage);
  const sameBase = image.planSummary?.sameBase ?? [];
  if (sameBase.length > 0) {
    const fresh = await layOutContext(expected.name, join(scratch, 'contexts'));
    const text = readFileSync(join(fresh, 'Dockerfile'), 'utf8');
    result.plan = comparePlan(sameBase, expected, text);
    result.sameBase = await provePlan(engine, how, {
      plan: sameBase,
      context: fresh,
      tag: `${tag}-same`,
      size: result.size,
    });
  }
  return result;
}

const write = (file, text) => {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, text);
};

try {
  for (const expected of chosen) {
    try {
      const { seconds = 0, size = 0, skipped } = await prove(expected);
      console.error(
        `${expected.name}: ${skipped ?? `${(size / 1e6).toFixed(1)} MB, built in ${seconds.toFixed(0)} s`}`,
      );
    } catch (error) {
      results.at(-1).failed = error.message;
      console.error(`${expected.name}: FAILED: ${error.message}`);
    }
    if (values.json !== undefined)
      write(values.json, `${JSON.stringify({ totals: totals(results), results }, null, 1)}\n`);
  }
} finally {
  downloads.stop();
  await engine.stop();
  if (!values.keep && values.folder === undefined) rmSync(scratch, { recursive: true, force: true });
}
const table = markdown(results);
if (values.markdown !== undefined) write(values.markdown, `${table}\n`);
if (values.document !== undefined) {
  const about = { engine: engine.version, date: new Date().toISOString().slice(0, 10) };
  write(values.document, intoDocument(readFileSync(values.document, 'utf8'), results, about));
}
console.log(table);
console.log(JSON.stringify(totals(results), null, 2));
const ok = results.every(
  ({ failed, lines, plan, stage, expected, edits = [], sameBase = [] }) =>
    failed === undefined &&
    stage?.isExpected !== false &&
    (lines?.wrong.length ?? 0) === 0 &&
    (plan?.empty === true || !expected.empty || plan === null || plan === undefined) &&
    [...edits, ...sameBase].every(({ applies, builds, runs, kept }) => applies && builds && runs && kept),
);
process.exitCode = ok ? 0 : 1;
