import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openOciLayout
} from "./chunk-ECZPRZOH.js";
import "./chunk-7ZU3XKB3.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-X4QSGPEW.js";
import "./chunk-TFYFTENR.js";
import "./chunk-ECQBDCJ6.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openOciLayout
};
