/** Hints on apt. */
import type { Command } from '../../dockerfile/commands.ts';
import { has, hasOption, isApt, upgrades } from './commands.ts';
import { type Hint, type HintImage, ifAny } from './hint.ts';

const MB = 1_000_000;
const OFF = /APT::Install-Recommends\s+"?(?:false|0|no)\b/i;

const installs = (command: Command) => isApt(command) && has(command, 'install');
const updates = (command: Command) => isApt(command) && has(command, 'update');

function withRecommends(command: Command): boolean {
  if (!installs(command) || hasOption(command, '--no-install-recommends', '-R', '--without-recommends')) return false;
  return !command.args.some(arg => arg.includes('APT::Install-Recommends='));
}

function recommendsAreOff(image: HintImage): boolean {
  const texts = [image.text('/etc/apt/apt.conf') ?? '', ...image.textsIn('/etc/apt/apt.conf.d')];
  return texts.some(text => OFF.test(text));
}

export const debian: readonly Hint[] = [
  {
    id: 'hint-apt-recommends',
    title: 'apt-get install without --no-install-recommends',
    severity: 'info',
    evidence: 'The layer adds at least 5 MB below `/usr`, and no `apt.conf` turns recommended packages off.',
    explains: [],
    reads: [
      { name: 'apt.conf', folder: /^etc\/apt$/, most: 65_536 },
      { name: '', rest: /./, folder: /^etc\/apt\/apt\.conf\.d$/, most: 65_536 },
    ],
    remedy:
      'RUN apt-get update && apt-get install -y --no-install-recommends <packages> && rm -rf /var/lib/apt/lists/*\n# measured on Debian 12: python3-pip takes 493 MB with recommended packages, 71 MB without',
    about: 'layer',
    test: ({ commands, added }, image) =>
      commands.some(withRecommends) && !recommendsAreOff(image)
        ? ifAny(
            added(directory => directory === 'usr' || directory.startsWith('usr/')),
            5 * MB,
          )
        : null,
  },
  {
    id: 'hint-apt-lists',
    title: 'apt-get update whose lists stay in the layer',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `apt-lists`, still visible or deleted later.',
    explains: ['apt-lists', 'cache-deleted-later'],
    remedy:
      'RUN apt-get update && apt-get install -y --no-install-recommends <packages> && rm -rf /var/lib/apt/lists/*',
    about: 'layer',
    test: ({ commands, found, lostLater }) =>
      commands.some(updates) ? ifAny(found('apt-lists') + lostLater('apt-lists')) : null,
  },
  {
    id: 'hint-apt-update-alone',
    title: 'apt-get update in a layer of its own',
    severity: 'warn',
    evidence: 'All bytes of the layer are below `/var/lib/apt` and `/var/cache/apt`.',
    explains: ['apt-lists', 'cache-deleted-later'],
    remedy:
      'RUN apt-get update && apt-get install -y --no-install-recommends <packages> && rm -rf /var/lib/apt/lists/*   # one RUN\n# alone, it is cached, and later installs use old lists',
    about: 'layer',
    test({ commands, bytes, added }) {
      if (!commands.some(updates) || commands.some(command => installs(command) || upgrades(command))) return null;
      return added(directory => /^var\/(?:lib|cache)\/apt(?:\/|$)/.test(directory)) === bytes ? ifAny(bytes) : null;
    },
  },
  {
    id: 'hint-apt-upgrade',
    title: 'all packages are upgraded in a layer',
    severity: 'info',
    evidence: 'The layer overwrites or deletes at least 1 MB of lower files.',
    explains: ['package-upgrade'],
    remedy:
      'FROM <a newer base image>   # docker build --pull, pinned by digest\n# Security fixes that the base does not have yet may justify an upgrade.',
    about: 'layer',
    test: ({ commands, wasted }) => (commands.some(upgrades) ? ifAny(wasted('overwritten', 'deleted'), MB) : null),
  },
];
