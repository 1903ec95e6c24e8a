/** A step that GitHub, or the process around it, ends before it has a verdict. */
import { EXIT, type ExitCode } from '../errors.ts';

export interface Interruption {
  /** Aborted by the first SIGINT or SIGTERM. */
  signal: AbortSignal;
  /** The exit code of what interrupted the run; null if nothing has. */
  code(): ExitCode | null;
}

/** Listens from now on. */
export function interruption(): Interruption {
  const controller = new AbortController();
  let code: ExitCode | null = null;
  for (const [name, its] of [
    ['SIGINT', EXIT.interrupted],
    ['SIGTERM', EXIT.terminated],
  ] as const)
    process.once(name, () => {
      code = its;
      controller.abort();
    });
  return { signal: controller.signal, code: () => code };
}
