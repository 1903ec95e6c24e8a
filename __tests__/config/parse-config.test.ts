import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { parseConfig, parseConfigs } from '../../src/config/parse-config.ts';
import { configJsonSchema } from '../../src/config/schema/config-schema.ts';
import { BUDGET_KINDS } from '../../src/config/values/thresholds.ts';
import { ConfigError, tell } from '../../src/errors.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/config');
const RULES = ['apt-lists', 'pip-cache'];
const CATEGORIES = { python: { title: 'Python', rules: ['pip-cache'] } };

const acceptsShape = new Ajv({ strictTypes: false }).compile(Object(configJsonSchema(RULES, CATEGORIES)));

function names(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder)).filter(name => name.endsWith('.yml'));
}

function read(folder: string, name: string): Buffer {
  return readFileSync(join(FIXTURES, folder, name));
}

function parsed(text: string) {
  return parseConfig(Buffer.from(text), { path: '.imagebudget.yml', ruleIds: RULES, categories: CATEGORIES });
}

/** The error as a user reads it: each problem, and below it what to do. */
function errorOf(bytes: Uint8Array, path = '.imagebudget.yml'): string {
  try {
    parseConfig(bytes, { path, ruleIds: RULES, categories: CATEGORIES });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const told = tell(error, 'commandLine');
    return told.flatMap(({ message, hint }) => (hint === undefined ? [message] : [message, `  ${hint}`])).join('\n');
  }
  throw new Error(`${path} has no error`);
}

describe.each(names('good'))('good/%s', name => {
  test('is a config, for the published schema too', () => {
    const [config] = parseConfigs(read('good', name), { path: name, ruleIds: RULES, categories: CATEGORIES });
    expect(config).toMatchObject({ path: name });
    const accepted = acceptsShape(parse(read('good', name).toString().replace('\ufeff', '')));
    expect(acceptsShape.errors ?? []).toEqual([]);
    expect(accepted).toBe(true);
  });
});

describe.each(names('bad'))('bad/%s', name => {
  const bytes = read('bad', name);

  test('says where and what', () => {
    expect(`${errorOf(bytes, name)}\n`).toBe(readFileSync(join(FIXTURES, 'bad', name.replace('.yml', '.txt')), 'utf8'));
  });

  const text = bytes.toString();
  const isShape = !errorOf(bytes).match(
    /not valid YAML|YAML (?:alias|anchors|tags|directives)|duplicate|__proto__|one YAML document|is not closed/,
  );
  // What a number's text says, a JSON Schema cannot see.
  if (isShape && !text.startsWith('# Only the parser') && !text.includes('1e3')) {
    test('is refused by the published schema', () => {
      expect(acceptsShape(parse(text))).toBe(false);
    });
  }
});

