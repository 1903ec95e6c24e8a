import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);

// src/report/pages.ts
var DOCS = "https://github.com/OWNER/imagebudget/blob/main/docs";
function pageUrl(page) {
  return page === void 0 ? null : `${DOCS}/${page}`;
}

export {
  pageUrl
};
