import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openOciLayout
} from "./chunk-TYABSZAS.js";
import "./chunk-YCMOL3MZ.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-S3KBNY5G.js";
import "./chunk-TFYFTENR.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openOciLayout
};