describe('what a config says', () => {
  test('of rules', () => {
    const { rules, budgets, ignore } = parseConfig(read('good', 'rules.yml'), {
      path: 'x',
      ruleIds: RULES,
      categories: CATEGORIES,
    });
    expect(rules).toMatchObject([
      { kind: 'off', id: 'pip-cache', position: { line: 7, column: 3 } },
      { kind: 'severity', id: 'apt-lists', severity: 'info' },
      {
        kind: 'own',
        id: 'sdk-docs',
        rule: {
          id: 'sdk-docs',
          title: 'Documents of our SDK',
          why: '',
          severity: 'warn',
          bucket: 'removable',
          paths: ['/opt/sdk/docs/**', '~/sdk/docs/**'],
          not: ['/**/LEGAL*'],
          remedy: 'RUN rm -rf /opt/sdk/docs',
        },
      },
      { kind: 'own', id: 'b', rule: { title: 'b', severity: 'info', bucket: 'advice', not: [] } },
    ]);
    expect(budgets).toMatchObject([{ budget: { section: 'rules', key: 'sdk-docs' } }]);
    expect(ignore).toMatchObject([{ rule: 'b' }]);
  });

  test('of parts of the image', () => {
    const { budgets } = parseConfig(read('good', 'parts.yml'), { path: 'x', ruleIds: RULES, categories: CATEGORIES });
    expect(budgets.map(({ budget, position }) => [budget, position.line])).toEqual([
      ['own', 4],
      ['files', 5],
      [{ section: 'paths', key: '/app/node_modules/**' }, 7],
      [{ section: 'paths', key: '**/*.map' }, 8],
      [{ section: 'paths', key: '{/a,/b}/**' }, 9],
      [{ section: 'packages', key: 'torch' }, 11],
      [{ section: 'packages', key: 'npm:@types/node' }, 12],
      [{ section: 'categories', key: 'python', rules: ['pip-cache'] }, 14],
    ]);
  });

  test('everything', () => {
    const config = parseConfig(read('good', 'everything.yml'), {
      path: 'ci/.imagebudget.yml',
      ruleIds: RULES,
      categories: CATEGORIES,
    });
    const at = (line: number, column: number) => ({ path: 'ci/.imagebudget.yml', line, column });
    expect(config).toEqual({
      path: 'ci/.imagebudget.yml',
      name: 'web',
      target: { kind: 'source', form: 'image', source: 'web:ci', position: at(4, 1) },
      baseline: null,
      platform: ['linux/arm64/v8'],
      dockerfile: 'docker/Dockerfile',
      budgets: [
        { budget: 'size', warn: null, fail: bytes(250e6, '250 MB'), position: at(8, 3) },
        { budget: 'download', warn: bytes(80e6, '80 MB'), fail: bytes(100e6, '100 MB'), position: at(9, 3) },
        { budget: 'layer', warn: null, fail: bytes(120 * 2 ** 20, '120 MiB'), position: at(10, 3) },
        { budget: 'layers', warn: { kind: 'count', count: 15, text: '15' }, fail: null, position: at(12, 3) },
        { budget: 'wasted', warn: percent(1, '1 %'), fail: percent(5, '5 %'), position: at(13, 3) },
        { budget: 'removable', warn: null, fail: bytes(10e6, '10 MB'), position: at(14, 3) },
        { budget: 'waste', warn: percent(1.5, '1.5%'), fail: bytes(20e6, '20 MB'), position: at(15, 3) },
        {
          budget: 'efficiency',
          warn: { kind: 'ratio', ratio: 0.97, text: '0.97' },
          fail: { kind: 'ratio', ratio: 0.95, text: '95 %' },
          position: at(16, 3),
        },
        { budget: { section: 'rules', key: 'pip-cache' }, warn: null, fail: bytes(0, '0'), position: at(18, 5) },
        {
          budget: { section: 'rules', key: 'apt-lists' },
          warn: bytes(1000, '1 kB'),
          fail: percent(0.1, '0.1 %'),
          position: at(19, 5),
        },
      ],
      ignore: [
        {
          path: '/usr/share/doc/**',
          rule: null,
          reason: "the distribution's licences must ship",
          until: null,
          position: at(21, 5),
        },
        {
          path: null,
          rule: 'apt-lists',
          reason: 'this image installs packages at run time',
          until: null,
          position: at(23, 5),
        },
        { path: '**/*.pyc', rule: 'pip-cache', reason: 'measured, start-up matters', until: null, position: at(27, 5) },
      ],
      rules: [],
      limits: { layerBytes: 200 * 2 ** 30, layers: 2000 },
      positions: { image: at(4, 8), platform: at(5, 11), dockerfile: at(6, 13) },
      notes: [],
    });
  });

  test('build arguments keep the digits that are written', () => {
    const { target } = parseConfig(read('good', 'build.yml'), { path: 'x', ruleIds: [] });
    expect(target).toEqual({
      kind: 'build',
      build: {
        context: 'services/web',
        file: 'services/web/Dockerfile.ci',
        target: 'runtime',
        args: { PYTHON: '3.10', OCTAL: '0x10', DEBUG: 'false', EMPTY: '', JOBS: '4' },
      },
      position: { path: 'x', line: 2, column: 1 },
    });
  });

  test('a reason of several lines is one', () => {
    const text =
      'version: 1\nbudgets: { size: 1 }\nignore:\n  - rule: pip-cache\n    reason: |\n      kept for speed,\n\n      see: x\n';
    expect(parsed(text).ignore).toMatchObject([{ reason: 'kept for speed, see: x' }]);
  });

  test('a plain build is its context', () => {
    expect(parsed('version: 1\nbuild: web\nbudgets: {size: 1}').target).toMatchObject({
      build: { context: 'web', file: null, target: null, args: {} },
    });
  });

  test('no source at all is left to the command line', () => {
    expect(parsed('version: 1\nbudgets: {size: 1}').target).toBeNull();
  });

  test('budgets come in the order of the file', () => {
    const { budgets } = parsed('version: 1\nbudgets:\n  rules: {pip-cache: 1}\n  waste: 2\n  size: 3\n');
    expect(budgets.map(({ budget }) => budget)).toEqual([{ section: 'rules', key: 'pip-cache' }, 'waste', 'size']);
  });

  test.each(Object.keys(BUDGET_KINDS))('budget %s is not dropped', name => {
    expect(parsed(`version: 1\nbudgets: {${name}: 1}`).budgets).toMatchObject([{ budget: name }]);
  });

  test('places count from 1 after a byte order mark, with CR LF', () => {
    const { budgets } = parseConfig(read('good', 'bom-and-crlf.yml'), { path: 'x', ruleIds: [] });
    expect(budgets.map(({ position }) => [position.line, position.column])).toEqual([
      [3, 3],
      [4, 3],
    ]);
  });
});

describe('a rule in a config', () => {
  const rule = ({ id = 'mine', patterns = ['/x'] }) =>
    `version: 1\nbudgets: {size: 1}\nrules:\n  ${id}:\n    remedy: x\n    paths: ${JSON.stringify(patterns)}\n`;

  test.each([
    ['an id of 60 characters', { id: 'i'.repeat(60) }, { id: 'i'.repeat(61) }, /is not a valid rule id/],
    [
      '100 patterns',
      { patterns: Array(100).fill('/x') },
      { patterns: Array(101).fill('/x') },
      /has more than 100 patterns/,
    ],
    [
      'a pattern of 1024 characters',
      { patterns: [`/${'p'.repeat(1023)}`] },
      { patterns: [`/${'p'.repeat(1024)}`] },
      /is longer than 1024 characters/,
    ],
  ])('may have %s, and no more', (_, most, more, message) => {
    expect(parsed(rule(most)).rules).toHaveLength(1);
    expect(errorOf(Buffer.from(rule(more)))).toMatch(message);
  });
});

test('docs/config.md shows configs and errors as they are', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/config.md'), 'utf8');
  const example = /```yaml\n(# yaml[^`]+)```/.exec(page)?.[1] ?? '';
  expect(parsed(example).budgets).toHaveLength(6);
  const [, errors = ''] = /```\n(imagebudget: [^`]+)```/.exec(page) ?? [];
  const messages = names('bad').map(name => errorOf(read('bad', name)).replace(/^[^ ]+ /, ''));
  for (const [, message] of errors.matchAll(/^imagebudget: [^ ]+ (.+)$/gm)) {
    expect(messages.some(known => known.split('\n')[0] === message)).toBe(true);
  }
});

function bytes(amount: number, text: string) {
  return { kind: 'bytes', bytes: amount, text };
}

function percent(amount: number, text: string) {
  return { kind: 'percent', percent: amount, text };
}
