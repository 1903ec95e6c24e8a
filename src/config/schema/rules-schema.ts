/** The section `rules` of a config: switches off or changes rules of the catalogue, and adds others. */
import * as z from 'zod/mini';
import type { Advice } from '../../errors.ts';
import { isMapping } from '../../json.ts';
import { quote } from '../messages.ts';
import { nearest } from '../nearest.ts';
import { mapping, valueOrMapping } from './threshold-schema.ts';

/** Longest pattern, which limits the cost of matching. */
export const MAX_PATTERN = 1024;

/** Most patterns in one list. */
const MAX_PATTERNS = 100;

const MAX_ID = 60;
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The rules that a config may name. */
export interface RuleIds {
  catalogue: readonly string[];
  /** Those that its section `rules` adds; `any` without a config, as for the published schema. */
  own: readonly string[] | 'any';
  categories: Categories;
}

/** Categories of the catalogue's rules, by the name that a config uses. */
export type Categories = Readonly<Record<string, { title: string; rules: readonly string[] }>>;

const glob = z
  .string()
  .check(
    z.regex(
      /^(?:\/|\*\*|\{|~\/|\$CACHE\/)/,
      '{key} must be a pattern for absolute paths: start it with "/", "**" or "~/"',
    ),
    z.maxLength(MAX_PATTERN, `{key} is longer than ${MAX_PATTERN} characters`),
  );

const globs = z
  .array(glob)
  .check(z.minLength(1, '{key} is empty'), z.maxLength(MAX_PATTERNS, `{key} has more than ${MAX_PATTERNS} patterns`));

const text = z.string().check(z.regex(/\S/, '{key} is empty'));

const severity = z.enum(['warn', 'info']);

const setting = valueOrMapping(
  '"off", or a mapping with "severity"',
  z.literal('off'),
  mapping({ severity: severity.check(z.describe('How the finding is shown; neither fails a job.')) }),
).check(z.meta({ id: 'rule-setting', examples: ['off', { severity: 'info' }] }));

const own = mapping({
  paths: globs.check(
    z.describe('Globs on absolute paths; "~/" stands for every home, "$CACHE/" for every cache directory.'),
  ),
  not: z.optional(globs).check(z.describe('Globs that a match must not have.')),
  remedy: text.check(z.describe('Dockerfile text that avoids the bytes.')),
  title: z.optional(text).check(z.describe('What it finds, in a few words. Default: the id.')),
  why: z.optional(text).check(z.describe('Why the bytes need not be there.')),
  severity: z.optional(severity).check(z.describe('Default: warn.')),
  bucket: z
    .optional(z.enum(['removable', 'advice']))
    .check(
      z.describe('Whether the bytes count as removable, or in no budget but one for this rule. Default: removable.'),
    ),
}).check(z.meta({ examples: [{ paths: ['/opt/sdk/docs/**'], remedy: 'RUN rm -rf /opt/sdk/docs' }] }));

/** A rule that the config adds, as written. */
export type OwnRuleFile = z.output<typeof own>;

/** The schema of the section, for the catalogue's rules. */
export function rulesSchema(catalogue: readonly string[]) {
  const known = Object.fromEntries(catalogue.map(id => [id, z.optional(setting)]));
  return z.catchall(z.object(known), own).check(
    z.superRefine(
      (section, context) => {
        for (const [id, value] of Object.entries(section)) {
          const problem = catalogue.includes(id) ? null : problemOfOwn(id, value, catalogue);
          if (problem === null) continue;
          const { hint, message, isUnknown } = problem;
          context.addIssue({
            code: 'custom',
            path: [id],
            input: value,
            params: { ...ALONE, hint, ...(isUnknown ? { rule: id } : {}) },
            message,
          });
        }
      },
      { when: ({ value }) => isMapping(value) },
    ),
  );
}

/** Marks issues that make every other issue at or below their place pointless. */
export const ALONE = { alone: true };

function problemOfOwn(
  id: string,
  value: unknown,
  catalogue: readonly string[],
): { message: string; hint: string | Advice; isUnknown: boolean } | null {
  const near = nearest(id, catalogue);
  const hint = {
    commandLine: 'A rule of your own has "paths" and "remedy"; imagebudget rules lists the others.',
    action: 'A rule of your own has "paths" and "remedy"; docs/rules/README.md lists the others.',
  };
  if (!isMapping(value) || (!('paths' in value) && near !== null))
    return {
      message: `unknown rule ${quote(id)}${near === null ? '' : `. Did you mean ${quote(near)}?`}`,
      hint,
      isUnknown: near === null,
    };
  if (ID.test(id) && id.length <= MAX_ID) return null;
  return {
    message: `${quote(id)} is not a valid rule id`,
    hint: `Use small letters, digits and "-" between them, at most ${MAX_ID}.`,
    isUnknown: false,
  };
}

/** The ids that a parsed file, valid or not, adds in its section `rules`. */
export function ownIds(file: unknown, catalogue: readonly string[]): string[] {
  const section = isMapping(file) && 'rules' in file ? file.rules : null;
  return isMapping(section) ? Object.keys(section).filter(id => !catalogue.includes(id)) : [];
}
