import { rule } from '../rule.ts';

export default rule({
  id: 'composer-cache',
  title: 'Composer cache',
  severity: 'warn',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['$CACHE/composer/**', '~/.composer/cache/**', '/tmp/cache/{files,repo,vcs}/**'],
  envDirectories: { COMPOSER_CACHE_DIR: ['**'], COMPOSER_HOME: ['cache/**'] },
  why: 'Package archives and repository metadata. The `composer` image keeps them in `/tmp/cache`.',
  remedy:
    'Install with `composer install --no-cache`. Or keep the cache in a cache mount: at `/root/.cache/composer`, in the image composer at `/tmp/cache`.',
  options: [
    {
      programs: ['composer', 'composer.phar'],
      verb: ['install', 'update', 'require', 'create-project'],
      add: '--no-cache',
    },
  ],
  mounts: ['~/.cache/composer', '~/.composer/cache', '/tmp/cache'],
  example: {
    before: 'RUN composer install --no-dev --no-interaction',
    after: 'RUN composer install --no-cache --no-dev --no-interaction',
  },
  references: ['https://getcomposer.org/doc/06-config.md', 'https://getcomposer.org/doc/03-cli.md'],
  reports: [
    {
      files: {
        '/root/.cache/composer/files/symfony/console/a.zip': 90000,
        '/root/.composer/cache/repo/x': 700,
        '/tmp/cache/files/a/b.zip': 30,
      },
      bytes: 90730,
    },
    {
      files: { '/composer/cache/files/a.zip': 70, '/composer/vendor/bin/phpcs': 5 },
      env: ['COMPOSER_HOME=/composer'],
      bytes: 70,
    },
  ],
  ignores: [
    { files: { '/root/.composer/vendor/bin/phpcs': 900 }, because: 'global package' },
    { files: { '/app/var/cache/prod/Container.php': 900 }, because: 'warmed application cache' },
  ],
});
