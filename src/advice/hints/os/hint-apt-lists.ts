import { aptUpdates } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

export default hint({
  id: 'hint-apt-lists',
  title: 'apt-get update whose lists stay in the layer',
  severity: 'warn',
  evidence: 'The rule `apt-lists` finds bytes in the layer, visible or deleted later.',
  explains: ['apt-lists', 'cache-deleted-later'],
  remedy:
    'Delete the package lists at the end of the RUN that fetches them: `rm -rf /var/lib/apt/lists/*`. A later RUN that installs needs its own `apt-get update`.',
  about: 'layer',
  test: leavesCache(aptUpdates, 'apt-lists'),
  reports: [
    { does: 'RUN apt-get update', found: { 'apt-lists': 7 }, lost: { 'apt-lists': 5 }, bytes: 12 },
    { does: 'RUN apt-get -qq update; make', lost: { 'apt-lists': 7 }, bytes: 7 },
  ],
  ignores: [
    { does: 'RUN apt-get update', because: 'the lists are gone' },
    { does: 'RUN make', found: { 'apt-lists': 7 }, because: 'another program wrote them' },
  ],
});
