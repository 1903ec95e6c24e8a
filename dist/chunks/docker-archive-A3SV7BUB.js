import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  blobDigest,
  chooseImage,
  openDockerArchive
} from "./chunk-KPHXE52X.js";
import "./chunk-7K2B55XD.js";
import "./chunk-SRSIPACF.js";
import "./chunk-XOK6GZ2W.js";
import "./chunk-5TPRPYVJ.js";
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
