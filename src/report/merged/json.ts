/** Merged reports as a JSON report: the images as their own reports have them, and what was not measured. */
import { FIGURES_VERSION, VERSION } from '../../version.ts';
import { jsonText } from '../format/escape.ts';
import type { Merged } from './types.ts';

/** Without a verdict if anything was not measured. It is safe to print to a terminal or a log. */
export function mergedJson({ verdict, accepted, images, notMeasured }: Merged): string {
  const value = {
    schemaVersion: 1,
    tool: { name: 'imagebudget', version: VERSION },
    figuresVersion: FIGURES_VERSION,
    ...(verdict === null ? {} : { verdict }),
    ...(accepted ? { accepted } : {}),
    images: images.map(({ image }) => image),
    ...(notMeasured.length === 0 ? {} : { notMeasured }),
  };
  return `${jsonText(value, 2)}\n`;
}
