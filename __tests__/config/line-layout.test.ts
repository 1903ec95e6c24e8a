import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { layoutProblem } from '../../src/config/yaml/line-layout.ts';

const GOOD: Record<string, string> = {
  plain: 'version: 1\nbudgets:\n  size: 1 MB\n  rules:\n    pip-cache: 0\nname: web\n',
  lists: 'ignore:\n  - path: /a\n    reason: b\n  - rule: c\n    reason: d\nname: web\n',
  'a list below its key': 'ignore:\n- path: /a\n  reason: b\n- rule: c\n  reason: d\nname: web\n',
  'a list of text': 'rules:\n  a:\n    paths:\n      - /a\n      - /b\n    remedy: x\n',
  'block text': 'rules:\n  a:\n    remedy: |\n      RUN x: y\n       z = 1\n    paths: [/a]\n',
  'comments and blank lines': '# a\n\nversion: 1 # one\n  # b\nbudgets: # c\n   # d\n  size: 1 MB\n',
  'text of several lines': 'name: a\n  b\n  c\nversion: 1\n',
  'brackets of several lines': 'budgets: {\n  size: 1 MB,\n layers: 3 }\nversion: 1\n',
};

describe('layoutProblem', () => {
  test.each(Object.entries(GOOD))('has nothing against %s', (_, text) => {
    expect(parse(text)).toBeTruthy();
    expect(layoutProblem(text)).toBeNull();
  });

  test.each([
    ['a: 1\n  b: 2\n', 2, 3, '"b" is indented as if it belonged to "a"'],
    ['a:\n    b: 1\n  c: 2\n', 3, 3, '"c" is indented by 2 spaces, like no line above it'],
    ['a:\n  - b: 1\n  c: 2\n', 3, 3, '"c" is indented like the "-" above it'],
    ['a:\n  - b: 1\n      - c: 2\n', 3, 7, 'this entry of a list is indented as if it belonged to "b"'],
    ['a: 1\n- b: 2\n', 2, 1, 'a list begins here, among keys'],
    ['a: { b: 1\nc: 2\n', 1, 4, 'the "{" after "a" is not closed'],
    ['a: 1\nb: "x\n', 2, 4, 'the quotation mark after "b" is not closed'],
    ['budgets:\n  size:1 MB\n', 2, 3, '"size" has no space after its colon'],
    ['budgets\n  size: 1 MB\n', 1, 1, '"budgets" has no colon'],
    ['version = 1\n', 1, 1, '"version" is followed by "="'],
  ])('%j', (text, line, column, reason) => {
    expect(layoutProblem(text)).toMatchObject({ line, column, reason: expect.stringContaining(reason) });
  });

  test('quotes neither values nor what does not print', () => {
    const { reason = '', hint = '' } = layoutProblem('a: s3cret\n  "b\u202e": 1\n  c\u202e: s3cret\n') ?? {};
    expect(`${reason} ${hint}`).not.toMatch(/s3cret|\u202e/);
  });

  test('takes little time, whatever it reads', () => {
    const piece = fc.constantFrom('a', ':', ' ', '\n', '- ', '  ', '{', '"', '#', '=', 'size', '|', '\t');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), parts => {
        const found = layoutProblem(parts.join(''));
        if (found) expect(found.line).toBeGreaterThan(0);
      }),
    );
    const start = performance.now();
    for (const part of ['a: ', ' ', '- ', 'a:\n ', ': ', '{'])
      layoutProblem(part.repeat(Math.floor(65_536 / part.length)));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
