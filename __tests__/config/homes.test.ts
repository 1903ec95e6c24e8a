import { describe, expect, test } from '@jest/globals';
import { homeOf, KEYS } from '../../src/config/homes.ts';
import { configJsonSchema } from '../../src/config/schema/config-schema.ts';

/** A part of the published schema, with references followed. */
function at(schema: ReturnType<typeof JSON.parse>, ...path: string[]): ReturnType<typeof JSON.parse> {
  return path.reduce((part, key) => {
    const found = part[key];
    const { $ref } = found.allOf?.[0] ?? found;
    return $ref ? schema.definitions[$ref.split('/').at(-1)] : found;
  }, schema);
}

test('KEYS has the keys of the schema, in its order', () => {
  const schema = JSON.parse(JSON.stringify(configJsonSchema(['pip-cache'])));
  const keysOf = (part: { properties: object }) => Object.keys(part.properties);
  const build = at(schema, 'properties', 'build').anyOf.find((one: object) => 'properties' in one);
  expect(KEYS).toEqual({
    '': keysOf(schema),
    budgets: keysOf(at(schema, 'properties', 'budgets')),
    'budgets.growth': keysOf(at(schema, 'properties', 'budgets', 'properties', 'growth')),
    build: keysOf(build),
    ignore: keysOf(at(schema, 'properties', 'ignore', 'items')),
    limits: keysOf(at(schema, 'properties', 'limits')),
  });
});

describe('homeOf', () => {
  const ruleIds = ['pip-cache'];
  test.each([
    ['size', [], {}, ['budgets']],
    ['platform', ['budgets'], {}, []],
    ['rules', ['ignore', 0], {}, []],
    ['pip-cache', ['budgets'], { 'pip-cache': 0 }, ['budgets', 'rules']],
    ['pip-cache', [], { 'pip-cache': 'off' }, ['rules']],
    ['pip-cache', [], { 'pip-cache': '5 MB' }, ['budgets', 'rules']],
    ['warn', ['budgets'], { wasted: null, warn: 1 }, ['budgets', 'wasted']],
    ['warn', ['budgets'], { wasted: 1, warn: 1 }, null],
    ['python', ['budgets'], {}, ['budgets', 'categories']],
    ['python', ['budgets', 'rules'], {}, ['budgets', 'categories']],
    ['zebra', [], {}, null],
  ])('%s in %j of %j', (key, path, beside, home) => {
    expect(homeOf({ key, path, beside, ruleIds, categories: ['python'] })).toEqual(home);
  });
});
