/** The schema of a config of version 1: its types, its validation and its published JSON Schema come from it. */
import * as z from 'zod/mini';
import { isMapping } from '../../json.ts';
import { DAY_PATTERN, isDay } from '../dates.ts';
import { READING_LIMITS } from '../reading-limits.ts';
import { BUDGET_KINDS } from '../thresholds.ts';
import { type Categories, MAX_PATTERN, type RuleIds, rulesSchema } from './rules-schema.ts';
import { argument, line, targetText } from './target-schema.ts';
import { ABSENT, BUDGETS, mapping, onMissing, threshold, valueOrMapping } from './threshold-schema.ts';

const TARGETS = ['image', 'registry', 'archive', 'layout', 'build'] as const;

function described<S extends z.ZodMiniType>(schema: S, description: string, examples: unknown[] = []) {
  return z.optional(schema).check(z.meta(examples.length > 0 ? { description, examples } : { description }));
}

const platform = z
  .string()
  .check(
    z.regex(
      /^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/,
      '{key} must be os/architecture or os/architecture/variant, such as linux/amd64',
    ),
  );

function notEmpty(error: string) {
  return z.refine<object>(given => Object.keys(given).length > 0, { params: ABSENT, error });
}

const NO_DAY = '{key} must be a day of the calendar, such as 2027-03-31';
const day = z.string().check(z.regex(new RegExp(DAY_PATTERN), NO_DAY), z.refine(isDay, NO_DAY));

/** A glob on the final file system. */
const pattern = z
  .string()
  .check(
    z.regex(/^(?:\/|\*\*|\{)/, '{key} must be a pattern for absolute paths: start it with "/" or "**"'),
    z.maxLength(MAX_PATTERN, `{key} is longer than ${MAX_PATTERN} characters`),
  );

/** `torch`, `@scope/name`, `pip:torch`. */
const packageName = z.string().check(z.regex(/^[^\s\p{C}]{1,200}$/u, '{key} is not the name of a package'));

/** A budget for each of several keys that the config chooses. */
function budgetsBy(key: z.ZodMiniString, error: string) {
  return z.record(key, BUDGETS.amount).check(z.meta({ minProperties: 1 }), notEmpty(error));
}

function categoriesSchema(categories: Categories) {
  const keys = Object.fromEntries(
    Object.entries(categories).map(([name, { title }]) => [name, described(BUDGETS.amount, title)]),
  );
  return mapping(keys).check(
    z.meta({ minProperties: 1 }),
    notEmpty('{key} is empty: name a category of rules and its limit'),
  );
}

function budgetsSchema({ catalogue, own, categories }: RuleIds) {
  const rule = BUDGETS.amount;
  const known = Object.fromEntries([...catalogue, ...(own === 'any' ? [] : own)].map(id => [id, z.optional(rule)]));
  const rules = (own === 'any' ? z.catchall(z.object(known), rule) : mapping(known)).check(
    z.meta({ minProperties: 1 }),
    notEmpty('{key} is empty: name a rule and its limit'),
  );
  return mapping({
    size: described(BUDGETS[BUDGET_KINDS.size], 'Image size: the sum of the files of all layers.'),
    own: described(BUDGETS.uncertain, 'Own size: the layers above the base image.'),
    download: described(BUDGETS.uncertain, 'Download size: the compressed layers plus the config.'),
    layer: described(BUDGETS[BUDGET_KINDS.layer], 'The biggest single layer.'),
    layers: described(BUDGETS[BUDGET_KINDS.layers], 'How many layers with content the image has.'),
    files: described(BUDGETS[BUDGET_KINDS.files], 'How many regular files the final file system has.'),
    wasted: described(BUDGETS[BUDGET_KINDS.wasted], 'Wasted bytes: image size minus the bytes visible in the end.'),
    removable: described(
      BUDGETS[BUDGET_KINDS.removable],
      'Removable bytes: visible, but a waste rule says they need not be there.',
    ),
    waste: described(BUDGETS[BUDGET_KINDS.waste], 'Wasted and removable bytes together.'),
    efficiency: described(
      BUDGETS[BUDGET_KINDS.efficiency],
      'Visible bytes / image size. The one budget that is a minimum.',
    ),
    paths: described(
      budgetsBy(pattern, '{key} is empty: name a pattern and its limit'),
      'The bytes of files in the final file system, by a glob on absolute paths.',
      [{ '/app/node_modules/**': '60 MB' }],
    ),
    packages: described(
      budgetsBy(packageName, '{key} is empty: name a package and its limit'),
      'The bytes of an installed package, all copies together, by its name or its manager and name.',
      [{ torch: '200 MB', 'npm:typescript': 0 }],
    ),
    categories: described(
      categoriesSchema(categories),
      'The removable bytes that the rules of one category find, by the name of the category.',
      [{ python: 0, os: '5 MB' }],
    ),
    rules: described(rules, 'The bytes of the finding of one waste rule or detector, by its id.', [{ 'pip-cache': 0 }]),
  }).check(
    z.meta({ minProperties: 1, examples: [{ size: '250 MB', wasted: { warn: '1 %', fail: '5 %' } }] }),
    notEmpty('{key} is empty, and a gate that checks nothing would always pass'),
  );
}

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

/** The zod schema of a config, for one set of waste rules. */
export function configSchema(ids: RuleIds) {
  return mapping({
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
    platform: described(platform, 'Which platform of a multi-platform image. Default: that of this machine.', [
      'linux/amd64',
      'linux/arm64/v8',
    ]),
    dockerfile: described(argument, 'The Dockerfile that layers are traced to, relative to this file.', ['Dockerfile']),
    budgets: budgetsSchema(ids).check(z.describe('What to limit. Limits are inclusive: exactly the limit passes.')),
    onMissing: described(onMissing, 'What budgets do whose figure cannot be known, if they do not say so themselves.'),
    rules: described(
      rulesSchema(ids.catalogue),
      'Waste rules and detectors switched off or changed, and rules added, by their id.',
      [{ 'pip-cache': 'off', 'os-logs': { severity: 'warn' } }],
    ),
    ignore: described(ignoreSchema(ids), 'Removable bytes that stay, and why.'),
    limits: described(limits, 'Limits that stop hostile images, for images that need higher ones.', [
      { layerBytes: '200 GiB' },
    ]),
  }).check(
    z.meta({
      title: 'imagebudget config, version 1',
      allOf: pairs(TARGETS).map(pair => ({ not: { required: pair } })),
      examples: [{ version: 1, image: 'web:ci', budgets: { size: '250 MB' } }],
    }),
    z.superRefine(contradictions, { when: ({ value }) => isMapping(value) }),
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
  for (const id of limitedButOff(config))
    refuse(['budgets', 'rules', id], '{key} limits a rule that "rules" switches off, so it would always pass');
}

/** Rules that have a budget and are switched off by the section `rules`. Here both may still have any shape. */
function limitedButOff({ budgets, rules }: Sections): string[] {
  const limited: unknown = isMapping(budgets) && 'rules' in budgets ? budgets.rules : null;
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
  return z.toJSONSchema(configSchema({ catalogue: ruleIds, own: 'any', categories }), {
    target: 'draft-07',
    io: 'input',
  });
}
