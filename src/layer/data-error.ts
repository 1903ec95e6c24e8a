import type { Advice } from '../errors.ts';

/**
 * A layer's bytes cannot be read. Internal to layer/: `readLayer` knows the layer's name and turns this into a MeasureError.
 * Code decides by `kind`; `message` is a clause for people.
 */
export class LayerDataError extends Error {
  readonly kind: 'invalid' | 'truncated' | 'limit' | 'mismatch';

  constructor(kind: LayerDataError['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LayerDataError';
    this.kind = kind;
  }
}

/** A layer exceeds a limit; the hint names the setting that raises it. */
export class LimitReached extends LayerDataError {
  readonly hint: Advice;

  constructor(message: string, hint: Advice) {
    super('limit', message);
    this.hint = hint;
  }
}
