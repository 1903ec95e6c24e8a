import{openFromEngine}from"./chunk-I2HMPNKQ.js";import"./chunk-TWS5EGZL.js";import"./chunk-3ULZPL3J.js";import"./chunk-R6UNLQPC.js";import"./chunk-6F3DO4UO.js";import"./chunk-KQQS33LT.js";
import"./chunk-THOPUSOG.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-FQUSNN4X.js";import"./chunk-ND625BFL.js";export{openFromEngine};
