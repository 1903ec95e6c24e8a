import type { Command } from '../../../dockerfile/commands.ts';
import { has } from '../commands.ts';
import { hint } from '../hint.ts';

function installsDev(command: Command): boolean {
  return /^composer(\.phar)?$/.test(command.name) && has(command, 'install') && !has(command, '--no-dev');
}

export default hint({
  id: 'hint-composer-dev',
  title: 'composer install without --no-dev',
  severity: 'info',
  evidence: 'A `vendor/composer/installed.json` of the layer says `"dev": true`.',
  explains: ['composer-dev-deps'],
  reads: [{ name: 'installed.json', folder: /(?:^|\/)vendor\/composer$/, most: 4_194_304 }],
  remedy: 'Install with `composer install --no-dev --optimize-autoloader`.',
  about: 'layer',
  test: ({ commands, texts }) =>
    commands.some(installsDev) && texts('installed.json').some(text => /"dev"\s*:\s*true/.test(text))
      ? { bytes: 0 }
      : null,
  reports: [
    {
      does: 'RUN composer install',
      texts: { '/app/vendor/composer/installed.json': '{"packages": [], "dev": true}' },
      bytes: 0,
    },
    { does: 'RUN composer.phar install', texts: { '/vendor/composer/installed.json': '{"dev":true}' }, bytes: 0 },
  ],
  ignores: [
    {
      does: 'RUN composer install --no-dev',
      texts: { '/app/vendor/composer/installed.json': '{"dev": true}' },
      because: 'they are left out',
    },
    {
      does: 'RUN composer install',
      texts: { '/app/vendor/composer/installed.json': '{"dev": false}' },
      because: 'Composer says that it left them out',
    },
    { does: 'RUN composer install', because: 'there is no record' },
  ],
});
