/** What a comparison comes to, in sentences. Names are shown by the caller's function, which escapes them. */
import type { Comparison, FigureName, ImageFacts } from '../../baseline/types.ts';
import { bytes, distinctBytes, growth, percent } from '../format/figures.ts';

type Show = (name: string) => string;

/** `web:2 is 24.6 MB larger than web:1: 337 MB instead of 312 MB (+7.9 %)` */
export function headline({ before, after }: Comparison, show: Show): string {
  const [old, fresh] = [before.sizes.image, after.sizes.image];
  const [one, other] = namesOf(before, after, show);
  if (old === fresh) return `${other} is as large as ${one}: ${bytes(fresh)}`;
  const by = fresh - old;
  const [was, is] = distinctBytes(old, fresh);
  // Beyond tenfold a percentage tells nothing.
  const part = old === 0 || by >= 9 * old ? '' : ` (${by > 0 ? '+' : '−'}${percent(Math.abs(by), old)})`;
  return `${other} is ${bytes(Math.abs(by))} ${by > 0 ? 'larger' : 'smaller'} than ${one}: ${is} instead of ${was}${part}`;
}

/** Images of one name are told apart by where they stand. */
function namesOf(before: ImageFacts, after: ImageFacts, show: Show): [string, string] {
  if (before.name !== after.name) return [show(before.name), show(after.name)];
  return ['before', show(after.name)];
}

/** Whose bytes the growth is, or why that cannot be told. */
export function originText(comparison: Comparison, show: Show): string {
  const { before, after } = comparison;
  const [own, upstream] = [growthOf(comparison, 'own'), growthOf(comparison, 'upstream')];
  if (own !== null && upstream !== null)
    return `${growth(own)} ours, ${growth(upstream)} upstream: ${baseText(comparison)}`;
  const unknown = [before, after].filter(({ base }) => base === null);
  const [one] = unknown;
  const whose = unknown.length === 2 || !one ? 'neither image tells' : `${show(one.name)} does not tell`;
  return `ours and upstream cannot be told apart: ${whose} which layers came with its base image`;
}

function baseText({ layers }: Comparison): string {
  const upstream = layers.filter(({ origin }) => origin === 'upstream');
  const moved = upstream.some(({ part }) => part === 'packages') ? ', and packages moved though no line did' : '';
  const base = upstream.filter(({ part }) => part === 'layer');
  if (base.length === 0) return `there is no base image${moved}`;
  return `the base image is ${base.every(({ change }) => change === 'same') ? 'the same' : 'another'}${moved}`;
}

function growthOf({ figures }: Comparison, name: FigureName): number | null {
  return figures.find(({ figure }) => figure === name)?.growth ?? null;
}

/** What could not be compared, and what to know besides. */
export function remarks({ directories, packages, notes }: Comparison): string[] {
  return [
    ...(directories === null
      ? ['directories are not compared: a report does not list them; compare the images themselves']
      : []),
    ...(packages === null ? ['packages are not compared: a report of an earlier version does not list them'] : []),
    ...notes,
  ];
}

/** Whether both images have the same layers. */
export function isSame({ layers }: Comparison): boolean {
  return layers.every(({ change }) => change === 'same');
}
