/** The standalone output of Next.js in place of the whole build that a COPY brings. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerfile } from '../../../src/dockerfile/parse.ts';
import type { ImageConfig } from '../../../src/image/types.ts';
import { type PlanFiles, planned, textOf } from '../../kit/reports/plan-of.ts';
import { runs } from '../../kit/runner/thorough.ts';

const scripts = (start: string, more: Record<string, string> = {}) =>
  JSON.stringify({ scripts: { build: 'next build', start, ...more } });
const record = (config: object = {}, more: object = {}) =>
  JSON.stringify({
    config: { output: 'standalone', distDir: '.next', serverRuntimeConfig: {}, ...config },
    ...{ appDir: '/src', relativeAppDir: '', ...more },
  });

const base: PlanFiles = { '/bin/sh': 1 };
const output: PlanFiles = {
  '/app/.next/standalone/server.js': 4000,
  '/app/.next/standalone/package.json': scripts('next start'),
  '/app/.next/standalone/.next/BUILD_ID': 20,
  '/app/.next/standalone/node_modules/next/package.json': '{"name":"next","version":"14.2.21"}',
  '/app/.next/standalone/node_modules/next/a.js': 60_000,
};
const next: PlanFiles = {
  ...output,
  '/app/.next/BUILD_ID': 20,
  '/app/.next/required-server-files.json': record(),
  '/app/.next/static/chunks/a.js': 5000,
};
const modules: PlanFiles = {
  '/app/node_modules/next/package.json': '{"name":"next","version":"14.2.21"}',
  '/app/node_modules/next/a.js': 60_000,
  '/app/node_modules/next/b.js': 30_000,
  '/app/node_modules/prettier/a.js': 80_000,
};
const sources: PlanFiles = {
  '/app/package.json': scripts('next start'),
  '/app/next.config.js': 80,
  '/app/pages/index.js': 900,
  '/app/README.md': 700,
};
const whole = { ...next, ...modules, ...sources };
/** Of all but the output and what browsers get. */
const REST = bytesIn(whole) - bytesIn(output) - 5000;

const stage = [
  'FROM node AS build',
  'WORKDIR /src',
  'COPY . .',
  'RUN npm ci && npm run build',
  'FROM node',
  'WORKDIR /app',
];
const copy = 'COPY --from=build /src ./';
const tail = ['EXPOSE 3000', 'CMD ["npm", "start"]'];
const lines = [...stage, copy, ...tail];
const [standalone, files] = ['/src/.next/standalone /app', '/src/.next/static /app/.next/static'];
const copies = [`COPY --from=build ${standalone}`, `COPY --from=build ${files}`];
const started = ['EXPOSE 3000', 'ENV HOSTNAME=0.0.0.0', 'CMD ["node", "server.js"]'];

function bytesIn(of: PlanFiles): number {
  return Object.values(of).reduce<number>(
    (sum, file) => sum + (typeof file === 'string' ? file.length : Number(file)),
    0,
  );
}

interface Case {
  lines?: readonly string[];
  /** Beside the files of the project, or without one. */
  files?: PlanFiles;
  adds?: Readonly<Record<number, PlanFiles>>;
  config?: Partial<ImageConfig>;
  target?: string;
}

async function made({ lines: text = lines, files: more = {}, adds, config = {}, target }: Case) {
  const all = Object.fromEntries(Object.entries({ ...whole, ...more }).filter(([, file]) => file !== null));
  const { items, dockerfile, analysis } = await planned({
    dockerfile: textOf(text),
    adds: adds ?? { 5: base, 7: all },
    config: { workingDir: '/app', cmd: ['npm', 'start'], ...config },
    ...(target !== undefined && { target }),
  });
  return { items, lines: dockerfile.trimEnd().split('\n'), reason: analysis.edits.noStandalone?.reason ?? null };
}

