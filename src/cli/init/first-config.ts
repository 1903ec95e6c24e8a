/** The first config for an image: its budgets, and the text of the file. */
import { SMALL_SHARE, withHeadroom } from '../../config/values/headroom.ts';
import { writeSize } from '../../config/values/units.ts';
import { bytes, ratio } from '../../report/format/figures.ts';
import type { ImageReport } from '../../report/types.ts';

export interface FirstBudget {
  name: string;
  /** Bytes, or a ratio. */
  now: number;
  isRatio?: boolean;
  /** Whether the limit is one of dive's. */
  isDives?: boolean;
  /** As the config says it. */
  limit: string;
}

/** A line of the config that names what to measure or where its Dockerfile is. */
export interface Setting {
  key: 'image' | 'registry' | 'archive' | 'layout' | 'platform' | 'dockerfile';
  value: string;
}

const SMALL_WASTE = `{ warn: ${SMALL_SHARE.warn} %, fail: ${SMALL_SHARE.fail} % }`;

/** Budgets that this image keeps, in the order of the file. */
export function firstBudgets({ sizes }: ImageReport): FirstBudget[] {
  const { image, own, download, wasted, removable } = sizes;
  const fails = (name: string, now: number) => ({ name, now, limit: writeSize(withHeadroom(now)) });
  // The same budget on an image of another source is not judged: the figure may be missing there.
  const ifKnown = (name: string, now: number | null) =>
    now === null ? [] : [{ name, now, limit: `{ fail: ${writeSize(withHeadroom(now))}, onMissing: warn }` }];
  const waste = (name: string, now: number) =>
    now * 100 <= image * SMALL_SHARE.warn ? { name, now, limit: SMALL_WASTE } : fails(name, now);
  return [
    fails('size', image),
    // Without a base image it is the size again.
    ...ifKnown('own', own === image ? null : own),
    ...ifKnown('download', download),
    waste('wasted', wasted),
    waste('removable', removable),
  ];
}

const MEANINGS: Readonly<Record<string, string>> = {
  size: 'all layers',
  own: 'your layers, without the base image',
  download: 'compressed, as a registry serves it',
  efficiency: 'visible bytes / image size',
  wasted: 'replaced or deleted by a later layer',
  removable: 'caches and other files that a rule finds',
};

/** The figure of today, for people. */
export function nowText({ now, isRatio = false }: FirstBudget): string {
  return isRatio ? ratio(now) : bytes(now);
}

interface FirstConfig {
  budgets: readonly FirstBudget[];
  /** They may hold foreign text. */
  settings: readonly Setting[];
}

/** The text of the config. */
export function firstConfig(image: ImageReport, { budgets, settings }: FirstConfig): string {
  const lines = [
    '# Budgets for this image. Check it with: imagebudget check',
    '# Limits in bytes are 5 to 10 % above what was measured. Lower them after each saving.',
    ...(budgets.some(({ isDives }) => isDives)
      ? ['# Those from dive are its own; they do not mean quite the same here.']
      : []),
    'version: 1',
    ...settings.map(({ key, value }) => `${key}: ${scalar(value)}`),
    '# To limit growth, name a report or image of your main branch, here and in "growth" below:',
    '# baseline: main.json',
    'budgets:',
    ...budgets.map(budgetLine),
    '  # growth:',
    '  #   size: { warn: 2 %, fail: 10 MB }',
    ...ruleLines(image),
  ];
  return `${lines.join('\n')}\n`;
}

function budgetLine(budget: FirstBudget): string {
  const { name, limit, isDives = false } = budget;
  return `  ${name}: ${limit} # ${nowText(budget)} now: ${MEANINGS[name] ?? ''}${isDives ? ' (from dive)' : ''}`;
}

/** What was found, as budgets to switch on. */
function ruleLines({ findings }: ImageReport): string[] {
  const found = findings.filter(({ bucket, bytes: size }) => bucket === 'removable' && size > 0);
  if (found.length === 0) return [];
  return [
    '  # Found in this image. Once one is fixed, take the "# " away, and it cannot come back:',
    '  # rules:',
    ...found.map(({ rule, bytes: size }) => `  #   ${rule}: 0 # ${bytes(size)} now`),
  ];
}

/** Text that YAML reads as this string. JSON's strings are YAML's. */
function scalar(text: string): string {
  const isPlain = /^[A-Za-z][\w./:@-]*\w$/.test(text) && !/^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
