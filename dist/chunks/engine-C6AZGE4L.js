import{openFromEngine}from"./chunk-6A27J42F.js";import"./chunk-2DT764P6.js";import"./chunk-ZYJJXSH6.js";import"./chunk-43EQBD2O.js";import"./chunk-2DJ6XL7P.js";import"./chunk-FUEX73J3.js";
import"./chunk-NJO7HCNF.js";import"./chunk-ND625BFL.js";export{openFromEngine};
