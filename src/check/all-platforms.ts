/** All platforms of an image, one after the other. */
import { parsePlatform, UndecidedPlatform } from '../image/platform.ts';
import type { Platform } from '../image/types.ts';
import type { Target } from '../job/types.ts';
import type { ImageReport } from '../report/types.ts';

/** Engines hold layers of one platform, and name no others. */
const ALONE = new Set(['docker', 'podman', 'build']);

/** The target's image, and those of its other platforms if it asks for all. @param measure checks one platform */
export async function* checkPlatforms(
  target: Target,
  measure: (target: Target) => Promise<ImageReport>,
): AsyncGenerator<ImageReport> {
  if (!target.allPlatforms) {
    yield await measure(target);
    return;
  }
  let others: readonly Platform[];
  try {
    const first = await measure(target);
    yield ALONE.has(first.source.kind) ? { ...first, notes: [...first.notes, onlyOne(first)] } : first;
    others = (first.source.otherPlatforms ?? []).map(parsePlatform);
  } catch (error) {
    // None of them is this machine's, so none comes first.
    if (!(error instanceof UndecidedPlatform)) throw error;
    others = error.platforms;
  }
  for (const platform of others) yield await measure({ ...target, platform });
}

function onlyOne({ source: { platform } }: ImageReport): string {
  return `only ${platform} was measured: an engine does not say which other platforms it holds. Name them in a list, or measure the image in its registry`;
}
