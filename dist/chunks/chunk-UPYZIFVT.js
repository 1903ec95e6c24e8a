import{readFile}from"node:fs/promises";async function pageOf({page},report){let[{htmlPage},script,style]=await Promise.all([import("./html-THRJMHSY.js"),readFile(new URL("page.js",page),"utf8"),
readFile(new URL("page.css",page),"utf8")]);return htmlPage(report,{script,style})}export{pageOf};
