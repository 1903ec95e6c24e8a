import { describe, expect, test } from '@jest/globals';
import { applyOperations } from '../../../src/dockerfile/edit/apply-operations.ts';
import type { Operation } from '../../../src/dockerfile/edit/operations/types.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';

const LISTS = '/var/lib/apt/lists/*';
const append = (command: string, line = 2): Operation => ({ kind: 'append-command', line, command });
const prepend = (command: string, line = 2): Operation => ({ kind: 'prepend-command', line, command });
const remove = (paths: string[], line = 2): Operation => ({ kind: 'delete-paths', line, paths });
const takeOut = (command: number, line = 2): Operation => ({ kind: 'replace-command', line, command, text: null });
const replace = (command: number, text: string): Operation => ({ kind: 'replace-command', line: 2, command, text });
const option = (text: string, line = 2): Operation => ({ kind: 'set-option', line, option: text });
const join = (later: number, line = 2): Operation => ({ kind: 'join-run', line, later });
const insert = (where: 'before' | 'after', text: string, line = 2): Operation => ({
  kind: 'insert',
  line,
  where,
  text,
});
const drop = (line: number): Operation => ({ kind: 'remove-instruction', line });
const argument = (command: number, after: string | null, text: string): Operation => ({
  kind: 'add-argument',
  line: 2,
  command,
  after,
  argument: text,
});

/** What `FROM a` and the lines become; the lines of instructions count from 2. */
function edited(lines: string, operations: readonly Operation[]): string | null {
  const after = applyOperations(parseDockerfile(`FROM a\n${lines}`), operations);
  if (after === null) return null;
  expect(after.startsWith('FROM a\n')).toBe(true);
  // BuildKit warns of an empty continuation, and takes what follows for a part of the instruction.
  expect(after).not.toMatch(/\\\r?\n[ \t]*(?:\r?\n|$)/);
  expect(parseDockerfile(after).notes).toEqual([]);
  return after.slice('FROM a\n'.length);
}

type Case = [string, string, Operation[], string];

const onOwnLines = (command: number, after: string, text: string): Operation => ({
  kind: 'add-argument',
  line: 2,
  command,
  after,
  argument: text,
  ownLines: true,
});

const named: Case[] = [
  ['on the same line', 'RUN apt-get install a b\n', [onOwnLines(0, 'b', 'c d')], 'RUN apt-get install a b c d\n'],
  [
    'on lines of their own',
    'RUN apt-get install \\\n    a \\\n    b \\\n && rm x\n',
    [onOwnLines(0, 'b', 'c d'), argument(0, 'install', '-R')],
    'RUN apt-get install -R \\\n    a \\\n    b \\\n    c \\\n    d \\\n && rm x\n',
  ],
  [
    'in a script',
    'RUN <<EOF\napt-get install a\nEOF\n',
    [onOwnLines(0, 'a', 'c d')],
    'RUN <<EOF\napt-get install a c d\nEOF\n',
  ],
];

const rename = (operand: string, from: string, to: string): Operation => ({
  kind: 'rename-operand',
  line: 2,
  command: 0,
  operand,
  from,
  to,
});

test.each<Case>([
  ['without quotes', 'RUN pip install a-gpu==1 b\n', [rename('a-gpu==1', 'a-gpu', 'a')], 'RUN pip install a==1 b\n'],
  [
    'in quotes, with another argument for the command',
    'RUN pip install \\\n    "a-gpu[x]>=1" \\\n    b && c\n',
    [rename('a-gpu[x]>=1', 'a-gpu[x]', 'a'), argument(0, 'install', '-q')],
    'RUN pip install -q \\\n    "a>=1" \\\n    b && c\n',
  ],
  ['with a variable', 'RUN pip install a-gpu==$V\n', [rename('a-gpu==$V', 'a-gpu', 'a')], 'RUN pip install a==$V\n'],
])('an operand starts in another way: %s', (_, lines, operations, becomes) => {
  expect(edited(lines, operations)).toBe(becomes);
});

const byDefault = (from: string, to: string): Operation => ({
  kind: 'replace-default',
  line: 2,
  name: 'TYPE',
  from,
  to,
});

