/** Which instructions of other stages depend on the stages that an image is made of. */

import type { Dockerfile, Instruction } from '../parse.ts';
import { copiedBy } from './copy-sources.ts';
import { stageNamed, stageParents } from './stages.ts';

/**
 * By the line of a stage's `FROM`: the RUNs of stages that build on it, and the COPYs of all stages from it or from one that builds
 * on it.
 * @param own lines of the stages that the image is made of, whose RUNs do not count
 */
export function dependentInstructions(dockerfile: Dockerfile, own: ReadonlySet<number>): Map<number, Instruction[]> {
  const { stages } = dockerfile;
  const parents = stageParents(dockerfile);
  const indexes = new Map(stages.map((stage, index) => [stage, index]));
  const found = new Map<number, Instruction[]>();
  const add = (instruction: Instruction, from: number) => {
    for (let at: number | null = from; at !== null; at = parents[at] ?? null) {
      const line = stages[at]?.line ?? 0;
      if (own.has(line)) found.get(line)?.push(instruction) ?? found.set(line, [instruction]);
    }
  };
  for (const [index, stage] of stages.entries())
    for (const instruction of stage.instructions) {
      const { keyword, text, line } = instruction;
      if (keyword === 'RUN' && !own.has(stage.line)) add(instruction, index);
      const copied = keyword === 'COPY' ? copiedBy(text) : null;
      const from = copied?.from == null ? null : stageNamed(dockerfile, copied.from, line);
      const at = from === null ? undefined : indexes.get(from);
      if (at !== undefined) add(instruction, at);
    }
  return found;
}
