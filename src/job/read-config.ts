/** Finds and reads the config. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/types.ts';
import { UsageError } from '../errors.ts';
import { DETECTOR_IDS } from '../rules/detector-ids.ts';
import { rules } from '../rules/index.ts';
import { realConfig } from './config-place.ts';
import type { Overrides } from './types.ts';

const CONFIG_NAME = '.imagebudget.yml';

const EXAMPLE = `version: 1\n  image: web:ci\n  budgets:\n    size: 250 MB`;

/** @throws UsageError, ConfigError */
export async function readConfig({ cwd, config, workspace, withoutConfig }: Overrides): Promise<Config> {
  // Loaded when used: looking at an image needs no YAML.
  const { checkLength, parseConfig } = await import('../config/parse-config.ts');
  const path = config ?? CONFIG_NAME;
  try {
    const found = path === '' ? undefined : statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (found === undefined) throw noConfig(config, withoutConfig);
    const full = realConfig({ cwd, path, workspace });
    const file = statSync(full);
    // Reading a FIFO that nobody writes to would never end.
    if (!file.isFile()) throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a regular file.' });
    // The file may be an image, given by mistake, that does not fit into memory.
    checkLength(file.size, path);
    return parseConfig(readFileSync(full), { path, ruleIds: [...rules.map(({ id }) => id), ...DETECTOR_IDS] });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new UsageError(`cannot read the config ${path}`, { hint: 'It must be a readable file.', cause: error });
    throw error;
  }
}

function noConfig(wanted: string | null, otherwise = ''): UsageError {
  const missing = wanted === null ? `${CONFIG_NAME} here` : `config file ${JSON.stringify(wanted.slice(0, 200))}`;
  return new UsageError(`there is no ${missing}`, {
    hint: `Write one, such as:\n  ${EXAMPLE}\n${otherwise}`.trimEnd(),
  });
}
