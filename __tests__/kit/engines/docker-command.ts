/** A `docker` command for programs under test to find in PATH. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export interface DockerCommand {
  /** PATH that begins with it. */
  path: string;
  /** The arguments of every call so far. */
  calls(): Promise<string[][]>;
}

/**
 * Writes one that notes its arguments and is otherwise the test run's own, which need not be the machine's first. Builds
 * get the host's network: the private test engine has no other.
 */
export async function dockerCommand(folder: string): Promise<DockerCommand> {
  const real = process.env.IMAGEBUDGET_TEST_DOCKER ?? 'docker';
  const log = join(folder, 'docker-calls');
  const script = `#!/bin/sh
{ printf '%s\\0' "$@"; echo; } >> '${log}'
case "$1 $2" in
'buildx build') shift 2; exec '${real}' buildx build --network host "$@" ;;
'build '*) shift; exec '${real}' build --network host "$@" ;;
esac
exec '${real}' "$@"
`;
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(log, '');
  await writeFile(join(bin, 'docker'), script);
  await chmod(join(bin, 'docker'), 0o755);
  return {
    path: `${bin}${delimiter}${process.env.PATH}`,
    async calls() {
      const text = await readFile(log, 'utf8');
      return text
        .split('\0\n')
        .filter(Boolean)
        .map(call => call.split('\0'));
    },
  };
}
