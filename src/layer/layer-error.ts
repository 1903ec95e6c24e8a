/** Turns errors about a layer's bytes into messages for people. */
import { MeasureError } from '../errors.ts';
import { type LayerDataError, LimitReached } from './data-error.ts';

const ADVICE: Record<LayerDataError['kind'], string> = {
  truncated: 'The image is incomplete. Save or pull it again; check the disk for space.',
  invalid: 'The image is damaged, or something other than a tar was stored as a layer. Save or pull it again.',
  mismatch: 'The image was changed or damaged after it was written. Save or pull it again.',
  limit: 'No real image needs that much.',
};

/** The error for a layer that could be read once, but not again. */
export function changedSince(error: LayerDataError): MeasureError {
  const hint = 'The image changed while it was measured. Measure it again.';
  return new MeasureError(`a layer cannot be read a second time: ${error.message}`, { hint, cause: error });
}

/** @param label the layer's name in messages */
export function asMeasureError(label: string, error: LayerDataError): MeasureError {
  const hint = error instanceof LimitReached ? error.hint : ADVICE[error.kind];
  return new MeasureError(`${label} cannot be read: ${error.message}`, { hint, cause: error });
}
