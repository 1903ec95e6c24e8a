/** What can be saved, and what to look at: findings of rules and wasted bytes in one form, each byte once. */
import { addPath, type PathSummary, pathSummary } from '../../stack/path-summary.ts';
import { explainsFinding, explainsGroup, loneHints } from '../advise/lone-hints.ts';
import type { Analysis, Finding, WasteGroup } from '../types.ts';
import { GroupTable } from '../wasted/waste-groups.ts';
import { CAUSES, wasteTitle } from './causes.ts';
import { BASE_REMEDY, needsOtherBase, wasteRemedy } from './remedies.ts';
import { savingsTotal } from './savings-total.ts';
import type { Saving } from './types.ts';

type Found = Pick<Analysis, 'layers' | 'wasted' | 'wasteGroups' | 'findings' | 'hints'>;

/**
 * Savings and their sum, and separately advice and hints, which no sum includes. All lists are biggest first.
 * @param download size of all compressed layers; null if the source has none
 */
export function findSavings(
  found: Found,
  download: number | null,
): Pick<Analysis, 'savings' | 'savingsTotal' | 'advice' | 'loneHints'> {
  const of = (bucket: Finding['bucket']) =>
    found.findings.filter(finding => finding.bucket === bucket).map(finding => fromFinding(finding, found));
  const savings = [...of('removable'), ...fromGroups(found)].sort(bySize);
  return {
    savings,
    savingsTotal: savingsTotal(savings, { layers: found.layers, download }),
    advice: of('advice').sort(bySize),
    loneHints: loneHints(found),
  };
}

function bySize(a: Saving, b: Saving): number {
  return b.bytes - a.bytes || (a.label < b.label ? -1 : 1);
}

function fromGroups(found: Found): Saving[] {
  const places = new GroupTable(pathSummary);
  for (const file of found.wasted) addPath(places.of(file), file.path);
  return found.wasteGroups.flatMap(group => fromGroup(group, found, places.of(group)));
}

function fromGroup(group: WasteGroup, { layers, hints }: Found, place: PathSummary): Saving[] {
  const [added, wasted] = [layers[group.addedIn], layers[group.wastedIn]];
  if (!added || !wasted) return [];
  // A base image's layer cannot be changed, so the line to change is the one that wasted its bytes.
  const change = added.base ? wasted : added;
  return [
    {
      kind: 'wasted',
      label: group.label === 'plain' ? CAUSES[group.cause].label : group.label,
      title: wasteTitle(group),
      severity: group.severity,
      always: group.label === 'secret-deleted-later',
      bytes: group.bytes,
      baseBytes: needsOtherBase({ group, added, wasted }) ? group.bytes : 0,
      base: change.base,
      place,
      files: group.files,
      layers: [group.addedIn],
      loss: { cause: group.cause, layer: group.wastedIn },
      change: change.index,
      remedy: wasteRemedy({ group, added, wasted }),
      at: group.at,
      page: group.label,
      hints: hints.filter(hint => explainsGroup(hint, group)).map(({ title }) => title),
    },
  ];
}

function fromFinding(finding: Finding, { layers, hints }: Found): Saving {
  const biggest = [...finding.layers].sort((a, b) => b.bytes - a.bytes || a.index - b.index).map(({ index }) => index);
  const base = biggest.length > 0 && biggest.every(index => layers[index]?.base === true);
  return {
    kind: finding.bucket,
    label: finding.rule,
    title: finding.title,
    severity: finding.severity,
    always: finding.rule === 'context-secrets',
    bytes: finding.bytes,
    baseBytes: finding.baseBytes,
    base,
    place: finding.place,
    files: finding.files,
    layers: biggest,
    loss: null,
    change: biggest[0] ?? null,
    remedy: base ? BASE_REMEDY : finding.remedy,
    at: finding.at,
    page: finding.page,
    hints: hints.filter(hint => explainsFinding(hint, finding)).map(({ title }) => title),
  };
}
