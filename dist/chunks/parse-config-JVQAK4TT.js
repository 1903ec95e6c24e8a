import{checkLength,parseBudgets,parseConfig,parseConfigs}from"./chunk-S74EKF2F.js";import"./chunk-ARKUT6FM.js";import"./chunk-5TPQBXC6.js";import"./chunk-JAP64ZIW.js";import"./chunk-XPAKMXQA.js";
import"./chunk-7NKSFOC5.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";export{checkLength,parseBudgets,parseConfig,parseConfigs};
