import { dnfInstalls } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

export default hint({
  id: 'hint-dnf-clean',
  title: 'dnf install whose cache stays in the layer',
  severity: 'warn',
  evidence: 'The rule `dnf-cache` finds bytes in the layer.',
  explains: ['dnf-cache', 'cache-deleted-later'],
  remedy:
    'End each RUN that installs packages with `dnf clean all && rm -rf /var/cache/dnf /var/cache/libdnf5 /var/cache/yum`.',
  about: 'layer',
  test: leavesCache(dnfInstalls, 'dnf-cache'),
  reports: [
    { does: 'RUN microdnf install -y x', found: { 'dnf-cache': 1 }, bytes: 1 },
    { does: 'RUN yum install -y x', lost: { 'dnf-cache': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN microdnf install -y x', because: 'the cache is gone' },
    { does: 'RUN dnf clean all', found: { 'dnf-cache': 1 }, because: 'it installs nothing' },
  ],
});
