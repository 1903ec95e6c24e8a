import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  readArchiveStream
} from "./chunk-GEIUPSR6.js";
import "./chunk-JH3RYL4L.js";
import "./chunk-6R5PW5L4.js";
import "./chunk-NSZMKYW3.js";
import "./chunk-NWKAKDZI.js";
import "./chunk-474TXXUP.js";
import "./chunk-OGOWTOFU.js";
import "./chunk-VBAJM7DR.js";
import "./chunk-KUX3JCRT.js";
import "./chunk-M62B2PZL.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-OGCHTJQN.js";
import "./chunk-XOK6GZ2W.js";
import "./chunk-SXAFARRY.js";
import "./chunk-5TPRPYVJ.js";
import "./chunk-2ATB6TBB.js";
import "./chunk-6APWD5O3.js";
import "./chunk-3TBRLTWZ.js";
import "./chunk-BM3QPQNS.js";
import "./chunk-5HJ3J6EK.js";
export {
  readArchiveStream
};
