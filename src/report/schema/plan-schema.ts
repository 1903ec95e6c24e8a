/** The plan in the JSON report. */
import * as z from 'zod/mini';
import { TRUSTS } from '../../rules/trust.ts';
import { about, bytes, lineOfFile } from './schema-parts.ts';

export const planItem = z.looseObject({
  id: about(z.string(), 'Unique in the image.'),
  title: about(z.string(), 'What to do, in a few words.'),
  trust: about(
    z.enum(TRUSTS),
    'What may change at run time. same: nothing. fewer: packages or files are no longer installed. base: the base image.',
  ),
  exact: about(z.boolean(), 'Whether bytes is what goes, and no estimate.'),
  bytes: about(bytes, 'What this edit frees after those before it.'),
  range: about(z.optional(z.tuple([bytes, bytes])), 'The least and the most that an estimate frees.'),
  sizeAfter: about(bytes, 'Size of the image with this edit and all before it.'),
  meets: about(z.array(z.string()), 'Budgets that failed or warned and are within their limit from here on.'),
  findings: about(z.array(z.string()), 'Rules, detectors and labels whose bytes it frees.'),
  at: about(z.nullable(lineOfFile), 'The line to edit; null if it is not known.'),
  second: about(
    z.nullable(z.looseObject({ at: lineOfFile, does: z.string() })),
    'A second instruction that is involved, and what it does with the bytes.',
  ),
  leftOut: about(
    z.array(z.looseObject({ name: z.string(), bytes })),
    'Packages, files or directories that are no longer in the image; none for same.',
  ),
  edits: about(
    z.array(
      z.looseObject({
        path: about(
          z.nullable(z.string()),
          "Null without a Dockerfile: the history's instructions are edited, one a line.",
        ),
        line: about(z.nullable(z.int().check(z.gte(1))), 'The line to look at, in the file as it is now.'),
        diff: about(z.string(), 'A unified diff that applies after those of the items before.'),
      }),
    ),
    'One for each file that changes.',
  ),
});

export const planSummary = z.looseObject({
  needed: about(z.int().check(z.gte(0)), 'How many items of the plan, from the first, failing budgets need.'),
  unmet: about(z.array(z.string()), 'Failing budgets that are still over their limit with the whole plan.'),
  untold: about(
    z.optional(z.array(z.string())),
    'Failing budgets that another base image may keep: which files it brings is not known before the build.',
  ),
  broken: about(
    z.optional(z.array(z.string())),
    'Budgets that do not fail now, and fail with the whole plan: a limit in percent is less in a smaller image.',
  ),
  baseBytes: about(bytes, 'Waste inside the base image, which no line of this Dockerfile frees.'),
  small: about(z.array(planItem), 'Edits that free little; they apply after the plan.'),
  sameBase: about(
    z.optional(z.array(planItem)),
    'What could be done instead with the same base image. Only where the plan has another one.',
  ),
  noSecondStage: about(
    z.optional(z.string()),
    'Why no second stage is offered to an image that has a compiler, or whose program could not be read.',
  ),
  noSmallerBase: about(
    z.optional(z.string()),
    'Why the smaller variant of the base image is not offered. Only where one is known.',
  ),
  noRemoval: about(
    z.optional(z.string()),
    'Why packages that may only be there to build with, such as compilers, are not removed. Only for images that have some.',
  ),
  noStandalone: about(
    z.optional(z.string()),
    "Why Next.js's standalone output is not copied in place of the whole build. Only for images that have both.",
  ),
  alpine: about(
    z.optional(
      z.looseObject({
        insteadOf: about(
          z.looseObject({ name: z.string(), bytes }),
          'The present base image with its exact size, or the smaller one in the plan with its size by the table.',
        ),
        bases: about(
          z.array(
            z.looseObject({
              name: about(z.string(), 'As FROM would name it.'),
              bytes: about(bytes, 'By the table of sizes.'),
              range: about(z.tuple([bytes, bytes]), 'The least and the most that it may have.'),
              date: about(z.string(), 'When the source of the size was written: year, month and mostly the day.'),
              sizeOf: about(z.nullable(z.string()), 'The base whose size it is; null if it is this one.'),
              without: about(z.nullable(z.string()), 'What it lacks that the first one has; null for nothing.'),
            }),
          ),
          'The first one is the usual one.',
        ),
        text: about(z.string(), 'All of it in words, with what differs on Alpine.'),
      }),
    ),
    'The variant of the base image on Alpine, which has another C library (musl). It was not tried. Only where one is known, nothing in the image is seen that needs glibc, and it would save at least 5 % of the image.',
  ),
});
