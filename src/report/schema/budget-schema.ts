/** Budgets in the JSON report. */
import * as z from 'zod/mini';
import { about, lineOfFile, verdict } from './schema-parts.ts';

const limit = z.nullable(z.number().check(z.gte(0)));

export const budget = z.looseObject({
  budget: about(
    z.string(),
    'A figure such as size, own or files; paths.<glob>, packages.<name>, categories.<name> or rules.<id>.',
  ),
  status: verdict,
  actual: z.number().check(z.gte(0)),
  warn: about(limit, 'A percentage is already bytes of this image.'),
  fail: limit,
  baseline: about(z.nullable(z.number()), 'Reserved for growth against a baseline.'),
  unit: z.enum(['bytes', 'ratio', 'count']),
  config: about(lineOfFile, 'Where the budget is written.'),
});

export const unjudgedBudget = z.looseObject({
  budget: z.string(),
  status: about(z.enum(['warn', 'skip']), 'What the config wants: a warning, or nothing but this entry.'),
  reason: about(z.string(), 'Why there is no figure.'),
  config: lineOfFile,
});
