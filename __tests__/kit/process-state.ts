/** What of a process an import could change. */
import { setImmediate as turn } from 'node:timers/promises';

export type ProcessState = Record<string, unknown>;

function state(): ProcessState {
  const listeners = [...process.eventNames()].map(name => [String(name), process.listenerCount(name)]);
  return {
    env: { ...process.env },
    argv: [...process.argv],
    cwd: process.cwd(),
    listeners: listeners.sort(),
    exitCode: process.exitCode,
    umask: process.umask(),
    title: process.title,
    // zod keeps what all of its copies share there.
    globals: Object.getOwnPropertyNames(globalThis)
      .filter(name => !name.startsWith('__zod_'))
      .sort(),
    timers: process
      .getActiveResourcesInfo()
      .filter(kind => /Timeout|Immediate|Server|Socket|ChildProcess|Worker/.test(kind))
      .sort(),
  };
}

/** The state before and after something is done. */
export async function stateAround(
  doing: () => Promise<unknown>,
): Promise<{ before: ProcessState; after: ProcessState }> {
  const before = state();
  await doing();
  // What loaded the module, Jest's own loader, may have a turn to go; what a module leaves behind is there after it too.
  await turn();
  await turn();
  return { before, after: state() };
}
