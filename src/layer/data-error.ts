import type { Advice } from '../errors.ts';

/**
 * A layer whose bytes cannot be read. Internal to layer/: `readLayer`, which knows what the layer is called, turns it into
 * a MeasureError. `kind` is what a caller may decide by; `message` is a clause for people.
 */
export class LayerDataError extends Error {
  readonly kind: 'invalid' | 'truncated' | 'limit' | 'mismatch';

  constructor(kind: LayerDataError['kind'], message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LayerDataError';
    this.kind = kind;
  }
}

/** A layer that goes past a limit, with the setting that raises it. */
export class LimitReached extends LayerDataError {
  readonly hint: Advice;

  constructor(message: string, hint: Advice) {
    super('limit', message);
    this.hint = hint;
  }
}
