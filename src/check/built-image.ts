/** Whether an image is the one that a builder says it made: its tag may still be on an older one. */
import { MeasureError } from '../errors.ts';
import type { BuiltImage } from '../job/types.ts';
import type { ImageSource } from '../source/types.ts';

/**
 * Compares digests. That of the config is the same wherever the image is. That of the manifest is not: an engine may write another
 * manifest for what it was given, and what was pushed may be an index.
 * @returns what to know if it cannot be told
 * @throws MeasureError if it is another image
 */
export function builtNotes(
  { reference, manifest }: Pick<ImageSource, 'reference' | 'manifest'>,
  built: BuiltImage | null,
): string[] {
  const { config = null, digest = null } = built ?? {};
  const has = (one: string) => one === manifest.configDigest || one === manifest.digest;
  if ((config === null && digest === null) || [config, digest].some(one => one !== null && has(one))) return [];
  if (config === null)
    return [
      `Whether this is the image that was built cannot be told: the builder names only ${digest}, which may be an index or what was pushed.`,
    ];
  throw new MeasureError(
    `${reference} is not the image that was built: its config is ${manifest.configDigest}, and the builder says ${config}`,
    {
      hint: 'An older image still has the tag. Set load: true in docker/build-push-action, so that what it builds gets the tag here.',
    },
  );
}
