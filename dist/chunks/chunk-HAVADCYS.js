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

export {
  LayerDataError
};
