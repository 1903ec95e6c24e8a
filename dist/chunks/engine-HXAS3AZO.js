import{openDocker,openFromEngine,openPodman}from"./chunk-STSRGSVN.js";import"./chunk-2JQUXOOW.js";import"./chunk-AFWUN4NJ.js";import"./chunk-B5UO2V5M.js";import"./chunk-YGL4APBD.js";
import"./chunk-3PBYOVCV.js";import"./chunk-ND625BFL.js";export{openDocker,openFromEngine,openPodman};
