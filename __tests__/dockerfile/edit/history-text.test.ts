import { describe, expect, test } from '@jest/globals';
import { applyOperations } from '../../../src/dockerfile/edit/apply-operations.ts';
import { editableHistory } from '../../../src/dockerfile/edit/history-text.ts';
import { writtenCommands } from '../../../src/dockerfile/edit/written-commands.ts';
import { instructionOf } from '../../../src/dockerfile/history.ts';

const history = editableHistory(
  [
    '/bin/sh -c #(nop) ADD file:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef in / ',
    'RUN /bin/sh -c apt-get update && apt-get install -y curl # buildkit',
    'RUN /bin/sh -c set -e\napt-get update # buildkit',
    'RUN /bin/sh -c cat <<EOF # buildkit',
    'RUN /bin/sh -c echo \\ # buildkit',
    'ENV A=b',
    'bazel build ...',
  ].map(instructionOf),
);

describe('history as a file', () => {
  test('has one instruction a line', () => {
    expect(history.source.split('\n')).toHaveLength(8);
    expect(history.instructions.map(({ line, keyword }) => [line, keyword])).toEqual([
      [1, 'ADD'],
      [2, 'RUN'],
      [3, ''],
      [4, ''],
      [5, ''],
      [6, 'ENV'],
      [7, ''],
    ]);
    for (const { start, end, line } of history.instructions)
      expect(history.source.slice(start, end)).toBe(history.source.split('\n')[line - 1]);
  });

  test('takes operations where they fit', () => {
    const [, run] = history.instructions;
    expect(run && writtenCommands(history, run).map(({ name, args }) => [name, ...args])).toEqual([
      ['apt-get', 'update'],
      ['apt-get', 'install', '-y', 'curl'],
    ]);
    const edited = applyOperations(history, [{ kind: 'delete-paths', line: 2, paths: ['/var/lib/apt/lists/*'] }]);
    expect(edited?.split('\n')[1]).toBe('RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*');
    expect(edited?.split('\n').toSpliced(1, 1)).toEqual(history.source.split('\n').toSpliced(1, 1));
  });

  test.each([3, 4, 5, 7])('takes none in line %i', line => {
    expect(applyOperations(history, [{ kind: 'append-command', line, command: 'a' }])).toBeNull();
    expect(applyOperations(history, [{ kind: 'set-option', line, option: '--mount=type=cache,target=/a' }])).toBeNull();
  });
});
