import{openFromEngine}from"./chunk-47MYBSRX.js";import"./chunk-7RDSWP2R.js";import"./chunk-LD2KL6RM.js";import"./chunk-ATBJRY22.js";import"./chunk-ULCFETGL.js";import"./chunk-Q23NJ2UT.js";
import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-FQUSNN4X.js";import"./chunk-ND625BFL.js";export{openFromEngine};
