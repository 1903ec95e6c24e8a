import{openFromEngine}from"./chunk-EEOBLYQJ.js";import"./chunk-LQA5ROEB.js";import"./chunk-Q3NIQR7Y.js";import"./chunk-R6UNLQPC.js";import"./chunk-37K34H2I.js";import"./chunk-CTM3XV7F.js";
import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{openFromEngine};
