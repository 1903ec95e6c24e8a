import { isMatched, label } from '../label.ts';

/** Rules about archives and installers, removable or not. */
export const ARCHIVES: ReadonlySet<string> = new Set(['archive-left', 'installer-leftover', 'os-package-file']);

export default label({
  id: 'archive-deleted-later',
  title: 'An archive that a later layer deletes',
  severity: 'warn',
  before: ['copied-again', 'packages-purged-later'],
  when: 'The path matches the globs of `archive-left`, `installer-leftover` or `os-package-file`.',
  why: 'The archive stays in the layer that fetched it, next to its unpacked contents.',
  remedy:
    'Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or delete the archive in the RUN that fetches it. A local tar archive needs no copy: `ADD` unpacks it.',
  test: file => isMatched(file, ARCHIVES),
  reports: [
    {
      layers: [
        { files: { '/opt/tool.tar.gz': 300_000 } },
        { deletes: ['/opt/tool.tar.gz'], files: { '/opt/tool/bin': 5 } },
      ],
    },
    { layers: [{ files: { '/tmp2/get-pip.py': 900 } }, { deletes: ['/tmp2/get-pip.py'] }] },
    // Too small for its rule: the globs decide.
    { layers: [{ files: { '/opt/a.deb': 90 } }, { deletes: ['/opt/a.deb'] }] },
  ],
  ignores: [
    { layers: [{ files: { '/opt/notes.txt': 900 } }, { deletes: ['/opt/notes.txt'] }], because: 'no archive' },
    {
      layers: [{ files: { '/opt/tool.tar.gz': 300_000, '/opt/tool/bin': 5 } }, { deletes: ['/opt'] }],
      because: 'a removable rule owned the file',
      instead: 'cache-deleted-later',
    },
  ],
});
