/** What of a process an import could change. */

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
    // Immediates come and go with Jest's own loader.
    timers: process
      .getActiveResourcesInfo()
      .filter(kind => /Timeout|Server|Socket|ChildProcess|Worker/.test(kind))
      .sort(),
  };
}

/** The state before and after something is done. */
export async function stateAround(
  doing: () => Promise<unknown>,
): Promise<{ before: ProcessState; after: ProcessState }> {
  const before = state();
  await doing();
  return { before, after: state() };
}
