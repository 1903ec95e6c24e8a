/** Hints on apk, dnf and zypper. */
import type { Command } from '../../dockerfile/commands.ts';
import { has, hasOption, isDnf } from './commands.ts';
import { type Hint, ifAny } from './hint.ts';

const dnfInstalls = (command: Command) => isDnf(command) && has(command, 'install', 'in');

function keepsApkCache(command: Command): boolean {
  return command.name === 'apk' && has(command, 'add', 'update') && !hasOption(command, '--no-cache');
}

export const distributions: readonly Hint[] = [
  {
    id: 'hint-apk-no-cache',
    title: 'apk add without --no-cache',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `apk-cache`.',
    explains: ['apk-cache', 'cache-deleted-later'],
    remedy: 'RUN apk add --no-cache <packages>',
    about: 'layer',
    test: ({ commands, found, lostLater }) =>
      commands.some(keepsApkCache) ? ifAny(found('apk-cache') + lostLater('apk-cache')) : null,
  },
  {
    id: 'hint-dnf-clean',
    title: 'dnf install whose cache stays in the layer',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `dnf-cache`.',
    explains: ['dnf-cache', 'cache-deleted-later'],
    remedy:
      'RUN dnf install -y --setopt=install_weak_deps=False --nodocs <packages> && dnf clean all && rm -rf /var/cache/dnf',
    about: 'layer',
    test: ({ commands, found, lostLater }) =>
      commands.some(dnfInstalls) ? ifAny(found('dnf-cache') + lostLater('dnf-cache')) : null,
  },
  {
    id: 'hint-dnf-weak-deps',
    title: 'dnf install with weak dependencies and documentation',
    severity: 'info',
    evidence: 'None but a layer with bytes: only the text speaks.',
    explains: [],
    remedy: 'RUN dnf install -y --setopt=install_weak_deps=False --nodocs <packages> && dnf clean all',
    about: 'layer',
    test({ commands, bytes }) {
      const all = (command: Command) =>
        dnfInstalls(command) && !command.args.some(arg => arg.includes('install_weak_deps') || arg === '--nodocs');
      return bytes > 0 && commands.some(all) ? { bytes: 0 } : null;
    },
  },
  {
    id: 'hint-zypper-clean',
    title: 'zypper install whose cache stays in the layer',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `zypper-cache`.',
    explains: ['zypper-cache', 'cache-deleted-later'],
    remedy: 'RUN zypper --non-interactive install --no-recommends <packages> && zypper clean --all',
    about: 'layer',
    test: ({ commands, found, lostLater }) =>
      commands.some(command => command.name === 'zypper' && has(command, 'in', 'install'))
        ? ifAny(found('zypper-cache') + lostLater('zypper-cache'))
        : null,
  },
];
