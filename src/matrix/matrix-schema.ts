/**
 * One job for each image and platform, in the shape that GitHub takes for a matrix: see `strategy.matrix.include` in
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax. It is read back from a file or an input, so it is checked.
 */
import * as z from 'zod/mini';
import { MeasureError } from '../errors.ts';

/** Jobs that GitHub starts from one matrix. */
export const MOST_JOBS = 256;
/** Characters of a matrix: more than that many jobs have. */
const MOST_CHARACTERS = 1_000_000;

const text = z.string().check(z.minLength(1), z.maxLength(1000));

const job = z.looseObject({
  /** What reports call the image. */
  name: text,
  /** Which image of the config; absent if it has only one. */
  source: z.optional(text),
  /** Absent for the config's, else the runner's, else the only one; `all` for all. */
  platform: z.optional(text),
  /** A name for its report that no other job has, of letters that file systems and artifacts take. */
  report: z.string().check(z.regex(/^[A-Za-z0-9._-]{1,120}$/)),
});

const matrixSchema = z.looseObject({
  include: z.array(job).check(z.minLength(1), z.maxLength(MOST_JOBS)),
});

export type Matrix = z.infer<typeof matrixSchema>;
export type MatrixJob = Matrix['include'][number];

/** @param shown what people call the matrix @throws MeasureError: without it nobody knows which reports are missing */
export function parseMatrix(json: string, shown: string): Matrix {
  const found = json.length > MOST_CHARACTERS ? undefined : matrixSchema.safeParse(parsed(json));
  if (found?.success) return found.data;
  throw new MeasureError(`${shown} is no plan that \`imagebudget matrix\` wrote`, {
    hint: 'Write it again: imagebudget matrix --json > matrix.json',
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}
