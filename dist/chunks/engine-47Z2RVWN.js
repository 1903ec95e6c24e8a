import{openFromEngine}from"./chunk-FPBVQFMJ.js";import"./chunk-CQPD7GH3.js";import"./chunk-SJOMJLZG.js";import"./chunk-DU6OTGCV.js";import"./chunk-IK56DWQ4.js";import"./chunk-T7JNNZMK.js";
import"./chunk-YGL4APBD.js";import"./chunk-EIPLPUTD.js";import"./chunk-35EHZSMZ.js";import"./chunk-ND625BFL.js";export{openFromEngine};
