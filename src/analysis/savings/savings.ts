/** Everything in an image that can be saved, one list for people: rules' findings and wasted bytes, each byte once. */

import { counted, bytes as figure } from '../../report/format/figures.ts';
import { instruction } from '../../report/format/instruction.ts';
import { pageOn, pageUrl } from '../../report/format/links.ts';
import { placeText } from '../../report/format/location.ts';
import { explainsFinding, explainsGroup } from '../../report/format/lone-hints.ts';
import { BASE_REMEDY, needsOtherBase, wasteRemedy } from '../../report/format/remedies.ts';
import type { ImageReport } from '../../report/types.ts';
import { addPath, type PathSummary, pathSummary } from '../../stack/path-summary.ts';
import type { Cause } from '../../stack/types.ts';
import type { AnalysedLayer, DockerfileLine, Finding, WasteGroup } from '../types.ts';
import { GroupTable } from '../wasted/waste-groups.ts';

/** Smaller savings are not worth a line; the waste rules use the same size. */
export const SMALL = 65_536;

/** One of the two instructions behind wasted bytes. */
export interface Doer {
  layer: number;
  /** The instruction on one line; foreign text. */
  what: string;
  dockerfile: DockerfileLine | null;
}

/** One way to save bytes, or bytes to look at. `place`, `dockerfile` and `pair` hold foreign text; `remedy` is made safe. */
export interface Saving {
  kind: 'removable' | 'wasted' | 'advice';
  /** A rule's id, or what happened to wasted bytes. */
  label: string;
  /** Shown however small it is. */
  always: boolean;
  /** A few words on what the bytes are. */
  title: string;
  severity: Finding['severity'];
  bytes: number;
  /** A path, a common directory, or a few directories. */
  place: string;
  /** `412 files`; empty where the place is the one file. */
  files: string;
  /** Which layers: `layer 4 and 1 more`, `added in layer 3, deleted in layer 6`. */
  origin: string;
  /** The line of the instruction to change. */
  dockerfile: DockerfileLine | null;
  /** Of wasted bytes: who added them, who wasted them. */
  pair: { added: Doer; wasted: Doer } | null;
  /** All of it came with the base image. */
  base: boolean;
  /** Bytes that only another base image, or a change of the base, frees. */
  baseBytes: number;
  /** Dockerfile text; lines end in `\n`. */
  remedy: string;
  /** Address of the page that explains it. */
  page: string | null;
  /** What the instruction does or leaves out, where its text says so. Our own words. */
  hints: string[];
}

/** How each cause of wasted bytes is called, and what the later layer did. */
export const CAUSES: Readonly<Record<Cause, { label: string; did: string }>> = {
  overwritten: { label: 'overwritten later', did: 'overwritten' },
  metadata: { label: 'metadata change', did: 'stored again' },
  deleted: { label: 'deleted later', did: 'deleted' },
  opaque: { label: 'hidden later', did: 'hidden' },
  replaced: { label: 'replaced later', did: 'replaced' },
};

/** What can be saved, biggest first. The bytes sum to wasted plus removable bytes of the image. */
export function savings(image: ImageReport): Saving[] {
  const removable = image.findings.filter(finding => finding.bucket === 'removable');
  const found = removable.map(finding => fromFinding(finding, image));
  const wasted = fromGroups(image);
  return [...found, ...wasted].sort(bySize);
}

/** Findings to look at that no budget counts, biggest first. */
export function advice(image: ImageReport): Saving[] {
  const findings = image.findings.filter(finding => finding.bucket === 'advice');
  return findings.map(finding => fromFinding(finding, image)).sort(bySize);
}

function bySize(a: Saving, b: Saving): number {
  return b.bytes - a.bytes || (a.label < b.label ? -1 : 1);
}

function fromGroups(image: ImageReport): Saving[] {
  const { wasted, wasteGroups } = image;
  const places = new GroupTable(pathSummary);
  for (const file of wasted) addPath(places.of(file), file.path);
  return wasteGroups.flatMap(group => fromGroup(group, image, places.of(group)));
}

function fromGroup(group: WasteGroup, { layers, hints }: ImageReport, where: PathSummary): Saving[] {
  const [added, wasted] = [layers[group.addedIn], layers[group.wastedIn]];
  if (!added || !wasted) return [];
  const { label, did } = CAUSES[group.cause];
  // Nothing can be changed in a base image's layer, so there the line that wasted its bytes is the one to look at.
  const change = added.base ? wasted : added;
  return [
    {
      kind: 'wasted',
      label: group.label === 'plain' ? label : group.label,
      always: group.label === 'secret-deleted-later',
      title: group.label === 'plain' ? `${did} in a later layer` : group.title,
      severity: group.severity,
      bytes: group.bytes,
      place: placeText(where),
      files: where.files === 1 ? '' : counted(where.files, 'file'),
      origin: `added in ${layerText(added)}, ${did} in ${layerText(wasted)}`,
      dockerfile: change.dockerfile,
      pair: { added: doer(added), wasted: doer(wasted) },
      base: change.base,
      baseBytes: needsOtherBase({ group, added, wasted }) ? group.bytes : 0,
      remedy: wasteRemedy({ group, place: placeText(where), added, wasted }),
      page: pageOn(group.label),
      hints: hints.filter(hint => explainsGroup(hint, group)).map(({ title }) => title),
    },
  ];
}

function doer(layer: AnalysedLayer): Doer {
  return { layer: layer.index, what: instruction(layer), dockerfile: layer.dockerfile };
}

function fromFinding(finding: Finding, image: ImageReport): Saving {
  const { layers } = image;
  const biggest = [...finding.layers].sort((a, b) => b.bytes - a.bytes || a.index - b.index);
  const main = layers[biggest[0]?.index ?? -1];
  const base = biggest.length > 0 && biggest.every(({ index }) => layers[index]?.base === true);
  const more = biggest.length < 2 ? '' : ` and ${biggest.length - 1} more`;
  const inBase = baseBytes(finding, layers);
  const partly = base || inBase === 0 ? '' : `, ${figure(inBase)} of it in base layers`;
  return {
    kind: finding.bucket,
    label: finding.rule,
    always: finding.rule === 'context-secrets',
    title: finding.title,
    severity: finding.severity,
    bytes: finding.bytes,
    place: placeText(finding.place),
    files: finding.place.files === 1 && finding.files === 1 ? '' : counted(finding.files, 'file'),
    origin: main ? layerText(main) + more + partly : '',
    dockerfile: main?.dockerfile ?? null,
    pair: null,
    base,
    baseBytes: inBase,
    remedy: base ? BASE_REMEDY : finding.remedy,
    page: pageUrl(finding.page),
    hints: image.hints.filter(hint => explainsFinding(hint, finding)).map(({ title }) => title),
  };
}

/** How many bytes of a finding came with the base image: no instruction of the image's own can free them. */
export function baseBytes({ layers: parts }: Pick<Finding, 'layers'>, layers: readonly AnalysedLayer[]): number {
  return parts.reduce((sum, { index, bytes }) => sum + (layers[index]?.base === true ? bytes : 0), 0);
}

function layerText({ index, base }: AnalysedLayer): string {
  return base ? `layer ${index} (base)` : `layer ${index}`;
}
