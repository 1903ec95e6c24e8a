/** Here-documents that a shell runs: their bodies are commands too. */
import { isShell } from '../../image/known-programs.ts';
import type { Word } from './reader.ts';

const REDIRECTION = /^\d*(?:[<>]|&>)/;

/**
 * Whether a command runs its here-document as a shell script: it is a shell without a script or `-c`, or there is no command at
 * all, as in `RUN <<EOF`.
 */
export function runsScript(words: readonly Word[]): boolean {
  const [name, ...args] = words.filter(word => word.heredoc === null && !REDIRECTION.test(word.text));
  if (name === undefined) return true;
  if (!isShell(name.text)) return false;
  return args.every(({ text }, at) => isOption(text) || /^-[a-z]*o$/.test(args[at - 1]?.text ?? ''));
}

function isOption(text: string): boolean {
  return /^[-+]/.test(text) && !/^-[a-z]*c$/.test(text);
}
