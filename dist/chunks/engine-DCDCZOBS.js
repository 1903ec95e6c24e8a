import{openDocker,openFromEngine,openPodman}from"./chunk-GPXCSZ7N.js";import"./chunk-B7WBSEZ5.js";import"./chunk-RKSGAQRW.js";import"./chunk-4Q2MLEAK.js";import"./chunk-YGL4APBD.js";
import"./chunk-3PBYOVCV.js";import"./chunk-ND625BFL.js";export{openDocker,openFromEngine,openPodman};
