/** What a page is told of an image: the report's figures, and its sentences. */
import { instruction } from '../../analysis/instruction-text.ts';
import { wasteTitle } from '../../analysis/savings/causes.ts';
import { wasteRemedy } from '../../analysis/savings/remedies.ts';
import { displayPath } from '../../image/byte-path.ts';
import { headline } from '../format/budgets/budget-messages.ts';
import { baselineText, changeText, knownBaseline } from '../format/budgets/growth.ts';
import { byHandSentence } from '../format/by-hand.ts';
import { capitalised } from '../format/edits/edit-words.ts';
import { counted, duration } from '../format/figures.ts';
import { causedWaste } from '../format/layers/layer-waste.ts';
import { measuredHow, shortDigest } from '../format/measured.ts';
import { notOffered, planSentences } from '../format/plan.ts';
import type { ImageReport } from '../types.ts';
import type { PageImage } from './model/page-data.ts';

/** The page escapes all text where it shows it. */
const asItIs = (text: string) => text;

export function pageImage(image: ImageReport): PageImage {
  const { name, source, verdict, sizes, savingsTotal, base, packages, noPackage, ignored, notes, plan } = image;
  const caused = causedWaste(image);
  return {
    ...{ name, source, verdict, sizes, savingsTotal, base, packages, noPackage, ignored, notes, plan },
    budgets: image.budgets.map(budget => ({ ...budget, change: changeText(budget) })),
    growth: growthOf(image),
    wasteGroups: image.wasteGroups.map(group => ({
      ...group,
      ...explained(group, image),
      directory: displayPath(group.directory),
    })),
    layers: image.layers.map(layer => {
      const { instruction: _, ...facts } = layer;
      return { ...facts, text: instruction(layer), causedWaste: caused[layer.index] ?? 0 };
    }),
    findings: image.findings.map(
      ({ rule, title, severity, bucket, bytes, baseBytes, files, layers, remedy, at, page }) => ({
        ...{ rule, title, severity, bucket, bytes, baseBytes, files, layers, remedy, at, page },
      }),
    ),
    headline: headline(image, asItIs),
    measured: [
      source.platform,
      shortDigest(source.digest),
      counted(image.layers.length, 'layer'),
      `${measuredHow(source)} in ${duration(image.milliseconds)}`,
    ].join(' · '),
    planSentences: [
      ...planSentences(image, plan, asItIs),
      ...notOffered(image, asItIs, true),
      byHandSentence(image, asItIs),
    ].filter(sentence => sentence !== ''),
    dockerfile: image.fileTable?.dockerfile ?? null,
  };
}

/** What happened to wasted bytes and what to do about it, as in the report's other forms. */
function explained(
  group: ImageReport['wasteGroups'][number],
  { layers }: ImageReport,
): Pick<ImageReport['wasteGroups'][number], 'title' | 'remedy'> {
  const [added, wasted] = [layers[group.addedIn], layers[group.wastedIn]];
  const metadata = group.label === 'plain' && group.cause === 'metadata' ? ': only metadata changed' : '';
  return {
    title: `${capitalised(wasteTitle(group))}${metadata}`,
    remedy: added === undefined || wasted === undefined ? group.remedy : wasteRemedy({ group, added, wasted }),
  };
}

function growthOf(image: ImageReport): PageImage['growth'] {
  const remark = baselineText(image, asItIs);
  const known = knownBaseline(image);
  if (known !== null)
    return {
      label: known.label,
      remark,
      byFigure: Object.fromEntries(known.comparison.figures.map(({ figure, growth }) => [figure, growth])),
    };
  return remark === null ? null : { label: '', remark, byFigure: {} };
}
