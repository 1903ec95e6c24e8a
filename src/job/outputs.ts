/** Refuses to write results over inputs: the image, the config, the Dockerfile, a workflow. */
import { lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { onOneLine, UsageError } from '../errors.ts';
import { isWithin, repositoryAround } from './config/config-place.ts';

/** A file that a result goes to. */
export interface Output {
  /** What asks for it: `--json`. */
  name: string;
  /** As given. */
  path: string;
}

/** A file, or a folder with everything in it. */
export interface Input {
  /** `the config`. */
  what: string;
  path: string;
}

/** Where results go: paths are relative to `cwd`. `workspace` is null for the repository around it. */
interface Outputs {
  cwd: string;
  workspace: string | null;
  outputs: readonly Output[];
}

/** @throws UsageError if a result would replace what the job reads, or a workflow */
export function refuseOutputs({ cwd, workspace, outputs }: Outputs, inputs: readonly Input[]): void {
  const roots = new Set([cwd, workspace ?? repositoryAround(cwd)]);
  const workflows = [...roots].map(root => ({ what: 'a workflow', path: join(root, '.github/workflows') }));
  refuseOverInputs(cwd, outputs, [...inputs, ...workflows]);
}

/** Most links to follow from one name. */
const MOST_LINKS = 40;

/**
 * Refuses outputs that are an input, directly or through a link of any kind.
 * @param cwd for relative paths of outputs; those of inputs are absolute
 * @throws UsageError
 */
export function refuseOverInputs(cwd: string, outputs: readonly Output[], inputs: readonly Input[]): void {
  for (const { name, path: given } of outputs) {
    const path = resolve(cwd, given);
    const found = isWorkflow(path) ? 'a workflow' : inputs.find(input => isOver(path, input.path))?.what;
    if (found !== undefined)
      throw new UsageError(`${name} ${onOneLine(given)} would replace ${found}`, {
        hint: 'Give it another file, outside of what is measured and of .github/workflows.',
      });
  }
}

function isWorkflow(path: string): boolean {
  return [path, finalPath(path)].some(one => /[/\\]\.github[/\\]workflows[/\\]/i.test(one));
}

function isOver(output: string, input: string): boolean {
  const [final, end] = [finalPath(input), finalPath(output)];
  // Below a file nothing can be written.
  if (end === final || (isWithin(final, end) && statOf(final)?.isFile() !== true)) return true;
  const file = statOf(output);
  return file?.isFile() === true && file.nlink > 1n && hasFile(final, file);
}

type File = NonNullable<ReturnType<typeof statOf>>;

/** Whether a file is also at, or below, another path: a hard link. */
function hasFile(path: string, file: File): boolean {
  const isIt = (stats: File | null) => stats?.dev === file.dev && stats.ino === file.ino;
  const stats = statOf(path);
  if (!stats?.isDirectory()) return isIt(stats);
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).some(name => isIt(statOf(join(path, name))));
}

/** Where a write to a path ends up, even if nothing is there yet. */
function finalPath(path: string, links = 0): string {
  try {
    return realpathSync(path);
  } catch {
    if (links === MOST_LINKS || dirname(path) === path) return path;
    const target = linkTarget(path);
    if (target !== null) return finalPath(resolve(dirname(path), target), links + 1);
    return join(finalPath(dirname(path), links), basename(path));
  }
}

function linkTarget(path: string): string | null {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
  } catch {
    return null;
  }
}

/** Null for a file that is missing or cannot be examined; writing it will report that. */
function statOf(path: string) {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return null;
  }
}
