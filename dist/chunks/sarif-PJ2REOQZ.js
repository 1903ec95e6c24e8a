import{catalogue,diffOf,keepingLines,keepingNote,safetyOf}from"./chunk-ER7F76DC.js";import{problemsOf}from"./chunk-RO2IAAG5.js";import{placeIn}from"./chunk-DCGGKPGM.js";import"./chunk-GRPSUS4R.js";
import"./chunk-V6W3WPMQ.js";import"./chunk-OWZQWR5A.js";import{rules}from"./chunk-FLYH32GM.js";import{docsOf,pageOn}from"./chunk-DHOSPPPP.js";import"./chunk-3RTUPFL3.js";
import"./chunk-W7WLL2UQ.js";import"./chunk-5WHOFI5D.js";import"./chunk-747NSXZK.js";import"./chunk-EIXA4LMM.js";import"./chunk-ZGLHJHC4.js";import{jsonText,markdown,markdownBlock,
sarifMessage,terminal}from"./chunk-Y4JBRRSO.js";import{REPOSITORY,VERSION}from"./chunk-CITKWXDD.js";import"./chunk-GXHHFGGP.js";import"./chunk-R6UNLQPC.js";import"./chunk-X6ZTYOIN.js";
import"./chunk-W4CTC3KO.js";import"./chunk-ND625BFL.js";import{createHash}from"node:crypto";function ruleHelp(problem,docs){if("budget"in problem.about)return budgetHelp(problem.about.budget,docs);let{saving}=problem.about;return(saving.page===null?null:catalogueHelp(saving.page,saving,docs))??
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

`)),markdown:markdown2},helpUri:page,defaultConfiguration:{level:problem.level},properties:{tags:["container-image","size"],"problem.severity":SEVERITIES[problem.level]}}}var SEVERITIES={error:"error",
warning:"warning",note:"recommendation"};function result(problem,ruleIndex,checkout){let{image,rule,level,message,about,fingerprint}=problem,bytes="saving"in about?{bytes:about.saving.bytes}:{};return{
ruleId:terminal(rule),ruleIndex,level,message:{text:sarifMessage(message)},locations:locations(problem,checkout),partialFingerprints:{"imagebudget/v1":fingerprint},properties:{image:terminal(image.name),
platform:terminal(image.source.platform),...bytes}}}function locations(problem,checkout){let place=placeIn(checkout,problem);if(place===null)return[];let column=place.column===void 0?{}:{startColumn:place.
column};return[{physicalLocation:{artifactLocation:{uri:place.path.split("/").map(encodeURIComponent).join("/"),uriBaseId:"%SRCROOT%"},region:{startLine:place.line,...column}}}]}function categoryOf({images}){
let names=images.map(({name,source})=>`${terminal(name)} ${terminal(source.platform)}`).join(", ");return`imagebudget/${(names.length<=MOST_CATEGORY?names:createHash("sha256").update(names).digest("he\
x")).replaceAll("/","-")}/`}function cutNote(more){return{level:"note",message:{text:`${more} more results are in the JSON report.`}}}export{sarif};
