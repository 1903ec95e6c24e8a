/** What other processes do, as Linux tells it. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for a condition, ten seconds or more. */
export async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 3000) throw new Error('waited in vain');
    await sleep(20);
  }
}

/** A file below /proc/PID; null where the process is gone, or goes at that moment. */
function fileOf(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}

/** Whether there is such a process. One that has ended and that nobody has asked after yet does not run. */
export function isRunning(pid: number): boolean {
  const stat = fileOf(pid, 'stat');
  return stat !== null && !/\) [ZX]/.test(stat);
}

/** More than a run reads before it comes to an image: its own code, the config, the image's documents. */
const OF_ITS_OWN = 5_000_000;

/** Waits until a process is in the middle of an image: a time would be too short on a busy machine, too long on a fast one. */
export async function isReading({ pid }: { pid?: number | undefined }): Promise<void> {
  if (pid === undefined) throw new Error('it never started');
  await until(() => {
    const io = fileOf(pid, 'io');
    if (io === null) throw new Error('it has ended already');
    return Number(/^rchar: (\d+)$/m.exec(io)?.[1]) > OF_ITS_OWN;
  });
}