test.each<Case>([
  ['without quotes', 'ARG TYPE=Debug\n', [byDefault('Debug', 'Release')], 'ARG TYPE=Release\n'],
  ['in quotes', 'ARG TYPE="Debug"\nRUN x\n', [byDefault('Debug', 'Release')], 'ARG TYPE="Release"\nRUN x\n'],
  ['among others', 'ARG A=1 \\\n  TYPE=Debug B\n', [byDefault('Debug', 'Release')], 'ARG A=1 \\\n  TYPE=Release B\n'],
])('an argument gets another default: %s', (_, lines, operations, becomes) => {
  expect(edited(lines, operations)).toBe(becomes);
});

test.each([
  ['ARG TYPE=Debugging\n', byDefault('Debug', 'Release')],
  ['ARG MYTYPE=Debug\n', byDefault('Debug', 'Release')],
  ['ARG TYPE\n', byDefault('Debug', 'Release')],
  ['ENV TYPE=Debug\n', byDefault('Debug', 'Release')],
  ['ARG TYPE=Debug\n', byDefault('Debug', 'a b')],
])('an argument keeps its default: %j', (lines, operation) => {
  expect(edited(lines, [operation])).toBeNull();
});

test.each<[string, string, Operation[]]>([
  ['the command lacks it', 'RUN pip install a\n', [rename('a-gpu', 'a-gpu', 'a')]],
  ['its start has quotes inside', "RUN pip install a'-'gpu\n", [rename('a-gpu', 'a-gpu', 'a')]],
  ['the new one would be code', 'RUN pip install a-gpu\n', [rename('a-gpu', 'a-gpu', 'a;b')]],
  ['the command gets another text', 'RUN pip install a-gpu\n', [rename('a-gpu', 'a-gpu', 'a'), replace(0, 'x')]],
])('an operand keeps its start if %s', (_, lines, operations) => {
  expect(edited(lines, operations)).toBeNull();
});

test('a command that another one now precedes takes arguments', () => {
  const operations = [
    replace(1, 'apt-get update && apt-get install a'),
    argument(1, 'install', '-R'),
    onOwnLines(1, 'a', 'b'),
  ];
  expect(edited('RUN c && apt-get install a && d\n', operations)).toBe(
    'RUN c && apt-get update && apt-get install -R a b && d\n',
  );
  expect(edited('RUN c && apt-get install a\n', [replace(1, 'x'), argument(1, 'install', '-R')])).toBeNull();
});

describe('further packages', () => {
  test.each(named)('%s', (_, before, operations, after) => expect(edited(before, operations)).toBe(after));
});

