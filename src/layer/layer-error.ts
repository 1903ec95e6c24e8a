/** What people are told of a layer whose bytes cannot be read. */
import { MeasureError } from '../errors.ts';
import { type LayerDataError, LimitReached } from './data-error.ts';

const ADVICE: Record<LayerDataError['kind'], string> = {
  truncated: 'The image is incomplete. Save or pull it again; check the disk for space.',
  invalid: 'The image is damaged, or something other than a tar was stored as a layer. Save or pull it again.',
  mismatch: 'The image was changed or damaged after it was written. Save or pull it again.',
  limit: 'No real image needs that much.',
};

/** The error as people see it. @param label what messages call the layer */
export function asMeasureError(label: string, error: LayerDataError): MeasureError {
  const hint = error instanceof LimitReached ? error.hint : ADVICE[error.kind];
  return new MeasureError(`${label} cannot be read: ${error.message}`, { hint, cause: error });
}
