/** A layer's instruction as one line of text, which is foreign. */
import { squeeze } from '../image/text.ts';
import type { AnalysedLayer } from './types.ts';

type Instructed = Pick<AnalysedLayer, 'instruction'>;

export function instruction({ instruction: { keyword, text } }: Instructed): string {
  return squeeze(`${keyword} ${text}`);
}

/** The shell command of a RUN instruction; null for any other. */
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
