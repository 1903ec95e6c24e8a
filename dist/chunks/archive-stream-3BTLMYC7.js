import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readArchiveStream
} from "./chunk-XSIC2G2I.js";
import "./chunk-UZJWOPXI.js";
import "./chunk-SMHF6TSD.js";
import "./chunk-K2BJNKZA.js";
import "./chunk-JXAOVHVG.js";
import "./chunk-7G5UNF6I.js";
import "./chunk-OLAA3PXO.js";
import "./chunk-4CV6JWXL.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-3SYWJ554.js";
import "./chunk-CWOV6OYU.js";
import "./chunk-HAVADCYS.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  readArchiveStream
};
