import{build,buildArguments,builderOf,openBuild}from"./chunk-GXI47KQM.js";import"./chunk-ZZV3WWID.js";import"./chunk-2MQWTVUX.js";import"./chunk-GXHHFGGP.js";import"./chunk-R6UNLQPC.js";
import"./chunk-RK2PKG5W.js";import"./chunk-F5YOVGGM.js";import"./chunk-X6ZTYOIN.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-W4CTC3KO.js";
import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
