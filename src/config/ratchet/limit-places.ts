/** Where the limits of a config's budgets are in its text. */
import { isMapping, member } from '../../json.ts';
import { type Path, readYaml, type TextRange, type Tree } from '../yaml/yaml.ts';

/** A limit is told by the place of its budget's key, and by the threshold that it is. */
export type LimitPlaces = (budget: { line: number; column: number }, side: 'warn' | 'fail') => TextRange | null;

/** @param text of a config that can be used */
export function limitPlaces(text: string): LimitPlaces {
  const tree = readYaml(text);
  const found = new Map<string, TextRange>();
  collect(tree, ['budgets'], found);
  const images = member(tree.value, 'images');
  if (isMapping(images)) for (const name of Object.keys(images)) collect(tree, ['images', name, 'budgets'], found);
  return ({ line, column }, side) => found.get(`${line}:${column} ${side}`) ?? null;
}

/** All values below a path that may be limits. What else is found is asked for by nobody. */
function collect(tree: Tree, start: Path, found: Map<string, TextRange>): void {
  const pending = [start];
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const value = valueAt(tree.value, path);
    const { key, range } = tree.place(path) ?? {};
    if (isMapping(value)) {
      for (const name of Object.keys(value)) pending.push([...path, name]);
      for (const side of ['warn', 'fail']) add(key, side, tree.place([...path, side])?.range);
    } else add(key, 'fail', range);
  }
  function add(key: { line: number; column: number } | undefined, side: string, range: TextRange | undefined): void {
    const name = key && `${key.line}:${key.column} ${side}`;
    if (name !== undefined && range !== undefined && !found.has(name)) found.set(name, range);
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, part) => member(inside, String(part)), value);
}
