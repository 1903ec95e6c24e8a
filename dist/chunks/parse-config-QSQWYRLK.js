import{checkLength,parseConfig,parseConfigs}from"./chunk-HAGG7B64.js";import"./chunk-ARKUT6FM.js";import"./chunk-KDESL5JU.js";import"./chunk-JAP64ZIW.js";import"./chunk-XPAKMXQA.js";
import"./chunk-7NKSFOC5.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-W4CTC3KO.js";import"./chunk-ND625BFL.js";export{checkLength,parseConfig,parseConfigs};
