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

export const digest = z.string().check(z.regex(/^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[A-Za-z0-9=_-]+$/));

export const sizes = z.looseObject({
  image: about(bytes, 'Sum of the bytes of all layers; always visible + wasted.'),
  visible: about(bytes, 'Files of the final file system, each inode once.'),
  wasted: about(bytes, 'Sum of the wasted list.'),
  removable: about(bytes, 'Visible bytes that a waste rule says need not be there.'),
  download: about(nullableBytes, 'Compressed layers plus config; null where the source has no compressed form.'),
  own: about(nullableBytes, 'Image size of the layers above the base image; null where the base is unknown.'),
  efficiency: about(z.number().check(z.gte(0), z.lte(1)), 'visible / image; 1 for an empty image.'),
});
