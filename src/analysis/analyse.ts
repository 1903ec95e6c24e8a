/** What an image holds and wastes: the figures of a report, from its layers. */

import { type LayerOrigin, originsOf, type TracedTo } from '../dockerfile/attribution/layer-origins.ts';
import { builtFor } from '../dockerfile/build/stages.ts';
import { shownHistory, shownInstruction } from '../dockerfile/secrets.ts';
import { settingsAbove } from '../dockerfile/settings.ts';
import type { ImageManifest } from '../image/types.ts';
import type { Limits } from '../layer/limits.ts';
import { findPackages, type Packages } from '../packages/find-packages.ts';
import { lockfilesOf } from '../packages/lockfiles.ts';
import { packageSizes } from '../packages/package-sizes.ts';
import { isDetectorId } from '../rules/detector-ids.ts';
import type { DetectorChoices } from '../rules/enabled-rules.ts';
import type { Rule } from '../rules/rule.ts';
import { directorySizes, fileSizes } from '../stack/directory-sizes.ts';
import { type KeptContents, keptContents, type ReadableLayer, unchanged } from '../stack/file-contents.ts';
import { inventoryOf } from '../stack/inventory.ts';
import { stack } from '../stack/stack-layers.ts';
import type { Stack } from '../stack/types.ts';
import { advise } from './advise/advise.ts';
import { baseOf } from './base.ts';
import { findEdits } from './edits/find-edits.ts';
import type { LinesToEdit } from './edits/lines-to-edit.ts';
import { readForEdits } from './edits/read-for-edits.ts';
import type { Waste } from './findings.ts';
import { imageFiles } from './image-files.ts';
import { largestLayer } from './largest-layer.ts';
import { measureParts, type Part } from './measured-parts.ts';
import { findWaste, imageMatcher, type WasteOptions } from './removable/find-removable.ts';
import { findSavings } from './savings/savings.ts';
import type { AnalysedLayer, Analysis, BaseImage, Ignore, Sizes, WastedFile } from './types.ts';
import { type ExplainedWaste, explainWaste } from './wasted/explain-waste.ts';

export interface AnalysisInput {
  manifest: ImageManifest;
  /** Bottom first, one for each layer of the manifest. */
  layers: readonly ReadableLayer[];
  rules: readonly Rule[];
  /** What the config changes about them; nothing if left out. */
  detectors?: DetectorChoices;
  /** For rules and detectors. An entry that names neither applies to all rules. */
  ignore: readonly Ignore[];
  /** The Dockerfile that layers are traced to, with the path to show; null without one. */
  dockerfile: TracedTo | null;
  limits?: Limits;
  /** Sum up the directories of the final file system, as a comparison needs them. */
  directories?: boolean | undefined;
  /** Tell the size of each file of the final file system, as the page of a comparison needs it. */
  fileSizes?: boolean | undefined;
  /** Parts of the final file system that budgets limit; none if left out. Patterns must have passed `checkPattern`. */
  parts?: readonly Part[];
  /** Tell what became of every file of every layer, as a page needs it. */
  fileTable?: boolean | undefined;
}

/**
 * Analyses an image. All sizes are bytes.
 * @throws MeasureError if the layers cannot be stacked or read again
 */
export async function analyse(input: AnalysisInput): Promise<Analysis> {
  const { manifest, layers, dockerfile: traced } = input;
  const indexes = layers.map(({ index }) => index);
  const merged = stack(indexes, { limits: input.limits, keepPlaced: input.fileTable });
  const { config } = manifest;
  const dockerfile = traced && { ...traced, parsed: builtFor(traced.parsed, config.platform) };
  const origins = originsOf(manifest, dockerfile);
  const base = baseOf(manifest, dockerfile, origins.lines);
  const baseLayers = base?.layers ?? 0;
  const same = await unchanged(merged.lost, layers);
  const ignore = input.ignore.map(entry => withLayers(entry, origins.layers));
  const options = wasteOptions({ ...input, ignore }, base, keptContents(merged.root, indexes));
  const matcher = imageMatcher(merged.root, options);
  const explained = explainWaste({ merged, same, layers: indexes, origins: origins.layers, matcher, config });
  const { wasted, groups: wasteGroups } = explained;
  const waste = findWaste(merged.root, options, matcher);
  const inventory = inventoryOf(merged.root);
  const seen = { merged, inventory, layers, origins: origins.layers, config, base };
  const chosen = { choices: input.detectors ?? new Map(), ignore };
  const { findings, hints, ignored, notes } = await advise({ ...seen, waste, wasteGroups, chosen });
  const figures = { merged, visible: inventory.visible, wasted, waste, base, origins: origins.layers };
  const from = { manifest, dockerfile, lines: origins.lines, baseLayers };
  const packages = findPackages({ root: merged.root, layers: indexes, baseLayers });
  const read = await readForEdits({ manifest, dockerfile, base, root: merged.root, layers, packages }, waste);
  const parts = measureParts(input.parts ?? [], merged.root, packages);
  const facts = { ...from, merged, same, layers: indexes, matcher, waste, explained };
  const { edits, lines } = findEdits({ ...facts, ...read, parts });
  const found = {
    ...{ layers: analysedLayers(input, figures), wasted, hints },
    ...withLines({ findings, wasteGroups }, lines, explained),
    ...packageFigures(packages, lockfilesOf(indexes, baseLayers)),
  };
  const table = { ...found, ...facts, installed: packages, editable: edits.files };
  const sizes = sizesOf(manifest, figures);
  const savings = findSavings(found, sizes.download);
  const given = [...manifest.notes, ...(traced?.parsed.notes ?? [])];
  return {
    sizes,
    base,
    ...found,
    ...savings,
    edits: { ...edits, baseBytes: savings.savingsTotal.baseBytes },
    largestLayer: largestLayer(merged, indexes, baseLayers),
    ignored: [...waste.ignored, ...ignored],
    ...sizesByPath(input, merged),
    parts: parts.all,
    ...(input.fileTable ? { fileTable: imageFiles(table) } : {}),
    notes: [...given, ...merged.notes, ...waste.notes, ...notes, ...packages.notes],
  };
}

