import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/errors.ts
var EXIT = { pass: 0, overBudget: 1, notMeasured: 2, badUsage: 3, interrupted: 130, terminated: 143 };
var ImagebudgetError = class extends Error {
  hint;
  constructor(message, { hint, cause } = {}) {
    super(message, cause === void 0 ? void 0 : { cause });
    this.name = new.target.name;
    this.hint = hint;
  }
};
var ConfigError = class extends ImagebudgetError {
  exitCode = EXIT.badUsage;
  position;
  /** The message without its position, for an annotation that carries the position itself. */
  reason;
  constructor(position, reason, details = {}) {
    super(`${position.path}:${position.line}:${position.column}: ${reason}`, details);
    this.position = position;
    this.reason = reason;
  }
};
var UsageError = class extends ImagebudgetError {
  exitCode = EXIT.badUsage;
};
var MeasureError = class extends ImagebudgetError {
  exitCode = EXIT.notMeasured;
};
function codeOf(error) {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : void 0;
  return typeof code === "string" ? code : void 0;
}

export {
  EXIT,
  ImagebudgetError,
  ConfigError,
  UsageError,
  MeasureError,
  codeOf
};
