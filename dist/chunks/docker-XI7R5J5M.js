import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine,
  openPodman
} from "./chunk-XYWXLJ72.js";
import "./chunk-XZ666ZMN.js";
import "./chunk-TXOKYXS3.js";
import "./chunk-6Q5LJJVE.js";
import "./chunk-LPQFKQBO.js";
import "./chunk-RGZV3HKW.js";
import "./chunk-7NPHSBQL.js";
import "./chunk-GHZS6U2R.js";
import "./chunk-WPSUKW5X.js";
import "./chunk-KPHXE52X.js";
import "./chunk-7K2B55XD.js";
import "./chunk-SRSIPACF.js";
import "./chunk-XOK6GZ2W.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-3SYWJ554.js";
import "./chunk-KNIDNPQ5.js";
import "./chunk-U7P5BZ72.js";
import "./chunk-HAVADCYS.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine,
  openPodman
};
