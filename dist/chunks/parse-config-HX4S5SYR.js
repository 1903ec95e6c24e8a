import{checkLength,parseConfig,parseConfigs}from"./chunk-6HYRN7DG.js";import"./chunk-ARKUT6FM.js";import"./chunk-XUG7ZQ6Q.js";import"./chunk-6MTAKR2U.js";import"./chunk-7NKSFOC5.js";
import"./chunk-XPAKMXQA.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-W4CTC3KO.js";import"./chunk-ND625BFL.js";export{checkLength,parseConfig,parseConfigs};
