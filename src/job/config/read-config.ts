/** Finds and reads the config. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../../config/types.ts';
import { INPUT_BUDGETS, onOneLine, UsageError } from '../../errors.ts';
import { CATEGORIES } from '../../rules/categories.ts';
import { DETECTOR_IDS } from '../../rules/detector-ids.ts';
import { rules } from '../../rules/index.ts';
import type { Overrides } from '../types.ts';
import { isWithin, realConfig, repositoryAround } from './config-place.ts';

export const CONFIG_NAME = '.imagebudget.yml';

/** What stands in for a config where there is none. */
export const NO_CONFIG: Config = {
  path: CONFIG_NAME,
  name: null,
  target: null,
  platform: null,
  baseline: null,
  dockerfile: null,
  budgets: [],
  ignore: [],
  rules: [],
  limits: {},
  positions: {},
  notes: [],
};

const EXAMPLE = '{ version: 1, image: web:ci, budgets: { size: 250 MB } }';

/** A config as it is written. */
export interface ConfigFile {
  /** As given. */
  path: string;
  /** Absolute, with links resolved. */
  file: string;
  bytes: Uint8Array;
}

/** The config of each image of the file. Never empty. @throws UsageError, ConfigError */
export async function readConfigs(overrides: Overrides): Promise<Config[]> {
  const { budgets = null, config } = overrides;
  if (budgets === null) return parsedConfigs(await readConfigFile(overrides));
  const { parseBudgets } = await import('../../config/parse-config.ts');
  refuseBoth(overrides, config ?? CONFIG_NAME);
  return [parseBudgets(budgets, { ...idsOfConfig(), path: INPUT_BUDGETS })];
}

/** @throws ConfigError */
export async function parsedConfigs({ path, bytes }: Pick<ConfigFile, 'path' | 'bytes'>): Promise<Config[]> {
  const { parseConfigs } = await import('../../config/parse-config.ts');
  return parseConfigs(bytes, { ...idsOfConfig(), path });
}

/** What a config may name. */
function idsOfConfig() {
  return { ruleIds: [...rules.map(({ id }) => id), ...DETECTOR_IDS], categories: CATEGORIES };
}

/** @throws UsageError, ConfigError */
export async function readConfigFile(overrides: Overrides): Promise<ConfigFile> {
  const { cwd, config, workspace } = overrides;
  // Loaded when used: looking at an image needs no YAML.
  const { checkLength } = await import('../../config/parse-config.ts');
  const path = config ?? CONFIG_NAME;
  try {
    const found = path === '' ? undefined : statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (found === undefined) throw noConfig(overrides);
    const full = realConfig({ cwd, path, workspace });
    const file = statSync(full);
    // Reading a FIFO that nobody writes to would never end.
    if (!file.isFile()) throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a regular file.' });
    // The file may be an image, given by mistake, that does not fit into memory.
    checkLength(file.size, path);
    return { path, file: full, bytes: readFileSync(full) };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a readable file.', cause: error });
    throw error;
  }
}

/** Whether there is a config in the usual place, if only a link that leads nowhere. */
export function hasConfig(cwd: string): boolean {
  return isThere(cwd, CONFIG_NAME);
}

/** Whether nobody wrote a config: none was named, and there is none in the usual place or under a name that people give it by mistake. */
export function isWithoutConfig({ cwd, config, workspace }: Overrides): boolean {
  return isUsual(config) && !hasConfig(cwd) && nearby(cwd, workspace ?? repositoryAround(cwd)) === null;
}

function isThere(cwd: string, path: string): boolean {
  return lstatSync(resolve(cwd, path), { throwIfNoEntry: false }) !== undefined;
}

function isUsual(config: string | null): config is null | typeof CONFIG_NAME {
  return config === null || config === CONFIG_NAME;
}

/** A config beside the input might hold other limits, which must not be dropped silently. */
function refuseBoth({ cwd, config }: Overrides, path: string): void {
  if (isUsual(config) && !hasConfig(cwd)) return;
  const first = isThere(cwd, path) ? `there is ${onOneLine(path)} too` : `the input "config" names ${onOneLine(path)}`;
  throw new UsageError(`the input "budgets" is set, and ${first}`, {
    hint: 'Keep the budgets in one place: leave the input out, or move what the config says into it and delete the config.',
  });
}

/** Names that people give a config by mistake. */
const OTHER_NAMES = [
  '.imagebudget.yaml',
  'imagebudget.yml',
  'imagebudget.yaml',
  '.github/.imagebudget.yml',
  '.github/imagebudget.yml',
  '.config/imagebudget.yml',
];

function noConfig({ cwd, config, workspace, withoutConfig = '' }: Overrides): UsageError {
  const usual = isUsual(config);
  if (config === '')
    return new UsageError('the name of the config is empty', { hint: 'Is the variable set that should hold it?' });
  const other = usual ? nearby(cwd, workspace ?? repositoryAround(cwd)) : null;
  if (other !== null) {
    const first = basename(other) === CONFIG_NAME ? 'Run imagebudget in its folder' : `Rename it to ${CONFIG_NAME}`;
    return new UsageError(`there is no ${CONFIG_NAME} here, but there is ${onOneLine(other)}`, {
      hint: {
        commandLine: `${first}, or name it: imagebudget check --config ${onOneLine(other)}`,
        action: `${first}, or set the input "config" to ${onOneLine(other)}`,
      },
    });
  }
  const missing = usual ? `${CONFIG_NAME} here` : `config file ${JSON.stringify(config.slice(0, 200))}`;
  return new UsageError(`there is no ${missing}`, {
    hint: `Write one, such as ${EXAMPLE}. ${withoutConfig}`.trimEnd(),
  });
}

/** A config of another name in this folder, or one in a folder around it; relative to this folder. */
function nearby(cwd: string, home: string): string | null {
  const isFile = (path: string) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isFile() === true;
  const beside = OTHER_NAMES.find(isFile);
  if (beside !== undefined) return beside;
  for (let folder = resolve(cwd); folder !== home && isWithin(home, folder); folder = dirname(folder)) {
    const above = join(relative(cwd, dirname(folder)), CONFIG_NAME);
    if (isFile(above)) return above;
  }
  return null;
}
