import{openFromEngine}from"./chunk-XLIQG5AX.js";import"./chunk-3U675UNS.js";import"./chunk-J3R3K3VW.js";import"./chunk-UOE4VAO3.js";import"./chunk-V3P2SWXJ.js";import"./chunk-I7X6MQDF.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
