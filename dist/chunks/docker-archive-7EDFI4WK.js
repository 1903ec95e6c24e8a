import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  blobDigest,
  chooseImage,
  openDockerArchive
} from "./chunk-KZEO6W42.js";
import "./chunk-W7LADX2J.js";
import "./chunk-TNXLJX3E.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-SC3IHY4A.js";
import "./chunk-XOK6GZ2W.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-2ATB6TBB.js";
import "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  blobDigest,
  chooseImage,
  openDockerArchive
};
