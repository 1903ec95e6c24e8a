import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-LY2NZWZR.js";
import "./chunk-ZL62BK5R.js";
import "./chunk-XU5SDBZT.js";
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
  openDocker,
  openFromEngine
};
