import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-3NJTSDKO.js";
import "./chunk-A3RWXF5S.js";
import "./chunk-N4AJSEVL.js";
import "./chunk-3WX4LPL7.js";
import "./chunk-ZN3WPAIV.js";
import "./chunk-FNKTNOMK.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-GSOJXV3P.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
