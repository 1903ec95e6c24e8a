import { describe, expect, test } from '@jest/globals';
import { DOCKERFILE_LIMIT, parseDockerfile } from '../../src/dockerfile/parse.ts';
import { expectAtMost, processorTime } from '../kit/runner/quickness.ts';

/** `line-endLine KEYWORD text` of all instructions. */
function rows(text: string): string[] {
  const { preamble, stages } = parseDockerfile(text);
  return [...preamble, ...stages.flatMap(stage => stage.instructions)].map(
    ({ line, endLine, keyword, text: rest }) => `${line}-${endLine} ${keyword} ${rest}`,
  );
}

describe('parseDockerfile', () => {
  test('stages with names, bases and lines', () => {
    const { preamble, stages } = parseDockerfile(
      'ARG V=1\nFROM --platform=$BUILDPLATFORM golang:${V} as Build\nRUN x\nfrom scratch\nCOPY a b\n',
    );
    expect(preamble.map(({ text }) => text)).toEqual(['V=1']);
    expect(stages.map(({ name, base, line, instructions }) => [name, base, line, instructions.length])).toEqual([
      ['build', 'golang:${V}', 2, 1],
      [null, 'scratch', 4, 1],
    ]);
  });

  test.each([
    ['keywords in any case', 'FROM a\nrun x\nCopy a b', ['2-2 RUN x', '3-3 COPY a b']],
    ['continuations', 'FROM a\nRUN a \\\n  && b \\ \t\n&& c\nUSER x', ['2-4 RUN a   && b && c', '5-5 USER x']],
    ['comments and empty lines inside', 'FROM a\nRUN a \\\n# no\n\n  # no\n  b', ['2-6 RUN a   b']],
    ['comments between', '# c\nFROM a\n  # c\nRUN a # kept', ['4-4 RUN a # kept']],
    ['CRLF', 'FROM a\r\nRUN a \\\r\n  b\r\nCMD c\r\n', ['2-3 RUN a   b', '4-4 CMD c']],
    ['tabs', 'FROM a\n\tRUN\ta\tb', ['2-2 RUN a\tb']],
    ['a byte order mark', '\uFEFFFROM a\nRUN b', ['2-2 RUN b']],
    ['an escaped escape does not continue', 'FROM a\nRUN a\\\\\nRUN b', ['2-2 RUN a\\\\', '3-3 RUN b']],
    ['the escape directive', '# escape=`\nFROM a\nRUN a `\n b\\\nRUN c', ['3-4 RUN a  b\\', '5-5 RUN c']],
    ['after another directive', '# syntax=docker/dockerfile:1\n#escape = `\nFROM a\nRUN a`\nb', ['4-5 RUN ab']],
    ['not after a comment', '# hello\n# escape=`\nFROM a\nRUN a`\nb', ['4-4 RUN a`', '5-5 B ']],
    ['flags stay', 'FROM a\nRUN --mount=type=cache,target=/c x', ['2-2 RUN --mount=type=cache,target=/c x']],
    ['unknown lines', 'hello world\nFROM a\nFOO bar', ['1-1 HELLO world', '3-3 FOO bar']],
    ['the end inside a continuation', 'FROM a\nRUN a \\', ['2-2 RUN a']],
    ['ONBUILD', 'FROM a\nONBUILD RUN x', ['2-2 ONBUILD RUN x']],
    ['nothing', '', []],
  ])('%s', (_name, text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test.each([
    ['one', 'FROM a\nRUN <<EOF\na\n# b\nEOF\nRUN c', ['2-5 RUN <<EOF\na\n# b\nEOF', '6-6 RUN c']],
    ['chomped', 'FROM a\nRUN <<-EOF\n\ta\n\tEOF\nRUN c', ['2-4 RUN <<-EOF\n\ta\nEOF', '5-5 RUN c']],
    ['quoted', 'FROM a\nCOPY <<"EOF" /x\nEOF\nRUN c', ['2-3 COPY <<"EOF" /x\nEOF', '4-4 RUN c']],
    ['two', 'FROM a\nCOPY <<A <<B /x/\n1\nA\n2\nB\nRUN c', ['2-6 COPY <<A <<B /x/\n1\nA\n2\nB', '7-7 RUN c']],
    [
      'after a continuation',
      'FROM a\nRUN x && \\\n cat <<E\n1\nE\nRUN c',
      ['2-5 RUN x &&  cat <<E\n1\nE', '6-6 RUN c'],
    ],
    ['in ONBUILD', 'FROM a\nONBUILD RUN <<E\n1\nE\nRUN c', ['2-4 ONBUILD RUN <<E\n1\nE', '5-5 RUN c']],
    ['not a here-string', 'FROM a\nRUN cat <<<x\nRUN c', ['2-2 RUN cat <<<x', '3-3 RUN c']],
    ['not a shift', 'FROM a\nRUN echo $((1<<2))\nRUN c', ['2-2 RUN echo $((1<<2))', '3-3 RUN c']],
    ['not in quotes', 'FROM a\nRUN echo "a <<E b"\nRUN c', ['2-2 RUN echo "a <<E b"', '3-3 RUN c']],
    ['not in the exec form', 'FROM a\nRUN ["a", "<<E"]\nRUN c', ['2-2 RUN ["a", "<<E"]', '3-3 RUN c']],
    ['not elsewhere', 'FROM a\nCMD cat <<E\nRUN c', ['2-2 CMD cat <<E', '3-3 RUN c']],
  ])('heredocs: %s', (_name, text, expected) => {
    expect(rows(text)).toEqual(expected);
  });

  test('a heredoc without an end takes the rest and is noted', () => {
    const { notes, stages } = parseDockerfile('FROM a\nRUN <<EOF\nb\nRUN c');
    expect(stages[0]?.instructions).toHaveLength(1);
    expect(notes).toEqual(['the heredoc "EOF" opened in line 2 of the Dockerfile does not end']);
  });

  test('text beyond the limit is not parsed and noted', () => {
    const { notes, stages } = parseDockerfile(`FROM a\nRUN ${'x'.repeat(DOCKERFILE_LIMIT)}`);
    expect(stages).toEqual([]);
    expect(notes).toHaveLength(1);
  });

  test('long hostile text takes no long time', async () => {
    const third = DOCKERFILE_LIMIT / 4;
    for (const part of [' ', '\\\n', '#', 'RUN <<A\n', 'RUN --a ', '"', '# a=b ', '\n', '\\']) {
      const text = `FROM a\nRUN ${part.repeat(Math.floor(third / part.length))}`;
      await expectAtMost(2000, () => processorTime(() => parseDockerfile(text)));
    }
  });
});
