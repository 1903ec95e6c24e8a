// Measures the advice on real images: builds each image of __tests__/advice-images, compares what the tool says with what was
// written down before, applies the plan's edits one after the other as they are printed, rebuilds, measures and runs.
//   node scripts/measure-advice.mjs [NAME…] [--quick] [--no-cache] [--keep] [--folder DIR] [--json FILE] [--markdown FILE]
//     [--document FILE] [--plan FILE]
// With --fix, `imagebudget fix --prove --write` does so instead, with --trust same|fewer|base (default base). --resume keeps
// the results that the file of --json has, and measures what it lacks. With --same it keeps only those for which
// the tool prints the same diff now.
// With --generated N [--seed S], as many generated Dockerfiles are edited by `fix --write` in place of the images.
// For root on Debian, or with an engine in DOCKER_HOST. docs/measured.md has the results.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeBases } from '../__tests__/kit/advice/bases.mjs';
import { build, checkImage, whyItFails } from '../__tests__/kit/advice/build.mjs';
import { compareLines, comparePlan, compareStage } from '../__tests__/kit/advice/compare.mjs';
import { serveApk, serveDownloads, serveFromImage } from '../__tests__/kit/advice/downloads.mjs';
import { installPrograms, openEngine } from '../__tests__/kit/advice/engine.mjs';
import { checkIn, fixImage, printsSame } from '../__tests__/kit/advice/fix/fix-image.mjs';
import { fixMarkdown, fixSection, fixTotals } from '../__tests__/kit/advice/fix/table.mjs';
import { IMAGES, imageNames, layOutContext, readExpectation } from '../__tests__/kit/advice/images.mjs';
import { provePlan } from '../__tests__/kit/advice/prove.mjs';
import { intoDocument, markdown, section, totals } from '../__tests__/kit/advice/table.mjs';
import { fillIndex } from '../__tests__/kit/advice/wheels.mjs';
import { generatedSection, generatedTotals, measureGenerated } from '../__tests__/kit/generated/measure.mjs';
import { loadTypeScript } from './load-typescript.mjs';

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
    fix: { type: 'boolean', default: false },
    trust: { type: 'string', default: 'base' },
    resume: { type: 'boolean', default: false },
    same: { type: 'boolean', default: false },
    generated: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const unknown = positionals.filter(name => !imageNames().includes(name));
if (unknown.length > 0) throw new Error(`no such image: ${unknown.join(', ')}. There are: ${imageNames().join(', ')}`);
const chosen = (positionals.length > 0 ? positionals : imageNames())
  .map(readExpectation)
  .filter(({ quick }) => quick || !values.quick);
/** Plans by name of the image, in place of those that the tool makes: to try the harness itself. */
const given = values.plan === undefined ? {} : JSON.parse(readFileSync(values.plan, 'utf8'));

function write(file, text) {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, text);
}

/** Writes a section of the document, if one was named. */
function writeSection(mark, section, results, more = {}) {
  if (values.document === undefined) return;
  const about = { engine: engine.version, date: new Date().toISOString().slice(0, 10), ...more };
  write(values.document, intoDocument(readFileSync(values.document, 'utf8'), mark, section(results, about)));
}

/** Resolves to the exit code. */
async function measureCases(count, seed) {
  try {
    const report = line => console.error(line);
    const cases = await measureGenerated(engine, { count, seed, folder: join(scratch, 'generated'), report });
    if (values.json !== undefined) write(values.json, `${JSON.stringify(cases, null, 1)}\n`);
    writeSection('generated', generatedSection, cases, { seed });
    console.log(JSON.stringify(generatedTotals(cases), null, 2));
    return cases.some(({ failure }) => failure) ? 1 : 0;
  } finally {
    await engine.stop();
    if (!values.keep && values.folder === undefined) rmSync(scratch, { recursive: true, force: true });
  }
}

const scratch =
  values.folder === undefined ? mkdtempSync(join(tmpdir(), 'imagebudget-advice-')) : resolve(values.folder);
mkdirSync(scratch, { recursive: true });
await installPrograms();
const engine = await openEngine({ current: !values.quick });
if (values.generated !== undefined) process.exit(await measureCases(Number(values.generated), Number(values.seed)));
const downloads = await serveDownloads(join(scratch, 'downloads'));
const results = [];
/** What earlier runs found. */
const known =
  values.resume && values.json !== undefined && existsSync(values.json)
    ? JSON.parse(readFileSync(values.json, 'utf8')).results
    : [];

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

