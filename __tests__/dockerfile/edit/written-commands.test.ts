import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commandsOf } from '../../../src/dockerfile/commands.ts';
import { readCommands, writtenCommands } from '../../../src/dockerfile/edit/written-commands.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { scriptLines, shellText } from '../../kit/dockerfiles/runs.ts';
import { expectAtMost, processorTime } from '../../kit/runner/quickness.ts';

/** The commands of the RUN in a file, with the file's text of each. */
function commandsOfRun(run: string, start = 'FROM a\n') {
  const dockerfile = parseDockerfile(`${start}${run}\nUSER b\n`);
  const instruction = dockerfile.instructions.find(({ keyword }) => keyword === 'RUN');
  const commands = instruction === undefined ? [] : writtenCommands(dockerfile, instruction);
  return commands.map(command => ({
    ...command,
    source: dockerfile.source.slice(command.start, command.end),
    dockerfile,
  }));
}

/** Nested ones in brackets. */
const shown = (run: string) => commandsOfRun(run).map(({ source, nested }) => (nested ? `[${source}]` : source));

describe('the commands of a RUN as written', () => {
  test.each([
    ['one', 'RUN a b', ['a b']],
    ['operators', 'RUN a && b; c & d', ['a', 'b', 'c', 'd']],
    ['options of RUN', 'RUN --mount=type=cache,target=/x --network=none a && b', ['a', 'b']],
    [
      'continuations and comments',
      'RUN a \\\n  -b \\\n  # c && d\n\n  e && \\\n  f',
      ['a \\\n  -b \\\n  # c && d\n\n  e', 'f'],
    ],
    ['a comment of the shell', 'RUN a # b && c', ['a']],
    ['quotes', `RUN a "b && c" 'd; e' f\\ g\\;h`, [`a "b && c" 'd; e' f\\ g\\;h`]],
    [
      'substitutions',
      'RUN A=$(b | c) d "$(e "f)" && g)" `h; i` && ${j:-k && l} $((1 << 2))',
      ['A=$(b | c) d "$(e "f)" && g)" `h; i`', '${j:-k && l} $((1 << 2))'],
    ],
    [
      'assignments, sudo and redirections',
      'RUN A=b sudo -E c >d 2>&1 && e &>/dev/null',
      ['A=b sudo -E c >d 2>&1', 'e &>/dev/null'],
    ],
    ['pipes', 'RUN a | b |& c && d', ['[a]', '[b]', '[c]', 'd']],
    ['or', 'RUN a || b && c', ['a', '[b]', 'c']],
    ['negation', 'RUN ! a && b', ['[a]', 'b']],
    ['subshells and groups', 'RUN (a && b) && { c; d; } >e; f', ['[a]', '[b]', '[c]', '[d]', 'f']],
    ['conditions', 'RUN if a; then b; elif c; then d; else e; fi && f', ['[a]', '[b]', '[c]', '[d]', '[e]', 'f']],
    ['loops', 'RUN for x in 1 2; do a $x; done; while b; do c; done', ['[a $x]', '[b]', '[c]']],
    ['cases', 'RUN case "$x" in a|b) c;; (d) e && f ;; *) g; esac; h', ['[c]', '[e]', '[f]', '[g]', 'h']],
    ['functions', 'RUN f() { a; }; f && function g { b; }; c', ['[a]', 'f', '[b]', 'c']],
    ['tests', 'RUN [[ a && (b || c) ]] && d', ['[[ a && (b || c) ]]', 'd']],
    ['keywords as arguments', 'RUN echo if then done fi && a', ['echo if then done fi', 'a']],
    ['lists', 'RUN a=(b c) && d', ['a=(b c)', 'd']],
    ['a here-document', 'RUN <<EOF\nset -e\na && b\nc \\\n  d # e\nEOF', ['set -e', 'a', 'b', 'c \\\n  d']],
    ['a here-document for a shell', 'RUN <<-"EOF" bash -eo pipefail\n\ta\n\tEOF', ['a']],
    ['a here-document within another', 'RUN <<EOF\ncat <<X >y\na && b\nX\nc\nEOF', ['cat <<X >y', 'c']],
    ['a here-document that is a file', 'RUN cat <<EOF >x && y\na && b\nEOF', ['cat <<EOF >x', 'y']],
    ['a script among other commands', 'RUN a && sh <<EOF\nb\nEOF', ['a', 'sh <<EOF', '[b]']],
    ['another program', 'RUN python3 <<EOF\nimport x\nEOF', ['python3 <<EOF']],
    ['a script of another language', 'RUN <<EOF\n#!/usr/bin/env python3\nimport x\nEOF', []],
    ['JSON', 'RUN ["a", "&&", "b"]', []],
    ['nothing', 'RUN', []],
    ['an open quote', 'RUN a && "b', ['a', '"b']],
    ['ONBUILD', 'ONBUILD RUN a', []],
  ])('%s', (_name, run, expected) => {
    expect(shown(run)).toEqual(expected);
  });

  test('have names and arguments without what is in front', () => {
    expect(
      commandsOfRun('RUN A=b sudo -E /usr/bin/apt-get install x && python3 -m pip install y && A=b').map(
        ({ name, args, nameAt }) => [name, args, nameAt],
      ),
    ).toEqual([
      ['apt-get', ['install', 'x'], 3],
      ['pip', ['install', 'y'], 2],
      ['', [], -1],
    ]);
  });

  test('have the operators around them', () => {
    const operators = commandsOfRun('RUN a && \\\n b; c | d || e').map(one => [one.operatorBefore, one.operatorAfter]);
    expect(operators).toEqual([
      [null, '&&'],
      ['&&', ';'],
      [';', '|'],
      ['|', '||'],
      ['||', null],
    ]);
  });

  test('have words with their places, in any file', () => {
    const [other] = commandsOfRun('RUN a "b c" `\r\n  d', '\uFEFF# escape=`\r\nFROM a\r\n');
    expect(other?.words.map(({ start, end }) => other.dockerfile.source.slice(start, end))).toEqual([
      'a',
      '"b c"',
      'd',
    ]);
  });
});

