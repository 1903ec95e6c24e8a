/** Everything in an image that can be saved, one list for people: rules' findings and wasted bytes, each byte once. */
import type { AnalysedLayer, Cause, DockerfileLine, Finding, WastedFile } from '../analysis/types.ts';
import { counted } from './figures.ts';
import { extend, type Place, place, placeText } from './place.ts';
import { BASE_REMEDY, wasteRemedy } from './remedies.ts';
import type { ImageReport } from './types.ts';

/** Smaller savings are not worth a line; the waste rules use the same size. */
export const SMALL = 65_536;

/** One way to save bytes, or bytes to look at. Only `place` and `dockerfile` hold foreign text; `remedy` is made safe. */
export interface Saving {
  kind: 'removable' | 'wasted' | 'advice';
  /** A rule's id, or what happened to wasted bytes. */
  label: string;
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
  /** All of it came with the base image. */
  base: boolean;
  /** Dockerfile text; lines end in `\n`. */
  remedy: string;
}

/** How each cause of wasted bytes is called, and what the later layer did. */
export const CAUSES: Readonly<Record<Cause, { label: string; did: string }>> = {
  overwritten: { label: 'overwritten later', did: 'overwritten' },
  metadata: { label: 'metadata change', did: 'stored again' },
  deleted: { label: 'deleted later', did: 'deleted' },
  opaque: { label: 'hidden later', did: 'hidden' },
  replaced: { label: 'replaced later', did: 'replaced' },
};

interface Group {
  cause: Cause;
  addedIn: number;
  wastedIn: number;
  bytes: number;
  place: Place;
}

/** What can be saved, biggest first. The bytes sum to wasted plus removable bytes of the image. */
export function savings(image: ImageReport): Saving[] {
  const removable = image.findings.filter(finding => finding.bucket === 'removable');
  const found = removable.map(finding => fromFinding(finding, image.layers));
  const wasted = groups(image.wasted).flatMap(group => fromGroup(group, image.layers));
  return [...found, ...wasted].sort(bySize);
}

/** Findings to look at that no budget counts, biggest first. */
export function advice(image: ImageReport): Saving[] {
  const findings = image.findings.filter(finding => finding.bucket === 'advice');
  return findings.map(finding => fromFinding(finding, image.layers)).sort(bySize);
}

function bySize(a: Saving, b: Saving): number {
  return b.bytes - a.bytes || (a.label < b.label ? -1 : 1);
}

/** Wasted files that have cause and both layers in common. */
function groups(wasted: readonly WastedFile[]): Group[] {
  const found = new Map<string, Group>();
  for (const { path, bytes, cause, addedIn, wastedIn } of wasted) {
    const key = `${cause} ${addedIn} ${wastedIn}`;
    const group = found.get(key) ?? { cause, addedIn, wastedIn, bytes: 0, place: place() };
    found.set(key, group);
    group.bytes += bytes;
    extend(group.place, path);
  }
  return [...found.values()];
}

function fromGroup({ cause, addedIn, wastedIn, bytes, place }: Group, layers: readonly AnalysedLayer[]): Saving[] {
  const [added, wasted] = [layers[addedIn], layers[wastedIn]];
  if (!added || !wasted) return [];
  const { label, did } = CAUSES[cause];
  // Nothing can be changed in a base image's layer, so there the line that wasted its bytes is the one to look at.
  const change = added.base ? wasted : added;
  return [
    {
      kind: 'wasted',
      label,
      title: `${did} in a later layer`,
      severity: 'warn',
      bytes,
      place: placeText(place),
      files: place.files === 1 ? '' : counted(place.files, 'file'),
      origin: `added in ${layerText(added)}, ${did} in ${layerText(wasted)}`,
      dockerfile: change.dockerfile,
      base: change.base,
      remedy: wasteRemedy({ cause, place: placeText(place), added, wasted }),
    },
  ];
}

function fromFinding(finding: Finding, layers: readonly AnalysedLayer[]): Saving {
  const found = place();
  for (const path of finding.paths) extend(found, path);
  const biggest = [...finding.layers].sort((a, b) => b.bytes - a.bytes || a.index - b.index);
  const main = layers[biggest[0]?.index ?? -1];
  const base = biggest.length > 0 && biggest.every(({ index }) => layers[index]?.base === true);
  const more = biggest.length < 2 ? '' : ` and ${biggest.length - 1} more`;
  return {
    kind: finding.bucket,
    label: finding.rule,
    title: finding.title,
    severity: finding.severity,
    bytes: finding.bytes,
    place: placeText(found),
    files: found.files === 1 && finding.files === 1 ? '' : counted(finding.files, 'file'),
    origin: main ? layerText(main) + more : '',
    dockerfile: main?.dockerfile ?? null,
    base,
    remedy: base ? BASE_REMEDY : finding.remedy,
  };
}

function layerText({ index, base }: AnalysedLayer): string {
  return base ? `layer ${index} (base)` : `layer ${index}`;
}
