import { describe, expect, test } from '@jest/globals';
import { ignoreComments } from '../../src/dockerfile/ignore-comments.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import { expectAtMost, processorTime } from '../kit/runner/quickness.ts';

const comments = (...lines: string[]) => ignoreComments(parseDockerfile(`${lines.join('\n')}\n`));
const one = (text: string) => comments('FROM a', text, 'RUN b')[0];

describe('a comment', () => {
  test('names rules, a day and a reason', () => {
    expect(one('# imagebudget ignore=pip-cache,apt-lists until=2027-03-31: kept: see #12')).toEqual({
      line: 2,
      column: 1,
      rules: ['pip-cache', 'apt-lists'],
      until: '2027-03-31',
      reason: 'kept: see #12',
      instruction: 3,
      rest: null,
    });
  });

  test.each([
    ['#imagebudget ignore=a:b', ['a'], 'b'],
    ['  #  ImageBudget  ignore = a : b ', ['a'], 'b'],
    ['\t# imagebudget: ignore=a: b', ['a'], 'b'],
    ['# imagebudget ignore=a ignore=b: c', ['a', 'b'], 'c'],
    ['# imagebudget ignore=a', ['a'], ''],
    ['# imagebudget ignore: b', [], 'b'],
  ])('%j', (text, rules, reason) => {
    expect(one(text)).toMatchObject({ rules, reason });
  });

  test.each([
    '# imagebudget keeps this small',
    '# see imagebudget ignore=a: b',
    'RUN # imagebudget ignore=a: b',
    '# x',
  ])('%j is none of ours', text => {
    expect(comments('FROM a', text, 'RUN b')).toEqual([]);
  });

  test('may name more rules than a call has arguments', () => {
    expect(one(`# imagebudget ignore=${'a,'.repeat(150_000)}: b`)?.rules).toHaveLength(150_000);
  });

  test('says what cannot be read', () => {
    expect(one('# imagebudget ignore=a untill=2027-01-01: b')?.rest).toBe('untill=2027-01-01');
    expect(one('# imagebudget ignore=a pip: b')?.rest).toBe('pip');
  });

  test('belongs to the instruction below it, other comments between them or not', () => {
    const found = comments(
      '# syntax=docker/dockerfile:1',
      '# imagebudget ignore=a: 1',
      'FROM a',
      '# imagebudget ignore=b: 2',
      '# why',
      '# imagebudget ignore=c: 3',
      'RUN b \\',
      '  # imagebudget ignore=d: 4',
      '  c',
      '# imagebudget ignore=e: 5',
      '',
      'RUN d',
      '# imagebudget ignore=f: 6',
    );
    expect(found.map(({ rules, instruction }) => [rules[0], instruction])).toEqual([
      ['a', 3],
      ['b', 7],
      ['c', 7],
      ['d', null],
      ['e', null],
      ['f', null],
    ]);
  });

  test('in a heredoc is text of a script', () => {
    expect(comments('FROM a', 'RUN <<EOF', '# imagebudget ignore=a: b', 'EOF')).toEqual([]);
  });

  test('of a file with CR LF has no line end in its reason', () => {
    expect(ignoreComments(parseDockerfile('FROM a\r\n# imagebudget ignore=a: b\r\nRUN c\r\n'))).toMatchObject([
      { reason: 'b', instruction: 3 },
    ]);
  });

  test('among a hundred thousand costs no more than one walk', async () => {
    const lines = ['FROM a', ...Array(20_000).fill('# imagebudget ignore=a: b'), 'RUN c'];
    await expectAtMost(2000, () => processorTime(() => expect(comments(...lines)).toHaveLength(20_000)));
  });
});
