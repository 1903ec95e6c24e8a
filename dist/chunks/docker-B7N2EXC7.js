import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-RZYVF5DF.js";
import "./chunk-J6K2YO5R.js";
import "./chunk-N4AJSEVL.js";
import "./chunk-IFBL4AXB.js";
import "./chunk-TYABSZAS.js";
import "./chunk-YCMOL3MZ.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-S3KBNY5G.js";
import "./chunk-TFYFTENR.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
