import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/source/store/problem.ts
var StoreProblem = class extends Error {
  constructor(message, cause) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.name = "StoreProblem";
  }
};

export {
  StoreProblem
};
