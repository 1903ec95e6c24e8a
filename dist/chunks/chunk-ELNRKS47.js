import{NAMED_ROOTS}from"./chunk-3HCZKXDE.js";import{displayPath}from"./chunk-R6UNLQPC.js";function placeText({common,roots}){return common!==""?displayPath(common):roots.length>0&&roots.length<=NAMED_ROOTS?roots.map(displayPath).join(", "):"/"}function lineText({dockerfile}){return dockerfile===
null?"":`${dockerfile.path}:${dockerfile.line}`}export{placeText,lineText};
