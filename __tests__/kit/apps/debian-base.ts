/** A Debian base image that is real and needs no image registry: made by debootstrap from the machine's own mirror. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '../engines/engine.ts';
import { cacheFolder, exclusively } from '../processes/exclusively.ts';

const run = promisify(execFile);

const SUITE = 'bookworm';
export const DEBIAN_BASE = `imagebudget-test/debian:${SUITE}`;

/** The mirror this machine was itself installed from: it carries every current suite. */
export async function ownMirror(): Promise<string> {
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? SUITE;
  const format = '$(RELEASE) $(COMPONENT) $(REPO_URI)';
  const { stdout } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const sources = stdout.split('\n').map(line => line.split(' '));
  const [, , uri] = sources.find(([suite, component]) => suite === codename && component === 'main') ?? [];
  if (uri === undefined) throw new Error(`apt has no source for ${codename} to debootstrap from`);
  return uri;
}

/** Downloads and states that official Debian images are stripped of. */
const STRIPPED = ['var/cache/apt', 'var/lib/apt/lists', 'var/log/apt', 'var/log/dpkg.log', 'var/log/bootstrap.log'];

/** Makes the root file system as a tar. A run that is cut short leaves only a folder under a temporary name. */
async function makeRootTar(tar: string): Promise<void> {
  const work = await mkdtemp(join(cacheFolder, 'debootstrap-'));
  try {
    const root = join(work, 'root');
    const args = ['--variant=minbase', SUITE, root, await ownMirror()];
    await run('debootstrap', args, { maxBuffer: 64 * 2 ** 20 });
    for (const path of STRIPPED) await rm(join(root, path), { recursive: true, force: true });
    for (const path of ['var/cache/apt/archives/partial', 'var/lib/apt/lists/partial', 'var/log/apt']) {
      await mkdir(join(root, path), { recursive: true });
    }
    await run('tar', ['--numeric-owner', '--one-file-system', '-cf', join(work, 'root.tar'), '-C', root, '.']);
    await rename(join(work, 'root.tar'), tar);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

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
    const tar = join(cacheFolder, `debian-${SUITE}-minbase.tar`);
    await exclusively(tar, async () => {
      if (!existsSync(tar)) await makeRootTar(tar);
    });
    await on.docker(['import', '--change', 'CMD ["bash"]', tar, DEBIAN_BASE]);
    return DEBIAN_BASE;
  });
}
