/** Checks where a command writes its results, so that nothing is lost there. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { codeOf, onOneLine, UsageError } from '../errors.ts';

interface Places {
  json?: string;
  markdown?: string;
}

/**
 * Refuses two results in one place, where only the second would be left, and files that are not text, such as the image itself.
 * @returns the files, to compare with what is read
 * @throws UsageError
 */
export function checkPlaces(
  cwd: string,
  { json, markdown }: Places,
  command: string,
): { name: string; path: string }[] {
  for (const [flag, place] of [
    ['--json', json],
    ['--markdown', markdown],
  ] as const) {
    if (place === '')
      throw new UsageError(`${flag} names no file`, { hint: 'Is the variable set that should hold its name?' });
    if (place !== undefined && place !== '-' && holdsBinary(resolve(cwd, place)))
      throw new UsageError(`${flag} ${place} would replace a file that is not text`, {
        hint: `${flag} takes the file to write to. The image comes before it: imagebudget ${command} ${onOneLine(place)} ${flag} FILE`,
      });
  }
  const outputs = [
    { name: '--json', path: json ?? '-' },
    { name: '--markdown', path: markdown ?? '-' },
  ].filter(({ path }) => path !== '-');
  if (json === undefined || markdown === undefined) return outputs;
  if (json === '-' && markdown === '-')
    throw new UsageError('--json - and --markdown - both want standard output', {
      hint: 'Write one of them to a file.',
    });
  if (json !== '-' && markdown !== '-' && resolve(cwd, json) === resolve(cwd, markdown))
    throw new UsageError(`--json and --markdown both want the file ${json}`, {
      hint: 'Write each to its own file.',
    });
  return outputs;
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
