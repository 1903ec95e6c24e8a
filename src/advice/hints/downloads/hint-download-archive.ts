import type { Command } from '../../../dockerfile/commands.ts';
import { hasFlag, hasOption, operands } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

const ARCHIVE = /\.(?:zip|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst|lz)|7z|deb|rpm|run|whl|jar)$/i;
const RULES = ['archive-unpacked', 'archive-left', 'installer-leftover'];

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

export default hint({
  id: 'hint-download-archive',
  title: 'an archive is downloaded to a file and not removed',
  severity: 'warn',
  before: ['hint-useradd'],
  evidence:
    'The rules `archive-unpacked`, `archive-left` or `installer-leftover` find bytes in the layer, or a later layer deletes an archive of it.',
  explains: [...RULES, 'archive-deleted-later'],
  remedy:
    'Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or download, unpack and delete the archive in one RUN.',
  about: 'layer',
  test({ commands, found, labelled }) {
    const removed = new Set(
      commands.filter(({ name }) => name === 'rm').flatMap(command => operands(command).map(nameOf)),
    );
    const kept = commands.flatMap(downloads).some(name => !removed.has(name));
    return kept ? ifAny(found(...RULES) + labelled('archive-deleted-later')) : null;
  },
  reports: [
    { does: 'RUN curl -fsSLo /tmp/a.zip https://e.x/a.zip', found: { 'archive-unpacked': 1 }, bytes: 1 },
    {
      does: 'RUN wget -q https://e.x/b.tar.gz?x=1 && tar xf b.tar.gz',
      labelled: { 'archive-deleted-later': 1 },
      bytes: 1,
    },
  ],
  ignores: [
    {
      does: 'RUN curl -fsSL https://e.x/a.tar.gz | tar xz',
      found: { 'archive-unpacked': 1 },
      because: 'no file is written',
    },
    {
      does: 'RUN wget -qO- https://e.x/a.tar.gz | tar xz',
      found: { 'archive-left': 1 },
      because: 'no file is written',
    },
    {
      does: 'RUN wget -q -O - https://e.x/a.tar.gz | tar xz',
      found: { 'archive-left': 1 },
      because: 'no file is written',
    },
    {
      does: 'RUN wget https://e.x/b.zip && unzip b.zip && rm b.zip',
      found: { 'archive-unpacked': 1 },
      because: 'it is removed',
    },
    { does: 'RUN wget https://e.x/b.zip', because: 'no archive is in the layer' },
  ],
});
