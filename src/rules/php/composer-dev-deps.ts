import { fieldsOf, foldersNamed, perDirectory } from '../conditions.ts';
import { type RuleImage, rule } from '../rule.ts';

const VENDOR: ReadonlySet<string> = new Set(['vendor']);

/** Packages of a `vendor` directory that only development needs, by name. */
const developmentOnly = perDirectory((vendor, image): ReadonlySet<string> => {
  const installed = fieldsOf(image.json(`${vendor}/composer/installed.json`));
  const names = installed.get('dev-package-names');
  if (installed.get('dev') !== true || !Array.isArray(names)) return new Set();
  return new Set(names.filter((name): name is string => typeof name === 'string'));
});

/** Looks at every `vendor` in a path: a package may ship one of its own. */
function isForDevelopment(path: string, image: RuleImage): boolean {
  return foldersNamed(path, VENDOR).some(vendor => {
    const packages = developmentOnly(vendor, image);
    return packages.size > 0 && packages.has(nameIn(vendor, path));
  });
}

function nameIn(vendor: string, path: string): string {
  return path
    .slice(vendor.length + 1)
    .split('/', 2)
    .join('/');
}

export default rule({
  id: 'composer-dev-deps',
  title: 'Composer packages for development in the image',
  severity: 'warn',
  confidence: 'safe-if-unused',
  bucket: 'advice',
  globs: ['/**/vendor/*/*/**'],
  reads: [{ name: 'installed.json', folder: /(?:^|\/)vendor\/composer$/, most: 4_194_304 }],
  whenImage: image => image.textPaths('installed.json').length > 0,
  whenFolder: isForDevelopment,
  whenText:
    'Composer 2: `vendor/composer/installed.json` has `"dev": true`, and names the package in `dev-package-names`. Packages outside of `vendor` do not count.',
  // Composer makes programs in `vendor/bin` that start those of packages, which says nothing about who runs them.
  evenIfReferenced: true,
  why: 'Tools for tests and builds. An application should not load them, but some do.',
  remedy: 'Install with `composer install --no-dev --optimize-autoloader`.',
  options: [{ programs: ['composer', 'composer.phar'], verb: ['install', 'i'], add: '--no-dev', unless: ['--dev'] }],
  example: { before: 'RUN composer install', after: 'RUN composer install --no-dev' },
  references: ['https://getcomposer.org/doc/03-cli.md#install-i'],
  reports: [
    {
      files: {
        '/app/vendor/phpunit/phpunit/src/A.php': 9000,
        '/app/vendor/phpunit/phpunit/vendor/a/b/C.php': 50,
        '/app/vendor/monolog/monolog/src/B.php': 400,
      },
      contents: {
        '/app/vendor/composer/installed.json': '{"packages":[],"dev":true,"dev-package-names":["phpunit/phpunit"]}',
      },
      bytes: 9050,
    },
    {
      files: { '/vendor/a/b/c.php': 7 },
      contents: { '/vendor/composer/installed.json': '{"dev":true,"dev-package-names":["a/b", 5]}' },
      bytes: 7,
    },
  ],
  ignores: [
    {
      files: { '/app/vendor/monolog/monolog/src/B.php': 400 },
      contents: { '/app/vendor/composer/installed.json': '{"dev":true,"dev-package-names":["phpunit/phpunit"]}' },
      because: 'a production package',
    },
    {
      files: { '/app/vendor/a/b/c.php': 7 },
      contents: { '/app/vendor/composer/installed.json': '{"dev":false,"dev-package-names":["a/b"]}' },
      because: 'Composer says that it left them out, so something else brought the package',
    },
    {
      files: { '/app/vendor/a/b/c.php': 7 },
      contents: { '/app/vendor/composer/installed.json': '{"dev":true,"dev-package-names":{"0":"a/b"}}' },
      because: 'the record has another shape',
    },
  ],
});
