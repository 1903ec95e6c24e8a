import type { Command } from '../../../dockerfile/commands.ts';
import { has, hasOption } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

function keepsCache(command: Command): boolean {
  return command.name === 'apk' && has(command, 'add', 'update') && !hasOption(command, '--no-cache');
}

export default hint({
  id: 'hint-apk-no-cache',
  title: 'apk add without --no-cache',
  severity: 'warn',
  evidence: 'The rule `apk-cache` finds bytes in the layer.',
  explains: ['apk-cache', 'cache-deleted-later'],
  remedy: 'Install with `apk add --no-cache`, which reads the index without storing it.',
  about: 'layer',
  test: leavesCache(keepsCache, 'apk-cache'),
  reports: [
    { does: 'RUN apk add curl', found: { 'apk-cache': 1 }, bytes: 1 },
    { does: 'RUN apk update', found: { 'apk-cache': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN apk add --no-cache curl', found: { 'apk-cache': 1 }, because: 'it keeps none' },
    { does: 'RUN apk add curl', because: 'the cache is gone' },
  ],
});
