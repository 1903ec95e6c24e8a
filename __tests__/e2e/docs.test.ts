import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { parseConfig } from '../../src/config/index.ts';
import { DETECTOR_IDS } from '../../src/rules/detector-ids.ts';
import { rules } from '../../src/rules/index.ts';
import { runCli } from '../kit/cli.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Fenced blocks of a page in one language. */
function blocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body);
}

/** How long a run took differs from run to run. */
const timeless = (text: string) => text.replace(/ in \d[\d.]* (?:ms|s)$/m, ' in TIME').trimEnd();

describe('the README', () => {
  test('shows what its first command really prints', async () => {
    const [shown = ''] = blocks(read('README.md'), 'console');
    const [command = '', ...output] = shown.split('\n');
    const args = command.replace('$ imagebudget ', '').split(' ');
    const { stdout, code } = await runCli(args, { cwd: root });
    expect(timeless(stdout)).toBe(timeless(output.join('\n')));
    expect(code).toBe(1);
  });

  test('gives that command in a form that needs no install', () => {
    const commands = blocks(read('README.md'), 'sh').join('\n');
    expect(commands).toContain('node dist/cli.js check --config example/.imagebudget.yml');
    expect(commands).toContain('npm cit');
  });

  test('shows a config that is accepted', () => {
    const [config = ''] = blocks(read('README.md'), 'yaml');
    const parsed = parseConfig(Buffer.from(config), { path: 'README.md', ruleIds: rules.map(({ id }) => id) });
    expect(parsed.budgets).toHaveLength(4);
  });
});

describe('pages of docs/', () => {
  const ids = [...rules.map(({ id }) => id), ...DETECTOR_IDS];
  const snippets = readdirSync(join(root, 'docs'))
    .filter(name => name.endsWith('.md'))
    .flatMap(name => blocks(read(`docs/${name}`), 'yaml').map((text): [string, string] => [name, text]))
    .filter(([, text]) => !text.includes('uses:'));

  test.each(snippets)('%s: what it shows of a config is accepted', (_, text) => {
    const isLimits = /^size:/.test(text);
    const whole = text.includes('version: 1')
      ? text
      : `version: 1\n${isLimits ? `budgets:\n${text.replace(/^/gm, '  ')}` : `budgets: { size: 1 MB }\n${text}`}`;
    expect(() => parseConfig(Buffer.from(whole), { path: 'c.yml', ruleIds: ids })).not.toThrow();
  });
});

describe('the page on the action', () => {
  const action = parseDocument(read('action.yml')).toJS();
  const page = read('docs/action.md');
  /** First column of the table below a heading. */
  const table = (heading: string) => {
    const [, section = ''] = page.split(`## ${heading}\n`);
    return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z-]+)` \|(?: `([^`]+)`)?/gm)].map(
      ([, name, value]) => [name, value],
    );
  };

  test('names every input with its default', () => {
    const inputs = Object.entries<{ default?: string }>(action.inputs).map(([name, input]) => [name, input.default]);
    expect(
      table('Inputs')
        .map(([name]) => name)
        .sort(),
    ).toEqual(inputs.map(([name]) => name).sort());
    const defaults = new Map(table('Inputs').map(([name, value]) => [name, value]));
    for (const [name, value] of inputs)
      if (value !== undefined) expect([name, defaults.get(name)]).toEqual([name, value]);
  });

  test('names every output', () => {
    expect(
      table('Outputs')
        .map(([name]) => name)
        .sort(),
    ).toEqual(Object.keys(action.outputs).sort());
  });
});
