/** Programs that run what their arguments or a script say, by name. */

/** Shells that read the language of POSIX, or one like it. */
export const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh', 'zsh']);

/** @param word a name or a path */
export function isShell(word: string): boolean {
  return SHELLS.has(word.slice(word.lastIndexOf('/') + 1));
}

const INTERPRETER =
  /^(?:python|pypy|node|nodejs|deno|bun|ruby|perl|php|php-fpm|java|dotnet|lua|luajit|Rscript|R|julia|erl|beam\.smp|elixir)[\d.]*$/;

/** Whether it runs programs in another language than a shell's, in whatever version: `python3.12`. */
export function isInterpreter(name: string): boolean {
  return INTERPRETER.test(name);
}
