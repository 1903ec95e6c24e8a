import{noRemovalSentence,noSmallerBaseSentence,noStageSentence,pageOn}from"./chunk-P2NNHP3K.js";import{jsonText}from"./chunk-Y4JBRRSO.js";import{VERSION}from"./chunk-CITKWXDD.js";import{
displayPath,isUtf8}from"./chunk-R6UNLQPC.js";function jsonValue({verdict,images},docs){return{schemaVersion:1,tool:{name:"imagebudget",version:VERSION},figuresVersion:1,...verdict===null?{}:{verdict},images:images.map(image=>imageValue(image,docs))}}
function json(report,docs){return`${jsonText(jsonValue(report,docs),2)}
`}function imageValue(image,docs){let{source,sizes}=image;return{name:image.name,source:{...pick(source,"kind","reference","digest","platform","verified"),...source.otherPlatforms===void 0?{}:{otherPlatforms:[
...source.otherPlatforms]},...source.basis===void 0?{}:{basis:source.basis}},sizes:sizesValue(sizes),savings:pick(image.savingsTotal,"bytes","baseBytes","downloadBytes"),base:image.base&&pick(image.base,
"name","layers","evidence"),layers:image.layers.map(layerValue),largestLayer:largestLayerValue(image),wasted:image.wasted.map(wastedValue),wasteGroups:image.wasteGroups.map(group=>({...groupValue(group),
page:pageOn(group.label,docs)})),findings:image.findings.map(finding=>({...findingValue(finding),page:finding.page===null?null:pageOn(finding.page,docs)})),hints:image.hints.map(hint=>({...pick(hint,"\
hint","title","severity","layer","bytes","explains","remedy"),page:pageOn(hint.hint,docs)})),ignored:image.ignored.map(ignoredValue),packages:image.packages.map(packageValue),lockfiles:image.lockfiles?.
map(({layer,path,sha256})=>({layer,...pathValue(path),sha256}))??null,noPackage:pick(image.noPackage,"bytes","baseBytes","files"),parts:image.parts.map(part=>pick(part,"section","key","bytes","files")),
...baselineValue(image),notes:[...image.notes],budgets:image.budgets.map(budgetValue),unjudged:image.unjudged.map(unjudgedValue),plan:image.plan.items.map(planItemValue),planSummary:planSummaryValue(image)}}
function sizesValue(sizes){return pick(sizes,"image","visible","wasted","removable","download","own","efficiency")}function baselineValue({baseline}){if(baseline===null)return{baseline:null,growth:null};
if("missing"in baseline)return{baseline:null,growth:null,noBaseline:{reason:baseline.detail,hint:baseline.hint}};let{label,commit,startsFrom,note,comparison}=baseline,{source,sizes,writtenBy}=comparison.
before;return{baseline:{label,...pick(source,"reference","digest","platform"),commit,startsFrom,note,writtenBy,sizes:sizesValue(sizes)},growth:Object.fromEntries(comparison.figures.map(({figure,growth})=>[
figure,growth]))}}function layerValue(layer){return{...pick(layer,"index","diffId","digest","bytes","downloadBytes","entries"),...pick(layer,"wastedBytes","removableBytes","base","createdBy","settings"),
dockerfile:lineValue(layer.dockerfile)}}function largestLayerValue({largestLayer}){if(largestLayer===null)return null;let{layer,directories,files}=largestLayer;return{layer,directories:directories.map(
({path,bytes,files:files2})=>({...pathValue(path),bytes,files:files2})),files:files.map(({path,bytes})=>({...pathValue(path),bytes}))}}function pathValue(path){let raw=isUtf8(path)?{}:{pathBase64:Buffer.
from(path,"latin1").toString("base64")};return{path:displayPath(path),...raw}}function wastedValue({path,bytes,cause,addedIn,wastedIn,label,rule}){return{...pathValue(path),bytes,cause,addedIn,wastedIn,
label,...rule===null?{}:{rule}}}function groupValue(group){return{...pick(group,"label","rule","title","severity","cause","addedIn","wastedIn","bytes","files"),directory:displayPath(group.directory),...pick(
group,"directoryBytes","remedy"),at:lineValue(group.at)}}function findingValue(finding){return{...pick(finding,"rule","title","severity","bucket","bytes","baseBytes","files"),layers:finding.layers.map(
layer=>pick(layer,"index","bytes")),paths:finding.paths.map(displayPath),remedy:finding.remedy,at:lineValue(finding.at)}}function ignoredValue(kept){return{...pick(kept,"path","rule","reason","bytes",
"files"),until:kept.until??null,dockerfile:lineValue(kept.at??null)}}function packageValue(one){return{...pick(one,"manager","name","version","architecture"),...pick(one,"bytes","baseBytes","files","c\
opies","base"),layers:one.layers.map(layer=>pick(layer,"index","bytes"))}}function budgetValue(budget){return{...pick(budget,"budget","status","actual","warn","fail","baseline","unit"),config:pick(budget.
position,"path","line")}}function unjudgedValue(one){return{...pick(one,"budget","status","reason"),config:pick(one.position,"path","line")}}function planItemValue(item){return{...pick(item,"id","titl\
e","trust","exact","bytes","sizeAfter","meets","findings"),...item.range===null?{}:{range:[...item.range]},at:lineValue(item.at),second:item.second&&{at:lineValue(item.second.at),does:item.second.does},
leftOut:item.leftOut.map(one=>pick(one,"name","bytes")),edits:item.edits.map(edit=>pick(edit,"path","line","diff"))}}function planSummaryValue(image){let{needed,unmet,untold,baseBytes,small,sameBase}=image.
plan,alternative=sameBase.length===0?{}:{sameBase:sameBase.map(planItemValue)},sentence=noStageSentence(image,text=>text),reason=sentence===""?{}:{noSecondStage:sentence},other=noSmallerBaseSentence(image,
text=>text),noSmaller=other===""?{}:{noSmallerBase:other},staying=noRemovalSentence(image,text=>text),removal=staying===""?{}:{noRemoval:staying},reasons={...untold.length===0?{}:{untold},...reason,...noSmaller,
...removal};return{needed,unmet,baseBytes,small:small.map(planItemValue),...alternative,...reasons}}function lineValue(at){return at&&pick(at,"path","line")}function pick(from,...fields){return Object.
fromEntries(fields.map(field=>[field,from[field]]))}export{jsonValue,json,budgetValue,planItemValue};
