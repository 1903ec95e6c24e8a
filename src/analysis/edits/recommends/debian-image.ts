/** What an image's own RUNs did with apt, and what is known of its packages: for edits of those RUNs. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import { aptInstalls } from '../../../advice/hints/commands.ts';
import type { ImageManifest } from '../../../image/types.ts';
import { type DebianState, debianStates } from '../../../packages/debian/states.ts';
import type { RecordReader } from '../../../packages/record-reader.ts';
import type { StackNode } from '../../../stack/merge/merged-tree.ts';
import { remembered } from '../../remembered.ts';
import type { Lineage } from '../lineage/groups.ts';
import { PackageFiles } from './package-files.ts';

export interface DebianImageFacts {
  image: EditImage;
  lineage: Lineage;
  manifest: ImageManifest;
}

export interface DebianImage extends DebianImageFacts {
  reader: RecordReader;
  states: DebianStates;
  files: PackageFiles;
  /** The packages in the end. */
  last: DebianState;
  /** Texts of apt's settings; null for one that could not be read. */
  settings: readonly (string | null)[];
  /** The directory at a path, with links followed. */
  directory(path: string): StackNode | null;
}

export interface DebianStates {
  /** What the first RUN that changes packages starts from. */
  base: DebianState;
  own: DebianState[];
}

/** Null if no RUN installs packages by apt, or if anything else brought packages after the first RUN did. */
export function debianImage(facts: DebianImageFacts): DebianImage | null {
  const { image } = facts;
  const installs = image.steps.some(({ instruction }) => image.commandsOf(instruction).some(aptInstalls));
  const states = installs ? statesOfRuns(image) : null;
  const last = states?.own.at(-1);
  if (states === null || last === undefined) return null;
  const reader = image.records();
  return {
    ...facts,
    reader,
    states,
    last,
    files: new PackageFiles(reader, last.packages.keys()),
    settings: settingsIn(reader),
    directory: remembered((path: string) => reader.directory(path)),
  };
}

function statesOfRuns(image: EditImage): DebianStates | null {
  const states = debianStates(image.layers) ?? [];
  const isRun = ({ layer }: DebianState) => image.stepOf(layer)?.instruction.keyword === 'RUN';
  const first = states.findIndex(isRun);
  const base = states[first - 1];
  const own = states.slice(first);
  return base === undefined || first < 1 || !own.every(isRun) ? null : { base, own };
}

/** Settings of apt, wherever they come from. */
function settingsIn(reader: RecordReader): (string | null)[] {
  const folder = reader.directory('/etc/apt/apt.conf.d')?.children?.values() ?? [];
  return [reader.at('/etc/apt/apt.conf'), ...folder].map(file => (file?.inode ? reader.start(file) : ''));
}
