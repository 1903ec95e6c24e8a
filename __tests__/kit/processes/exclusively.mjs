// One at a time between processes: Jest's workers share an engine and a cache folder.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What test runs of this user keep on this machine for the next one. */
export const cacheFolder = join(tmpdir(), `imagebudget-test-cache-${process.getuid?.() ?? 'user'}`);

/** Whether the process that wrote the lock has ended. A lock without a number is just being made. */
async function abandoned(lock) {
  const owner = Number(await readFile(lock, 'utf8').catch(() => ''));
  if (owner === 0) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch {
    return true;
  }
}

/** Runs `work` while no other process runs work of the same name, waiting for its turn. */
export async function exclusively(name, work) {
  const folder = join(cacheFolder, 'locks');
  await mkdir(folder, { recursive: true });
  const lock = join(folder, createHash('sha256').update(name).digest('hex').slice(0, 16));
  for (;;) {
    try {
      await writeFile(lock, `${process.pid}`, { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await abandoned(lock)) await rm(lock, { force: true });
      else await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}
