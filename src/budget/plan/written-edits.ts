/** Edits as changes of files, one after the other. */
import type { EditableFiles, FoundEdit } from '../../analysis/edits/types.ts';
import { applyOperations, distinct } from '../../dockerfile/edit/apply-operations.ts';
import type { Operation } from '../../dockerfile/edit/operations/types.ts';
import { changedHunks, unifiedDiff } from '../../dockerfile/edit/unified-diff.ts';
import { withoutSecrets } from '../../dockerfile/secrets.ts';
import type { FileEdit } from './types.ts';

/** Writes edits into the files, so that each diff applies after those before. */
export class WrittenEdits {
  readonly #files: EditableFiles;
  #operations: readonly Operation[] = [];
  #dockerfile: string;
  #ignore: string;

  constructor(files: EditableFiles) {
    this.#files = files;
    this.#dockerfile = files.dockerfile?.source ?? '';
    this.#ignore = files.ignoreFile?.text ?? '';
  }

  /** The Dockerfile's text with all edits so far. */
  get dockerfile(): string {
    return this.#dockerfile;
  }

  /** The same of the `.dockerignore`. */
  get ignore(): string {
    return this.#ignore;
  }

  /** Makes the next edit; null if it does not go together with those before. */
  add({ operations, ignoreLines, line }: Pick<FoundEdit, 'operations' | 'ignoreLines' | 'line'>): FileEdit[] | null {
    const { dockerfile, path, ignoreFile } = this.#files;
    const all = distinct([...this.#operations, ...operations]);
    const text = operations.length === 0 || dockerfile === null ? this.#dockerfile : applyOperations(dockerfile, all);
    if (text === null) return null;
    const ignore = withLines(this.#ignore, ignoreLines);
    const edits = [
      ...change({ path, line: path === null ? null : line, before: this.#dockerfile, after: text }),
      ...change({ path: ignoreFile?.path ?? '.dockerignore', line: null, before: this.#ignore, after: ignore }),
    ];
    this.#operations = all;
    this.#dockerfile = text;
    this.#ignore = ignore;
    return edits;
  }
}

interface Change {
  path: string | null;
  line: number | null;
  before: string;
  after: string;
}

/** Reports go to logs and comments, so lines that hold secrets are shown without them; `fix` writes the lines as they are. */
function change({ path, line, before, after }: Change): FileEdit[] {
  if (before === after) return [];
  const hunks = changedHunks(before, after).map(({ line: at, removed, added }) => ({
    line: at,
    removed: removed.map(withoutSecrets),
    added: added.map(withoutSecrets),
  }));
  const diff = unifiedDiff(path ?? 'Dockerfile', before, after)
    .split('\n')
    .map(withoutSecrets)
    .join('\n');
  return [{ path, line, diff, hunks }];
}

/** Appends lines that are not there yet, with the line ends of the text. */
function withLines(text: string, lines: readonly string[]): string {
  const known = new Set(text.split(/\r?\n/).map(line => line.trim()));
  const fresh = lines.filter(line => !known.has(line));
  if (fresh.length === 0) return text;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : text + end;
  return start + fresh.map(line => line + end).join('');
}
