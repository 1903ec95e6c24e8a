/** Mistakes in configs, arguments and inputs, each with all that is said. `UPDATE=1` writes down what is said now: read it aloud. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { scratchFolder } from '../kit/processes/cli.ts';
import { commandLineIn, inAction, readMistakes, writeMistakes } from '../kit/processes/mistakes.ts';

const folder = scratchFolder();
const sections = readMistakes();
let commandLine: Awaited<ReturnType<typeof commandLineIn>>;

beforeAll(async () => {
  mkdirSync(join(folder, 'cli'));
  mkdirSync(join(folder, 'action'));
  commandLine = await commandLineIn(join(folder, 'cli'));
});

afterAll(async () => {
  await commandLine.close();
  if (process.env.UPDATE) writeMistakes(sections);
});

describe.each(sections)('$section', ({ mistakes }) => {
  test.each(mistakes)('$mistake', async mistake => {
    const run = mistake.inputs ? inAction(join(folder, 'action'), mistake) : commandLine.run(mistake);
    const { code, says } = await run;
    if (process.env.UPDATE) mistake.says = says;
    expect(says).toBe(mistake.says);
    expect(code).toBe(mistake.code ?? 3);
  });
});

describe('what is said', () => {
  const all = sections.flatMap(({ mistakes }) => mistakes);

  test('covers at least 60 mistakes, each told apart by its name', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    for (const { section, mistakes } of sections)
      expect([section, new Set(mistakes.map(({ mistake }) => mistake)).size]).toEqual([section, mistakes.length]);
  });

  test.each(all)('$mistake: has one line for each problem, and at most one on what to do', ({ says }) => {
    const lines = says.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^(?:imagebudget|note|error[^:]*(?::\d+:\d+)?): /);
    lines.forEach((line, at) => {
      if (line.startsWith('  ')) expect(lines[at - 1]).not.toMatch(/^ {2}/);
    });
  });

  test.each(all.filter(({ inputs }) => inputs))('$mistake: the action speaks of inputs', ({ says }) => {
    expect(says).not.toMatch(/(?:^|\s)--[a-z]|imagebudget (?:check|inspect|ls|rules)/);
  });
});
