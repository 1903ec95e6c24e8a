import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-UM4RK3OG.js";
import "./chunk-JQQBT37P.js";
import "./chunk-N4AJSEVL.js";
import "./chunk-USSZ32EH.js";
import "./chunk-XONCZBBN.js";
import "./chunk-TXVUVPGH.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-N5SNYERD.js";
import "./chunk-MCXVO5RR.js";
import "./chunk-ECQBDCJ6.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
