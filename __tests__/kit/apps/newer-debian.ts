/**
 * The tools of a newer Debian than this machine's, in a root folder of its own that test runs keep: current versions of
 * everything that writes images, from the machine's own mirror.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aptInstall, executables, whyNotPrivate } from '../engines/engine-host.mjs';
import { cacheFolder, exclusively } from '../processes/exclusively.ts';
import { ownMirror } from './debian-base.ts';

const run = promisify(execFile);

/** Newest first; where one cannot be installed, as happens to a Debian in the making, the next is taken. */
const SUITES = ['forky', 'trixie'];
const PACKAGES = ['docker.io', 'docker-cli', 'docker-buildx', 'podman', 'buildah', 'skopeo', 'umoci'];
/** Not in every suite. */
const EXTRA: Record<string, string[]> = { forky: ['crane'] };

/** debootstrap's script for all suites of Debian; it need not know their names. */
const SCRIPT = '/usr/share/debootstrap/scripts/sid';

/** Why there is none here; null where there is. */
export function whyNoNewerDebian(): string | null {
  return whyNotPrivate() === null ? null : 'only root on Debian can install a newer one beside it';
}

/** The root folder, made when first asked for. Files in it are not to be changed. */
export function newerDebian(): Promise<string> {
  return exclusively('newer debian', async () => {
    const known = SUITES.map(rootOf).find(root => existsSync(root));
    if (known !== undefined) return known;
    if (executables('debootstrap').length === 0) await aptInstall(['debootstrap']);
    const errors: unknown[] = [];
    for (const suite of SUITES) {
      try {
        return await install(suite);
      } catch (error) {
        errors.push(error);
      }
    }
    throw new AggregateError(errors, `neither of ${SUITES.join(', ')} can be installed`);
  });
}

function rootOf(suite: string): string {
  return join(cacheFolder, `debian-${suite}-tools`);
}

async function install(suite: string): Promise<string> {
  const work = await mkdtemp(join(cacheFolder, 'debootstrap-'));
  try {
    const include = ['ca-certificates', ...PACKAGES, ...(EXTRA[suite] ?? [])].join(',');
    const args = ['--variant=minbase', `--include=${include}`, suite, join(work, 'root'), await ownMirror(), SCRIPT];
    await run('debootstrap', args, { maxBuffer: 64 * 2 ** 20 });
    await rm(join(work, 'root/var/cache/apt'), { recursive: true, force: true });
    await rename(join(work, 'root'), rootOf(suite));
    return rootOf(suite);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * In a mount namespace of its own: what is mounted there is gone with the last process in it. The root is a mount too, since an
 * engine with the classic image store mounts `/` anew while it unpacks.
 */
const ENTER = `set -e
root=$1 folder=$2; shift 2
mount --bind "$root" "$root"
mount --rbind /dev "$root/dev"; mount --rbind /sys "$root/sys"; mount -t proc proc "$root/proc"
mount -t tmpfs tmpfs "$root/run"; mount -t tmpfs tmpfs "$root/tmp"; mount --bind "$folder" "$root/mnt"
`;

/** Runs a command with a folder as `/mnt`; its standard output. Rejects with its standard error. */
export async function runInNewerDebian(folder: string, command: readonly string[]): Promise<string> {
  const root = await newerDebian();
  const args = ['--mount', 'sh', '-c', `${ENTER}exec chroot "$root" "$@"`, 'sh', root, folder, ...command];
  const { stdout } = await run('unshare', args, { maxBuffer: 64 * 2 ** 20, env: { PATH: SEARCH, HOME: '/mnt' } });
  return stdout;
}

const SEARCH = '/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Starts a server with a folder as `/mnt`, its output in `FOLDER/log`. It and all that it started are killed when the
 * returned function is called, or when this process ends in whatever way: that closes the pipe they wait on.
 */
export async function serveInNewerDebian(folder: string, command: readonly string[]): Promise<() => Promise<void>> {
  const root = await newerDebian();
  // Not chroot: a process that joins a container of such an engine, as `docker exec` does, would be in the machine's own root.
  const script = `${ENTER}cd "$root"; pivot_root . .; umount -l .\n"$@" >/mnt/log 2>&1 </dev/null &\nexec cat >/dev/null`;
  const args = ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', script, 'sh', root, folder, ...command];
  const child = spawn('unshare', args, {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: SEARCH, HOME: '/mnt' },
    detached: true,
  });
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return async () => {
    child.stdin.end();
    await ended;
  };
}
