/** Asks rules' conditions about one image, each as seldom as can be: once an image, once a folder, once a file. */
import type { Rule, RuleFile, RuleImage } from '../rules/rule.ts';

const NONE: readonly Rule[] = [];

export class Conditions {
  readonly image: RuleImage;
  readonly #ofImage = new Map<Rule, boolean>();
  /** Perf: files come in a row for each folder, so only the last one's answers are kept, and those are few. */
  #folder = '';
  readonly #asked: (readonly Rule[])[] = [];
  readonly #holding: (readonly Rule[])[] = [];

  constructor(image: RuleImage) {
    this.image = image;
  }

  /** Those of some rules that can claim a file in a folder, which is absolute and ends in a slash. */
  inFolder(rules: readonly Rule[], folder: string): readonly Rule[] {
    if (rules.length === 0) return rules;
    if (folder !== this.#folder) {
      this.#folder = folder;
      this.#asked.length = 0;
      this.#holding.length = 0;
    }
    const known = this.#holding[this.#asked.indexOf(rules)];
    if (known !== undefined) return known;
    const holding = this.#those(rules, folder);
    this.#asked.push(rules);
    this.#holding.push(holding);
    return holding;
  }

  /** Perf: mostly all or none, for which no list is made. */
  #those(rules: readonly Rule[], folder: string): readonly Rule[] {
    let holding: Rule[] | null = null;
    for (const rule of rules) {
      if (!this.#inImage(rule) || rule.whenFolder?.(folder, this.image) === false) continue;
      holding ??= [];
      holding.push(rule);
    }
    if (holding === null) return NONE;
    return holding.length === rules.length ? rules : holding;
  }

  /** Whether a rule that can claim files in a file's folder claims this one. */
  holds({ when }: Rule, file: RuleFile): boolean {
    return when === undefined || when(file, this.image);
  }

  #inImage(rule: Rule): boolean {
    if (rule.whenImage === undefined) return true;
    let known = this.#ofImage.get(rule);
    if (known === undefined) {
      known = rule.whenImage(this.image);
      this.#ofImage.set(rule, known);
    }
    return known;
  }
}

/** The folder of an absolute path, with a slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
