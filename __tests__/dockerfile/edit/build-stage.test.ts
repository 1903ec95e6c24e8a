/** A RUN that goes into a stage of its own, together with other edits of the same file. */
import { describe, expect, test } from '@jest/globals';
import { applyOperations } from '../../../src/dockerfile/edit/apply-operations.ts';
import type { BuildStage, Operation } from '../../../src/dockerfile/edit/operations/types.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';

const FILE = `# syntax=docker/dockerfile:1
ARG V=3.12
FROM python:$V AS app
# Where it works
WORKDIR /app
RUN apt-get update && apt-get install -y git
# Packages
RUN pip install \\
    fast
COPY . .
`;
const stage: BuildStage = {
  kind: 'build-stage',
  line: 3,
  name: 'build',
  repeated: [5, 6],
  moved: 8,
  copies: 'COPY --from=build /a /a\nCOPY --from=build /b /b',
  dropped: [],
  isRelocated: true,
};
const edited = (operations: readonly Operation[], text = FILE) => applyOperations(parseDockerfile(text), operations);

describe('a build stage', () => {
  test('comes before the FROM, and comments stay where they are', () => {
    expect(
      edited([stage, { kind: 'replace-base', line: 3, base: 'python:$V-slim' }]),
    ).toBe(`# syntax=docker/dockerfile:1
ARG V=3.12
FROM python:$V AS build
WORKDIR /app
RUN apt-get update && apt-get install -y git
RUN pip install \\
    fast

FROM python:$V-slim AS app
# Where it works
WORKDIR /app
RUN apt-get update && apt-get install -y git
# Packages
COPY --from=build /a /a
COPY --from=build /b /b
COPY . .
`);
  });

  test('has the other edits of its instructions', () => {
    const all = edited([
      stage,
      { kind: 'append-command', line: 6, command: 'rm -rf /x' },
      { kind: 'insert', line: 8, where: 'before', text: 'ENV A=b' },
      { kind: 'add-argument', line: 8, command: 0, after: 'install', argument: '--no-compile' },
      { kind: 'delete-paths', line: 8, paths: ['/root/.cache/pip'] },
    ]);
    expect(all?.match(/rm -rf \/x/g)).toHaveLength(2);
    expect(all?.match(/ENV A=b/g)).toHaveLength(2);
    expect(all?.match(/pip install --no-compile \\\n {4}fast \\\n {4}&& rm -rf \/root\/\.cache\/pip\n/g)).toHaveLength(
      1,
    );
  });

  test('keeps line ends and flags, and drops RUNs that are there alone', () => {
    const text = 'FROM --platform=linux/amd64 a\r\nRUN b\r\nRUN c\r\nRUN d\r\n';
    const own = { ...stage, line: 1, repeated: [2, 3], moved: 4, dropped: [3] };
    expect(edited([own], text)).toBe(
      'FROM --platform=linux/amd64 a AS build\r\nRUN b\r\nRUN c\r\nRUN d\r\n\r\nFROM --platform=linux/amd64 a\r\nRUN b\r\nCOPY --from=build /a /a\r\nCOPY --from=build /b /b\r\n',
    );
  });

  const join = (line: number, later: number): Operation => ({ kind: 'join-run', line, later });
  test.each<[string, Operation[]]>([
    ['the RUN joins an earlier one', [join(6, 8)]],
    ['the RUN goes', [{ kind: 'remove-instruction', line: 8 }]],
    ['it should delete files that it has elsewhere', [{ kind: 'delete-paths', line: 8, paths: ['/usr/local/lib/x'] }]],
    ['it should do more', [{ kind: 'append-command', line: 8, command: 'rm -rf x' }]],
  ])('is not made if %s', (_, more) => {
    expect(edited([stage, ...more])).toBeNull();
  });

  test.each<[string, string, Partial<BuildStage>]>([
    ['a later RUN would join one of it', 'FROM a\nRUN b\nRUN c\nRUN d\n', { repeated: [2], moved: 3 }],
    ['a later RUN would join it', 'FROM a\nRUN b\nRUN c\nRUN d\n', { repeated: [], moved: 2 }],
  ])('is not made if %s', (_, text, own) => {
    expect(edited([{ ...stage, line: 1, ...own }, join(2, 4)], text)).toBeNull();
  });

  test.each<[string, Partial<BuildStage>]>([
    ['no FROM', { line: 5 }],
    ['no RUN', { moved: 9 }],
    ['no instruction', { repeated: [4] }],
  ])('is not made of %s', (_, own) => {
    expect(edited([{ ...stage, ...own }])).toBeNull();
  });
});
