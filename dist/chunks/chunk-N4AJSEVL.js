import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/layer/limits.ts
var DEFAULT_LIMITS = {
  entries: 5e6,
  nameBytes: 1 << 20,
  allNameBytes: 1024 ** 3,
  layerBytes: 100 * 1024 ** 3,
  manifestBytes: 4 * 1024 ** 2
};

export {
  DEFAULT_LIMITS
};
