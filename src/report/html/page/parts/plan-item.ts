/** One edit: what it frees, and the diff to copy. */
import { bytes } from '../../../format/figures.ts';
import type { PageImage } from '../../model/page-data.ts';
import { el } from '../dom.ts';

type Item = PageImage['plan']['items'][number];

const TRUST = {
  same: 'Nothing that runs can notice it.',
  fewer: 'Less is installed: read what is left out.',
  base: 'It takes another base image: prove it with imagebudget fix --trust base --prove.',
} as const;

export function planItem(item: Item, needed: boolean): HTMLElement {
  const { title, exact, sizeAfter, trust, at, meets, leftOut, edits } = item;
  const about = exact ? '' : 'about ';
  return el(
    'li',
    {},
    el(
      'div',
      { class: 'edit-head' },
      el('h3', {}, title),
      el('span', { class: 'frees' }, `frees ${about}${bytes(item.bytes)}`),
      el('span', { class: 'after' }, `then the image is ${about}${bytes(sizeAfter)}`),
      at !== null && el('a', { href: '#dockerfile', class: 'tag' }, `${at.path}:${at.line}`),
      needed && el('span', { class: 'tag needed' }, 'needed'),
      meets.length > 0 && el('span', { class: 'tag meets' }, `within ${meets.join(', ')}`),
    ),
    el('p', { class: 'trust' }, TRUST[trust]),
    leftOut.length > 0 && leftOutText(leftOut),
    ...edits.map(({ diff, path }) => diffBlock(diff, `${path ?? 'the instructions'}: ${title}`)),
  );
}

/** Packages or directories that are named at once. */
const MOST_NAMES = 6;

function leftOutText(leftOut: Item['leftOut']): HTMLElement {
  const text = (some: Item['leftOut']) => some.map(one => `${one.name} (${bytes(one.bytes)})`).join(', ');
  const start = `No longer in the image: ${text(leftOut.slice(0, MOST_NAMES))}`;
  const rest = leftOut.slice(MOST_NAMES);
  if (rest.length === 0) return el('p', { class: 'trust' }, `${start}.`);
  return el(
    'details',
    { class: 'trust' },
    el('summary', {}, `${start} and ${rest.length} more`),
    el('p', {}, `${text(rest)}.`),
  );
}

function diffBlock(diff: string, of: string): HTMLElement {
  const lines = diff.replace(/\n$/, '').split('\n');
  const copy = el('button', { type: 'button', class: 'small copy', 'aria-label': `Copy the diff of ${of}` }, 'Copy');
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(diff).then(
      () => copy.replaceChildren('Copied'),
      () => copy.replaceChildren('Select and copy'),
    );
  });
  return el(
    'div',
    { class: 'diff' },
    copy,
    el(
      'pre',
      { tabindex: 0, role: 'region', 'aria-label': `Diff of ${of}` },
      ...lines.map(line => el('span', { class: kindOf(line) }, line === '' ? ' ' : line)),
    ),
  );
}

function kindOf(line: string): string {
  if (/^(?:---|\+\+\+|@@)/.test(line)) return 'meta';
  if (line.startsWith('+')) return 'plus';
  return line.startsWith('-') ? 'minus' : '';
}
