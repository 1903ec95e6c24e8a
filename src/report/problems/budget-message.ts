/** A budget that fails or warns, in sentences that are safe to print: by how much, and the edit to begin with or the biggest cause. */
import { instruction } from '../../analysis/instruction-text.ts';
import { wasteOf } from '../../analysis/savings/savings-total.ts';
import type { AnalysedLayer } from '../../analysis/types.ts';
import type { PlanItem } from '../../budget/plan/types.ts';
import type { BudgetResult } from '../../budget/types.ts';
import { overText } from '../format/budgets/budget-messages.ts';
import { figureName, isGrowth, knownBaseline } from '../format/budgets/growth.ts';
import { editText } from '../format/edits/edit-words.ts';
import { cutEnd, terminal } from '../format/escape.ts';
import { bytes, growth } from '../format/figures.ts';
import { largestLayer, wastefulLayer } from '../format/layers/largest-layer.ts';
import { lineText } from '../format/location.ts';
import type { ImageReport } from '../types.ts';

/** Budgets that all waste counts for. */
const WIDE: ReadonlySet<string> = new Set(['size', 'own', 'download', 'wasted', 'removable', 'waste', 'efficiency']);
const INSTRUCTION_COLUMNS = 80;

/** `size is 284 MB, 34.1 MB over 250 MB. First edit: Dockerfile:12, keep pip's cache out of the image, frees 61.2 MB.` */
export function budgetMessage(budget: BudgetResult, image: ImageReport): string {
  const why = firstEdit(budget, image.plan) ?? cause(budget, image);
  return `${overText(budget, terminal)}.${isGrowth(budget) ? mostGrown(image) : ''}${why}`;
}

/** What it takes of a plan. */
interface Edits {
  items: readonly Pick<PlanItem, 'at' | 'title' | 'bytes' | 'exact' | 'sizeAfter' | 'findings' | 'meets'>[];
  unmet: readonly string[];
}

/** The edit to begin with, as a sentence with a space before it; null if no edit helps. */
export function firstEdit({ budget }: { budget: string }, { items, unmet }: Edits): string | null {
  const [end, item] = [items.at(-1), items.find(one => isAbout(one, budget))];
  if (!end || !item) return null;
  const most = budget === 'size' ? `: with all of them it is ${bytes(end.sizeAfter)}` : '';
  const short = unmet.includes(budget) ? ` No edit brings it within its limit${most}.` : '';
  return `${short} First edit: ${editText(item)}.`;
}

/** Whether an edit is one to begin with for a budget. Most budgets count all waste; others only what the edit that meets them frees. */
function isAbout({ findings, meets }: Pick<PlanItem, 'findings' | 'meets'>, budget: string): boolean {
  const name = figureName({ budget });
  if (name.startsWith('rules.')) return findings.includes(name.slice('rules.'.length));
  return WIDE.has(name) || meets.includes(budget);
}

/** Which of a layer's bytes a budget counts, if that is not all of its waste. */
const CAUSE_FIGURES: ReadonlyMap<string, (layer: AnalysedLayer) => number> = new Map([
  ['wasted', layer => layer.wastedBytes],
  ['efficiency', layer => layer.wastedBytes],
  ['removable', layer => layer.removableBytes],
]);

/** The layer that grew most, as a sentence with a space before it; empty if none grew. */
function mostGrown(image: ImageReport): string {
  const rows = knownBaseline(image)?.comparison.layers ?? [];
  const grown = rows.find(({ bytes: by, layers }) => by > 0 && layers.after !== null);
  const layer = grown?.layers.after && image.layers[grown.layers.after.index];
  return layer ? ` Most growth: ${layerText(layer)}, ${growth(grown.bytes)}.` : '';
}

/** The layer that matters most for a budget, as a sentence with a space before it; empty if there is none. */
function cause({ budget, unit }: BudgetResult, image: ImageReport): string {
  if (unit === 'count' || isGrowth({ budget }) || /^(?:paths|packages|categories)\./.test(budget)) return '';
  const rule = image.findings.find(finding => budget === `rules.${finding.rule}`);
  if (rule) {
    const [most] = [...rule.layers].sort((a, b) => b.bytes - a.bytes);
    const layer = most && image.layers[most.index];
    return layer ? ` Biggest cause: ${layerText(layer)}, ${bytes(most.bytes)}.` : '';
  }
  const figure = CAUSE_FIGURES.get(budget) ?? wasteOf;
  const wasteful = budget === 'layer' ? null : wastefulLayer(image, figure);
  if (wasteful) return ` Biggest cause: ${layerText(wasteful)}, ${bytes(figure(wasteful))} of waste.`;
  const largest = largestLayer(image);
  return largest ? ` Largest layer: ${layerText(largest)}, ${bytes(largest.bytes)}.` : '';
}

/** `Dockerfile:12`, or else the layer with its instruction. For the base image no line is named, since none here changes it. */
function layerText(layer: AnalysedLayer): string {
  if (layer.base) return `layer ${layer.index} of the base image`;
  if (layer.dockerfile !== null) return terminal(lineText(layer));
  const words = cutEnd(terminal(instruction(layer)), INSTRUCTION_COLUMNS);
  return words === '' ? `layer ${layer.index}` : `layer ${layer.index} (${words})`;
}
