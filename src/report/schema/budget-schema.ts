/** Budgets in the JSON report. */
import * as z from 'zod/mini';
import { about, bytes, lineOfFile, verdict } from './schema-parts.ts';

const limit = z.nullable(z.number().check(z.gte(0)));

export const budget = z.looseObject({
  budget: about(
    z.string(),
    'A figure such as size, own or files; paths.<glob>, packages.<name>, categories.<name> or rules.<id>; growth. and one of these.',
  ),
  status: verdict,
  actual: about(z.number(), 'The figure; for growth what it is more than the baseline, which may be negative.'),
  warn: about(limit, 'A percentage is already bytes of this image.'),
  fail: limit,
  baseline: about(z.nullable(z.number().check(z.gte(0))), 'The figure in the baseline; null without one.'),
  unit: z.enum(['bytes', 'ratio', 'count']),
  config: about(lineOfFile, 'Where the budget is written.'),
});

export const unjudgedBudget = z.looseObject({
  budget: z.string(),
  status: about(z.enum(['warn', 'skip']), 'What the config wants: a warning, or nothing but this entry.'),
  reason: about(z.string(), 'Why there is no figure.'),
  config: lineOfFile,
});

export const limitedPart = z.looseObject({
  section: z.enum(['paths', 'packages']),
  key: about(z.string(), 'The pattern, or the name of the package.'),
  bytes,
  files: z.int().check(z.gte(0)),
});

const written = z.nullable(
  z.looseObject({
    warn: about(z.nullable(z.string()), 'As the config writes it; null if it has none.'),
    fail: z.nullable(z.string()),
    floor: z.nullable(z.string()),
    onMissing: z.nullable(z.enum(['warn', 'fail', 'skip'])),
  }),
);

export const configChange = z.looseObject({
  commit: about(z.string(), "The base branch's commit whose config is compared."),
  judgedBy: about(
    z.enum(['base', 'change']),
    "Whose budgets, rules and ignore judged: the base branch's or the pull request's.",
  ),
  limits: about(
    z.array(
      z.looseObject({
        budget: z.string(),
        before: about(written, "The base branch's limit; null if it has none."),
        after: about(written, "The pull request's limit; null if it has none."),
      }),
    ),
    'Budgets whose limits differ.',
  ),
  sections: about(z.array(z.string()), 'Other sections that decide what counts, and that differ: rules, ignore.'),
  note: about(z.nullable(z.string()), "Why the base branch's config did not judge, though it should; null otherwise."),
});
