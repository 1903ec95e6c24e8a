import{openFromEngine}from"./chunk-M34J6KL7.js";import"./chunk-6UCX3Q7L.js";import"./chunk-NRKO2LUP.js";import"./chunk-R6UNLQPC.js";import"./chunk-XJ5W5UZU.js";import"./chunk-CS5VISM6.js";
import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{openFromEngine};
