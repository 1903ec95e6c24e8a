/** Parts of conditions that several rules share. They ask an image as rarely as possible. */
import type { RuleImage } from './rule.ts';

/** A question about a whole image, asked once. */
export function perImage<T>(ask: (image: RuleImage) => T): (image: RuleImage) => T {
  const answers = new WeakMap<RuleImage, { answer: T }>();
  return image => {
    let known = answers.get(image);
    if (known === undefined) {
      known = { answer: ask(image) };
      answers.set(image, known);
    }
    return known.answer;
  };
}

/** A question about a directory of an image, asked once for all files that ask it. */
export function perDirectory<T>(
  ask: (directory: string, image: RuleImage) => T,
): (directory: string, image: RuleImage) => T {
  const answers = perImage(() => new Map<string, { answer: T }>());
  return (directory, image) => {
    const known = answers(image).get(directory) ?? { answer: ask(directory, image) };
    answers(image).set(directory, known);
    return known.answer;
  };
}

/**
 * A condition on the directory that the first group of a pattern matches in a folder's path. False if the pattern does not
 * match.
 */
export function ofDirectory(
  pattern: RegExp,
  holds: (directory: string, image: RuleImage) => boolean,
): (folder: string, image: RuleImage) => boolean {
  const known = perDirectory(holds);
  return (folder, image) => {
    const directory = pattern.exec(folder)?.[1];
    return directory !== undefined && known(directory, image);
  };
}

/** A condition on a folder: whether something holds for one of the directories around it that have one of these names. */
export function aroundNamed(
  names: ReadonlySet<string>,
  holds: (directory: string, image: RuleImage) => boolean,
): (folder: string, image: RuleImage) => boolean {
  const known = perDirectory(holds);
  return (folder, image) => foldersNamed(folder, names).some(directory => known(directory, image));
}

/** The directories on the way to a file that have one of these names, outermost first. */
export function foldersNamed(path: string, names: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let start = 1, end = path.indexOf('/', 1); end > 0; start = end + 1, end = path.indexOf('/', start)) {
    if (names.has(path.slice(start, end))) found.push(path.slice(0, end));
  }
  return found;
}

const NODE_MODULES = '/node_modules/';

/** Whether something holds for one of the `node_modules` directories that a folder is below. */
export function someNodeModules(folder: string, holds: (modules: string) => boolean): boolean {
  for (let at = folder.indexOf(NODE_MODULES); at !== -1; at = folder.indexOf(NODE_MODULES, at + 1)) {
    if (holds(folder.slice(0, at + NODE_MODULES.length - 1))) return true;
  }
  return false;
}

/** The innermost npm package around a folder, with its scope; null if there is none. */
export function packageAround(folder: string): string | null {
  for (let at = folder.lastIndexOf(NODE_MODULES); at !== -1; at = folder.lastIndexOf(NODE_MODULES, at - 1)) {
    const start = at + NODE_MODULES.length;
    const name = folder[start] === '@' ? folder.indexOf('/', start) + 1 : start;
    const end = folder.indexOf('/', name);
    if (name > 0 && end > name) return folder.slice(0, end);
    if (at === 0) break;
  }
  return null;
}

/** The members of a JSON object; empty for any other value. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map<string, unknown>(Object.entries(value));
}