describe('the standalone output of Next.js', () => {
  test('is all that is copied, with what browsers get, and is started', async () => {
    const { items, ...rest } = await made({});
    expect(rest).toEqual({ lines: [...stage, ...copies, ...started], reason: null });
    expect(items).toMatchObject([{ id: 'standalone-7', trust: 'fewer', bytes: REST, exact: true }]);
    expect(items[0]?.leftOut.slice(0, 2)).toEqual([
      { name: 'prettier', bytes: 80_000 },
      { name: 'parts of next', bytes: 30_000 },
    ]);
    expect(items[0]?.leftOut.map(({ name }) => name)).not.toContain('/app/package.json');
  });

  const kept: Record<string, { files: PlanFiles; copied: readonly string[]; bytes?: number }> = {
    'files for everybody': { files: { '/app/public/a.txt': 70 }, copied: ['public'] },
    'files for everybody, unless the output has them': {
      files: { '/app/public/a.txt': 70, '/app/.next/standalone/public/a.txt': 70 },
      copied: [],
      bytes: REST + 70,
    },
    'files for everybody of which the output has some': {
      files: { '/app/public/a.txt': 70, '/app/public/b.txt': 7, '/app/.next/standalone/public/a.txt': 70 },
      copied: ['public'],
    },
    'answers that were fetched while it was built': {
      files: { '/app/.next/cache/fetch-cache/a': 600 },
      copied: ['.next/cache/fetch-cache'],
    },
    'data that tracing missed, and an empty directory': {
      files: {
        ...{ '/app/content/a.md': 300, '/app/content/b/c.json': 20, '/app/locales/en/common.json': 50 },
        ...{ '/app/uploads/': '', '/app/app/old/': '' },
      },
      copied: ['content', 'locales', 'uploads'],
    },
    'data beside sources, by name': {
      files: { '/app/lib/a.ts': 100, '/app/lib/a.json': 40, '/app/lib/mail/a.html': 30, '/app/lib/logo.png': 10 },
      copied: ['lib/a.json', 'lib/mail'],
      bytes: REST + 110,
    },
    'a whole directory, where many files would be named': {
      files: { '/app/lib/a.ts': 100, ...Object.fromEntries([...'abcd'].map(name => [`/app/lib/${name}.json`, 40])) },
      copied: ['lib'],
    },
    'data of a route, whose name needs quotes': {
      files: { '/app/app/[name]/page.js': 100, '/app/app/[name]/a.yml': 40 },
      copied: ['app'],
    },
    'data of which the output has a part': {
      files: { '/app/content/a.md': 300, '/app/content/b.md': 40, '/app/.next/standalone/content/a.md': 300 },
      copied: ['content'],
    },
    'variables and settings of its start': {
      files: { '/app/.env.local': 30, '/app/.env.example': 5, '/app/next-i18next.config.js': 60 },
      copied: ['.env.local', 'next-i18next.config.js'],
      bytes: REST + 5,
    },
    'images that no bundler copied': {
      files: { '/app/img/a.png': 900, '/app/pics/b.png': 800, '/app/.next/static/media/b.0a1b2c.png': 800 },
      copied: ['img'],
      bytes: REST + 800,
    },
  };
  test.each(Object.entries(kept))('with %s', async (_, { files: more, copied, bytes = REST }) => {
    const { items, lines: after } = await made({ files: more });
    const further = copied.map(path => `COPY --from=build /src/${path} /app/${path}`);
    const early = further.filter(line => /\/(?:public|\.next)/.test(line));
    const others = further.filter(line => !early.includes(line));
    expect(after).toEqual([...stage, ...copies, ...early, ...others, ...started]);
    expect(items.map(one => [one.id, one.bytes])).toEqual([['standalone-7', bytes]]);
  });

  test('without what the bundler or a developer used', async () => {
    const more = {
      ...{ '/app/app/favicon.ico': 9, '/app/src/app/opengraph-image.png': 9, '/app/src/a.css': 9, '/app/.git/a': 9 },
      ...{ '/app/tests/a.json': 9, '/app/tsconfig.json': 9, '/app/docker-compose.yml': 9, '/app/.eslintrc.json': 9 },
    };
    const { items, lines: after } = await made({ files: more });
    expect([after, items[0]?.bytes]).toEqual([[...stage, ...copies, ...started], REST + 72]);
  });

  test('keeps options, another user’s and a checked COPY', async () => {
    const text = [...stage, 'COPY --link --from=build --chown=node:node /src /app', 'USER node', ...tail];
    const { lines: after } = await made({ lines: text });
    const own = [standalone, files].map(words => `COPY --link --from=build --chown=node:node ${words}`);
    expect(after).toEqual([...stage, ...own, 'USER node', ...started]);
  });

  test('takes the place of several COPYs, of which some go and some stay', async () => {
    const several = [
      'COPY --from=build /src/public ./public',
      'COPY --from=build /src/package.json ./',
      'COPY --from=build /src/node_modules ./node_modules',
      'COPY --from=build /src/.next ./.next',
    ];
    const { lines: after, items } = await made({
      lines: [...stage, ...several, ...tail],
      adds: {
        5: base,
        7: { '/app/public/a.txt': 70 },
        8: { '/app/package.json': scripts('next start') },
        9: modules,
        10: next,
      },
    });
    expect(after).toEqual([...stage, several[0], ...copies, ...started]);
    expect(items[0]?.bytes).toBe(REST - bytesIn(sources) + scripts('next start').length);
  });

  const STARTS: Record<string, { cmd: string[]; written: string; becomes?: readonly string[]; script?: string }> = {
    'a shell': { cmd: ['/bin/sh', '-c', 'npm run start'], written: 'CMD npm run start' },
    'yarn, and a port': {
      cmd: ['yarn', 'start', '-p', '8080'],
      written: 'CMD ["yarn", "start", "-p", "8080"]',
      becomes: ['ENV HOSTNAME=0.0.0.0 PORT=8080', 'CMD ["node", "server.js"]'],
    },
    'pnpm, with both in the script': {
      cmd: ['pnpm', 'start'],
      written: 'CMD ["pnpm", "start"]',
      script: 'cross-env NODE_ENV=production next start --port=80 -H 127.0.0.1',
      becomes: ['ENV HOSTNAME=127.0.0.1 PORT=80', 'CMD ["node", "server.js"]'],
    },
    'the port of a variable': { cmd: ['npm', 'start'], written: tail[1] ?? '', script: 'next start -p ${PORT:-3000}' },
    'Next.js itself': {
      cmd: ['node_modules/.bin/next', 'start'],
      written: 'CMD ["node_modules/.bin/next", "start"]',
      script: 'node other.js',
    },
    npx: { cmd: ['npx', 'next', 'start'], written: 'CMD ["npx", "next", "start"]', script: 'node other.js' },
    'a script that starts another': { cmd: ['npm', 'run', 'up'], written: 'CMD ["npm", "run", "up"]' },
  };
  test.each(Object.entries(STARTS))('after %s', async (_, { cmd, written, becomes = started.slice(1), script }) => {
    const manifest = scripts(script ?? 'next start', { up: 'npm start' });
    const { lines: after } = await made({
      lines: [...stage, copy, written],
      files: { '/app/package.json': manifest },
      config: { cmd },
    });
    expect(after).toEqual([...stage, ...copies, ...becomes]);
  });

  test('is started by an entry point, behind an init program, with the variables that are there', async () => {
    const entrypoint = ['tini', '--', 'npm', 'start'];
    const own = ['ENV HOSTNAME=0.0.0.0', `ENTRYPOINT ${JSON.stringify(entrypoint)}`];
    const { lines: after } = await made({
      lines: [...stage, copy, ...own],
      config: { cmd: [], entrypoint, env: ['HOSTNAME=0.0.0.0'] },
    });
    expect(after).toEqual([...stage, ...copies, own[0], 'ENTRYPOINT ["tini", "--", "node", "server.js"]']);
  });

  test('is started by the base image’s entry script', async () => {
    const { lines: after } = await made({
      adds: { 5: { ...base, '/usr/local/bin/docker-entrypoint.sh': 400 }, 7: whole },
      config: { entrypoint: ['docker-entrypoint.sh'] },
    });
    expect(after).toEqual([...stage, ...copies, ...started]);
  });

  test('makes needless what frees a part of it', async () => {
    const { items } = await made({ files: { '/app/.next/cache/webpack/0.pack': 90_000 } });
    expect(items).toMatchObject([{ id: 'standalone-7', bytes: REST + 90_000, findings: ['next-cache'] }]);
  });
});