const appended: Case[] = [
  ['one line', 'RUN apk add x\n', [append('rm x')], 'RUN apk add x && rm x\n'],
  ['each once, in order', 'RUN a', [append('c'), append('b'), append('c')], 'RUN a && c && b'],
  [
    'a line that gets too long',
    `RUN apt-get update && apt-get install -y ${'x'.repeat(40)}\n`,
    [remove([LISTS])],
    `RUN apt-get update && apt-get install -y ${'x'.repeat(40)} \\\n    && rm -rf /var/lib/apt/lists/*\n`,
  ],
  [
    'operators in front',
    'RUN a \\\n  && b \\\n    c\nUSER d',
    [append('e')],
    'RUN a \\\n  && b \\\n    c \\\n  && e\nUSER d',
  ],
  ['with a tab', 'RUN a \\\n\t&& b\n', [append('e')], 'RUN a \\\n\t&& b \\\n\t&& e\n'],
  ['operators at the end', 'RUN a && \\\n    b\n', [append('e')], 'RUN a && \\\n    b && \\\n    e\n'],
  [
    'the last style of several',
    'RUN a && \\\n   b \\\n && c\n',
    [append('e')],
    'RUN a && \\\n   b \\\n && c \\\n && e\n',
  ],
  ['arguments on lines', 'RUN a && b \\\n  c \\\n  d\n', [append('e')], 'RUN a && b \\\n  c \\\n  d \\\n  && e\n'],
  [
    'set -e with semicolons',
    'RUN set -eux; \\\n\ta; \\\n\tb\n',
    [append('e')],
    'RUN set -eux; \\\n\ta; \\\n\tb; \\\n\te\n',
  ],
  ['and one at the end', 'RUN set -e; \\\n  a; \\\n  b;\n', [append('e')], 'RUN set -e; \\\n  a; \\\n  b; \\\n  e;\n'],
  [
    'and one on a line of its own',
    'RUN set -e; \\\n  apk add \\\n    x \\\n  ; \\\n  apk add \\\n    y \\\n  ;\n',
    [append('e')],
    'RUN set -e; \\\n  apk add \\\n    x \\\n  ; \\\n  apk add \\\n    y \\\n  ; \\\n  e;\n',
  ],
  ['semicolons in one line', 'RUN set -e; a;\n', [append('e')], 'RUN set -e; a; e;\n'],
  ['semicolons without set -e', 'RUN a; b;\n', [append('e')], 'RUN a; b && e;\n'],
  ['set -e and &&', 'RUN set -ex && a \\\n && b\n', [append('e')], 'RUN set -ex && a \\\n && b \\\n && e\n'],
  [
    'a loop under set -e',
    'RUN set -e; for x in 1; do a; done\n',
    [append('e')],
    'RUN set -e; for x in 1; do a; done; e\n',
  ],
  ['a loop', 'RUN for x in 1; do a; done\n', [append('e')], 'RUN for x in 1; do a; done && e\n'],
  ['a comment at the end', 'RUN a && b # why\n', [append('e')], 'RUN a && b && e # why\n'],
  ['a comment between', 'RUN a \\\n  # why\n  && b\n', [append('e')], 'RUN a \\\n  # why\n  && b \\\n  && e\n'],
  ['|| true', 'RUN a || true\n', [append('e')], 'RUN a || true && e\n'],
  ['CRLF', 'RUN a \\\r\n  && b\r\nUSER c\r\n', [append('e')], 'RUN a \\\r\n  && b \\\n  && e\r\nUSER c\r\n'],
  [
    'a SHELL with -e',
    'SHELL ["/bin/bash", "-ec"]\nRUN a; b\n',
    [append('e', 3)],
    'SHELL ["/bin/bash", "-ec"]\nRUN a; b; e\n',
  ],
  [
    'a here-document',
    'RUN <<EOF\nset -e\n  a\n\nEOF\nUSER b',
    [append('e')],
    'RUN <<EOF\nset -e\n  a\n  e\n\nEOF\nUSER b',
  ],
  ['one without set -e', 'RUN <<EOF\na\nb # c\nEOF\n', [append('e')], 'RUN <<EOF\na\nb && # c\ne\nEOF\n'],
  ['one with tabs', 'RUN <<-EOF bash -e\n\ta\n\tEOF\n', [append('e')], 'RUN <<-EOF bash -e\n\ta\n\te\n\tEOF\n'],
  ['one for bash', 'RUN bash -ex <<EOF\na\nEOF\n', [append('e')], 'RUN bash -ex <<EOF\na\ne\nEOF\n'],
  ['one with a shebang', 'RUN <<EOF\n#!/bin/sh -e\na\nEOF\n', [append('e')], 'RUN <<EOF\n#!/bin/sh -e\na\ne\nEOF\n'],
  ['a file, and a command', 'RUN cat <<EOF >b && c\nd\nEOF\n', [append('e')], 'RUN cat <<EOF >b && c && e\nd\nEOF\n'],
];

const deleted: Case[] = [
  ['after other commands', 'RUN a\n', [remove(['/b']), append('c'), remove(['/d'])], 'RUN a && c && rm -rf /b /d\n'],
  [
    'by the last rm',
    `RUN a && rm -rf ${LISTS}\n`,
    [remove(['/root/.cache'])],
    `RUN a && rm -rf ${LISTS} /root/.cache\n`,
  ],
  ['by an rm -fr', 'RUN a; rm -fr /b\n', [remove(['/c'])], 'RUN a; rm -fr /b /c\n'],
  [
    'on lines like others',
    'RUN a \\\n  && rm -rf \\\n    /b \\\n    /c\n',
    [remove(['/d', '/e'])],
    'RUN a \\\n  && rm -rf \\\n    /b \\\n    /c \\\n    /d \\\n    /e\n',
  ],
  ['unless it is not the last', 'RUN rm -rf /b && a\n', [remove(['/c'])], 'RUN rm -rf /b && a && rm -rf /c\n'],
  ['unless it may fail', 'RUN a && rm -rf /b || true\n', [remove(['/c'])], 'RUN a && rm -rf /b || true && rm -rf /c\n'],
  [
    'not twice',
    `RUN a && rm -rf ${LISTS}\n`,
    [remove([`${LISTS}`, '/var/lib/apt/lists/x'])],
    `RUN a && rm -rf ${LISTS}\n`,
  ],
  [
    'not what is inside of others',
    'RUN a\n',
    [remove(['/b/c', '/b', '/d/*', '/d/e/f', '/d/.g'])],
    'RUN a && rm -rf /b /d/* /d/.g\n',
  ],
  [
    'with quotes where needed',
    'RUN a\n',
    [remove(['/b c', "/d'e", '/f g/*', '"/h i"', '/j/*.[ch]'])],
    `RUN a && rm -rf '/b c' '/d'\\''e' '/f g/'* "/h i" /j/*.[ch]\n`,
  ],
];

