/** Evaluates rules' conditions, each as rarely as possible: once an image, once a folder or once a file. */
import type { Rule, RuleFile, RuleImage } from '../../rules/rule.ts';
import { remembered } from '../remembered.ts';

/** Which of some rules can claim anything in this image. */
interface InImage {
  rules: readonly Rule[];
  /** Whether one of them has a condition on folders. */
  askFolders: boolean;
}

export class Conditions {
  readonly image: RuleImage;
  readonly #mayHold = remembered(({ whenImage }: Rule) => whenImage === undefined || whenImage(this.image));
  readonly #inImage = new WeakMap<readonly Rule[], InImage>();
  /** Perf: files come grouped by folder, so only the last folder's answers are kept. */
  #folder = '';
  readonly #asked: (readonly Rule[])[] = [];
  readonly #holding: (readonly Rule[])[] = [];

  constructor(image: RuleImage) {
    this.image = image;
  }

  /** Those of some rules that can claim a file in a folder (absolute, ends in a slash). Mostly returns the same list. */
  inFolder(rules: readonly Rule[], folder: string): readonly Rule[] {
    if (rules.length === 0) return rules;
    const inImage = this.#leftIn(rules);
    return inImage.askFolders ? this.#holdingIn(folder, inImage.rules) : inImage.rules;
  }

  #leftIn(rules: readonly Rule[]): InImage {
    let known = this.#inImage.get(rules);
    if (known === undefined) {
      const left = rules.filter(this.#mayHold);
      const askFolders = left.some(({ whenFolder }) => whenFolder !== undefined);
      known = { rules: left.length === rules.length ? rules : left, askFolders };
      this.#inImage.set(rules, known);
    }
    return known;
  }

  #holdingIn(folder: string, rules: readonly Rule[]): readonly Rule[] {
    if (folder !== this.#folder) {
      this.#folder = folder;
      this.#asked.length = 0;
      this.#holding.length = 0;
    }
    const known = this.#holding[this.#asked.indexOf(rules)];
    if (known !== undefined) return known;
    const left = rules.filter(({ whenFolder }) => whenFolder?.(folder, this.image) !== false);
    const holding = left.length === rules.length ? rules : left;
    this.#asked.push(rules);
    this.#holding.push(holding);
    return holding;
  }

  /** Whether a rule that can claim files in a file's folder claims this one. */
  holds({ when }: Rule, file: RuleFile): boolean {
    return when === undefined || when(file, this.image);
  }
}

/** The folder of an absolute path, with a slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
