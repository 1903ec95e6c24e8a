import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, type Case, ours } from '../case.ts';
import { plainImage } from '../images.ts';
import { sideBySide } from '../measure.ts';
import { type Opened, openPage } from '../pages.ts';
import { type Limit, ratioLimit, type Section, seconds, size, timeLimit } from '../report.ts';
import { USUAL_LAYERS } from '../shapes.ts';
import { mapSpread, type Spread, spreadOf } from '../statistics.ts';

const FILES = 152_000;
const BYTES_A_FILE = 100;
const MOST_BYTES = 10e6;

const IMAGES = [
  { title: 'ten layers', layers: USUAL_LAYERS },
  { title: '300 layers', layers: Array.from({ length: 300 }, () => 1) },
];

export const page: Case = {
  id: 'page',
  what: 'the page: writing it, its size, and opening and searching it in Chromium',
  async run(bench) {
    const sections: Section[] = [];
    for (const image of IMAGES) sections.push(await pageOf(bench, image));
    return sections;
  },
};

async function pageOf(bench: Bench, { title, layers }: (typeof IMAGES)[number]): Promise<Section> {
  const files = Math.round(FILES * bench.scale);
  const image = await plainImage(bench.scratch, { files, bytes: files * BYTES_A_FILE, layers, deletions: 10 });
  const path = join(bench.scratch, 'page.html');
  const inspect = ours(bench, 'inspect', image, '--no-cache');
  const [html, json] = await sideBySide(
    [
      { name: '--html', command: [...inspect.command, '--html', path] },
      { name: '--json', command: [...inspect.command, '--json'] },
    ],
    bench.rounds,
  );
  if (html === undefined || json === undefined) throw new Error('the bench lost a measurement');
  const bytes = statSync(path).size;
  const written: Limit = {
    what: 'size of the page',
    value: `${(bytes / 1e6).toFixed(2)} MB`,
    wanted: `at most ${MOST_BYTES / 1e6} MB`,
    holds: bytes <= MOST_BYTES,
  };
  const opened = await openings(bench, path);
  return {
    title: `The page, ${title}`,
    about: `A page of ${files} files, written next to the JSON report.`,
    measured: [html, json],
    limits: [
      ratioLimit(html, json, 1.5),
      written,
      ...(opened === null ? [] : [timeLimit('opened, until files can be explored', opened.own.ready, 2000)]),
    ],
    notes: opened === null ? ['Chromium is not there, so the page was not opened.'] : notesOf(opened),
  };
}

type Spreads = Record<keyof Opened, Spread>;

/** The page and one that does nothing, opened in turn; null without Chromium. */
async function openings(bench: Bench, path: string): Promise<{ own: Spreads; empty: Spreads } | null> {
  const { chromium } = bench;
  if (chromium === null) return null;
  const nothing = join(bench.scratch, 'empty.html');
  writeFileSync(nothing, '<!doctype html><title>empty</title><p>Nothing');
  const [own, empty]: Opened[][] = [[], []];
  for (let round = 0; round < bench.rounds; round++) {
    empty?.push(await openPage({ chromium, from: bench.cli }, nothing, null));
    own?.push(await openPage({ chromium, from: bench.cli }, path, '.explorer'));
  }
  return { own: spreads(own ?? []), empty: spreads(empty ?? []) };
}

function spreads(opened: readonly Opened[]): Spreads {
  const of = (key: keyof Opened) => spreadOf(opened.map(one => one[key]));
  return {
    paint: of('paint'),
    ready: of('ready'),
    search: of('search'),
    processor: of('processor'),
    memory: of('memory'),
  };
}

function notesOf({ own, empty }: { own: Spreads; empty: Spreads }): string[] {
  const both = (key: keyof Opened, of = seconds) =>
    `${mapSpread(own[key], of)}; empty page: ${mapSpread(empty[key], of)}`;
  return [
    `first paint: ${both('paint')}`,
    `files can be explored: ${both('ready')}`,
    `processor time of the tab until then: ${both('processor')}`,
    `from the last key of a search to its result on the screen: ${mapSpread(own.search, seconds)}`,
    `memory of the tab after it: ${both('memory', size)}`,
  ];
}
