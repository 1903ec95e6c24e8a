import { expect, test } from '@jest/globals';
import { oneOf } from '../../src/cli/arguments/args.ts';
import { UsageError } from '../../src/errors.ts';
import { TRUSTS } from '../../src/rules/trust.ts';

test('a flag takes one of its words, and names them all if it got another', () => {
  expect(TRUSTS.map(word => oneOf('--trust', word, TRUSTS))).toEqual(TRUSTS);
  const wrong = () => oneOf('--trust', 'bas', TRUSTS);
  expect(wrong).toThrow(UsageError);
  expect(wrong).toThrow('--trust: "bas" is none of same, fewer, base');
  expect(() => oneOf('--trust', '', TRUSTS)).toThrow('--trust: "" is none of');
});
