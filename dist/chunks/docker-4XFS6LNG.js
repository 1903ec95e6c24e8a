import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-AVX4WUXA.js";
import "./chunk-V7DCRVAA.js";
import "./chunk-7LQ5OE7A.js";
import "./chunk-MOTD7KG3.js";
import "./chunk-COAW2RQ5.js";
import "./chunk-ZM4P25KE.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-AOT2MLWA.js";
import "./chunk-TFYFTENR.js";
import "./chunk-GPUF335V.js";
import "./chunk-GKU4NLNN.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
