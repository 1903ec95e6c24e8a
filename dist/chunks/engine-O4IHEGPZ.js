import{openDocker,openFromEngine,openPodman}from"./chunk-DTQMMOZX.js";import"./chunk-EXOKODB4.js";import"./chunk-GXF4CJEO.js";import"./chunk-4CWNVFIG.js";import"./chunk-YGL4APBD.js";
import"./chunk-3PBYOVCV.js";import"./chunk-ND625BFL.js";export{openDocker,openFromEngine,openPodman};
