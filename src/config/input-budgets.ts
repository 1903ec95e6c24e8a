/** Budgets that a workflow writes into an input: what stands under `budgets` in a config. */
import { configError, isSome, type Problem } from './problems.ts';
import { decodeConfig } from './yaml/decode.ts';
import { type Path, readYaml, type Tree } from './yaml/yaml.ts';

const START = { line: 1, column: 1 };

const NOTHING: Problem = { ...START, reason: 'there is no budget in it', hint: 'Write for example size: 250 MB' };

/** The text as a config that has nothing else, with the places of the text. @throws ConfigError if it is no text, or empty */
export function budgetsTree(text: string, path: string): Tree {
  const tree = readYaml(decodeConfig(Buffer.from(text), path));
  if (tree.value === undefined && !isSome(tree.problems)) throw configError(path, [NOTHING]);
  const value = tree.value === undefined ? undefined : { version: 1, budgets: tree.value };
  const place = ([key, ...rest]: Path) => (key === 'budgets' ? tree.place(rest) : { key: START, value: START });
  return { ...tree, value, place };
}
