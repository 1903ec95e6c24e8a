import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  blobDigest,
  checkConfig,
  chooseImage,
  openDockerArchive
} from "./chunk-3WX4LPL7.js";
import "./chunk-ZN3WPAIV.js";
import "./chunk-FNKTNOMK.js";
import "./chunk-TFYFTENR.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-GSOJXV3P.js";
import "./chunk-PCIXOAZY.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  blobDigest,
  checkConfig,
  chooseImage,
  openDockerArchive
};
