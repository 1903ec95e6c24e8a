/** skopeo, which copies images between the forms they are stored in: written by others than what we test. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { exclusively } from '../processes/exclusively.mjs';
import { aptInstall, executables, whyNotPrivate } from './engine-host.mjs';

const run = promisify(execFile);

const present = (): string | undefined => executables('skopeo')[0];

/** Why it cannot be used here; null where it is installed or can be. */
export function whyNoSkopeo(): string | null {
  return present() !== undefined || whyNotPrivate() === null ? null : 'skopeo is not installed';
}

/** Runs it, installing it first where it is missing; rejects with its standard error when it fails. */
export async function skopeo(args: string[]): Promise<void> {
  const path = present() ?? (await exclusively('install skopeo', install));
  // Its default forbids what no policy file allows; the images are our own.
  await run(path, ['--insecure-policy', ...args]);
}

async function install(): Promise<string> {
  if (present() === undefined) await aptInstall(['skopeo']);
  const path = present();
  if (path === undefined) throw new Error('skopeo is not there after its installation');
  return path;
}
