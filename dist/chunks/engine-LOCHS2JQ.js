import{openFromEngine}from"./chunk-6GU2WKY2.js";import"./chunk-3DHIF7JN.js";import"./chunk-ZYJJXSH6.js";import"./chunk-3HXT74E5.js";import"./chunk-FNPKJBHN.js";import"./chunk-MKSQ3VYU.js";
import"./chunk-P7YSJGEU.js";import"./chunk-ND625BFL.js";export{openFromEngine};
