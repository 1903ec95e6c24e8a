/** What a change does to its own config, seen from the base branch's; and which of both judges. */
import type { BudgetConfig, Config } from '../../config/types.ts';
import { ConfigError, INPUT_BUDGETS, MeasureError } from '../../errors.ts';
import { imagesOf } from '../choose-images.ts';
import type { BaseConfig, ConfigChange } from '../types.ts';
import { NO_CONFIG, parsedConfigs } from './read-config.ts';

/** Sections that decide what counts, besides the budgets. */
const SECTIONS = ['rules', 'ignore'] as const;

/** A config with what judges, and what the change did to that; null if nothing is known of the base branch's. */
export interface Judged {
  config: Config;
  change: ConfigChange | null;
}

/**
 * Each config as it judges.
 * @param base null if it is not known
 * @param sources what is to be measured, if that is named
 * @throws MeasureError if the change takes the config away, and which of its images judges is not known
 */
export async function judgedConfigs(
  configs: readonly Config[],
  base: BaseConfig | null,
  sources: readonly string[],
): Promise<Judged[]> {
  // Without a config in both there is nothing to compare.
  const isFile = (config: Config) => config !== NO_CONFIG && config.path !== INPUT_BUDGETS;
  if (base === null || (base.text === null && !configs.some(isFile)))
    return configs.map(config => ({ config, change: null }));
  const found = await configsOf(base);
  return configs.map(config => {
    const before =
      typeof found === 'string'
        ? found
        : counterpart(config, found, { sources, among: configs, enforced: base.enforced });
    return judgedBy(config, base, before ?? 'has no such image in its config');
  });
}

interface Around {
  sources: readonly string[];
  /** All images of the change's config that are measured. */
  among: readonly Config[];
  enforced: boolean;
}

/** The image of the same name, or the only one of both. */
function counterpart(own: Config, found: readonly Config[], { sources, among, enforced }: Around): Config | undefined {
  const [only, second] = found;
  if (second === undefined && among.length === 1) return only;
  if (own !== NO_CONFIG) return found.find(({ name }) => name === own.name);
  const [named, other] = sources.flatMap(source => imagesOf(found, source));
  if (!enforced || (named !== undefined && other === undefined)) return other === undefined ? named : undefined;
  throw new MeasureError('this change takes the config away, and which of its images is measured is not known', {
    hint: 'Name one of them by the input "source".',
  });
}

/** Why there is no config to compare with, as a sentence without its subject. */
type Missing = string;

async function configsOf({ text, path }: BaseConfig): Promise<readonly Config[] | Missing> {
  if (text === null) return 'has no config there';
  try {
    return await parsedConfigs({ path, bytes: text });
  } catch (error) {
    // It may be what the change mends.
    if (error instanceof ConfigError) return `has a config that is not valid (${error.message})`;
    throw error;
  }
}

function judgedBy(own: Config, { commit, enforced }: BaseConfig, before: Config | Missing): Judged {
  if (typeof before === 'string') {
    const note = `The base branch ${before} at ${commit.slice(0, 7)}, so that the limits of this change judge`;
    return { config: own, change: enforced ? { ...NO_CHANGE, commit, note } : null };
  }
  const change: ConfigChange = {
    commit,
    judgedBy: enforced ? 'base' : 'change',
    before: before.budgets,
    after: own.budgets,
    sections: SECTIONS.filter(section => withoutPlaces(before[section]) !== withoutPlaces(own[section])),
    note: null,
  };
  if (!enforced) return { config: own, change };
  const { rules, ignore } = before;
  const budgets = before.budgets.map(budget => ({ ...budget, position: placeOf(budget, own) }));
  return { config: { ...own, budgets, rules, ignore }, change };
}

const NO_CHANGE = { judgedBy: 'change', before: [], after: [], sections: [] } as const;

/** Where the change has the same budget, since reports lead to its files; else the line of old. */
function placeOf({ budget, position }: BudgetConfig, { budgets }: Config): BudgetConfig['position'] {
  const text = JSON.stringify(budget);
  return budgets.find(one => JSON.stringify(one.budget) === text)?.position ?? position;
}

function withoutPlaces(value: unknown): string {
  return JSON.stringify(value, (key, item) => (key === 'position' ? undefined : item));
}
