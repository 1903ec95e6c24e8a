import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  blobDigest,
  chooseImage,
  openDockerArchive
} from "./chunk-PEKILLVI.js";
import "./chunk-2JZJSAM3.js";
import "./chunk-EYMRNZPD.js";
import "./chunk-4BVPCGTO.js";
import "./chunk-4CV6JWXL.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-3SYWJ554.js";
import "./chunk-KNIDNPQ5.js";
import "./chunk-U7P5BZ72.js";
import "./chunk-HAVADCYS.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  blobDigest,
  chooseImage,
  openDockerArchive
};
