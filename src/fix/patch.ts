/** The changes of a plan as one patch. */
import { relative, sep } from 'node:path';
import { unifiedDiff } from '../dockerfile/edit/unified-diff.ts';
import { isWithin, repositoryAround } from '../job/config/config-place.ts';
import { terminal } from '../report/format/escape.ts';
import type { Paint, Style } from '../report/format/paint.ts';
import type { FileChange } from './edited-files.ts';

export interface Patch {
  /** What `git apply` and `patch -p1` take. */
  text: string;
  /** The folder to apply it in. */
  folder: string;
}

/** Paths are relative to the working directory, or to the repository around it if a file is outside. */
export function patchOf(changes: readonly FileChange[], cwd: string): Patch {
  const folder = changes.every(({ path }) => isWithin(cwd, path)) ? cwd : repositoryAround(cwd);
  const parts = changes.map(({ path, before, after }) =>
    unifiedDiff(relative(folder, path).split(sep).join('/'), before, after),
  );
  return { text: parts.join(''), folder };
}

/** Whether it can be printed to a terminal or a log as it is. */
export function isPlain(text: string): boolean {
  return text.split('\n').every(line => safe(line) === line);
}

/** For people: coloured, and with what a terminal or a log would act on made visible. */
export function shownPatch(text: string, paint: Paint): string {
  return text
    .split('\n')
    .map(line => {
      const style = styleOf(line);
      return style === null ? safe(line) : paint(style, safe(line));
    })
    .join('\n');
}

function styleOf(line: string): Style | null {
  if (/^(?:---|\+\+\+) /.test(line)) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('-')) return 'red';
  return line.startsWith('+') ? 'green' : null;
}

/** Tabs, and a line end of Windows, are harmless. */
function safe(line: string): string {
  const [, text = '', end = ''] = /^(.*?)(\r?)$/s.exec(line) ?? [];
  return text.split('\t').map(terminal).join('\t') + end;
}
