import{openFromEngine}from"./chunk-C2FFJEGK.js";import"./chunk-OBZ66ZTE.js";import"./chunk-KCEZ3HXS.js";import"./chunk-PZIEVAXZ.js";import"./chunk-OYF7YMPD.js";import"./chunk-I7X6MQDF.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
