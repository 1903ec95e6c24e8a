/** Whether a RUN deletes what it mounts, which fails: `rm: cannot remove '/root/.cache/pip': Device or resource busy`. */
import { commandsIn } from './written-commands.ts';
import type { WrittenInstruction } from './written-instruction.ts';

/** Variables and `~` are read as any home directory, or any path. */
export function deletesMount(written: WrittenInstruction): boolean {
  const targets = written.options.flatMap(({ text }) => targetOf(text) ?? []);
  if (targets.length === 0) return false;
  const deleting = commandsIn(written).filter(({ name }) => name === 'rm' || name === 'rmdir');
  const words = deleting.flatMap(({ args }) => args.filter(arg => !arg.startsWith('-')));
  return words.some(word => targets.some(target => covers(word, target)));
}

/** `/root/.npm` of `--mount=type=cache,target=/root/.npm`. */
function targetOf(option: string): string | null {
  const [, target] = /^--mount=(?:.*,)?(?:target|dst|destination)=([^,]+)/.exec(option) ?? [];
  return target ?? null;
}

/** Whether a word for `rm` may be the directory, or one around it. */
function covers(word: string, target: string): boolean {
  const isRelative = !/^[/~$]/.test(word);
  const parts = word
    .replace(/^\.\//, '')
    .split('/')
    .filter(part => part !== '');
  const from = target.split('/').filter(part => part !== '');
  // A relative path, or one from a home directory, may start anywhere.
  const rest = isRelative ? parts : /^[~$]/.test(word) ? parts.slice(1) : null;
  if (rest === null) return startsWith(from, parts);
  if (rest.length === 0) return /^(?:~|\$\{?HOME\}?)$/.test(word);
  return from.some((_, at) => startsWith(from.slice(at), rest));
}

function startsWith(path: readonly string[], patterns: readonly string[]): boolean {
  return patterns.length <= path.length && patterns.every((pattern, at) => isMatch(path[at] ?? '', pattern));
}

/** A name of which only the start is known may be any that begins so. */
function isMatch(name: string, pattern: string): boolean {
  const [start = ''] = pattern.split(/[*?[{$`]/, 1);
  return start === pattern ? name === pattern : name.startsWith(start);
}
