/** Opens an image of a fake engine inside the test's process, where patience can be shortened. */
import { tmpdir } from 'node:os';
import { openFromEngine } from '../../../../src/source/engine/engine.ts';
import type { ImageSource, NamedImage, SourceIo } from '../../../../src/source/types.ts';
import { sourceIo } from '../../archives/sources.ts';
import { type Answers, fakeEngine } from './fake-engine.ts';

/** Opens an image of the Docker engine, or of Podman. */
export const openDocker = (image: NamedImage, io: SourceIo): Promise<ImageSource> =>
  openFromEngine(image, io, 'docker');
export const openPodman = (image: NamedImage, io: SourceIo): Promise<ImageSource> =>
  openFromEngine(image, io, 'podman');

/** What opening ended in, and how many connections the engine then still had. */
export async function openFromFake(
  answers: Answers,
  socket: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ error: unknown; connections: number }> {
  const fake = await fakeEngine(answers, { socket });
  const io = sourceIo({ cwd: tmpdir(), env: { DOCKER_HOST: `unix://${socket}` }, signal });
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
