import{catalogue,diffOf,keepingLines,keepingNote,safetyOf}from"./chunk-EFH4A52W.js";import{placeIn}from"./chunk-C6DP7TQP.js";import{budgetMessage}from"./chunk-DTEM3DGK.js";import{nameAmong}from"./chunk-7OC5XHDF.js";
import"./chunk-4F3JJIZK.js";import{SMALL,lineToChange,remedyText}from"./chunk-2TGXX6DJ.js";import{capitalised,editText,placeText}from"./chunk-DHK2LJY3.js";import{docsOf,headline,overText,
pageOn,planSentences,unjudgedText}from"./chunk-GBPCS6OQ.js";import{rules}from"./chunk-QZLUR7XR.js";import{bytes}from"./chunk-ZGLHJHC4.js";import"./chunk-UNDVSWRG.js";import{cut,
jsonText,markdown,markdownBlock,sarifMessage,terminal,xml}from"./chunk-Y4JBRRSO.js";import{REPOSITORY,VERSION}from"./chunk-YGOLUDVY.js";import"./chunk-Q3NIQR7Y.js";import"./chunk-R6UNLQPC.js";
import"./chunk-2K7ZWB4Y.js";import"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";import{createHash}from"node:crypto";var MOST=5e3,PLACE_COLUMNS=200,LEVELS=["error","warning","note"];function problemsOf({images}){let all=images.flatMap(image=>[...budgetProblems(image),...savingProblems(image)]),ordered=LEVELS.flatMap(
level=>all.filter(problem=>problem.level===level));return{problems:distinct(ordered.slice(0,MOST)),more:Math.max(0,ordered.length-MOST)}}function budgetProblems(image){let problem=({budget,position},level,message)=>({
image,rule:`budget/${budget}`,level,message,place:position,about:{budget},fingerprint:digest([...nameOf(image),"budget",budget,position.path])}),judged=image.budgets.filter(({status})=>status!=="pass"),
missing=image.unjudged.filter(({status})=>status==="warn");return[...judged.map(one=>problem(one,one.status==="fail"?"error":"warning",budgetMessage(one,image))),...missing.map(one=>problem(one,"warni\
ng",`${unjudgedText(one,terminal)}.`))]}function savingProblems(image){return[...image.savings,...image.advice].filter(({base,always,bytes:size})=>!base&&(always||size>=SMALL)).map(saving=>{let place=saving.
at??lineToChange(saving,image.layers),rule=saving.page??saving.label;return{image,rule,level:saving.severity==="warn"&&(saving.kind!=="advice"||saving.always)?"warning":"note",message:savingMessage(saving),
place,about:{saving},fingerprint:digest([...nameOf(image),saving.kind,rule,...lossOf(saving)])}})}function savingMessage(saving){let place=cut(terminal(placeText(saving.place)),PLACE_COLUMNS),remedy=remedyText(
saving.remedy).replaceAll(`
`," ");return`${capitalised(terminal(saving.title))}: ${bytes(saving.bytes)} in ${place}. ${remedy}`}function lossOf({loss,place}){return loss===null?[]:[loss.cause,placeText(place)]}function nameOf({
name,source}){return[name,source.platform]}function digest(parts){return createHash("sha256").update(JSON.stringify(parts)).digest("hex")}function distinct(problems){let seen=new Map;return problems.map(
problem=>{let earlier=seen.get(problem.fingerprint)??0;return seen.set(problem.fingerprint,earlier+1),earlier===0?problem:{...problem,fingerprint:digest([problem.fingerprint,String(earlier)])}})}var SEVERITIES={error:"major",warning:"minor",note:"info"},NOWHERE={path:".imagebudget.yml",line:1};function gitlab(report,checkout){let{problems,more}=problemsOf(report),issues=problems.map(problem=>issue(
problem,nameAmong(problem.image,report),checkout)),[last]=issues.slice(-1);if(more>0&&last){let description=`${more+1} more are in the JSON report.`;issues.splice(-1,1,{...last,check_name:"imagebudget",
description,severity:SEVERITIES.note})}return`${jsonText(issues,2)}
`}function issue(problem,name,checkout){let{path,line}=placeIn(checkout,problem)??NOWHERE;return{type:"issue",check_name:terminal(problem.rule),description:`${terminal(name)}: ${problem.message}`,categories:[
"Performance"],severity:SEVERITIES[problem.level],fingerprint:problem.fingerprint,location:{path,lines:{begin:line}}}}var MOST_EDITS=10;function junit({images},checkout){let suites=images.flatMap(image=>suite(image,checkout));return['<?xml version="1.0" encoding="UTF-8"?>',`<testsuites name="imagebudget" ${countsOf(images)}\
>`,...suites,"</testsuites>",""].join(`
`)}function suite(image,checkout){let{name,source,budgets,unjudged}=image;return[`  <testsuite name="${xml(`${name} ${source.platform}`)}" ${countsOf([image])} skipped="${unjudged.length}">`,"    <pro\
perties>",`      <property name="digest" value="${xml(source.digest)}"/>`,`      <property name="size" value="${image.sizes.image}"/>`,"    </properties>",...budgets.flatMap(budget=>judgedCase(budget,
image,checkout)),...unjudged.flatMap(budget=>[`${caseStart(budget,image,checkout)}>`,`      <skipped message="${xml(unjudgedText(budget,terminal))}"/>`,"    </testcase>"]),"  </testsuite>"]}function countsOf(images){
let budgets=images.flatMap(image=>image.budgets),failures=budgets.filter(({status})=>status==="fail").length;return`tests="${budgets.length+images.flatMap(({unjudged})=>unjudged).length}" failures="${failures}\
" errors="0"`}function caseStart({budget,position},image,checkout){let path=placeIn(checkout,{image,place:position})?.path,file=path===void 0?"":` file="${xml(path)}"`;return`    <testcase name="${xml(
budget)}" classname="${xml(`${image.name} ${image.source.platform}`)}"${file}`}function judgedCase(budget,image,checkout){let start=caseStart(budget,image,checkout);switch(budget.status){case"pass":return[
`${start}/>`];case"warn":return[`${start}>`,`      <system-out>warning: ${xml(budgetMessage(budget,image))}</system-out>`,"    </testcase>"];case"fail":return[`${start}>`,`      <failure type="budget"\
 message="${xml(overText(budget,terminal))}">${failure(budget,image)}</failure>`,"    </testcase>"];default:return budget.status}}function failure(budget,image){let{path,line}=budget.position,{items}=image.
plan,more=items.length-MOST_EDITS;return[headline(image,terminal),`${path}:${line}: ${budgetMessage(budget,image)}`,...planSentences(image,image.plan,terminal),...items.slice(0,MOST_EDITS).map((item,n)=>`${n+
1}. ${editText(item)}`),...more>0?[`${more} more edits are in the JSON report.`]:[]].map(xml).join(`
`)}import{createHash as createHash2}from"node:crypto";function ruleHelp(problem,docs){if("budget"in problem.about)return budgetHelp(problem.about.budget,docs);let{saving}=problem.about;return(saving.page===null?null:catalogueHelp(saving.page,saving,docs))??
ownRuleHelp(saving,docs)}var FIGURES={size:"Image size: the sum of the layer bytes of all layers.",own:"Own size: the layer bytes of the layers above the base image.",download:"Download size: the comp\
ressed layer blobs plus the config, as a registry serves them.",layer:"The layer bytes of the largest layer.",layers:"The number of layers with content, including base layers.",files:"The number of re\
gular files in the final file system.",wasted:"Wasted bytes: what layers hold and the final file system does not show.",removable:"Removable bytes: visible, but not needed according to a waste rule.",
waste:"Wasted and removable bytes.",efficiency:"Visible bytes divided by image size: a minimum."};function budgetHelp(budget,docs){let about=(Object.hasOwn(FIGURES,budget)?FIGURES[budget]:void 0)??"Th\
e bytes that this budget of the config counts.",remedy="Make the edits of the report, or raise the limit where the bytes are worth it.",page=`${docs}/budgets.md`;return{title:`${terminal(budget)} is b\
eyond its budget`,text:[about,remedy],markdown:`${about}

${remedy}

[Budgets](${page})`,page}}function ownRuleHelp({title,remedy,label},docs){let page=`${docs}/config.md#rules`;return{title:terminal(title),text:[`The rule ${terminal(label)} of the config finds these b\
ytes.`,terminal(remedy)],markdown:`The rule ${markdown(label)} of the config finds these bytes.

${markdown(remedy)}

[Rules of a config](${page})`,page}}function catalogueHelp(id,saving,docs){let rule=rules.find(one=>one.id===id),entry=rule??catalogue.find(one=>one.id===id);if(entry===void 0)return null;let page=pageOn(
id,docs),why=entry.why??entry.title,safe=rule?[`**Is it safe to remove?** ${safetyOf(rule).join(" ")}`]:[],kept=saving.kind==="wasted"?[]:keeping(id,rule?.keep),example=rule?.example===void 0?[]:[markdownBlock(
diffOf(rule.example).join(`
`),"diff")];return{title:entry.title,text:[why,entry.remedy],markdown:[why,...safe,`**The edit:** ${entry.remedy}`,...example,...kept,`More: [${id}](${page})`].join(`

`),page}}function keeping(id,keep){return["To keep the files, in `.imagebudget.yml`:",markdownBlock(keepingLines(id).join(`
`),"yaml"),keepingNote(keep)]}var SCHEMA="https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",MOST_CATEGORY=200;function sarif(report,{checkout,docs=docsOf(REPOSITORY)}){let{problems,more}=problemsOf(
report),rules2=[...new Map(problems.map(problem=>[problem.rule,problem])).values()],places=new Map(rules2.map(({rule},n)=>[rule,n])),run={tool:{driver:{name:"imagebudget",semanticVersion:VERSION,informationUri:`\
https://github.com/${REPOSITORY}`,rules:rules2.map(problem=>descriptor(problem,docs))}},automationDetails:{id:categoryOf(report)},columnKind:"utf16CodeUnits",originalUriBaseIds:{"%SRCROOT%":{description:{
text:"The root of the repository."}}},invocations:[{executionSuccessful:!0,...more===0?{}:{toolExecutionNotifications:[cutNote(more)]}}],results:problems.map(problem=>result(problem,places.get(problem.
rule)??-1,checkout))};return`${jsonText({$schema:SCHEMA,version:"2.1.0",runs:[run]},2)}
`}function descriptor(problem,docs){let{title,text,markdown:markdown2,page}=ruleHelp(problem,docs);return{id:terminal(problem.rule),shortDescription:{text:sarifMessage(title)},fullDescription:{text:sarifMessage(
text[0]??title)},help:{text:sarifMessage(text.join(`

`)),markdown:markdown2},helpUri:page,defaultConfiguration:{level:problem.level},properties:{tags:["container-image","size"],"problem.severity":SEVERITIES2[problem.level]}}}var SEVERITIES2={error:"erro\
r",warning:"warning",note:"recommendation"};function result(problem,ruleIndex,checkout){let{image,rule,level,message,about,fingerprint}=problem,bytes2="saving"in about?{bytes:about.saving.bytes}:{};return{
ruleId:terminal(rule),ruleIndex,level,message:{text:sarifMessage(message)},locations:locations(problem,checkout),partialFingerprints:{"imagebudget/v1":fingerprint},properties:{image:terminal(image.name),
platform:terminal(image.source.platform),...bytes2}}}function locations(problem,checkout){let place=placeIn(checkout,problem);if(place===null)return[];let column=place.column===void 0?{}:{startColumn:place.
column};return[{physicalLocation:{artifactLocation:{uri:place.path.split("/").map(encodeURIComponent).join("/"),uriBaseId:"%SRCROOT%"},region:{startLine:place.line,...column}}}]}function categoryOf({images}){
let names=images.map(({name,source})=>`${terminal(name)} ${terminal(source.platform)}`).join(", ");return`imagebudget/${(names.length<=MOST_CATEGORY?names:createHash2("sha256").update(names).digest("h\
ex")).replaceAll("/","-")}/`}function cutNote(more){return{level:"note",message:{text:`${more} more results are in the JSON report.`}}}export{gitlab,junit,sarif};
