/** What to do: the plan's edits as diffs of the user's own files; then all that was found. */
import { bytes, count } from '../../../format/figures.ts';
import type { PageData, PageImage } from '../../model/page-data.ts';
import { add, el, marked, section } from '../dom.ts';
import type { Navigation } from '../navigation.ts';
import { longRows } from './long-rows.ts';
import { headerRow } from './overview.ts';
import { planItem } from './plan-item.ts';

const DONE = {
  overwritten: 'overwritten',
  metadata: 'stored again',
  deleted: 'deleted',
  opaque: 'hidden',
  replaced: 'replaced',
} as const;

export function findings(image: PageImage, { docs }: PageData, to: Navigation): HTMLElement {
  const { plan, planSentences } = image;
  const shown = section('findings', 'What to do');
  if (plan.items.length === 0) add(shown, el('p', {}, 'No edit of the Dockerfile frees much.'));
  add(
    shown,
    plan.items.length > 0 &&
      el('ol', { class: 'plan' }, ...plan.items.map((item, n) => planItem(item, plan.needed > n))),
    ...planSentences.map(sentence => el('p', {}, sentence)),
    plan.small.length > 0 &&
      el(
        'details',
        {},
        el('summary', {}, `${count(plan.small.length)} more that free little`),
        el('ol', { class: 'plan' }, ...plan.small.map(item => planItem(item, false))),
      ),
    plan.baseBytes > 0 &&
      el('p', {}, `${bytes(plan.baseBytes)} are inside the base image; a newer or smaller base frees them.`),
    foundTable(image, docs, to),
    wasteTable(image, docs, to),
  );
  return shown;
}

function foundTable({ findings: all }: PageImage, docs: string, to: Navigation): HTMLElement | null {
  const rows = all.map((finding, nth) => [
    named(finding.title, finding.page, docs),
    bytes(finding.bytes),
    count(finding.files),
    finding.bucket === 'removable' ? 'removable' : 'to look at',
    finding.at === null ? '' : `${finding.at.path}:${finding.at.line}`,
    show(finding.title, () => to.showFinding(nth, finding.title)),
    marked(finding.remedy),
  ]);
  return longTable('Findings', ['Finding', 'Size', 'Files', 'Counts as', 'Line', '', 'Remedy'], rows);
}

function wasteTable({ wasteGroups }: PageImage, docs: string, to: Navigation): HTMLElement | null {
  const rows = wasteGroups.map((group, nth) => [
    named(group.title, group.label, docs),
    bytes(group.bytes),
    count(group.files),
    `layer ${group.addedIn}, ${DONE[group.cause]} in ${group.wastedIn}`,
    group.at === null ? '' : `${group.at.path}:${group.at.line}`,
    show(group.title, () => to.showGroup(nth, group.title)),
    el('span', {}, el('code', {}, group.directory), ' ', marked(group.remedy)),
  ]);
  return longTable('Wasted bytes', ['What happened', 'Size', 'Files', 'Where', 'Line', '', 'Mostly in; remedy'], rows);
}

function named(title: string, page: string | null, docs: string): HTMLElement {
  if (page === null) return el('span', {}, title);
  return el('a', { href: `${docs}/rules/${encodeURIComponent(page)}.md`, rel: 'noreferrer' }, title);
}

function show(title: string, click: () => void): HTMLElement {
  return el('button', { type: 'button', class: 'small', 'aria-label': `Show the files of: ${title}`, click }, 'Files');
}

type Cell = string | HTMLElement;

/** A table of which the first rows are shown, and the others on demand. Columns 1 and 2 hold figures. */
export function longTable(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): HTMLElement | null {
  if (rows.length === 0) return null;
  return longRows({ caption, head: headerRow(head, [1, 2]), rows: rows.map(tableRow) });
}

function tableRow(cells: readonly Cell[]): HTMLElement {
  return el(
    'tr',
    {},
    ...cells.map((cell, at) =>
      at === 0 ? el('th', { scope: 'row' }, cell) : el('td', { class: at === 1 || at === 2 ? 'number' : '' }, cell),
    ),
  );
}
