/** The last step before a report is printed: figures that contradict each other are never reported. */
import type { AnalysedLayer, Finding, Sizes, WasteGroup } from '../../analysis/types.ts';
import { GroupTable } from '../../analysis/wasted/waste-groups.ts';
import { verdictOf } from '../../budget/judge.ts';
import type { ImageReport, Report } from '../types.ts';
import { assertPlan } from './assert-plan.ts';
import { allWhole, holds, same, total } from './assertions.ts';

/** Tolerance for the rounding of one division. */
const EPSILON = 1e-12;

/**
 * Returns the report if every sum of docs/report.md holds in it.
 * @throws MeasureError otherwise: a wrong figure must not become a verdict
 */
export function assertSums(report: Report): Report {
  for (const image of report.images) assertImage(image);
  const verdicts = report.images.flatMap(({ verdict }) => (verdict === null ? [] : [{ status: verdict }]));
  same('the verdict', report.verdict, verdicts.length === 0 ? null : verdictOf(verdicts));
  return report;
}

function assertImage(image: ImageReport): void {
  assertWholeFigures(image);
  assertSizes(image.sizes);
  assertLayers(image);
  assertWasted(image);
  assertGroups(image);
  for (const finding of image.findings) assertFinding(finding, image.layers);
  for (const { layer } of image.hints)
    holds('hints are on layers of the image', layer === null || image.layers[layer] !== undefined);
  assertRemovable(image);
  assertSavings(image);
  assertLargestLayer(image);
  assertPackages(image);
  assertPlan(image);
  assertGrowth(image);
  if (image.verdict === null) same('budgets without a verdict', image.budgets.length + image.unjudged.length, 0);
  else same("the image's verdict", image.verdict, verdictOf([...image.budgets, ...image.unjudged]));
}

function assertSizes({ image, visible, wasted, removable, efficiency }: Sizes): void {
  same('image size and visible plus wasted bytes', image, visible + wasted);
  holds('removable bytes are visible', removable <= visible);
  const expected = image === 0 ? 1 : visible / image;
  holds('efficiency is visible bytes of the image size', Math.abs(efficiency - expected) <= EPSILON);
}

function assertLayers({ layers, sizes, base }: ImageReport): void {
  layers.forEach((layer, place) => {
    same('the index of a layer', layer.index, place);
    holds('waste of a layer is in the layer', layer.wastedBytes + layer.removableBytes <= layer.bytes);
  });
  same('image size and the sum of its layers', sizes.image, total(layers.map(layer => layer.bytes)));
  same('a base image and own size, both known or neither', base === null, sizes.own === null);
  const own = layers.filter(layer => !layer.base);
  same('the layers of the base image', base?.layers ?? 0, layers.length - own.length);
  for (const { base, index } of layers) holds('the base image is below', base === index < layers.length - own.length);
  if (sizes.own === null) return;
  same('own size and the sum of own layers', sizes.own, total(own.map(layer => layer.bytes)));
}

function assertWasted({ wasted, layers, sizes }: ImageReport): void {
  const perLayer = layers.map(() => 0);
  for (const { bytes, addedIn, wastedIn } of wasted) {
    holds(
      'bytes are wasted by a later layer of the image',
      0 <= addedIn && addedIn < wastedIn && wastedIn < layers.length,
    );
    perLayer[addedIn] = (perLayer[addedIn] ?? 0) + bytes;
  }
  same('wasted bytes and the sum of wasted files', sizes.wasted, total(wasted.map(file => file.bytes)));
  perLayer.forEach((bytes, n) => {
    same('wasted bytes of a layer and the sum of its wasted files', layers[n]?.wastedBytes, bytes);
  });
}

