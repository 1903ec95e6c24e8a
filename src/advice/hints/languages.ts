/** Hints on the package managers and compilers of languages. */
import type { Command } from '../../dockerfile/commands.ts';
import { has, hasOption, isPip, operands } from './commands.ts';
import { type Hint, ifAny } from './hint.ts';

const NODE = new Set(['npm', 'yarn', 'pnpm']);
const CONDA = new Set(['conda', 'mamba', 'micromamba']);

function installsDev(command: Command): boolean {
  const { name, args } = command;
  // Without a word `yarn` installs, whatever its options.
  if (name === 'npm')
    return (
      has(command, 'ci', 'install', 'i') &&
      !args.some(arg => arg === '--omit=dev' || arg === '--production' || arg.startsWith('--only=prod')) &&
      !(has(command, '--omit') && has(command, 'dev'))
    );
  if (name === 'yarn')
    return (operands(command).length === 0 || has(command, 'install')) && !hasOption(command, '--production', '--prod');
  return name === 'pnpm' && has(command, 'install', 'i') && !hasOption(command, '--prod', '-P', '--production');
}

function keepsSymbols(command: Command): boolean {
  const { name, args } = command;
  if (name !== 'go' || !has(command, 'build', 'install')) return false;
  return !args.some(arg => /(?:^|[\s='"])-[sw](?=$|[\s'"])/.test(arg));
}

export const languages: readonly Hint[] = [
  {
    id: 'hint-pip-cache',
    title: 'pip install without --no-cache-dir',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `pip-cache`.',
    explains: ['pip-cache', 'cache-deleted-later'],
    remedy: 'RUN pip install --no-cache-dir <packages>',
    about: 'layer',
    test: ({ commands, found, lostLater }) =>
      commands.some(command => isPip(command) && has(command, 'install') && !hasOption(command, '--no-cache-dir'))
        ? ifAny(found('pip-cache') + lostLater('pip-cache'))
        : null,
  },
  {
    id: 'hint-npm-dev',
    title: 'an install that brings devDependencies',
    severity: 'info',
    evidence: 'The layer has bytes of the rule `node-dev-deps`, and `NODE_ENV` is not `production`.',
    explains: ['node-dev-deps'],
    remedy: 'RUN npm ci --omit=dev   # yarn install --production, pnpm install --prod',
    about: 'layer',
    test: ({ commands, found }, image) =>
      commands.some(installsDev) && image.env('NODE_ENV') !== 'production' ? ifAny(found('node-dev-deps')) : null,
  },
  {
    id: 'hint-npm-cache',
    title: 'an install whose download cache stays in the layer',
    severity: 'warn',
    evidence: 'The layer has bytes of the rules `npm-cache`, `yarn-classic-cache` or `pnpm-store`.',
    explains: ['npm-cache', 'yarn-classic-cache', 'pnpm-store', 'cache-deleted-later'],
    remedy: 'RUN npm ci --omit=dev && npm cache clean --force   # yarn cache clean; pnpm store prune',
    about: 'layer',
    test({ commands, found, lostLater }) {
      const caches = ['npm-cache', 'yarn-classic-cache', 'pnpm-store'];
      return commands.some(({ name }) => NODE.has(name)) ? ifAny(found(...caches) + lostLater(...caches)) : null;
    },
  },
  {
    id: 'hint-conda-clean',
    title: 'conda install without conda clean',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `conda-pkgs`.',
    explains: ['conda-pkgs', 'cache-deleted-later'],
    remedy: 'RUN conda install --yes <packages> && conda clean --all --yes   # in the same RUN',
    about: 'layer',
    test: ({ commands, found, lostLater }) =>
      commands.some(command => CONDA.has(command.name) && has(command, 'install', 'create', 'env'))
        ? ifAny(found('conda-pkgs') + lostLater('conda-pkgs'))
        : null,
  },
  {
    id: 'hint-composer-dev',
    title: 'composer install without --no-dev',
    severity: 'info',
    evidence: 'A `vendor/composer/installed.json` of the layer says `"dev": true`.',
    explains: [],
    reads: [{ name: 'installed.json', folder: /(?:^|\/)vendor\/composer$/, most: 4_194_304 }],
    remedy: 'RUN composer install --no-dev --optimize-autoloader',
    about: 'layer',
    test: ({ commands, texts }) =>
      commands.some(
        command => /^composer(\.phar)?$/.test(command.name) && has(command, 'install') && !has(command, '--no-dev'),
      ) && texts('installed.json').some(text => /"dev"\s*:\s*true/.test(text))
        ? { bytes: 0 }
        : null,
  },
  {
    id: 'hint-bundle-without',
    title: 'bundle install with the groups of development and test',
    severity: 'info',
    evidence:
      'None but a layer with bytes and no `BUNDLE_WITHOUT` in the environment or in `/usr/local/bundle/config`: only the text speaks.',
    explains: [],
    reads: [{ name: 'config', folder: /^usr\/local\/bundle$/, most: 65_536 }],
    remedy: "RUN bundle config set --local without 'development test' && bundle install",
    about: 'layer',
    test({ commands, bytes }, image) {
      const isSet =
        image.env('BUNDLE_WITHOUT') !== undefined || image.text('/usr/local/bundle/config')?.includes('BUNDLE_WITHOUT');
      const without = commands.some(({ name, args }) => name === 'bundle' && args.some(arg => arg.includes('without')));
      const installs = commands.some(command => command.name === 'bundle' && has(command, 'install'));
      return installs && bytes > 0 && !isSet && !without ? { bytes: 0 } : null;
    },
  },
  {
    id: 'hint-go-strip',
    title: "go build without -ldflags='-s -w'",
    severity: 'info',
    evidence: 'The detector `unstripped-elf` finds a file of the layer.',
    explains: ['unstripped-elf'],
    remedy: "RUN go build -trimpath -ldflags='-s -w' -o <program> <package>",
    about: 'layer',
    test: ({ commands, found }) => (commands.some(keepsSymbols) ? ifAny(found('unstripped-elf')) : null),
  },
  {
    id: 'hint-cargo-debug',
    title: 'cargo build without --release',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `rust-target` below `debug/`.',
    explains: ['rust-target'],
    remedy: 'RUN cargo build --release   # and COPY the program alone; [profile.release] strip = true',
    about: 'layer',
    test: ({ commands, found, added }) =>
      commands.some(
        command =>
          command.name === 'cargo' && has(command, 'build') && !hasOption(command, '--release', '-r', '--profile'),
      ) && found('rust-target') > 0
        ? ifAny(added(directory => /(?:^|\/)target\/(?:[^/]+\/)?debug(?:\/|$)/.test(directory)))
        : null,
  },
];
