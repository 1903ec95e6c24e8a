/** Bytes that an edit may free: what one instruction brought into an image for one reason. */
import type { Rule } from '../../rules/rule.ts';
import type { StackInode, StackNode } from '../../stack/merge/merged-tree.ts';
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
  /** Absolute paths as text, one for each name: those of `nodes`, then `lost`. Perf: made on the first call. */
  readonly paths: readonly string[];
  /** The names that are visible at the end. */
  readonly nodes: readonly StackNode[];
  /** Absolute paths, as text, of what later layers wasted. */
  readonly lost: readonly string[];
  /** What goes if the instruction does not leave the files: also the copies that later layers made of them. */
  copies: Set<StackInode>;
}
