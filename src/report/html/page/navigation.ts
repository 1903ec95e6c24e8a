/** How one part of the page leads to another. */
import type { PageFiles } from '../model/files.ts';
import type { TreeView } from '../model/views.ts';

export interface Navigation {
  /** Opens a layer's own files. */
  showLayer(layer: number): void;
  /** Opens the final file system at a path. */
  showPath(path: number): void;
  /** Opens the layer that stores most of the wasted bytes at and below a path, there. */
  showWasted(path: number): void;
  /** Calls back once the files are known. */
  whenKnown(use: (files: PageFiles, final: TreeView) => void): void;
  /** Opens the final file system with the files of a finding only. @param finding its place among the report's */
  showFinding(finding: number, title: string): void;
  /** Opens the layer that added a group of wasted bytes, with its files only. @param group its place among the report's */
  showGroup(group: number, title: string): void;
}
