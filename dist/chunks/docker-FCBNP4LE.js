import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-SSUQUUHT.js";
import "./chunk-56VEOUCL.js";
import "./chunk-N4AJSEVL.js";
import "./chunk-N67IGGNE.js";
import "./chunk-ZSPDNS7Q.js";
import "./chunk-6RMAZHQ2.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-WAALARZ6.js";
import "./chunk-TFYFTENR.js";
import "./chunk-ECQBDCJ6.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
