/** The page's program: it shows the report at once, and the files as soon as they are read. */
import type { PageFiles } from '../model/files.ts';
import type { PageData, PageImage } from '../model/page-data.ts';
import { finalView } from '../model/views.ts';
import { add, el, fill, section } from './dom.ts';
import { Explorer } from './explorer/explorer.ts';
import { filesOf, pageData } from './load.ts';
import { addMap } from './map/map.ts';
import type { Navigation } from './navigation.ts';
import { dockerfile } from './parts/dockerfile.ts';
import { findings } from './parts/findings.ts';
import { layersTable } from './parts/layers-table.ts';
import { overview } from './parts/overview.ts';
import { packages } from './parts/packages.ts';

const data = pageData();
const main = el('main', { id: 'main' });
const files = new Map<number, Promise<PageFiles>>();

function start(): void {
  document.body.append(header(data), main, footer(data));
  show(0);
}

function show(nth: number): void {
  const image = data.images[nth];
  if (image === undefined) return;
  const map = section('map', 'Map');
  const explorer = section('files', 'Files');
  const opened = new Promise<Explorer>(resolve => {
    whenLoaded(async () => resolve(await openFiles(nth, image, { map, explorer })));
  });
  const to = navigation(opened, image);
  const top = overview(image);
  add(top, layersTable(image, to));
  fill(main, top, findings(image, data, to), map, explorer, dockerfile(image, to), packages(image));
}

/** The files come last in the page. */
function whenLoaded(work: () => void): void {
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', work, { once: true });
  else work();
}

async function openFiles(
  nth: number,
  image: PageImage,
  { map, explorer }: { map: HTMLElement; explorer: HTMLElement },
): Promise<Explorer> {
  const waiting = el('p', { role: 'status' }, 'Reading the files …');
  add(explorer, waiting);
  try {
    const read = files.get(nth) ?? filesOf(nth);
    files.set(nth, read);
    const all = await read;
    const removable = image.findings.flatMap(({ bucket }, at) => (bucket === 'removable' ? [at] : []));
    const final = finalView(all, removable);
    waiting.remove();
    addMap(map, { files: all, image, view: final });
    return new Explorer(explorer, { files: all, image, final });
  } catch (error) {
    fill(waiting, 'The files of this page cannot be read: it was cut off, or this browser is too old for it.');
    throw error;
  }
}

function navigation(opened: Promise<Explorer>, image: PageImage): Navigation {
  const go = async (open: (explorer: Explorer) => void) => {
    open(await opened);
    document.getElementById('files')?.scrollIntoView({ block: 'start' });
    document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
  };
  const nth = data.images.indexOf(image);
  return {
    showLayer: layer => void go(explorer => explorer.openLayer(layer)),
    showPath: path => void go(explorer => explorer.openPath(path)),
    showFinding: (finding, title) =>
      void go(async explorer => {
        const picked = new Set((await files.get(nth))?.findings[finding] ?? []);
        explorer.openPicked(null, { title, isPicked: path => picked.has(path) });
      }),
    showGroup: (group, title) =>
      void go(async explorer => {
        const { entries, groups } = (await files.get(nth)) ?? (await filesOf(nth));
        const picked = new Set<number>();
        for (let at = 0; at < groups.length; at++) if (groups[at] === group + 1) picked.add(entries.paths[at] ?? 0);
        explorer.openPicked(image.wasteGroups[group]?.addedIn ?? null, { title, isPicked: path => picked.has(path) });
      }),
  };
}

function header({ images }: PageData): HTMLElement {
  const links = [
    ['overview', 'Overview'],
    ['findings', 'What to do'],
    ['map', 'Map'],
    ['files', 'Files'],
    ['dockerfile', 'Dockerfile'],
    ['packages', 'Packages'],
  ] as const;
  const choice = el(
    'select',
    { 'aria-label': 'Image' },
    ...images.map(({ name, source }, nth) => el('option', { value: nth }, `${name} ${source.platform}`)),
  );
  choice.addEventListener('change', () => show(Number(choice.value)));
  return el(
    'header',
    {},
    el('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
    el('h1', {}, images.length === 1 ? (images[0]?.name ?? '') : 'imagebudget'),
    images.length > 1 && choice,
    el('nav', { 'aria-label': 'Sections' }, ...links.map(([id, text]) => el('a', { href: `#${id}` }, text))),
  );
}

function footer({ version }: PageData): HTMLElement {
  return el('footer', {}, `Written by imagebudget ${version}. Sizes are decimal: 1 MB is 1,000,000 bytes.`);
}

start();
