import{build,buildArguments,builderOf,openBuild}from"./chunk-4L4JWFDU.js";import"./chunk-FDAHYHJD.js";import"./chunk-V4WS6C5M.js";import"./chunk-DGEQQWL7.js";import"./chunk-R6UNLQPC.js";
import"./chunk-OG4KYXXK.js";import"./chunk-JEUWJEJT.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-UU4KPFCS.js";import"./chunk-PITSV5IC.js";
import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
