import{comparisonMarkdown,headline,isSame,originText,remarks}from"./chunk-7W4BNBNE.js";import"./chunk-PTGE5C46.js";import{GAP,figureCell,growthCell,joined,tableLines,tablesOf}from"./chunk-63O4YATZ.js";
import{shortDigest}from"./chunk-XSDCGZHE.js";import"./chunk-5XQUBTO5.js";import{checkPlaces}from"./chunk-FBCEJRIV.js";import{writeResult}from"./chunk-JXYOFPO4.js";import{environment,
textOptions}from"./chunk-HSKWNBGZ.js";import{readArgs,wholeNumber}from"./chunk-V7HXABT5.js";import"./chunk-RCPHM232.js";import{filesOf,inspectionOf,refuseOutputs,reportPath}from"./chunk-2RBO6LS2.js";
import{painter}from"./chunk-SONGW3IR.js";import{assertComparison,check,compareImages,factsOf,factsOfReport,readReport}from"./chunk-MAAVQFXX.js";import{parseSource}from"./chunk-SK3ICV2A.js";
import"./chunk-T2RIUEJJ.js";import"./chunk-DHOSPPPP.js";import"./chunk-2ZHOA46H.js";import"./chunk-W7WLL2UQ.js";import"./chunk-W5IRAA6D.js";import{bytes,duration}from"./chunk-BGNMHPDT.js";
import{cut,hanging,jsonText,terminal,wrap}from"./chunk-Y4JBRRSO.js";import{VERSION}from"./chunk-CITKWXDD.js";import"./chunk-C65OCMWA.js";import"./chunk-3ULZPL3J.js";import{displayPath,
isUtf8}from"./chunk-R6UNLQPC.js";import{parsePlatform}from"./chunk-NJFEUHAZ.js";import"./chunk-THOPUSOG.js";import{parseLimits}from"./chunk-S7PAVOD7.js";import"./chunk-6MTAKR2U.js";
import"./chunk-XPAKMXQA.js";import"./chunk-ARKUT6FM.js";import"./chunk-7NKSFOC5.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import{EXIT,ImagebudgetError,UsageError}from"./chunk-FQUSNN4X.js";
import"./chunk-ND625BFL.js";async function compare(job,environment2){let started=environment2.now(),before=await named("BEFORE",()=>factsFrom(job.before,environment2)),after=await named("AFTER",()=>factsFrom(job.after,environment2));
return assertComparison({...compareImages(before,after),milliseconds:environment2.now()-started})}async function factsFrom(source,environment2){if(source.form==="report")return factsOfReport(readReport(
source.path,source.shown),source.shown,source.platform);let{images}=await check(source.job,environment2),[image]=images;if(!image)throw new Error("a job of one target gives one image");return factsOf(
image)}async function named(side,work){try{return await work()}catch(error){throw error instanceof ImagebudgetError?error.startWith(side):error}}function comparisonJob([before,after],overrides){let requests=[before,after].map(parseSource);if(requests.every(({form})=>form==="stdin"))throw new UsageError("standard input (-) is given twice, and c\
an be read once",{hint:"Save one of the images to a file."});return refuseOutputs(overrides,requests.flatMap(request=>filesOf(request,overrides.cwd))),{before:compared(before,overrides),after:compared(
after,overrides)}}function compared(text,overrides){let path=reportPath(parseSource(text),overrides.cwd),{platform}=overrides;return path!==null?{form:"report",path,shown:text,platform:platform===null?
null:parsePlatform(platform)}:{form:"image",job:{...inspectionOf(text,overrides),directories:!0}}}function comparisonJson(comparison){let{before,after,figures,layers,directories,packages,findings,notes}=comparison,value={schemaVersion:1,tool:{name:"imagebudget",version:VERSION},before:imageValue(before),
after:imageValue(after),growth:Object.fromEntries(figures.map(({figure,growth})=>[figure,growth])),byLayer:layers.map(layerValue),byDirectory:tableValue(directories,({path,direct})=>({part:"directory",
...pathValue(path),direct})),byPackage:tableValue(packages,({change,manager,name,versions})=>({part:"package",change,manager,name,versions})),byFinding:tableValue(findings,({kind,id,title})=>({part:kind,
id,title})),notes};return`${jsonText(value,2)}
`}function imageValue({name,source,writtenBy,sizes,base}){let{kind,reference,digest,platform}=source,{image,visible,wasted,removable,download,own,efficiency}=sizes;return{name,source:{kind,reference,digest,
platform},writtenBy,sizes:{image,visible,wasted,removable,download,own,efficiency},base:base&&{name:base.name,layers:base.layers,evidence:base.evidence}}}function layerValue({change,origin,layers,sameInstruction,
...row}){let{before,after}=layers,line=(after??before)?.dockerfile??null;return{change,origin,...changeValue(row),layerBefore:before&&layerRef(before),layerAfter:after&&layerRef(after),sameInstruction,
createdBy:(after??before)?.createdBy??"",dockerfile:line&&{path:line.path,line:line.line}}}function layerRef({index,diffId}){return{index,diffId}}function tableValue(table,value){return table===null?null:
[...table.rows.map(row=>({...value(row),...changeValue(row)})),{part:"rest",...changeValue(table.rest)},...table.wasted?[{part:"wasted",...changeValue(table.wasted)}]:[]]}function changeValue({before,
after,bytes:bytes2}){return{before,after,bytes:bytes2}}function pathValue(path){return{path:displayPath(path),...isUtf8(path)?{}:{pathBase64:Buffer.from(path,"latin1").toString("base64")}}}var NAME_COLUMNS=40;function comparisonText(comparison,options){let paint=painter(options.colour),show=name=>cut(terminal(name),NAME_COLUMNS),most=options.all?Number.POSITIVE_INFINITY:options.top,tables=isSame(
comparison)&&!options.all?[]:tablesOf(comparison,most);return`${[...wrap(headline(comparison,show),options.width).map(line=>paint("bold",line)),...wrap(originText(comparison,show),options.width-2).map(
line=>`  ${line}`),...factLines(comparison,options.width).map(line=>paint("dim",line)),"",...figureLines(comparison.figures,paint),...tables.flatMap(table=>["",...tableLines(table,options.width,paint)]),
...block(remarks(comparison).flatMap(text=>hanging("note: ",terminal(text),options.width)))].join(`
`)}
`}function factLines(comparison,columns){let{before,after,milliseconds}=comparison,both=of=>[...new Set([of(before),of(after)])].join(" \u2192 "),same=isSame(comparison)?["the same layers, byte for by\
te"]:[],facts=[terminal(both(({source})=>source.platform)),terminal(both(({source})=>shortDigest(source.digest))),...same,`compared in ${duration(milliseconds)}`];return joined(facts,columns-2).map(line=>`\
  ${line}`)}function figureLines(figures,paint){let text=n=>figureCell(n===null?"unknown":bytes(n)),title=[...["GROWTH","BEFORE","AFTER"].map(figureCell),"FIGURE"].join(GAP);return[paint("dim",`  ${title}`),
...figures.filter(({before,after})=>before!==null||after!==null).map(({figure,before,after,growth:by})=>[`  ${by===null?figureCell(""):growthCell(by,paint)}`,text(before),text(after),figure].join(GAP))]}
function block(lines){return lines.length===0?[]:["",...lines]}var TOP=6;async function compareCommand(context){let{values,positionals}=readArgs("compare",context.args),sources=twoSources(positionals),outputs=checkPlaces(context.cwd,values,"compare"),top=values.top===
void 0?TOP:wholeNumber("--top",values.top),job=comparisonJob(sources,{cwd:context.cwd,workspace:null,platform:values.platform??null,verify:values.verify??!1,outputs,limits:parseLimits("--limit",values.
limit??[])}),comparison=await compare(job,environment(context,values)),to=values.json==="-"||values.markdown==="-"?"stderr":"stdout";return values.json!==void 0&&await writeResult(context,{flag:"--jso\
n",path:values.json},comparisonJson(comparison)),values.markdown!==void 0&&await writeResult(context,{flag:"--markdown",path:values.markdown},comparisonMarkdown(comparison)),await context[to].write(comparisonText(
comparison,textOptions(context,to,{all:values.all??!1,top}))),EXIT.pass}function twoSources([before,after,...more]){if(before!==void 0&&after!==void 0&&more.length===0)return[before,after];let given=[
before,after,...more].filter(name=>name!==void 0).length;throw new UsageError(`compare takes two images or reports, not ${given}`,{hint:"Write the earlier one first, for example: imagebudget compare w\
eb:main web:ci"})}export{compareCommand};
