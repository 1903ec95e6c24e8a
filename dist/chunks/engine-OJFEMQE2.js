import{openFromEngine}from"./chunk-OYGEUEO2.js";import"./chunk-SGXKKRQF.js";import"./chunk-DWFDMVOT.js";import"./chunk-6EADWKXT.js";import"./chunk-SOJ46XSJ.js";import"./chunk-L5AXQ6EL.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
