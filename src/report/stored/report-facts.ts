/** What a comparison needs of an image, from a JSON report whose figures add up. */
import { findingFacts, layerFacts } from '../../baseline/image-facts.ts';
import type { FindingFacts, ImageFacts, KnownBase } from '../../baseline/types.ts';
import { UsageError } from '../../errors.ts';
import { formatPlatform } from '../../image/platform.ts';
import type { Platform } from '../../image/types.ts';
import type { JsonImage, JsonReport } from '../schema/report-schema.ts';
import { unusable } from './parse-report.ts';

/** More layers than an engine can stack. */
const MOST_LAYERS = 1000;

/**
 * The only image of a report, or the only one of a platform.
 * @param shown the report's path as given
 * @throws UsageError if it has none or several; MeasureError if its figures contradict each other
 */
export function factsOfReport(report: JsonReport, shown: string, platform: Platform | null): ImageFacts {
  return factsOfImage(chosen(report.images, shown, platform), report, shown);
}

/** @throws MeasureError if its figures contradict each other */
export function factsOfImage(image: JsonImage, report: JsonReport, shown: string): ImageFacts {
  assertFigures(image, shown);
  const { kind, reference, digest, platform: of } = image.source;
  return {
    name: image.name,
    source: { kind, reference, digest, platform: of },
    writtenBy: report.tool.version,
    sizes: image.sizes,
    base: baseOf(image),
    layers: image.layers.map(layerFacts),
    findings: findingsOf(image),
    directories: null,
    packages:
      image.packages?.map(({ manager, name, version, bytes, layers }) => ({ manager, name, version, bytes, layers })) ??
      null,
    lockfiles: image.lockfiles ?? null,
  };
}

function chosen(images: readonly JsonImage[], shown: string, platform: Platform | null): JsonImage {
  const wanted = platform && formatPlatform(platform);
  const fitting = wanted === null ? images : images.filter(({ source }) => source.platform === wanted);
  const [image, second] = fitting;
  if (image && !second) return image;
  const has = images.map(
    ({ name, source }) => `${JSON.stringify(name.slice(0, 60))} for ${source.platform.slice(0, 60)}`,
  );
  const list = has.length === 0 ? 'no image' : has.slice(0, 5).join(', ') + (has.length > 5 ? ', …' : '');
  throw new UsageError(`the report ${shown} has ${list}${wanted === null ? '' : `, and ${wanted} was asked for`}`, {
    hint: 'Choose one by --platform, or write a report of one image: imagebudget inspect web:ci --json > report.json',
  });
}

/** Null if the report knows none. */
function baseOf({ base, layers, sizes }: JsonImage): KnownBase | null {
  if (sizes.own === null) return null;
  const evidence = base?.evidence === 'dockerfile' ? 'dockerfile' : 'history';
  return { name: base?.name ?? null, layers: layers.filter(layer => layer.base).length, evidence };
}

/** Early reports have no groups, but every wasted file. */
function findingsOf(image: JsonImage): FindingFacts[] {
  const { findings, wasteGroups, wasted } = image;
  const files = wasted.map(({ label = 'plain', cause, bytes }) => ({ label, cause, bytes, title: label }));
  return findingFacts({ findings, wasteGroups: wasteGroups ?? files });
}

/** @throws MeasureError if a sum that a comparison relies on does not hold */
function assertFigures(image: JsonImage, shown: string): void {
  const { sizes, layers } = image;
  const holds = (what: string, condition: boolean) => {
    if (!condition) throw unusable(shown, `its figures contradict each other (${what})`);
  };
  holds('more layers than an image can have', layers.length <= MOST_LAYERS);
  const own = layers.findIndex(({ base }) => !base);
  const above = own === -1 ? [] : layers.slice(own);
  holds(
    'the base image is below',
    above.every(({ base }) => !base),
  );
  holds(
    'the index of a layer',
    layers.every(({ index }, n) => index === n),
  );
  holds('image size and its layers', sizes.image === total(layers));
  holds('own size and its layers', sizes.own === null || sizes.own === total(above));
  holds('visible and wasted bytes', sizes.image === sizes.visible + sizes.wasted);
  const found = findingsOf(image);
  holds('packages and their layers', (image.packages ?? []).every(inLayers(layers)));
  holds('packages are visible', total(image.packages ?? []) <= sizes.visible);
  holds('removable bytes are visible', sizes.removable <= sizes.visible);
  holds('removable bytes and findings', sizes.removable === total(found.filter(({ kind }) => kind === 'removable')));
  holds('wasted bytes and what became of them', sizes.wasted === total(found.filter(({ kind }) => kind === 'wasted')));
}

/** Whether the layers of a package have its bytes. Early reports do not say in which layers it is. */
function inLayers(
  all: JsonImage['layers'],
): (one: { bytes: number; layers?: readonly { index: number; bytes: number }[] | undefined }) => boolean {
  return ({ bytes, layers }) =>
    layers === undefined || (layers.every(layer => layer.index < all.length) && total(layers) === bytes);
}

function total(parts: readonly { bytes: number }[]): number {
  return parts.reduce((sum, { bytes }) => sum + bytes, 0);
}
