import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openOciLayout
} from "./chunk-ZN3WPAIV.js";
import "./chunk-FNKTNOMK.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-GSOJXV3P.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openOciLayout
};
