/** Keeps what a rule claims out of the RUN that writes it: by an option, a build cache, or by deleting it at the end. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import type { WrittenCommand } from '../../../dockerfile/edit/written-commands.ts';
import type { Instruction } from '../../../dockerfile/parse.ts';
import type { Rule } from '../../../rules/rule.ts';
import { missingOption, readersAmong, renews, runsOwnProgram, runsScript } from '../commands/command-patterns.ts';
import { chainBetween, joins, lostWithin, type RunChain } from '../commands/run-chain.ts';
import { deletingCommands, mayDelete, uses } from '../deletions.ts';
import type { Cover, Deletion, EditImage, Maker } from '../edit-image.ts';
import type { Group } from '../group.ts';
import { noun } from '../nouns.ts';
import { isRoot } from '../root-user.ts';
import { leftOutBy, trustOf } from '../trust.ts';

/** Real RUNs name few files. */
const MOST_LOOKED_FOR = 100;

const PACKAGE_DATABASES = ['/var/lib/dpkg/status', '/lib/apk/db/installed', '/usr/lib/apk/db/installed'];

export const cleanRun: Maker = (group, image) => {
  const { rule } = group;
  const step = image.stepOf(group.layer);
  if (rule === null || step?.instruction.keyword !== 'RUN') return null;
  // Python writes its own modules again in each later RUN that starts it: `skip-bytecode` is for all of them, or there is no promise.
  if (rule.id === 'python-bytecode' && hasLater(group, image)) return null;
  const joined = joinedWithReaders(rule, step, image);
  const renewed = joined === null ? renewals(group, step, image) : [];
  if (renewed === null || isUsedLater(image.coverOf(group), step, image)) return null;
  const own =
    optionsFor(rule, step.instruction, image) ??
    (mayDelete(step, group.copies, image)
      ? deletions(step.instruction, image.deletionOf(image.coverOf(group), rule))
      : null);
  if (own === null) return null;
  const { line } = step.instruction;
  const trust = trustOf(rule);
  const copies = joined === null ? group.copies : new Set([...group.copies, ...lostWithin(joined.runs, image)]);
  return {
    edit: {
      id: `clean-${line}-${rule.id}`,
      title: `Leave out ${noun(rule.title)}`,
      trust,
      leftOut: leftOutBy(rule, copies, image),
      line,
      second: null,
      operations: [...(joined === null ? [] : joins(joined, image)), ...own],
      renewals: renewed,
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

/** Whether a later RUN left files of the same rule. */
function hasLater({ rule, layer }: Group, image: EditImage): boolean {
  return image.groups.some(
    one => one.rule === rule && one.layer > layer && image.stepOf(one.layer)?.instruction.keyword === 'RUN',
  );
}

/** One RUN of this one and those that read its files, if nothing is between them; null if none reads them or others are between. */
function joinedWithReaders(rule: Rule, step: BuildStep, image: EditImage): RunChain | null {
  const later = image.steps.slice(image.steps.indexOf(step) + 1);
  const last = later.findLast(({ instruction }) => readersAmong(rule, image.commandsOf(instruction)).length > 0);
  const chain =
    last === undefined || !rule.usedBy?.some(({ renewedBy }) => renewedBy) ? null : chainBetween(step, last, image);
  return chain === null || chain.copies.length > 0 || rule.options !== undefined ? null : chain;
}

/** Whether a later RUN names one of the files or directories. */
function isUsedLater({ directories, files }: Cover, step: BuildStep, image: EditImage): boolean {
  const paths = [...directories, ...files].slice(0, MOST_LOOKED_FOR);
  return image.steps.slice(image.steps.indexOf(step) + 1).some(later => {
    if (uses(later, paths, image)) return true;
    return deletingCommands(later, image).some(
      ({ needsFiles, operands }) => needsFiles && operands.some(({ path }) => path !== null && paths.includes(path)),
    );
  });
}

/** The rule's option for every command of a RUN that lacks it; null if no command has such an option. */
export function optionsFor(rule: Rule, instruction: Instruction, image: EditImage): Operation[] | null {
  const { line } = instruction;
  const operations = image.commandsOf(instruction).flatMap((command, number): Operation[] => {
    const missing = missingOption(rule, command);
    return missing === null ? [] : [{ kind: 'add-argument', line, command: number, ...missing }];
  });
  return operations.length === 0 ? null : operations;
}

/** Deleting at the end of a RUN. */
export function deletions(instruction: Instruction, deletion: Deletion | null): Operation[] | null {
  const { line, text } = instruction;
  // A RUN that may end before its end would leave the files.
  if (deletion === null || /\b(?:exit|exec|return|trap)\b/.test(text)) return null;
  return [
    ...deletion.commands.map((command): Operation => ({ kind: 'append-command', line, command })),
    ...(deletion.paths.length === 0 ? [] : [{ kind: 'delete-paths' as const, line, paths: deletion.paths }]),
  ];
}

/**
 * What later RUNs need once the files are gone: the command that fetches them anew, and deleting them again. Null if a later RUN
 * reads the files and cannot do without.
 */
function renewals(group: Group, step: BuildStep, image: EditImage): Operation[] | null {
  const { rule } = group;
  const all = image.steps.slice(image.steps.indexOf(step) + 1).map((later): Operation[] | null => {
    const commands = image.commandsOf(later.instruction);
    // A script that builds fetches everything again, into its own layer.
    const isFixed = rule?.usedBy?.every(({ renewedBy, refetches }) => renewedBy === undefined && !refetches) === true;
    if (isFixed && commands.some(runsScript)) return null;
    if (rule?.usedBy?.some(({ renewedBy }) => renewedBy) && installsUnseen(later, image)) return null;
    const [first] = rule === null ? [] : readersAmong(rule, commands);
    const command = first === undefined ? undefined : commands[first];
    if (rule === null) return [];
    if (first === undefined || command === undefined)
      return renews(rule, commands) ? deletedAgain(rule, later, image) : [];
    return (
      optionsFor(rule, later.instruction, image) ??
      refetching(group, { later, command }, image) ??
      renewing(rule, { later, command, number: first }, image)
    );
  });
  return all.includes(null) ? null : all.flatMap(operations => operations ?? []);
}

/** Deleting what a RUN that fetches the files by itself fetches, now that it finds none. Null if it cannot be deleted at its end. */
function deletedAgain({ empties = [] }: Rule, later: BuildStep, image: EditImage): Operation[] | null {
  const words = deletingCommands(later, image).flatMap(({ operands }) => operands.map(({ word }) => word));
  const kept = empties.filter(directory => !words.some(word => word.startsWith(directory)));
  if (kept.length === 0) return [];
  const paths = kept.map(directory => `${directory}/*`);
  return isRoot(later.user) ? deletions(later.instruction, { commands: [], paths }) : null;
}

/** Whether a script of a RUN installs packages: the package database changes, and no command says so. */
function installsUnseen({ layer, instruction }: BuildStep, image: EditImage): boolean {
  if (layer === null || !image.commandsOf(instruction).some(runsOwnProgram)) return false;
  return PACKAGE_DATABASES.some(path => image.hasFile(layer, path));
}

interface ReadingCommand {
  later: BuildStep;
  command: WrittenCommand;
}

/** For a command that fetches what is missing: deleting it again. */
function refetching(group: Group, { later, command }: ReadingCommand, image: EditImage): Operation[] | null {
  const { rule } = group;
  const reader = rule?.usedBy?.find(({ programs, refetches }) => programs.includes(command.name) && refetches);
  return rule === null || reader === undefined
    ? null
    : deletions(later.instruction, image.deletionOf(image.coverOf(group), rule));
}

/** For a command that needs another one to fetch the files: that one first, and deleting them again. */
function renewing(
  { usedBy = [], empties = [] }: Rule,
  { later, command, number }: ReadingCommand & { number: number },
  image: EditImage,
): Operation[] | null {
  const verb = usedBy.find(({ programs, renewedBy }) => programs.includes(command.name) && renewedBy)?.renewedBy;
  if (verb === undefined || command.nested || empties.length === 0) return null;
  const { line } = later.instruction;
  const { source } = image.dockerfile;
  // With `sudo` and variables in front, as the command has them.
  const program = source.slice(command.start, command.words[command.nameAt]?.end);
  const text = `${program} ${verb} && ${source.slice(command.start, command.end)}`;
  const paths = empties.map(directory => `${directory}/*`);
  return [
    { kind: 'replace-command', line, command: number, text },
    { kind: 'delete-paths', line, paths },
  ];
}
