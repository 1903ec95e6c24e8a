import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openOciLayout
} from "./chunk-ZSPDNS7Q.js";
import "./chunk-6RMAZHQ2.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-WAALARZ6.js";
import "./chunk-TFYFTENR.js";
import "./chunk-ECQBDCJ6.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openOciLayout
};
