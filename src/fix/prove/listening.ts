/** Whether something in a container listens on a port: asked of the kernel, since the container has no network. */
import { readFile } from 'node:fs/promises';
import type { Session } from './session.ts';

/** Null if it cannot be found out. */
export async function listens(session: Session, container: string, port: number): Promise<boolean | null> {
  const table = (await byProcess(session, container)) ?? (await byExec(session, container));
  return table === null ? null : hasListener(table, port);
}

/** The image's own `cat`, if the engine is elsewhere. */
async function byExec(session: Session, container: string): Promise<string | null> {
  const { stdout } = await session.docker(['exec', container, 'cat', '/proc/net/tcp', '/proc/net/tcp6']);
  return stdout.includes('local_address') ? stdout : null;
}

/** The container's first process, if the engine is on this machine. */
async function byProcess(session: Session, container: string): Promise<string | null> {
  const { stdout } = await session.docker(['inspect', '--format', '{{.State.Pid}} {{.Id}}', container]);
  const [pid = '', id = ''] = stdout.trim().split(' ');
  if (!/^[1-9]\d*$/.test(pid) || !/^[a-f0-9]{64}$/.test(id)) return null;
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  // In another machine's numbers, the process is somebody else's.
  if (!(await read('cgroup')).includes(id)) return null;
  const text = (await read('net/tcp')) + (await read('net/tcp6'));
  return text === '' ? null : text;
}

/** https://docs.kernel.org/networking/proc_net_tcp.html: the state 0A is LISTEN. */
export function hasListener(table: string, port: number): boolean {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  return table.split('\n').some(line => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    return state === '0A' && local.endsWith(`:${wanted}`);
  });
}
