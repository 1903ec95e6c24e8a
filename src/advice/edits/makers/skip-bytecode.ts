/** Keeps Python from compiling ahead what RUNs install and run. */
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { jsonWords, withoutFlags } from '../../../dockerfile/words.ts';
import type { Rule } from '../../../rules/rule.ts';
import { mayDelete } from '../deletions.ts';
import type { EditImage, Maker } from '../edit-image.ts';
import type { Group } from '../group.ts';
import { leftOutBy, trustOf } from '../trust.ts';
import { deletions, optionsFor } from './clean-run.ts';

const SETTING = 'PYTHONDONTWRITEBYTECODE';
/** Commands that write no bytecode themselves. */
export const NEUTRAL: ReadonlySet<string> = new Set([
  'cd',
  'mkdir',
  'rm',
  'echo',
  'set',
  'cp',
  'mv',
  'chown',
  'chmod',
  'test',
  '',
]);

/** One edit for all RUNs of the image. */
export const skipBytecode: Maker = ({ rule }, image) => {
  if (rule?.id !== 'python-bytecode') return null;
  const groups = image.groups.filter(group => group.rule === rule && keywordOf(group, image) === 'RUN');
  const steps = groups
    .flatMap(group => {
      const step = image.stepOf(group.layer);
      return step === null ? [] : [{ step, group }];
    })
    .sort((a, b) => a.step.instruction.line - b.step.instruction.line);
  const [first] = steps.map(({ step }) => step);
  if (first === undefined) return null;
  // Without the setting each later RUN that starts Python compiles again what it imports.
  const operations: Operation[] = settingBefore(first, image);
  const freed: Group[] = [];
  for (const { step, group } of steps) {
    const own = isPython(step, image)
      ? (optionsFor(rule, step.instruction, image) ?? [])
      : deletionAt(step, { group, rule, image });
    if (own === null) continue;
    operations.push(...own);
    freed.push(group);
  }
  if (freed.length === 0) return null;
  const copies = new Set(freed.flatMap(group => [...group.copies]));
  return {
    edit: {
      id: 'skip-bytecode',
      title: 'Do not compile Python modules ahead',
      trust: trustOf(rule),
      leftOut: leftOutBy(rule, copies, image),
      line: first.instruction.line,
      second: null,
      operations,
      ignoreLines: [],
    },
    copies,
    fromCopier: false,
  };
};

function keywordOf(group: Group, image: EditImage): string {
  return image.stepOf(group.layer)?.instruction.keyword ?? '';
}

function deletionAt(
  step: BuildStep,
  { group, rule, image }: { group: Group; rule: Rule; image: EditImage },
): Operation[] | null {
  const { instruction } = step;
  // Nothing follows the JSON form. The setting reaches it all the same.
  if (jsonWords(withoutFlags(instruction.text)) !== null || !mayDelete(step, group.copies, image)) return null;
  return deletions(instruction, image.deletionOf(image.coverOf(group), rule));
}

/** Whether only pip and Python run, which the setting reaches. A new environment gets a compiled pip whatever the setting says. */
function isPython(step: BuildStep, image: EditImage): boolean {
  const commands = image.commandsOf(step.instruction);
  return (
    commands.length > 0 &&
    commands.every(({ name, words }) => {
      if (NEUTRAL.has(name) || /^pip[\d.]*$/.test(name)) return true;
      // A script like `./manage.py` is started by Python too.
      return /^python[\d.]*$|\.py$/.test(name) && !words.some(({ text }) => /venv|compileall|ensurepip/.test(text));
    })
  );
}

function settingBefore({ instruction: { line } }: BuildStep, image: EditImage): Operation[] {
  const isSet = image.steps.some(
    ({ instruction: { keyword, text, line: at } }) => keyword === 'ENV' && at < line && text.includes(SETTING),
  );
  return isSet ? [] : [{ kind: 'insert', line, where: 'before', text: `ENV ${SETTING}=1` }];
}
