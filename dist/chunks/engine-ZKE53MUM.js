import{openDocker,openFromEngine,openPodman}from"./chunk-6EGLMPOO.js";import"./chunk-3B7YNXAY.js";import"./chunk-GXF4CJEO.js";import"./chunk-4CWNVFIG.js";import"./chunk-YGL4APBD.js";
import"./chunk-3PBYOVCV.js";import"./chunk-ND625BFL.js";export{openDocker,openFromEngine,openPodman};