/** What was asked for of the final file system. */
function sizesByPath(input: AnalysisInput, { root }: Stack): Pick<Analysis, 'directories' | 'fileSizes'> {
  return {
    ...(input.directories ? { directories: directorySizes(root) } : {}),
    ...(input.fileSizes ? { fileSizes: fileSizes(root) } : {}),
  };
}

/** An entry for one instruction with the layers that it made. */
function withLayers(entry: Ignore, origins: readonly LayerOrigin[]): Ignore {
  const { at } = entry;
  if (at === undefined) return entry;
  return { ...entry, layers: new Set(origins.flatMap(({ line }, index) => (line === at.line ? [index] : []))) };
}

function wasteOptions(input: AnalysisInput, base: BaseImage | null, contents: KeptContents): WasteOptions {
  const { manifest, rules, ignore } = input;
  return {
    rules,
    config: manifest.config,
    createdBy: layer => manifest.layers[layer]?.createdBy ?? '',
    ignore: ignore.filter(({ rule }) => !isDetectorId(rule)),
    baseLayers: base?.layers ?? 0,
    contents,
  };
}

/** Findings and groups with the line to edit. */
function withLines(
  { findings, wasteGroups }: Pick<Analysis, 'findings' | 'wasteGroups'>,
  lines: LinesToEdit,
  { files, eventOf }: ExplainedWaste,
): Pick<Analysis, 'findings' | 'wasteGroups'> {
  for (const finding of findings) finding.at = lines.ofFinding(finding);
  const lineOf = lines.ofWaste(files, eventOf);
  return { findings, wasteGroups: wasteGroups.map(group => ({ ...group, at: lineOf(group) })) };
}

function packageFigures(
  { installed, noPackage }: Packages,
  lockfiles: Analysis['lockfiles'],
): Pick<Analysis, 'packages' | 'noPackage' | 'files' | 'lockfiles'> {
  const files = noPackage.files + sum(installed.map(one => one.files));
  return { packages: packageSizes(installed), noPackage, files, lockfiles };
}

interface Figures {
  merged: Stack;
  visible: number;
  wasted: readonly WastedFile[];
  waste: Waste;
  base: BaseImage | null;
  origins: readonly LayerOrigin[];
}

function sizesOf(manifest: ImageManifest, { merged, visible, wasted, waste, base }: Figures): Sizes {
  const image = sum(merged.layerBytes);
  return {
    image,
    visible,
    wasted: sum(wasted.map(({ bytes }) => bytes)),
    removable: waste.removable,
    download: downloadBytes(manifest),
    own: base === null ? null : sum(merged.layerBytes.slice(base.layers)),
    efficiency: image === 0 ? 1 : visible / image,
  };
}

/** A registry serves each blob once, however often the chain names it. */
function downloadBytes({ layers, configSize }: ImageManifest): number | null {
  const blobs = new Map(layers.map(layer => [layer.digest ?? layer.diffId, layer.compressedSize]));
  let bytes = configSize;
  for (const size of blobs.values()) {
    if (size === null) return null;
    bytes += size;
  }
  return bytes;
}

function analysedLayers(
  { manifest, layers, dockerfile }: AnalysisInput,
  { merged, wasted, waste, base, origins }: Figures,
): AnalysedLayer[] {
  const wastedBytes = new Map<number, number>();
  for (const { addedIn, bytes } of wasted) wastedBytes.set(addedIn, (wastedBytes.get(addedIn) ?? 0) + bytes);
  const settings = settingsAbove(manifest.config.history, base?.layers ?? 0);
  return manifest.layers.map((layer, index) => {
    const { line = null, instruction = { keyword: '', text: '' } } = origins[index] ?? {};
    return {
      index,
      diffId: layer.diffId,
      digest: layer.digest,
      bytes: merged.layerBytes[index] ?? 0,
      downloadBytes: layer.compressedSize,
      entries: layers[index]?.index.length ?? 0,
      wastedBytes: wastedBytes.get(index) ?? 0,
      removableBytes: waste.removableByLayer.get(index) ?? 0,
      base: index < (base?.layers ?? 0),
      createdBy: shownHistory(layer.createdBy),
      settings: settings[index] ?? '',
      instruction: shownInstruction(instruction),
      dockerfile: dockerfile && line !== null ? { path: dockerfile.path, line } : null,
    };
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