const changed: Case[] = [
  [
    'a RUN of which no command is left, though another edit deletes',
    'RUN a\nRUN b\n',
    [takeOut(0), remove(['/e'])],
    'RUN b\n',
  ],
  ['a command that another edit gives an argument', 'RUN a && b\n', [takeOut(0), argument(0, null, '-x')], 'RUN b\n'],
  ['the first', 'RUN a && b && c\n', [takeOut(0)], 'RUN b && c\n'],
  ['the last', 'RUN a && b; c # d\n', [takeOut(2)], 'RUN a && b # d\n'],
  ['one of a list', 'RUN a; b && c\n', [takeOut(1)], 'RUN a; c\n'],
  ['its lines', 'RUN a \\\n  && b \\\n    c \\\n  && d\n', [takeOut(1)], 'RUN a \\\n  && d\n'],
  ['operators at the end', 'RUN a && \\\n  b && \\\n  c\n', [takeOut(1)], 'RUN a && \\\n  c\n'],
  ['comments stay', 'RUN a \\\n  # b\n  && b \\\n  # c\n  && c\n', [takeOut(1)], 'RUN a \\\n  # b\n  # c\n  && c\n'],
  ['comments after the first', 'RUN a && \\\n  # b\n  b\n', [takeOut(0)], 'RUN \\\n  # b\n  b\n'],
  ['several', 'RUN a && b && c && d\n', [takeOut(0), takeOut(2), takeOut(3)], 'RUN b\n'],
  ['a line of a script', 'RUN <<EOF\na\nb\n# c\nc\nEOF\n', [takeOut(1)], 'RUN <<EOF\na\n# c\nc\nEOF\n'],
  ['all', '\n# why\nRUN set -e && a\n\nUSER b\n', [takeOut(1, 4)], '\n# why\n\nUSER b\n'],
  ['other text', 'RUN a && b || c\n', [replace(0, 'd | e'), replace(2, 'f')], 'RUN d | e && b || f\n'],
  ['inside a loop', 'RUN for x in 1; do a $x; done\n', [replace(0, 'b $x')], 'RUN for x in 1; do b $x; done\n'],
  [
    'arguments',
    'RUN sudo pip install x \\\n  && python -m pip install y && apk add z\n',
    [
      argument(0, 'install', '--no-cache-dir'),
      argument(1, 'install', '--no-cache-dir'),
      argument(2, null, '--no-cache'),
    ],
    'RUN sudo pip install --no-cache-dir x \\\n  && python -m pip install --no-cache-dir y && apk --no-cache add z\n',
  ],
  [
    'an argument that is there',
    'RUN apk add --no-cache z\n',
    [argument(0, 'add', '--no-cache')],
    'RUN apk add --no-cache z\n',
  ],
  [
    'an argument for a nested command',
    'RUN if a; then apk add b; fi\n',
    [argument(1, 'add', '-q')],
    'RUN if a; then apk add -q b; fi\n',
  ],
  [
    'all of it',
    'RUN a && b && c\n',
    [takeOut(0), argument(1, null, '-x'), append('d'), remove(['/e']), option('--network=none')],
    'RUN --network=none b -x && c && d && rm -rf /e\n',
  ],
];

