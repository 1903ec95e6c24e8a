/** What surrounds an instruction in its file and decides how an edit of it is written. */
import type { Dockerfile, SourceInstruction } from '../parse.ts';
import { jsonWords } from '../words.ts';
import type { Surroundings } from './written-instruction.ts';

/** @param before the instruction that it is asked for; without one, no `SHELL` counts */
export function surroundingsOf(dockerfile: Dockerfile, before?: SourceInstruction): Surroundings {
  const { source, escapeChar } = dockerfile;
  const lineEnd = /\r?\n/.exec(source)?.[0] ?? '\n';
  return { escapeChar, lineEnd, shellExits: before !== undefined && shellExits(dockerfile, before) };
}

/** Whether the `SHELL` in effect has `-e`, which ends a RUN at its first error. */
function shellExits({ instructions }: Dockerfile, before: SourceInstruction): boolean {
  let exits = false;
  for (const { keyword, text, line } of instructions) {
    if (line >= before.line) break;
    if (keyword === 'FROM') exits = false;
    if (keyword === 'SHELL') exits = (jsonWords(text) ?? []).some(word => /^-[a-z]*e/.test(word) || word === 'errexit');
  }
  return exits;
}
