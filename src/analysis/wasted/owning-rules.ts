/** Which rule owned a wasted file while it was visible. */

import type { LabelFile } from '../../advice/labels/label.ts';
import type { LayerOrigin } from '../../dockerfile/attribution/layer-origins.ts';
import type { ImageConfig } from '../../image/types.ts';
import type { LayerIndex } from '../../layer/index/layer-index.ts';
import { hasConditions, type Rule } from '../../rules/rule.ts';
import { keptContents } from '../../stack/file-contents.ts';
import { lookBack } from '../../stack/merge/layer-changes.ts';
import type { Stack } from '../../stack/types.ts';
import { Conditions, folderOf } from '../removable/conditions.ts';
import { ruleImage } from '../removable/rule-image.ts';

export interface OwnerFacts {
  merged: Stack;
  layers: readonly LayerIndex[];
  origins: readonly LayerOrigin[];
  config: ImageConfig;
}

/**
 * Finds the owners by rules' globs and by their conditions, evaluated in the image as it was when the file's layer had been added.
 * The tree is rolled back for this, but only if a condition decides whether a removable rule owned the file.
 */
export function owningRules(files: readonly LabelFile[], facts: OwnerFacts): ReadonlyMap<LabelFile, Rule> {
  const undecided = new Map<number, LabelFile[]>();
  const owners = new Map<LabelFile, Rule>();
  for (const file of files) {
    const [first] = file.rules;
    if (first === undefined) continue;
    const sure = file.rules.findIndex(rule => !hasConditions(rule));
    const possible = sure === -1 ? file.rules : file.rules.slice(0, sure + 1);
    if (!possible.some(({ bucket }) => bucket === 'removable')) continue;
    if (sure === 0) {
      owners.set(file, first);
      continue;
    }
    const ofLayer = undecided.get(file.addedIn);
    if (ofLayer === undefined) undecided.set(file.addedIn, [file]);
    else ofLayer.push(file);
  }
  const { root, changes } = facts.merged;
  lookBack(changes, undecided.keys(), layer => {
    const createdBy = (at: number) => facts.origins[at]?.createdBy ?? '';
    const contents = keptContents(root, facts.layers);
    const conditions = new Conditions(ruleImage(root, { config: facts.config, createdBy, contents }));
    for (const file of undecided.get(layer) ?? []) {
      const owner = ownerIn(conditions, file);
      if (owner !== null) owners.set(file, owner);
    }
  });
  return owners;
}

function ownerIn(conditions: Conditions, { path, bytes, addedIn, rules }: LabelFile): Rule | null {
  const file = { path, size: bytes, layer: addedIn };
  return conditions.inFolder(rules, folderOf(path)).find(rule => conditions.holds(rule, file)) ?? null;
}
