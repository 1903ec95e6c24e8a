/** Sections of a Markdown report in files of the runner's temporary folder, so that later steps of the job can show them too. */
import * as z from 'zod/mini';

const row = z.object({
  image: z.string(),
  platform: z.string(),
  now: z.string(),
  base: z.string(),
  change: z.string(),
  verdict: z.string(),
});

const savedSection = z.object({
  outcome: z.enum(['error', 'fail', 'warn', 'pass', 'none']),
  row,
  texts: z.object({ full: z.string(), short: z.string(), headlines: z.string() }),
});

/** Read back, they are `Section`s. */
export const savedSections = z.array(savedSection);