const options: Case[] = [
  ['a new one', 'COPY . /b\n', [option('--chown=c:c')], 'COPY --chown=c:c . /b\n'],
  ['another value', 'COPY --chown=a --link . /b\n', [option('--chown=c:c')], 'COPY --chown=c:c --link . /b\n'],
  [
    'after others',
    'COPY --from=x --link ["a", "/b"]\n',
    [option('--chmod=755')],
    'COPY --from=x --link --chmod=755 ["a", "/b"]\n',
  ],
  [
    'a mount',
    'RUN --mount=type=cache,target=/a b\n',
    [option('--mount=type=cache,target=/c')],
    'RUN --mount=type=cache,target=/a --mount=type=cache,target=/c b\n',
  ],
  [
    'a mount that is there',
    'RUN --mount=type=cache,id=x,dst=/a/ b\n',
    [option('--mount=type=cache,target=/a')],
    'RUN --mount=type=cache,id=x,dst=/a/ b\n',
  ],
  [
    'on lines of their own',
    'RUN --mount=type=cache,target=/a \\\n    b\n',
    [option('--mount=type=cache,target=/c')],
    'RUN --mount=type=cache,target=/a \\\n    --mount=type=cache,target=/c \\\n    b\n',
  ],
  [
    'a long line',
    `COPY ${'x'.repeat(80)} /b\n`,
    [option('--chown=node:node')],
    `COPY --chown=node:node \\\n    ${'x'.repeat(80)} /b\n`,
  ],
  ['of JSON', 'RUN ["a"]\n', [option('--network=none')], 'RUN --network=none ["a"]\n'],
  ['of a here-document', 'RUN <<EOF\na\nEOF\n', [option('--network=none')], 'RUN --network=none <<EOF\na\nEOF\n'],
];

const besideDeletions: Case[] = [
  ['/c', 'rm -rf /c/*'],
  ['/c/d', 'rm -rf /c/e /d'],
  ['/c', 'rm -rf /b/*'],
  ['/root/.npm', 'rm -rf ~/.cache "$GNUPGHOME"'],
  ['/c', 'echo rm /c'],
].map(([target, command]) => [
  `${command} beside ${target}`,
  `RUN ${command}\n`,
  [option(`--mount=type=cache,target=${target}`)],
  `RUN --mount=type=cache,target=${target} ${command}\n`,
]);

const joined: Case[] = [
  ['lines', 'RUN a\nRUN b\nUSER c\n', [join(3)], 'RUN a && b\nUSER c\n'],
  [
    'the first style',
    'RUN a \\\n  && b\n\n# why\nRUN c && d # e\n',
    [join(6)],
    'RUN a \\\n  && b \\\n  && c \\\n  && d # e\n\n# why\n',
  ],
  ['comments inside', 'RUN a\nRUN b \\\n  # c\n  && c\n', [join(3)], 'RUN a \\\n    && b \\\n  # c\n  && c\n'],
  [
    'several, then more',
    'RUN a\nRUN b\nLABEL x=y\nRUN c\n',
    [join(3), join(5), remove(['/d'])],
    'RUN a && b && c && rm -rf /d\nLABEL x=y\n',
  ],
  ['a chain', 'RUN a\nRUN b\nRUN c\n', [join(3), join(4, 3)], 'RUN a && b && c\n'],
  [
    'set -e once',
    'RUN set -eux; \\\n\ta\nRUN set -eux; \\\n\tb; \\\n\tc\n',
    [join(4)],
    'RUN set -eux; \\\n\ta; \\\n\tb; \\\n\tc\n',
  ],
  [
    'mounts',
    'RUN --mount=type=cache,target=/a b\nRUN --mount=type=cache,target=/a --mount=type=cache,target=/c d\n',
    [join(3)],
    'RUN --mount=type=cache,target=/a --mount=type=cache,target=/c b && d\n',
  ],
  [
    'scripts',
    'RUN <<EOF\nset -e\na\nEOF\nRUN <<X\nset -e\n# b\nb\nX\n',
    [join(6)],
    'RUN <<EOF\nset -e\na\n# b\nb\nEOF\n',
  ],
  ['an edited one', 'RUN a\nRUN b && c\n', [join(3), takeOut(0, 3), append('d', 3)], 'RUN a && c && d\n'],
];

