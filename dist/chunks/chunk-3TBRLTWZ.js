import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/layer/data-error.ts
var LayerDataError = class extends Error {
  kind;
  constructor(kind, message, cause) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.name = "LayerDataError";
    this.kind = kind;
  }
};
var LimitReached = class extends LayerDataError {
  hint;
  constructor(message, hint) {
    super("limit", message);
    this.hint = hint;
  }
};

export {
  LayerDataError,
  LimitReached
};
