/** Changes of instructions, as data: what edits are made of. `apply-operations.ts` writes them into the text. */

/** An instruction of a Dockerfile, named by the line of its keyword; lines count from 1. */
export type InstructionLine = number;

export type Operation =
  /**
   * One more command at the start of a RUN whose commands must all succeed, or become a group: `cd a; b` is `{ cd a; b; }` then. Those of
   * one RUN come in the order given, each once.
   */
  | { kind: 'prepend-command'; line: InstructionLine; command: string }
  /** One more command at the end of a RUN, which still fails where it failed. Those of one RUN come in the order given, each once. */
  | { kind: 'append-command'; line: InstructionLine; command: string }
  /**
   * Paths that the end of a RUN deletes: absolute shell words, which may have globs. All paths of one RUN go into a single `rm -rf`,
   * after other appended commands; if the RUN ends in one, into that.
   */
  | { kind: 'delete-paths'; line: InstructionLine; paths: readonly string[] }
  /**
   * An argument for the command with this number in `writtenCommands`: behind the word `after` (`install`), else behind its name. With
   * `ownLines`, each word is on a line of its own if the word before it is.
   */
  | AddArgument
  /** Other text for a command; null takes the command out together with the operator that joins it. */
  | { kind: 'replace-command'; line: InstructionLine; command: number; text: string | null }
  /** Operands that go from a command, as its `args` have them. If it has no other one, the whole command goes. */
  | { kind: 'remove-operands'; line: InstructionLine; command: number; operands: readonly string[] }
  /** Another start for an operand of a command, whose quotes and rest stay: `faiss-cpu` for the `faiss-gpu` of `'faiss-gpu>=1.7'`. */
  | RenameOperand
  /** An option of the instruction: `--chown=…`, `--chmod=…`, `--mount=…`. It replaces one of the same name, save `--mount`. */
  | { kind: 'set-option'; line: InstructionLine; option: string }
  /** Another value for a variable that an `ENV` sets: letters, digits, `_`, `:`, `.` and `-`. */
  | { kind: 'set-variable'; line: InstructionLine; name: string; value: string }
  /** Whole new instructions before or after this one. */
  | { kind: 'insert'; line: InstructionLine; where: 'before' | 'after'; text: string }
  | { kind: 'remove-instruction'; line: InstructionLine }
  /** Another image for a `FROM`, in place of the one that it names. */
  | { kind: 'replace-base'; line: InstructionLine; base: string }
  /** Another default for an argument of the build: `ARG BUILD_TYPE=Release`. Its quotes stay. */
  | { kind: 'replace-default'; line: InstructionLine; name: string; from: string; to: string }
  /** What a `COPY` copies, and where to, in place of that: its sources and its destination, as absolute paths without anything to quote. */
  | { kind: 'replace-copied'; line: InstructionLine; words: readonly string[] }
  /** The words that a `CMD` or an `ENTRYPOINT` starts, in the JSON form, in place of what it starts. */
  | { kind: 'replace-start'; line: InstructionLine; words: readonly string[] }
  /** A stage before this `FROM`, on the same image, in which a RUN builds: see `build-stage.ts`. */
  | BuildStage
  /** A name for the stage of a `FROM` that has none. */
  | { kind: 'name-stage'; line: InstructionLine; name: string }
  /**
   * The commands of a later RUN become the end of this one, and the later RUN goes. The caller knows that nothing between them
   * matters to these commands; only a change of user, directory, variables or stage between them is refused.
   */
  | { kind: 'join-run'; line: InstructionLine; later: InstructionLine };

export interface AddArgument {
  kind: 'add-argument';
  line: InstructionLine;
  command: number;
  after: string | null;
  argument: string;
  ownLines?: boolean;
}

export interface RenameOperand {
  kind: 'rename-operand';
  line: InstructionLine;
  command: number;
  /** As the command's `args` have it. */
  operand: string;
  from: string;
  to: string;
}

export interface BuildStage {
  kind: 'build-stage';
  /** Of the `FROM` before which it comes. */
  line: InstructionLine;
  name: string;
  /** Instructions that it has too, in their order. */
  repeated: readonly InstructionLine[];
  /** The RUN that is there alone. */
  moved: InstructionLine;
  /** Whole instructions in place of that RUN. */
  copies: string;
  /** Those of the repeated RUNs that are there alone too. */
  dropped: readonly InstructionLine[];
  /** Whether the RUN installs into another directory there, so that nothing else may be added that names its files. */
  isRelocated: boolean;
}
