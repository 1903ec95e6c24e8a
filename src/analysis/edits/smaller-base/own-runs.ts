/** The commands that an image and what builds on its stages run. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { BuildStep } from '../../../dockerfile/build/build-steps.ts';
import type { Instruction } from '../../../dockerfile/parse.ts';
import { jsonWords, withoutFlags } from '../../../dockerfile/words.ts';

/** The own RUNs, and those of stages that build on their stages. */
export function runsOf(image: EditImage): { instruction: Instruction; run: BuildStep | null }[] {
  const stages = new Set(image.steps.map(({ stage }) => stage));
  const others = [...stages].flatMap(stage => image.dependentsOf(stage));
  const all = [
    ...image.steps.map(run => ({ instruction: run.instruction, run })),
    ...others.map(instruction => ({ instruction, run: null })),
  ];
  return all.filter(({ instruction }) => instruction.keyword === 'RUN');
}

/** What a RUN starts, without its options. */
export function commandText({ text }: Instruction): string {
  const command = withoutFlags(text);
  return jsonWords(command)?.join(' ') ?? command;
}
