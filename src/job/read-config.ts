/** Finds and reads the config. */
import { lstatSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { Config } from '../config/types.ts';
import { onOneLine, UsageError } from '../errors.ts';
import { CATEGORIES } from '../rules/categories.ts';
import { DETECTOR_IDS } from '../rules/detector-ids.ts';
import { rules } from '../rules/index.ts';
import { isWithin, realConfig, repositoryAround } from './config-place.ts';
import type { Overrides } from './types.ts';

export const CONFIG_NAME = '.imagebudget.yml';

const EXAMPLE = '{ version: 1, image: web:ci, budgets: { size: 250 MB } }';

/** The config of each image of the file. Never empty. @throws UsageError, ConfigError */
export async function readConfigs(overrides: Overrides): Promise<Config[]> {
  const { cwd, config, workspace } = overrides;
  // Loaded when used: looking at an image needs no YAML.
  const { checkLength, parseConfigs } = await import('../config/parse-config.ts');
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
    const ruleIds = [...rules.map(({ id }) => id), ...DETECTOR_IDS];
    return parseConfigs(readFileSync(full), { path, ruleIds, categories: CATEGORIES });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a readable file.', cause: error });
    throw error;
  }
}

/** Whether there is a config in the usual place, if only a link that leads nowhere. */
export function hasConfig(cwd: string): boolean {
  return lstatSync(resolve(cwd, CONFIG_NAME), { throwIfNoEntry: false }) !== undefined;
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
  const isUsual = config === null || config === CONFIG_NAME;
  if (config === '')
    return new UsageError('the name of the config is empty', { hint: 'Is the variable set that should hold it?' });
  const other = isUsual ? nearby(cwd, workspace ?? repositoryAround(cwd)) : null;
  if (other !== null) {
    const first = basename(other) === CONFIG_NAME ? 'Run imagebudget in its folder' : `Rename it to ${CONFIG_NAME}`;
    return new UsageError(`there is no ${CONFIG_NAME} here, but there is ${onOneLine(other)}`, {
      hint: {
        commandLine: `${first}, or name it: imagebudget check --config ${onOneLine(other)}`,
        action: `${first}, or set the input "config" to ${onOneLine(other)}`,
      },
    });
  }
  const missing = isUsual ? `${CONFIG_NAME} here` : `config file ${JSON.stringify(config.slice(0, 200))}`;
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
