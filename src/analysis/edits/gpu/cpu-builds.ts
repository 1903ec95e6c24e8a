/** The edit that installs builds for CPUs of Python packages that bring a GPU's libraries, where nothing that is known uses a GPU. */
import type { LeftOut } from '../../../advice/edits/edit.ts';
import type { Candidate, EditImage } from '../../../advice/edits/edit-image.ts';
import { optionsFor } from '../../../advice/edits/makers/clean-run.ts';
import { bytesOf } from '../../../advice/edits/trust.ts';
import type { Operation } from '../../../dockerfile/edit/operations/types.ts';
import { listed } from '../../../image/text.ts';
import type { InstalledPackage, Packages } from '../../../packages/find-packages.ts';
import type { StackInode, StackNode } from '../../../stack/merge/merged-tree.ts';
import { isRuntime, projectName } from './cpu-packages.ts';
import { freedByCpuBuilds } from './freed-by-cpu-builds.ts';
import { type Replacement, replacements } from './replacements.ts';
import type { GpuFacts, GpuUses } from './types.ts';

/** Less is not worth another build of a package. */
const LITTLE = 1_000_000;
const CACHES: ReadonlySet<string> = new Set(['pip-cache', 'uv-cache']);

/** For the first folder of Python packages in which some can be replaced. */
export function cpuBuilds(facts: GpuFacts): Candidate | null {
  const { image, uses, packages } = facts;
  if (image.fromHistory || uses === null || 'reason' in uses || uses.isNamed) return null;
  for (const installed of byFolder(packages)) {
    const made = candidateFor(installed, { ...facts, uses });
    if (made !== null) return made;
  }
  return null;
}

/** Packages of own layers and of the base image, by the folder that they are installed in. */
function byFolder({ installed }: Packages): InstalledPackage[][] {
  const folders = new Map<StackNode, InstalledPackage[]>();
  for (const one of installed) {
    const folder = one.manager === 'pip' ? one.record.parent?.parent : null;
    if (folder != null) folders.get(folder)?.push(one) ?? folders.set(folder, [one]);
  }
  return [...folders.values()];
}

function candidateFor(installed: InstalledPackage[], facts: GpuFacts & { uses: GpuUses }): Candidate | null {
  const { image } = facts;
  const found = replacements(installed, facts);
  const [first] = found?.operations ?? [];
  if (found === null || first === undefined) return null;
  const gone = runtimeOf(found.replaced, installed);
  const freed = freedByCpuBuilds({ ...found, gone }, facts);
  if (bytesOf(freed.copies) + [...freed.shrinks.values()].reduce((sum, one) => sum + one, 0) < LITTLE) return null;
  const cached = withoutCaches(found.operations, image);
  const copies = new Set([...freed.copies, ...cached.copies]);
  const names = [...new Set(found.replaced.map(({ name }) => name))];
  const { copier } = found;
  return {
    edit: {
      id: `cpu-build-${first.line}`,
      title: `Install the CPU build of ${listed(names, 4)}: nothing seen in the image uses a GPU`,
      trust: 'fewer',
      leftOut: mostFirst(freed.leftOut),
      line: first.line,
      second: copier === null ? null : { line: copier.instruction.line, does: 'copies them' },
      operations: [...found.operations, ...cached.operations],
      ignoreLines: [],
      ...(freed.spread + cached.spread > 0 && { spread: freed.spread + cached.spread }),
    },
    copies,
    shrinks: freed.shrinks,
    findings: ['gpu-runtime'],
    fromCopier: false,
  };
}

/** Packages with a GPU's libraries that nothing needs any more. */
function runtimeOf(replaced: readonly Replacement[], installed: readonly InstalledPackage[]): InstalledPackage[] {
  const byName = new Map(installed.map(one => [projectName(one.name), one]));
  const dependsOn = ({ depends }: InstalledPackage) => depends.flat().map(projectName);
  const reach = (from: readonly InstalledPackage[]) => {
    const found = new Set<InstalledPackage>(from);
    for (const one of found)
      for (const name of dependsOn(one)) {
        const next = byName.get(name);
        if (next !== undefined && isRuntime(name)) found.add(next);
      }
    return found;
  };
  const isReplaced = (one: InstalledPackage) => replaced.some(({ installed: own }) => own.includes(one));
  const runtime = installed.filter(({ name }) => isRuntime(projectName(name)));
  const stays = reach(installed.filter(one => !runtime.includes(one) && !isReplaced(one)));
  const brought = reach(installed.filter(isReplaced));
  // What an extra brought nothing depends on.
  const byExtras = replaced.some(({ hasExtras }) => hasExtras);
  return runtime.filter(one => !one.base && !stays.has(one) && (byExtras || brought.has(one)));
}

/** pip's cache of the other build goes along: how much of it that is cannot be told from its files. */
function withoutCaches(operations: readonly Operation[], image: EditImage) {
  const lines = new Set(operations.map(({ line }) => line));
  const groups = image.groups.filter(
    ({ rule, layer }) => CACHES.has(rule?.id ?? '') && lines.has(image.stepOf(layer)?.instruction.line ?? 0),
  );
  const added: Operation[] = [];
  const copies = new Set<StackInode>();
  let spread = 0;
  for (const { rule, layer, copies: own } of groups) {
    const step = image.stepOf(layer);
    const options = rule === null || step === null ? null : optionsFor(rule, step.instruction, image);
    if (options === null) spread += bytesOf(own);
    else {
      added.push(...options);
      for (const copy of own) copies.add(copy);
    }
  }
  return { operations: added, copies, spread };
}

function mostFirst(leftOut: readonly LeftOut[]): LeftOut[] {
  return leftOut.toSorted((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}
