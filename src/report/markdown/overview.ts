/** Several images in one Markdown text: a table of all, then what each has to say, the worst first. Images within budget are folded. */
import { counted } from '../format/figures.ts';
import { imagesText, OUTCOMES, worstOf } from '../format/images-text.ts';
import { details, firstRows, ICONS, sinceText, table, unbroken } from './parts.ts';
import type { Extent, Row, Section } from './sections.ts';

/** Rows of the table; a job rarely has more images. */
const MOST_ROWS = 200;

const CUT: Readonly<Record<Extent, string>> = {
  full: '',
  short: '_The details were left out: they are too long for this place. The JSON report has all of them._',
  headlines: '_Only the verdicts are shown: the rest is too long for this place. The JSON report has all of it._',
};

/** The sections as one text that ends with a newline. It says what the extent leaves out. */
export function joinedMarkdown(sections: readonly Section[], extent: Extent): string {
  const [only, second] = sections;
  const parts = only !== undefined && second === undefined ? [only.texts[extent]] : several(sections, extent);
  return `${[...parts, CUT[extent]]
    .map(part => part.trimEnd())
    .filter(part => part !== '')
    .join('\n\n')}\n`;
}

/** Texts that are too long for their extent are cut with the note of `headlines`. */
export const CUT_NOTE = CUT.headlines;

function several(sections: readonly Section[], extent: Extent): string[] {
  const sorted = [...sections].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  const outcomes = sorted.map(({ outcome }) => outcome);
  const start = [`### ${ICONS[worstOf(outcomes)]} ${imagesText(outcomes)}`, tableOf(sorted)];
  if (extent === 'headlines') return start;
  const isCalm = ({ outcome }: Section) => outcome === 'pass' || outcome === 'none';
  const loud = sorted.filter(section => !isCalm(section)).map(({ texts }) => texts[extent]);
  return [...start, ...loud, ...(extent === 'full' ? [folded(sorted.filter(isCalm))] : [])];
}

function folded(sections: readonly Section[]): string {
  if (sections.length === 0) return '';
  const n = sections.length;
  const isGreen = sections.every(({ outcome }) => outcome === 'pass');
  const title = isGreen ? `${ICONS.pass} ${counted(n, 'image')} within budget` : counted(n, 'more image');
  return details(title, [sections.map(({ texts }) => texts.full.trimEnd()).join('\n\n')]).join('\n');
}

/** Few columns: more of them need scrolling on a phone. */
function tableOf(sections: readonly Section[]): string {
  const { shown, rest } = firstRows(sections, MOST_ROWS);
  const names = sections.map(({ row }) => row.image);
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const isCompared = sections.some(({ row }) => row.base !== '');
  const name = ({ image, platform }: Row) => (repeated.has(image) && platform !== '' ? `${image} ${platform}` : image);
  const first = ({ outcome, row }: Section) => `${ICONS[outcome]}\u00a0${name(row)}`.trimEnd();
  const now = isCompared ? 'Now (base + change)' : 'Now';
  const columns: Readonly<Record<string, 'left' | 'right'>> = { Image: 'left', [now]: 'right', Verdict: 'left' };
  const rows = shown.map(section => {
    const { row } = section;
    return [first(section), sinceText(row.now, row.base, row.change), unbroken(row.verdict)];
  });
  return [...table(columns, rows), ...rest].join('\n');
}
