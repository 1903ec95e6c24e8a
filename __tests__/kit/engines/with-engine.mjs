// Runs a command with a Docker engine, for scripts: `node __tests__/kit/engines/with-engine.mjs COMMAND…`. The command finds
// the engine in DOCKER_HOST and a docker command that can build in DOCKER. Ends with the command's exit code.
import { spawn } from 'node:child_process';
import { dockerCommand, runningEngine, startPrivateEngine, whyNotPrivate } from './engine-host.mjs';

const [command, ...args] = process.argv.slice(2);

let engine = { socket: await runningEngine(), stop: async () => {} };
if (engine.socket === null) {
  const reason = whyNotPrivate();
  if (reason !== null) throw new Error(reason);
  engine = await startPrivateEngine();
}
try {
  const env = { ...process.env, DOCKER_HOST: `unix://${engine.socket}`, DOCKER: (await dockerCommand()) ?? 'docker' };
  const child = spawn(command, args, { stdio: 'inherit', env });
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('exit', code => resolve(code ?? 1));
    child.once('error', reject);
  });
} finally {
  await engine.stop();
}
