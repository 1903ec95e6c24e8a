/** Places as services show them: paths from the root of the repository, with slashes. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { terminal } from '../format/escape.ts';
import type { Problem } from './problems.ts';

export interface Checkout {
  /** Absolute: the root of the repository. */
  root: string;
  /** Absolute: the report's paths are relative to it. */
  directory: string;
}

interface Place {
  path: string;
  line: number;
  column?: number;
}

/**
 * Where a service shows a problem. No service takes one without a file, so without a line of its own it is at the first budget of
 * the config. Null if both are outside of the repository.
 */
export function placeIn(
  { root, directory }: Checkout,
  { place, image }: Pick<Problem, 'place' | 'image'>,
): Place | null {
  for (const at of [place, image.budgets[0]?.position ?? null]) {
    const path = at && repositoryPath(relative(root, resolve(directory, at.path)));
    if (path) return { ...at, path };
  }
  return null;
}

/** Null for a path that leads out, and for one with unsafe characters, which no service could open. */
function repositoryPath(inside: string): string | null {
  const parts = inside.split(sep);
  const isInside = inside !== '' && !isAbsolute(inside) && parts[0] !== '..';
  return isInside && terminal(inside) === inside ? parts.join('/') : null;
}
