/** Packages for development that a COPY brings from the stage that installed them. */
import { describe, expect, test } from '@jest/globals';
import { type EditCase, expectedOf, idsOf, type NoEditCase, outcomeOf } from '../../kit/reports/plan-of.ts';

const BASE = { '/bin/sh': 1 };
const MODULES = '/app/node_modules';
const installed = {
  [`${MODULES}/.package-lock.json`]: '{"packages":{"node_modules/jest":{"dev":true},"node_modules/express":{}}}',
  [`${MODULES}/jest/a.js`]: 50_000,
  [`${MODULES}/express/a.js`]: 900,
};
const stage = ['FROM node AS build', 'WORKDIR /app', 'COPY . .', 'RUN npm ci', 'RUN npm run build'];
const final = ['FROM node', 'WORKDIR /app', 'COPY --from=build /app/node_modules ./node_modules'];
const lines = [...stage, ...final, 'CMD ["node", "a.js"]'];
const adds = { 6: BASE, 8: installed };
const PRUNED = 'RUN npm run build && npm prune --omit=dev';

/** The lines with others in the place of one. */
const replaced = (at: number, ...by: string[]) => lines.toSpliced(at - 1, 1, ...by);

describe('packages for development of npm in a stage', () => {
  const cases: Record<string, EditCase> = {
    'pruned at the end of the stage that builds': {
      lines,
      adds,
      becomes: replaced(5, PRUNED),
      edits: [['omit-dev-5', 50_000]],
    },
    'with the whole project, under another name': {
      lines: replaced(8, 'COPY --from=build /app/ /srv/'),
      adds: {
        6: BASE,
        8: Object.fromEntries(Object.entries(installed).map(([path, file]) => [path.replace('/app', '/srv'), file])),
      },
      becomes: replaced(8, 'COPY --from=build /app/ /srv/').toSpliced(4, 1, PRUNED),
      edits: [['omit-dev-5', 50_000]],
    },
    'with settings of the installation, in the directory of the project': {
      lines: [...stage.slice(0, 3), 'RUN npm ci --legacy-peer-deps', 'RUN cd docs && npm run build', ...lines.slice(5)],
      adds,
      becomes: [
        ...stage.slice(0, 3),
        'RUN npm ci --legacy-peer-deps',
        'RUN cd docs && npm run build && npm prune --omit=dev --legacy-peer-deps --prefix /app',
        ...lines.slice(5),
      ],
      edits: [['omit-dev-5', 50_000]],
    },
    'by an option, where the stage only installs': {
      lines: [...stage.slice(0, 4), 'FROM node', 'WORKDIR /app', 'COPY package.json .', ...lines.slice(7)],
      adds: { 5: BASE, 7: { '/app/package.json': '{"scripts":{"start":"node a"}}' }, 8: installed },
      becomes: [
        ...stage.slice(0, 3),
        'RUN npm ci --omit=dev',
        'FROM node',
        'WORKDIR /app',
        'COPY package.json .',
        ...lines.slice(7),
      ],
      edits: [['omit-dev-4', 50_000]],
    },
    'pruned, where the project’s own scripts are not known': {
      lines: [...stage.slice(0, 4), ...lines.slice(5)],
      adds: { 5: BASE, 7: installed },
      becomes: [...stage.slice(0, 3), 'RUN npm ci && npm prune --omit=dev', ...lines.slice(5)],
      edits: [['omit-dev-4', 50_000]],
    },
    'what another stage copies besides stays': {
      lines: [...stage, 'FROM nginx AS web', 'COPY --from=build /app/dist /srv', ...lines.slice(5)],
      adds: { 8: BASE, 10: installed },
      becomes: [
        ...stage.slice(0, 4),
        PRUNED,
        'FROM nginx AS web',
        'COPY --from=build /app/dist /srv',
        ...lines.slice(5),
      ],
      edits: [['omit-dev-5', 50_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a stage that another one copies them from too': {
      lines: [...stage, 'FROM node AS test', 'COPY --from=build /app /app', 'RUN npm test', ...lines.slice(5)],
      adds: { 9: BASE, 11: installed },
      because: 'its tests need them',
    },
    'a stage that another one builds on': {
      lines: [...stage, 'FROM build AS test', 'RUN npm test', ...lines.slice(5)],
      adds: { 8: BASE, 10: installed },
      because: 'its tests need them',
    },
    'a stage that another one mounts': {
      lines: [...stage, 'FROM node AS test', 'RUN --mount=from=build,target=/b ls', ...lines.slice(5)],
      adds: { 8: BASE, 10: installed },
      because: 'it may need them',
    },
    'a build in the final stage': { lines: [...lines, 'RUN npx prisma generate'], adds, because: 'it may need them' },
    'an entry script': { lines, adds, config: { entrypoint: ['/start.sh'] }, because: 'it may start them' },
    'a program that starts with one of them': {
      lines: [...lines.slice(0, 8), 'CMD ["node", "node_modules/.bin/jest"]'],
      adds,
      because: 'it would not start',
    },
    'packages that are installed by name': {
      lines: [...stage.slice(0, 4), 'RUN npm install --no-save sharp', ...lines.slice(5)],
      adds,
      because: 'pruning would take them away',
    },
    'a manifest that is only mounted': {
      lines: [
        ...stage.slice(0, 3),
        'RUN --mount=type=bind,source=package.json,target=package.json npm ci',
        ...lines.slice(4),
      ],
      adds,
      because: 'npm would not find it afterwards',
    },
    'another directory, without a RUN of npm in that of the project': {
      lines: ['FROM node AS build', 'RUN cd /app && npm ci', ...lines.slice(5)],
      adds: { 3: BASE, 5: installed },
      because: 'it is not sure that its manifest is there',
    },
    'another user than the one that installed them': {
      lines: [...stage.slice(0, 4), 'USER node', stage[4] ?? '', ...lines.slice(5)],
      adds: { 7: BASE, 9: installed },
      because: 'he may not delete them',
    },
    'two projects': {
      lines,
      adds: {
        6: BASE,
        8: {
          ...installed,
          '/app/node_modules/.package-lock.json':
            '{"packages":{"node_modules/jest":{"dev":true},"docs/node_modules/a":{"dev":true}}}',
          '/app/docs/node_modules/a/a.js': 9000,
          '/app/docs/node_modules/.package-lock.json': '{"packages":{"node_modules/a":{"dev":true}}}',
        },
      },
      because: 'one command prunes one project',
    },
    'a stage that is none of this file': {
      lines: replaced(8, 'COPY --from=example.org/app /app/node_modules ./node_modules'),
      adds,
      because: 'nothing here installs them',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });
});

describe('packages for development of Composer in a stage', () => {
  const vendor = {
    '/srv/vendor/composer/installed.json': '{"packages":[],"dev":true,"dev-package-names":["phpunit/phpunit"]}',
    '/srv/vendor/phpunit/phpunit/a.php': 50_000,
    '/srv/vendor/monolog/monolog/a.php': 900,
  };
  const of = (install: string, ...more: string[]) => [
    'FROM composer:2 AS vendor',
    'WORKDIR /app',
    'COPY composer.json composer.lock ./',
    `RUN ${install}`,
    'FROM php',
    'COPY --from=vendor /app/vendor/ /srv/vendor/',
    ...more,
  ];
  const from = { 5: BASE, 6: vendor };

  test('the option', async () => {
    const image: EditCase = {
      lines: of('composer install --no-scripts'),
      adds: from,
      becomes: of('composer install --no-dev --no-scripts'),
      edits: [['omit-dev-4', 50_000]],
    };
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a test in the stage': {
      lines: of('composer install && vendor/bin/phpunit'),
      adds: from,
      because: 'it needs them',
    },
    'a script in the final stage': {
      lines: of('composer install', 'RUN ./x.sh'),
      adds: from,
      because: 'it may need them',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect(await idsOf(image)).toEqual([]);
  });
});
