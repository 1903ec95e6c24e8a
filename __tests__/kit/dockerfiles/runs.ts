/** RUN instructions of all styles for property tests: texts whose commands are `ok N` and `no N`, which a shell can run. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';

/** What `ok N` and `no N` do: print their number, and succeed or fail. */
const COMMANDS = 'ok() { echo "$1"; }\nno() { echo "$1"; return 1; }\n';

export interface Outcome {
  printed: string;
  failed: boolean;
}

/** No text that is made here runs longer than a moment: one that does is a defect, and must not hold up the tests. */
const LONGEST_MS = 10_000;

/**
 * Runs a text as a RUN would.
 * @throws if it does not end: an edit must not make a loop of what ended
 */
export function outcomeOf(text: string, [program = 'sh', ...options]: readonly string[] = ['sh']): Outcome {
  const { stdout, status, error } = spawnSync(program, [...options, '-c', COMMANDS + text], {
    encoding: 'utf8',
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined) throw new Error(`${error.message}: ${program} ${options.join(' ')} of:\n${text}`);
  return { printed: stdout, failed: status !== 0 };
}

/** Whether a shell understands the text. */
export function isValid(text: string): boolean {
  return spawnSync('sh', ['-n', '-c', text]).status === 0;
}

const simple = fc
  .tuple(
    fc.constantFrom('ok', 'ok', 'ok', 'no'),
    fc.nat(99),
    fc.constantFrom(
      '',
      '',
      ' "a && b"',
      " 'c; d'",
      ' $(echo "x)" | cat)',
      ' \\\n        e',
      ' >/dev/null 2>&1',
      ' `echo f`',
      ' "${x:-g}"',
    ),
  )
  .map(([name, number, more]) => `${name} ${number}${more}`);

const and = fc.constantFrom(
  ' && ',
  ' && ',
  ' \\\n  && ',
  ' && \\\n    ',
  ' \\\n  # note\n  && ',
  ' && \\\n# note\n    ',
);
const semicolon = fc.constantFrom('; ', '; \\\n\t', ' ; \\\n    # note\n    ', ' \\\n  ; \\\n  ');
const other = fc.constantFrom(' || ', ' \\\n    || ', ' | ');
const joint = fc.oneof(
  { weight: 5, arbitrary: and },
  { weight: 4, arbitrary: semicolon },
  { weight: 1, arbitrary: other },
);

/**
 * Defines a function and calls it, by a name that its body does not have. By the same name, `f() { ok 1 | f() { ok 2; } && f; } && f` calls
 * itself for ever: the pipe defines the inner one in a subshell only.
 */
function defined(body: string): string {
  const name = `f${body.match(/\(\) \{/g)?.length ?? 0}`;
  return `${name}() { ${body}; } && ${name}`;
}

/** A list of statements, joined in one way or in several. */
const list = fc.letrec<{ list: string; statement: string }>(tie => {
  const inner = tie('list');
  const compound = fc.oneof(
    inner.map(body => `(${body})`),
    inner.map(body => `{ ${body}; }`),
    fc.tuple(inner, inner).map(([test, body]) => `if ${test}; then \\\n    ${body}; \\\n  else ok 7; fi`),
    inner.map(body => `for x in 1 2; do ${body}; done`),
    inner.map(body => `case y in x) ok 5;; y|z) ${body};; esac`),
    simple.map(one => `! ${one}`),
    inner.map(defined),
  );
  return {
    statement: fc.oneof({ weight: 6, arbitrary: simple }, { weight: 1, arbitrary: compound, depthSize: 'xsmall' }),
    list: fc
      .tuple(
        fc.array(tie('statement'), { minLength: 1, maxLength: 4 }),
        fc.array(joint, { minLength: 4, maxLength: 4 }),
        joint,
      )
      .chain(([statements, joints, same]) =>
        fc
          .boolean()
          .map(mixed => statements.map((one, at) => (at === 0 ? one : (mixed ? joints[at] : same) + one)).join('')),
      ),
  };
}).list;

/** The text of a RUN on a logical line. */
export const shellText = fc
  .tuple(
    fc.constantFrom('', '', 'set -e; ', 'set -eux; \\\n\t', 'set -ex && ', 'set -e \\\n  && '),
    list,
    fc.constantFrom('', '', '', ';', ' # why', ' \\\n  ;', ' || true'),
  )
  .map(([start, commands, end]) => start + commands + end);

/** The body of a script: one statement a line. */
export const scriptLines = fc
  .tuple(
    fc.constantFrom([], ['set -e'], ['# first', 'set -eu']),
    fc.array(list, { minLength: 1, maxLength: 3 }),
    fc.constantFrom([], ['# last'], ['']),
  )
  .map(([start, lines, end]) => [...start, ...lines.map(line => line.replace(/\n\s*#.*(?=\n)/g, '')), ...end]);
