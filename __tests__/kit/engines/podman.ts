/** Podman with a storage of its own, and its service on a socket of its own, for tests of `podman:`. */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { exclusively } from '../processes/exclusively.mjs';
import { answers, aptInstall, executables, whyNotPrivate } from './engine-host.mjs';

const run = promisify(execFile);

const START_MS = 60_000;

export interface PodmanService {
  /** As CONTAINER_HOST takes it: `unix://…`. */
  host: string;
  /** Runs podman on the same storage; its standard output. Rejects with its standard error. */
  podman(args: string[]): Promise<string>;
  /** Ends the service and removes its storage. */
  stop(): Promise<void>;
}

/** Why Podman cannot be used here; null where it can. It is run as root, whose storage needs no user namespaces. */
export function whyNoPodman(): string | null {
  const reason = whyNotPrivate();
  return reason === null ? null : reason.replace('no Docker engine answers, and only', 'only');
}

async function command(): Promise<string> {
  const present = executables('podman')[0];
  if (present !== undefined) return present;
  await exclusively('install podman', () => aptInstall(['podman']));
  const [installed] = executables('podman');
  if (installed === undefined) throw new Error('podman is not there after its installation');
  return installed;
}

/** Starts it. Whoever starts it stops it. */
export async function startPodman(): Promise<PodmanService> {
  const path = await command();
  const home = await mkdtemp(join(tmpdir(), 'imagebudget-podman-'));
  const socket = join(home, 'podman.sock');
  const roots = { graphroot: join(home, 'root'), runroot: join(home, 'run') };
  const settings = Object.entries({ driver: 'overlay', ...roots }).map(([key, value]) => `${key} = "${value}"`);
  await writeFile(join(home, 'storage.conf'), ['[storage]', ...settings, ''].join('\n'));
  // Of the machine's own settings nothing gets in; CONTAINER_HOST would make it a client of another service.
  const env = { PATH: process.env.PATH, HOME: home, CONTAINERS_STORAGE_CONF: join(home, 'storage.conf') };
  const child = spawn(path, ['system', 'service', '--time', '0', `unix://${socket}`], { stdio: 'ignore', env });
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    // The driver keeps its own folder mounted.
    await run('umount', ['--lazy', join(home, 'root', 'overlay')]).catch(() => undefined);
    await rm(home, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_MS;
  while (!(await answers(socket))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error('the Podman service did not start');
    }
    await sleep(100);
  }
  return {
    host: `unix://${socket}`,
    podman: async args => (await run(path, args, { env, maxBuffer: 64 * 2 ** 20 })).stdout,
    stop,
  };
}
