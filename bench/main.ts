/** The bench: runs its cases one after the other and prints their sections. */
import { mkdirSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Case } from './case.ts';
import { archive, cold } from './cases/archive.ts';
import { compare } from './cases/compare.ts';
import { engine } from './cases/engine.ts';
import { entries } from './cases/entries.ts';
import { changed, gzip } from './cases/gzip.ts';
import { page } from './cases/page.ts';
import { registry } from './cases/registry.ts';
import { rules } from './cases/rules.ts';
import { start } from './cases/start.ts';
import { whiteouts } from './cases/whiteouts.ts';
import { cacheEmptier, found, versionOf } from './peers.ts';
import { markdown, size } from './report.ts';

const CASES: readonly Case[] = [
  start,
  archive,
  cold,
  gzip,
  changed,
  registry,
  rules,
  whiteouts,
  entries,
  compare,
  page,
  engine,
];

const HELP = `npm run bench -- [CASE…] [OPTION…]

Cases, all of them unless some are named:
${CASES.map(({ id, what }) => `  ${id.padEnd(12)} ${what}`).join('\n')}

Options:
  --rounds N     how often each program runs (7; long cases run less often)
  --scale X      part of the usual size that the images have (1)
  --node PATH    another Node to start with; may be given several times
  --cli PATH     the program to measure (dist/cli.js)
  --scratch DIR  where images are kept for the next run; they need 15 GB at scale 1
  --no-dive      leave dive out, which takes ten times as long as all else
  --profile      add where the time goes
`;

const OPTIONS = {
  rounds: { type: 'string', default: '7' },
  scale: { type: 'string', default: '1' },
  node: { type: 'string', multiple: true, default: [] as string[] },
  cli: { type: 'string' },
  scratch: { type: 'string' },
  'no-dive': { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** @returns the exit code: 1 where a promise is missed */
export async function bench(args: string[], { root, programs }: { root: string; programs: string }): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const unknown = positionals.filter(id => !CASES.some(one => one.id === id));
  if (unknown.length > 0) throw new Error(`there is no case ${unknown.join(', ')}; see npm run bench -- --help`);
  const scratch = resolve(values.scratch ?? join(tmpdir(), `imagebudget-bench-${process.getuid?.() ?? 'user'}`));
  mkdirSync(scratch, { recursive: true });
  const cases = CASES.filter(({ id }) => positionals.length === 0 || positionals.includes(id));
  const given: Bench = {
    node: process.execPath,
    nodes: [process.execPath, ...values.node],
    cli: resolve(values.cli ?? join(root, 'dist/cli.js')),
    programs,
    scratch,
    rounds: Number(values.rounds),
    scale: Number(values.scale),
    dive: values['no-dive'] ? null : versionOf('dive', '--version'),
    chromium: found('chromium'),
    profile: values.profile,
    emptyCache: cases.includes(cold) ? cacheEmptier() : null,
  };
  process.stdout.write(`${machine(root)}\n\n`);
  let missed = 0;
  for (const one of cases) {
    for (const section of await one.run(given)) {
      process.stdout.write(`${markdown(section)}\n`);
      missed += section.limits.filter(({ holds }) => !holds).length;
    }
  }
  return missed > 0 ? 1 : 0;
}

/** What the figures hold for. */
function machine(root: string): string {
  const commit = versionOf('git', '-C', root, 'rev-parse', '--short', 'HEAD') ?? 'unknown';
  const [first] = cpus();
  const processors = `${cpus().length} × ${first?.model.trim()}, ${size(totalmem())}`;
  return `Commit ${commit}, Node ${process.versions.node}, ${process.platform} ${process.arch}, ${processors}.`;
}
