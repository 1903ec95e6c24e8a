import{openFromEngine}from"./chunk-67ILO75V.js";import"./chunk-HC7BNIGW.js";import"./chunk-CZQUE3BV.js";import"./chunk-OANOMCLD.js";import"./chunk-FJEHVVOQ.js";import"./chunk-YUNOWQPI.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
