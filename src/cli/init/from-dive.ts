/** Budgets in place of dive's rules, and what is different about each. */
import { writeSize } from '../../config/values/units.ts';
import { bytes } from '../../report/format/figures.ts';
import type { ImageReport } from '../../report/types.ts';
import type { DiveRules } from './dive-file.ts';
import type { FirstBudget } from './first-config.ts';

interface Translation {
  budgets: FirstBudget[];
  /** What does not mean the same any more, a sentence or two each. `unknown` names are foreign text. */
  notes: string[];
}

/** @param image decides which of two limits on wasted bytes is the stricter one, and what a share of the upper layers is */
export function fromDive(rules: DiveRules, { sizes, layers }: ImageReport): Translation {
  const { lowestEfficiency, highestWastedBytes, highestUserWastedPercent, defaults, unknown } = rules;
  const upper = sizes.image - (layers[0]?.bytes ?? 0);
  const percent = highestUserWastedPercent === null ? null : shareOf(highestUserWastedPercent, upper, sizes.image);
  const byPercent = percent === null ? null : Math.floor((percent * sizes.image) / 100);
  const isPercent = byPercent !== null && (highestWastedBytes === null || byPercent < highestWastedBytes);
  const limit = isPercent ? `${percent} %` : writeSize(highestWastedBytes ?? 0);
  const isWasted = byPercent !== null || highestWastedBytes !== null;
  const notes = [
    ...(lowestEfficiency === null ? [] : [EFFICIENCY]),
    ...(isWasted ? [WASTED] : []),
    ...(percent === null || highestUserWastedPercent === null
      ? []
      : [
          `highestUserWastedPercent is a share of all layers but the lowest, wasted one of the whole image: ` +
            `${decimal(highestUserWastedPercent)} of ${bytes(upper)} is ${percent} % of ${bytes(sizes.image)}. It is another share once the lowest layer changes.`,
        ]),
    ...(byPercent !== null && highestWastedBytes !== null
      ? [
          `highestWastedBytes (${writeSize(highestWastedBytes)}) and highestUserWastedPercent (${percent} %) both limit wasted bytes, and a figure has one limit: ` +
            `the stricter for this image is written, ${limit}.`,
        ]
      : []),
    ...switchedOff(rules),
    ...defaults
      .filter(name => rules[name] !== null)
      .map(name => `${name} is not in the file: the budget is dive's default, ${decimal(rules[name] ?? 0)}.`),
    ...unknown.map(name => `${name} is no rule of dive that is known, so it has no budget.`),
  ];
  return {
    budgets: [
      ...(lowestEfficiency === null
        ? []
        : [
            {
              name: 'efficiency',
              now: sizes.efficiency,
              limit: decimal(lowestEfficiency),
              isRatio: true,
              isDives: true,
            },
          ]),
      ...(isWasted ? [{ name: 'wasted', now: sizes.wasted, limit, isDives: true }] : []),
    ],
    notes,
  };
}

const EFFICIENCY =
  'lowestEfficiency compares the smallest copy of each path with all copies; efficiency is visible bytes / image size. ' +
  'A directory that a later layer deletes costs here, and not in dive.';

const WASTED =
  'Wasted bytes of dive count every copy of a path that is in several layers, the last one too. Here the copy that can be seen is not wasted, ' +
  'so the same limit lets more pass: for files stored twice, half of it is as strict. A directory that a later layer deletes is wasted here, and not in dive.';

function switchedOff(rules: DiveRules): string[] {
  const names = (['lowestEfficiency', 'highestWastedBytes', 'highestUserWastedPercent'] as const).filter(
    name => rules[name] === null && !rules.defaults.includes(name),
  );
  return names.map(name => `${name} is switched off, so it has no budget.`);
}

/** A share of the upper layers in percent of the image, rounded down to two decimals. */
function shareOf(ratio: number, upper: number, image: number): number {
  const percent = upper === 0 || image === 0 ? 100 * ratio : (100 * ratio * upper) / image;
  return Math.floor(percent * 100 + 1e-9) / 100;
}

/** A ratio as a config may say it. */
function decimal(ratio: number): string {
  return ratio.toFixed(8).replace(/\.?0+$/, '');
}