/** The groups contain each wasted file once, and `directoryBytes` counts those in the group's directory. */
function assertGroups({ wasteGroups, wasted, sizes }: ImageReport): void {
  same('wasted bytes and the sum of their groups', sizes.wasted, total(wasteGroups.map(group => group.bytes)));
  const sums = new GroupTable((): GroupSum => ({ group: null, bytes: 0, files: 0, inside: 0 }));
  for (const group of wasteGroups) {
    const sum = sums.of(group);
    holds('each group of wasted bytes is there once', sum.group === null);
    sum.group = group;
  }
  for (const file of wasted) {
    const sum = sums.of(file);
    const directory = sum.group?.directory ?? '';
    sum.bytes += file.bytes;
    sum.files += 1;
    if (directory === '/' || file.path.startsWith(`${directory}/`)) sum.inside += file.bytes;
  }
  for (const { group, bytes, files, inside } of sums.all()) {
    same('bytes of a group and of its files', group?.bytes, bytes);
    same('files of a group', group?.files, files);
    same('bytes in the directory of a group', group?.directoryBytes, inside);
  }
}

interface GroupSum {
  group: WasteGroup | null;
  bytes: number;
  files: number;
  inside: number;
}

function assertFinding({ bytes, baseBytes, layers: parts }: Finding, layers: readonly AnalysedLayer[]): void {
  same('bytes of a finding and the sum over its layers', bytes, total(parts.map(layer => layer.bytes)));
  for (const { index } of parts) holds('layers of a finding are layers of the image', layers[index] !== undefined);
  same(
    'base bytes of a finding and the sum over its base layers',
    baseBytes,
    total(parts.map(part => (layers[part.index]?.base ? part.bytes : 0))),
  );
  same('layers of a finding, each once', new Set(parts.map(({ index }) => index)).size, parts.length);
}

function assertRemovable({ findings, layers, sizes }: ImageReport): void {
  const perLayer = layers.map(() => 0);
  for (const finding of findings) {
    if (finding.bucket !== 'removable') continue;
    for (const { index, bytes } of finding.layers) perLayer[index] = (perLayer[index] ?? 0) + bytes;
  }
  same('removable bytes and the sum of findings', sizes.removable, total(perLayer));
  perLayer.forEach((bytes, n) => {
    same('removable bytes of a layer and the sum of findings in it', layers[n]?.removableBytes, bytes);
  });
}

/** Every finding and every group of wasted bytes is one saving, so no byte is promised twice; the total is their sum. */
function assertSavings({ savings, advice, savingsTotal, findings, wasteGroups, sizes }: ImageReport): void {
  const promised = [...savings, ...advice].map(({ kind, label, bytes, files, layers, loss, baseBytes }) =>
    loss === null
      ? [kind, label, bytes, files, baseBytes, ...[...layers].sort()].join()
      : [loss.cause, bytes, files, ...layers, loss.layer].join(),
  );
  const found = [
    ...findings.map(({ bucket, rule, bytes, files, layers, baseBytes }) =>
      [bucket, rule, bytes, files, baseBytes, ...layers.map(({ index }) => index).sort()].join(),
    ),
    ...wasteGroups.map(({ cause, bytes, files, addedIn, wastedIn }) => [cause, bytes, files, addedIn, wastedIn].join()),
  ];
  holds('each finding and group is one saving', promised.sort().join('\n') === found.sort().join('\n'));
  for (const { kind } of savings) holds('advice is no saving', kind !== 'advice');
  for (const { kind } of advice) holds('advice is no saving', kind === 'advice');
  for (const { layers, loss, change, baseBytes, bytes } of [...savings, ...advice]) {
    holds('the layer to change is one of the saving', change === null || [...layers, loss?.layer].includes(change));
    holds("the base image's part of a saving is in it", baseBytes <= bytes);
  }
  same('bytes of the savings', savingsTotal.bytes, sizes.wasted + sizes.removable);
  same('bytes of the savings and their sum', savingsTotal.bytes, total(savings.map(({ bytes }) => bytes)));
  same(
    "the base image's part of the savings",
    savingsTotal.baseBytes,
    total(savings.map(({ baseBytes }) => baseBytes)),
  );
  holds('the download saves no more than it is', (savingsTotal.downloadBytes ?? 0) <= (sizes.download ?? 0));
}

