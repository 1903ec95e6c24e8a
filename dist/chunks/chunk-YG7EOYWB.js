import{details,fileLink,table}from"./chunk-PTGE5C46.js";import{tablesOf}from"./chunk-76JCGPXK.js";import{bytes,distinctBytes,growth,percent}from"./chunk-BGNMHPDT.js";import{cut,cutEnd,
markdown,markdownCode}from"./chunk-Y4JBRRSO.js";import{VERSION}from"./chunk-CITKWXDD.js";function headline({before,after},show){let[old,fresh]=[before.sizes.image,after.sizes.image],[one,other]=namesOf(before,after,show);if(old===fresh)return`${other} is as large as ${one}: ${bytes(fresh)}`;
let by=fresh-old,[was,is]=distinctBytes(old,fresh),part=old===0||by>=9*old?"":` (${by>0?"+":"\u2212"}${percent(Math.abs(by),old)})`;return`${other} is ${bytes(Math.abs(by))} ${by>0?"larger":"smaller"}\
 than ${one}: ${is} instead of ${was}${part}`}function namesOf(before,after,show){return before.name!==after.name?[show(before.name),show(after.name)]:["before",show(after.name)]}function originText(comparison,show){
let{before,after}=comparison,[own,upstream]=[growthOf(comparison,"own"),growthOf(comparison,"upstream")];if(own!==null&&upstream!==null)return`${growth(own)} ours, ${growth(upstream)} upstream: ${baseText(
comparison)}`;let unknown=[before,after].filter(({base})=>base===null),[one]=unknown;return`ours and upstream cannot be told apart: ${unknown.length===2||!one?"neither image tells":`${show(one.name)} \
does not tell`} which layers came with its base image`}function baseText({layers}){let upstream=layers.filter(({origin})=>origin==="upstream");return upstream.length===0?"there is no base image":upstream.
every(({change})=>change==="same")?"the base image is the same":"the base image is another"}function growthOf({figures},name){return figures.find(({figure})=>figure===name)?.growth??null}function remarks({
directories,packages,notes}){return[...directories===null?["directories are not compared: a report does not list them; compare the images themselves"]:[],...packages===null?["packages are not compared\
: a report of an earlier version does not list them"]:[],...notes]}function isSame({layers}){return layers.every(({change})=>change==="same")}var NAME_COLUMNS=100,WHAT_COLUMNS=160,MOST=50;function comparisonMarkdown(comparison,options={}){let show=name=>markdownCode(cut(name,NAME_COLUMNS)),tables=isSame(comparison)?[]:tablesOf(comparison,MOST);
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
`What was compared (imagebudget ${VERSION})`,table({What:"left",Before:"left",After:"left"},rows))}export{headline,originText,remarks,isSame,comparisonMarkdown,grownParts};
