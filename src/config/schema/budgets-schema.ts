/** The section `budgets` of a config: figures of one image, and their growth. */
import * as z from 'zod/mini';
import { BUDGET_KINDS, GROWTH_KINDS } from '../values/thresholds.ts';
import { type Categories, MAX_PATTERN, type RuleIds } from './rules-schema.ts';
import { ABSENT, BUDGETS, mapping } from './threshold-schema.ts';

/** An optional key with its description. */
export function described<S extends z.ZodMiniType>(schema: S, description: string, examples: unknown[] = []) {
  return z.optional(schema).check(z.meta(examples.length > 0 ? { description, examples } : { description }));
}

function notEmpty(error: string) {
  return z.refine<object>(given => Object.keys(given).length > 0, { params: ABSENT, error });
}

/** A glob on the final file system. */
export const pattern = z
  .string()
  .check(
    z.regex(/^(?:\/|\*\*|\{)/, '{key} must be a pattern for absolute paths: start it with "/" or "**"'),
    z.maxLength(MAX_PATTERN, `{key} is longer than ${MAX_PATTERN} characters`),
  );

/** `torch`, `@scope/name`, `pip:torch`. */
const packageName = z.string().check(z.regex(/^[^\s\p{C}]{1,200}$/u, '{key} is not the name of a package'));

type Limit = typeof BUDGETS.amount | typeof BUDGETS.growth;

/** A budget for each of several keys that the config chooses. */
function budgetsBy<L extends Limit>(limit: L, key: z.ZodMiniString, error: string) {
  return z.record(key, limit).check(z.meta({ minProperties: 1 }), notEmpty(error));
}

function categoriesSchema<L extends Limit>(limit: L, categories: Categories) {
  const keys = Object.fromEntries(
    Object.entries(categories).map(([name, { title }]) => [name, z.optional(limit).check(z.describe(title))]),
  );
  return mapping(keys).check(
    z.meta({ minProperties: 1 }),
    notEmpty('{key} is empty: name a category of rules and its limit'),
  );
}

function rulesBy<L extends Limit>(limit: L, { catalogue, own }: RuleIds) {
  const known = Object.fromEntries([...catalogue, ...(own === 'any' ? [] : own)].map(id => [id, z.optional(limit)]));
  return (own === 'any' ? z.catchall(z.object(known), limit) : mapping(known)).check(
    z.meta({ minProperties: 1 }),
    notEmpty('{key} is empty: name a rule and its limit'),
  );
}

/** The sections whose keys name what is limited. */
function sections<L extends Limit>(limit: L, ids: RuleIds) {
  return {
    paths: described(
      budgetsBy(limit, pattern, '{key} is empty: name a pattern and its limit'),
      'The bytes of files in the final file system, by a glob on absolute paths.',
      [{ '/app/node_modules/**': '60 MB' }],
    ),
    packages: described(
      budgetsBy(limit, packageName, '{key} is empty: name a package and its limit'),
      'The bytes of an installed package, all copies together, by its name or its manager and name.',
      [{ torch: '200 MB', 'npm:typescript': 0 }],
    ),
    categories: described(
      categoriesSchema(limit, ids.categories),
      'The removable bytes that the rules of one category find, by the name of the category.',
      [{ python: 0, os: '5 MB' }],
    ),
    rules: described(rulesBy(limit, ids), 'The bytes of the finding of one waste rule or detector, by its id.', [
      { 'pip-cache': 0 },
    ]),
  };
}

function growthSchema(ids: RuleIds) {
  return mapping({
    size: described(BUDGETS[GROWTH_KINDS.size], 'Growth of the image size.'),
    own: described(
      BUDGETS[GROWTH_KINDS.own],
      'Growth that this repository caused: of the layers above the base image.',
    ),
    upstream: described(BUDGETS[GROWTH_KINDS.upstream], 'Growth that came with the base image.'),
    download: described(BUDGETS[GROWTH_KINDS.download], 'Growth of the download size.'),
    layer: described(BUDGETS[GROWTH_KINDS.layer], 'Growth of the biggest single layer.'),
    layers: described(BUDGETS[GROWTH_KINDS.layers], 'Further layers with content.'),
    files: described(BUDGETS[GROWTH_KINDS.files], 'Further files of the final file system.'),
    wasted: described(BUDGETS[GROWTH_KINDS.wasted], 'Growth of the wasted bytes.'),
    removable: described(BUDGETS[GROWTH_KINDS.removable], 'Growth of the removable bytes.'),
    waste: described(BUDGETS[GROWTH_KINDS.waste], 'Growth of wasted and removable bytes together.'),
    ...sections(BUDGETS.growth, ids),
  }).check(z.meta({ minProperties: 1 }), notEmpty('{key} is empty: name a figure and how much it may grow'));
}

export function budgetsSchema(ids: RuleIds) {
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
    growth: described(growthSchema(ids), 'How much figures may grow against the baseline.', [
      { size: { warn: '2 %', fail: '10 MB' } },
    ]),
    ...sections(BUDGETS.amount, ids),
  }).check(
    z.meta({ minProperties: 1, examples: [{ size: '250 MB', wasted: { warn: '1 %', fail: '5 %' } }] }),
    notEmpty('{key} is empty, and a gate that checks nothing would always pass'),
  );
}
