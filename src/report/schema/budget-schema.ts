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
