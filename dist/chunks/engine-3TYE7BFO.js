import{openFromEngine}from"./chunk-KK3LKHVT.js";import"./chunk-5FW5ZCKV.js";import"./chunk-CD4VCL6I.js";import"./chunk-5SN3XXQF.js";import"./chunk-Z3YZ3Y36.js";import"./chunk-PW52XQYX.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
