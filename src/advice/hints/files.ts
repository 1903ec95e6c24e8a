/** Hints on changing, deleting and fetching files. */
import type { Command } from '../../dockerfile/commands.ts';
import { deletes, has, hasFlag, hasOption, operands, purges } from './commands.ts';
import { type Hint, ifAny } from './hint.ts';

const MB = 1_000_000;
const ARCHIVE = /\.(?:zip|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst|lz)|7z|deb|rpm|run|whl|jar)$/i;

function changesTree(command: Command, names: readonly string[]): boolean {
  if (command.name === 'find') return has(command, '-exec', '-execdir') && has(command, ...names);
  return names.includes(command.name) && (hasFlag(command, 'R') || has(command, '--recursive'));
}

/** `-O-`, `-qO-`, `-O -`: what is downloaded goes to a pipe. */
function toPipe({ args }: Command): boolean {
  return args.some((arg, at) => /^-[A-Za-z]*[oO]-?$/.test(arg) && (arg.endsWith('-') || args[at + 1] === '-'));
}

/** Names of archives that a command downloads into files. */
function downloads(command: Command): string[] {
  const toFile =
    command.name === 'wget' ||
    hasFlag(command, 'o') ||
    hasFlag(command, 'O') ||
    hasOption(command, '--output', '--remote-name');
  if ((command.name !== 'curl' && command.name !== 'wget') || !toFile || toPipe(command)) return [];
  return operands(command)
    .map(nameOf)
    .filter(name => ARCHIVE.test(name));
}

function nameOf(word: string): string {
  const path = word.split(/[?#]/, 1)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}

export const files: readonly Hint[] = [
  {
    id: 'hint-chown',
    title: 'chown -R in a layer of its own',
    severity: 'warn',
    evidence: 'The layer stores lower files again without a change of content.',
    explains: ['recursive-metadata'],
    remedy:
      'COPY --chown=<user>:<group> <source> <destination>   # or create the user first and switch with USER before writing',
    about: 'layer',
    test: ({ commands, wasted }) =>
      commands.some(command => changesTree(command, ['chown', 'chgrp'])) ? ifAny(wasted('metadata')) : null,
  },
  {
    id: 'hint-chmod',
    title: 'chmod -R in a layer of its own',
    severity: 'warn',
    evidence: 'The layer stores lower files again without a change of content.',
    explains: ['recursive-metadata'],
    remedy: 'COPY --chmod=755 <source> <destination>   # or fix the modes in the build context',
    about: 'layer',
    test: ({ commands, wasted }) =>
      commands.some(command => changesTree(command, ['chmod'])) ? ifAny(wasted('metadata')) : null,
  },
  {
    id: 'hint-rm-later',
    title: 'a layer that only deletes',
    severity: 'warn',
    evidence: 'The layer deletes bytes of lower ones and has less than 1 MB of its own.',
    explains: ['cache-deleted-later', 'archive-deleted-later', 'secret-deleted-later', 'plain'],
    remedy: 'RUN <what writes the files> && rm -rf <files>   # the rm belongs in the RUN that wrote them',
    about: 'layer',
    test: ({ commands, bytes, wasted }) =>
      commands.length > 0 && commands.every(deletes) && bytes < MB ? ifAny(wasted('deleted')) : null,
  },
  {
    id: 'hint-purge-later',
    title: 'packages removed in a later layer',
    severity: 'warn',
    evidence: 'The layer deletes at least 1 MB that layers above the base image added.',
    explains: ['packages-purged-later'],
    remedy: 'RUN <install> && <use> && <remove>   # in one RUN, or install them in a build stage',
    about: 'layer',
    test: ({ commands, wastedOwn }) => (commands.some(purges) ? ifAny(wastedOwn('deleted'), MB) : null),
  },
  {
    id: 'hint-download-archive',
    title: 'an archive is downloaded to a file and not removed',
    severity: 'warn',
    evidence:
      'The layer has bytes of the rules `archive-unpacked`, `archive-left` or `installer-leftover`, or of an archive that is deleted later.',
    explains: ['archive-unpacked', 'archive-left', 'installer-leftover', 'archive-deleted-later'],
    remedy: 'RUN curl -fsSL <url> | tar -xz -C <directory>   # or download, unpack and rm in one RUN',
    about: 'layer',
    test({ commands, found, labelled }) {
      const removed = new Set(
        commands.filter(({ name }) => name === 'rm').flatMap(command => operands(command).map(nameOf)),
      );
      const kept = commands.flatMap(downloads).some(name => !removed.has(name));
      const bytes = () =>
        found('archive-unpacked', 'archive-left', 'installer-leftover') + labelled('archive-deleted-later');
      return kept ? ifAny(bytes()) : null;
    },
  },
  {
    id: 'hint-useradd',
    title: 'useradd of a large UID without --no-log-init',
    severity: 'warn',
    evidence: 'The layer has bytes of the rule `sparse-lastlog`.',
    explains: ['sparse-lastlog'],
    remedy: 'RUN useradd --no-log-init --uid <uid> <user>',
    about: 'layer',
    test({ commands, found }) {
      const large = (command: Command) =>
        /^(?:useradd|adduser)$/.test(command.name) &&
        command.args.some(arg => /^(?:--uid=)?\d{5,}$/.test(arg)) &&
        !hasFlag(command, 'l') &&
        !has(command, '--no-log-init');
      return commands.some(large) ? ifAny(found('sparse-lastlog')) : null;
    },
  },
];
