/** Whether commands of a Dockerfile name something, so that it must not go. */
import { commandsOf } from '../../../dockerfile/commands.ts';
import type { Instruction } from '../../../dockerfile/parse.ts';
import { jsonWords, withoutFlags } from '../../../dockerfile/words.ts';

/** Programs that read a repository which they are not given. */
const READS_GIT: ReadonlySet<string> = new Set([
  'git',
  'gitversion',
  'versioneer',
  'git-cliff',
  'goreleaser',
  'setuptools_scm',
]);
/** Tools that make a Python package of the sources; many packages take their version from the repository then. */
const BUILDS_PACKAGE: ReadonlySet<string> = new Set(['build', 'hatch', 'flit', 'poetry', 'pdm', 'setup.py']);

/** Whether a RUN has the name as a component of a word, or runs a program that reads it. */
export function isMentioned(name: string, instructions: readonly Pick<Instruction, 'keyword' | 'text'>[]): boolean {
  const bare = name.replace(/^\*/, '');
  return instructions.some(({ keyword, text }) => {
    if (keyword !== 'RUN' || (!text.includes(bare) && name !== '.git')) return false;
    return textsOf(text)
      .flatMap(commandsOf)
      .some(
        ({ name: program, args }) =>
          (name === '.git' && readsRepository(program, args)) ||
          args.some(word => word.split(/[/=:,'"]/).includes(bare)),
      );
  });
}

/** What a shell may read: of the JSON form the words together, and each alone as in `["sh", "-c", "git describe"]`. */
function textsOf(text: string): string[] {
  const words = jsonWords(withoutFlags(text));
  return words === null ? [text] : [words.join(' '), ...words.slice(1)];
}

function readsRepository(program: string, args: readonly string[]): boolean {
  if (READS_GIT.has(program)) return true;
  if (BUILDS_PACKAGE.has(program)) return args.some(arg => arg === 'build' || arg === 'install' || arg === '.');
  const isPython = /^(?:pip|uv|python)[\d.]*$/.test(program);
  return isPython && args.some(arg => arg === 'setup.py' || arg === 'build' || isProjectPath(arg));
}

/** `.`, `.[dev]`, `./service`: what pip makes a package of. */
function isProjectPath(arg: string): boolean {
  return /^\.{1,2}(?:$|\[|\/)/.test(arg) && !/\.(?:txt|whl)$/.test(arg);
}
