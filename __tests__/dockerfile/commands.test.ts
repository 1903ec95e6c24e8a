import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandsOf } from '../../src/dockerfile/commands.ts';
import { expectAtMost, processorTime } from '../kit/runner/quickness.ts';

const shown = (text: string) => commandsOf(text).map(({ name, args }) => [name, ...args].join(' '));

describe('commands of a shell text', () => {
  test.each([
    ['apt-get update && apt-get install -y a', ['apt-get update', 'apt-get install -y a']],
    ['a || b ; c | d & e\nf', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['set -eux; DEBIAN_FRONTEND=noninteractive sudo -E /usr/bin/apt-get install x', ['apt-get install x']],
    ['echo "a && b; c" \'d | e\' f\\ g', ['echo a && b; c d | e f g']],
    ['python3 -m pip install -U pip', ['pip install -U pip']],
    ['if [ -f x ]; then rm x; fi', ['[ -f x ]', 'rm x', 'fi']],
    ['(cd /tmp && make) # then; rm -rf /', ['cd /tmp', 'make']],
    ['a \\\n  --b', ['a --b']],
    ['', []],
    ['A=b', []],
    ['"unclosed && x', ['unclosed && x']],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  test('are those of its first 65,536 characters', () => {
    expect(shown(`${' '.repeat(65_535)}ab`)).toEqual(['a']);
    expect(shown(`${' '.repeat(65_534)}ab`)).toEqual(['ab']);
  });

  test('never fail, and no text is looked at for long', async () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', "'", '\\', '&', ';', ' ', '\n', 'a', '#', '(') }), text => {
        for (const { name } of commandsOf(text)) expect(name).not.toContain('/');
      }),
    );
    const long = `${'"'.repeat(1e7)}${"\\'#(".repeat(1e6)}`;
    await expectAtMost(2000, () => processorTime(() => commandsOf(long)));
  });
});
