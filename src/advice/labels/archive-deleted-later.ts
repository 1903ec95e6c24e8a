import { isMatched, label } from './label.ts';

/** Rules about archives and installers, removable or not. */
export const ARCHIVES: ReadonlySet<string> = new Set(['archive-left', 'installer-leftover', 'os-package-file']);

export default label({
  id: 'archive-deleted-later',
  title: 'An archive that a later layer deletes',
  severity: 'warn',
  when: 'The path matches the globs of `archive-left`, `installer-leftover` or `os-package-file`.',
  why: 'The archive stays in the layer that fetched it, beside what was unpacked from it.',
  remedy: [
    'RUN curl -fsSL <url> | tar -xz -C <directory>',
    '# or in one RUN: curl -fsSLo a.zip <url> && unzip -q a.zip -d <directory> && rm a.zip',
  ].join('\n'),
  test: file => isMatched(file, ARCHIVES),
});
