/** Reads the rules of dive's CI file, as dive 0.13 does: https://github.com/wagoodman/dive (cmd/dive/cli/internal/command/ci/rules.go). */
import { quote } from '../../config/messages.ts';
import { configError, isSome, type Problem } from '../../config/problems.ts';
import { decodeConfig } from '../../config/yaml/decode.ts';
import { readYaml, type Tree } from '../../config/yaml/yaml.ts';
import { isMapping, member } from '../../json.ts';

/** Null for a rule that is switched off. */
export interface DiveRules {
  /** From 0 to 1. */
  lowestEfficiency: number | null;
  /** Bytes. */
  highestWastedBytes: number | null;
  /** From 0 to 1: a part of all layers but the lowest. */
  highestUserWastedPercent: number | null;
  /** Rules that the file leaves to dive's defaults. */
  defaults: (typeof RULES)[number]['name'][];
  /** What it has under `rules` besides. Foreign text. */
  unknown: string[];
}

/** Each rule's names, those of dive's own config among them, and what dive takes if it is missing. */
const RULES = [
  { name: 'lowestEfficiency', others: ['lowest-efficiency', 'lowest-efficiency-threshold'], otherwise: '0.9' },
  { name: 'highestWastedBytes', others: ['highest-wasted-bytes'], otherwise: 'disabled' },
  { name: 'highestUserWastedPercent', others: ['highest-user-wasted-percent'], otherwise: '0.1' },
] as const;

const RATIO = 'Write a number from 0 to 1, such as 0.95, or disabled.';
const SIZE = 'Write a size such as 20MB, or disabled.';

/** @throws ConfigError for what dive would refuse too, with the place of each */
export function readDiveFile(bytes: Uint8Array, path: string): DiveRules {
  const tree = readYaml(decodeConfig(bytes, path));
  if (isSome(tree.problems)) throw configError(path, tree.problems);
  const rules = member(tree.value, 'rules');
  if (!isMapping(rules))
    throw configError(path, [
      { line: 1, column: 1, reason: 'there is no mapping "rules"', hint: 'Is this the CI file of dive?' },
    ]);
  const reader = new RuleReader(tree, rules);
  const known = new Set<string>(RULES.flatMap(({ name, others }) => [name, ...others]));
  const found = {
    lowestEfficiency: reader.read(0, ratioOf, RATIO),
    highestWastedBytes: reader.read(1, sizeOf, SIZE),
    highestUserWastedPercent: reader.read(2, ratioOf, RATIO),
    defaults: reader.defaults,
    unknown: Object.keys(rules).filter(name => !known.has(name)),
  };
  if (isSome(reader.problems)) throw configError(path, reader.problems);
  return found;
}

class RuleReader {
  readonly problems: Problem[] = [];
  readonly defaults: DiveRules['defaults'] = [];
  readonly #tree: Tree;
  readonly #rules: object;

  constructor(tree: Tree, rules: object) {
    this.#tree = tree;
    this.#rules = rules;
  }

  /** The value of one rule; null if it is switched off, or wrong. */
  read(index: 0 | 1 | 2, parse: (text: string) => number | null, hint: string): number | null {
    const { name, others, otherwise } = RULES[index];
    const key = [name, ...others].find(one => (member(this.#rules, one) ?? null) !== null);
    if (key === undefined) this.defaults.push(name);
    const text = key === undefined ? otherwise : String(member(this.#rules, key)).trim();
    if (['', 'disabled', 'off', 'false'].includes(text.toLowerCase())) return null;
    const value = parse(text);
    if (value === null) {
      const place = this.#tree.place(['rules', key ?? name])?.value ?? { line: 1, column: 1 };
      this.problems.push({ ...place, reason: `${name} is ${quote(text)}, which dive does not take`, hint });
    }
    return value;
  }
}

/** A number as Go's ParseFloat reads it, from 0 to 1. */
function ratioOf(text: string): number | null {
  if (text.length > 64 || !/^\+?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]+)?$/i.test(text)) return null;
  const value = Number(text);
  return value >= 0 && value <= 1 ? value : null;
}

/** A size as go-humanize reads it: no difference between `MB`, `Mb` and `m`, but `MiB` is binary. */
function sizeOf(text: string): number | null {
  const match = /^([0-9][0-9,]*(?:\.[0-9]*)?) ?(?:([kmgt]?)(i?)b?)$/i.exec(text);
  if (text.length > 64 || match === null) return null;
  const [, digits = '', letter = '', binary = ''] = match;
  if (letter === '' && binary !== '') return null;
  const power = ['', 'k', 'm', 'g', 't'].indexOf(letter.toLowerCase());
  const value = Math.floor(Number(digits.replaceAll(',', '')) * (binary === '' ? 1000 : 1024) ** power);
  return Number.isSafeInteger(value) ? value : null;
}
