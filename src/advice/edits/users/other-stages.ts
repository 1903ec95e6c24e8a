/** What stages that are not in the image use of those that are: they build on the same stages, or copy from them. */
import { copiedBy } from '../../../dockerfile/build/copy-sources.ts';
import type { Instruction } from '../../../dockerfile/parse.ts';
import type { Rule } from '../../../rules/rule.ts';
import { readersAmong } from '../commands/command-patterns.ts';
import { uses } from '../deletions.ts';
import type { EditImage } from '../edit-image.ts';
import type { Group } from '../group.ts';

/** Real instructions name few files. */
const MOST_LOOKED_FOR = 100;

/** Whether another stage needs the files of a group, or the directories that hold them. */
export function isUsedElsewhere(group: Group, image: EditImage): boolean {
  const step = image.stepOf(group.layer);
  if (step === null || group.loss?.cause === 'metadata') return false;
  const { directories, files } = image.coverOf(group);
  const paths = [...directories, ...files].slice(0, MOST_LOOKED_FOR);
  return image.dependentsOf(step.stage).some(instruction => needs(instruction, { paths, rule: group.rule, image }));
}

function needs(
  instruction: Instruction,
  { paths, rule, image }: { paths: readonly string[]; rule: Rule | null; image: EditImage },
): boolean {
  if (instruction.keyword === 'RUN') {
    const reads = rule !== null && readersAmong(rule, image.commandsOf(instruction)).length > 0;
    return reads || uses({ instruction, workdir: null }, paths, image);
  }
  const sources = copiedBy(instruction.text)?.sources.map(source => `/${source.replace(/^\/+/, '')}`) ?? [];
  return sources.some(source => source !== '/' && paths.some(path => isWithin(path, source) || isWithin(source, path)));
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith('/') ? directory : `${directory}/`);
}
