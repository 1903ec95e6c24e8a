/** Edits of stages, of Python’s bytecode and of npm’s packages for development. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 10 };

describe('a stage is cleaned', () => {
  const GIT = { '/app/.git/objects/pack/x.pack': 50_000, '/app/a.js': 900 };
  const BYTECODE = { '/a/a/__pycache__/a.cpython-312.pyc': 50_000, '/a/a/a.py': 90 };
  const lines = ['FROM node AS build', 'RUN git clone u /src', 'FROM node', 'COPY --from=build /src /app'];
  const cases: Record<string, EditCase> = {
    'by deleting at the end of its last RUN': {
      lines,
      adds: { 3: BASE, 4: GIT },
      becomes: ['FROM node AS build', 'RUN git clone u /src && rm -rf /src/.git', ...lines.slice(2)],
      edits: [['clean-2-vcs-dir', 50_000]],
    },
    'by an option of its RUN': {
      lines: [
        'FROM debian AS build',
        'RUN gem install x',
        'RUN true',
        'FROM debian',
        'COPY --from=build /usr/share/ri /usr/share/ri',
      ],
      adds: { 4: BASE, 5: { '/usr/share/ri/3.3/system/x.ri': 50_000 } },
      becomes: [
        'FROM debian AS build',
        'RUN gem install --no-document x',
        'RUN true',
        'FROM debian',
        'COPY --from=build /usr/share/ri /usr/share/ri',
      ],
      edits: [['clean-2-ruby-docs', 50_000]],
    },
    'a virtual environment: by deleting, since options do not reach all': {
      lines: [
        'FROM python AS build',
        'RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir a',
        'FROM python',
        'COPY --from=build /venv /venv',
      ],
      adds: {
        3: { ...BASE, '/usr/bin/python3.12': 9 },
        4: {
          '/venv/lib/python3.12/site-packages/a/__pycache__/a.pyc': 50_000,
          '/venv/lib/python3.12/site-packages/a/a.py': 90,
        },
      },
      becomes: [
        'FROM python AS build',
        'RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir a \\',
        '    && rm -rf /venv/lib/python3.12/site-packages/a/__pycache__/a.pyc',
        'FROM python',
        'COPY --from=build /venv /venv',
      ],
      edits: [['clean-2-python-bytecode', 50_000]],
    },
    'of bytecode, though another stage without programs builds on it': {
      lines: [
        'FROM python AS build',
        'RUN pip install --target /a a',
        'FROM build AS sources',
        'RUN rm -f /requirements.txt',
        'FROM python',
        'COPY --from=build /a /a',
      ],
      adds: { 5: { ...BASE, '/usr/bin/python3.12': 9 }, 6: BYTECODE },
      becomes: [
        'FROM python AS build',
        'RUN pip install --target /a a && rm -rf /a/a/__pycache__/a.cpython-312.pyc',
        'FROM build AS sources',
        'RUN rm -f /requirements.txt',
        'FROM python',
        'COPY --from=build /a /a',
      ],
      edits: [['clean-2-python-bytecode', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'another image': {
      lines: ['FROM node', 'COPY --from=example.org/build /src /app'],
      adds: { 1: BASE, 2: GIT },
      because: 'no RUN of this file writes the files',
    },
    'a stage without RUNs': {
      lines: ['FROM node AS build', 'COPY . /src', 'FROM node', 'COPY --from=build /src /app'],
      adds: { 3: BASE, 4: GIT },
      because: 'nothing can delete there',
    },
    'a stage that others build on': {
      lines: [...lines.slice(0, 2), 'FROM build AS test', 'RUN git log', ...lines.slice(2)],
      adds: { 5: BASE, 6: GIT },
      because: 'they may need the files',
    },
    'bytecode of a stage on which one with a program builds': {
      lines: [
        'FROM python AS build',
        'RUN pip install --target /a a',
        'FROM build AS sources',
        'RUN /a/bin/collect',
        'FROM python',
        'COPY --from=build /a /a',
      ],
      adds: { 5: { ...BASE, '/usr/bin/python3.12': 9 }, 6: BYTECODE },
      because: 'the program may write it again, and other copies may be of that stage',
    },
    'a pattern': {
      lines: [...lines.slice(0, 3), 'COPY --from=build /s* /app/'],
      adds: { 3: BASE, 4: GIT },
      because: 'where the files were is not known',
    },
    'the whole stage': {
      lines: [...lines.slice(0, 3), 'COPY --from=build / /app'],
      adds: { 3: BASE, 4: { '/app/.git/x': 50_000 } },
      because: 'the copy is of everything',
    },
    'a stage whose RUN is another user’s': {
      lines: ['FROM node AS build', 'RUN git clone u /src', 'USER node', 'RUN make', ...lines.slice(2)],
      adds: { 5: BASE, 6: GIT },
      because: 'that user may not be allowed to delete',
    },
    'a later RUN of the stage that needs them': {
      lines: ['FROM node AS build', 'RUN apk add x', 'RUN ["git", "log"]', 'FROM node', 'COPY --from=build /src /app'],
      adds: { 4: BASE, 5: GIT },
      because: 'nothing can follow the exec form',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    const ids = await idsOf(image);
    expect(ids.filter(id => id !== 'clean-2-vcs-dir' || image.because !== 'the copy is of everything')).toEqual([]);
  });

  test('the line to edit is the stage’s', async () => {
    const { items, analysis } = await planned({ dockerfile: textOf(lines), adds: { 3: BASE, 4: GIT } });
    expect(items).toMatchObject([{ at: { line: 2 }, second: { at: { line: 4 }, does: 'copies them' } }]);
    expect(analysis.findings).toMatchObject([{ rule: 'vcs-dir', at: { line: 2 } }]);
  });
});

describe('bytecode', () => {
  const PYTHON = { ...BASE, '/usr/local/bin/python3.12': 90 };
  const SITE = '/usr/local/lib/python3.12/site-packages';
  const compiled = (name: string, bytes = 50_000) => ({
    [`${SITE}/${name}/__pycache__/a.cpython-312.pyc`]: bytes,
    [`${SITE}/${name}/a.py`]: 90,
  });
  const ENV = 'ENV PYTHONDONTWRITEBYTECODE=1';
  const cases: Record<string, EditCase> = {
    'a setting for all RUNs, and an option for pip': {
      lines: ['FROM python', 'RUN pip install --no-cache-dir a', 'RUN python manage.py x'],
      adds: { 1: PYTHON, 2: compiled('a'), 3: compiled('b', 9000) },
      becomes: ['FROM python', ENV, 'RUN pip install --no-compile --no-cache-dir a', 'RUN python manage.py x'],
      edits: [['skip-bytecode', 59_000]],
    },
    'that two RUNs compile of the same sources is left out by both': {
      lines: ['FROM python', 'RUN pip install --no-cache-dir a', 'RUN pip install --no-cache-dir -U a'],
      adds: {
        1: PYTHON,
        2: { ...compiled('a'), [`${SITE}/a/__pycache__/a.cpython-312.pyc`]: { bytes: 50_000, mtime: 1 } },
        3: { [`${SITE}/a/__pycache__/a.cpython-312.pyc`]: { bytes: 50_000, mtime: 2 } },
      },
      becomes: [
        'FROM python',
        ENV,
        'RUN pip install --no-compile --no-cache-dir a',
        'RUN pip install --no-compile --no-cache-dir -U a',
      ],
      edits: [['skip-bytecode', 100_000]],
    },
    'of a script that Python runs': {
      lines: [
        'FROM python',
        'RUN pip install --no-cache-dir a',
        'RUN rm -f a && DEBUG=False ./manage.py collectstatic',
      ],
      adds: { 1: PYTHON, 2: compiled('a'), 3: { ...compiled('b', 9000), '/app/static/a.css': 5 } },
      becomes: [
        'FROM python',
        ENV,
        'RUN pip install --no-compile --no-cache-dir a',
        'RUN rm -f a && DEBUG=False ./manage.py collectstatic',
      ],
      edits: [['skip-bytecode', 59_000]],
    },
    'though a later RUN in the JSON form, which the setting reaches, compiles too': {
      lines: [
        'FROM python',
        'RUN pip install --no-cache-dir a',
        'RUN ["/bin/sh","-c","pip install --no-cache-dir b && pip install c"]',
      ],
      adds: { 1: PYTHON, 2: { ...compiled('a'), ...compiled('pip', 9000) }, 3: compiled('c', 900) },
      becomes: [
        'FROM python',
        ENV,
        'RUN pip install --no-compile --no-cache-dir a',
        'RUN ["/bin/sh","-c","pip install --no-cache-dir b && pip install c"]',
      ],
      edits: [['skip-bytecode', 59_000]],
    },
    'no second setting': {
      lines: ['FROM python', ENV, 'RUN pip install --no-cache-dir a'],
      adds: { 1: PYTHON, 3: compiled('a') },
      becomes: ['FROM python', ENV, 'RUN pip install --no-compile --no-cache-dir a'],
      edits: [['skip-bytecode', 50_000]],
    },
    'by deleting where a package manager compiles': {
      lines: ['FROM debian', 'RUN apt-get install -y python3'],
      adds: { 1: PYTHON, 2: compiled('a') },
      becomes: [
        'FROM debian',
        'ENV PYTHONDONTWRITEBYTECODE=1',
        'RUN apt-get install -y python3 \\',
        `    && rm -rf ${SITE}/a/__pycache__/a.cpython-312.pyc`,
      ],
      edits: [['skip-bytecode', 50_000]],
    },
    'a virtual environment: by deleting too': {
      lines: ['FROM python', 'RUN python -m venv /v && pip install --no-cache-dir a'],
      adds: { 1: PYTHON, 2: compiled('a') },
      becomes: [
        'FROM python',
        'ENV PYTHONDONTWRITEBYTECODE=1',
        'RUN python -m venv /v && pip install --no-cache-dir a \\',
        `    && rm -rf ${SITE}/a/__pycache__/a.cpython-312.pyc`,
      ],
      edits: [['skip-bytecode', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'bytecode on purpose': {
      lines: ['FROM python', 'RUN pip install --no-cache-dir a'],
      adds: { 1: PYTHON, 2: compiled('a') },
      config: { env: ['UV_COMPILE_BYTECODE=1'] },
      because: 'the image says so',
    },
    'bytecode of the base image': {
      lines: ['FROM python', 'RUN ls'],
      adds: { 1: { ...PYTHON, ...compiled('a') } },
      because: 'no line made it',
    },
    'the exec form': {
      lines: ['FROM python', 'RUN ["build"]'],
      adds: { 1: PYTHON, 2: compiled('a') },
      records: { 2: 'RUN build # buildkit' },
      because: 'nothing can be appended',
    },
    'the user of another': {
      lines: ['FROM python', 'USER app', 'RUN sudo apt-get install -y python3'],
      adds: { 1: PYTHON, 3: compiled('a') },
      because: 'the user may not delete the files',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });

  test('names the packages, biggest first, and is shown as leaving out', async () => {
    const { items } = await planned({
      dockerfile: textOf(['FROM python', 'RUN pip install --no-cache-dir a']),
      adds: {
        1: PYTHON,
        2: {
          ...compiled('a', 3000),
          ...compiled('numpy'),
          '/usr/lib/python3.12/x.py': 9,
          '/usr/lib/python3.12/__pycache__/x.cpython-312.pyc': 4000,
        },
      },
    });
    expect(items).toMatchObject([
      {
        trust: 'fewer',
        leftOut: [
          { name: 'bytecode of numpy', bytes: 50_000 },
          { name: 'bytecode of python3.12', bytes: 4000 },
          { name: 'bytecode of a', bytes: 3000 },
        ],
      },
    ]);
  });
});

describe('packages for development', () => {
  const MODULES = '/app/node_modules';
  const installed = {
    [`${MODULES}/.package-lock.json`]:
      '{"packages":{"node_modules/jest":{"dev":true},"node_modules/@t/node":{"dev":true}}}',
    [`${MODULES}/jest/a.js`]: 50_000,
    [`${MODULES}/@t/node/a.js`]: 9000,
    [`${MODULES}/express/a.js`]: 900,
  };
  const lines = ['FROM node', 'WORKDIR /app', 'COPY package.json .', 'RUN npm ci', 'CMD ["node", "a.js"]'];
  const adds = { 1: BASE, 3: { '/app/package.json': 9 }, 4: installed };
  const yarnAdds = {
    1: BASE,
    3: {
      '/app/package.json': '{"dependencies":{"express":"4"},"devDependencies":{"jest":"1"}}',
      '/app/yarn.lock': [
        '# yarn lockfile v1',
        '"@t/node@1":',
        '  version "1.0.0"',
        'express@4:',
        '  version "4.0.0"',
        'jest@1:',
        '  version "1.0.0"',
        '  dependencies:',
        '    "@t/node" "1"',
      ].join('\n'),
    },
    4: {
      [`${MODULES}/.yarn-integrity`]: 1,
      [`${MODULES}/jest/a.js`]: 50_000,
      [`${MODULES}/@t/node/a.js`]: 9000,
      [`${MODULES}/express/a.js`]: 900,
    },
  };
  const cases: Record<string, EditCase> = {
    'an option, where nothing is built': {
      lines,
      adds,
      becomes: [...lines.slice(0, 3), 'RUN npm ci --omit=dev', ...lines.slice(4)],
      edits: [['omit-dev-4', 59_000]],
    },
    'an option too, where an argument of the build asks for development': {
      lines: ['FROM node:22', 'ARG NODE_ENV=development', 'ENV NODE_ENV=$NODE_ENV', ...lines.slice(3)],
      adds,
      becomes: [
        'FROM node:22',
        'ARG NODE_ENV=development',
        'ENV NODE_ENV=$NODE_ENV',
        'RUN npm ci --omit=dev',
        ...lines.slice(4),
      ],
      edits: [['omit-dev-4', 59_000]],
    },
    'the option of Yarn 1, with and without a word': {
      lines: [...lines.slice(0, 3), 'RUN yarn --frozen-lockfile && yarn cache clean', ...lines.slice(4)],
      adds: yarnAdds,
      becomes: [...lines.slice(0, 3), 'RUN yarn --production --frozen-lockfile && yarn cache clean', ...lines.slice(4)],
      edits: [['omit-dev-4', 59_000]],
    },
    'pruned after the build in the same RUN': {
      lines: [...lines.slice(0, 3), 'RUN npm ci && npm run build'],
      adds,
      becomes: [...lines.slice(0, 3), 'RUN npm ci && npm run build && npm prune --omit=dev'],
      edits: [['omit-dev-4', 59_000]],
    },
    'pruned after the build in the next RUN': {
      lines: [...lines.slice(0, 4), 'RUN npx tsc'],
      adds: { ...adds, 5: { '/app/out.js': 90 } },
      becomes: [...lines.slice(0, 3), 'RUN npm ci && npx tsc && npm prune --omit=dev'],
      edits: [['omit-dev-4', 59_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  test('also the files that a change of owner makes of their hard links', async () => {
    const owned = (uid: number) => ({ bytes: 9000, seed: 'program', uid });
    const [program, link] = [`${MODULES}/@t/node/a.js`, `${MODULES}/jest/bin`];
    const { items } = await planned({
      dockerfile: textOf([...lines.slice(0, 4), 'RUN chown -R 1000 /app', 'CMD ["node", "a.js"]']),
      adds: {
        ...adds,
        4: { ...installed, [program]: owned(0), [link]: { hardLink: program } },
        5: { [program]: owned(1000), [link]: owned(1000) },
      },
    });
    expect(items.find(({ id }) => id === 'omit-dev-4')?.bytes).toBe(50_000 + 3 * 9000);
  });

  const none: Record<string, NoEditCase> = {
    'a COPY between installation and build': {
      lines: [...lines.slice(0, 4), 'COPY src ./src', 'RUN npm run build'],
      adds: { ...adds, 5: { '/app/src/a.ts': 90 } },
      because: 'moved up, each change of the sources would install everything again',
    },
    'a program that starts with one of them': {
      lines: [...lines.slice(0, 4), 'CMD ["npx", "jest"]'],
      adds,
      because: 'it would not start',
    },
    'a build with packages that Yarn 1 installed': {
      lines: [...lines.slice(0, 3), 'RUN yarn install && yarn build'],
      adds: yarnAdds,
      because: 'Yarn has no command that takes them away after it',
    },
    'another package manager': {
      lines: [...lines.slice(0, 3), 'RUN corepack npm-like install'],
      adds,
      because: 'its options are not npm’s',
    },
    'a script that runs at each installation': {
      lines,
      adds: { ...adds, 3: { '/app/package.json': '{"scripts":{"prepare":"husky"}}' } },
      because: 'it starts what is not installed any more',
    },
    'packages that a COPY brought': {
      lines: [...lines.slice(0, 3), 'COPY node_modules ./node_modules'],
      adds,
      because: 'no RUN installed them',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('omit'))).toEqual([]);
  });

  test('names each package with its scope', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds });
    expect(items).toMatchObject([
      {
        title: 'Install no packages for development',
        trust: 'fewer',
        leftOut: [
          { name: 'jest', bytes: 50_000 },
          { name: '@t/node', bytes: 9000 },
        ],
        findings: ['node-dev-deps'],
      },
    ]);
  });
});
