/** The baseline that a JSON report tells of: of the same image and platform, with figures of the same meaning. */
import type { Part } from '../../analysis/measured-parts.ts';
import type { ImageFacts } from '../../baseline/types.ts';
import type { PlainFigures } from '../../budget/figure.ts';
import { MeasureError } from '../../errors.ts';
import { isSameImage } from '../../image/reference.ts';
import { FIGURES_VERSION } from '../../version.ts';
import type { JsonImage, JsonReport } from '../schema/report-schema.ts';
import { unusable } from './parse-report.ts';
import { factsOfImage } from './report-facts.ts';

/** The image that is compared with it, and what budgets limit of it. */
interface Current {
  name: string;
  source: { reference: string; platform: string };
  layers: readonly { diffId: string; bytes: number }[];
  parts: readonly Part[];
}

/**
 * What is known of the image in the report, and its figures.
 * @param label the report's path as given
 * @throws MeasureError if the report has no such image, or if what it says cannot be
 */
export function baselineInReport(
  report: JsonReport,
  current: Current,
  label: string,
): { facts: ImageFacts; figures: PlainFigures } {
  const { figuresVersion = 1 } = report;
  if (figuresVersion !== FIGURES_VERSION)
    throw unusable(label, `imagebudget ${JSON.stringify(report.tool.version.slice(0, 40))} counted in another way`);
  const image = chosen(report.images, current, label);
  const facts = factsOfImage(image, report, label);
  assertPossible(image, current, label);
  const { sizes, layers, findings } = image;
  return {
    facts,
    figures: {
      sizes,
      layers: layers.map(({ index, bytes }) => ({ index, bytes })),
      findings: findings.map(({ rule, bucket, bytes }) => ({ rule, bucket, bytes })),
      files: filesOf(image),
      parts: current.parts.flatMap(part => partIn(image, part)),
    },
  };
}

function chosen(images: readonly JsonImage[], { name, source }: Current, label: string): JsonImage {
  const same = images.filter(
    image => isSameImage(image.name, name) || isSameImage(image.source.reference, source.reference),
  );
  const [image, second] = same.filter(one => one.source.platform === source.platform);
  if (image && !second) return image;
  const [other] = same.length > 0 ? same : images;
  const has = other ? `${quoted(other.name)} for ${quoted(other.source.platform)}` : 'no image';
  throw new MeasureError(
    second
      ? `the report ${label} has ${quoted(name)} for ${source.platform} several times`
      : `the report ${label} has ${has}, not ${quoted(name)} for ${source.platform}`,
    {
      hint:
        same.length > 0
          ? 'Write it again, of one image of this platform.'
          : 'Give both the same name in the config, such as name: web, and write the report again.',
    },
  );
}

function quoted(foreign: string): string {
  return JSON.stringify(foreign.slice(0, 60));
}

/** @throws MeasureError for figures that no image has, or that contradict what was measured now */
function assertPossible(image: JsonImage, current: Current, label: string): void {
  const { sizes, findings, packages, noPackage } = image;
  const holds = (what: string, condition: boolean) => {
    if (!condition) throw unusable(label, `its figures contradict each other (${what})`);
  };
  const now = new Map(current.layers.map(({ diffId, bytes }) => [diffId, bytes]));
  for (const { diffId, bytes } of image.layers)
    holds('a layer that both images have', (now.get(diffId) ?? bytes) === bytes);
  holds(
    'a finding and the visible bytes',
    findings.every(({ bytes }) => bytes <= sizes.visible),
  );
  holds(
    'a part and the visible bytes',
    (image.parts ?? []).every(({ bytes }) => bytes <= sizes.visible),
  );
  if (packages === undefined || noPackage === undefined) return;
  const sum = packages.reduce((total, { bytes }) => total + bytes, noPackage.bytes);
  holds('visible bytes and packages', sum === sizes.visible);
}

/** Null if the report lists no packages. */
function filesOf({ packages, noPackage }: JsonImage): number | null {
  if (packages === undefined || noPackage === undefined) return null;
  return packages.reduce((sum, { files }) => sum + files, noPackage.files);
}

/** Nothing if the report does not tell the part: it lists no files, so a pattern must have been in its config. */
function partIn({ parts, packages }: JsonImage, { section, key }: Part): PlainFigures['parts'] {
  const known = parts?.find(part => part.section === section && part.key === key);
  if (known) return [{ section, key, bytes: known.bytes }];
  if (section === 'paths' || packages === undefined) return [];
  const found = packages.filter(({ manager, name }) => name === key || `${manager}:${name}` === key);
  return [{ section, key, bytes: found.reduce((sum, { bytes }) => sum + bytes, 0) }];
}
