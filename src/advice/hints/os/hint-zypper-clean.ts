import { has } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

export default hint({
  id: 'hint-zypper-clean',
  title: 'zypper install whose cache stays in the layer',
  severity: 'warn',
  evidence: 'The rule `zypper-cache` finds bytes in the layer.',
  explains: ['zypper-cache', 'cache-deleted-later'],
  remedy: 'End each RUN that installs packages with `zypper clean --all`.',
  about: 'layer',
  test: leavesCache(command => command.name === 'zypper' && has(command, 'in', 'install'), 'zypper-cache'),
  reports: [
    { does: 'RUN zypper -n in x', found: { 'zypper-cache': 1 }, bytes: 1 },
    { does: 'RUN zypper install -y x', lost: { 'zypper-cache': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN zypper -n in x', because: 'the cache is gone' },
    { does: 'RUN zypper clean', found: { 'zypper-cache': 1 }, because: 'it installs nothing' },
  ],
});
