/**
 * Runs the shipped command line as a user who may read nothing of root's but through `sudo -n`. A program of that name, and
 * copies of those programs that it starts which run as root, stand in for sudo: the machine itself is not changed.
 */
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { dist, type Ran, runNode } from './cli.ts';

/** Only root can make such programs. */
export const canActAsNobody = process.getuid?.() === 0;

const PROGRAMS = ['tar', 'stat', 'head', 'tail', 'dd'];

/** Refuses what may ask for a password, a shell, and names that do not start with a folder. */
const SUDO = `#!/bin/sh
[ "$1 $2" = "-n --" ] || exit 9
shift 2
case $1 in ${PROGRAMS.join('|')}) ;; *) exit 9 ;; esac
echo "$1" >> FOLDER/started
program=$1; shift
exec "FOLDER/of-root/$program" "$@"
`;

export interface Nobody {
  run(args: readonly string[], env: Record<string, string>): Promise<Ran>;
  /** Programs that were started through sudo. */
  started(): string[];
}

/** @param folder an empty one, which others may enter @param sudo what stands in for sudo */
export function nobodyIn(folder: string, sudo = SUDO): Nobody {
  const bin = join(folder, 'bin');
  const ofRoot = join(folder, 'of-root');
  mkdirSync(bin);
  mkdirSync(ofRoot);
  for (const program of PROGRAMS) {
    copyFileSync(join('/usr/bin', program), join(ofRoot, program));
    chmodSync(join(ofRoot, program), 0o4755);
  }
  writeFileSync(join(bin, 'sudo'), sudo.replaceAll('FOLDER', folder), { mode: 0o755 });
  writeFileSync(join(folder, 'started'), '');
  chmodSync(join(folder, 'started'), 0o666);
  // Outside the checkout, which others may not read.
  cpSync(dist, join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const script = join(folder, 'as-nobody.js');
  writeFileSync(
    script,
    `process.setgroups([]); process.setgid(65534); process.setuid(65534); await import('./dist/cli.js');`,
  );
  const PATH = [bin, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter);
  return {
    run: (args, env) => runNode(script, args, { env: { ...env, PATH } }),
    started: () => readFileSync(join(folder, 'started'), 'utf8').split('\n').filter(Boolean),
  };
}
