/**
 * What the search for run-time files finds, against what real programs open: each is compiled here and run under a tracer. A file that it
 * opened and that the search lacks must be one that was written down, with the reason, in `kit/closures/programs.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { explainPaths } from '../../../src/analysis/why/explain.ts';
import { DEFAULT_LIMITS } from '../../../src/layer/limits.ts';
import { configOf } from '../../kit/archives/file-trees.ts';
import { writeSection } from '../../kit/closures/document.ts';
import { PROGRAMS, type TracedProgram } from '../../kit/closures/programs.ts';
import { readableLayer } from '../../kit/closures/readable-layer.ts';
import { type Traced, traced } from '../../kit/closures/trace.ts';
import { describeOrSkip } from '../../kit/runner/describe-where.ts';
import { thorough } from '../../kit/runner/thorough.ts';

interface Row {
  program: string;
  opened: number;
  found: number;
  others: number;
  kept: number;
  missed: string[];
}

const rows: Row[] = [];

async function answersFor({ opened, others, entries, command, env }: Traced) {
  const layers = [await readableLayer(entries)];
  const config = configOf({ entrypoint: command, env });
  const answers = await explainPaths([...opened, ...others], { config, layers, limits: DEFAULT_LIMITS });
  if (answers === 'unread') throw new Error('a layer in memory can be read again');
  const kept = answers.map(answer => answer !== null && answer.status !== 'no-known-need');
  return {
    missed: opened.filter((_, at) => !kept[at]),
    kept: others.filter((_, at) => kept[opened.length + at]),
  };
}

function unexplained({ misses }: TracedProgram, missed: readonly string[]): string[] {
  return missed.filter(path => !misses.some(({ paths }) => paths.test(path)));
}

function isHere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Why this cannot be done here. */
function missing(): string | null {
  if (!thorough) return 'only in a thorough run';
  if (process.platform !== 'linux') return 'not Linux';
  const lacking = ['gcc', 'g++', 'strace'].filter(program => !isHere(program));
  if (lacking.length > 0) return `no ${lacking.join(', ')}`;
  return spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0 ? null : 'strace may not trace here';
}

describeOrSkip(missing(), 'the run-time files of', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true });
    writeTable();
  });

  const all = PROGRAMS.filter(({ compiler }) => compiler?.[0] !== 'go' || isHere('go'));
  test.each(all.map(program => [program.name, program] as const))(
    '%s hold what it opens',
    async (_, program) => {
      const folder = mkdtempSync(join(tmpdir(), 'imagebudget-closure-'));
      folders.push(folder);
      const run = traced(program, folder);
      const { missed, kept } = await answersFor(run);
      const { opened, others } = run;
      const found = opened.length - missed.length;
      rows.push({
        program: program.name,
        opened: opened.length,
        found,
        others: others.length,
        kept: kept.length,
        missed,
      });
      expect(unexplained(program, missed)).toEqual([]);
      // A reason for what does not happen would hide a miss later.
      for (const { paths } of program.misses) expect(missed.filter(path => paths.test(path))).not.toEqual([]);
      expect(opened.length).toBeGreaterThan(2);
      expect(kept.length).toBeLessThan(others.length / 4);
    },
    120_000,
  );
});

/** For docs/measured.md, if `CLOSURES_DOCUMENT` names it. */
function writeTable(): void {
  const file = process.env.CLOSURES_DOCUMENT;
  if (file === undefined) return;
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const shown = (paths: readonly string[]) =>
    paths.map(path => `\`${path.slice(path.lastIndexOf('/') + 1)}\``).join(', ');
  const table = [
    line(['program', 'opened', 'found', 'missed', 'other libraries kept']),
    line(['---', '---', '---', '---', '---']),
    ...rows.map(row =>
      line([row.program, row.opened, row.found, shown(row.missed) || '–', `${row.kept}/${row.others}`]),
    ),
    line([
      'together',
      sum(row => row.opened),
      sum(row => row.found),
      sum(row => row.missed.length),
      `${sum(row => row.kept)}/${sum(row => row.others)}`,
    ]),
  ].join('\n');
  writeSection(file, 'closures', table);
}