const check = (text: string): Case => ({ lines: [...lines, `HEALTHCHECK CMD ${text}`] });

const NONE: Record<string, Case & { because: string | null }> = {
  'an image without it': { files: { '/app/.next/standalone/server.js': null }, because: null },
  'an output that is copied alone already': {
    lines: [...stage, ...copies, 'CMD ["node", "server.js"]'],
    adds: { 5: base, 7: { '/app/server.js': 4000 }, 8: { '/app/.next/static/a.js': 50 } },
    because: null,
  },
  'a build of the context': { lines: [...stage, 'COPY . ./', ...tail], because: null },
  'another image': { lines: [...stage, 'COPY --from=registry/app:1 /src ./', ...tail], because: null },
  'another server': {
    config: { cmd: ['node', 'server.js'] },
    because: 'the container starts node, not next start',
  },
  'nothing but words in front': {
    config: { cmd: Array.from({ length: 100_000 }, () => 'exec') },
    because: 'the container starts nothing, not next start',
  },
  'another script': {
    files: { '/app/package.json': scripts('prisma migrate deploy && next start') },
    because: 'its script start does more than next start',
  },
  'a script of another program': {
    files: { '/app/package.json': scripts('node other.js') },
    because: 'its script start does not just run next start',
  },
  'a script that starts itself': {
    files: { '/app/package.json': scripts('npm start') },
    because: 'its script start does not just run next start',
  },
  'a hook': {
    files: { '/app/package.json': scripts('next start', { prestart: 'node a.js' }) },
    because: 'its script start has a hook, prestart',
  },
  'another option': {
    files: { '/app/package.json': scripts('next start --keepAliveTimeout 9') },
    because: 'its script start does not just run next start',
  },
  'a package.json of 10 MB': {
    files: { '/app/package.json': { bytes: 10_000_000 } },
    because: 'package.json has no script start that is known',
  },
  'a broken package.json': {
    files: { '/app/package.json': '{"scripts": [' },
    because: 'package.json has no script start that is known',
  },
  'an entry script': {
    config: { entrypoint: ['docker-entrypoint.sh'] },
    because: 'its entry point docker-entrypoint.sh starts it',
  },
  'another working directory': { config: { workingDir: '/srv' }, because: 'the container does not start in /app' },
  'a command of the base image': {
    lines: [...stage, copy],
    because: 'no CMD of the last stage starts it',
  },
  'a link in its place': {
    files: { '/app/.next/standalone/server.js': { symlink: '/etc/passwd' } },
    because: 'its server.js is no file of that COPY',
  },
  'a project of a workspace': {
    files: { '/app/.next/standalone/server.js': null, '/app/.next/standalone/apps/web/server.js': 4000 },
    because: 'its server.js is in .next/standalone/apps/web',
  },
  'no record of the build': {
    files: { '/app/.next/required-server-files.json': null },
    because: 'the record of its build cannot be read',
  },
  'another kind of output': {
    files: { '/app/.next/required-server-files.json': record({ output: 'export' }) },
    because: 'its build was not made with output: standalone',
  },
  'another directory of the build': {
    files: { '/app/.next/required-server-files.json': record({ distDir: 'dist' }) },
    because: 'it is built into another directory than .next',
  },
  'a part of a workspace by its record': {
    files: { '/app/.next/required-server-files.json': record({}, { relativeAppDir: 'apps/web' }) },
    because: 'it is one of several projects of a workspace',
  },
  'a build in another place': {
    files: { '/app/.next/required-server-files.json': record({}, { appDir: '/other' }) },
    because: 'it was not built in /src',
  },
  'settings of run time': {
    files: { '/app/.next/required-server-files.json': record({ publicRuntimeConfig: { a: 1 } }) },
    because: 'it has a publicRuntimeConfig, which the standalone server does not read at run time',
  },
  'its own cache': {
    files: { '/app/.next/required-server-files.json': record({ cacheHandler: '/app/cache.js' }) },
    because: 'it has a cache handler of its own',
  },
  'an old version': {
    files: { '/app/.next/standalone/node_modules/next/package.json': '{"name":"next","version":"12.3.4"}' },
    because: 'Next.js 12 is too old',
  },
  'a library that was not traced': {
    files: { '/app/node_modules/sharp/a.node': 900 },
    because: 'the standalone output lacks sharp, which optimises images',
  },
  'a later RUN': {
    lines: [...stage, copy, 'RUN npx prisma generate', ...tail],
    because: 'a later RUN may use its files',
  },
  'a later RUN of which no command is known': {
    lines: [...stage, copy, 'RUN ["node", "x.js"]', ...tail],
    because: 'a later RUN may use its files',
  },
  'a change of owner': {
    lines: [...stage, copy, 'RUN chown -R 9 .', ...tail],
    adds: { 5: base, 7: whole, 8: { '/app/next.config.js': { bytes: 80, uid: 9 } } },
    because: 'other instructions change files in /app too: /app/next.config.js',
  },
  'a trigger': { lines: [...lines, 'ONBUILD RUN npm test'], because: 'it has an ONBUILD' },
  'a stage that builds on it': {
    lines: [...stage.slice(0, 4), 'FROM node AS web', ...lines.slice(5), 'FROM web AS test', 'RUN npm test'],
    target: 'web',
    because: 'another stage builds on it',
  },
  'a check by a package': { ...check('npm run ping'), because: 'its HEALTHCHECK runs a package' },
  'a check by a file': { ...check('node pages/index.js'), because: 'its HEALTHCHECK uses one of its files' },
  'a check by a module': {
    ...check(`node -e "require('prettier')"`),
    because: 'its HEALTHCHECK uses one of its files',
  },
  'a check of localhost': {
    ...check('wget -q http://localhost:3000'),
    because: 'its HEALTHCHECK asks localhost, which may be an address of IPv6; ask 127.0.0.1',
  },
  'a link beside the sources': {
    files: { '/app/content': { symlink: '/data' } },
    because: '/app/content is a link',
  },
  'a link for everybody': { files: { '/app/public': { symlink: 'static' } }, because: '/app/public is no directory' },
  'a name with a space and a variable': {
    files: { '/app/content $HOME/a.md': 40, '/app/content $HOME/a.ts': 40 },
    because: 'a name in it needs quotes',
  },
  'many data files': {
    files: Object.fromEntries([...'abcdefghijk'].map(name => [`/app/${name}.json`, 4])),
    because: 'too many files lie beside its sources',
  },
  'hard links of two parts': {
    files: { '/app/public/a.js': { hardLink: '/app/.next/static/chunks/a.js' } },
    because: 'a.js has another name elsewhere',
  },
  'two projects': {
    lines: [...stage, copy, 'COPY --from=build /src /other', ...tail],
    adds: { 5: base, 7: whole, 8: { '/other/.next/standalone/server.js': 4000 } },
    because: 'several COPYs bring one',
  },
};

