import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-7DJQBOUW.js";
import "./chunk-X7UKZL2T.js";
import "./chunk-N4AJSEVL.js";
import "./chunk-3DKTBSLJ.js";
import "./chunk-ZY5TO5T4.js";
import "./chunk-TOGEJAEK.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-CVQYQ2PO.js";
import "./chunk-MCXVO5RR.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
