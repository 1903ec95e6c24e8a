/** The part of a built image's config that a proof needs. Its strings are foreign text. */
import { MeasureError } from '../../errors.ts';
import { member } from '../../json.ts';
import type { Session } from './session.ts';
import type { Check } from './types.ts';

export interface ContainerConfig {
  entrypoint: string[];
  cmd: string[];
  env: string[];
  workingDir: string;
  /** The words of its HEALTHCHECK, with the shell if it has one; empty without. */
  healthcheck: string[];
  ports: number[];
}

/** @throws MeasureError if the engine does not tell */
export async function configOf(session: Session, image: string): Promise<ContainerConfig> {
  const { code, stdout } = await session.docker(['image', 'inspect', '--format', '{{json .Config}}', image]);
  const config = code === 0 ? parsed(stdout) : null;
  if (config === null)
    throw new MeasureError('the engine does not tell what the image that was built starts', { hint: 'Run again.' });
  const shell = strings(member(config, 'Shell'));
  const ports = member(config, 'ExposedPorts');
  const working = member(config, 'WorkingDir');
  return {
    entrypoint: strings(member(config, 'Entrypoint')),
    cmd: strings(member(config, 'Cmd')),
    env: strings(member(config, 'Env')),
    workingDir: typeof working === 'string' && working !== '' ? working : '/',
    healthcheck: healthcheckOf(member(config, 'Healthcheck'), shell.length > 0 ? shell : ['/bin/sh', '-c']),
    ports: Object.keys(typeof ports === 'object' && ports !== null ? ports : {}).flatMap(tcpPort),
  };
}

/** The strongest check that the image, or the user, gives. */
export function checkFor(config: ContainerConfig, run: readonly string[] | null): Check {
  if (run !== null) return { kind: 'run', words: run };
  if (config.entrypoint.length + config.cmd.length === 0) return { kind: 'none' };
  if (config.healthcheck.length > 0) return { kind: 'healthcheck', words: config.healthcheck };
  const [port] = config.ports.toSorted((a, b) => a - b);
  return port === undefined ? { kind: 'start' } : { kind: 'port', port };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
}

function healthcheckOf(value: unknown, shell: readonly string[]): string[] {
  const [form, ...words] = strings(member(value, 'Test'));
  if (form === 'CMD') return words;
  return form === 'CMD-SHELL' && words.length > 0 ? [...shell, ...words] : [];
}

/** `8080/tcp` */
function tcpPort(text: string): number[] {
  const [, port] = /^(\d{1,5})(?:\/tcp)?$/.exec(text) ?? [];
  return port === undefined ? [] : [Number(port)];
}
