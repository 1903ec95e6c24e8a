/** Packages for development that Composer installed. */
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

const BASE = { '/bin/sh': 1 };
const lines = ['FROM php', 'WORKDIR /app', 'COPY composer.json .', 'RUN composer install', 'CMD ["php", "a.php"]'];
const adds = {
  1: BASE,
  3: { '/app/composer.json': 9 },
  4: {
    '/app/vendor/composer/installed.json':
      '{"packages":[],"dev":true,"dev-package-names":["phpunit/phpunit","symfony/maker-bundle"]}',
    '/app/vendor/phpunit/phpunit/a.php': 50_000,
    '/app/vendor/monolog/monolog/a.php': 900,
  },
};
const bundle = { ...adds[4], '/app/vendor/symfony/maker-bundle/a.php': 9000 };
const before = lines.slice(0, 3);

describe('packages for development of Composer', () => {
  const cases: Record<string, EditCase> = {
    'the option': {
      lines,
      adds,
      becomes: [...before, 'RUN composer install --no-dev', ...lines.slice(4)],
      edits: [['omit-dev-4', 50_000]],
    },
    'what prepares production may follow': {
      lines: [...before, 'RUN composer install -o && php artisan config:cache', 'RUN composer dump-autoload'],
      adds,
      becomes: [
        ...before,
        'RUN composer install --no-dev -o && php artisan config:cache',
        'RUN composer dump-autoload',
      ],
      edits: [['omit-dev-4', 50_000]],
    },
    'an installation that follows': {
      lines: [...before, 'RUN composer install --no-scripts', 'RUN composer install'],
      adds,
      becomes: [...before, 'RUN composer install --no-dev --no-scripts', 'RUN composer install --no-dev'],
      edits: [['omit-dev-4', 50_000]],
    },
    'bundles of Symfony, which is told that this is production': {
      lines: [...before, 'RUN composer install', 'ENV APP_ENV=prod'],
      adds: { ...adds, 4: bundle },
      becomes: [...before, 'RUN composer install --no-dev', 'ENV APP_ENV=prod'],
      edits: [['omit-dev-4', 59_000]],
    },
  };
  test.each(Object.entries(cases))('%s', async (_, image) => {
    expect(await outcomeOf(image)).toEqual(expectedOf(image));
  });

  const none: Record<string, NoEditCase> = {
    'a test by a program of a package': {
      lines: [...lines, 'RUN vendor/bin/phpunit'],
      adds,
      because: 'it would be missing',
    },
    'a script of composer.json': {
      lines: [...lines, 'RUN composer run test'],
      adds,
      because: 'it may run any package',
    },
    'a script that comes later': { lines: [...lines, 'RUN ./build.sh'], adds, because: 'it may run any package' },
    'a command of Laravel that fills the database': {
      lines: [...before, 'RUN composer install && php artisan db:seed'],
      adds,
      because: 'its factories use packages for development',
    },
    'bundles of Symfony': { lines, adds: { ...adds, 4: bundle }, because: 'Symfony loads them unless told not to' },
    'an entry script': {
      lines,
      adds,
      config: { entrypoint: ['/start.sh'] },
      because: 'it may run any package',
    },
  };
  test.each(Object.entries(none))('none for %s', async (_, image) => {
    expect((await idsOf(image)).filter(id => id.startsWith('omit'))).toEqual([]);
  });

  test('names each package', async () => {
    const { items } = await planned({ dockerfile: textOf(lines), adds });
    expect(items).toMatchObject([
      {
        trust: 'fewer',
        leftOut: [{ name: 'phpunit/phpunit', bytes: 50_000 }],
        findings: expect.arrayContaining(['composer-dev-deps']),
      },
    ]);
  });
});
