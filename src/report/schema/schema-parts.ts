/** What the schemas of the JSON report share. */
import * as z from 'zod/mini';

export const bytes = z.int().check(z.gte(0));

/** Of a layer, from 0. */
export const index = z.int().check(z.gte(0));

export const nullableBytes = z.nullable(bytes);

export const verdict = z.enum(['pass', 'warn', 'fail']);

/** A line of a file; lines count from 1. */
export const lineOfFile = z.looseObject({ path: z.string(), line: z.int().check(z.gte(1)) });

/** The schema with a description, which the published JSON Schema shows. */
export function about<S extends z.ZodMiniType>(schema: S, description: string) {
  return schema.check(z.describe(description));
}
