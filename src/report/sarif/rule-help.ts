/** What a rule, detector, label or budget is about, as the help of a problem. */
import { catalogue } from '../../advice/catalogue.ts';
import type { Saving } from '../../analysis/savings/types.ts';
import { rules } from '../../rules/index.ts';
import { markdown, markdownBlock, terminal } from '../format/escape.ts';
import { pageOn } from '../format/links.ts';
import type { Problem } from '../problems/problems.ts';
import { diffOf, keepingLines, keepingNote, safetyOf } from '../rule-words.ts';

export interface RuleHelp {
  /** Safe to print, as `text` is. */
  title: string;
  /** Paragraphs; the first says why it matters. */
  text: string[];
  markdown: string;
  /** Address of a page. */
  page: string;
}

/** @param docs where the documentation is, as of `docsOf` */
export function ruleHelp(problem: Problem, docs: string): RuleHelp {
  if ('budget' in problem.about) return budgetHelp(problem.about.budget, docs);
  const { saving } = problem.about;
  return (saving.page === null ? null : catalogueHelp(saving.page, saving, docs)) ?? ownRuleHelp(saving, docs);
}

const FIGURES: Readonly<Record<string, string>> = {
  size: 'Image size: the sum of the layer bytes of all layers.',
  own: 'Own size: the layer bytes of the layers above the base image.',
  download: 'Download size: the compressed layer blobs plus the config, as a registry serves them.',
  layer: 'The layer bytes of the largest layer.',
  layers: 'The number of layers with content, including base layers.',
  files: 'The number of regular files in the final file system.',
  wasted: 'Wasted bytes: what layers hold and the final file system does not show.',
  removable: 'Removable bytes: visible, but not needed according to a waste rule.',
  waste: 'Wasted and removable bytes.',
  efficiency: 'Visible bytes divided by image size: a minimum.',
};

function budgetHelp(budget: string, docs: string): RuleHelp {
  const figure = Object.hasOwn(FIGURES, budget) ? FIGURES[budget] : undefined;
  const about = figure ?? 'The bytes that this budget of the config counts.';
  const remedy = 'Make the edits of the report, or raise the limit where the bytes are worth it.';
  const page = `${docs}/budgets.md`;
  return {
    title: `${terminal(budget)} is beyond its budget`,
    text: [about, remedy],
    markdown: `${about}\n\n${remedy}\n\n[Budgets](${page})`,
    page,
  };
}

/** A rule that the config defines: all of it is foreign. */
function ownRuleHelp({ title, remedy, label }: Saving, docs: string): RuleHelp {
  const page = `${docs}/config.md#rules`;
  return {
    title: terminal(title),
    text: [`The rule ${terminal(label)} of the config finds these bytes.`, terminal(remedy)],
    markdown: `The rule ${markdown(label)} of the config finds these bytes.\n\n${markdown(remedy)}\n\n[Rules of a config](${page})`,
    page,
  };
}

/** Null for an id of no rule, detector or label. */
function catalogueHelp(id: string, saving: Saving, docs: string): RuleHelp | null {
  const rule = rules.find(one => one.id === id);
  const entry = rule ?? catalogue.find(one => one.id === id);
  if (entry === undefined) return null;
  const page = pageOn(id, docs);
  const why = entry.why ?? entry.title;
  const safe = rule ? [`**Is it safe to remove?** ${safetyOf(rule).join(' ')}`] : [];
  const kept = saving.kind === 'wasted' ? [] : keeping(id, rule?.keep);
  const example = rule?.example === undefined ? [] : [markdownBlock(diffOf(rule.example).join('\n'), 'diff')];
  return {
    title: entry.title,
    text: [why, entry.remedy],
    markdown: [why, ...safe, `**The edit:** ${entry.remedy}`, ...example, ...kept, `More: [${id}](${page})`].join(
      '\n\n',
    ),
    page,
  };
}

/** Wasted bytes cannot be kept, others can. */
function keeping(id: string, keep: string | undefined): string[] {
  return [
    'To keep the files, in `.imagebudget.yml`:',
    markdownBlock(keepingLines(id).join('\n'), 'yaml'),
    keepingNote(keep),
  ];
}
