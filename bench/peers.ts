/** What people would run otherwise, where it is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first line of what a program says of its version; null where it is not installed. */
export function versionOf(program: string, ...args: string[]): string | null {
  try {
    const said = execFileSync(program, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    return said.trim().split('\n')[0] ?? null;
  } catch {
    return null;
  }
}

/** The path of a program; null where it is not installed. */
export function found(program: string): string | null {
  const paths = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, program));
  return paths.find(path => existsSync(path)) ?? null;
}

/** https://github.com/wagoodman/dive, without its screen, on an archive. */
export function dive(archive: string) {
  return diveOf('docker-archive', archive);
}

/** dive on an image of the local engine, which it exports. */
export function diveOfEngine(image: string) {
  return diveOf('docker', image);
}

function diveOf(source: string, image: string) {
  return {
    name: 'dive',
    command: ['dive', '--ci', '--source', source, image],
    // Its rules all pass, so that it ends with 0.
    env: {
      CI: 'true',
      DIVE_CI_LOWESTEFFICIENCY: '0',
      DIVE_CI_HIGHESTWASTEDBYTES: 'disabled',
      DIVE_CI_HIGHESTUSERWASTEDPERCENT: 'disabled',
    },
  };
}

/** How to empty the page cache; null where we may not. */
export function cacheEmptier(): (() => void) | null {
  const empty = () => {
    execFileSync('sync');
    writeFileSync('/proc/sys/vm/drop_caches', '3');
  };
  try {
    empty();
    return empty;
  } catch {
    return null;
  }
}
