// The engine of the proof: the one in DOCKER_HOST; else, for the whole set, a current one from a newer Debian, and for
// `--quick` the one that engine tests use.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadTypeScript } from '../../../scripts/load-typescript.mjs';
import {
  answers,
  aptInstall,
  dockerCommand,
  executables,
  runningEngine,
  startPrivateEngine,
  whyNotPrivate,
} from '../engines/engine-host.mjs';
import { run } from './run.mjs';

const START_MS = 60_000;

/** What the proof itself runs: program → Debian package. */
const PROGRAMS = { debootstrap: 'debootstrap', git: 'git', patch: 'patch', xz: 'xz-utils', zip: 'zip' };

/** Installs what of it is missing. */
export async function installPrograms() {
  const missing = Object.keys(PROGRAMS).filter(name => executables(name).length === 0);
  if (missing.length > 0) await aptInstall(missing.map(name => PROGRAMS[name]));
}

/** `docker`, what it can do, and how to stop it. */
export async function openEngine({ current }) {
  const { socket, stop } = await find(current);
  const command = await dockerCommand();
  if (command === null) throw new Error('no docker command here can build: install docker.io or docker-buildx');
  const host = `unix://${socket}`;
  const docker = (args, options = {}) => run(command, args, { ...options, env: { DOCKER_HOST: host, ...options.env } });
  const { stdout } = await docker(['version', '--format', '{{.Server.Version}}']);
  const version = stdout.trim();
  return {
    host,
    version,
    command,
    docker,
    stop,
    /** BuildKit's own Dockerfile syntax knows heredocs since engine 23. */
    heredocs: Number.parseInt(version, 10) >= 23,
    has: async name => (await docker(['image', 'inspect', name], { check: false })).code === 0,
    /** Alpine 3.11 from the test material beside the checkout, if it is there. */
    loadAlpine: async () => {
      const shared =
        process.env.IMAGEBUDGET_TEST_SHARED ?? fileURLToPath(new URL('../../../../shared', import.meta.url));
      const archive = join(shared, 'corpora/trivy/pkg/fanal/test/testdata/alpine-311.tar.gz');
      if (existsSync(archive)) await docker(['load', '--input', archive]);
      return existsSync(archive);
    },
  };
}

async function find(current) {
  const running = await runningEngine();
  if (running !== null) return { socket: running, stop: async () => {} };
  const reason = whyNotPrivate();
  if (reason !== null) throw new Error(reason);
  return current ? startCurrent() : startPrivateEngine();
}

/** A current engine with the classic image store. */
async function startCurrent() {
  const { serveInNewerDebian } = await loadTypeScript(`export * from './__tests__/kit/apps/newer-debian.ts';`);
  const folder = mkdtempSync(join(tmpdir(), 'imagebudget-engine-'));
  writeFileSync(join(folder, 'daemon.json'), '{}');
  const flags = {
    host: `unix://${folder}/docker.sock`,
    'data-root': `${folder}/data`,
    'exec-root': '/run/docker',
    pidfile: '/run/docker.pid',
    'config-file': `${folder}/daemon.json`,
    'storage-driver': 'overlay2',
    bridge: 'none',
    iptables: 'false',
    ip6tables: 'false',
  };
  const options = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  // Under the same path as outside, so that the tool reads the engine's store where the engine says it is.
  const script = 'mkdir -p "$0" && mount --bind /mnt "$0" && exec dockerd "$@"';
  mkdirSync(join(folder, 'data'));
  const end = await serveInNewerDebian(folder, ['sh', '-c', script, folder, ...options]);
  const stop = async () => {
    await end();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const socket = join(folder, 'docker.sock');
  for (const deadline = Date.now() + START_MS; !(await answers(socket)); await sleep(100)) {
    if (Date.now() < deadline) continue;
    await stop();
    throw new Error('the engine of a newer Debian does not answer');
  }
  return { socket, stop };
}
