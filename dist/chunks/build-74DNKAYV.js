import{build,buildArguments,builderOf,openBuild}from"./chunk-UIAEC34B.js";import"./chunk-Y3KG6733.js";import"./chunk-5BWTEXHM.js";import"./chunk-5EBYT63N.js";import"./chunk-Q3NIQR7Y.js";
import"./chunk-R6UNLQPC.js";import"./chunk-SQVOZKAD.js";import"./chunk-3A2NDNFE.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";
import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
