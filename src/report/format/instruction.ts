/** A layer's instruction in reports. */
import type { AnalysedLayer } from '../../analysis/types.ts';
import { squeeze } from '../../image/white-space.ts';

type Instructed = Pick<AnalysedLayer, 'instruction'>;

/** On one line; foreign text. */
export function instruction({ instruction: { keyword, text } }: Instructed): string {
  return squeeze(`${keyword} ${text}`);
}

/** The shell command of a RUN instruction, foreign text; null for any other. */
export function command(layer: Instructed): string | null {
  if (layer.instruction.keyword !== 'RUN') return null;
  return instruction(layer)
    .slice('RUN '.length)
    .replace(/^(--\w+(=\S+)? )+/, '');
}

/** Whether the layer holds files that a COPY or ADD put there. */
export function isCopy({ instruction: { keyword } }: Instructed): boolean {
  return keyword === 'COPY' || keyword === 'ADD';
}
