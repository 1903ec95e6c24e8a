/** What later RUNs copied of files with `cp`: it goes with the files. */
import { resolved } from '../../../dockerfile/build/build-steps.ts';
import type { Command } from '../../../dockerfile/commands.ts';
import type { EditImage } from '../edit-image.ts';
import type { Group } from '../group.ts';

/** Groups of the same rule that later RUNs made of nothing but a group's files. */
export function copiedOn({ rule, layer, paths }: Group, image: EditImage): Group[] {
  const known = new Set(paths);
  return image.groups.filter(group => {
    if (group.rule !== rule || group.layer <= layer) return false;
    const sources = copySources(group.layer, image);
    return group.paths.every(path => sources(path).some(source => known.has(source)));
  });
}

/** From where the RUN of a layer may have copied a path. */
function copySources(layer: number, image: EditImage): (path: string) => string[] {
  const step = image.stepOf(layer);
  if (step === null || step.workdir === null || step.instruction.keyword !== 'RUN') return () => [];
  const { workdir } = step;
  const copies = image.commandsOf(step.instruction).flatMap(command => recursiveCopy(command, workdir) ?? []);
  return path =>
    copies.flatMap(({ source, target }) => {
      if (!path.startsWith(`${target}/`)) return [];
      const rest = path.slice(target.length);
      // Into a directory that is there, the source goes under its own name.
      const named = source.slice(source.lastIndexOf('/'));
      return [source + rest, ...(rest.startsWith(`${named}/`) ? [source + rest.slice(named.length)] : [])];
    });
}

/** `cp -a SOURCE TARGET`; null for what is not as plain as that. */
function recursiveCopy({ name, args }: Command, workdir: string): { source: string; target: string } | null {
  const operands = args.filter(arg => !arg.startsWith('-'));
  const [source, target, more] = operands;
  const isRecursive = args.some(arg => /^-[a-zA-Z]*[arR]|^--(?:archive|recursive)$/.test(arg));
  if (name !== 'cp' || !isRecursive || source === undefined || target === undefined || more !== undefined) return null;
  if (operands.some(word => /[$*?[`~]/.test(word))) return null;
  return { source: resolved(workdir, source), target: resolved(workdir, target) };
}
