/**
 * Asks credential helpers: programs that store what `docker login` got. They read the registry from standard input and write JSON.
 * https://github.com/docker/docker-credential-helpers
 */
import { MeasureError, UsageError } from '../../../errors.ts';
import { member } from '../../../json.ts';
import { answered } from '../../stall-timeout.ts';
import type { SourceIo } from '../../types.ts';
import { TIMEOUTS } from '../timeouts.ts';

/** A login that a helper may have for a registry. */
export type StoredLogin =
  | { kind: 'password'; user: string; password: string }
  /** A refresh token of OAuth 2. */
  | { kind: 'identity'; token: string };

export interface HelperRequest {
  /** The program's name after `docker-credential-`, unchecked from the config. */
  helper: unknown;
  /** The config's key, for messages. */
  setting: string;
  /** The registry whose credentials are wanted. */
  server: string;
}

/** A shell's exit code for a missing program. */
const NO_PROGRAM = 127;
const MAX_OUTPUT = 1 << 18;
/** The user name that marks a helper's secret as an identity token. */
const TOKEN_USER = '<token>';

/** The helper's login; null if it has none. @throws UsageError, MeasureError */
export async function askHelper({ helper, setting, server }: HelperRequest, io: SourceIo): Promise<StoredLogin | null> {
  if (typeof helper !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(helper))
    throw new UsageError(`${setting} is not the name of a credential helper`, {
      hint: 'Write "pass" for docker-credential-pass, for example.',
    });
  const program = `docker-credential-${helper}`;
  const { code, output } = await run(program, server, io);
  if (code === NO_PROGRAM)
    throw new UsageError(`${setting} names ${program}, which is not installed`, {
      hint: 'Install it, or log in with DOCKER_CONFIG set to another folder.',
    });
  if (code !== 0) {
    if (/^credentials not found/.test(output)) return null;
    throw new MeasureError(`${program}, named by ${setting}, failed with exit code ${code}`, {
      hint: `Run it by hand: echo ${server} | ${program} get`,
    });
  }
  return parse(output, program);
}

async function run(program: string, server: string, io: SourceIo): Promise<{ code: number; output: string }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const onOutput = (chunk: Uint8Array) => {
    length += chunk.length;
    if (length <= MAX_OUTPUT) parts.push(chunk);
  };
  const { cwd, env } = io;
  const ask = (signal: AbortSignal) =>
    io.run(program, ['get'], { cwd, env, signal, quiet: true, input: server, onOutput });
  const code = await answered(ask, { who: program, milliseconds: TIMEOUTS.answer, signal: io.signal });
  return { code, output: Buffer.concat(parts).toString('utf8') };
}

function parse(output: string, program: string): StoredLogin | null {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch {
    // Without its cause, which would quote the secret.
    answer = null;
  }
  const [user, secret] = [member(answer, 'Username'), member(answer, 'Secret')];
  if (typeof user !== 'string' || typeof secret !== 'string')
    throw new MeasureError(`${program} answered with something other than credentials`, {
      hint: 'Is it a credential helper of Docker? Log in again with docker login.',
    });
  if (secret === '') return null;
  return user === TOKEN_USER ? { kind: 'identity', token: secret } : { kind: 'password', user, password: secret };
}
