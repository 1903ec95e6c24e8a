/** Edited RUNs are run by a real shell: they must do what they did, then what was added, and fail where they failed. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applyOperations } from '../../../src/dockerfile/edit/apply-operations.ts';
import { editableHistory } from '../../../src/dockerfile/edit/history-text.ts';
import type { Operation } from '../../../src/dockerfile/edit/operations/types.ts';
import { writtenCommands } from '../../../src/dockerfile/edit/written-commands.ts';
import { type Dockerfile, parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { isValid, outcomeOf, scriptLines, shellText } from '../../kit/dockerfiles/runs.ts';
import { runs, thorough } from '../../kit/runner/thorough.ts';

/** The text of the only RUN, or of each of several. */
const runsOf = ({ instructions }: Dockerfile) => instructions.slice(1).map(({ text }) => text);
/** The body of a here-document alone. */
const bodyOf = ({ instructions }: Dockerfile) => instructions[1]?.heredocs[0]?.body ?? '';
const parsed = (source: string | null) => parseDockerfile(source ?? '');
const appended: Operation = { kind: 'append-command', line: 2, command: 'ok last' };

/** Counts what was edited, so that a test of nothing but refusals fails. */
function editedOf(count: { all: number; edited: number }, source: string, operations: readonly Operation[]) {
  const before = parseDockerfile(source);
  const after = applyOperations(before, operations);
  count.all++;
  if (after !== null) count.edited++;
  return { before, after: after === null ? null : parseDockerfile(after) };
}

describe('a shell that runs the new text', () => {
  test('does what it did, then the appended command, and fails as before', () => {
    const count = { all: 0, edited: 0 };
    fc.assert(
      fc.property(shellText, text => {
        const { before, after } = editedOf(count, `FROM a\nRUN ${text}\nUSER b\n`, [appended]);
        if (after === null) return;
        const [old, now] = [outcomeOf(runsOf(before)[0] ?? ''), outcomeOf(runsOf(after)[0] ?? '')];
        expect(isValid(runsOf(after)[0] ?? '')).toBe(true);
        expect(now).toEqual(old.failed ? old : { ...old, printed: `${old.printed}last\n` });
      }),
      { numRuns: runs(80) },
    );
    expect(count.edited / count.all).toBeGreaterThan(0.7);
  });

  test('does the same in a here-document', () => {
    const count = { all: 0, edited: 0 };
    fc.assert(
      fc.property(scriptLines, fc.constantFrom('', ' sh', ' bash -e'), (lines, shell) => {
        const { before, after } = editedOf(count, `FROM a\nRUN <<"EOF"${shell}\n${lines.join('\n')}\nEOF\n`, [
          appended,
        ]);
        if (after === null) return;
        const run = shell === '' ? ['sh'] : shell.trim().split(' ');
        const [old, now] = [outcomeOf(bodyOf(before), run), outcomeOf(bodyOf(after), run)];
        expect(now).toEqual(old.failed ? old : { ...old, printed: `${old.printed}last\n` });
      }),
      { numRuns: runs(60) },
    );
    expect(count.edited / count.all).toBeGreaterThan(0.5);
  });

  test('does what both RUNs did when they are joined', () => {
    const count = { all: 0, edited: 0 };
    fc.assert(
      fc.property(shellText, shellText, (first, later) => {
        const source = `FROM a\nRUN ${first}\nRUN ${later}\nUSER b\n`;
        const line = parsed(source).instructions[2]?.line ?? 0;
        const { before, after } = editedOf(count, source, [{ kind: 'join-run', line: 2, later: line }]);
        if (after === null) return;
        const [one, two] = runsOf(before).map(text => outcomeOf(text));
        const now = outcomeOf(runsOf(after)[0] ?? '');
        expect(isValid(runsOf(after)[0] ?? '')).toBe(true);
        expect(now.failed).toBe(one?.failed || two?.failed);
        expect(now.printed).toBe(one?.failed ? one.printed : `${one?.printed}${two?.printed}`);
        expect(after.instructions).toHaveLength(3);
      }),
      { numRuns: runs(80) },
    );
    expect(count.edited).toBeGreaterThan(thorough ? count.all * 0.2 : 0);
  });

  test('understands the text without a command, in which all others are', () => {
    const count = { all: 0, edited: 0 };
    fc.assert(
      fc.property(fc.oneof(shellText, scriptLines), fc.nat(5), (text, command) => {
        const run = typeof text === 'string' ? text : `<<EOF\n${text.join('\n')}\nEOF`;
        const source = `FROM a\nRUN ${run}\nUSER b\n`;
        const [, instruction] = parsed(source).instructions;
        if (instruction === undefined) return;
        const names = (dockerfile: Dockerfile) =>
          dockerfile.instructions[1]?.keyword === 'RUN'
            ? writtenCommands(dockerfile, dockerfile.instructions[1]).map(({ name, args }) => [name, ...args].join(' '))
            : ['set'];
        const { before, after } = editedOf(count, source, [{ kind: 'replace-command', line: 2, command, text: null }]);
        if (after === null) return;
        const expected = names(before).toSpliced(command, 1);
        const left = names(after);
        if (left.join() !== 'set') expect(left).toEqual(expected);
        else expect(expected.every(name => name.startsWith('set'))).toBe(true);
        const plain = typeof text === 'string' ? (runsOf(after)[0] ?? '') : bodyOf(after);
        if (after.instructions[1]?.keyword === 'RUN') expect(isValid(plain)).toBe(true);
      }),
      { numRuns: runs(80) },
    );
    expect(count.edited).toBeGreaterThan(thorough ? count.all * 0.2 : 0);
  });

  test('does the same where only the history is known', () => {
    fc.assert(
      fc.property(shellText, text => {
        const [run = ''] = runsOf(parsed(`FROM a\nRUN ${text}\n`));
        const after = applyOperations(editableHistory([{ keyword: 'RUN', text: run }]), [{ ...appended, line: 1 }]);
        if (after === null) return;
        const [old, now] = [outcomeOf(run), outcomeOf(parsed(after).instructions[0]?.text ?? '')];
        expect(now).toEqual(old.failed ? old : { ...old, printed: `${old.printed}last\n` });
      }),
      { numRuns: runs(50) },
    );
  });
});
