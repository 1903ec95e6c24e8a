import{openFromEngine}from"./chunk-ZIC4X57P.js";import"./chunk-3OCUQHQ2.js";import"./chunk-DGEQQWL7.js";import"./chunk-R6UNLQPC.js";import"./chunk-OG4KYXXK.js";import"./chunk-JEUWJEJT.js";
import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-UU4KPFCS.js";import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{openFromEngine};
