import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  MANIFEST_TYPES,
  MAX_DEPTH,
  isAttestation,
  isImageConfig,
  isIndexType,
  mayBeImage,
  openOciLayout,
  short
} from "./chunk-KZSFMRSA.js";
import "./chunk-NRXDIXZZ.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-FF47CL5I.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  MANIFEST_TYPES,
  MAX_DEPTH,
  isAttestation,
  isImageConfig,
  isIndexType,
  mayBeImage,
  openOciLayout,
  short
};
