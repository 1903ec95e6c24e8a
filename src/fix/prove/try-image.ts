/** Tries whether an image starts. Containers have no network; a check has the time that is written here. */
import { setTimeout as sleep } from 'node:timers/promises';
import { listens } from './listening.ts';
import { type Answer, lastLine, type Session } from './session.ts';
import type { Check, Tried } from './types.ts';

/** Milliseconds. */
export const TIMES = { run: 300_000, answer: 30_000, start: 3000, poll: 500 };

interface Trial {
  session: Session;
  image: string;
  check: Exclude<Check, { kind: 'none' }>;
  signal: AbortSignal;
  /** A program to make empty before the start, and an empty file. */
  without?: { path: string; empty: string };
}

/** @returns null if the program could not be made empty. @throws the signal's reason */
export async function tryImage(trial: Trial): Promise<Tried | null> {
  const { session, image, check, without } = trial;
  const { name, options } = session.container();
  const words = check.kind === 'run' ? check.words : [];
  const made = await session.docker([
    ...['create', '--network', 'none', '--no-healthcheck', ...options],
    ...['--', image, ...words],
  ]);
  if (made.code !== 0) return failed(`it cannot be started: ${lastLine(made.stderr)}`);
  try {
    if (without !== undefined) {
      const copied = await session.docker(['cp', without.empty, `${name}:${without.path}`]);
      if (copied.code !== 0) return null;
    }
    return check.kind === 'run' ? await toItsEnd(session, name) : await started(trial, name);
  } finally {
    trial.signal.throwIfAborted();
    await session.docker(['rm', '--force', '--volumes', name]);
  }
}

function failed(seen: string): Tried {
  return { passed: false, seen };
}

async function toItsEnd(session: Session, name: string): Promise<Tried> {
  const { code, stdout, stderr } = await session.docker(['start', '--attach', name], TIMES.run);
  if (code === 0) return { passed: true, seen: '--run ends with 0' };
  if (code === null) return failed(`--run did not end within ${TIMES.run / 60_000} minutes`);
  const last = lastLine(stderr) || lastLine(stdout);
  return failed(`--run ends with ${code}${last === '' ? '' : `: ${last}`}`);
}

async function started({ session, check, signal }: Trial, name: string): Promise<Tried> {
  const start = await session.docker(['start', name]);
  if (start.code !== 0) return failed(`it cannot be started: ${lastLine(start.stderr)}`);
  const most = check.kind === 'start' ? TIMES.start : TIMES.answer;
  let seen = '';
  for (const began = session.now(); ; ) {
    const state = await stateOf(session, name);
    if (state !== null && !state.running) return await ended(session, name, { check, code: state.code });
    const answer = await answerOf(session, name, check);
    if (answer.passed) return answer;
    seen = answer.seen;
    if (session.now() - began >= most)
      return check.kind === 'start' ? { passed: true, seen: 'it runs after 3 s' } : failed(seen);
    await sleep(TIMES.poll, undefined, { signal });
  }
}

async function answerOf(session: Session, name: string, check: Trial['check']): Promise<Tried> {
  switch (check.kind) {
    case 'healthcheck': {
      const { code, stdout, stderr }: Answer = await session.docker(['exec', name, ...check.words], TIMES.answer);
      if (code === 0) return { passed: true, seen: 'HEALTHCHECK ends with 0' };
      return failed(`HEALTHCHECK ends with ${code ?? 'no code in time'}: ${lastLine(stderr) || lastLine(stdout)}`);
    }
    case 'port': {
      const found = await listens(session, name, check.port);
      if (found === true) return { passed: true, seen: `port ${check.port} listens` };
      return failed(
        found === null ? `port ${check.port} cannot be looked at` : `nothing listens on port ${check.port} after 30 s`,
      );
    }
    default:
      return failed('');
  }
}

async function stateOf(session: Session, name: string): Promise<{ running: boolean; code: number } | null> {
  const { stdout } = await session.docker(['inspect', '--format', '{{.State.Running}} {{.State.ExitCode}}', name]);
  const [, running, code] = /^(true|false) (\d+)/.exec(stdout) ?? [];
  return running === undefined ? null : { running: running === 'true', code: Number(code) };
}

async function ended(
  session: Session,
  name: string,
  { check, code }: { check: Trial['check']; code: number },
): Promise<Tried> {
  if (check.kind === 'start' && code === 0) return { passed: true, seen: 'it ends with 0' };
  const { stdout, stderr } = await session.docker(['logs', '--tail', '20', name]);
  const last = lastLine(stderr) || lastLine(stdout);
  return failed(`it ends with ${code}${last === '' ? '' : `: ${last}`}`);
}
