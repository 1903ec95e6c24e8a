/** What following an edit for a rule may change at run time. */
import type { Rule } from '../../rules/rule.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { LeftOut, Trust } from './edit.ts';

/** Programs can notice that these are missing: a start takes longer, or a file that was there on purpose is not. */
const NOTICED = new Set(['python-bytecode', 'node-dev-deps']);

export function trustOf({ id, confidence }: Pick<Rule, 'id' | 'confidence'>): Trust {
  return confidence === 'judgement' || NOTICED.has(id) ? 'fewer' : 'same';
}

/** For an edit after which less is installed: the rule's title and its bytes. */
export function leftOutBy(rule: Rule, copies: ReadonlySet<StackInode>): LeftOut[] {
  return trustOf(rule) === 'same' ? [] : [{ name: rule.title, bytes: bytesOf(copies) }];
}

export function bytesOf(copies: Iterable<StackInode>): number {
  let bytes = 0;
  for (const { size } of copies) bytes += size;
  return bytes;
}
