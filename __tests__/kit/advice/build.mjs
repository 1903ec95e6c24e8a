// Builds an image of the proof, runs its program, and asks the tool about it.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

const CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));

/** Builds a context; resolves to the seconds it took. Rejects with the end of the builder's output. */
export async function build(engine, { builder, noCache }, context, tag) {
  const start = performance.now();
  const args = ['build', '--network', 'host', '--tag', tag, ...(noCache ? ['--no-cache'] : []), '.'];
  const env = { DOCKER_BUILDKIT: builder === 'classic' ? '0' : '1', BUILDKIT_PROGRESS: 'plain' };
  await engine.docker(args, { cwd: context, env });
  return (performance.now() - start) / 1000;
}

/** Milliseconds until a container that was started must have answered. */
const TIMES = { answer: 30_000, poll: 500 };

/** Runs the image's program; null, or what was wrong. */
export async function whyItFails(engine, { run: smoke }, tag) {
  if (smoke.asks !== undefined) return whyNoAnswer(engine, smoke, tag);
  const env = Object.entries(smoke.env ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const args = ['run', '--rm', '--network', 'none', ...env, tag, ...smoke.command];
  const { code, stdout, stderr } = await engine.docker(args, { check: false });
  const output = `${stdout}\n${stderr}`;
  const missing = smoke.holds.filter(text => !output.includes(text));
  if (code === 0 && missing.length === 0) return null;
  return `it ended with ${code}, without ${JSON.stringify(missing)}:\n${output.trim().slice(-600)}`;
}

/**
 * Starts the image as it is, and asks it until the answer holds what it must: by a command in a second container of the image, which shares
 * the network of the first one.
 */
async function whyNoAnswer(engine, { asks, holds }, tag) {
  const { stdout } = await engine.docker(['run', '--detach', '--network', 'none', tag]);
  const container = stdout.trim();
  try {
    let output = '';
    for (const end = performance.now() + TIMES.answer; performance.now() < end; await sleep(TIMES.poll)) {
      const answer = await engine.docker(['run', '--rm', '--network', `container:${container}`, tag, ...asks], {
        check: false,
      });
      output = `${answer.stdout}\n${answer.stderr}`.trim();
      if (answer.code === 0 && holds.every(text => output.includes(text))) return null;
    }
    return `it did not answer with ${JSON.stringify(holds)}:\n${output.slice(-600)}`;
  } finally {
    await engine.docker(['rm', '--force', '--volumes', container]);
  }
}

/** Runs imagebudget with the engine of the proof. */
export function tool(engine, args, { env = {}, ...options }) {
  return run(process.execPath, [CLI, ...args], { ...options, env: { DOCKER_HOST: engine.host, ...env } });
}

async function ask(engine, args, context) {
  const { code, stdout, stderr } = await tool(engine, args, { cwd: context, check: false });
  // 1 is a budget that is exceeded, which some images mean to.
  if (code > 1) throw new Error(`imagebudget ${args.join(' ')} ended with ${code}: ${stderr.trim()}`);
  return JSON.parse(stdout).images[0];
}

/** What `check` says of an image, judged by the config in its context and traced to the Dockerfile there. */
export function checkImage(engine, tag, context) {
  return ask(engine, ['check', `docker:${tag}`, '--config', '.imagebudget.yml', '--json', '-'], context);
}

export async function measure(engine, tag, context) {
  return (await ask(engine, ['inspect', `docker:${tag}`, '--json'], context)).sizes.image;
}
