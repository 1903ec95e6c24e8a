/** Runs programs side by side and measures them from outside, all in the same way. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Spread, spreadOf } from './statistics.ts';

/** A program that takes part in a comparison. */
export interface Contestant {
  name: string;
  command: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** What to do before each run, outside the time: empty the page cache. */
  before?: () => void;
}

export interface Measured {
  name: string;
  /** Milliseconds of wall clock, from start to exit. */
  times: number[];
  time: Spread;
  /** Most bytes in memory at once, measured in a run of its own that is not timed; null where the system does not tell. */
  memory: number | null;
}

/**
 * Runs all contestants in turn, again and again, so that whatever else the machine does hits them alike. The first round
 * warms up, and tells the memory.
 * @throws Error where a program fails: a time without its result is worth nothing
 */
export async function sideBySide(contestants: readonly Contestant[], rounds: number): Promise<Measured[]> {
  const memory: (number | null)[] = [];
  for (const contestant of contestants) memory.push((await runOnce(contestant, true)).memory);
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [n, contestant] of contestants.entries()) times[n]?.push((await runOnce(contestant, false)).time);
  return contestants.map(({ name }, n) => {
    const own = times[n] ?? [];
    return { name, times: own, time: spreadOf(own), memory: memory[n] ?? null };
  });
}

/** What a program took longer than another, round by round. */
export function beyond(of: Measured, base: Measured): Measured {
  const times = of.times.map((time, round) => time - (base.times[round] ?? Number.NaN));
  return { ...of, times, time: spreadOf(times) };
}

/** One program's time as a multiple of another's, round by round. */
export function ratio(of: Measured, to: Measured): Spread {
  return spreadOf(of.times.map((time, round) => time / (to.times[round] ?? Number.NaN)));
}

async function runOnce({ name, command, env, before }: Contestant, watch: boolean) {
  before?.();
  const [program = '', ...args] = command;
  const from = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let memory: number | null = null;
  const timer = watch
    ? setInterval(() => {
        memory = Math.max(memory ?? 0, peakOf(child.pid) ?? 0) || null;
      }, 5)
    : undefined;
  const said: Buffer[] = [];
  child.stderr.on('data', chunk => said.push(chunk));
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (code !== 0) throw new Error(`${name} ended with ${code}: ${Buffer.concat(said).toString().slice(0, 500)}`);
  } finally {
    clearInterval(timer);
  }
  return { time: performance.now() - from, memory };
}

/** The kernel keeps the peak, so the last look before the end is as good as one at the peak. */
function peakOf(pid: number | undefined): number | null {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    // No Linux, or it has just ended.
    return null;
  }
}
