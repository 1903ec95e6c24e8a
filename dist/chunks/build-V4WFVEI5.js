import{build,buildArguments,builderOf,openBuild}from"./chunk-X7SDN6LV.js";import"./chunk-6J5SLC7S.js";import"./chunk-5BWTEXHM.js";import"./chunk-TAWHT6DZ.js";import"./chunk-Q3NIQR7Y.js";
import"./chunk-R6UNLQPC.js";import"./chunk-R4UURHDI.js";import"./chunk-Y2NICY4K.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";
import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
