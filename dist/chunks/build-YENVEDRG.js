import{build,buildArguments,builderOf,openBuild}from"./chunk-ONA6U7DQ.js";import"./chunk-AOBSPUIX.js";import"./chunk-ZBWTENLX.js";import"./chunk-F7DX4KNW.js";import"./chunk-R6UNLQPC.js";
import"./chunk-7QE42ER3.js";import"./chunk-KLBTIQJQ.js";import"./chunk-Q23NJ2UT.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-FQUSNN4X.js";
import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
