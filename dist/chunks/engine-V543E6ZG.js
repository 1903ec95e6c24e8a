import{openFromEngine}from"./chunk-JNVYAG5E.js";import"./chunk-HZ3BNCQ6.js";import"./chunk-LD2KL6RM.js";import"./chunk-7QE42ER3.js";import"./chunk-KLBTIQJQ.js";import"./chunk-Q23NJ2UT.js";
import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-FQUSNN4X.js";import"./chunk-ND625BFL.js";export{openFromEngine};
