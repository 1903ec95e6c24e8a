import{build,buildArguments,builderOf,openBuild}from"./chunk-PHSH6LDK.js";import"./chunk-NV5MNZ6K.js";import"./chunk-OP3P2SNW.js";import"./chunk-DGEQQWL7.js";import"./chunk-R6UNLQPC.js";
import"./chunk-OPV7WAXT.js";import"./chunk-VIBP6AOX.js";import"./chunk-UU4KPFCS.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-PITSV5IC.js";
import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
