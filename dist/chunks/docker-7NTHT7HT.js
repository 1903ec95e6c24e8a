import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  openDocker,
  openFromEngine
} from "./chunk-O5EJIY5L.js";
import "./chunk-VZQBYWOP.js";
import "./chunk-7LQ5OE7A.js";
import "./chunk-46V6OZVX.js";
import "./chunk-ZPGN5N2Y.js";
import "./chunk-IXC2PZ5E.js";
import "./chunk-74GFGGQ6.js";
import "./chunk-F65E4WSD.js";
import "./chunk-TFYFTENR.js";
import "./chunk-GPUF335V.js";
import "./chunk-GKU4NLNN.js";
import "./chunk-5HJ3J6EK.js";
export {
  openDocker,
  openFromEngine
};
