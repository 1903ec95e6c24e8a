/** The JSON of `imagebudget fix`, schemaVersion 1: its published JSON Schema. Readers must ignore fields that they do not know. */
import * as z from 'zod/mini';
import { planItem } from '../report/schema/plan-schema.ts';
import { about, bytes } from '../report/schema/schema-parts.ts';
import { TRUSTS } from '../rules/trust.ts';

const seconds = z.number().check(z.gte(0));
const program = z.looseObject({
  role: about(z.string(), 'entry program, interpreter, HEALTHCHECK program or --run program.'),
  path: about(z.string(), 'Absolute, links resolved.'),
});

const step = z.looseObject({
  id: about(z.string(), 'The edit that is made on top of those before.'),
  passed: about(z.boolean(), 'Built, promise kept, check passed, and no program missing.'),
  promised: about(bytes, 'What the plan says that it frees.'),
  range: about(z.optional(z.tuple([bytes, bytes])), 'The least and the most that an estimate frees.'),
  measured: about(z.nullable(z.int()), 'What it freed; null if the build failed.'),
  offBy: about(z.nullable(z.int()), 'measured less promised.'),
  kept: about(z.boolean(), 'Whether both agree within 1 % or 4000 bytes, or what was measured is in the range.'),
  size: about(z.nullable(bytes), 'Size of the image that was built.'),
  buildSeconds: z.nullable(seconds),
  check: about(
    z.nullable(z.looseObject({ passed: z.boolean(), seen: z.string() })),
    'What came of starting it; null if nothing was started.',
  ),
  missing: about(z.array(program), 'Programs of the original image that it lacks.'),
  problem: about(z.nullable(z.string()), "The end of a failed build's output."),
});

const proof = z.looseObject({
  passed: z.boolean(),
  base: about(
    z.looseObject({ name: z.nullable(z.string()), id: z.nullable(z.string()), same: z.boolean() }),
    "The base image, the engine's ID of it before and after, null where the engine does not tell, and whether its ID or its layers show that all builds have the same.",
  ),
  original: about(z.looseObject({ size: bytes, buildSeconds: seconds }), 'The image without edits.'),
  check: about(
    z.looseObject({ kind: z.enum(['run', 'healthcheck', 'port', 'start', 'none']) }),
    'How it was tried: with words for run and healthcheck, and a port for port.',
  ),
  control: about(
    z.nullable(z.looseObject({ without: z.string(), failed: z.boolean() })),
    'The same check of the original image with this program made empty; null if that was not possible.',
  ),
  programs: about(z.array(program), 'What was looked for in each image.'),
  steps: about(z.array(step), 'One for each edit that was tried, in their order.'),
  stopped: about(z.nullable(z.enum(['budgets', 'failure'])), 'Why further edits were not tried; null if all were.'),
  untried: about(z.array(z.string()), 'IDs of those edits.'),
  notes: z.array(z.string()),
});

/** For reading it back. */
export const fixSchema = z
  .looseObject({
    schemaVersion: z.literal(1),
    tool: z.looseObject({ name: z.literal('imagebudget'), version: z.string() }),
    image: z.looseObject({
      name: z.string(),
      source: z.looseObject({ kind: z.string(), reference: z.string(), digest: z.string(), platform: z.string() }),
      size: about(bytes, 'Size of the image that was measured.'),
    }),
    trust: about(z.enum(TRUSTS), 'The most that an edit may change at run time.'),
    only: about(z.nullable(z.array(z.string())), 'IDs of --only; null without it.'),
    plan: about(z.array(planItem), 'The edits, in the order in which to make them.'),
    made: about(z.int().check(z.gte(0)), 'How many of them, from the first, are in the diff.'),
    sizeAfter: about(bytes, 'Size of the image with those.'),
    diff: about(z.string(), 'For git apply or patch -p1; empty if nothing is to be changed.'),
    folder: about(z.string(), 'The folder to apply it in.'),
    written: about(z.array(z.string()), 'Files that were written.'),
    proof: about(z.nullable(proof), 'Null without --prove.'),
  })
  .check(z.meta({ title: 'imagebudget fix, schemaVersion 1' }));

/**
 * The JSON Schema (draft 7).
 * @public scripts/generate-schemas.mjs imports it from a bundle
 */
export function fixJsonSchema(): unknown {
  return z.toJSONSchema(fixSchema, { target: 'draft-07', io: 'input' });
}
