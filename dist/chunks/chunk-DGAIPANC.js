import{readFile}from"node:fs/promises";async function pageOf(place,report){let{htmlPage}=await import("./pages-367WU5HJ.js");return htmlPage(report,await partsOf(place))}async function comparisonPageOf(place,comparison){
let{comparisonPage}=await import("./pages-367WU5HJ.js");return comparisonPage(comparison,await partsOf(place))}async function partsOf({page}){let[script,style]=await Promise.all(["page.js","page\
.css"].map(name=>readFile(new URL(name,page),"utf8")));return{script:script??"",style:style??""}}export{pageOf,comparisonPageOf};
