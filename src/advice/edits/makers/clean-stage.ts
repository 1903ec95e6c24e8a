/** Keeps what a rule claims out of a stage, if a COPY brought it from there. */
import { CopyMap, copiedBy, destinationOf } from '../../../dockerfile/build/copy-sources.ts';
import { stageNamed } from '../../../dockerfile/build/stages.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { Instruction, Stage } from '../../../dockerfile/parse.ts';
import type { Rule } from '../../../rules/rule.ts';
import type { Cover, EditImage, Maker } from '../edit-image.ts';
import { noun } from '../nouns.ts';
import { isRoot } from '../root-user.ts';
import { leftOutBy, trustOf } from '../trust.ts';
import { deletions, optionsFor } from './clean-run.ts';
import { NEUTRAL } from './skip-bytecode.ts';

export const cleanStage: Maker = (group, image) => {
  const { rule, copies } = group;
  const step = image.stepOf(group.layer);
  const copied = step?.instruction.keyword === 'COPY' ? copiedBy(step.instruction.text) : null;
  if (rule === null || step === null || copied?.kind !== 'stage' || copied.from === null) return null;
  const runs = runsOfStage({ name: copied.from, before: step.instruction.line }, image, rule);
  const destination = destinationOf(step, copied);
  const last = runs.at(-1);
  if (destination === null || last === undefined) return null;
  const files = image.filesOf(group.layer);
  const cover = mapped(image.coverOf(group), new CopyMap(copied, destination, path => files.has(path)));
  if (cover === null) return null;
  const options = runs.flatMap(instruction => optionsFor(rule, instruction, image) ?? []);
  // An installer of a virtual environment compiles whatever its options say.
  const byOption = options.length > 0 && rule.id !== 'python-bytecode';
  const operations = byOption ? options : deletionIn(last, { cover, rule, image });
  if (operations === null) return null;
  const line = byOption ? (options[0]?.line ?? last.line) : last.line;
  return {
    edit: {
      id: `clean-${line}-${rule.id}`,
      title: `Leave out ${noun(rule.title)}`,
      trust: trustOf(rule),
      leftOut: leftOutBy(rule, copies, image),
      line,
      second: { line: step.instruction.line, does: 'copies them' },
      operations,
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

interface StageName {
  name: string;
  /** The line of the COPY that names it. */
  before: number;
}

/**
 * The RUNs of a stage of this file; none if the name is another image's, or if other stages build on the stage, which may need what the
 * rule claims. Nothing needs bytecode, but a program of theirs may write it again.
 */
function runsOfStage({ name, before }: StageName, image: EditImage, rule: Rule | null = null): Instruction[] {
  const stage = stageNamed(image.dockerfile, name, before);
  if (stage === null) return [];
  const others = stagesOn(stage, image.dockerfile.stages).flatMap(runsOf);
  const isFree = others.length === 0 || (rule?.id === 'python-bytecode' && others.every(run => isNeutral(run, image)));
  return isFree ? runsOf(stage) : [];
}

function runsOf({ instructions }: Stage): Instruction[] {
  return instructions.filter(({ keyword }) => keyword === 'RUN');
}

/** The stages that build on one, whatever is between. */
function stagesOn({ name }: Stage, stages: readonly Stage[]): Stage[] {
  const names = new Set([name]);
  return stages.filter(one => {
    if (!names.has(one.base.toLowerCase())) return false;
    names.add(one.name);
    return true;
  });
}

function isNeutral(run: Instruction, image: EditImage): boolean {
  const commands = image.commandsOf(run);
  return commands.length > 0 && commands.every(command => NEUTRAL.has(command.name));
}

/** The last RUN of a stage that a COPY names; null if another user than root runs it, or if other stages build on the stage. */
export function lastRunOfStage(name: string, before: number, image: EditImage): Instruction | null {
  const last = runsOfStage({ name, before }, image).at(-1);
  return last !== undefined && isRunByRoot(last, image) ? last : null;
}

/** Deleting at the end of a stage; null if the stage has another user then, who may not be allowed to. */
function deletionIn(
  last: Instruction,
  { cover, rule, image }: { cover: Cover; rule: Rule; image: EditImage },
): Operation[] | null {
  return isRunByRoot(last, image) ? deletions(last, image.deletionOf(cover, rule)) : null;
}

function isRunByRoot(run: Instruction, { dockerfile }: EditImage): boolean {
  const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(run));
  const users = stage?.instructions.filter(({ keyword, line }) => keyword === 'USER' && line < run.line);
  return isRoot(users?.at(-1)?.text ?? null);
}

/** The same files in the stage; null if one of them cannot be told. */
function mapped({ directories, files }: Cover, map: CopyMap): Cover | null {
  const all = [directories, files].map(paths => paths.map(path => map.sourceOf(path)));
  const [inStage = [], alone = []] = all.map(paths => paths.flatMap(path => path ?? []));
  const isWhole = inStage.length === directories.length && alone.length === files.length && !inStage.includes('/');
  return isWhole ? { directories: inStage, files: alone } : null;
}