test.each(Object.entries(NONE))('no standalone output for %s', async (_, { because, ...image }) => {
  const { items, reason } = await made(image);
  expect([items.filter(({ id }) => id.startsWith('standalone')), reason]).toEqual([[], because]);
});

test('harmless RUNs of the last stage', async () => {
  const text = [...stage, copy, 'RUN adduser --system web && mkdir -p /data', ...tail];
  expect((await made({ lines: text })).items).toMatchObject([{ id: 'standalone-7' }]);
});

test('names of strangers make no other lines, whatever they are', async () => {
  const name = fc.oneof(
    fc.constantFrom(
      'a b',
      '$HOME',
      '`x`',
      '"',
      "'",
      '\\',
      'a\nRUN evil',
      '#',
      '[a]',
      '*',
      '\u202e',
      '--from=x',
      'a,b',
      '.env.local',
    ),
    fc
      .string({ maxLength: 6 })
      .filter(text => !text.includes('/') && !text.includes('\u0000') && !['', '.', '..'].includes(text)),
  );
  const path = fc.tuple(fc.constantFrom('', '/content', '/public', '/lib/a', '/.next/static'), name, name);
  await fc.assert(
    fc.asyncProperty(fc.array(path, { minLength: 1, maxLength: 4 }), async paths => {
      const more = Object.fromEntries(paths.map(([top, ...names]) => [`/app${top}/${names.join('/')}`, 40]));
      const { lines: after, items, reason } = await made({ files: more });
      expect(items.length + (reason === null ? 0 : 1)).toBe(1);
      for (const line of after.slice(stage.length))
        expect([...lines, ...started]).toContain(line.startsWith('COPY') ? copy : line);
      for (const line of after.slice(stage.length)) expect(line).toMatch(/^[ -~]+$/);
      expect(parseDockerfile(textOf(after)).notes).toEqual([]);
    }),
    { numRuns: runs(15) },
  );
});

test.each(['curl -f http://localhost:3000', 'wget -qO- http://127.0.0.1:3000/a', `node -e "require('http')"`])(
  'a check that needs nothing of it: %s',
  async text => {
    expect((await made(check(text))).items).toMatchObject([{ id: 'standalone-7' }]);
  },
);
