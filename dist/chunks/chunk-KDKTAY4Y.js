import{details,fileLink,table}from"./chunk-BN2KYKNI.js";import{headline,isSame,originText,remarks}from"./chunk-4WTWFFYA.js";import{tablesOf}from"./chunk-LQXHIY6I.js";import{bytes,growth}from"./chunk-BGNMHPDT.js";
import{cut,cutEnd,markdown,markdownCode}from"./chunk-Y4JBRRSO.js";import{VERSION}from"./chunk-CITKWXDD.js";var NAME_COLUMNS=100,WHAT_COLUMNS=160,MOST=50;function comparisonMarkdown(comparison,options={}){let show=name=>markdownCode(cut(name,NAME_COLUMNS)),tables=isSame(comparison)?[]:tablesOf(comparison,MOST);
return`${[`### ${headline(comparison,show)}`,"",`${originText(comparison,show)}.`,"",...figureTable(comparison),"",...tables.flatMap(one=>folded(one,options,"By")),...remarks(comparison).map(text=>`- ${markdown(
text)}`),"",...compared(comparison)].join(`
`).replace(/\n{3,}/g,`

`).trimEnd()}
`}function figureTable({figures}){let text=n=>n===null?"unknown":bytes(n),rows=figures.filter(({before,after})=>before!==null||after!==null).map(({figure,before,after,growth:by})=>[figure,text(before),
text(after),by===null?"":growth(by)]);return table({Figure:"left",Before:"right",After:"right",Growth:"right"},rows)}function grownParts(comparison,options){return isSame(comparison)?[]:tablesOf(comparison,
MOST).flatMap(one=>folded(one,options,"What grew by"))}function folded({by,rows},options,title){let moved=rows.filter(({bytes:change,isRest})=>change!==0&&!isRest).length,cells=rows.map(row=>[growth(row.
bytes),row.tag==="new"?"":bytes(row.before),row.tag==="gone"?"":bytes(row.after),[row.tag,whatText(row,by),row.line===null?"":fileLink(row.line,options)].filter(part=>part!=="").join(" ")]),growing=rows.
reduce((sum,{bytes:change})=>sum+change,0),counts=`${title} ${by} (${moved===1?"1 change":`${moved} changes`}, ${growth(growing)})`,what=by.charAt(0).toUpperCase()+by.slice(1);return details(counts,table(
{Growth:"right",Before:"right",After:"right",[what]:"left"},cells))}function whatText({what,isRest},by){return!isRest&&(by==="layer"||by==="directory")?markdownCode(cutEnd(what,WHAT_COLUMNS)):markdown(
cutEnd(what,WHAT_COLUMNS))}function compared({before,after}){let of=({source,writtenBy})=>[markdownCode(source.reference),markdownCode(source.platform),markdownCode(source.digest),writtenBy===null?"me\
asured now":`a report of imagebudget ${markdown(writtenBy)}`],[old,fresh]=[of(before),of(after)],rows=["Image","Platform","Digest","From"].map((name,n)=>[name,old[n]??"",fresh[n]??""]);return details(
`What was compared (imagebudget ${VERSION})`,table({What:"left",Before:"left",After:"left"},rows))}export{comparisonMarkdown,grownParts};
