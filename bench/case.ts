/** What the cases of the bench have in common. */
import { join } from 'node:path';
import type { Contestant } from './measure.ts';
import { profileOf } from './profile.ts';
import type { Section } from './report.ts';

/** What a case is given. */
export interface Bench {
  /** The Node that runs everything, and other Nodes to start with. */
  node: string;
  nodes: readonly string[];
  /** The program that is measured. */
  cli: string;
  /** Folder of the bare programs to compare with. */
  programs: string;
  /** Folder for images, which stay there for the next run. */
  scratch: string;
  /** Runs of each program. */
  rounds: number;
  /** Part of the usual size that images have. */
  scale: number;
  /** Version of dive; null where it is not to be run. */
  dive: string | null;
  /** Chromium's command; null where it is not there. */
  chromium: string | null;
  /** Whether to add where the time goes. */
  profile: boolean;
  /** Empties the page cache; null where we may not. */
  emptyCache: (() => void) | null;
}

export interface Case {
  id: string;
  /** What it is about, for the list of cases. */
  what: string;
  run(bench: Bench): Promise<Section[]>;
}

/** Our program with these arguments. */
export function ours({ node, cli }: Bench, ...args: string[]): Contestant {
  return { name: 'imagebudget', command: [node, cli, ...args] };
}

/** Our program with a layer cache of the bench's own, which is warm from the second run on. */
export function cached(bench: Bench, ...args: string[]): Contestant {
  const env = { XDG_CACHE_HOME: join(bench.scratch, 'cache') };
  return { ...ours(bench, ...args), name: 'imagebudget, layers cached', env };
}

/** A bare program of ours to compare with. */
export function bare({ node, programs }: Bench, program: string, ...args: string[]): Contestant {
  return { name: program, command: [node, join(programs, `${program}.mjs`), ...args] };
}

/** Where the time of a run goes, if that was asked for. */
export function whereItGoes(bench: Bench, { command }: Contestant): string[] {
  return bench.profile ? profileOf(command, bench.scratch) : [];
}