/** Builds an image from a fresh context and sees that its program runs; null if it cannot be built here. */
async function buildImage(result, how) {
  const { name } = how;
  const reason = await prepare(how);
  if (reason !== null) {
    result.skipped = `left out: ${reason}`;
    return null;
  }
  const context = await layOutContext(name, join(scratch, 'contexts', name));
  if (values.fix) await checkIn(context);
  const tag = `imagebudget-advice/${name}:latest`;
  result.seconds = await build(engine, how, context, tag);
  const broken = await whyItFails(engine, how, tag);
  if (broken !== null) throw new Error(`the program does not run before any edit: ${broken}`);
  return { context, tag };
}

async function measurePlan(result, how) {
  const built = await buildImage(result, how);
  if (built === null) return;
  const { context, tag } = built;
  const { name } = how;
  const image = await checkImage(engine, tag, context);
  const plan = given[name] ?? image.plan ?? null;
  result.size = image.sizes.image;
  result.lines = compareLines(image, how);
  result.plan = plan === null ? null : comparePlan(plan, how, readFileSync(join(context, 'Dockerfile'), 'utf8'));
  writeFileSync(join(scratch, `${name}.report.json`), JSON.stringify(image));
  if (plan !== null) result.edits = await provePlan(engine, how, { plan, context, tag, size: result.size });
  result.stage = compareStage(plan ?? [], how.stage);
  const sameBase = image.planSummary?.sameBase ?? [];
  if (sameBase.length === 0) return;
  const fresh = await layOutContext(name, join(scratch, 'contexts', name));
  result.plan = comparePlan(sameBase, how, readFileSync(join(fresh, 'Dockerfile'), 'utf8'));
  result.sameBase = await provePlan(engine, how, {
    plan: sameBase,
    context: fresh,
    tag: `${tag}-same`,
    size: result.size,
  });
}

/** A PATH whose `docker` gives builds the host's network: the private engine has no other. */
async function pathWithDocker() {
  const { dockerCommand } = await loadTypeScript(`export * from './__tests__/kit/engines/docker-command.ts';`);
  process.env.IMAGEBUDGET_TEST_DOCKER = engine.command;
  return (await dockerCommand(scratch)).path;
}

async function measureFix(result, how) {
  const built = await buildImage(result, how);
  if (built === null) return;
  if (how.earlier !== undefined && (await printsSame(engine, { trust: values.trust }, built, how.earlier))) {
    console.error(`${how.name}: the same diff as before`);
    Object.assign(result, how.earlier);
    return;
  }
  const reportFile = join(scratch, `${how.name}.fix.json`);
  const path = await pathWithDocker();
  Object.assign(result, await fixImage(engine, { ...how, trust: values.trust }, { ...built, path, reportFile }));
  result.size = result.before;
}

const fixIsGood = ({ failed, expected, code, edits, rebuilt }) =>
  failed === undefined &&
  code === 0 &&
  (!expected.empty || edits.length === 0) &&
  rebuilt?.builds !== false &&
  !rebuilt?.broken;
const planIsGood = ({ failed, lines, plan, stage, expected, edits = [], sameBase = [] }) =>
  failed === undefined &&
  stage?.isExpected !== false &&
  (lines?.wrong.length ?? 0) === 0 &&
  (plan?.empty === true || !expected.empty || plan === null || plan === undefined) &&
  [...edits, ...sameBase].every(({ applies, builds, runs, kept }) => applies && builds && runs && kept);
const mode = values.fix
  ? {
      measure: measureFix,
      totals: fixTotals,
      markdown: fixMarkdown,
      section: fixSection,
      good: fixIsGood,
      mark: 'fixed',
    }
  : { measure: measurePlan, totals, markdown, section, good: planIsGood, mark: 'measured' };

try {
  for (const expected of chosen) {
    const { name } = expected;
    const earlier = known.find(one => one.name === name && one.failed === undefined);
    const result = earlier !== undefined && !values.same ? earlier : { name, expected };
    results.push(result);
    if (result === earlier) continue;
    try {
      await mode.measure(result, { ...expected, noCache: values['no-cache'], earlier });
      const { seconds = 0, size = 0, skipped } = result;
      console.error(`${name}: ${skipped ?? `${(size / 1e6).toFixed(1)} MB, built in ${seconds.toFixed(0)} s`}`);
    } catch (error) {
      result.failed = error.message;
      console.error(`${name}: FAILED: ${error.message}`);
    }
    if (values.json !== undefined)
      write(values.json, `${JSON.stringify({ totals: mode.totals(results), results }, null, 1)}\n`);
  }
} finally {
  downloads.stop();
  await engine.stop();
  if (!values.keep && values.folder === undefined) rmSync(scratch, { recursive: true, force: true });
}
const table = mode.markdown(results);
if (values.markdown !== undefined) write(values.markdown, `${table}\n`);
writeSection(mode.mark, mode.section, results, { trust: values.trust });
console.log(table);
console.log(JSON.stringify(mode.totals(results), null, 2));
process.exitCode = results.every(mode.good) ? 0 : 1;
