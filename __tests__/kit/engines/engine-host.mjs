// Finds a Docker engine for tests, or starts a private one. Plain JavaScript, so that Jest's global set-up and scripts
// outside Jest (scripts/build-example.sh) share it; tests use engine.ts.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { delimiter } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exclusively } from '../processes/exclusively.mjs';

const run = promisify(execFile);
const keeper = fileURLToPath(new URL('engine-keeper.mjs', import.meta.url));

/** Whether something that speaks the engine's API listens on a Unix socket. */
export function answers(socketPath) {
  return new Promise(resolve => {
    const ping = request({ socketPath, path: '/_ping', timeout: 2000 }, response => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => resolve(false));
    ping.end();
  });
}

/** The socket of an engine that already runs here, or null. DOCKER_HOST, when set, is the only candidate. */
export async function runningEngine() {
  const host = process.env.DOCKER_HOST || 'unix:///var/run/docker.sock';
  // The tests give the socket's path to the code under test, so an engine behind TCP or SSH is of no use to them.
  if (!host.startsWith('unix://')) return null;
  const socket = host.slice('unix://'.length);
  return (await answers(socket)) ? socket : null;
}

/** Why no private engine can be started on this machine, or null. */
export function whyNotPrivate() {
  if (process.getuid?.() !== 0) return 'no Docker engine answers, and only root can start one';
  if (!existsSync('/etc/debian_version')) return 'no Docker engine answers, and only on Debian is one installed';
  return null;
}

/** Absolute paths of every executable of that name: PATH first, then where Debian puts daemons. */
export function executables(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  const paths = folders.filter(folder => folder.startsWith('/')).map(folder => `${folder}/${name}`);
  return [...new Set(paths)].filter(path => existsSync(path));
}

/**
 * The first docker command that can build. A client alone is not enough: since version 23 `docker build` needs the
 * buildx plugin for BuildKit, before that it has its own.
 */
export async function dockerCommand() {
  for (const path of executables('docker')) {
    try {
      const { stdout } = await run(path, ['--version']);
      const major = Number(/version (\d+)\./.exec(stdout)?.[1]);
      if (major >= 23) await run(path, ['buildx', 'version']);
      return path;
    } catch {
      // Cannot run here or has no buildx: another one may do.
    }
  }
  return null;
}

/** Installs those of some Debian packages that are missing. */
export function aptInstall(packages) {
  return exclusively('apt', () => install(packages));
}

/** `apt-get update` first: a fresh machine has no lists, or old ones. */
async function install(packages) {
  const missing = await notInstalled(packages);
  if (missing.length === 0) return;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 64 * 2 ** 20 };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], options);
}

async function notInstalled(packages) {
  // It fails where it does not know one of them.
  const query = run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\\n', ...packages]);
  const { stdout } = await query.catch(error => error);
  const installed = new Set(stdout.split('\n'));
  return packages.filter(name => !installed.has(`installed ${name}`));
}

/** Installs what a private engine, the images of its tests, and `others` need. */
export function installEngine(others = []) {
  // Another process that installs it is waited for: until it is done, dockerd may be there without what it runs.
  return exclusively('apt', async () => {
    const missing = [...others];
    if (executables('dockerd').length === 0 || (await dockerCommand()) === null) missing.push('docker.io');
    if (executables('debootstrap').length === 0) missing.push('debootstrap');
    await install(missing);
  });
}

/**
 * Starts a private engine in a temporary folder, with no network of its own. A keeper process owns it and takes it
 * down when this process asks or dies in whatever way.
 *
 * @returns {Promise<{socket: string, stop: () => Promise<void>}>}
 */
export async function startPrivateEngine() {
  await installEngine();
  const [dockerd] = executables('dockerd');
  // Its own process group: Ctrl-C on a terminal must not take the keeper away before it has cleaned up.
  const child = spawn(process.execPath, [keeper, dockerd], { detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = new Promise(resolve => child.once('exit', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value, done } = await lines.next();
  if (done) throw new Error('the keeper of the test engine ended without a word');
  const { socket, error } = JSON.parse(value);
  if (error !== undefined) throw new Error(error);
  return {
    socket,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
