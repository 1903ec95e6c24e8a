import type { Command } from '../../../dockerfile/commands.ts';
import { has, hasOption, operands } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

function installsDev(command: Command): boolean {
  const { name, args } = command;
  if (name === 'npm')
    return (
      has(command, 'ci', 'install', 'i') &&
      !args.some(arg => arg === '--omit=dev' || arg === '--production' || arg.startsWith('--only=prod')) &&
      !(has(command, '--omit') && has(command, 'dev'))
    );
  // Without a word `yarn` installs, whatever its options.
  if (name === 'yarn')
    return (operands(command).length === 0 || has(command, 'install')) && !hasOption(command, '--production', '--prod');
  return name === 'pnpm' && has(command, 'install', 'i') && !hasOption(command, '--prod', '-P', '--production');
}

export default hint({
  id: 'hint-npm-dev',
  title: 'an install that includes devDependencies',
  severity: 'info',
  before: ['hint-npm-cache'],
  evidence: 'The rule `node-dev-deps` finds bytes in the layer, and `NODE_ENV` is not `production`.',
  explains: ['node-dev-deps'],
  remedy:
    'Install with `npm ci --omit=dev`, `pnpm install --prod` or `yarn install --production`. If the build needs the others, build in one stage and end it with `npm prune --omit=dev` or `pnpm prune --prod` before the copy.',
  about: 'layer',
  test: ({ commands, found }, image) =>
    commands.some(installsDev) && image.env('NODE_ENV') !== 'production' ? ifAny(found('node-dev-deps')) : null,
  reports: [
    { does: 'RUN npm ci', found: { 'node-dev-deps': 1 }, bytes: 1 },
    { does: 'RUN yarn', found: { 'node-dev-deps': 1 }, bytes: 1 },
    { does: 'RUN yarn --frozen-lockfile --non-interactive', found: { 'node-dev-deps': 1 }, bytes: 1 },
    { does: 'RUN pnpm install', found: { 'node-dev-deps': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN npm ci --omit=dev', found: { 'node-dev-deps': 1 }, because: 'they are left out' },
    {
      does: 'RUN npm ci',
      found: { 'node-dev-deps': 1 },
      env: { NODE_ENV: 'production' },
      because: 'the environment leaves them out',
    },
    { does: 'RUN yarn install --production', found: { 'node-dev-deps': 1 }, because: 'they are left out' },
    {
      does: 'RUN yarn --frozen-lockfile --production=true',
      found: { 'node-dev-deps': 1 },
      because: 'they are left out',
    },
    { does: 'RUN yarn build', found: { 'node-dev-deps': 1 }, because: 'it installs nothing' },
    { does: 'RUN pnpm install -P', found: { 'node-dev-deps': 1 }, because: 'they are left out' },
    { does: 'RUN pnpm install --prod=true', found: { 'node-dev-deps': 1 }, because: 'they are left out' },
    { does: 'RUN npm ci', because: 'the layer has none' },
  ],
});
