// Runs `imagebudget fix --prove --write` on an image of the proof, in a git checkout of its context, and tries what it wrote.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, checkImage, measure, tool, whyItFails } from '../build.mjs';
import { run } from '../run.mjs';

const GIT = ['-c', 'user.name=dev', '-c', 'user.email=dev@example.org', '-c', 'core.autocrlf=false'];

/**
 * Commits a context before it is built: a repository that is part of it grows by that. One that is not begins above it, so that no COPY
 * brings it along.
 */
export async function checkIn(context) {
  const repository = existsSync(join(context, '.git')) ? context : dirname(context);
  await run('git', ['init', '--quiet'], { cwd: repository });
  await run('git', ['add', '--force', '--', context], { cwd: repository });
  await run('git', [...GIT, 'commit', '--quiet', '--allow-empty', '--message', 'Take in what is built'], {
    cwd: repository,
  });
}

/**
 * The command for `--run`, as no shell reads it: the one that the harness itself tries. Null where the image's own check serves.
 * A variable cannot be given to it. An image that is asked starts as it is, and the tool's own check of its port serves. Where no command
 * is named, the program ends by itself, and nothing can be asked while it runs.
 */
export function runOption({ command, env, asks }, { Cmd, Entrypoint, ExposedPorts, Healthcheck }) {
  if (env !== undefined || asks !== undefined) return null;
  const isAsked = ExposedPorts != null || Healthcheck != null;
  const own = Cmd?.length > 0 ? Cmd : Entrypoint?.length > 0 && isAsked ? [''] : [];
  const words = command.length > 0 ? command : own;
  if (words.length === 0) return null;
  const [shell, option, text] = words;
  // What needs no shell must run in an image without one.
  const isPlain = shell === '/bin/sh' && option === '-c' && words.length === 3 && /^[\w./ -]+$/.test(text);
  return isPlain ? text : words.map(word => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
}

async function configOf(engine, tag) {
  const { stdout } = await engine.docker(['image', 'inspect', '--format', '{{json .Config}}', tag]);
  return JSON.parse(stdout);
}

/**
 * In a context that is checked in.
 * @param how the image's expectation, and `trust`
 * @param path PATH that begins with a docker command whose builds have a network
 * @returns what the tool said, and what became of the files that it wrote
 */
export async function fixImage(engine, how, { context, tag, path, reportFile }) {
  const before = await measure(engine, tag, context);
  const { planSummary } = await checkImage(engine, tag, context);
  const smoke = runOption(how.run, await configOf(engine, tag));
  const args = [
    ...['fix', `docker:${tag}`, '--config', '.imagebudget.yml', '--trust', how.trust, '--prove', '--write'],
    ...['--json', reportFile],
    ...(smoke === null ? [] : ['--run', smoke]),
  ];
  const { code, stderr } = await tool(engine, args, {
    cwd: context,
    env: { PATH: path, DOCKER_BUILDKIT: how.builder === 'classic' ? '0' : '1', BUILDKIT_PROGRESS: 'plain' },
    check: false,
  });
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
  const problem = code === 0 ? null : stderr.trim().slice(-3000);
  const result = {
    before,
    code,
    ...summary(report),
    problem,
    noBase: whyNoBase(planSummary),
    small: smallOf(planSummary),
  };
  if (report === null || report.written.length === 0) return { ...result, after: before };
  return { ...result, ...(await tryWritten(engine, how, { context, tag })) };
}

/**
 * Whether the tool prints for an image, in a context that is checked in, the diff that an earlier one printed and proved. The image may
 * differ in size by a thousandth, as times of its files do.
 * @param known what `fixImage` resolved to
 */
export async function printsSame(engine, { trust }, { context, tag }, known) {
  const size = await measure(engine, tag, context);
  if (known.code !== 0 || Math.abs(size - known.before) > known.before / 1000) return false;
  const args = ['fix', `docker:${tag}`, '--config', '.imagebudget.yml', '--trust', trust, '--json', '-'];
  const { code, stdout } = await tool(engine, args, { cwd: context, check: false });
  return code === 0 && JSON.parse(stdout).diff === known.diff;
}

/** Why the tool takes no other base image, in its own words; empty where it says nothing. */
const whyNoBase = ({ noSecondStage = '', noSmallerBase = '' } = {}) => [noSecondStage, noSmallerBase].join(' ').trim();

/** Edits that free too little to be made without being asked for. */
const smallOf = ({ small = [] } = {}) => small.map(({ id, bytes }) => ({ id, bytes }));

/** What is needed of the tool's own account. */
function summary(report) {
  if (report === null) return { edits: [], proof: null, diff: '' };
  const { plan, proof, diff } = report;
  const edits = plan.map(({ id, title, trust, bytes, range, exact }) => ({ id, title, trust, bytes, range, exact }));
  if (proof === null) return { edits, proof, diff };
  const { passed, check, control, steps, stopped, untried, notes } = proof;
  return { edits, proof: { passed, check, control, steps, stopped, untried, notes }, diff };
}

/** Builds from the written files as a user would, and runs the program: not by the tool's own proof. */
async function tryWritten(engine, how, { context, tag }) {
  const fixed = `${tag.replace(/:.*/, '')}:fixed`;
  try {
    const seconds = await build(engine, how, context, fixed);
    const after = await measure(engine, fixed, context);
    return { after, rebuilt: { builds: true, seconds, broken: await whyItFails(engine, how, fixed) } };
  } catch (error) {
    return { after: null, rebuilt: { builds: false, seconds: null, broken: error.message.slice(-1500) } };
  }
}