const prepended: Case[] = [
  ['one line', 'RUN b\n', [prepend('a')], 'RUN a && b\n'],
  ['each once, in order', 'RUN c && d', [prepend('a'), prepend('b'), prepend('a')], 'RUN a && b && c && d'],
  [
    'an option stays in front',
    'RUN --mount=type=cache,target=/x b',
    [prepend('a')],
    'RUN --mount=type=cache,target=/x a && b',
  ],
  ['operators in front', 'RUN b \\\n  && c\n', [prepend('a')], 'RUN a \\\n  && b \\\n  && c\n'],
  ['operators at the end', 'RUN b && \\\n  c\n', [prepend('a')], 'RUN a && \\\n  b && \\\n  c\n'],
  [
    'a line that gets too long',
    `RUN ${'x'.repeat(90)}`,
    [prepend('aaaaaaaa')],
    `RUN aaaaaaaa \\\n    && ${'x'.repeat(90)}`,
  ],
  ['a pipe', 'RUN b | c', [prepend('a'), append('d')], 'RUN a && b | c && d'],
  ['what goes on after an error', 'RUN b || c\n', [prepend('a')], 'RUN a && { b || c; }\n'],
  [
    'a semicolon, with one more command behind',
    'RUN cd b;c\n',
    [prepend('a'), prepend('d'), append('e')],
    'RUN a && d && { cd b;c; } && e\n',
  ],
  ['a semicolon at the end', 'RUN b; c;\n', [prepend('a')], 'RUN a && { b; c; }\n'],
  [
    'a semicolon, in a line that gets too long',
    `RUN cd x; ${'y'.repeat(90)}\n`,
    [prepend('a')],
    `RUN a \\\n    && { cd x; ${'y'.repeat(90)}; }\n`,
  ],
];

const whole: Case[] = [
  [
    'before a RUN that is joined to others',
    'RUN a\nRUN b\nRUN c\n',
    [join(3), join(4), insert('before', 'ENV D=e', 4)],
    'ENV D=e\nRUN a && b && c\n',
  ],
  [
    'before, above the comment',
    'USER b\n# why\nRUN c\n',
    [insert('before', 'ENV D=e', 4)],
    'USER b\nENV D=e\n# why\nRUN c\n',
  ],
  ['after', 'RUN b', [insert('after', 'ENV D=e\nENV F=g\n')], 'RUN b\nENV D=e\nENV F=g'],
  ['with the line ends of the file', 'RUN b\n', [insert('after', 'ENV D=e\r\nUSER x')], 'RUN b\nENV D=e\nUSER x\n'],
  ['removed', '\n# b\nRUN b\n\nRUN c\n', [drop(4)], '\n# b\n\nRUN c\n'],
  ['removed between empty lines', '\nRUN b\n\nRUN c\n', [drop(3)], '\nRUN c\n'],
  ['removed at the end', 'RUN b\n\nRUN c\n', [drop(4)], 'RUN b\n'],
  ['removed at the end of a file without a line end', 'RUN b\nRUN c', [drop(3)], 'RUN b'],
  ['several', 'RUN b\nRUN c\nRUN d\n', [drop(2), drop(3), insert('before', 'USER x', 4)], 'USER x\nRUN d\n'],
];

describe.each([
  ['appended commands', appended],
  ['prepended commands', prepended],
  ['deleted paths', deleted],
  ['changed commands', changed],
  ['options', options],
  ['mounts beside deletions', besideDeletions],
  ['joined RUNs', joined],
  ['whole instructions', whole],
])('%s', (_kind, cases) => {
  test.each(cases)('%s', (_name, before, operations, after) => {
    expect(edited(before, operations)).toBe(after);
  });
});

