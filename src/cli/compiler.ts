/** Compiler settings for a process that lives for less than a second. */
import { setFlagsFromString } from 'node:v8';

/**
 * Has V8's optimizing compiler inline less. Perf: the compiler works on the other core while a short run lasts, and its code is ready
 * sooner. On Node 20 an image of 50,000 files takes an eighth less time, a fifth less on a busy machine; one of a million a few per cent
 * more. Node 22 and later compile in two steps and gain nothing. The flag limits a heuristic; results stay the same.
 * @param version of Node
 */
export function tuneCompiler(version: string): void {
  if (Number.parseInt(version, 10) < 22) setFlagsFromString('--max-inlined-bytecode-size-cumulative=100');
}
