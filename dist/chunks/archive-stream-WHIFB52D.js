import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readArchiveStream
} from "./chunk-XU5SDBZT.js";
import "./chunk-GCJXXNZT.js";
import "./chunk-X3P72OF5.js";
import "./chunk-KZSFMRSA.js";
import "./chunk-NRXDIXZZ.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-FF47CL5I.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  readArchiveStream
};
