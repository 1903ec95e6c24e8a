/** Opens an image of a fake engine inside the test's process, where patience can be shortened. */
import { tmpdir } from 'node:os';
import { SMALL_FILES } from '../../../../src/analysis/small-files.ts';
import { DEFAULT_LIMITS } from '../../../../src/layer/limits.ts';
import { openDocker } from '../../../../src/source/engine/engine.ts';
import { type Answers, fakeEngine } from './fake-engine.ts';

/** What opening ended in, and how many connections the engine then still had. */
export async function openFromFake(
  answers: Answers,
  socket: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ error: unknown; connections: number }> {
  const fake = await fakeEngine(answers, { socket });
  const io = {
    cwd: tmpdir(),
    env: { DOCKER_HOST: `unix://${socket}` },
    arch: process.arch,
    signal,
    run: async () => 127,
    stdin: () => null,
    progress: { stage() {}, advance() {}, done() {} },
    limits: DEFAULT_LIMITS,
    smallFiles: SMALL_FILES,
  };
  try {
    const error = await openDocker({ reference: 'web:ci', platform: null }, io).then(
      () => null,
      error => error,
    );
    return { error, connections: await fake.connections() };
  } finally {
    await fake.close();
  }
}
