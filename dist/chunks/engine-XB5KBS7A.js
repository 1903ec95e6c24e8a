import{openFromEngine}from"./chunk-ZFM3H2C3.js";import"./chunk-CXTIR5LH.js";import"./chunk-CZQUE3BV.js";import"./chunk-WMB7XUA3.js";import"./chunk-KU6VZ3HE.js";import"./chunk-YUNOWQPI.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
