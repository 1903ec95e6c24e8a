/** Bytes that an edit may free: what one instruction brought into an image for one reason. */
import type { Rule } from '../../rules/rule.ts';
import type { StackInode } from '../../stack/merge/merged-tree.ts';
import type { Cause } from '../../stack/types.ts';

/** What one layer brought and need not have, for one reason. */
export interface Group {
  /** The rule that claims the files, or owned them until a later layer wasted them. */
  rule: Rule | null;
  /** `advice` bytes count as needed. */
  bucket: 'removable' | 'advice' | 'wasted';
  /** The layer of the instruction that first brought the content. */
  layer: number;
  /** What wasted it, and the layer that did; null for files that are visible at the end. With a rule, of one of the files. */
  loss: { cause: Cause; layer: number } | null;
  /** Absolute paths as text, one for each name. */
  paths: string[];
  /** What goes if the instruction does not leave the files: also the copies that later layers made of them. */
  copies: Set<StackInode>;
}
