/**
 * Runs the shipped command line as a user who may read nothing of root's but through sudo. A program where the system has its sudo,
 * and copies of those programs that it starts which run as root, stand in for it: in a mount namespace of that run alone, so the
 * machine itself is not changed.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { inputsAsEnv } from './action.ts';
import { dist, type Ran, runNode } from './cli.ts';

/** Why nobody can be acted as here; null where it can. Only root can make such programs, and give a run a file system of its own. */
export function whyNotAsNobody(): string | null {
  if (process.getuid?.() !== 0) return 'only root can act as another user';
  const { status } = spawnSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
  return status === 0 ? null : 'this machine lets no run have a file system of its own';
}

const PROGRAMS = ['tar', 'stat', 'head', 'tail', 'dd'];

/** Refuses what may ask for a password, a shell, programs that are looked up, and names that do not start with a folder. */
const SUDO = `#!/bin/sh
tr '\\0' '\\n' < /proc/$$/environ > FOLDER/environment
[ "$1 $2" = "-n --" ] || exit 9
shift 2
program=\${1#/usr/bin/}
case $program in ${PROGRAMS.join('|')}) ;; *) exit 9 ;; esac
echo "$program" >> FOLDER/started
shift
exec "FOLDER/of-root/$program" "$@"
`;

/** What a search of PATH would find. */
const NOT_THE_SYSTEMS = '#!/bin/sh\necho "not the system\'s" >> FOLDER/started\nexit 9\n';

/** Puts a program where the system has its sudo, or might have it, and goes on with what follows. */
const WITH_SUDO = `
if [ -e /usr/bin/sudo ]; then mount --bind "$1" /usr/bin/sudo
else mount -t tmpfs none /run && mkdir -p /run/wrappers/bin && cp -p "$1" /run/wrappers/bin/sudo; fi && shift && exec "$@"`;

export interface Nobody {
  run(args: readonly string[], env: Record<string, string>): Promise<Ran>;
  /** Runs the action in a folder that it may write to. */
  runAction(inputs: Record<string, string>, env: Record<string, string>): Promise<Ran>;
  /** Programs that were started through sudo. */
  started(): string[];
  /** The environment that sudo had last. */
  environment(): string[];
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
  const systems = join(folder, 'sudo');
  writeFileSync(systems, sudo.replaceAll('FOLDER', folder), { mode: 0o755 });
  for (const program of ['sudo', ...PROGRAMS])
    writeFileSync(join(bin, program), NOT_THE_SYSTEMS.replaceAll('FOLDER', folder), { mode: 0o755 });
  for (const name of ['started', 'environment']) {
    writeFileSync(join(folder, name), '');
    chmodSync(join(folder, name), 0o666);
  }
  // Outside the checkout, which others may not read.
  cpSync(dist, join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const become = 'process.setgroups([]); process.setgid(65534); process.setuid(65534);';
  for (const entry of ['cli', 'action'])
    writeFileSync(join(folder, `${entry}.js`), `${become} await import('./dist/${entry}.js');`);
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  chmodSync(workspace, 0o777);
  const PATH = [bin, dirname(process.execPath), '/usr/bin', '/bin', '/sbin', '/usr/sbin'].join(delimiter);
  const nodeArgs = ['--mount', '/bin/sh', '-c', WITH_SUDO, 'sh', systems, process.execPath];
  const lines = (name: string) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean);
  const run = (entry: string, args: readonly string[], env: Record<string, string>) =>
    runNode(join(folder, entry), args, { env: { ...env, PATH }, cwd: workspace, node: '/usr/bin/unshare', nodeArgs });
  const outputs = { GITHUB_OUTPUT: join(workspace, 'output'), GITHUB_STEP_SUMMARY: join(workspace, 'summary') };
  return {
    run: (args, env) => run('cli.js', args, env),
    runAction: (inputs, env) => {
      for (const path of Object.values(outputs)) {
        writeFileSync(path, '');
        chmodSync(path, 0o666);
      }
      return run('action.js', [], { ...env, ...inputsAsEnv(inputs), ...outputs, RUNNER_TEMP: workspace });
    },
    started: () => lines('started'),
    environment: () => lines('environment'),
  };
}
