import{openFromEngine}from"./chunk-MHZQUIFM.js";import"./chunk-I65HH7NO.js";import"./chunk-J3R3K3VW.js";import"./chunk-PZIEVAXZ.js";import"./chunk-OYF7YMPD.js";import"./chunk-I7X6MQDF.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
