import{openFromEngine}from"./chunk-23WAZD25.js";import"./chunk-KUJX5UDB.js";import"./chunk-J3R3K3VW.js";import"./chunk-GYTSXBP4.js";import"./chunk-YTG7ABY3.js";import"./chunk-I7X6MQDF.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