describe('what does not fit', () => {
  test.each<[string, string, Operation[]]>([
    ['an unknown line', 'RUN a \\\n  b\n', [append('c', 3)]],
    ['JSON', 'RUN ["a"]\n', [append('b')]],
    ['a mount of what is deleted', 'RUN a && rm -rf /root/.npm\n', [option('--mount=type=cache,target=/root/.npm')]],
    ['a mount below what is deleted', 'RUN a && rm -rf /root\n', [option('--mount=type=cache,target=/root/.npm')]],
    ['a mount below a home', 'RUN a && rm -rf ~/.cache\n', [option('--mount=type=cache,target=/root/.cache/pip')]],
    ['a mount that a pattern names', 'RUN a && rm -rf /v/c/*\n', [option('--mount=type=cache,target=/v/c/apt')]],
    ['a mount that a relative path names', 'RUN cd && rm -r .npm\n', [option('--mount=type=cache,target=/root/.npm')]],
    [
      'a mount and a RUN that deletes it',
      'RUN a\nRUN rm -rf $HOME/.cache\n',
      [option('--mount=type=cache,uid=0,target=/root/.cache/'), join(3)],
    ],
    ['a command before lines of which one may fail', 'RUN b; \\\n  c\n', [prepend('a')]],
    ['a command before what ends at errors', 'RUN set -e; b\n', [prepend('a')]],
    ['a command before an exit', 'RUN b || exit 1; c\n', [prepend('a')]],
    ['a command before one in the background', 'RUN b & c\n', [prepend('a')]],
    ['a command before a script', 'RUN <<EOF\nb\nEOF\n', [prepend('a')]],
    ['ONBUILD', 'ONBUILD RUN a\n', [append('b')]],
    ['no RUN', 'COPY a b\n', [append('b')]],
    ['an open quote', 'RUN a "b\n', [append('b')]],
    ['an open loop', 'RUN for x in 1; do a\n', [append('b')]],
    ['an operator at the end', 'RUN a &&\n', [append('b')]],
    ['a command in the background', 'RUN a &\n', [append('b')]],
    ['an exit', 'RUN a; exit 0\n', [append('b')]],
    ['a list under set -e that hides errors', 'RUN set -e; a && (b; c)\n', [append('d')]],
    ['a script of another program', 'RUN python3 <<EOF\nimport a\nEOF\n', [append('b')]],
    ['a script of another language', 'RUN <<EOF\n#!/usr/bin/env python3\nimport a\nEOF\n', [append('b')]],
    ['a variable in a script that is expanded twice', 'RUN sh -e <<EOF\na\nEOF\n', [append('b $c')]],
    ['an open command', 'RUN a\n', [append('b "c')]],
    ['a command that hides errors', 'RUN a\n', [append('b || true')]],
    ['a relative path', 'RUN a\n', [remove(['b'])]],
    ['no such command', 'RUN a\n', [takeOut(1)]],
    ['a nested command', 'RUN a | b\n', [takeOut(0)]],
    ['a command for a RUN of which none is left', 'RUN a\n', [takeOut(0), append('b')]],
    ['a RUN that is joined to it', 'RUN a\nRUN b\n', [takeOut(0), join(3)]],
    ['a command before ||', 'RUN a || b\n', [takeOut(0)]],
    ['a list in a pipe', 'RUN a | b\n', [replace(0, 'c && d')]],
    ['no such word', 'RUN pip list\n', [argument(0, 'install', '-q')]],
    ['two changes of a command', 'RUN a && b\n', [replace(0, 'd'), argument(0, null, '-q')]],
    ['an option of ENV', 'ENV A=b\n', [option('--chown=a')]],
    ['a removed FROM', 'RUN a\n', [drop(1)]],
    ['a removed one that is changed', 'RUN a\n', [drop(2), append('b')]],
    ['half an instruction', 'RUN a\n', [insert('after', 'RUN b \\')]],
    ['no instruction', 'RUN a\n', [insert('after', '# b')]],
    ['other options', 'RUN --network=none a\nRUN b\n', [join(3)]],
    [
      'another mount in the same place',
      'RUN --mount=type=cache,target=/a b\nRUN --mount=type=bind,target=/a c\n',
      [join(3)],
    ],
    ['another form', 'RUN a\nRUN ["b"]\n', [join(3)]],
    ['another stage', 'RUN a\nFROM b\nRUN c\n', [join(4)]],
    ['another user', 'RUN a\nUSER b\nRUN c\n', [join(4)]],
    ['an earlier one', 'RUN a\nRUN b\n', [join(2, 3)]],
    ['another directory', 'RUN cd /a && b\nRUN c\n', [join(3)]],
    ['|| in the later one', 'RUN a\nRUN b || c\n', [join(3)]],
    ['other options of the shell', 'RUN set -eu; a\nRUN b\n', [join(3)]],
    ['one joined twice', 'RUN a\nRUN b\nRUN c\n', [join(4), join(4, 3)]],
  ])('%s', (_name, before, operations) => {
    expect(edited(before, operations)).toBeNull();
  });
});

test('all of the file stays that is not concerned', () => {
  const before = '\uFEFF# escape=`\r\n# c\r\nFROM a\r\n\r\n\r\n  run b `\r\n    -c\r\n\tUSER  d\r\n# e';
  const after = applyOperations(parseDockerfile(before), [append('f', 6)]);
  expect(after).toBe(
    '\uFEFF# escape=`\r\n# c\r\nFROM a\r\n\r\n\r\n  run b `\r\n    -c `\r\n    && f\r\n\tUSER  d\r\n# e',
  );
  expect(applyOperations(parseDockerfile(before), [])).toBe(before);
});

