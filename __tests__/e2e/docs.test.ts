import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseDocument } from 'yaml';
import { parseConfigs } from '../../src/config/parse-config.ts';
import { CATEGORIES } from '../../src/rules/categories.ts';
import { DETECTOR_IDS } from '../../src/rules/detector-ids.ts';
import { rules } from '../../src/rules/index.ts';
import { archiveOf, dockerArchiveFiles, filler, sha256 } from '../kit/archives/archives.ts';
import { answer, body, fakeEngine } from '../kit/engines/fake/fake-engine.ts';
import { runCli, scratchFolder } from '../kit/processes/cli.ts';

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
    const [parsed] = parseConfigs(Buffer.from(config), {
      path: 'README.md',
      ruleIds: rules.map(({ id }) => id),
      categories: CATEGORIES,
    });
    expect(parsed?.budgets).toHaveLength(4);
  });
});

describe('pages of docs/', () => {
  const ids = [...rules.map(({ id }) => id), ...DETECTOR_IDS];
  const snippets = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .flatMap(name => blocks(read(`docs/${name}`), 'yaml').map((text): [string, string] => [name, text]))
    // Pipelines of CI systems are no configs.
    .filter(([name, text]) => !['ci.md', 'container.md'].includes(name) && !text.includes('uses:'));

  test.each(snippets)('%s: what it shows of a config is accepted', (_, text) => {
    const isLimits = /^size:/.test(text);
    const whole = text.includes('version: 1')
      ? text
      : `version: 1\n${isLimits ? `budgets:\n${text.replace(/^/gm, '  ')}` : `budgets: { size: 1 MB }\n${text}`}`;
    expect(() =>
      parseConfigs(Buffer.from(whole), { path: 'c.yml', ruleIds: ids, categories: CATEGORIES }),
    ).not.toThrow();
  });
});

describe('configs of an engine’s image', () => {
  const folder = scratchFolder();
  const pages = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)].filter(name =>
    name.endsWith('.md'),
  );
  const configs = pages.flatMap(page =>
    blocks(read(page), 'yaml')
      .filter(text => /^image: web:ci$/m.test(text))
      .map((text): [string, string] => [page, text]),
  );

  test('there are some', () => {
    expect(configs.map(([page]) => page)).toEqual(expect.arrayContaining(['README.md', 'docs/config.md']));
  });

  test.each(configs)('%s: one gives a verdict', async (page, text) => {
    const files = dockerArchiveFiles({ layers: [[{ name: 'app', body: filler(1000) }]], tag: 'web:ci' });
    const [{ Config }] = JSON.parse(String(files.get('manifest.json')));
    const config = files.get(Config) ?? Buffer.of();
    const { rootfs } = JSON.parse(String(config));
    const facts = {
      Id: `sha256:${sha256(config)}`,
      RepoTags: ['web:ci'],
      RootFS: { Layers: rootfs.diff_ids },
      Size: 1000,
    };
    const name = page.replaceAll('/', '-');
    const socket = join(folder, `${name}.sock`);
    const inspect = answer(200, { ...facts, Os: 'linux', Architecture: 'amd64' });
    const fake = await fakeEngine({ inspect, get: body(archiveOf(files)) }, { socket });
    try {
      writeFileSync(join(folder, name), text);
      const ran = await runCli(['check', '--config', name], { cwd: folder, env: { DOCKER_HOST: `unix://${socket}` } });
      expect(ran).toMatchObject({ code: 0, stderr: '' });
    } finally {
      await fake.close();
    }
  });
});

describe('recipes for workflows', () => {
  const recipes = ['README.md', 'docs/action.md', 'docs/cache.md'].flatMap(page =>
    blocks(read(page), 'yaml').filter(text => text.includes('uses:')),
  );

  test('what reads a private registry may read packages, and a permission that is named takes away all others', () => {
    const reading = recipes.filter(text => /login-action|registry:ghcr\.io/.test(text));
    expect(reading).not.toHaveLength(0);
    for (const text of reading) {
      const { jobs } = parseDocument(text).toJS();
      for (const { permissions } of Object.values<{ permissions: object }>(jobs))
        expect(permissions).toEqual({ contents: 'read', packages: 'read' });
    }
  });

  test('the cache is saved by jobs that fail, too', () => {
    const caching = recipes.filter(text => text.includes('actions/cache'));
    expect(caching).not.toHaveLength(0);
    for (const text of caching) {
      const steps: { uses: string; if?: string; with?: { key: string } }[] = parseDocument(text).toJS();
      const [restore, gate, save, ...more] = steps;
      expect(restore?.uses).toMatch(/^actions\/cache\/restore@/);
      expect(gate?.uses).toMatch(/\/imagebudget@/);
      expect(save).toMatchObject({ uses: expect.stringMatching(/^actions\/cache\/save@/), if: 'always()' });
      expect(save?.with?.key).toBe(restore?.with?.key);
      expect(more).toEqual([]);
    }
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
