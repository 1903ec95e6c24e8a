import { describe, expect, test } from '@jest/globals';
import { takeColour } from '../../src/cli/output/colour.ts';
import { runInProcess } from '../kit/processes/cli-in-process.ts';

describe('takeColour', () => {
  test.each([
    [['check'], undefined, ['check']],
    [['--color', 'never', 'check'], 'never', ['check']],
    [['check', '--color=always', 'x.tar'], 'always', ['check', 'x.tar']],
    [['check', '--no-color'], 'never', ['check']],
    [['check', '--no-color', '--color=auto'], 'auto', ['check']],
    [['check', '--', '--no-color'], undefined, ['check', '--', '--no-color']],
    [['check', '--json=--no-color'], undefined, ['check', '--json=--no-color']],
  ])('%j', (argv, choice, rest) => {
    expect(takeColour(argv)).toEqual({ choice, rest, error: null });
  });

  test.each([[['--color']], [['--color', 'yes']], [['--color=']]])('%j is an error', argv => {
    expect(takeColour(argv).error?.message).toMatch(/^--color (?:needs a value|takes always, auto or never)/);
  });
});

describe('what is coloured', () => {
  const BOLD = '\x1b[1m';
  const RED = '\x1b[1;31m';

  test('errors: their name in red, the place in a config in bold', async () => {
    const { stderr } = await runInProcess(['chek', '--color=always']);
    expect(stderr).toMatch(`${RED}imagebudget:\x1b[0m there is no command "chek"\n`);
    expect((await runInProcess(['chek'])).stderr).not.toContain('\x1b');
    expect((await runInProcess(['chek'], { env: { FORCE_COLOR: '1' } })).stderr).toContain(RED);
    expect((await runInProcess(['chek', '--no-color'], { env: { FORCE_COLOR: '1' } })).stderr).not.toContain('\x1b');
  });

  test('help: the titles of sections in bold', async () => {
    const { stdout } = await runInProcess(['check', '--help', '--color', 'always']);
    for (const title of ['imagebudget check:', 'Usage:', 'Options:', 'Examples:', 'Exit codes:'])
      expect(stdout).toContain(`${BOLD}${title}\x1b[0m`);
    expect((await runInProcess(['check', '--help'])).stdout).not.toContain('\x1b');
  });

  test('rules: the titles of sections in bold', async () => {
    expect((await runInProcess(['rules', 'pip-cache', '--color=always'])).stdout).toContain(`${BOLD}The edit\x1b[0m`);
  });

  test('hostile text stays escaped', async () => {
    const { stderr } = await runInProcess(['\x1b[31mx', '--color=always']);
    expect(stderr.replaceAll(RED, '').replaceAll('\x1b[0m', '')).not.toContain('\x1b');
  });
});
