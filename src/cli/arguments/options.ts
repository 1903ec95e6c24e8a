/** The flags of every command, in one place: an error names the command that a flag belongs to. */
import type { ParseArgsConfig } from 'node:util';

export type Options = NonNullable<ParseArgsConfig['options']>;

/** Flags of every command. */
const COMMON = { debug: { type: 'boolean' } } as const satisfies Options;

/** Flags of the commands that open an image. */
const IMAGE = {
  ...COMMON,
  platform: { type: 'string' },
  'no-cache': { type: 'boolean' },
  'no-store': { type: 'boolean' },
  sudo: { type: 'boolean' },
  limit: { type: 'string', multiple: true },
} as const satisfies Options;

export const OPTIONS = {
  check: {
    ...IMAGE,
    config: { type: 'string' },
    baseline: { type: 'string' },
    verify: { type: 'boolean' },
    json: { type: 'string' },
    markdown: { type: 'string' },
    sarif: { type: 'string' },
    gitlab: { type: 'string' },
    junit: { type: 'string' },
    html: { type: 'string' },
    all: { type: 'boolean' },
    top: { type: 'string' },
    trust: { type: 'string' },
    update: { type: 'boolean' },
    raise: { type: 'boolean' },
  },
  fix: {
    ...IMAGE,
    config: { type: 'string' },
    dockerfile: { type: 'string' },
    verify: { type: 'boolean' },
    write: { type: 'boolean' },
    force: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    trust: { type: 'string' },
    prove: { type: 'boolean' },
    run: { type: 'string' },
    json: { type: 'string' },
  },
  inspect: {
    ...IMAGE,
    verify: { type: 'boolean' },
    json: { type: 'boolean' },
    html: { type: 'string' },
    why: { type: 'string' },
    all: { type: 'boolean' },
    top: { type: 'string' },
    trust: { type: 'string' },
  },
  compare: {
    ...IMAGE,
    verify: { type: 'boolean' },
    json: { type: 'string' },
    markdown: { type: 'string' },
    html: { type: 'string' },
    all: { type: 'boolean' },
    top: { type: 'string' },
  },
  explore: { ...IMAGE, dockerfile: { type: 'string' }, verify: { type: 'boolean' } },
  init: { ...IMAGE, from: { type: 'string' }, dockerfile: { type: 'string' }, verify: { type: 'boolean' } },
  ls: {
    ...IMAGE,
    layer: { type: 'string' },
    only: { type: 'string' },
    sort: { type: 'string' },
    depth: { type: 'string' },
    json: { type: 'boolean' },
  },
  matrix: { ...COMMON, config: { type: 'string' }, platform: { type: 'string' }, json: { type: 'boolean' } },
  merge: { ...COMMON, plan: { type: 'string' }, json: { type: 'string' }, markdown: { type: 'string' } },
  rules: { ...COMMON, json: { type: 'boolean' } },
} as const satisfies Readonly<Record<string, Options>>;

export type CommandName = keyof typeof OPTIONS;

export const COMMAND_NAMES = Object.keys(OPTIONS).filter((name): name is CommandName => Object.hasOwn(OPTIONS, name));

/** Flags that are read before the command, whatever it is. */
export const GLOBAL = ['--help', '--version', '--color', '--no-color'] as const;

/** The commands that have a flag, such as `--config`. */
export function commandsWith(flag: string): CommandName[] {
  return COMMAND_NAMES.filter(name => Object.hasOwn(OPTIONS[name], flag.slice(2)));
}