describe('another base', () => {
  const based = (text: string, base = 'b:1') =>
    applyOperations(parseDockerfile(text), [{ kind: 'replace-base', line: 1, base }]);

  test.each([
    ['FROM a:1\nRUN x\n', 'FROM b:1\nRUN x\n'],
    ['from   a:1  as build\n', 'from   b:1  as build\n'],
    ['FROM --platform=$a:1 a:1 AS a\n', 'FROM --platform=$a:1 b:1 AS a\n'],
    ['FROM \\\r\n  a:1 \\\r\n  AS x\r\n', 'FROM \\\r\n  b:1 \\\r\n  AS x\r\n'],
  ])('of %j makes %j', (text, expected) => expect(based(text)).toBe(expected));

  test('is refused for other instructions, and for what is no name', () => {
    expect(based('RUN a\n')).toBeNull();
    expect(based('FROM a\n', 'b c')).toBeNull();
  });
});

describe('another start', () => {
  const start = (text: string, words = ['node', 'a "b".js'], line = 1) =>
    applyOperations(parseDockerfile(text), [{ kind: 'replace-start', line, words }]);

  test.each([
    ['CMD npm start\nUSER a\n', 'CMD ["node", "a \\"b\\".js"]\nUSER a\n'],
    ['entrypoint [ "npm", \\\r\n  "start" ]\r\n', 'entrypoint ["node", "a \\"b\\".js"]\r\n'],
  ])('of %j makes %j', (text, expected) => expect(start(text)).toBe(expected));

  test('is refused for other instructions, and twice', () => {
    expect(start('RUN npm start\n')).toBeNull();
    expect(
      applyOperations(parseDockerfile('CMD a\n'), [
        { kind: 'replace-start', line: 1, words: ['b'] },
        { kind: 'replace-start', line: 1, words: ['c'] },
      ]),
    ).toBeNull();
  });
});

describe('other sources and another destination', () => {
  const copied = (text: string, words = ['/a/b', '/c']) =>
    applyOperations(parseDockerfile(text), [{ kind: 'replace-copied', line: 1, words }]);

  test.each([
    ['COPY --from=build /a /c\nRUN x\n', 'COPY --from=build /a/b /c\nRUN x\n'],
    [
      'copy --from=build \\\r\n  --chown=a:b \\\r\n  /a \\\r\n  /c\r\n',
      'copy --from=build \\\r\n  --chown=a:b \\\r\n  /a/b /c\r\n',
    ],
    ['COPY --from=build ["/a", "/c"]', 'COPY --from=build /a/b /c'],
  ])('of %j makes %j', (text, expected) => expect(copied(text)).toBe(expected));

  test('are refused for other instructions, and for what needs quotes', () => {
    expect(copied('RUN a\n')).toBeNull();
    expect(copied('COPY a b\n', ['/a b', '/c'])).toBeNull();
    expect(copied('COPY a b\n', ['a', '/c'])).toBeNull();
  });
});

describe('another value of a variable', () => {
  const set = (text: string, value = 'a:b') =>
    applyOperations(parseDockerfile(`FROM x\n${text}`), [{ kind: 'set-variable', line: 2, name: 'A', value }]);

  test.each([
    ['ENV A=a\nRUN x\n', 'ENV A=a:b\nRUN x\n'],
    ['ENV  B="A=c"  A="a"  C=d\n', 'ENV  B="A=c"  A="a:b"  C=d\n'],
    ["env B=1 \\\n    # A=2\n    A='a b' \\\n    C=3", "env B=1 \\\n    # A=2\n    A='a:b' \\\n    C=3"],
    ['ENV B=" A=c " A=a\n', 'ENV B=" A=c " A=a:b\n'],
    ['ENV A a c\n', 'ENV A a:b\n'],
  ])('in %j makes %j', (text, expected) => expect(set(text)).toBe(`FROM x\n${expected}`));

  test.each(['ENV B=a\n', 'ENV A=$B\n', 'ENV A=a A=b\n', 'ARG A=a\n', 'ENV B="A=c"\n', 'ENV A=\n'])(
    'is refused in %j',
    text => expect(set(text)).toBeNull(),
  );

  test('is refused for what needs quotes', () => expect(set('ENV A=a\n', 'a b')).toBeNull());
});
