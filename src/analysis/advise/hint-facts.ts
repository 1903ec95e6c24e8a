/** Answers what hints ask, from an image's layers, tree and findings. */
import type { HintImage, HintLayer } from '../../advice/hints/hint.ts';
import type { LayerOrigin } from '../../dockerfile/attribution/layer-origins.ts';
import { buildArguments } from '../../dockerfile/shell.ts';
import { environment } from '../../image/config-paths.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { nodeAt } from '../../stack/file-tree.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import type { BaseImage, Finding, WasteGroup } from '../types.ts';

export interface HintFacts {
  root: StackNode;
  layers: readonly LayerIndex[];
  layerBytes: readonly number[];
  origins: readonly LayerOrigin[];
  wasteGroups: readonly WasteGroup[];
  /** Of rules and detectors. */
  findings: readonly Finding[];
  base: BaseImage | null;
  config: ImageConfig;
  text: (file: StackNode) => string | null;
}

const DPKG = '/var/lib/dpkg/info';

export function hintImage({ root, config, findings, base, text }: HintFacts): HintImage {
  const values = environment(config);
  return {
    env: name => values.get(name),
    exists: path => nodeAt(root, path) !== undefined,
    text(path) {
      const node = nodeAt(root, path);
      return node === undefined ? null : text(node);
    },
    textsIn: directory => [...(nodeAt(root, directory)?.children?.values() ?? [])].flatMap(node => text(node) ?? []),
    found: (...rules) => sumOf(findings.filter(({ rule }) => rules.includes(rule))),
    basePackages(names) {
      const known = nodeAt(root, DPKG)?.children;
      const layers = base?.layers ?? 0;
      const isBase = (name: string) => (known?.get(name)?.inode?.layer ?? layers) < layers;
      const architecture = config.platform.architecture;
      return names.filter(name => isBase(`${name}.list`) || isBase(`${name}:${architecture}.list`));
    },
  };
}

/** One function for all layers: sums over wasted bytes are made once. */
export function hintLayers(facts: HintFacts): (index: number) => HintLayer {
  const sums = wasteSums(facts);
  return index => {
    const { origins, layers, layerBytes, findings } = facts;
    const origin = origins[index];
    const { keyword = '', text = '' } = origin?.written ?? origin?.instruction ?? {};
    const entries = layers[index];
    return {
      index,
      keyword,
      text,
      commands: origin?.commands ?? [],
      buildArguments: buildArguments(origin?.createdBy ?? ''),
      bytes: layerBytes[index] ?? 0,
      found(...rules) {
        const parts = findings.filter(({ rule }) => rules.includes(rule)).flatMap(finding => finding.layers);
        return sumOf(parts.filter(one => one.index === index));
      },
      lostLater: (...rules) => sums(rules.map(rule => `${index} of ${rule}`)),
      labelled: label => sums([`${index} is ${label}`]),
      wasted: (...causes) => sums(causes.map(cause => `${index} did ${cause}`)),
      wastedOwn: (...causes) => sums(causes.map(cause => `${index} did ${cause} to own`)),
      added: matches => (entries === undefined ? 0 : added(entries, matches)),
      addedNamed: names => (entries === undefined ? 0 : addedNamed(entries, names)),
      texts: name => (entries === undefined ? [] : textsOf(entries, name)),
    };
  };
}

function wasteSums({ wasteGroups, base }: HintFacts): (keys: readonly string[]) => number {
  const sums = new Map<string, number>();
  const add = (key: string, bytes: number) => sums.set(key, (sums.get(key) ?? 0) + bytes);
  for (const { bytes, cause, addedIn, wastedIn, label, rule } of wasteGroups) {
    if (rule !== null) add(`${addedIn} of ${rule}`, bytes);
    add(`${addedIn} is ${label}`, bytes);
    add(`${wastedIn} did ${cause}`, bytes);
    if (addedIn >= (base?.layers ?? 0)) add(`${wastedIn} did ${cause} to own`, bytes);
  }
  return keys => keys.reduce((total, key) => total + (sums.get(key) ?? 0), 0);
}

/** Perf: tars come grouped by directory, so each is decoded and matched once for all its files in a row. */
function added(index: LayerIndex, matches: (directory: string) => boolean): number {
  let bytes = 0;
  let isMatch = false;
  for (let entry = 0; entry < index.length; entry++) {
    if (!index.isBesideLast(entry)) isMatch = matches(index.directory(entry));
    if (isMatch) bytes += index.size(entry);
  }
  return bytes;
}

function addedNamed(index: LayerIndex, names: ReadonlySet<string>): number {
  let bytes = 0;
  if (names.size === 0) return bytes;
  for (let entry = 0; entry < index.length; entry++) if (names.has(index.base(entry))) bytes += index.size(entry);
  return bytes;
}

function textsOf(index: LayerIndex, name: string): string[] {
  const texts: string[] = [];
  for (let entry = 0; entry < index.length; entry++) {
    const kept = index.kept(entry);
    if (kept !== undefined && index.base(entry) === name) texts.push(Buffer.from(kept).toString());
  }
  return texts;
}

function sumOf(parts: readonly { bytes: number }[]): number {
  return parts.reduce((total, { bytes }) => total + bytes, 0);
}
