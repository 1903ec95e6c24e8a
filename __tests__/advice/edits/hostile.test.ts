/** Names and texts of strangers: no plan fails on them, and no edit has more of them than a person could read. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import { type PlanFiles, planned, textOf } from '../../kit/reports/plan-of.ts';
import { runs } from '../../kit/runner/thorough.ts';

const bytesOf = (text: string) => Buffer.from(text).toString('latin1');

const name = fc
  .oneof(
    fc.constantFrom(
      '.git',
      'a',
      'a.zip',
      'node_modules',
      '__pycache__',
      'x.pyc',
      '.env',
      'app',
      'lists',
      'tmp',
      '.npm',
      'site-packages',
      'tests',
      'a.py',
      'pyvenv.cfg',
      'onnxruntime_gpu-1.0.dist-info',
      'METADATA',
      'libcudart.so',
      'requirements.txt',
    ),
    fc.constantFrom(
      " '",
      '"',
      '$(x)',
      '`x`',
      '*',
      '[a]',
      '?',
      '\\',
      '#',
      '!',
      '-rf',
      '~',
      ';',
      '&&',
      '<<EOF',
      'a,b',
      '{}',
    ),
    fc.constantFrom('\n', '\r\nRUN evil', '\t', '\u202e', '\u2028', '\u0000', '\u200b', '\ufeff').map(bytesOf),
    fc.string({ maxLength: 6 }).map(bytesOf),
  )
  .map(text => text.replaceAll('/', '_').replaceAll('\u0000', '_'))
  .filter(text => text !== '' && text !== '.' && text !== '..');

const path = fc
  .tuple(
    fc.constantFrom(
      '/app',
      '/root/.npm/_cacache',
      '/var/lib/apt/lists',
      '/tmp',
      '/root/.cache/pip',
      '/usr/lib/python3',
    ),
    fc.array(name, { minLength: 1, maxLength: 3 }),
  )
  .map(([top, names]) => `${top}/${names.join('/')}`);

const files: fc.Arbitrary<PlanFiles> = fc.dictionary(
  path,
  fc.oneof(
    fc.integer({ min: 1500, max: 9000 }),
    fc.constant(null),
    fc.record({ bytes: fc.integer({ min: 1500, max: 9000 }), uid: fc.nat(3), seed: fc.constant('x') }),
  ),
  { maxKeys: 5 },
);

const line = fc.oneof(
  fc.constantFrom(
    'COPY . /app',
    'COPY --from=build / /',
    'COPY --from=build /app /app',
    'COPY a.zip /tmp/',
    'ADD https://example.org/a.zip /tmp/',
    'RUN unzip /tmp/a.zip && rm /tmp/a.zip',
    'RUN npm ci',
    'RUN apt-get update',
    'RUN apt-get install -y curl',
    'RUN chown -R 1:1 /app',
    'RUN chmod -R 755 /app /tmp',
    'RUN rm -rf /app/* /tmp/a.zip',
    'RUN rm -rf /app',
    'RUN ["x"]',
    'RUN pip install x',
    'RUN pip install onnxruntime-gpu torch -r requirements.txt',
    'ARG T=Debug',
    'RUN cmake -DCMAKE_BUILD_TYPE=$T .',
    'RUN sh -c "',
    'RUN if',
    'USER app',
    'WORKDIR $A',
    'ENV A=b',
    'CMD ["a.zip"]',
  ),
  fc
    .tuple(fc.constantFrom('RUN rm -rf', 'RUN cp', 'COPY', 'ADD', 'RUN chown -R 5'), path)
    .map(words => words.join(' ').replace(/[^ -~]/g, '_')),
);

test('no plan fails, and each edit is plain text that leaves a Dockerfile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(line, files), { minLength: 1, maxLength: 6 }), async steps => {
      const head = ['FROM debian AS build', 'RUN npm run build', 'FROM debian'];
      const dockerfile = textOf([...head, ...steps.map(([text]) => text)]);
      const adds = Object.fromEntries([[3, { '/bin/sh': 9 }], ...steps.map(([, added], at) => [at + 4, added])]);
      const { items, dockerfile: edited } = await planned({ dockerfile, adds });
      const added = items.flatMap(({ edits }) => edits.flatMap(({ hunks }) => hunks.flatMap(hunk => hunk.added)));
      for (const text of added) if (!dockerfile.includes(text)) expect(text).not.toMatch(/[^\P{C}\t]|\p{Zl}/u);
      const keywords = new Set([
        'FROM',
        ...parseDockerfile(dockerfile).instructions.map(({ keyword }) => keyword),
        'ENV',
      ]);
      for (const { keyword } of parseDockerfile(edited).instructions) expect([...keywords]).toContain(keyword);
      expect(parseDockerfile(edited).notes).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});

test('three hundred groups are planned, and more are not looked at', async () => {
  const numbers = [...Array(310).keys()];
  const { items } = await planned({
    dockerfile: textOf(['FROM debian', ...numbers.map(n => `RUN npm install ${n}`)]),
    adds: Object.fromEntries([
      [1, { '/bin/sh': 9 }],
      ...numbers.map(n => [n + 2, { [`/root/.npm/_cacache/${n}`]: 2000 }]),
    ]),
  });
  expect(items).toHaveLength(300);
});

test('edits of many RUNs that need the same of later ones go together', async () => {
  const numbers = [...Array(120).keys()];
  const { items } = await planned({
    dockerfile: textOf(['FROM debian', ...numbers.map(n => `RUN apt-get install ${n}`)]),
    adds: Object.fromEntries([
      [1, { '/bin/sh': 9 }],
      ...numbers.map(n => [n + 2, { [`/var/lib/apt/lists/${n}`]: 2000 }]),
    ]),
  });
  expect(items.length).toBeGreaterThan(100);
});

test('a very long RUN is edited at its end', async () => {
  const long = `RUN npm ci ${'&& a '.repeat(12_000)}`.trimEnd();
  const { dockerfile } = await planned({
    dockerfile: textOf(['FROM debian', long]),
    adds: { 1: { '/bin/sh': 9 }, 2: { '/root/.npm/_cacache/x': 9000 } },
  });
  expect(dockerfile.slice(-60)).toMatch(/a \\\n {4}&& rm -rf \/root\/\.npm\/_cacache\n$/);
});
