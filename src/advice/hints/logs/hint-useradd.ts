import type { Command } from '../../../dockerfile/commands.ts';
import { has, hasFlag } from '../commands.ts';
import { hint, ifAny } from '../hint.ts';

function logsLargeUid(command: Command): boolean {
  return (
    /^(?:useradd|adduser)$/.test(command.name) &&
    command.args.some(arg => /^(?:--uid=)?\d{5,}$/.test(arg)) &&
    !hasFlag(command, 'l') &&
    !has(command, '--no-log-init')
  );
}

export default hint({
  id: 'hint-useradd',
  title: 'useradd of a large UID without --no-log-init',
  severity: 'warn',
  evidence: 'The rule `sparse-lastlog` finds bytes in the layer.',
  explains: ['sparse-lastlog'],
  remedy: 'Create the user with `useradd --no-log-init`.',
  about: 'layer',
  test: ({ commands, found }) => (commands.some(logsLargeUid) ? ifAny(found('sparse-lastlog')) : null),
  reports: [
    { does: 'RUN useradd --uid 123456 app', found: { 'sparse-lastlog': 1 }, bytes: 1 },
    { does: 'RUN adduser --uid=123456 app', found: { 'sparse-lastlog': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN useradd -l -u 123456 app', found: { 'sparse-lastlog': 1 }, because: 'it does not log' },
    { does: 'RUN useradd -u 1000 app', found: { 'sparse-lastlog': 1 }, because: 'a small UID' },
    { does: 'RUN useradd -u 123456 app', because: 'the log is not in the layer' },
  ],
});
