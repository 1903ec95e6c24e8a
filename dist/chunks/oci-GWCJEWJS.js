import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openOciLayout
} from "./chunk-YU4RSMXY.js";
import "./chunk-IEH3KWPN.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-EC37CX3F.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openOciLayout
};
