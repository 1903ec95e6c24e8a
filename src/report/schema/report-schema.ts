/**
 * The JSON report, schemaVersion 1: the one source of its validation and its published JSON Schema.
 * Objects may carry further fields: readers must ignore what they do not know, so that the format can grow.
 */
import * as z from 'zod/mini';
import { budget, configChange, limitedPart, unjudgedBudget } from './budget-schema.ts';
import { baseline, growth, noBaseline } from './growth-schema.ts';
import { notMeasured } from './not-measured-schema.ts';
import { fileBytes, installedPackage, lockfile } from './package-schema.ts';
import { planItem, planSummary } from './plan-schema.ts';
import { about, bytes, digest, index, lineOfFile, nullableBytes, sizes, verdict } from './schema-parts.ts';

const source = z.looseObject({
  kind: about(
    z.enum(['docker-archive', 'oci-layout', 'oci-archive', 'docker', 'podman', 'registry', 'build']),
    'The kind of place the image came from.',
  ),
  reference: about(z.string(), 'The image as the user named it.'),
  digest: about(digest, 'Digest of the manifest, or of the config where there is no manifest.'),
  platform: about(z.string(), 'os/architecture or os/architecture/variant.'),
  otherPlatforms: about(
    z.optional(z.array(z.string())),
    'Platforms that the source holds too, which these figures are not about; absent if there are none.',
  ),
  verified: about(
    z.enum(['digest', 'structure', 'cached']),
    'digest: all bytes were hashed. structure: sizes, checksums and ends were checked. cached: read from the index cache.',
  ),
  basis: about(
    z.optional(z.enum(['export', 'store', 'cache'])),
    'How the image of an engine was read: from its export, from its own store, or from the cache of an earlier export.',
  ),
});

const lineToEdit = about(z.optional(z.nullable(lineOfFile)), 'The line to edit; null if it is not known.');

const layer = z.looseObject({
  index: about(index, 'From 0, bottom first.'),
  diffId: about(digest, 'Digest of the uncompressed layer.'),
  digest: about(z.nullable(digest), 'Digest of the blob as stored.'),
  bytes: about(bytes, 'Sum of its regular files; a hard link counts once per inode.'),
  downloadBytes: about(nullableBytes, 'Size of the compressed blob.'),
  entries: about(z.int().check(z.gte(0)), 'How many entries the layer holds.'),
  wastedBytes: about(bytes, 'Bytes of this layer that are not visible in the end.'),
  removableBytes: about(bytes, 'Bytes of this layer that rules say are removable.'),
  base: about(z.boolean(), 'Whether it came with the base image.'),
  createdBy: about(z.string(), "The history's text; values of build arguments and other secrets are `***`."),
  settings: about(
    z.optional(z.string()),
    'A hash of the ENV, ARG, SHELL, USER and WORKDIR without a layer between the base image and this layer.',
  ),
  dockerfile: about(z.nullable(lineOfFile), 'The instruction that made it, where known.'),
});

const cause = z.enum(['overwritten', 'metadata', 'deleted', 'opaque', 'replaced']);

const wasted = z.looseObject({
  path: about(z.string(), 'Absolute path; bytes that are not UTF-8 are shown as \\xNN.'),
  bytes,
  cause,
  addedIn: about(index, 'Index of the layer that holds the bytes.'),
  wastedIn: about(index, 'Index of the layer that hides them.'),
  label: about(z.optional(z.string()), 'What it was, see docs/detectors.md; more labels may be added.'),
  rule: about(z.optional(z.string()), 'The rule that owned the file, for cache-deleted-later.'),
});

const wasteGroup = z.looseObject({
  label: about(z.string(), 'The same for all of its files, as are rule, cause and both layers.'),
  rule: z.nullable(z.string()),
  title: z.string(),
  severity: z.enum(['warn', 'info']),
  cause,
  addedIn: index,
  wastedIn: index,
  bytes,
  files: z.int().check(z.gte(1)),
  directory: about(z.string(), 'The deepest directory that holds more than half of the bytes.'),
  directoryBytes: bytes,
  remedy: z.string(),
  at: lineToEdit,
  page: about(z.optional(z.string()), 'Address of the page that explains the label.'),
});

const finding = z.looseObject({
  rule: about(z.string(), "The rule's id."),
  title: z.string(),
  severity: z.enum(['warn', 'info']),
  bucket: about(z.enum(['removable', 'advice']), 'Whether the bytes count in sizes.removable.'),
  bytes: about(bytes, 'Sum of the bytes of its layers.'),
  baseBytes: about(z.optional(bytes), 'Those of them that are in layers of the base image.'),
  files: about(z.int().check(z.gte(0)), 'Inodes, not names.'),
  layers: z.array(z.looseObject({ index, bytes })),
  paths: about(z.array(z.string()), 'Every name claimed.'),
  remedy: z.string(),
  at: lineToEdit,
  page: about(z.optional(z.nullable(z.string())), 'Address of the page that explains it.'),
});

const hint = z.looseObject({
  hint: about(z.string(), 'Id, see docs/detectors.md; more may be added.'),
  title: z.string(),
  severity: z.enum(['warn', 'info']),
  layer: about(z.nullable(index), 'Index of the layer; null for the whole image.'),
  bytes: about(bytes, 'Its evidence; 0 if the text is the only evidence. No sum includes it.'),
  explains: about(z.array(z.string()), 'Rules, detectors and labels whose bytes in this layer it explains.'),
  remedy: z.string(),
  page: about(z.optional(z.string()), 'Address of the page that explains it.'),
});

