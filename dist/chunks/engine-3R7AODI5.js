import{openFromEngine}from"./chunk-QFJ56YVX.js";import"./chunk-M3SBZE4S.js";import"./chunk-ZYJJXSH6.js";import"./chunk-RTMMM2I7.js";import"./chunk-345MMHRE.js";import"./chunk-KU2DEBOS.js";
import"./chunk-CSHLLZAE.js";import"./chunk-EIPLPUTD.js";import"./chunk-ND625BFL.js";export{openFromEngine};
