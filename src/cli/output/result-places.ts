/** Checks where a command writes its results, so that nothing is lost there. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, onOneLine, UsageError } from '../../errors.ts';

/** The options that name where a result goes. */
const FLAGS = ['json', 'markdown', 'sarif', 'gitlab', 'junit', 'html'] as const;

type Places = Partial<Record<(typeof FLAGS)[number], string>>;

/**
 * Refuses two results in one place, where only the second would be left, and files that are not text, such as the image itself.
 * @returns the files, to compare with what is read
 * @throws UsageError
 */
export function checkPlaces(cwd: string, places: Places, command: string): { name: string; path: string }[] {
  const outputs = FLAGS.flatMap(flag => {
    const path = places[flag];
    return path === undefined ? [] : [{ name: `--${flag}`, path }];
  });
  const taken = new Map<string, string>();
  for (const { name, path } of outputs) {
    if (path === '')
      throw new UsageError(`${name} names no file`, { hint: 'Is the variable set that should hold its name?' });
    if (path === '-' && name === '--html')
      throw new UsageError('--html writes a page to a file, not to standard output', {
        hint: `Write imagebudget ${command} --html page.html`,
      });
    const place = path === '-' ? path : resolve(cwd, path);
    if (path !== '-' && holdsBinary(place))
      throw new UsageError(`${name} ${path} would replace a file that is not text`, {
        hint: `${name} takes the file to write to. The image comes before it: imagebudget ${command} ${onOneLine(path)} ${name} FILE`,
      });
    const other = taken.get(place);
    if (other !== undefined) throw sharedPlace([other, name], path);
    taken.set(place, name);
  }
  return outputs.filter(({ path }) => path !== '-');
}

function sharedPlace([first, second]: [string, string], path: string): UsageError {
  if (path !== '-')
    return new UsageError(`${first} and ${second} both want the file ${path}`, { hint: 'Write each to its own file.' });
  return new UsageError(`${first} - and ${second} - both want standard output`, {
    hint: 'Write one of them to a file.',
  });
}

/** Enough bytes to tell: the first block of a tar has NUL bytes, and gzip and zstd start with invalid UTF-8. */
const START = 512;

function holdsBinary(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(START);
      const text = start.subarray(0, readSync(file, start));
      return text.includes(0) || !isUtf8(text);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    // A file that we may write but not read is no image of this run.
    if (codeOf(error) === 'EACCES') return false;
    throw error;
  }
}

/** For the start of a file, which may end in the middle of a character. */
function isUtf8(start: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true });
    return true;
  } catch {
    return false;
  }
}
