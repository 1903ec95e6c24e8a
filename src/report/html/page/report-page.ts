/** The page of a report: all of its images, one at a time. */
import type { PageFiles } from '../model/files.ts';
import type { MapPlace } from '../model/map.ts';
import type { PageData, PageImage } from '../model/page-data.ts';
import { finalView, type TreeView } from '../model/views.ts';
import { add, el, fill, section } from './dom.ts';
import { Explorer } from './explorer/explorer.ts';
import { footer, header } from './frame.ts';
import { filesOf, reading, whenLoaded } from './load.ts';
import { addMap } from './map/map.ts';
import type { Navigation } from './navigation.ts';
import { dockerfile } from './parts/dockerfile.ts';
import { findings } from './parts/findings.ts';
import { wastingLayer } from './parts/largest.ts';
import { largestFiles } from './parts/largest-files.ts';
import { layersTable } from './parts/layers-table.ts';
import { overview } from './parts/overview.ts';
import { packages } from './parts/packages.ts';

const SECTIONS = [
  ['overview', 'Overview'],
  ['findings', 'What to do'],
  ['map', 'Map'],
  ['files', 'Files'],
  ['largest', 'Largest files'],
  ['dockerfile', 'Instructions'],
  ['packages', 'Packages'],
] as const;

/** Shows the report at once, and the files as soon as they are read. */
export function showReport(data: PageData): void {
  new ReportPage(data).show(0);
}

class ReportPage {
  readonly #data: PageData;
  readonly #main = el('main', { id: 'main' });
  readonly #files = new Map<number, Promise<PageFiles>>();

  constructor(data: PageData) {
    this.#data = data;
    const { images } = data;
    const title = images.length === 1 ? (images[0]?.name ?? '') : 'imagebudget';
    document.body.append(header(title, SECTIONS, images.length > 1 && this.#choice()), this.#main, footer(data));
  }

  #choice(): HTMLElement {
    const choice = el(
      'select',
      { 'aria-label': 'Image' },
      ...this.#data.images.map(({ name, source }, nth) => el('option', { value: nth }, `${name} ${source.platform}`)),
    );
    choice.addEventListener('change', () => this.show(Number(choice.value)));
    return choice;
  }

  show(nth: number): void {
    const image = this.#data.images[nth];
    if (image === undefined) return;
    const map = section('map', 'Map');
    const explorer = section('files', 'Files');
    const opened = new Promise<Opened>(resolve => {
      const show = ({ part, path }: MapPlace) => (part === 'wasted' ? to.showWasted(path) : to.showPath(path));
      whenLoaded(async () => resolve(await this.#open(nth, image, { map, explorer, show })));
    });
    const to = navigation(image, opened);
    const top = overview(image);
    add(top, layersTable(image, to));
    fill(this.#main, top, findings(image, this.#data, to), map, explorer, dockerfile(image, to), packages(image));
  }

  /** The text of an image's files is in the page once: it is read once. */
  #filesOf(nth: number): Promise<PageFiles> {
    const read = this.#files.get(nth) ?? filesOf(nth);
    this.#files.set(nth, read);
    return read;
  }

  #open(
    nth: number,
    image: PageImage,
    { map, explorer, show }: { map: HTMLElement; explorer: HTMLElement; show(place: MapPlace): void },
  ): Promise<Opened> {
    return reading(explorer, async () => {
      const files = await this.#filesOf(nth);
      const removable = image.findings.flatMap(({ bucket }, at) => (bucket === 'removable' ? [at] : []));
      const final = finalView(files, removable);
      addMap(map, { files, image, view: final, show });
      const opened = new Explorer(explorer, { files, image, final });
      add(explorer, largestFiles({ files, image, final, show: path => show({ part: 'files', path }) }));
      return { explorer: opened, files, final };
    });
  }
}

/** What is known once the files are read. */
interface Opened {
  explorer: Explorer;
  files: PageFiles;
  final: TreeView;
}

function navigation(image: PageImage, opened: Promise<Opened>): Navigation {
  const go = async (open: (explorer: Explorer, files: PageFiles) => void) => {
    const { explorer, files } = await opened;
    open(explorer, files);
    document.getElementById('files')?.scrollIntoView({ block: 'start' });
    document.querySelector<HTMLElement>('.grid')?.focus({ preventScroll: true });
  };
  return {
    showLayer: layer => void go(explorer => explorer.openLayer(layer)),
    showPath: path => void go(explorer => explorer.openPath(path)),
    showWasted: path => void go((explorer, files) => explorer.openPath(path, wastingLayer(files, path))),
    whenKnown: use => void opened.then(({ files, final }) => use(files, final)),
    showFinding: (finding, title) =>
      void go((explorer, { findings: all }) => {
        const picked = new Set(all[finding] ?? []);
        explorer.openPicked(null, { title, isPicked: path => picked.has(path) });
      }),
    showGroup: (group, title) =>
      void go((explorer, { entries, groups }) => {
        const picked = new Set<number>();
        for (let at = 0; at < groups.length; at++) if (groups[at] === group + 1) picked.add(entries.paths[at] ?? 0);
        explorer.openPicked(image.wasteGroups[group]?.addedIn ?? null, { title, isPicked: path => picked.has(path) });
      }),
  };
}
