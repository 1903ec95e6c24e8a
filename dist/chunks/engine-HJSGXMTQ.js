import{openFromEngine}from"./chunk-VCKWKMNE.js";import"./chunk-546RB3AN.js";import"./chunk-DWFDMVOT.js";import"./chunk-AQMRTDSU.js";import"./chunk-2V7YMG36.js";import"./chunk-L5AXQ6EL.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
