/** What commands and statements a shell text consists of. */
import type { Operator, Word } from './reader.ts';

export interface ShellCommand {
  /** Without leading keywords; never empty. */
  words: Word[];
  /** The operator before it, null at the start. Inside of loops and the like it may be further away. */
  operatorBefore: string | null;
  operatorAfter: string | null;
  /** In a subshell, group, loop, condition, function or pipe, negated, or after `||`. */
  nested: boolean;
  /** `for x in …`, `case … in`, `fi` and the like: a part of a compound command, and no command itself. */
  isKeyword: boolean;
}

/** What stands between two operators that are in no parentheses, loop or the like. */
export interface Item {
  start: number;
  end: number;
  /** Null for a compound command. */
  command: ShellCommand | null;
  before: Operator | null;
  after: Operator | null;
  negated: boolean;
  /** Whether an `a && b` or `! a` inside of it can make it fail without ending a shell that has `-e`. */
  failsSilently: boolean;
}

export interface Program {
  /** All commands, in the order of the text. */
  commands: ShellCommand[];
  items: Item[];
  /** Whether everything that is opened is closed, and no operator at the end waits for a command. */
  complete: boolean;
  hasFunction: boolean;
}
