import{openFromEngine}from"./chunk-KKI5B4VL.js";import"./chunk-BFG22SRA.js";import"./chunk-J3R3K3VW.js";import"./chunk-KQI2UVDE.js";import"./chunk-PZQMIZZD.js";import"./chunk-I7X6MQDF.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
