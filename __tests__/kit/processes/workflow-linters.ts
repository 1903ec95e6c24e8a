/** Linters of GitHub's workflows: https://github.com/rhysd/actionlint and https://docs.zizmor.sh */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { executables } from '../engines/engine-host.mjs';
import { describeOrSkip } from '../runner/describe-where.ts';
import { cacheFolder, exclusively } from './exclusively.mjs';

const run = promisify(execFile);

const BUILD_MS = 600_000;

interface Linter {
  name: string;
  version: string;
  /** What installs it. */
  needs: string;
  /** Where it is once `install` has put it into a folder. */
  path: string;
  install(folder: string): Promise<unknown>;
}

const ACTIONLINT = '1.7.12';
const ZIZMOR = '1.32.0';

const LINTERS: Record<'actionlint' | 'zizmor', Linter> = {
  actionlint: {
    name: 'actionlint',
    version: ACTIONLINT,
    needs: 'go',
    path: 'actionlint',
    install: folder =>
      run('go', ['install', `github.com/rhysd/actionlint/cmd/actionlint@v${ACTIONLINT}`], {
        env: { ...process.env, GOBIN: folder },
        timeout: BUILD_MS,
      }),
  },
  zizmor: {
    name: 'zizmor',
    version: ZIZMOR,
    needs: 'pip3',
    path: join('bin', 'zizmor'),
    // A folder of its own: a system's Python may refuse others' packages.
    install: folder =>
      run('pip3', ['install', '--quiet', '--target', folder, `zizmor==${ZIZMOR}`], {
        timeout: BUILD_MS,
      }),
  },
};

const installed = ({ name, version, path }: Linter) => join(cacheFolder, `${name}-${version}`, path);
const present = (linter: Linter): string | undefined =>
  [installed(linter), ...executables(linter.name)].find(path => existsSync(path));

/** Why it cannot be used here; null where it is installed or can be. */
function whyNot(linter: Linter): string | null {
  const { name, needs } = linter;
  if (present(linter) !== undefined) return null;
  if (executables(needs).length === 0) return `neither ${name} nor ${needs} is installed`;
  return process.env.CI === 'true' ? null : `${name} is not installed; with CI=true it is`;
}

/** `describe` with a linter, whose path `body` gets by a call. Skipped in CI too where neither it nor what installs it is. */
export function describeWithLinter(name: keyof typeof LINTERS, body: (path: () => Promise<string>) => void): void {
  const linter = LINTERS[name];
  describeOrSkip(whyNot(linter), name, () => body(() => pathOf(linter)));
}

async function pathOf(linter: Linter): Promise<string> {
  const folder = join(cacheFolder, `${linter.name}-${linter.version}`);
  return present(linter) ?? (await exclusively(folder, async () => present(linter) ?? (await build(linter, folder))));
}

/** Under another name first: what is cut short must not look complete. */
async function build(linter: Linter, folder: string): Promise<string> {
  const work = `${folder}.${process.pid}`;
  await mkdir(dirname(work), { recursive: true });
  await linter.install(work);
  await rm(folder, { recursive: true, force: true });
  await rename(work, folder);
  return installed(linter);
}
