/** Dockerfiles and history texts: never an error, lines inside the file and in order. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attribute } from '../../../src/dockerfile/attribution/attribute-layers.ts';
import { instructionOf } from '../../../src/dockerfile/history.ts';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { target } from './target.ts';

const word = fc.constantFrom(
  ...[
    'FROM a',
    'FROM a AS b',
    'RUN',
    'RUN x',
    'run <<EOF',
    'EOF',
    '<<-"E"',
    "<<'E' <<F",
    'COPY',
    'COPY --from=b x /y',
    'a /b',
    '["a", "b"]',
    '["a\\"',
  ],
  ...[
    'ONBUILD RUN y',
    '\\',
    '`',
    '# escape=`',
    '# syntax=x',
    '#',
    '\r',
    ' ',
    '\t',
    '$A',
    '${',
    '${A:-b}',
    '}',
    '"',
    "'",
    '--x=y',
    'ARG A=x',
    'SHELL ["/bin/sh"]',
    'WORKDIR /',
    '\ufeff',
    '&&',
  ],
);
const lines = fc.array(
  fc.array(word, { maxLength: 4 }).map(words => words.join(' ')),
  { maxLength: 12 },
);
const text = fc.oneof(
  { weight: 5, arbitrary: lines.map(all => all.join('\n')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);
const createdBy = fc.oneof(
  fc.constantFrom(
    'RUN /bin/sh -c x # buildkit',
    'COPY a /b # buildkit',
    'WORKDIR /',
    '',
    '/bin/sh -c #(nop)  CMD ["x"]',
  ),
  fc
    .array(
      fc.constantFrom(
        '|1',
        '|999999999',
        'A=b',
        '/bin/sh',
        '-c',
        '-o',
        '#(nop)',
        'RUN',
        'COPY',
        'x',
        'in',
        'file:abc',
        '# buildkit',
      ),
      { maxLength: 8 },
    )
    .map(words => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const history = fc.array(fc.record({ createdBy, emptyLayer: fc.boolean() }), { maxLength: 12 });

export const dockerfile = target(
  { name: 'dockerfile', share: 0.15 },
  fc.record({ text, history, stage: fc.option(fc.constantFrom('b', '0', 'nope', '')) }),
  ({ text, history, stage }) => {
    const count = text.split('\n').length;
    const parsed = parseDockerfile(text);
    let last = 0;
    for (const { line, endLine } of [
      ...parsed.preamble,
      ...parsed.stages.flatMap(({ instructions }) => instructions),
    ]) {
      assert.ok(line > last && endLine >= line, `line ${line} after ${last}`);
      last = endLine;
    }
    assert.ok(last <= count);
    const found = attribute(parsed, history, stage).filter(line => line !== null);
    assert.deepEqual(
      found,
      [...found].sort((a, b) => a - b),
    );
    for (const line of found) assert.ok(line >= 1 && line <= count);
    for (const { createdBy } of history) assert.equal(typeof instructionOf(createdBy).text, 'string');
  },
);
