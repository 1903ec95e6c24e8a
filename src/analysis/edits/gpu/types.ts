/** What the edit for packages with a GPU's libraries starts from. */
import type { EditImage } from '../../../advice/edits/edit-image.ts';
import type { Packages } from '../../../packages/find-packages.ts';
import type { NotKnown } from '../../../runtime/read-files.ts';
import type { Lineage } from '../lineage/groups.ts';

export interface GpuFacts {
  image: EditImage;
  lineage: Lineage;
  packages: Packages;
  /** Of the image's platform. */
  architecture: string;
  /** Null if the image has no package of which it matters. */
  uses: GpuUses | NotKnown | null;
}

export interface GpuUses {
  /** Whether anything names a GPU or its libraries. */
  isNamed: boolean;
  /** Whether a setting names an index of packages. */
  hasOwnIndex: boolean;
  /** Texts of lists of requirements, by the name of the file; those of several files with one name follow each other. */
  requirements: ReadonlyMap<string, string>;
}
