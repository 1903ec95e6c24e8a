import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  blobDigest,
  chooseImage,
  openDockerArchive
} from "./chunk-MOTD7KG3.js";
import "./chunk-COAW2RQ5.js";
import "./chunk-ZM4P25KE.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-AOT2MLWA.js";
import "./chunk-TFYFTENR.js";
import "./chunk-GPUF335V.js";
import "./chunk-GKU4NLNN.js";
import "./chunk-5HJ3J6EK.js";
export {
  blobDigest,
  chooseImage,
  openDockerArchive
};
