/**
 * The comparison in JSON, schemaVersion 1: the one source of its published JSON Schema. Objects may carry further fields: readers must ignore
 * what they do not know, so that the format can grow.
 */
import * as z from 'zod/mini';
import { about, bytes, lineOfFile } from './schema-parts.ts';

const growth = z.int();
const sums = {
  before: about(bytes, 'In the earlier image.'),
  after: about(bytes, 'In the later image.'),
  bytes: about(growth, 'after − before. The rows of each list sum to growth.image.'),
};
const change = z.enum(['new', 'gone', 'changed', 'same']);
const nullableGrowth = z.nullable(growth);
const nullableBytes = z.nullable(bytes);

const image = z.looseObject({
  name: z.string(),
  source: z.looseObject({ kind: z.string(), reference: z.string(), digest: z.string(), platform: z.string() }),
  writtenBy: about(
    z.nullable(z.string()),
    'Version of imagebudget that wrote the report; null if the image was measured.',
  ),
  sizes: z.looseObject({
    image: bytes,
    visible: bytes,
    wasted: bytes,
    removable: bytes,
    download: nullableBytes,
    own: about(nullableBytes, 'As the comparison of both images tells; null where the base is unknown.'),
    efficiency: z.number().check(z.gte(0), z.lte(1)),
  }),
  base: about(
    z.nullable(z.looseObject({ name: z.nullable(z.string()), layers: bytes, evidence: z.string() })),
    'The base image. evidence is dockerfile, history or other: the other image has the same lowest layers.',
  ),
});

const layerRef = z.nullable(z.looseObject({ index: bytes, diffId: z.string() }));

const layer = z.looseObject({
  part: about(
    z.enum(['layer', 'packages']),
    'packages: those of the layer that moved although no line did; its other bytes are a row with layer.',
  ),
  change: about(change, 'changed: one instruction in both images, with other content.'),
  origin: about(
    z.nullable(z.enum(['own', 'upstream'])),
    "upstream: of the base image, or packages that moved by themselves. null where either image's base is unknown.",
  ),
  ...sums,
  layerBefore: about(layerRef, 'null for a new layer.'),
  layerAfter: about(layerRef, 'null for a layer that is gone.'),
  sameInstruction: about(
    z.nullable(z.boolean()),
    'For a changed layer: whether its instruction reads the same in both images.',
  ),
  createdBy: z.string(),
  dockerfile: z.nullable(lineOfFile),
});

const rest = z.looseObject({
  part: about(z.enum(['rest', 'wasted']), 'rest: everything else. wasted: in no file of the final file system.'),
  ...sums,
});

const directory = z.looseObject({
  part: z.literal('directory'),
  path: about(z.string(), 'With all below it. Bytes that are not UTF-8 are shown as \\xNN.'),
  direct: about(z.boolean(), 'Whether only the files directly in it count.'),
  ...sums,
});

const packaged = z.looseObject({
  part: z.literal('package'),
  change,
  manager: z.string(),
  name: z.string(),
  versions: z.looseObject({ before: z.array(z.string()), after: z.array(z.string()) }),
  ...sums,
});

const finding = z.looseObject({
  part: about(z.enum(['removable', 'wasted']), 'What the bytes count as.'),
  id: about(z.string(), 'A rule or a label; for plain waste its cause.'),
  title: z.string(),
  ...sums,
});

/** The comparison in JSON, for reading it back. */
export const comparisonSchema = z
  .looseObject({
    schemaVersion: z.literal(1),
    tool: z.looseObject({ name: z.literal('imagebudget'), version: z.string() }),
    before: image,
    after: image,
    growth: about(
      z.looseObject({
        image: growth,
        own: nullableGrowth,
        upstream: nullableGrowth,
        visible: growth,
        wasted: growth,
        removable: growth,
        download: nullableGrowth,
      }),
      'after − before of each figure; null where either is unknown. image is own + upstream where both are known.',
    ),
    byLayer: about(z.array(layer), 'Every layer of both images.'),
    byDirectory: about(
      z.nullable(z.array(z.union([directory, rest]))),
      'Disjoint directories of the final file system. null where a report does not list them.',
    ),
    byPackage: about(z.nullable(z.array(z.union([packaged, rest]))), 'null where packages are unknown.'),
    byFinding: about(z.array(z.union([finding, rest])), 'Rules and labels; the rest is visible and claimed by none.'),
    notes: z.array(z.string()),
  })
  .check(z.meta({ title: 'imagebudget comparison, schemaVersion 1' }));

/**
 * The JSON Schema (draft 7) of a comparison.
 * @public scripts/generate-schemas.mjs imports it from a bundle
 */
export function comparisonJsonSchema(): unknown {
  return z.toJSONSchema(comparisonSchema, { target: 'draft-07', io: 'input' });
}
