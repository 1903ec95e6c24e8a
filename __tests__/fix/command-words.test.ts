import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/errors.ts';
import { commandWords } from '../../src/fix/command-words.ts';

describe('commandWords', () => {
  test.each([
    ['app --version', ['app', '--version']],
    ['  a\tb  ', ['a', 'b']],
    [`sh -c 'a && b | c'`, ['sh', '-c', 'a && b | c']],
    [`python -c "import flask; print(1)"`, ['python', '-c', 'import flask; print(1)']],
    [`a ''`, ['a', '']],
    [String.raw`a\ b \" "\""`, ['a b', '"', '"']],
    [`a='b c'd`, ['a=b cd']],
    [`'$HOME'`, ['$HOME']],
  ])('%s', (text, words) => {
    expect(commandWords('--run', text)).toEqual(words);
  });

  test.each([
    ['a | b', '"|"'],
    ['a && b', '"&"'],
    ['echo $HOME', '"$"'],
    ['echo "$HOME"', '"$"'],
    ['echo `a`', '"`"'],
    ['ls *', '"*"'],
    [`a 'b`, 'a quote is not closed'],
    ['', 'names no command'],
    ['  ', 'names no command'],
  ])('%j is an error', (text, message) => {
    expect(() => commandWords('--run', text)).toThrow(UsageError);
    expect(() => commandWords('--run', text)).toThrow(message);
  });
});
