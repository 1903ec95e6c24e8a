/** The schema of a config of version 1: its types, its validation and its published JSON Schema come from it. */
import * as z from 'zod/mini';
import { isMapping } from '../../json.ts';
import { DAY_PATTERN, isDay } from '../values/dates.ts';
import { READING_LIMITS } from '../values/reading-limits.ts';
import { budgetsSchema, described, pattern } from './budgets-schema.ts';
import { type Categories, type RuleIds, rulesSchema } from './rules-schema.ts';
import { argument, baselineText, line, targetText } from './target-schema.ts';
import { ABSENT, mapping, onMissing, threshold, valueOrMapping } from './threshold-schema.ts';

export const TARGETS = ['image', 'registry', 'archive', 'layout', 'build'] as const;

const NO_PLATFORM = '{key} must be os/architecture or os/architecture/variant, such as linux/amd64';
const PLATFORM = /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/;
const PLATFORM_OR_ALL = /^(?:all|[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?)$/;
const onePlatform = z.string().check(z.regex(PLATFORM, NO_PLATFORM));

const platform = valueOrMapping(
  'a platform, a list of platforms, or "all"',
  z.string().check(z.regex(PLATFORM_OR_ALL, NO_PLATFORM)),
  z.array(onePlatform).check(
    z.meta({ minItems: 1, uniqueItems: true }),
    z.refine(list => list.length > 0, '{key} is empty: name a platform, or write all'),
    z.refine(list => new Set(list).size === list.length, '{key} names a platform twice'),
  ),
);

const NO_DAY = '{key} must be a day of the calendar, such as 2027-03-31';
const day = z.string().check(z.regex(new RegExp(DAY_PATTERN), NO_DAY), z.refine(isDay, NO_DAY));

function ignoreSchema({ catalogue, own }: RuleIds) {
  const entry = mapping({
    path: described(pattern, 'A glob on absolute paths.', ['/usr/share/doc/**']),
    rule: described(
      own === 'any' ? z.union([z.enum(catalogue), z.string()]) : z.enum([...catalogue, ...own]),
      'The id of a waste rule or a detector.',
    ),
    reason: z
      .string()
      .check(z.regex(/\S/, '{key} must say why'), z.describe('Why these bytes stay. Shown in the report.')),
    until: described(day, 'The last day on which they may stay, in UTC. After it the config is an error.', [
      '2027-03-31',
    ]),
  }).check(
    z.meta({ anyOf: [{ required: ['path'] }, { required: ['rule'] }] }),
    z.refine(({ path, rule }) => path !== undefined || rule !== undefined, {
      error: '{key} needs "path", "rule" or both',
      params: ABSENT,
      when: ({ value }) => isMapping(value),
    }),
  );
  return z.array(entry);
}

const build = mapping({
  context: described(argument, 'The build context, relative to this file. Default: its directory.', ['.']),
  file: described(argument, 'The Dockerfile, relative to this file. Default: Dockerfile in the context.', [
    'docker/Dockerfile',
  ]),
  target: described(argument, 'The stage to build.'),
  args: described(
    z.record(
      z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/, '{key} is not the name of a build argument')),
      z.union([z.string(), z.number()], 'text or a number'),
    ),
    'Build arguments.',
    [{ PYTHON_VERSION: '3.12' }],
  ),
});

const limits = mapping(
  Object.fromEntries(
    Object.entries(READING_LIMITS).map(([name, { kind, description }]) => [
      name,
      described(threshold(kind), description),
    ]),
  ),
);

const ABOUT_BUDGETS = 'What to limit. Limits are inclusive: exactly the limit passes.';

/** The keys of a config of one image. */
function keysOf(ids: RuleIds) {
  return {
    version: z.literal(1).check(z.describe('The version of this format.')),
    name: described(line, 'What reports call the image. Default: what is measured.', ['web']),
    image: described(targetText('image'), 'An image name, looked up in the Docker engine.', ['web:ci']),
    registry: described(targetText('registry'), 'An image name, read from its registry without an engine.', [
      'registry.example/team/web:ci',
    ]),
    archive: described(targetText('archive'), 'A saved image: the path of a docker-archive or OCI archive.', [
      'build/web.tar',
    ]),
    layout: described(targetText('layout'), 'The path of an OCI layout directory.', ['build/oci']),
    build: described(
      valueOrMapping('a path, or a mapping of build settings', argument, build),
      'Build this image and measure it.',
      ['.', { context: '.', target: 'runtime' }],
    ),
    baseline: described(
      baselineText,
      'What growth is measured against: the path of a JSON report, or an image as on the command line.',
      ['registry:ghcr.io/acme/web:main', 'main.json'],
    ),
    platform: described(
      platform,
      'Which platforms of a multi-platform image: one, a list, or all. Default: that of this machine.',
      ['linux/amd64', ['linux/amd64', 'linux/arm64/v8'], 'all'],
    ),
    dockerfile: described(argument, 'The Dockerfile that layers are traced to, relative to this file.', ['Dockerfile']),
    budgets: budgetsSchema(ids).check(z.meta({ id: 'budgets' })),
    onMissing: described(onMissing, 'What budgets do whose figure cannot be known, if they do not say so themselves.'),
    rules: described(
      rulesSchema(ids.catalogue).check(z.meta({ id: 'rules' })),
      'Waste rules and detectors switched off or changed, and rules added, by their id.',
      [{ 'pip-cache': 'off', 'os-logs': { severity: 'warn' } }],
    ),
    ignore: described(ignoreSchema(ids), 'Removable bytes that stay, and why.'),
    limits: described(limits, 'Limits that stop hostile images, for images that need higher ones.', [
      { layerBytes: '200 GiB' },
    ]),
  };
}

