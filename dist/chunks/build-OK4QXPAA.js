import{build,buildArguments,builderOf,openBuild}from"./chunk-6KNP4YGR.js";import"./chunk-V4673EJB.js";import"./chunk-5BWTEXHM.js";import"./chunk-4P3CN76C.js";import"./chunk-Q3NIQR7Y.js";
import"./chunk-R6UNLQPC.js";import"./chunk-SQVOZKAD.js";import"./chunk-3A2NDNFE.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";
import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
