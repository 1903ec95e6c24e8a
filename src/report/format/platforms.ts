/** What a report says of platforms: those that it leaves out, and images that only their platform tells apart. */
import { listed } from '../../image/text.ts';
import type { ImageReport, Report } from '../types.ts';

/** Platforms that are named of those that were not measured. */
const MOST_PLATFORMS = 3;

/** Platforms of the image that no image of the report is about. Foreign text. */
export function platformsLeft({ source }: ImageReport, { images }: Report): string[] {
  const { otherPlatforms: others = [], reference } = source;
  const same = images.filter(image => image.source.reference === reference);
  const measured = new Set(same.map(image => image.source.platform));
  return others.filter(platform => !measured.has(platform));
}

/** `linux/arm64 and 2 more were not measured`. At least one platform. @param say writes a foreign name */
export function notMeasuredText(others: readonly string[], say: (name: string) => string): string {
  return `${listed(
    others.map(name => say(name)),
    MOST_PLATFORMS,
  )} ${others.length === 1 ? 'was' : 'were'} not measured`;
}

/** The image's name, with its platform if another image of the report has the same name. Foreign text. */
export function nameAmong({ name, source }: ImageReport, { images }: Report): string {
  return images.filter(image => image.name === name).length > 1 ? `${name} (${source.platform})` : name;
}
