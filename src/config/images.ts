/** The section `images`: several images, each as a config by itself that shares what is written outside the section. */
import { isMapping } from '../json.ts';
import { quote, quoteKey } from './messages.ts';
import type { Problem } from './problems.ts';
import { TARGETS } from './schema/config-schema.ts';
import { BUDGET_SECTIONS } from './values/thresholds.ts';
import type { Path, Tree } from './yaml/yaml.ts';

/** Most images of one config: as many as GitHub starts jobs from one matrix. */
const MOST_IMAGES = 256;
const LONGEST_NAME = 200;

const EXAMPLE = 'Write images: { web: { image: web:ci }, api: { image: api:ci } }';

/** Keys of the whole file, which no image has. */
const OF_FILE = ['version', 'name', 'images'];

/** Mappings that an image shares key by key. Whatever else it writes replaces what is shared. */
const SHARED_BY_KEY: ReadonlySet<string> = new Set([
  ...['budgets', 'rules', 'limits', 'budgets.growth'],
  ...BUDGET_SECTIONS.flatMap(section => [`budgets.${section}`, `budgets.growth.${section}`]),
]);

/** Whether a config has the section. */
export function hasImages(value: unknown): value is { images: unknown } {
  return isMapping(value) && 'images' in value;
}

/** The config of each image, as if it were written in a file of its own, with the places of the file; and what is wrong with the section. */
export function imageTrees(file: Tree): { trees: Tree[]; problems: Problem[] } {
  const { value } = file;
  if (!hasImages(value)) return { trees: [], problems: [] };
  const problems: Problem[] = [];
  const say = (path: Path, reason: string, hint: string) => {
    const { line, column } = file.place(path)?.key ?? { line: 1, column: 1 };
    problems.push({ line, column, reason, hint });
  };
  const { images, ...given } = value;
  if (!('version' in given)) say([], '"version" is missing', 'Write version: 1');
  // Told once, and not of each image.
  const shared = { version: 1, ...given };
  for (const key of [...TARGETS, 'name'].filter(key => key in shared))
    say([key], `${quoteKey(key)} cannot be used with "images"`, IN_IMAGE(key));
  if (!isMapping(images) || Object.keys(images).length === 0) {
    const what = images === null || isMapping(images) ? 'is empty' : 'must be a mapping of names to images';
    say(['images'], `"images" ${what}`, EXAMPLE);
    return { trees: [], problems };
  }
  const entries = Object.entries(images);
  if (entries.length > MOST_IMAGES)
    say(['images'], `"images" has ${entries.length} images; the most is ${MOST_IMAGES}`, 'Write several configs.');
  const trees = entries.slice(0, MOST_IMAGES).flatMap(([name, own]) => {
    const path = ['images', name];
    const told = problems.length;
    if (name.trim() === '' || name.length > LONGEST_NAME || /\p{C}/u.test(name))
      say(path, `${quoteKey(name)} is not a name of an image`, `Write one line of at most ${LONGEST_NAME} characters.`);
    // An alias, which has been reported.
    if (own === undefined) return [];
    if (!isMapping(own)) {
      say(path, `${quoteKey(name)} under "images" must be a mapping`, `Write for example ${EXAMPLE.slice(6)}`);
      return [];
    }
    for (const key of OF_FILE.filter(key => key in own))
      say([...path, key], `${quote(key)} belongs to the whole file, not to an image`, OUTSIDE(key));
    if (!TARGETS.some(key => key in own)) say(path, `${quoteKey(name)} under "images" names no image`, NO_TARGET);
    return problems.length > told ? [] : [imageTree(file, name, { shared, own })];
  });
  return { trees, problems };
}

const NO_TARGET = 'Add a line with image, registry, archive, layout or build to it, such as image: web:ci';

function IN_IMAGE(key: string): string {
  return key === 'name' ? 'Remove it: the keys of "images" are the names.' : 'Move it under one of the images.';
}

function OUTSIDE(key: string): string {
  return key === 'name' ? 'Remove it: the key above it is the name.' : 'Remove it.';
}

interface Parts {
  shared: object;
  own: object;
}

function imageTree(file: Tree, name: string, { shared, own }: Parts): Tree {
  const ignored = [listAt(shared, 'ignore'), listAt(own, 'ignore')];
  const ignore = ignored.every(list => list !== null) ? { ignore: ignored.flat() } : {};
  const value = { ...Object(merged(shared, own, [])), ...ignore, name };
  const sharedIgnores = ignored[1] ? (ignored[0]?.length ?? 0) : Number.POSITIVE_INFINITY;
  const place = (path: Path) => {
    const [key, index, ...rest] = path;
    if (key === undefined || key === 'name') return atKey(file.place(['images', name]));
    if (key === 'ignore' && typeof index === 'number' && index >= sharedIgnores)
      return file.place(['images', name, key, index - sharedIgnores, ...rest]);
    if (key === 'ignore' && typeof index === 'number') return file.place(path);
    return file.place(has(own, unitOf(path)) ? ['images', name, ...path] : path);
  };
  return { value, problems: [], place, layout: () => null };
}

/** What is missing from an image is told of its name. */
function atKey(place: ReturnType<Tree['place']>): ReturnType<Tree['place']> {
  return place && { key: place.key, value: place.key };
}

/** What an image has: its own, else what is shared. */
function merged(shared: unknown, own: unknown, path: readonly string[]): unknown {
  const isShared = path.length === 0 || SHARED_BY_KEY.has(path.join('.'));
  if (!isShared || !isMapping(shared) || !isMapping(own)) return own === undefined ? shared : own;
  const keys = [...new Set([...Object.keys(shared), ...Object.keys(own)])];
  return Object.fromEntries(
    keys.map(key => [
      key,
      has(own, [key]) && has(shared, [key])
        ? merged(valueAt(shared, [key]), valueAt(own, [key]), [...path, key])
        : valueAt(has(own, [key]) ? own : shared, [key]),
    ]),
  );
}

/** The start of a path that is an image's own or shared as a whole. */
function unitOf(path: Path): Path {
  let length = 1;
  while (length < path.length && SHARED_BY_KEY.has(path.slice(0, length).join('.'))) length += 1;
  return path.slice(0, length);
}

function listAt(mapping: object, key: string): unknown[] | null {
  const list = valueAt(mapping, [key]);
  return Array.isArray(list) ? list : null;
}

function has(value: unknown, path: Path): boolean {
  return valueAt(value, path) !== undefined;
}

/** The value at a path, among own properties only; `undefined` if the path leads nowhere. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, part) =>
      typeof inside === 'object' && inside !== null && Object.hasOwn(inside, part)
        ? Reflect.get(inside, part)
        : undefined,
    value,
  );
}
