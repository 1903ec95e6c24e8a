// Root file systems of Debian, made by debootstrap from the machine's own mirror and kept for later runs.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { aptInstall, executables } from '../engines/engine-host.mjs';
import { cacheFolder, exclusively } from '../processes/exclusively.mjs';

const run = promisify(execFile);

/** Of the base image. */
export const SUITE = 'bookworm';

/** The mirror this machine was itself installed from: it carries every current suite. */
async function ownMirror() {
  const codename = /^VERSION_CODENAME=(\w+)/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? SUITE;
  const format = '$(RELEASE) $(COMPONENT) $(REPO_URI)';
  const { stdout } = await run('apt-get', ['indextargets', '--format', format, 'Created-By: Packages']);
  const sources = stdout.split('\n').map(line => line.split(' '));
  const [, , uri] = sources.find(([suite, component]) => suite === codename && component === 'main') ?? [];
  if (uri === undefined) throw new Error(`apt has no source for ${codename} to debootstrap from`);
  return uri;
}

/**
 * Makes a root; what `finish` makes of it is kept as `kept`. A run that is cut short leaves only a folder under a temporary name.
 *
 * @param script debootstrap's; none for that of the suite's name
 */
async function make(kept, { suite, options = [], script = [] }, finish) {
  const work = await mkdtemp(join(cacheFolder, 'debootstrap-'));
  try {
    const root = join(work, 'root');
    const args = ['--variant=minbase', ...options, suite, root, await ownMirror(), ...script];
    await run('debootstrap', args, { maxBuffer: 64 * 2 ** 20 });
    await rename(await finish(root, work), kept);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Downloads and states that official Debian images are stripped of. */
const STRIPPED = ['var/cache/apt', 'var/lib/apt/lists', 'var/log/apt', 'var/log/dpkg.log', 'var/log/bootstrap.log'];

async function strippedTar(root, work) {
  for (const path of STRIPPED) await rm(join(root, path), { recursive: true, force: true });
  for (const path of ['var/cache/apt/archives/partial', 'var/lib/apt/lists/partial', 'var/log/apt'])
    await mkdir(join(root, path), { recursive: true });
  // As official images have it: dpkg does not wait for the disk.
  await writeFile(join(root, 'etc/dpkg/dpkg.cfg.d/docker-apt-speedup'), 'force-unsafe-io\n');
  const tar = join(work, 'root.tar');
  await run('tar', ['--numeric-owner', '--one-file-system', '-cf', tar, '-C', root, '.']);
  return tar;
}

/** The base image's root as a tar, made when first asked for. */
export async function baseTar() {
  const tar = join(cacheFolder, `debian-${SUITE}-minbase.tar`);
  await exclusively(tar, async () => {
    if (!existsSync(tar)) await make(tar, { suite: SUITE }, strippedTar);
  });
  return tar;
}

/** Newest first; where one cannot be installed, as happens to a Debian in the making, the next is taken. */
const NEWER = ['forky', 'trixie'];
const PACKAGES = ['docker.io', 'docker-cli', 'docker-buildx', 'podman', 'buildah', 'skopeo', 'umoci'];
/** Not in every suite. */
const EXTRA = { forky: ['crane'] };

/** debootstrap's script for all suites of Debian; it need not know their names. */
const SCRIPT = '/usr/share/debootstrap/scripts/sid';

/** The root folder of a newer Debian with current versions of what writes images, made when first asked for. */
export function newerDebian() {
  return exclusively('newer debian', async () => {
    const known = NEWER.map(rootOf).find(root => existsSync(root));
    if (known !== undefined) return known;
    if (executables('debootstrap').length === 0) await aptInstall(['debootstrap']);
    const errors = [];
    for (const suite of NEWER) {
      try {
        return await install(suite);
      } catch (error) {
        errors.push(error);
      }
    }
    throw new AggregateError(errors, `neither of ${NEWER.join(', ')} can be installed`);
  });
}

function rootOf(suite) {
  return join(cacheFolder, `debian-${suite}-tools`);
}

async function install(suite) {
  const include = ['ca-certificates', ...PACKAGES, ...(EXTRA[suite] ?? [])].join(',');
  await make(rootOf(suite), { suite, options: [`--include=${include}`], script: [SCRIPT] }, async root => {
    await rm(join(root, 'var/cache/apt'), { recursive: true, force: true });
    return root;
  });
  return rootOf(suite);
}
