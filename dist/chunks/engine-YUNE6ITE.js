import{openFromEngine}from"./chunk-KCNDOSD4.js";import"./chunk-JJTBVCRD.js";import"./chunk-DWFDMVOT.js";import"./chunk-T5LYQKED.js";import"./chunk-4G7Y2GSA.js";import"./chunk-L5AXQ6EL.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
