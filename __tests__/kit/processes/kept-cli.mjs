/**
 * A process that stays and runs the command lines of a test file with `dist/`. Each run has its own environment, folder and output; what a
 * process alone can do, such as to be interrupted, is not for this. See kept-process.ts.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';

const cli = new URL('../../../dist/cli.js', import.meta.url);
// What dist/cli.js itself loads: its name has a hash.
const [chunk] = /\.\/chunks\/main-\w+\.js/.exec(readFileSync(cli, 'utf8')) ?? [];
const { processIo, runCli } = await import(new URL(chunk, cli).href);
const io = processIo({ layerWorker: new URL('./worker.js', cli), page: new URL('./page/', cli) });

process.on('message', async ({ id, argv, env, cwd }) => {
  const said = { stdout: '', stderr: '' };
  const output = name => ({
    isTTY: false,
    columns: 100,
    write: async text => {
      said[name] += text;
    },
  });
  const code = await runCli({
    ...io,
    argv,
    env,
    cwd,
    temporaryFolder: env.TMPDIR ?? tmpdir(),
    stdin: () => null,
    stdout: output('stdout'),
    stderr: output('stderr'),
    onSignal: () => () => undefined,
  });
  process.send({ id, code, ...said });
});
process.on('disconnect', () => process.exit());
