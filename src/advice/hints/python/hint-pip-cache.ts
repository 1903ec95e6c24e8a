import { has, hasOption, isPip } from '../commands.ts';
import { hint, leavesCache } from '../hint.ts';

export default hint({
  id: 'hint-pip-cache',
  title: 'pip install without --no-cache-dir',
  severity: 'warn',
  before: ['hint-conda-clean'],
  evidence: 'The rule `pip-cache` finds bytes in the layer.',
  explains: ['pip-cache', 'cache-deleted-later'],
  remedy:
    'Install with `pip install --no-cache-dir`. If pip builds packages from source, set `PIP_NO_CACHE_DIR=1` instead, which also reaches the build tools that it fetches.',
  about: 'layer',
  test: leavesCache(
    command => isPip(command) && has(command, 'install') && !hasOption(command, '--no-cache-dir'),
    'pip-cache',
  ),
  reports: [
    { does: 'RUN pip3 install x', found: { 'pip-cache': 1 }, bytes: 1 },
    { does: 'RUN python3 -m pip install -r r.txt', lost: { 'pip-cache': 1 }, bytes: 1 },
  ],
  ignores: [
    { does: 'RUN pip install --no-cache-dir x', found: { 'pip-cache': 1 }, because: 'it keeps none' },
    { does: 'RUN pip install x', because: 'the cache is gone' },
    { does: 'RUN pip list', found: { 'pip-cache': 1 }, because: 'it installs nothing' },
  ],
});
