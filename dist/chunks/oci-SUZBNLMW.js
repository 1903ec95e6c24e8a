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
} from "./chunk-PSJL7L3V.js";
import "./chunk-HHQ7VKPA.js";
import "./chunk-4CV6JWXL.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-UD3RDAB3.js";
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
