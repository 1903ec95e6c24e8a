/** Packages for development that pnpm installed, in the image's own steps and in a stage. */
import { describe, expect, test } from '@jest/globals';
import {
  type EditCase,
  expectedOf,
  idsOf,
  type NoEditCase,
  outcomeOf,
  type PlanFiles,
  planned,
  textOf,
} from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 1 };
const MODULES = '/app/node_modules';

describe('packages for development of pnpm', () => {
  const STORE = `${MODULES}/.pnpm`;
  const pnpm = {
    [`${STORE}/lock.yaml`]: `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      express:
        version: 4.0.0
    devDependencies:
      jest:
        version: 1.0.0

snapshots:

  express@4.0.0: {}

  jest@1.0.0: {}
`,
    [`${STORE}/jest@1.0.0/node_modules/jest/a.js`]: 50_000,
    [`${STORE}/express@4.0.0/node_modules/express/a.js`]: 900,
  };
  const manifest = { '/app/package.json': '{"scripts":{"start":"node a"}}' };
  const install = 'RUN corepack enable && pnpm install --frozen-lockfile';
  const before = ['FROM node', 'WORKDIR /app', 'COPY . .'];
  const end = 'CMD ["node", "a.js"]';
  const single = [...before, install, end];
  const from = { 1: BASE, 3: manifest, 4: pnpm };
  const copying = ['FROM node', 'COPY --from=build /app /app', end];
  const stageOf = (...runs: string[]) => ['FROM node AS build', ...before.slice(1), ...runs, ...copying];
  const copied = (at: number, files: PlanFiles = { ...manifest, ...pnpm }) => ({ [at - 1]: BASE, [at]: files });
  const PRUNE = ' && CI=true pnpm prune --prod';

  const shared = {
    ...from,
    4: {
      '/root/.local/share/pnpm/store/v3/files/00/ab': { bytes: 50_000, seed: 'jest' },
      ...pnpm,
      [`${STORE}/jest@1.0.0/node_modules/jest/a.js`]: { hardLink: '/root/.local/share/pnpm/store/v3/files/00/ab' },
    },
  };

  const cases: Record<string, EditCase> = {
    'the option, where nothing is built': {
      lines: single,
      adds: from,
      becomes: [...before, 'RUN corepack enable && pnpm install --prod --frozen-lockfile', end],
      edits: [['omit-dev-4', 50_000]],
    },
    'the option, also for what the store shares with the packages': {
      lines: single,
      adds: shared,
      becomes: [...before, 'RUN corepack enable && pnpm install --prod --frozen-lockfile', end],
      edits: [['omit-dev-4', 50_000]],
    },
    'pruned after the build': {
      lines: [...before, `${install} && pnpm build`, end],
      adds: from,
      becomes: [...before, `${install} && pnpm build${PRUNE}`, end],
      edits: [['omit-dev-4', 50_000]],
    },
    'pruned at the end of the stage that builds': {
      lines: stageOf(install, 'RUN pnpm run build'),
      adds: copied(7),
      becomes: stageOf(install, `RUN pnpm run build${PRUNE}`),
      edits: [['omit-dev-5', 50_000]],
    },
    'the option, where the stage only installs': {
      lines: stageOf(install),
      adds: copied(6),
      becomes: stageOf('RUN corepack enable && pnpm install --prod --frozen-lockfile'),
      edits: [['omit-dev-4', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const build = `${install} && pnpm build`;
  const none: Record<string, NoEditCase> = {
    'an installation that is for production': {
      lines: [...before, 'RUN pnpm install -P', end],
      adds: from,
      because: 'something else brought them',
    },
    'a build, where the store shares files with the packages': {
      lines: [...before, build, end],
      adds: {
        ...from,
        4: { ...pnpm, '/pnpm/store/v3/ab': { hardLink: `${STORE}/jest@1.0.0/node_modules/jest/a.js` } },
      },
      because: 'pruning would leave them in the store',
    },
    'a build, with a script that runs at each installation': {
      lines: [...before, build, end],
      adds: { ...from, 3: { '/app/package.json': '{"scripts":{"prepare":"husky"}}' } },
      because: 'pruning would run it, without its program',
    },
    'a build, where the project’s own scripts are not known': {
      lines: stageOf(install, 'RUN pnpm build'),
      adds: copied(7, pnpm),
      because: 'pruning might run one',
    },
    'a build, after an installation with settings': {
      lines: [...before, `RUN pnpm install --shamefully-hoist && pnpm build`, end],
      adds: from,
      because: 'pruning would install anew without them',
    },
    'a build of another project': {
      lines: [...before, `${install} && pnpm --dir web build`, end],
      adds: from,
      because: 'there are several',
    },
    'a build, after a change of the directory': {
      lines: [...before, `RUN cd /app && pnpm install && cd web && pnpm build`, end],
      adds: from,
      because: 'pruning would run elsewhere',
    },
    'a last RUN in another directory': {
      lines: stageOf(install, 'RUN pnpm build', 'WORKDIR /srv', 'RUN mkdir a'),
      adds: copied(9),
      because: 'pruning would run elsewhere',
    },
    'packages that are fetched ahead': {
      lines: [...before, 'RUN pnpm fetch && pnpm install --offline', end],
      adds: from,
      because: 'they are there before the installation',
    },
    'packages that are added by name': {
      lines: [...before, 'RUN pnpm install && pnpm add sharp && pnpm build', end],
      adds: from,
      because: 'the manifest of the image may lack them',
    },
    'a program that starts with one of them': {
      lines: [...before, install, 'CMD ["node", "node_modules/.bin/jest"]'],
      adds: from,
      because: 'it would not start',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('omit'))).toEqual([]);
  });

  test('names packages, where the store has the first name of their files', async () => {
    const { items } = await planned({ dockerfile: textOf(single), adds: shared });
    expect(items[0]?.leftOut).toEqual([{ name: 'jest', bytes: 50_000 }]);
  });
});
