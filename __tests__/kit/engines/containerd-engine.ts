/** A current Docker engine with the containerd image store, beside the machine's own, which has a graph driver. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runInNewerDebian, serveInNewerDebian } from '../apps/newer-debian.ts';
import { answers } from './engine-host.mjs';

const START_MS = 60_000;

export interface ContainerdEngine {
  /** As DOCKER_HOST takes it. */
  host: string;
  version: string;
  /** What the engine's own tools see as `/mnt`. */
  folder: string;
  /** Options of a run that sees the engine's files where the engine says that they are. */
  onSite: { node: string; nodeArgs: string[] };
  /** Runs its docker command; its standard output. */
  docker(args: string[]): Promise<string>;
  stop(): Promise<void>;
}

const FLAGS = {
  host: 'unix:///mnt/docker.sock',
  'data-root': '/mnt/data',
  'exec-root': '/run/docker',
  pidfile: '/run/docker.pid',
  'config-file': '/mnt/daemon.json',
  // Neither a bridge nor firewall rules: the machine's own stay as they are.
  bridge: 'none',
  iptables: 'false',
  ip6tables: 'false',
};

/** Starts it. Whoever starts it stops it. */
export async function startContainerdEngine(): Promise<ContainerdEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'imagebudget-engine-'));
  await writeFile(join(folder, 'daemon.json'), JSON.stringify({ features: { 'containerd-snapshotter': true } }));
  const flags = Object.entries(FLAGS).map(([name, value]) => `--${name}=${value}`);
  const end = await serveInNewerDebian(folder, ['dockerd', ...flags]);
  const stop = async () => {
    await end();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const socket = join(folder, 'docker.sock');
  const docker = (args: string[]) => runInNewerDebian(folder, ['docker', '--host', FLAGS.host, ...args]);
  try {
    for (const deadline = Date.now() + START_MS; !(await answers(socket)); await sleep(100))
      if (Date.now() > deadline) throw new Error(`it does not answer:\n${await readFile(join(folder, 'log'), 'utf8')}`);
    const [version = '', store] = (await docker(['info', '--format', '{{.ServerVersion}} {{.DriverStatus}}']))
      .trim()
      .split(/ (.*)/s);
    if (!store?.includes('io.containerd.snapshotter')) throw new Error(`it has no containerd image store: ${store}`);
    return { host: `unix://${socket}`, version, folder, onSite: onSite(folder), docker, stop };
  } catch (error) {
    await stop();
    throw new Error('the engine with the containerd image store did not start', { cause: error });
  }
}

/** In a mount namespace of its own, as the engine's is. */
function onSite(folder: string): ContainerdEngine['onSite'] {
  const script = 'mount --bind "$1" /mnt && shift && exec "$@"';
  return { node: 'unshare', nodeArgs: ['--mount', 'sh', '-c', script, 'sh', folder, process.execPath] };
}
