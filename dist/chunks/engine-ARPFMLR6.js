import{openFromEngine}from"./chunk-DDTPYANB.js";import"./chunk-W3YS7W5F.js";import"./chunk-DWFDMVOT.js";import"./chunk-BVSPD6LD.js";import"./chunk-OFUSQYGV.js";import"./chunk-L5AXQ6EL.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
