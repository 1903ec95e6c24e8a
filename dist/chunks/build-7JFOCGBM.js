import{build,buildArguments,builderOf,openBuild}from"./chunk-EGZIULZI.js";import"./chunk-DQQFK6PN.js";import"./chunk-C65OCMWA.js";import"./chunk-3ULZPL3J.js";import"./chunk-R6UNLQPC.js";
import"./chunk-LBCOPFQV.js";import"./chunk-NJFEUHAZ.js";import"./chunk-THOPUSOG.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-FQUSNN4X.js";
import"./chunk-ND625BFL.js";export{build,buildArguments,builderOf,openBuild};
