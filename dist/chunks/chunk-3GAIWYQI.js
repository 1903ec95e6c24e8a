import{ICONS,SAME,details,explained,fileLink,firstRows,linkTo,sentence,sinceText,table,unbroken}from"./chunk-ABCMM45B.js";import{headline as headline2,isSame,originText as originText2,remarks}from"./chunk-PHD42HTS.js";
import{OUTCOMES,acceptedText,changeSentence,imagesText,limitText,shownChange,worstOf}from"./chunk-RGK4EJB4.js";import{measuredBasis,measuredHow,tablesOf}from"./chunk-K2JBYYT4.js";import{largestLayer,
largestRows,markedLayer,nameAmong,notMeasuredText,platformsLeft}from"./chunk-7OC5XHDF.js";import{wasteOf}from"./chunk-4F3JJIZK.js";import{SMALL,filesText,lineToChange,originText}from"./chunk-2TGXX6DJ.js";
import{about,capitalised,diffLines,isCovered,lineNow,placeText}from"./chunk-DHK2LJY3.js";import{CAUSES,alpineSentence,amounts,baselineText,betweenText,changeText,excess,figureNow,headline,instruction,
isGrowth,knownBaseline,leftOutText,notOffered,planSentences,unjudgedGroups,unjudgedTextOf,verdictText,writtenUnit}from"./chunk-GBPCS6OQ.js";import{bytes,count,counted,duration,growth,percent,ratio}from"./chunk-ZGLHJHC4.js";
import{listed}from"./chunk-UNDVSWRG.js";import{cut,cutEnd,markdown,markdownBlock,markdownCode,terminal}from"./chunk-Y4JBRRSO.js";import{VERSION}from"./chunk-YGOLUDVY.js";import{displayPath}from"./chunk-R6UNLQPC.js";var COLUMNS=1e3;function notMeasured(reason,hint){let lines=[`### ${ICONS.error} Not measured: ${markdown(cut(terminal(reason),COLUMNS))}`];return hint!==void 0&&lines.push("",hint.includes(`
`)?markdownBlock(hint,"text"):markdown(hint)),`${lines.join(`
`)}
`}var ORDER=["fail","warn","pass"],SHORT_NAME=10,LABEL_COLUMNS=16,MOST_ROWS=5,MOST_CHANGES=50;function budgetTable(image,options){let{budgets,unjudged}=image,baseline=knownBaseline(image),sorted=[...budgets].
sort((a,b)=>ORDER.indexOf(a.status)-ORDER.indexOf(b.status)),isGreen=budgets.every(({status})=>status==="pass"),kept=sorted.length>MOST_ROWS?sorted.filter(({status})=>status==="pass"):[],linked=budget=>linkTo(
budget.position,markdown(budget.budget),options),areLinked=sorted.every(budget=>linked(budget)!==null),rows=sorted.filter(budget=>!kept.includes(budget)||kept.length===sorted.length).map(budget=>[`${ICONS[budget.
status]}${budget.budget.length>SHORT_NAME?" ":"\xA0"}${areLinked?linked(budget):markdown(budget.budget)}`,figureText(budget,baseline!==null),limit(budget),...isGreen?[]:[over(budget)],...areLinked?[]:
[fileLink(budget.position,options)]]),columns={Budget:"left",[baseline===null?"Now":`Now (${labelText(baseline.label)} + change)`]:"right",Limit:"right",...isGreen?{}:{Over:"right"},...areLinked?{}:{"\
Set in":"left"}};return[...table(columns,rows),"",...keptLine(kept,sorted.length),...unjudgedLines(unjudged,options),...baselineLines(image),...limitChangeLines(image)]}function labelText(label){return label.
length<=LABEL_COLUMNS&&/^[A-Za-z][\w./-]*$/.test(label)?markdown(label):"baseline"}function figureText(budget,isCompared){let grows=isGrowth(budget),now=grows?plain(budget,figureNow(budget)):amounts(budget).
now,{actual,baseline}=budget;if(!isCompared||baseline===null)return now;let change=grows?amounts(budget).now:changeText(budget);return sinceText(now,plain(budget,baseline),actual===(grows?0:baseline)?
SAME:change)}function plain({unit},figure){return unit==="ratio"?ratio(figure):unit==="count"?count(figure):bytes(figure)}function baselineLines(image){let text=baselineText(image,markdown);return text===
null?[]:[`\u2796 ${text.replace(/^n/,"N")}${/[.!?]$/.test(text)?"":"."}`,""]}function limitChangeLines(image){let change=shownChange(image);if(change===null)return[];let{shown,rest}=firstRows(change.limits,
MOST_CHANGES),rows=shown.map(({budget,before,after})=>[markdown(budget),limitText(before,markdown),limitText(after,markdown)]),columns={Budget:"left","Base branch":"right","This change":"right"};return[
`\u26A0\uFE0F ${changeSentence(change,markdown)}.`,"",...rows.length===0?[]:[...table(columns,rows),...rest,""]]}function keptLine(kept,all){if(kept.length===0||kept.length===all)return[];let names=listed(
kept.map(({budget})=>markdown(budget))),verb=kept.length===1?"is within its limit":"are within their limits";return[`${ICONS.pass} ${counted(kept.length,"more","more")} ${verb}: ${names}.`,""]}function unjudgedLines(unjudged,options){
return unjudgedGroups(unjudged).flatMap(group=>[`${group.status==="warn"?ICONS.warn:"\u2796"} ${unjudgedTextOf(group,markdown)} (${fileLink(group.position,options)}).`,""])}function limit(budget){let written=writtenUnit(
budget),figure=`${amounts(budget).limit}${written===null?"":` (${markdown(written)})`}`;return budget.unit==="ratio"?`at least ${figure}`:figure}function over(budget){let amount=excess(budget);if(amount===
null)return"";let side=budget.unit==="ratio"?`${amount} under`:amount;return budget.status==="fail"?`**${side}**`:side}var NAME_COLUMNS=100,WHAT_COLUMNS=160,MOST=50;function comparisonMarkdown(comparison,options={}){let show=name=>markdownCode(cut(name,NAME_COLUMNS)),tables=isSame(comparison)?[]:tablesOf(comparison,MOST);
return`${[`### ${headline2(comparison,show)}`,"",`${originText2(comparison,show)}.`,"",...figureTable(comparison),"",...tables.flatMap(one=>folded(one,options,"By")),...remarks(comparison).map(text=>`\
- ${markdown(text)}`),"",...compared(comparison)].join(`
`).replace(/\n{3,}/g,`

`).trimEnd()}
`}function figureTable({figures}){let text=n=>n===null?"unknown":bytes(n),rows=figures.filter(({before,after})=>before!==null||after!==null).map(({figure,before,after,growth:by})=>[figure,text(before),
text(after),by===null?"":growth(by)]);return table({Figure:"left",Before:"right",After:"right",Growth:"right"},rows)}function grownParts(comparison,options){return isSame(comparison)?[]:tablesOf(comparison,
MOST).flatMap(one=>folded(one,options,"What grew by"))}function folded({by,rows},options,title){let moved=rows.filter(({bytes:change,isRest})=>change!==0&&!isRest).length,cells=rows.map(row=>[growth(row.
bytes),[row.tag==="new"?"":bytes(row.before),row.tag==="gone"?"":bytes(row.after)].join(" \u2192 ").trim(),[row.tag,whatText(row,by),row.line===null?"":fileLink(row.line,options)].filter(part=>part!==
"").join(" ")]),growing=rows.reduce((sum,{bytes:change})=>sum+change,0),counts=`${title} ${by} (${moved===1?"1 change":`${moved} changes`}, ${growth(growing)})`,what=by.charAt(0).toUpperCase()+by.slice(
1);return details(counts,table({Growth:"right","Before \u2192 after":"right",[what]:"left"},cells))}function whatText({what,isRest},by){return!isRest&&(by==="layer"||by==="directory")?markdownCode(cutEnd(
what,WHAT_COLUMNS)):markdown(cutEnd(what,WHAT_COLUMNS))}function compared({before,after}){let of=({source,writtenBy})=>[markdownCode(source.reference),markdownCode(source.platform),markdownCode(source.
digest),writtenBy===null?"measured now":`a report of imagebudget ${markdown(writtenBy)}`],[old,fresh]=[of(before),of(after)],rows=["Image","Platform","Digest","From"].map((name,n)=>[name,old[n]??"",fresh[n]??
""]);return details(`What was compared (imagebudget ${VERSION})`,table({What:"left",Before:"left",After:"left"},rows))}var MOST2={findings:100,layers:150,files:20,notes:20},PATH_COLUMNS=120,INSTRUCTION_COLUMNS=200,SENTENCE_COLUMNS=400;function foldedParts(image,options){let baseline=knownBaseline(image);return[...baseline===
null?[]:grownParts(baseline.comparison,options),...allFindings(image,options),...hints(image,options),...alpine(image),...layers(image,options),...biggestInLargest(image),...wastedFiles(image),...ignored(
image,options),...measured(image)]}function allFindings(image,options){let{wasted,removable}=image.sizes,all=[...image.savings,...image.advice],{shown,rest}=firstRows(all,MOST2.findings),rows=shown.map(
saving=>[bytes(saving.bytes),[`${explained(markdown(saving.label),saving.page,options)}${saving.kind==="advice"?" (advice)":""}`,`${where(saving)} (${origin(saving,image.layers,options)})`,instead(saving)].
join("<br>")]),saved=wasted+removable===0?"":`, ${bytes(wasted+removable)} to save`,title=`All findings (${all.length}${saved})`;return details(title,[...table({Bytes:"right",Finding:"left"},rows),...rest])}
function instead({remedy}){return sentence(cutEnd(remedy,SENTENCE_COLUMNS))}function hints({hints:all,layers:layers2},options){let{shown,rest}=firstRows(all,MOST2.findings),rows=shown.map(({hint,title,
layer,bytes:cost,remedy})=>{let line=layer===null?null:layers2[layer]?.dockerfile??null,where2=[line===null?"":fileLink(line,options),layer===null?"the image":`layer ${layer}`],named=`${explained(markdown(
title),hint,options)} (${where2.filter(part=>part!=="").join(", ")})`;return[cost===0?"":bytes(cost),`${named}<br>${sentence(cutEnd(remedy,SENTENCE_COLUMNS))}`]}),columns={Bytes:"right",Hint:"left"};return details(
`Hints from the instructions (${all.length})`,[...table(columns,rows),...rest])}function alpine(image){let{alpine:offer}=image.edits,[first]=offer?.bases??[];if(offer===null||first===void 0)return[];let title=`\
Last to try: Alpine (${bytes(first.bytes)} instead of ${bytes(offer.insteadOf.bytes)})`;return details(title,[alpineSentence(image,markdown)])}function origin(saving,layers2,options){let line=saving.at??
lineToChange(saving,layers2),text=originText(saving,layers2);return line===null?text:`${fileLink(line,options)}, ${text}`}function where(saving){return[markdownCode(cut(placeText(saving.place),PATH_COLUMNS)),
filesText(saving)].filter(part=>part!=="").join(", ")}function layers(image,options){let marked=markedLayer(image),{shown,rest}=firstRows([...image.layers].reverse(),MOST2.layers),rows=shown.map(layer=>[
String(layer.index),`${bytes(layer.bytes)}${wasteOf(layer)===0?"":` (${bytes(wasteOf(layer))})`}`,[`${markdownCode(cutEnd(instruction(layer),INSTRUCTION_COLUMNS))}${remark(layer,layer===marked)}`,...layer.
dockerfile===null?[]:[fileLink(layer.dockerfile,options)]].join(" ")]),columns={Layer:"right","Size (waste)":"right",Instruction:"left"},title=`Layers (${image.layers.length}, ${bytes(image.sizes.image)}\
)`;return details(title,[...table(columns,rows),...rest])}function remark({base},largest){let words=[...base?["base"]:[],...largest?[base?"largest":"largest of yours"]:[]];return words.length===0?"":`\
 (${words.join(", ")})`}function biggestInLargest(image){let layer=largestLayer(image);if(layer===null)return[];let{shown,rest}=firstRows(largestRows(image),MOST2.files),rows=shown.map(row=>[`${bytes(
row.bytes)} (${percent(row.bytes,layer.bytes)})`,`${markdownCode(cut(row.path,PATH_COLUMNS))}${row.files===null?"":`, ${counted(row.files,"file")}`}`]),columns={"Bytes (part)":"right","Directory or fi\
le":"left"},which=layer.base?"the base image's layer":"layer";return details(`Biggest in ${which} ${layer.index} (${bytes(layer.bytes)})`,[...table(columns,rows),...rest])}function wastedFiles({wasted,
sizes}){let biggest=[...wasted].sort((a,b)=>b.bytes-a.bytes||(a.path<b.path?-1:1)),{shown,rest}=firstRows(biggest,MOST2.files),rows=shown.map(file=>[bytes(file.bytes),markdownCode(cut(displayPath(file.
path),PATH_COLUMNS)),`added in layer ${file.addedIn}, ${CAUSES[file.cause].did} in layer ${file.wastedIn}`]),title=`Biggest wasted files (${shown.length} of ${counted(wasted.length,"file")}, ${bytes(sizes.
wasted)})`;return details(title,[...table({Bytes:"right",File:"left","What happened":"left"},rows),...rest])}function ignored({ignored:ignored2},options){let rows=ignored2.map(({path,rule,reason,bytes:kept,
files,until,at})=>{let what=[path,rule].filter(part=>part!==null).map(part=>markdownCode(cut(part,PATH_COLUMNS))),where2=at===void 0?"":` of ${fileLink(at,options)}`,end=until==null?"":` (until ${markdown(
until)})`;return[bytes(kept),what.join(" and ")+where2,counted(files,"file"),markdown(reason)+end]}),total2=ignored2.reduce((sum,{bytes:kept})=>sum+kept,0),columns={Bytes:"right",What:"left",Files:"ri\
ght",Reason:"left"};return details(`Ignored by the config (${ignored2.length}, ${bytes(total2)})`,table(columns,rows))}function baselineFacts(image){let baseline=knownBaseline(image);if(baseline===null)
return[];let{label,commit,comparison}=baseline,{digest}=comparison.before.source,of=commit===null?"":` of commit ${markdownCode(commit)}`;return[["Compared with",`${markdownCode(cut(label,PATH_COLUMNS))}${of}\
, ${markdownCode(digest)}`]]}function measured(image){let{source,sizes,layers:layers2,notes,milliseconds}=image,facts=[["Image",markdownCode(source.reference)],["Platform",markdownCode(source.platform)],
["Digest",markdownCode(source.digest)],["Basis",`${measuredHow(source)} in ${duration(milliseconds)}; ${measuredBasis(source)}`],["Size",`${bytes(sizes.image)} in ${counted(layers2.length,"layer")}: ${bytes(
sizes.visible)} visible, ${bytes(sizes.wasted)} wasted`],["Removable",`${bytes(sizes.removable)}, ${percent(sizes.removable,sizes.image)} of the image`],["Efficiency",ratio(sizes.efficiency)],["Downlo\
ad",sizes.download===null?"unknown: the source has no compressed form":bytes(sizes.download)],...baselineFacts(image),["Tool",`imagebudget ${VERSION}`]],title=`How it was measured (${bytes(sizes.image)}\
, ${duration(milliseconds)})`,{shown,rest}=firstRows(notes,MOST2.notes),said=[...shown.map(note=>`- ${markdown(note)}`),...rest];return details(title,[...facts.map(([what,value])=>`- ${what}: ${value}`),
...said])}var MOST_LINES=24,COLUMNS2=160;function diffBlock(item,earlier){let places=item.edits.flatMap(edit=>edit.hunks.map(hunk=>({edit,hunk}))),all=places.flatMap(({edit,hunk})=>{let alone=places.length===1&&
edit.path===(item.at?.path??null),lines=diffLines(hunk,COLUMNS2,!1).map(({sign,text})=>`${sign} ${text}`);return[...alone?[]:[heading(edit,lineNow(hunk,edit.path,earlier))],...lines]});if(all.length===
0)return[];let more=all.length-MOST_LINES,shown=more>1?[...all.slice(0,MOST_LINES),`\u2026 ${count(more)} more lines: the JSON report has all`]:all;return markdownBlock(shown.join(`
`),"diff").split(`
`)}function heading({path,line},at){return path===null?`@@ instruction ${at} of the history @@`:`@@ ${terminal(path)}${line===null?"":`:${at}`} @@`}function intro(image){let{items,unmet}=image.plan,unread=notOffered(image,markdown,!1);if(items.length===0&&unmet.length===0)return unread;let goal=planSentences(image,image.plan,markdownCode);return[
[...goal.length===0?together(image):goal,...trustText(items),...withSameBase(image),...unread].join(" ")]}function together({plan:{items},sizes}){let isExact=items.every(({exact})=>exact),saved=about(
bytes(items.reduce((sum,item)=>sum+item.bytes,0)),isExact),edits=items.length===1?"This edit saves":`Together the ${items.length} edits save`,after=items.at(-1)?.sizeAfter??sizes.image;return[`${edits}\
 ${saved}: ${bytes(sizes.image)} becomes ${about(bytes(after),isExact)}.`]}function withSameBase({plan:{sameBase}}){let last=sameBase.at(-1);if(last===void 0)return[];let saved=sameBase.reduce((sum,item)=>sum+
item.bytes,0);return[`With the same base, ${sameBase.length===1?"1 edit saves":`${sameBase.length} edits save`} ${bytes(saved)}, and it is then ${bytes(last.sizeAfter)} (\`imagebudget fix --trust fewer\
\`).`]}function trustText(items){if(items.length===0)return[];let of=trust=>items.filter(item=>item.trust===trust),[fewer,base,same]=[of("fewer"),of("base"),of("same")];if(same.length===items.length)return[
`${items.length===1?"The edit does":"The edits do"} not change what runs.`];let parts=[...fewer.length===0?[]:[`${numbered(fewer,items)} ${fewer.length===1?"leaves":"leave"} something out`],...base.length===
0?[]:[`${numbered(base,items)} ${base.length===1?"changes":"change"} the base image`]],others=same.length===0?"":`; the other${same.length===1?" does":"s do"} not change what runs`;return[`${capitalised(
listed(parts))}${others}.`]}function numbered(some,all){return`edit${some.length===1?"":"s"} ${listed(some.map(item=>String(all.indexOf(item)+1)))}`}var TOP=5,MOST_FOLDED=50,MOST_LEFT_OUT=6,NAME_COLUMNS2=60,MOST_BY_HAND=3,LEAST_PART=.01;function whatToDo(image,options){let{items,unmet}=image.plan,shown=items.slice(0,options.top??TOP),secrets=secretLines(
image,options),hand=unmet.length===0&&items.length>0?[]:byHand(image,options),base=baseLine(image);if(items.length===0&&unmet.length===0&&hand.length===0)return["Nothing in this Dockerfile is worth ch\
anging.","",...secrets,...base];let edits=[...intro(image),"",...itemLines(shown,image,options)];if(image.verdict!=="pass")return["#### What to do","",...edits,...hand,...secrets,...base];let title=`S\
till worth doing (${counted(items.length,"edit")}, ${bytes(total(items))})`;return[...secrets,...details(title,items.length===0?[]:[...edits,...base])]}function moreEdits(image,options){let{items,small}=image.
plan,all=[...items.slice(options.top??TOP),...small],{shown,rest}=firstRows(all,MOST_FOLDED),title=`${counted(all.length,items.length===0?"small edit":"more edit")} (${bytes(total(all))})`;return details(
title,shown.length===0?[]:[...itemLines(shown,image,options),...rest])}function itemLines(items,{plan,budgets},options){let all=[...plan.items,...plan.small],open=new Set(budgets.filter(({status})=>status!==
"pass").map(({budget})=>budget));return items.flatMap(item=>{let at=all.indexOf(item),told={...item,meets:item.meets.filter(budget=>open.has(budget))},[first="",...rest]=itemText(told,all.slice(0,at),
options),mark=`${at+1}. `;return[mark+first,...rest.map(line=>line===""?"":" ".repeat(mark.length)+line),""]})}function itemText(item,earlier,options){let at=item.at===null?"":` (${fileLink(item.at,options)}\
)`,facts=[`saves **${about(bytes(item.bytes),item.exact)}**${item.range===null?"":` (${betweenText(item.range)})`}`,`then it is ${about(bytes(item.sizeAfter),item.exact)}`,...item.meets.length===0?[]:
[`within ${listed(item.meets.map(name=>markdownCode(name)))}`]],diff=diffBlock(item,earlier),left=item.leftOut.length===0?[]:[`No longer in the image: ${leftOutText(item.leftOut,MOST_LEFT_OUT,name=>markdown(
cut(name,NAME_COLUMNS2)))}.`],base=item.trust==="base"?["Another base image: run your tests with it."]:[],notes=[...secondText(item,options),...left,...base];return[`**${markdown(item.title)}**${at}<b\
r>${facts.join(", ")}`,...diff.length===0?[]:["",...diff],...notes.length===0?[]:["",notes.join("<br>")]]}function secondText({second},options){return second===null?[]:[`${fileLink(second.at,options)}\
 ${markdown(second.does)}.`]}function secretLines(image,options){let shown=image.plan.items.slice(0,options.top??TOP),secrets=[...image.savings,...image.advice].filter(saving=>saving.always&&!isCovered(
idOf(saving),shown));return secrets.length===0?[]:[...secrets.map(saving=>savingLine(saving,image,options)),""]}function byHand(image,options){let{items,small}=image.plan,least=Math.max(SMALL,image.sizes.
image*LEAST_PART),biggest=[...image.savings,...image.advice].filter(saving=>saving.bytes-saving.baseBytes>=least&&!saving.always&&!isCovered(idOf(saving),[...items,...small])).sort((a,b)=>b.bytes-a.bytes).
slice(0,MOST_BY_HAND);return biggest.length===0?[]:[items.length===0?"The biggest that could go:":"What else could go:","",...biggest.map(saving=>savingLine(saving,image,options)),""]}function savingLine(saving,image,options){
let title=explained(markdown(saving.always?capitalised(saving.title):saving.title),saving.page,options);return`- ${saving.always?`**${title}**`:`**${bytes(saving.bytes)}** ${title}`}: ${where(saving)}\
 (${origin(saving,image.layers,options)}). ${instead(saving)}`}function idOf({page,label}){return page??label}function baseLine({plan}){return plan.baseBytes<SMALL?[]:[`${bytes(plan.baseBytes)} inside\
 the base image; a newer or smaller base frees them.`,""]}function total(items){return items.reduce((sum,item)=>sum+item.bytes,0)}var NAME_COLUMNS3=100,REASON_COLUMNS=160,EXTENTS=["full","short","headlines"];function sectionsOf(report,options){return report.images.map(image=>{let textIn=extent=>imageText(image,report,{extent,options});
return{outcome:image.verdict??"none",row:rowOf(image,options),texts:{full:textIn("full"),short:textIn("short"),headlines:textIn("headlines")}}})}function unmeasuredSection(asked,reason,hint){let text=notMeasured(
reason,hint),verdict=markdown(cutEnd(terminal(reason),REASON_COLUMNS));return{outcome:"error",row:{image:markdownCode(cut(asked,NAME_COLUMNS3)),platform:"",now:"",base:"",change:"",verdict},texts:{full:text,
short:text,headlines:notMeasured(reason,void 0)}}}function rowOf(image,options){let{name,source,sizes}=image,before=knownBaseline(image)?.figures.sizes.image??null;return{image:markdownCode(cut(name,NAME_COLUMNS3)),
platform:markdownCode(cut(source.platform,NAME_COLUMNS3)),now:bytes(sizes.image),base:before===null?"":bytes(before),change:before===null?"":sizes.image===before?SAME:growth(sizes.image-before),verdict:verdictText(
image,text=>markdown(cut(text,NAME_COLUMNS3)))+startAt(image,options)}}function imageText(image,report,{extent,options}){return`${[`### ${sentence2(image,report)}${startAt(image,options)}`,"",...unmeasuredPlatforms(
image,report),...acceptedLines(image,report),...options.lead?.get(image)??[],...body(image,extent,options)].join(`
`).replace(/\n{3,}/g,`

`).trimEnd()}
`}function unmeasuredPlatforms(image,report){let left=platformsLeft(image,report);return left.length===0?[]:[`${notMeasuredText(left,name=>markdownCode(cut(name,NAME_COLUMNS3)))}.`,""]}function acceptedLines({
verdict},report){let text=verdict==="pass"?null:acceptedText(report,markdownCode);return text===null?[]:[`\u2611\uFE0F ${text}.`,""]}function sentence2(image,report){return(image.verdict===null?"":`${ICONS[image.
verdict]} `)+headline({...image,name:nameAmong(image,report)},name=>markdownCode(cut(name,NAME_COLUMNS3)),markdown)}function startAt({verdict,plan},options){let at=plan.items[0]?.at??null;return at!==
null&&(verdict==="fail"||verdict==="warn")?`. Edit ${fileLink(at,options)} first`:""}function body(image,extent,options){if(extent==="headlines")return[];let parts=[whatToDo(image,options),budgetTable(
image,options)];return[...(image.verdict==="pass"?parts.reverse():parts).flat(),"",...options.inserted?.get(image)??[],...extent==="full"?[...moreEdits(image,options),...foldedParts(image,options)]:[]]}var MOST_ROWS2=200,CUT={full:"",short:"_The details were left out: they are too long for this place. The JSON report has all of them._",headlines:"_Only the verdicts are shown: the rest is too long fo\
r this place. The JSON report has all of it._"};function joinedMarkdown(sections,extent){let[only,second]=sections;return`${[...only!==void 0&&second===void 0?[only.texts[extent]]:several(sections,extent),
CUT[extent]].map(part=>part.trimEnd()).filter(part=>part!=="").join(`

`)}
`}var CUT_NOTE=CUT.headlines;function several(sections,extent){let sorted=[...sections].sort((a,b)=>OUTCOMES.indexOf(a.outcome)-OUTCOMES.indexOf(b.outcome)),outcomes=sorted.map(({outcome})=>outcome),start=[
`### ${ICONS[worstOf(outcomes)]} ${imagesText(outcomes)}`,tableOf(sorted)];if(extent==="headlines")return start;let isCalm=({outcome})=>outcome==="pass"||outcome==="none",loud=sorted.filter(section=>!isCalm(
section)).map(({texts})=>texts[extent]);return[...start,...loud,...extent==="full"?[folded2(sorted.filter(isCalm))]:[]]}function folded2(sections){if(sections.length===0)return"";let n=sections.length,
title=sections.every(({outcome})=>outcome==="pass")?`${ICONS.pass} ${counted(n,"image")} within budget`:counted(n,"more image");return details(title,[sections.map(({texts})=>texts.full.trimEnd()).join(
`

`)]).join(`
`)}function tableOf(sections){let{shown,rest}=firstRows(sections,MOST_ROWS2),names=sections.map(({row})=>row.image),repeated=new Set(names.filter((name2,at)=>names.indexOf(name2)!==at)),isCompared=sections.
some(({row})=>row.base!==""),name=({image,platform})=>repeated.has(image)&&platform!==""?`${image} ${platform}`:image,first=({outcome,row})=>`${ICONS[outcome]}\xA0${name(row)}`.trimEnd(),columns={Image:"\
left",[isCompared?"Now (base + change)":"Now"]:"right",Verdict:"left"},rows=shown.map(section=>{let{row}=section;return[first(section),sinceText(row.now,row.base,row.change),unbroken(row.verdict)]});return[
...table(columns,rows),...rest].join(`
`)}var SUMMARY_LIMIT=1e6;function markdown2(report,options={}){let sections=sectionsOf(report,options);return longestWithin(options.limit??SUMMARY_LIMIT,extent=>joinedMarkdown(sections,extent))}function longestWithin(limit2,textOf){
for(let extent of EXTENTS){let text=textOf(extent);if(Buffer.byteLength(text)<=limit2)return text}return withinLimit(textOf("headlines"),limit2)}function withinLimit(text,limit2){if(Buffer.byteLength(
text)<=limit2)return text;let note=`
${CUT_NOTE}
`,kept=[],size=Buffer.byteLength(note);for(let line of text.split(`
`)){if(size+=Buffer.byteLength(line)+1,size>limit2)break;kept.push(line)}return`${kept.join(`
`).trimEnd()}
${note}`}export{joinedMarkdown,comparisonMarkdown,notMeasured,sectionsOf,unmeasuredSection,SUMMARY_LIMIT,markdown2 as markdown,longestWithin};
