/**
 * Moves a RUN into a stage of its own. The new stage starts from the same image and repeats the instructions before the RUN; where the RUN
 * was, what it made is copied. All other edits of these instructions count in both stages.
 */
import { optionsOf } from '../../build/build-steps.ts';
import type { SourceInstruction } from '../../parse.ts';
import type { BuildStage, Operation } from './types.ts';

/** An instruction that is edited already. */
interface EditedPart {
  instruction: SourceInstruction;
  /** Null if it goes. */
  text: string | null;
  before: string[];
  after: string[];
}

/** Whether other operations leave apart what is in the new stage and what is not. */
export function leavesStagesApart(operations: readonly Operation[]): boolean {
  return operations.every(stage => stage.kind !== 'build-stage' || operations.every(one => fits(one, stage)));
}

function fits(one: Operation, { moved, repeated, isRelocated }: BuildStage): boolean {
  if (one.kind === 'join-run') {
    const isIn = (line: number) => line === moved || repeated.includes(line);
    return one.line !== moved && one.later !== moved && isIn(one.line) === isIn(one.later);
  }
  if (!isRelocated || one.line !== moved) return true;
  if (one.kind === 'append-command') return false;
  return one.kind !== 'delete-paths' || one.paths.every(path => !path.startsWith('/usr/'));
}

/**
 * Writes the stage into the part of its `FROM`, and what is copied into that of the RUN. False if an instruction is not there.
 * @param parts all of the file, those behind the `FROM` edited already
 */
export function addBuildStage(
  from: EditedPart,
  { name, repeated, moved, copies, dropped }: BuildStage,
  { parts, lineEnd }: { parts: readonly EditedPart[]; lineEnd: string },
): boolean {
  const { keyword, text } = from.instruction;
  const { options, body } = optionsOf(text);
  const [image = ''] = body.trim().split(/\s+/);
  const partOf = new Map(parts.map(part => [part.instruction.line, part]));
  const run = partOf.get(moved);
  if (keyword !== 'FROM' || image === '' || !run?.text || run.instruction.keyword !== 'RUN') return false;
  const lines = [['FROM', ...options, image, 'AS', name].join(' ')];
  for (const line of repeated) {
    const part = partOf.get(line);
    if (part === undefined) return false;
    lines.push(...part.before, ...(part.text === null ? [] : [part.text]), ...part.after);
  }
  lines.push(...run.before, run.text);
  from.before.push(lines.map(line => line + lineEnd).join(''));
  run.text = copies.split('\n').join(lineEnd);
  for (const line of dropped) {
    const part = partOf.get(line);
    if (part !== undefined) part.text = null;
  }
  return true;
}
