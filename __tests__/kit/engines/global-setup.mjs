// Jest's global set-up for engine tests: one engine for the whole run. Jest runs it only when an engine test was
// selected, before it makes its workers, which inherit the variables set here.
import { dockerCommand, runningEngine, startPrivateEngine, whyNotPrivate } from './engine-host.mjs';

/** Where the engine listens and the command to use with it, or why there is none; see engine.ts. */
async function findEngine() {
  const socket = await runningEngine();
  const reason = socket === null ? whyNotPrivate() : null;
  if (reason !== null) return { reason };
  try {
    const engine = socket === null ? await startPrivateEngine() : { socket };
    const command = await dockerCommand();
    if (command !== null) return { ...engine, command };
    await engine.stop?.();
    return { reason: 'an engine answers, but no docker command here can build with it' };
  } catch (error) {
    return { reason: error.message };
  }
}

export default async function setUp() {
  // A test run may be started by one that has an engine already.
  if (process.env.IMAGEBUDGET_TEST_ENGINE) return;
  const { socket, stop, command, reason } = await findEngine();
  globalThis.__stopTestEngine = stop;
  if (reason === undefined) {
    process.env.IMAGEBUDGET_TEST_ENGINE = socket;
    process.env.IMAGEBUDGET_TEST_DOCKER = command;
  } else {
    process.env.IMAGEBUDGET_TEST_NO_ENGINE = reason;
    // Jest does not print the names of suites that are skipped whole.
    console.error(`\nEngine tests cannot run: ${reason}.`);
  }
}
