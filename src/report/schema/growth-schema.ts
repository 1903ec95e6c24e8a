/** Growth against a baseline in the JSON report. */
import * as z from 'zod/mini';
import { about } from './schema-parts.ts';

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
