/** The figures of a page are those of the JSON report: added up here from the files that the page holds. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { MapBytes, type MapNode } from '../../../src/report/html/model/map.ts';
import { marginOf } from '../../../src/report/html/model/margin.ts';
import type { PageImage } from '../../../src/report/html/model/page-data.ts';
import { TreeRows } from '../../../src/report/html/model/rows.ts';
import { layersWith, search } from '../../../src/report/html/model/search.ts';
import { pathText } from '../../../src/report/html/model/state.ts';
import { finalView, layerView, type TreeView, upToView } from '../../../src/report/html/model/views.ts';
import { Classes, SCHEMES } from '../../../src/report/html/page/map/classes.ts';
import { placesOf } from '../../../src/report/html/page/map/colours.ts';
import { pageFolder } from '../../kit/pages/page-folder.ts';
import { DOCKERFILE, NAMES, pageArchive } from '../../kit/pages/page-image.ts';
import { type ReadPage, readPage } from '../../kit/pages/read-page.ts';
import { scratchFolder } from '../../kit/processes/cli.ts';
import { runInProcess } from '../../kit/processes/cli-in-process.ts';

const folder = scratchFolder();
writeFileSync(join(folder, 'image.tar'), pageArchive());
writeFileSync(join(folder, 'Dockerfile'), DOCKERFILE);
writeFileSync(
  join(folder, '.imagebudget.yml'),
  'version: 1\narchive: image.tar\nbudgets:\n  size: 20 kB\n  wasted: 1 %\n',
);

let html = '';
let page: ReadPage;
let image: PageImage;
let final: TreeView;
let report: Record<string, never>;

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

beforeAll(async () => {
  const args = ['check', '--html', 'page.html', '--json', 'report.json'];
  const { code, stderr } = await runInProcess(args, { cwd: folder, page: await pageFolder() });
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  html = readFileSync(join(folder, 'page.html'), 'utf8');
  page = readPage(html);
  [image] = page.data.images as [PageImage];
  [report] = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).images;
  const removable = image.findings.flatMap(({ bucket }, at) => (bucket === 'removable' ? [at] : []));
  final = finalView(filesOf(page), removable);
});

function filesOf({ files: [files] }: ReadPage) {
  if (files === undefined) throw new Error('the page has no files');
  return files;
}

test('the growth against a baseline is that of the report', async () => {
  const args = ['check', '--baseline', 'report.json', '--html', 'grown.html', '--json', 'grown.json'];
  const { code } = await runInProcess(args, { cwd: folder, page: await pageFolder() });
  expect(code).toBe(1);
  const [shown] = readPage(readFileSync(join(folder, 'grown.html'), 'utf8')).data.images;
  const [{ growth }] = JSON.parse(readFileSync(join(folder, 'grown.json'), 'utf8')).images;
  expect(shown?.growth?.byFigure).toMatchObject({ image: growth.image, wasted: growth.wasted });
  expect(shown?.headline).toContain('as much as report.json');
  expect(image.growth).toBeNull();
});

describe('what the page says', () => {
  test.each(['name', 'source', 'sizes', 'base', 'noPackage', 'notes', 'packages'] as const)(
    '%s is the report’s',
    key => {
      expect(image[key]).toEqual(report[key]);
    },
  );

  test.each([
    ['layers', ['index', 'diffId', 'bytes', 'wastedBytes', 'removableBytes', 'entries', 'createdBy', 'dockerfile']],
    ['findings', ['rule', 'bytes', 'files', 'layers', 'remedy', 'at']],
    ['wasteGroups', ['label', 'rule', 'cause', 'addedIn', 'wastedIn', 'bytes', 'files', 'directory', 'at']],
    ['budgets', ['budget', 'status', 'actual', 'warn', 'fail']],
  ] as const)('of %s is the report’s', (list, fields) => {
    const only = (values: readonly object[]) =>
      values.map(value =>
        Object.fromEntries(Object.entries(value).filter(([key]) => fields.some(field => field === key))),
      );
    expect(only(image[list])).toEqual(only(report[list] as unknown as object[]));
    expect(image[list].length).toBeGreaterThan(0);
  });

  test('of edits is the report’s', () => {
    const edits = (plan: readonly { id: string; bytes: number; sizeAfter: number }[]) =>
      plan.map(({ id, bytes, sizeAfter }) => ({ id, bytes, sizeAfter }));
    expect(edits(image.plan.items)).toEqual(edits(report.plan as unknown as PageImage['plan']['items']));
  });
});

describe('added up from its files', () => {
  test('the final file system has the visible and the removable bytes', () => {
    expect(sum(final.own)).toBe(image.sizes.visible);
    expect(final.bytes[0]).toBe(image.sizes.visible);
    expect(final.waste[0]).toBe(image.sizes.removable);
  });

  test('each layer’s tree has its bytes, and those of them that are wasted', () => {
    for (const { index, bytes, wastedBytes } of image.layers) {
      const view = layerView(filesOf(page), index);
      expect([index, sum(view.own), view.bytes[0], view.waste[0]]).toEqual([index, bytes, bytes, wastedBytes]);
    }
  });

  test('what layers add less what they take away is the final file system', () => {
    const views = image.layers.map(({ index }) => layerView(filesOf(page), index));
    expect(sum(views.map(view => (view.bytes[0] ?? 0) - (view.removed[0] ?? 0)))).toBe(image.sizes.visible);
  });

  test('all up to the top layer is the final file system', () => {
    expect(upToView(filesOf(page), image.layers.length - 1).bytes).toEqual(final.bytes);
  });

  test.each([100, 20_000, 500_000])('the map of %s square pixels is the image, at each level', pixels => {
    const bytes = new MapBytes(filesOf(page), final);
    const check = ({ bytes: whole, children }: MapNode): void => {
      if (children === null) return;
      expect(sum(children.map(child => child.bytes))).toBe(whole);
      children.forEach(check);
    };
    const map = bytes.areas({ part: 'image', path: 0 }, pixels);
    check(map);
    expect(map.bytes).toBe(image.sizes.image);
    expect(bytes.of({ part: 'wasted', path: 0 })).toBe(image.sizes.wasted);
  });

  test.each(SCHEMES)('the map’s classes by %s are the image, of all files and of each area', scheme => {
    const bytes = new MapBytes(filesOf(page), final);
    const classes = new Classes(filesOf(page), image, final);
    classes.scheme = scheme;
    const bytesOf = (shares: readonly { bytes: number }[]) => sum(shares.map(share => share.bytes));
    const all = classes.of([{ part: 'image', path: 0 }], bytes);
    expect(bytesOf(all)).toBe(image.sizes.image);
    expect(all.find(({ colour }) => colour.hue === 'hatched')?.bytes).toBe(image.sizes.wasted);
    const areas = (node: MapNode): MapNode[] => node.children?.flatMap(areas) ?? [node];
    const leaves = areas(bytes.areas({ part: 'image', path: 0 }, 20_000));
    expect(leaves.some(({ merged }) => merged.length > 0)).toBe(true);
    for (const leaf of leaves) expect(bytesOf(classes.of(placesOf(leaf), bytes))).toBe(leaf.bytes);
  });

  test('the map’s class of a finding is what it counts', () => {
    const classes = new Classes(filesOf(page), image, final);
    classes.scheme = 'finding';
    const all = classes.of([{ part: 'files', path: 0 }], new MapBytes(filesOf(page), final));
    for (const { title, bytes } of image.findings)
      expect([title, all.find(({ colour }) => colour.name === title)?.bytes]).toEqual([title, bytes]);
  });

  test('the Dockerfile’s margin is the image, and all of its waste', () => {
    const { lines, rest } = marginOf(image);
    const all = [...lines.values(), rest];
    expect(sum(all.map(({ bytes }) => bytes))).toBe(image.sizes.image);
    expect(sum(all.map(({ adds }) => adds))).toBe(image.sizes.visible);
    expect(sum(all.map(({ removable, wasted }) => removable + wasted))).toBe(
      image.sizes.wasted + image.sizes.removable,
    );
    expect(lines.get(4)?.bytes).toBe(image.layers[1]?.bytes);
    expect(rest.layers).toEqual([]);
  });

  test('the files of each finding and group have its bytes', () => {
    const { findings, groups, entries } = filesOf(page);
    for (const [at, finding] of image.findings.entries())
      expect([finding.rule, sum([...(findings[at] ?? [])].map(path => final.own[path] ?? 0))]).toEqual([
        finding.rule,
        finding.bytes,
      ]);
    for (const [at, group] of image.wasteGroups.entries()) {
      const own = entries.sizes.filter((_, entry) => groups[entry] === at + 1);
      expect([group.label, sum(own), own.length]).toEqual([group.label, group.bytes, group.files]);
    }
  });

  test('the files of each package have its bytes', () => {
    const { packages, entries } = filesOf(page);
    for (const [at, one] of image.packages.entries())
      expect([one.name, sum(entries.sizes.filter((_, entry) => packages[entry] === at + 1))]).toEqual([
        one.name,
        one.bytes,
      ]);
  });
});

describe('a search', () => {
  const found = (query: string) => {
    const { hits, files, bytes } = search(filesOf(page), final, query);
    return { hits, files, bytes };
  };

  test.each(['/usr/lib', '/usr/lib/'])(
    'for the directory %s finds it and what is below, not what starts alike',
    query => {
      const { files, bytes } = found(query);
      expect({ files, bytes }).toEqual({ files: 2, bytes: 13_000 });
    },
  );

  test('for a part of paths finds all that have it', () => {
    expect(found('/usr/li')).toMatchObject({ files: 3, bytes: 13_150 });
    expect(found('USR/lib64')).toMatchObject({ files: 1, bytes: 150 });
  });

  test('opens the way to a directory, and the directory', () => {
    const rows = new TreeRows(filesOf(page), final);
    rows.filter(found('/usr/lib').hits);
    expect(rows.rows().map(({ path }) => pathText(filesOf(page), path))).toEqual([
      '/usr',
      '/usr/lib',
      '/usr/lib/libc.so',
      '/usr/lib/libcurl.so',
    ]);
  });

  test('names the layers of what later layers deleted', () => {
    expect(found('/var/cache/big').files).toBe(0);
    expect(layersWith(filesOf(page), '/var/cache/big')).toEqual([1, 2]);
  });
});

test('a file that only got another owner is not called deleted or replaced', () => {
  const [group] = image.wasteGroups.filter(({ cause }) => cause === 'metadata');
  expect(group).toMatchObject({ title: 'Stored again in a later layer: only metadata changed', bytes: 600 });
  expect(group?.remedy).toContain('COPY --chown');
});

test('wasted and removable bytes are what can be saved', () => {
  expect(image.sizes.wasted + image.sizes.removable).toBe(image.savingsTotal.bytes);
  expect(sum(image.layers.map(({ causedWaste }) => causedWaste))).toBe(image.savingsTotal.bytes);
});

describe('the page', () => {
  test('has no markup of names, and only what its policy allows', () => {
    expect(NAMES.length).toBeGreaterThan(40);
    // What is between the tags of our own script is its text, whatever it looks like.
    const [frame = '', rest = ''] = html.split(/<script>[\s\S]*?<\/script>/);
    expect(rest).not.toBe('');
    expect(`${frame}${rest}`.match(/<[a-z!/][^>]*>/gi)?.filter(tag => !isOurs(tag))).toEqual([]);
    expect(html).toContain('default-src &#39;none&#39;; script-src &#39;sha256-');
  });

  test('shows the Dockerfile without its secrets', () => {
    expect(html).not.toContain('hunter2');
    expect(image.dockerfile?.lines[8]).toBe('ENV TOKEN_SECRET=***');
  });
});

/** Tags of the frame; the script and the styles are our own text. */
function isOurs(tag: string): boolean {
  return /^<(!doctype html|\/?(html|body|script|style|title|noscript)|meta)\b/i.test(tag);
}
