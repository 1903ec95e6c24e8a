/** The JSON of `imagebudget inspect --why`, schemaVersion 1: its published JSON Schema. Readers must ignore fields that they do not know. */
import * as z from 'zod/mini';
import type { NeedKind, WhyStatus } from '../../analysis/why/types.ts';
import { about, bytes, index } from './schema-parts.ts';

const KINDS = {
  ...{ start: 'start', health: 'health', command: 'command', interpreter: 'interpreter', loader: 'loader' },
  ...{ library: 'library', named: 'named', data: 'data', module: 'module' },
} as const satisfies { [Kind in NeedKind]: Kind };

const STATUSES = {
  ...{ needed: 'needed', 'with-package': 'with-package' },
  ...{ 'may-be-needed': 'may-be-needed', 'no-known-need': 'no-known-need' },
} as const satisfies { [Status in WhyStatus]: Status };

const pathText = about(z.string(), 'Absolute. A byte that is not UTF-8 is shown as \\xNN.');

const step = z.looseObject({
  path: pathText,
  kind: about(z.enum(KINDS), 'How the step before needs this one.'),
  name: about(z.string(), 'The word by which it is needed: the name of a library, a command, what data are.'),
});

const packaged = z.looseObject({
  manager: z.string(),
  name: z.string(),
  version: z.nullable(z.string()),
  requiredBy: about(z.array(z.string()), 'Installed packages that require it.'),
  chain: about(
    z.array(z.string()),
    'The packages from the one with a needed file to this one; empty unless it is needed.',
  ),
});

const sum = z.looseObject({ files: bytes, bytes });

const whySchema = z
  .looseObject({
    schemaVersion: z.literal(1),
    tool: z.looseObject({ name: z.literal('imagebudget'), version: z.string() }),
    path: about(z.string(), 'As asked for.'),
    realPath: about(z.string(), 'With all links followed.'),
    pathBase64: about(z.optional(z.string()), 'The bytes of path; only if they are not UTF-8.'),
    type: z.enum(['file', 'dir', 'other']),
    bytes: about(bytes, 'Of the file, or of all files below a directory.'),
    layer: about(index, 'The layer that has the file.'),
    status: about(z.enum(STATUSES), 'Of a directory, the first in this order that one of its files has.'),
    chain: about(z.array(step), 'From the start to the file, or to the file that its package is kept for.'),
    alsoNeededBy: about(z.array(step), 'Other files that need it.'),
    package: about(z.nullable(packaged), 'null for a file of no package.'),
    below: about(
      z.nullable(
        z.looseObject({ needed: sum, 'with-package': sum, 'may-be-needed': sum, 'no-known-need': sum } satisfies {
          [Status in WhyStatus]: typeof sum;
        }),
      ),
      'Files below a directory by status; null for a file.',
    ),
    unknown: about(z.array(z.string()), 'What cannot be known, as sentences.'),
  })
  .check(z.meta({ title: 'imagebudget inspect --why, schemaVersion 1' }));

export type WhyJson = z.infer<typeof whySchema>;

/**
 * The JSON Schema (draft 7) of an answer.
 * @public scripts/generate-schemas.mjs imports it from a bundle
 */
export function whyJsonSchema(): unknown {
  return z.toJSONSchema(whySchema, { target: 'draft-07', io: 'input' });
}
