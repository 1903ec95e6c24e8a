/** What of an image may use a package: the texts of instructions and scripts, programs that RUNs start, libraries of no package. */

import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { isShell } from '../../../image/known-programs.ts';
import type { ImageManifest } from '../../../image/types.ts';
import type { DebianPackage } from '../../../packages/debian/states.ts';
import type { RecordReader } from '../../../packages/record-reader.ts';
import { pathOf, walk } from '../../../stack/file-tree.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import type { Lineage } from '../lineage/groups.ts';
import type { PackageFiles } from './package-files.ts';
import { ProgramOwners } from './program-owners.ts';
import { isScript } from './scripts.ts';
import type { UseFacts } from './used-packages.ts';

export interface UsableImage {
  image: EditImage;
  manifest: ImageManifest;
  reader: RecordReader;
  files: PackageFiles;
  packages: ReadonlyMap<string, DebianPackage>;
  lineage: Lineage;
}

export function useFacts(from: UsableImage): UseFacts {
  const { image, manifest, reader, files, packages } = from;
  const { config } = manifest;
  const commands = image.steps.flatMap(({ instruction }) => image.commandsOf(instruction));
  const scripts = reader.kept.filter(node => isScript(pathOf(node)));
  const known = new Set(scripts.map(({ name }) => name));
  const isUnknown = (arg: string) => /\.(?:sh|bash)$/.test(arg) && !known.has(arg.slice(arg.lastIndexOf('/') + 1));
  return {
    texts: [
      ...image.steps.map(({ instruction }) => instruction.text),
      ...config.history.map(({ createdBy }) => createdBy),
      [...config.entrypoint, ...config.cmd].join(' '),
      ...scripts.map(node => reader.start(node) ?? ''),
    ],
    commands: new Set(commands.map(({ name }) => name)),
    runsScripts: commands.some(
      ({ name, args, operatorBefore }) =>
        isUnknown(name) || (isShell(name) && (operatorBefore === '|' || args.some(isUnknown))),
    ),
    owners: new ProgramOwners(reader, files.ownerOf),
    ...foreignFiles(from),
    dependants: name =>
      [...packages.values()]
        .filter(({ depends }) => depends.some(clause => clause.some(wanted => wanted.name === name)))
        .map(one => one.name),
  };
}

/** What own layers have beside the packages. */
function foreignFiles({
  image: { root, baseLayers, stepOf },
  files,
  lineage,
}: UsableImage): Pick<UseFacts, 'hasForeignLibraries' | 'hasFetchedRepository'> {
  let hasForeignLibraries = false;
  let hasFetchedRepository = false;
  walk<StackNode>(root, node => {
    const { inode, name, parent } = node;
    if (inode === null || inode.layer < baseLayers) return true;
    if (name === 'HEAD' && parent?.name === '.git')
      hasFetchedRepository ||= stepOf(lineage.origin(inode))?.instruction.keyword === 'RUN';
    if (/\.so(?:\.\d|$)/.test(name)) hasForeignLibraries ||= files.ownerOf(node) === undefined;
    return true;
  });
  return { hasForeignLibraries, hasFetchedRepository };
}
