/** Growth against a baseline in the JSON report. */
import * as z from 'zod/mini';
import { about, digest, sizes } from './schema-parts.ts';

const grown = z.nullable(z.int());

export const growth = z.looseObject({
  image: z.int(),
  own: about(grown, 'What this repository caused; null where the base image of either is unknown, as is upstream.'),
  upstream: about(grown, 'The rest: own + upstream = image.'),
  visible: z.int(),
  wasted: z.int(),
  removable: z.int(),
  download: about(grown, 'Null where either has no compressed form.'),
});

export const noBaseline = z.looseObject({
  reason: about(z.nullable(z.string()), 'What happened to the one that was named; null if none was.'),
  hint: about(z.string(), 'What to do.'),
});

export const baseline = z.looseObject({
  label: about(z.string(), 'What people call it: a branch, or the report or image that was named.'),
  reference: about(z.string(), 'The image as it was named when it was measured.'),
  digest,
  platform: z.string(),
  commit: about(z.nullable(z.string()), 'The commit that it was built from, where known.'),
  startsFrom: about(
    z.optional(z.nullable(z.string())),
    'The commit that the change starts from, where known: the merge base of a pull request. The baseline is of another commit if none of its runs saved a report.',
  ),
  note: about(
    z.optional(z.nullable(z.string())),
    'What to know about the choice of the baseline; null if it is the usual one.',
  ),
  writtenBy: about(z.nullable(z.string()), 'The version that wrote the report; null if it was measured now.'),
  sizes,
});