function assertLargestLayer({ largestLayer, layers }: ImageReport): void {
  if (largestLayer === null) return;
  const { layer, directories, files } = largestLayer;
  const { bytes = -1, base = false } = layers[layer] ?? {};
  for (const other of layers)
    holds('no own layer is larger than the largest', other.bytes <= (other.base && !base ? other.bytes : bytes));
  for (const row of [...directories, ...files]) holds('what the largest layer has is in it', row.bytes <= bytes);
  holds('the files of the largest layer are in it', total(files.map(file => file.bytes)) <= bytes);
}

/** Every visible byte is in one package, or in none. */
function assertPackages({ packages, noPackage, sizes, base }: ImageReport): void {
  const all = [...packages, noPackage];
  for (const { bytes, baseBytes, files } of all) {
    allWhole(bytes, baseBytes, files);
    holds("the base image's part of a package is in it", baseBytes <= bytes);
  }
  for (const one of packages) {
    same('bytes of a package and of its layers', one.bytes, total(one.layers.map(({ bytes }) => bytes)));
    if (one.base) same('bytes of a package of the base image', one.baseBytes, one.bytes);
    holds('packages of the base image have one', base !== null || (!one.base && one.baseBytes === 0));
  }
  same('visible bytes and the sum over packages', sizes.visible, total(all.map(({ bytes }) => bytes)));
}

/** What is compared is this image, and budgets on growth judge what the comparison found. */
function assertGrowth({ baseline, sizes, budgets }: ImageReport): void {
  if (baseline === null || 'missing' in baseline) {
    for (const { budget } of budgets) holds('growth is judged against a baseline', !budget.startsWith('growth.'));
    return;
  }
  const { after, figures } = baseline.comparison;
  same('the image and the one compared', after.sizes.image, sizes.image);
  for (const figure of ['own', 'upstream'] as const) {
    const budget = budgets.find(one => one.budget === `growth.${figure}`);
    if (budget) same(`${figure} growth`, figures.find(one => one.figure === figure)?.growth, budget.actual);
  }
  const budget = budgets.find(one => one.budget === 'growth.size');
  if (budget) same('growth of the size', sizes.image, budget.actual + (budget.baseline ?? Number.NaN));
}

/** Every size and count is a whole number that a double holds exactly. */
function assertWholeFigures(image: ImageReport): void {
  const { download, own, efficiency: _, ...whole } = image.sizes;
  allWhole(...Object.values(whole), download ?? 0, own ?? 0);
  for (const { bytes, entries, wastedBytes, removableBytes, downloadBytes } of image.layers)
    allWhole(bytes, entries, wastedBytes, removableBytes, downloadBytes ?? 0);
  for (const { bytes, addedIn, wastedIn } of image.wasted) allWhole(bytes, addedIn, wastedIn);
  for (const { bytes, files, addedIn, wastedIn } of image.wasteGroups) allWhole(bytes, files, addedIn, wastedIn);
  for (const { bytes, files } of image.ignored) allWhole(bytes, files);
  for (const { bytes, layer } of image.hints) allWhole(bytes, layer ?? 0);
  for (const { bytes, baseBytes, files, place, layers } of image.findings)
    allWhole(bytes, baseBytes, files, place.files, ...layers.flatMap(layer => [layer.index, layer.bytes]));
  for (const { bytes, baseBytes, files, place, layers, loss, change } of [...image.savings, ...image.advice])
    allWhole(bytes, baseBytes, files, place.files, ...layers, loss?.layer ?? 0, change ?? 0);
  const { bytes, baseBytes, downloadBytes } = image.savingsTotal;
  allWhole(bytes, baseBytes, downloadBytes ?? 0);
  for (const row of image.largestLayer?.directories ?? []) allWhole(row.bytes, row.files);
  for (const row of image.largestLayer?.files ?? []) allWhole(row.bytes);
}
