/**
 * A process that stays and runs the steps of a test file, one after the other, with the programs in `dist/`. A step reads its inputs from
 * the process, so the process becomes that of each: its environment, folder and output. See kept-process.ts.
 */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const EVENTS = ['uncaughtException', 'unhandledRejection', 'SIGINT', 'SIGTERM'];

// @actions/core keeps the first path of a summary that it sees.
const home = mkdtempSync(join(tmpdir(), 'imagebudget-kept-'));
const summary = join(home, 'summary');

function become({ cwd, env }) {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  if (!env.GITHUB_STEP_SUMMARY) return;
  rmSync(summary, { force: true });
  symlinkSync(env.GITHUB_STEP_SUMMARY, summary);
  process.env.GITHUB_STEP_SUMMARY = summary;
}

/** Takes what is written until the stream is given back. */
function taken(stream) {
  const chunks = [];
  stream.write = (chunk, encoding, written) => {
    chunks.push(Buffer.from(chunk));
    const done = typeof encoding === 'function' ? encoding : written;
    if (done) process.nextTick(done);
    return true;
  };
  return () => {
    delete stream.write;
    return Buffer.concat(chunks).toString();
  };
}

/** An entry point runs when it is imported, so each run imports one of another address; what it imports in turn is the same. */
async function run({ id, script, ...around }) {
  become(around);
  const [stdout, stderr] = [process.stdout, process.stderr].map(taken);
  process.exitCode = undefined;
  await import(`${pathToFileURL(script)}?run=${id}`);
  const code = process.exitCode;
  for (const event of EVENTS) process.removeAllListeners(event);
  process.send({ id, code, stdout: stdout(), stderr: stderr() });
}

let last = Promise.resolve();
process.on('message', task => {
  last = last.then(() => run(task));
});
process.on('disconnect', () => {
  rmSync(home, { recursive: true, force: true });
  process.exit();
});
