import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/source/json.ts
function member(value, name) {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : void 0;
}
function stringsIn(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

export {
  member,
  stringsIn
};
