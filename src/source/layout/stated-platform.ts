/** The platform that an index states for an image, as engines understand it. */
import { MeasureError } from '../../errors.ts';
import { asPlatform, type Descriptor } from '../../image/parse.ts';
import { formatPlatform, samePlatform } from '../../image/platform.ts';
import type { Platform } from '../../image/types.ts';

export interface StatedPlatform {
  platform: Platform;
  /** Whether every index on the way states it. If one does not, the config's counts, which engines use only as a last choice. */
  isStated: boolean;
}

/** What an entry of an index states; null if it states nothing. */
export function statedBy({ platform }: Descriptor): StatedPlatform | null {
  // Engines skip an entry that needs features they lack.
  return platform ? { platform: asPlatform(platform), isStated: !platform['os.features']?.length } : null;
}

/** A key for an image in an index: listed twice for one platform, it is still one image. */
export function sameImage({ digest }: { digest: string }, platform: Platform): string {
  return `${digest} ${formatPlatform(platform)}`;
}

/** BuildKit states this platform for attestations. */
export function isUnknown({ os, architecture }: Platform): boolean {
  return os === 'unknown' && architecture === 'unknown';
}

/**
 * An image's platform, seen from the outer of two nested indexes.
 * @param outer the platform that the outer index states for the inner one
 * @throws MeasureError if they contradict each other: engines would go by the outer one
 */
export function within(outer: StatedPlatform | null, inner: StatedPlatform, what: string): StatedPlatform {
  if (outer === null) return { platform: inner.platform, isStated: false };
  if (samePlatform(outer.platform, inner.platform))
    return { platform: inner.platform, isStated: outer.isStated && inner.isStated };
  const [stated, actual] = [outer.platform, inner.platform].map(formatPlatform);
  throw new MeasureError(`${what} is an index for ${stated} that holds an image for ${actual}`, {
    hint: 'Its indexes contradict each other. Build or save the image again.',
  });
}
