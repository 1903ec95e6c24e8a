/** Places as services show them: paths from the root of the repository, with slashes. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { INPUT_BUDGETS } from '../../errors.ts';
import { terminal } from '../format/escape.ts';
import type { Problem } from './problems.ts';

export interface Checkout {
  /** Absolute: the root of the repository. */
  root: string;
  /** Absolute: the report's paths are relative to it. */
  directory: string;
  /** The file of the repository for what is in none of its files: the workflow, whose inputs can hold budgets. */
  otherwise?: string;
}

interface Place {
  path: string;
  line: number;
  column?: number;
}

/**
 * Where a service shows a problem. No service takes one without a file, so without a line of its own it is at the first budget of
 * the config, else in the file for it. Null if all are outside of the repository.
 */
export function placeIn(
  { root, directory, otherwise }: Checkout,
  { place, image }: Pick<Problem, 'place' | 'image'>,
): Place | null {
  for (const at of [place, image.budgets[0]?.position ?? null]) {
    const path = at && at.path !== INPUT_BUDGETS && repositoryPath(relative(root, resolve(directory, at.path)));
    if (path) return { ...at, path };
  }
  const path = repositoryPath(otherwise ?? '');
  return path === null ? null : { path, line: 1 };
}

/** Null for a path that leads out, and for one with unsafe characters, which no service could open. */
export function repositoryPath(inside: string): string | null {
  const parts = inside.split(sep);
  const isInside = inside !== '' && !isAbsolute(inside) && parts[0] !== '..';
  return isInside && terminal(inside) === inside ? parts.join('/') : null;
}
