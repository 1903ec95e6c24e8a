import{build,buildArguments,builderOf,openBuild}from"./chunk-65K2UZID.js";import"./chunk-B7MULB2J.js";import"./chunk-5BWTEXHM.js";import"./chunk-J7ZCCBVZ.js";import"./chunk-Q3NIQR7Y.js";
import"./chunk-R6UNLQPC.js";import"./chunk-R4UURHDI.js";import"./chunk-Y2NICY4K.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";
import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
