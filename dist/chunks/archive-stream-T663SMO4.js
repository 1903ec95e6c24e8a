import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readArchiveStream
} from "./chunk-XKYZHBTJ.js";
import "./chunk-LPQFKQBO.js";
import "./chunk-ZOHUNANX.js";
import "./chunk-YMIBNVRY.js";
import "./chunk-WP52FOLD.js";
import "./chunk-6PZSUJV5.js";
import "./chunk-23ZXIGQ5.js";
import "./chunk-SQDO5XYA.js";
import "./chunk-J3YJPJNR.js";
import "./chunk-XOK6GZ2W.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-SC3IHY4A.js";
import "./chunk-2ATB6TBB.js";
import "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  readArchiveStream
};