/** At most one of these. */
const ONE_TARGET = { allOf: pairs(TARGETS).map(pair => ({ not: { required: pair } })) };

/** The zod schema of one image's config, for one set of waste rules. What images share has been merged into it. */
function configSchema(ids: RuleIds) {
  return mapping(keysOf(ids)).check(z.superRefine(contradictions, { when: ({ value }) => isMapping(value) }));
}

/** The schema of an image's config, by the ids of the rules that it adds. */
export type Schemas = (own: readonly string[]) => ReturnType<typeof configSchema>;

/** Perf: one schema for each of 200 images took longer than all else of reading their config. Mostly all can have the same. */
export function schemasFor({
  ruleIds,
  categories = {},
}: {
  ruleIds: readonly string[];
  categories?: Categories;
}): Schemas {
  const made = new Map<string, ReturnType<typeof configSchema>>();
  return own => {
    const key = JSON.stringify(own);
    const schema = made.get(key) ?? configSchema({ catalogue: ruleIds, own, categories });
    made.set(key, schema);
    return schema;
  };
}

/** The schema of a whole file, for editors: with `images`, the keys outside are what its images share. */
function fileSchema(ids: RuleIds) {
  const { version, name, budgets, ...keys } = keysOf(ids);
  const shared = { ...keys, budgets: described(budgets, ABOUT_BUDGETS) };
  const image = mapping(shared).check(z.meta({ ...ONE_TARGET, anyOf: TARGETS.map(key => ({ required: [key] })) }));
  return mapping({
    version,
    name,
    ...shared,
    images: described(
      z.record(z.string(), image).check(z.meta({ minProperties: 1 })),
      'Several images, by the names that reports call them. The keys outside are shared by all.',
      [{ web: { image: 'web:ci' }, api: { image: 'api:ci', budgets: { size: '90 MB' } } }],
    ),
  }).check(
    z.meta({
      title: 'imagebudget config, version 1',
      ...ONE_TARGET,
      oneOf: [
        { required: ['budgets'], not: { required: ['images'] } },
        { required: ['images'], not: { anyOf: [...TARGETS, 'name'].map(key => ({ required: [key] })) } },
      ],
      examples: [{ version: 1, image: 'web:ci', budgets: { size: '250 MB' } }],
    }),
  );
}

interface Sections extends Partial<Record<(typeof TARGETS)[number], unknown>> {
  budgets?: unknown;
  rules?: unknown;
}

/** What each section may say alone, but not together. Here sections may still have any shape. */
function contradictions(config: Sections, context: z.core.$RefinementCtx): void {
  const [first, ...others] = TARGETS.filter(target => config[target] !== undefined);
  const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  for (const other of others) refuse([other], `{key} cannot be used with "${first}": name one thing to measure`);
  const { budgets, rules } = config;
  const growth: unknown = isMapping(budgets) && 'growth' in budgets ? budgets.growth : null;
  for (const [path, section] of [
    [['budgets', 'rules'], budgets],
    [['budgets', 'growth', 'rules'], growth],
  ] as const)
    for (const id of limitedButOff(section, rules))
      refuse([...path, id], '{key} limits a rule that "rules" switches off, so it would always pass');
}

/** Rules that have a budget and are switched off by the section `rules`. Here both may still have any shape. */
function limitedButOff(section: unknown, rules: unknown): string[] {
  const limited: unknown = isMapping(section) && 'rules' in section ? section.rules : null;
  if (!isMapping(limited) || !isMapping(rules)) return [];
  const off = new Set(Object.entries(rules).flatMap(([id, value]) => (value === 'off' ? [id] : [])));
  return Object.keys(limited).filter(id => off.has(id));
}

function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, index) => items.slice(index + 1).map((second): [T, T] => [first, second]));
}

/** A validated config: limits are parsed, nothing else is changed. */
export type ConfigFile = z.output<ReturnType<typeof configSchema>>;

/** The JSON Schema of a config (draft 7, which all YAML editors read), for one set of waste rules. */
export function configJsonSchema(ruleIds: readonly string[], categories: Categories = {}): unknown {
  return z.toJSONSchema(fileSchema({ catalogue: ruleIds, own: 'any', categories }), {
    target: 'draft-07',
    io: 'input',
  });
}
