import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readArchiveStream
} from "./chunk-2TCO3KDX.js";
import "./chunk-JSWCTUBB.js";
import "./chunk-YGNGTZEX.js";
import "./chunk-LRGKT4SC.js";
import "./chunk-5ZT43O6J.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-FF47CL5I.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  readArchiveStream
};
