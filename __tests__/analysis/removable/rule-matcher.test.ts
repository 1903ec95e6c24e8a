import { expect, test } from '@jest/globals';
import { ruleMatcher } from '../../../src/analysis/removable/rule-matcher.ts';
import { rules } from '../../../src/rules/index.ts';

const matcherOf = (env: string[]) => ruleMatcher({ rules, ignore: [], config: { env, workingDir: '' } });
const matched = ({ find, match }: ReturnType<typeof matcherOf>, path: string) =>
  match(find(path).accepts).rules.map(({ id }) => id);

test('images with the same patterns share what they are compiled to, and others do not get it', () => {
  const [first, second] = [matcherOf([]), matcherOf([])];
  expect(second.root).toBe(first.root);
  const moved = matcherOf(['PIP_CACHE_DIR=/data/pip']);
  const path = '/data/pip/http/a';
  expect(matched(moved, path)).toEqual(['pip-cache']);
  expect([first, matcherOf([])].map(one => matched(one, path))).toEqual([[], []]);
});