describe('for any text', () => {
  const any = fc.string({
    unit: fc.constantFrom(
      ...'"\'\\&|;() \n\ra#$`{}<>!=',
      '<<E',
      'E\n',
      '$(',
      'if ',
      'case x in ',
      'fi ',
      '\\\n',
      '[[ ',
    ),
    maxLength: 40,
  });

  test('ranges are in order and inside the instruction', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          shellText,
          scriptLines.map(lines => `<<EOF\n${lines.join('\n')}\nEOF`),
        ),
        text => {
          const dockerfile = parseDockerfile(`FROM a\nRUN ${text}`);
          for (const instruction of dockerfile.instructions) {
            let last = instruction.start;
            for (const { words, start, end } of writtenCommands(dockerfile, instruction)) {
              expect(start).toBeGreaterThanOrEqual(last);
              expect([words[0]?.start, words.at(-1)?.end]).toEqual([start, end]);
              last = start;
              for (const word of words) expect(word.end).toBeLessThanOrEqual(instruction.end);
            }
          }
        },
      ),
    );
  });

  test('a RUN on a line has the commands of its text', () => {
    fc.assert(
      fc.property(shellText, text => {
        const [, run] = parseDockerfile(`FROM a\nRUN ${text}`).instructions;
        const names = commandsOf(run?.text ?? '').map(({ name, args }) => [name, ...args]);
        // Only there are those of a substitution listed, and the ends of compound commands.
        const all = new Set(names.map(words => words.join(' ')));
        for (const { name, args } of commandsOfRun(`RUN ${text}`))
          if (name !== 'set') expect(all).toContain([name, ...args].join(' '));
      }),
    );
  });

  test('long hostile text takes no long time', async () => {
    const parts = [
      '"',
      "'",
      '\\',
      '$(',
      '`',
      '${',
      '(',
      '<<A ',
      'a && ',
      'sh <<A\n',
      '$((',
      '{ ',
      'if ',
      'case x in ',
      '"$(',
      '&& ',
      '<(',
      'f() ',
      '[[ ',
      '! ',
      '# ',
      '\\\n',
    ];
    for (const part of parts) {
      const text = part.repeat(65_000 / part.length);
      await expectAtMost(2000, () =>
        processorTime(() => {
          commandsOfRun(`RUN ${text}`);
          commandsOfRun(`RUN <<EOF\n${text}\nEOF`);
          commandsOf(text);
        }),
      );
    }
  });
});

describe('what a RUN does, for those who ask what it reads', () => {
  const read = (run: string) => {
    const dockerfile = parseDockerfile(`FROM a\n${run}\n`);
    const [instruction] = dockerfile.instructions.filter(({ keyword }) => keyword === 'RUN');
    return instruction === undefined
      ? []
      : readCommands(dockerfile, instruction).map(({ name, args }) => [name, ...args]);
  };

  test.each([
    ['a shell', 'RUN a b && c', [['a', 'b'], ['c']]],
    [
      'JSON',
      'RUN ["/bin/a", "b c"]',
      [
        ['a', 'b c'],
        ['b', 'c'],
      ],
    ],
    [
      'a shell in JSON',
      'RUN --network=none ["sh", "-c", "a && b c"]',
      [['sh', '-c', 'a && b c'], ['-c'], ['a'], ['b', 'c']],
    ],
    ['no JSON', "RUN ['a']", [['[a]']]],
    [
      'the script of another program',
      'RUN <<EOF\n#!/usr/bin/env python3\nopen("/x")\nEOF',
      [['python3', '<<EOF', '#!/usr/bin/env', 'python3', 'open("/x")', 'EOF']],
    ],
  ])('%s', (_, run, expected) => {
    expect(read(run)).toEqual(expected);
  });
});
