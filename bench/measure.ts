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
  /** Whether only the time to its first output counts; it is ended then. */
  untilOutput?: boolean;
}

export interface Measured {
  name: string;
  /** Milliseconds of wall clock, from start to exit, or to the first output. */
  times: number[];
  time: Spread;
  /** Milliseconds of processor time, by the program and the kernel for it, to the nearest 10; empty where the system does not tell. */
  processor: number[];
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
  const runs = contestants.map((): { time: number; processor: number | null }[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [n, contestant] of contestants.entries()) runs[n]?.push(await runOnce(contestant, false));
  return contestants.map(({ name }, n) => {
    const own = runs[n] ?? [];
    const times = own.map(({ time }) => time);
    const processor = own.flatMap(run => run.processor ?? []);
    return { name, times, time: spreadOf(times), processor, memory: memory[n] ?? null };
  });
}

/** What a program took longer than another, round by round. */
export function beyond(of: Measured, base: Measured): Measured {
  const times = of.times.map((time, round) => time - (base.times[round] ?? Number.NaN));
  return { ...of, times, time: spreadOf(times) };
}

/** What two programs take one after the other, round by round. */
export function together(name: string, one: Measured, other: Measured): Measured {
  const sums = (a: readonly number[], b: readonly number[]) =>
    a.map((value, round) => value + (b[round] ?? Number.NaN));
  const times = sums(one.times, other.times);
  return { name, times, time: spreadOf(times), processor: sums(one.processor, other.processor), memory: null };
}

/** One program's time as a multiple of another's, round by round. */
export function ratio(of: readonly number[], to: readonly number[]): Spread {
  return spreadOf(of.map((time, round) => time / (to[round] ?? Number.NaN)));
}

async function runOnce(contestant: Contestant, watch: boolean) {
  const { name, command, env, before, untilOutput = false } = contestant;
  before?.();
  const earlier = processorTime();
  const [program = '', ...args] = command;
  const from = performance.now();
  const child = spawn(program, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', untilOutput ? 'pipe' : 'ignore', 'pipe'],
  });
  let firstOutput: number | null = null;
  child.stdout?.once('data', () => {
    firstOutput = performance.now() - from;
    child.kill('SIGKILL');
  });
  let memory: number | null = null;
  const timer = watch
    ? setInterval(() => {
        memory = Math.max(memory ?? 0, peakOf(child.pid) ?? 0) || null;
      }, 5)
    : undefined;
  const said: Buffer[] = [];
  child.stderr?.on('data', chunk => said.push(chunk));
  try {
    const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    if (firstOutput === null && (code !== 0 || untilOutput))
      throw new Error(`${name} ended with ${code}: ${Buffer.concat(said).toString().slice(0, 500)}`);
  } finally {
    clearInterval(timer);
  }
  const time = firstOutput ?? performance.now() - from;
  const processor = earlier === null ? null : (processorTime() ?? Number.NaN) - earlier;
  return { time, processor, memory };
}

/** Milliseconds that all programs took which have ended since the bench started: `cutime` and `cstime` of proc(5). */
function processorTime(): number | null {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[13]) + Number(fields[14])) * TICK;
  } catch {
    // No Linux.
    return null;
  }
}

/** Milliseconds: the kernel tells hundredths of a second on every machine. */
const TICK = 10;

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
