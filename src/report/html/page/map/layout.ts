/** Where each area is. */
import { hierarchy, treemap } from 'd3-hierarchy';
import type { MapNode } from '../../model/map.ts';

export interface Cell {
  node: MapNode;
  /** From 1; deeper areas are inside of those before. */
  depth: number;
  parent: Cell | null;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Whether there is room for the name. */
  hasLabel: boolean;
}

/** Room for a directory's name above what is in it. */
const TITLE = 18;
const LEAST_TITLED = 44;

interface Placed {
  depth: number;
  children?: unknown;
  y0: number;
  y1: number;
  x0: number;
  x1: number;
}

function isTitled({ depth, children, x0, x1, y0, y1 }: Placed): boolean {
  return depth > 0 && children !== undefined && y1 - y0 > LEAST_TITLED && x1 - x0 > LEAST_TITLED;
}

/** All areas but the whole, parents first. */
export function cellsOf(root: MapNode, width: number, height: number): Cell[] {
  const tree = hierarchy(root, node => node.children).sum(node => (node.children === null ? node.bytes : 0));
  const placed = treemap<MapNode>()
    .size([width, height])
    .round(true)
    .paddingInner(1)
    .paddingOuter(node => (node.depth > 0 && node.children ? 1 : 0))
    // After the outer padding, which sets this side too.
    .paddingTop(node => (isTitled(node) ? TITLE : 0))(tree);
  const cells = new Map<unknown, Cell>();
  const shown: Cell[] = [];
  for (const node of placed.descendants()) {
    if (node.depth === 0) continue;
    const cell: Cell = {
      node: node.data,
      depth: node.depth,
      parent: cells.get(node.parent) ?? null,
      x: node.x0,
      y: node.y0,
      width: node.x1 - node.x0,
      height: node.y1 - node.y0,
      hasLabel:
        node.children === undefined ? node.x1 - node.x0 > LEAST_TITLED && node.y1 - node.y0 > TITLE : isTitled(node),
    };
    cells.set(node, cell);
    if (cell.width > 0 && cell.height > 0) shown.push(cell);
  }
  return shown;
}
