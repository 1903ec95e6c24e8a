/** What merged reports say of images that were not measured. */
import * as z from 'zod/mini';
import { about } from './schema-parts.ts';

const text = z.nullable(z.string());

export const notMeasured = about(
  z.optional(z.array(z.looseObject({ name: text, platform: text, reason: z.string() }))),
  'Only of merged reports, and then there is no verdict: images that have no report, or one that cannot be used.',
);
