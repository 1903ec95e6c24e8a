import{client}from"./chunk-VIR4BLTD.js";import"./chunk-CITKWXDD.js";import"./chunk-EIPLPUTD.js";import"./chunk-ND625BFL.js";export{client};
