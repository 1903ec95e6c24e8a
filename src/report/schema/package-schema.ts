/** Packages in the report: its schema, for reports and their JSON Schema. */
import * as z from 'zod/mini';
import { about, bytes, index } from './schema-parts.ts';

export const fileBytes = {
  bytes: about(bytes, 'Visible files, each inode once.'),
  baseBytes: about(bytes, 'Those of them that are in layers of the base image.'),
  files: about(z.int().check(z.gte(0)), 'Inodes, not names.'),
};

export const installedPackage = z.looseObject({
  manager: about(z.string(), 'dpkg, apk, rpm, pip, npm, gem, composer, jar, go or cargo; more may be added.'),
  name: z.string(),
  version: about(z.nullable(z.string()), 'As the manager records it; null if it does not.'),
  architecture: z.nullable(z.string()),
  ...fileBytes,
  copies: about(z.int().check(z.gte(1)), 'How often this version is installed, as in several node_modules.'),
  base: about(z.boolean(), 'Whether all of it came with the base image.'),
  layers: about(z.optional(z.array(z.looseObject({ index, bytes }))), 'Its bytes by the layer that they are in.'),
});

export const lockfile = z.looseObject({
  layer: about(index, 'Index of the layer.'),
  path: z.string(),
  sha256: about(z.string(), 'Of its content.'),
});
