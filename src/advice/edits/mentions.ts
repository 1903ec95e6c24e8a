/** Whether commands of a Dockerfile name something, so that it must not go. */
import { simpleCommands } from '../../dockerfile/commands.ts';
import type { Instruction } from '../../dockerfile/parse.ts';

/** Programs that read a name which they are not given. */
const READERS: Readonly<Record<string, readonly string[]>> = { '.git': ['git', 'gitversion', 'versioneer'] };

/** Whether a RUN has the name as a component of a word, or runs a program that reads it. */
export function isMentioned(name: string, instructions: readonly Pick<Instruction, 'keyword' | 'text'>[]): boolean {
  const bare = name.replace(/^\*/, '');
  return instructions.some(({ keyword, text }) => {
    if (keyword !== 'RUN' || (!text.includes(bare) && READERS[name] === undefined)) return false;
    return simpleCommands(text).some(([program = '', ...words]) => {
      if (READERS[name]?.includes(program)) return true;
      return words.some(word => word.split(/[/=:,'"]/).includes(bare));
    });
  });
}