const ignored = z.looseObject({
  path: z.nullable(z.string()),
  rule: z.nullable(z.string()),
  reason: z.string(),
  bytes,
  files: z.int().check(z.gte(0)),
  until: about(z.optional(z.nullable(z.string())), 'The last day on which it counts; null if it has no end.'),
  dockerfile: about(
    z.optional(z.nullable(lineOfFile)),
    'The instruction whose layers it is limited to; null for an entry of the config.',
  ),
});

const base = z.looseObject({
  name: about(z.nullable(z.string()), 'As the Dockerfile names it.'),
  layers: about(z.int().check(z.gte(0)), 'How many of the lowest layers are its.'),
  evidence: about(z.string(), 'dockerfile or history: what tells. More may be added.'),
});

const savings = z.looseObject({
  bytes: about(bytes, 'sizes.wasted + sizes.removable.'),
  baseBytes: about(bytes, 'Those of them that only another base image, or a change of the base, frees.'),
  downloadBytes: about(
    nullableBytes,
    'Estimate of what the download would shrink by if all of it went: for each layer its part of the compressed bytes. Null where the source has no compressed form.',
  ),
});

const largestLayer = z.looseObject({
  layer: about(
    index,
    'Index of the largest layer that is not of the base image, or of the largest if those have no bytes.',
  ),
  directories: about(
    z.array(z.looseObject({ path: z.string(), bytes, files: z.int().check(z.gte(1)) })),
    'Directories with all below them that hold at least 1 % of the layer, most bytes first; none with 90 % of its bytes in one listed directory or file.',
  ),
  files: about(z.array(z.looseObject({ path: z.string(), bytes })), 'The 100 biggest files, each inode once.'),
});

const image = z.looseObject({
  name: z.string(),
  source,
  sizes,
  savings: about(z.optional(savings), 'What could be saved.'),
  base: about(z.optional(z.nullable(base)), 'What the image was built on; null where that is not known.'),
  layers: about(z.array(layer), 'Layers with content, bottom first.'),
  largestLayer: about(
    z.optional(z.nullable(largestLayer)),
    'Where the bytes of the largest own layer are; null for an image without bytes.',
  ),
  wasted: about(z.array(wasted), 'Every wasted file, complete.'),
  wasteGroups: about(
    z.optional(z.array(wasteGroup)),
    'The same bytes by what happened to them; each file is in one group.',
  ),
  findings: about(z.array(finding), 'Every finding, complete.'),
  hints: about(z.optional(z.array(hint)), 'Habits in instructions that bytes of their layers bear out.'),
  ignored: about(z.array(ignored), 'What the config chose to keep.'),
  packages: about(
    z.optional(z.array(installedPackage)),
    'What package managers say they installed, most bytes first; each visible byte is in one of them or in noPackage.',
  ),
  lockfiles: about(
    z.optional(z.nullable(z.array(lockfile))),
    'Lockfiles and lists of requirements in layers above the base image, for comparisons; null if they are too many.',
  ),
  noPackage: about(z.optional(z.looseObject(fileBytes)), 'Visible files that no package has.'),
  parts: about(
    z.optional(z.array(limitedPart)),
    'What budgets on paths and packages limit, for later reports to compare with.',
  ),
  baseline: about(z.optional(z.nullable(baseline)), 'The image that growth is measured against; null without one.'),
  growth: about(z.optional(z.nullable(growth)), 'This image less the baseline; null without one.'),
  noBaseline: about(z.optional(noBaseline), 'Why there is no baseline, though one is wanted; absent otherwise.'),
  notes: about(z.array(z.string()), 'Oddities met that changed no figure.'),
  budgets: about(z.array(budget), 'Empty for inspect.'),
  configChange: about(
    z.optional(configChange),
    'What a pull request does to the limits; absent if nothing is known of the base branch’s config.',
  ),
  unjudged: about(z.optional(z.array(unjudgedBudget)), 'Budgets on figures that the image does not have.'),
  plan: about(
    z.optional(z.array(planItem)),
    'The edits to make, in their order: those that failing budgets need, then those that are worth it.',
  ),
  planSummary: about(z.optional(planSummary), 'What the plan as a whole reaches, and what it leaves.'),
});

/** The JSON report, for reading it back. */
export const reportSchema = z
  .looseObject({
    schemaVersion: z.literal(1),
    tool: z.looseObject({ name: z.literal('imagebudget'), version: z.string() }),
    figuresVersion: about(
      z.optional(z.int().check(z.gte(1))),
      'Rises when a figure gets another meaning; 1 if it is absent. Figures of different versions cannot be compared.',
    ),
    verdict: about(z.optional(verdict), 'The worst of all budgets; absent where none was judged, as in inspect.'),
    accepted: about(
      z.optional(z.looseObject({ label: z.string(), pullRequest: z.int() })),
      'The label that lets the pull request through, whatever the verdict is; absent without one.',
    ),
    images: z.array(image),
    notMeasured,
  })
  .check(z.meta({ title: 'imagebudget report, schemaVersion 1' }));

/** A report as it was read back. Its texts are foreign. */
export type JsonReport = z.infer<typeof reportSchema>;
export type JsonImage = JsonReport['images'][number];

/**
 * The JSON Schema (draft 7) of the report.
 * @public scripts/generate-schemas.mjs imports it from a bundle
 */
export function reportJsonSchema(): unknown {
  return z.toJSONSchema(reportSchema, { target: 'draft-07', io: 'input' });
}
