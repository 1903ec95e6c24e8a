import{openFromEngine}from"./chunk-T55CGPLD.js";import"./chunk-BSPYFMEJ.js";import"./chunk-ED2VDOFN.js";import"./chunk-OFHK5V3T.js";import"./chunk-N2KTT6L3.js";import"./chunk-PTIWZKXM.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
