/** Where a program's time goes, from V8's own sampling profiler. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

interface ProfileNode {
  id: number;
  callFrame: { functionName: string; url: string };
  children?: number[];
}

interface CpuProfile {
  nodes: ProfileNode[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
}

/** Steps of the job that one function stands for, with all that it calls. */
const STEPS: Readonly<Record<string, string>> = {
  walkHeaders: 'reading headers',
  stack: 'stacking',
  findWaste: 'rules',
  assertSums: 'checking the sums',
  text: 'printing',
};

const SHOWN = 8;

/** Profiles one run. @returns lines for people: the steps of the job, then the functions that take most themselves */
export function profileOf(command: readonly string[], scratch: string): string[] {
  const folder = mkdtempSync(join(scratch, 'profile-'));
  try {
    const [node = '', ...args] = command;
    const flags = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=500'];
    execFileSync(node, [...flags, ...args], { stdio: 'ignore' });
    const profiles = readdirSync(folder).map(
      (name): CpuProfile => JSON.parse(readFileSync(join(folder, name), 'utf8')),
    );
    return profiles.sort((a, b) => b.samples.length - a.samples.length).map(summary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function summary(profile: CpuProfile, thread: number): string {
  const own = new Map<number, number>();
  profile.samples.forEach((id, n) => {
    own.set(id, (own.get(id) ?? 0) + (profile.timeDeltas[n] ?? 0));
  });
  const byFunction = new Map<string, number>();
  for (const node of profile.nodes) {
    const name = node.callFrame.functionName || '(anonymous)';
    byFunction.set(name, (byFunction.get(name) ?? 0) + (own.get(node.id) ?? 0));
  }
  const idle = byFunction.get('(idle)') ?? 0;
  byFunction.delete('(idle)');
  const busy = [...byFunction.values()].reduce((sum, time) => sum + time, 0);
  const share = (time: number) => `${Math.round((100 * time) / busy)} %`;
  const steps = stepTimes(profile, own).map(([name, time]) => `${name} ${share(time)}`);
  const most = [...byFunction].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
  const functions = most.map(([name, time]) => `\`${name}\` ${share(time)}`).join(', ');
  const times = `${Math.round(busy / 1000)} ms busy, ${Math.round(idle / 1000)} ms waiting`;
  return `thread ${thread} (${times}): ${[...steps, functions].join('; ')}`;
}

function stepTimes({ nodes }: CpuProfile, own: ReadonlyMap<number, number>): [string, number][] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const below = (node: ProfileNode): number =>
    (own.get(node.id) ?? 0) +
    (node.children ?? []).reduce((sum, id) => {
      const child = byId.get(id);
      return sum + (child ? below(child) : 0);
    }, 0);
  return Object.entries(STEPS).flatMap(([name, step]): [string, number][] => {
    const time = nodes.filter(node => node.callFrame.functionName === name).reduce((sum, node) => sum + below(node), 0);
    return time > 0 ? [[step, time]] : [];
  });
}
