/** What to do: the plan's edits as diffs of the user's own files; then all that was found. */
import { CAUSES } from '../../../../analysis/savings/causes.ts';
import { bytes, count } from '../../../format/figures.ts';
import type { PageFiles } from '../../model/files.ts';
import type { PageData, PageImage } from '../../model/page-data.ts';
import { pathText } from '../../model/state.ts';
import { add, el, fill, marked, section } from '../dom.ts';
import type { Navigation } from '../navigation.ts';
import { largestOf, largestOfGroups, type Sized } from './largest.ts';
import { longTable } from './long-rows.ts';
import { planItem } from './plan-item.ts';

export function findings(image: PageImage, { docs }: PageData, to: Navigation): HTMLElement {
  const { plan, planSentences } = image;
  const shown = section('findings', 'What to do');
  if (plan.items.length === 0) add(shown, el('p', {}, 'No edit of the Dockerfile frees much.'));
  add(
    shown,
    plan.items.length > 1 &&
      el('p', { class: 'hint' }, 'Each edit builds on those above it: its diff and the size after it are with them.'),
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
    named('found', foundTable(image, docs, to)),
    named('wasted-bytes', wasteTable(image, docs, to)),
  );
  return shown;
}

/** Gives a table the ID that links lead to. */
function named(id: string, table: HTMLElement | null): HTMLElement | null {
  table?.setAttribute('id', id);
  return table;
}

function foundTable({ findings: all }: PageImage, docs: string, to: Navigation): HTMLElement | null {
  const names = all.map(() => el('span', { class: 'names' }));
  to.whenKnown((files, { own }) => {
    for (const [at, { files: count }] of all.entries())
      showNames(
        names[at],
        { files, count, largest: largestOf(files.findings[at] ?? [], own, MOST_NAMED) },
        to.showPath,
      );
  });
  const rows = all.map((finding, nth) => [
    titled(finding.title, finding.page, docs),
    bytes(finding.bytes),
    count(finding.files),
    finding.bucket === 'removable' ? 'removable' : 'to look at',
    finding.at === null ? '' : `${finding.at.path}:${finding.at.line}`,
    show(finding.title, () => to.showFinding(nth, finding.title)),
    el('span', {}, names[nth], marked(finding.remedy)),
  ]);
  const head = ['Finding', 'Size', 'Files', 'Counts as', 'Line', '', 'Files; remedy'];
  return longTable({ caption: 'Findings', head, rows });
}

function wasteTable({ wasteGroups }: PageImage, docs: string, to: Navigation): HTMLElement | null {
  const names = wasteGroups.map(({ directory }) => el('span', { class: 'names' }, el('code', {}, directory)));
  to.whenKnown(files => {
    const largest = largestOfGroups(files, MOST_NAMED);
    for (const [at, { files: count }] of wasteGroups.entries())
      showNames(names[at], { files, count, largest: largest.get(at + 1)?.items ?? [] }, to.showWasted);
  });
  const rows = wasteGroups.map((group, nth) => [
    titled(group.title, group.label, docs),
    bytes(group.bytes),
    count(group.files),
    `layer ${group.addedIn}, ${CAUSES[group.cause].did} in ${group.wastedIn}`,
    group.at === null ? '' : `${group.at.path}:${group.at.line}`,
    show(group.title, () => to.showGroup(nth, group.title)),
    el('span', {}, names[nth], marked(group.remedy)),
  ]);
  const head = ['What happened', 'Size', 'Files', 'Where', 'Line', '', 'Files; remedy'];
  return longTable({ caption: 'Wasted bytes', head, rows });
}

/** Files that are named. */
const MOST_NAMED = 4;

interface Named {
  files: PageFiles;
  /** Of how many files these are the largest. */
  count: number;
  largest: readonly Sized[];
}

/** Names all files if they are few, and else the largest. Each leads to its place in the tree. */
function showNames(
  to: HTMLElement | undefined,
  { files, count: all, largest }: Named,
  go: (path: number) => void,
): void {
  if (to === undefined || largest.length === 0) return;
  const named = all > MOST_NAMED ? largest.slice(0, 1) : largest;
  const buttons = named.map(({ path }) =>
    el('button', { type: 'button', class: 'link', click: () => go(path) }, pathText(files, path)),
  );
  const rest = all - named.length;
  fill(to, ...buttons, rest > 0 && `and ${count(rest)} smaller`);
}

function titled(title: string, page: string | null, docs: string): HTMLElement {
  if (page === null) return el('span', {}, title);
  return el('a', { href: `${docs}/rules/${encodeURIComponent(page)}.md`, rel: 'noreferrer' }, title);
}

function show(title: string, click: () => void): HTMLElement {
  return el('button', { type: 'button', class: 'small', 'aria-label': `Show the files of: ${title}`, click }, 'Files');
}
