import{openFromEngine}from"./chunk-TH2OBKMI.js";import"./chunk-NBWCMMKP.js";import"./chunk-J3R3K3VW.js";import"./chunk-TAZZN4GK.js";import"./chunk-LLZU5SBO.js";import"./chunk-I7X6MQDF.js";
import"./chunk-EIPLPUTD.js";import"./chunk-YGL4APBD.js";import"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";export{openFromEngine};
