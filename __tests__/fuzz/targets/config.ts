/** Configs of nearly the right words: a ConfigError with a place in the file, or a config with a budget. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseConfigs } from '../../../src/config/parse-config.ts';
import { ConfigError } from '../../../src/errors.ts';
import { target } from './target.ts';

const key = fc.constantFrom(
  ...[
    'version',
    'name',
    'image',
    'archive',
    'build',
    'platform',
    'budgets',
    'ignore',
    'limits',
    'size',
    'layers',
    'wasted',
  ],
  ...[
    'efficiency',
    'rules',
    'pip-cache',
    'warn',
    'fail',
    'path',
    'rule',
    'reason',
    'context',
    'args',
    'layerBytes',
    'budget',
    '<<',
    '"a b"',
    '? x',
    '__proto__',
    '1',
  ],
);
const value = fc.oneof(
  fc.constantFrom(
    '1',
    '250 MB',
    '3 KiB',
    '5 %',
    '0.95',
    'web:ci',
    '-5',
    '1e3',
    '007',
    '~',
    'true',
    '"x"',
    "'",
    '|',
    '>',
    '[',
    ']',
    '{',
    '}',
    '{ warn: 1 %, fail: 5 % }',
    '[1, 2]',
    '&a x',
    '*a',
    '!!str x',
    '!!binary x',
    '# c',
    '/usr/**',
    '%',
    '@',
    '`',
    '- x',
    '',
  ),
  fc.string({ maxLength: 8, unit: 'binary' }),
);
const line = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('', '', '', '- '), key, value)
  .map(([indent, dash, key, value]) => `${'  '.repeat(indent)}${dash}${key}: ${value}`);
const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(line, { maxLength: 12 })
      .map(lines => ['version: 1', 'budgets:', '  size: 1 MB', ...lines].join('\n')),
  },
  { weight: 4, arbitrary: fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n')) },
  { weight: 1, arbitrary: fc.array(value, { maxLength: 20 }).map(words => words.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

export const config = target({ name: 'config', share: 0.15 }, text, text => {
  try {
    const configs = parseConfigs(Buffer.from(text), { path: 'c.yml', ruleIds: ['pip-cache', 'apt-lists'] });
    assert.ok(configs.length > 0);
    for (const parsed of configs) {
      assert.ok(parsed.budgets.length > 0);
      for (const { warn, fail } of parsed.budgets) assert.ok(warn !== null || fail !== null);
      for (const limit of Object.values(parsed.limits)) assert.ok(Number.isSafeInteger(limit) && limit >= 0);
    }
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    assert.ok(error.position);
    const { line, column } = error.position;
    assert.ok(line >= 1 && line <= text.split('\n').length + 1 && column >= 1, `${line}:${column}`);
    assert.ok(!/[\p{Cc}\p{Cf}]/u.test(error.reason), error.reason);
  }
});
