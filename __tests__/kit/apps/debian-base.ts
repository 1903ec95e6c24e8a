/** A Debian base image that is real and needs no image registry: made by debootstrap from the machine's own mirror. */
import { existsSync } from 'node:fs';
import type { Engine } from '../engines/engine.ts';
import { exclusively } from '../processes/exclusively.mjs';
import { baseTar, SUITE } from './debian-roots.mjs';

export const DEBIAN_BASE = `imagebudget-test/debian:${SUITE}`;

/**
 * The base image, imported into the engine; returns its name. On machines that debootstrap cannot serve, with an
 * engine that reaches a registry, it is Debian's official image under the same name.
 */
export async function debianBase(on: Engine): Promise<string> {
  return exclusively(`${on.socket} ${DEBIAN_BASE}`, async () => {
    const present = await on.docker(['image', 'inspect', DEBIAN_BASE]).catch(() => null);
    if (present !== null) return DEBIAN_BASE;
    if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
      await on.docker(['pull', `debian:${SUITE}-slim`]);
      await on.docker(['tag', `debian:${SUITE}-slim`, DEBIAN_BASE]);
      return DEBIAN_BASE;
    }
    await on.docker(['import', '--change', 'CMD ["bash"]', await baseTar(), DEBIAN_BASE]);
    return DEBIAN_BASE;
  });
}
