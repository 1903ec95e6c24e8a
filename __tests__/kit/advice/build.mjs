// Builds an image of the proof, runs its program, and asks the tool about it.
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

/** Runs the image's program; null, or what was wrong. */
export async function whyItFails(engine, { run: smoke }, tag) {
  const env = Object.entries(smoke.env ?? {}).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
  const args = ['run', '--rm', '--network', 'none', ...env, tag, ...smoke.command];
  const { code, stdout, stderr } = await engine.docker(args, { check: false });
  const output = `${stdout}\n${stderr}`;
  const missing = smoke.holds.filter(text => !output.includes(text));
  if (code === 0 && missing.length === 0) return null;
  return `it ended with ${code}, without ${JSON.stringify(missing)}:\n${output.trim().slice(-600)}`;
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
