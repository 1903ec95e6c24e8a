import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine,
  openPodman
} from "./chunk-FXGW3UET.js";
import "./chunk-TXOKYXS3.js";
import "./chunk-YOPFSE46.js";
import "./chunk-PALZGFLD.js";
import "./chunk-UCZEJS2V.js";
import "./chunk-TOPGLCYI.js";
import "./chunk-4HTORKP2.js";
import "./chunk-JI7JVAA4.js";
import "./chunk-OLAA3PXO.js";
import "./chunk-4CV6JWXL.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-3SYWJ554.js";
import "./chunk-CWOV6OYU.js";
import "./chunk-HAVADCYS.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine,
  openPodman
};
