/**
 * The tools of a newer Debian than this machine's, in a root folder of its own that test runs keep: current versions of
 * everything that writes images, from the machine's own mirror.
 */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { whyNotPrivate } from '../engines/engine-host.mjs';
import { newerDebian } from './debian-roots.mjs';

const run = promisify(execFile);

/** Why there is none here; null where there is. */
export function whyNoNewerDebian(): string | null {
  return whyNotPrivate() === null ? null : 'only root on Debian can install a newer one beside it';
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
