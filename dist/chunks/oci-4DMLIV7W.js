import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openOciLayout
} from "./chunk-XONCZBBN.js";
import "./chunk-TXVUVPGH.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-N5SNYERD.js";
import "./chunk-MCXVO5RR.js";
import "./chunk-ECQBDCJ6.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openOciLayout
};
