import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attribute } from '../../src/dockerfile/attribution/attribute-layers.ts';
import { instructionOf } from '../../src/dockerfile/history.ts';
import { parseDockerfile } from '../../src/dockerfile/parse.ts';

const piece = fc.constantFrom(
  ...['FROM a', 'from base AS x', 'FROM x', 'RUN', 'RUN x', 'run <<EOF', 'EOF', '<<-"E"', 'COPY', 'a /b', '["a", "b"]'],
  ...[
    'ONBUILD RUN y',
    '\\',
    '`',
    '# escape=`',
    '#',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '$A',
    '${',
    '}',
    '"',
    "'",
    '--x=y',
    'ARG A=x',
  ],
);
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(' ')),
  fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('\n')),
);
const createdBy = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'RUN /bin/sh -c x # buildkit',
    'RUN /bin/sh -c y # buildkit',
    'COPY a /b # buildkit',
    'WORKDIR /',
    '',
  ),
  fc
    .array(fc.constantFrom('|1', 'A=b', '/bin/sh', '-c', '-o', '#(nop)', 'RUN', 'COPY', 'x', 'in'), { maxLength: 8 })
    .map(words => words.join(' ')),
);
const history = fc.array(fc.record({ createdBy, emptyLayer: fc.boolean() }), { maxLength: 20 });

describe('for any text', () => {
  test('parsing gives instructions inside the file, in order and without overlap', () => {
    fc.assert(
      fc.property(anything, text => {
        const { preamble, stages } = parseDockerfile(text);
        const all = [...preamble, ...stages.flatMap(stage => stage.instructions)];
        let last = 0;
        for (const { line, endLine } of all) {
          expect(line).toBeGreaterThan(last);
          expect(endLine).toBeGreaterThanOrEqual(line);
          last = endLine;
        }
        expect(last).toBeLessThanOrEqual(text.split('\n').length);
      }),
    );
  });

  test('attribution gives lines of the file that never decrease', () => {
    fc.assert(
      fc.property(anything, history, fc.option(fc.constantFrom('x', '0', 'nope')), (text, entries, target) => {
        const lines = attribute(parseDockerfile(text), entries, target);
        expect(lines).toHaveLength(entries.length);
        const found = lines.filter(line => line !== null);
        expect(found).toEqual([...found].sort((a, b) => a - b));
        for (const line of found) expect(line).toBeLessThanOrEqual(text.split('\n').length);
      }),
    );
  });

  test('what BuildKit would record of a plain command is traced to it', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9./=-]{0,8}$/);
    const command = fc.array(word, { minLength: 1, maxLength: 6 }).map(words => `make ${words.join(' ')}`);
    fc.assert(
      fc.property(fc.uniqueArray(command, { minLength: 1, maxLength: 30 }), fc.array(createdBy), (commands, base) => {
        const file = ['FROM base', ...commands.map(text => `RUN ${text.replaceAll(' ', ' \\\n  ')}`)].join('\n');
        const own = commands.map(text => ({ createdBy: `RUN /bin/sh -c ${text} # buildkit`, emptyLayer: false }));
        const past = [...base.map(text => ({ createdBy: text, emptyLayer: false })), ...own];
        const dockerfile = parseDockerfile(file);
        const expected = dockerfile.stages[0]?.instructions.map(({ line }) => line);
        expect(attribute(dockerfile, past).slice(base.length)).toEqual(expected);
      }),
    );
  });

  test('history text of any kind is read', () => {
    fc.assert(
      fc.property(createdBy, text => {
        const { keyword, text: rest } = instructionOf(text);
        expect(keyword).toBe(keyword.toUpperCase());
        expect(rest).toBe(rest.trim());
      }),
    );
  });
});

test('lists of any length end in time', () => {
  const run = (index: number) => `RUN echo ${index}`;
  const many = Array.from({ length: 20_000 }, (_, index) => run(index));
  const entries = many.map(text => ({ createdBy: text, emptyLayer: false }));
  const start = performance.now();
  const lines = attribute(parseDockerfile(['FROM a', ...many].join('\n')), entries);
  expect(lines.at(-1)).toBe(20_001);
  expect(performance.now() - start).toBeLessThan(5000);
});
