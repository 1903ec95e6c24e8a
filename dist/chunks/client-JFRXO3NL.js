import{client}from"./chunk-KNEIZ7WE.js";import"./chunk-V2F3ARI5.js";import"./chunk-YGOLUDVY.js";import"./chunk-EIPLPUTD.js";import"./chunk-ND625BFL.js";export{client};
