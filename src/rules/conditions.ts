/** Pieces that the conditions of several rules share. All of them ask an image as seldom as they can. */
import type { RuleFile, RuleImage } from './rule.ts';

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
 * A condition on the directory that a file belongs to: what the first group of a pattern finds in the path of its folder, which
 * ends in a slash. False where it finds none.
 */
export function ofDirectory(
  pattern: RegExp,
  holds: (directory: string, image: RuleImage) => boolean,
): (file: RuleFile, image: RuleImage) => boolean {
  const known = perDirectory(holds);
  return perFolder((folder, image) => {
    const directory = pattern.exec(folder)?.[1];
    return directory !== undefined && known(directory, image);
  });
}

/**
 * A condition that looks at nothing but the folder that a file lies in, given with a slash at its end.
 * Perf: files come in a row for each folder, so that only the last answer is kept.
 */
export function perFolder(
  holds: (folder: string, image: RuleImage) => boolean,
): (file: RuleFile, image: RuleImage) => boolean {
  const last = perImage(() => ({ folder: '', answer: false }));
  return ({ path }, image) => {
    const known = last(image);
    const length = path.lastIndexOf('/') + 1;
    if (known.folder.length !== length || !path.startsWith(known.folder)) {
      const folder = path.slice(0, length);
      known.answer = holds(folder, image);
      known.folder = folder;
    }
    return known.answer;
  };
}

/** The directories on the way to a file that have one of these names, outermost first. */
export function foldersNamed(path: string, names: ReadonlySet<string>): string[] {
  const found: string[] = [];
  for (let start = 1, end = path.indexOf('/', 1); end > 0; start = end + 1, end = path.indexOf('/', start)) {
    if (names.has(path.slice(start, end))) found.push(path.slice(0, end));
  }
  return found;
}

/** A mapping of foreign JSON; empty where a value is none. */
export function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map();
  return new Map<string, unknown>(Object.entries(value));
}
