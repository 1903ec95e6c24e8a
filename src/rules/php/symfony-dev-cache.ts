import { ofDirectory } from '../conditions.ts';
import { rule } from '../rule.ts';

export default rule({
  id: 'symfony-dev-cache',
  title: 'Symfony development cache',
  severity: 'info',
  confidence: 'safe',
  bucket: 'removable',
  globs: ['/**/var/cache/{dev,test}/**'],
  not: [{ glob: '/var/cache/**', why: 'system cache folder' }],
  whenFolder: ofDirectory(/^(.*)\/var\/cache\/(?:dev|test)\//, (application, image) =>
    image.exists(`${application}/bin/console`),
  ),
  whenText: '`bin/console` is next to `var`.',
  why: 'It belongs to an environment that the image does not run.',
  remedy:
    'List `var/cache` in .dockerignore, and warm up the cache for production only: `APP_ENV=prod php bin/console cache:warmup`.',
  example: { file: '.dockerignore', before: '', after: 'var/cache' },
  references: ['https://symfony.com/doc/current/configuration.html'],
  reports: [
    { files: { '/app/var/cache/dev/App_KernelDevDebugContainer.php': 9000, '/app/bin/console': 5 }, bytes: 9000 },
    { files: { '/srv/app/var/cache/test/a.php': 7, '/srv/app/bin/console': 5 }, bytes: 7 },
  ],
  ignores: [
    { files: { '/app/var/cache/prod/App_KernelProdContainer.php': 900 }, because: 'wanted' },
    { files: { '/app/var/cache/dev/a': 900 }, because: 'not a Symfony application' },
  ],
});
