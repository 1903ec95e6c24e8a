import{CAUSES,SMALL,amounts,filesText,firstInstruction,headline,instruction,largestLayer,largestRows,lineToChange,markedLayer,measuredBasis,measuredHow,originText,pageOn,placeText,remedyText,threshold,
tooMuch,totalText,wasteOf,writtenUnit}from"./chunk-JKTDSCZ3.js";import{bytes,count,counted,duration,percent,ratio}from"./chunk-TIJNYRNU.js";import{cut,cutEnd,markdown,markdownBlock,markdownCode}from"./chunk-HPDXHP7Z.js";
import{VERSION}from"./chunk-CITKWXDD.js";import{displayPath}from"./chunk-CZQUE3BV.js";function table(columns,rows){return rows.length===0?[]:[line(Object.keys(columns)),line(Object.values(columns).map(side=>side==="right"?"---:":":---")),...rows.map(line)]}function details(title2,body2){
return body2.length===0?[]:[`<details><summary>${title2}</summary>`,"",...body2,"","</details>",""]}function firstRows(items,most){let left=items.length-most;return left<=0?{shown:items,rest:[]}:{shown:items.
slice(0,most),rest:["",`\u2026 and ${count(left)} more; \`--json\` lists all.`]}}function explained(text,id,{docs}){return id===null?text:`[${text}](${pageOn(id,docs)})`}function fileLink({path,line:line2},{
repositoryUrl}){let relative=path.replace(/^(?:\.\/)+/,""),inside=!/^\/|^[a-z]:|\\|(^|\/)\.\.(\/|$)/i.test(relative);if(!repositoryUrl||!inside)return markdownCode(`${path}:${line2}`);let target=relative.
replace(new RegExp("\\p{Cs}","gu"),"\uFFFD").split("/").map(segment).join("/");return`[${markdown(`${path}:${line2}`)}](${repositoryUrl}/${target}#L${line2})`}function segment(text){return encodeURIComponent(
text).replace(/[!'()*~]/g,mark=>`%${mark.charCodeAt(0).toString(16)}`)}function line(cells){return`| ${cells.join(" | ")} |`}var MOST={findings:100,layers:150,files:20},PATH_COLUMNS=120,INSTRUCTION_COLUMNS=200;function foldedParts(image,options){return[...allFindings(image,options),...hints(image,options),...layers(image,options),
...biggestInLargest(image),...wastedFiles(image),...ignored(image),...measured(image)]}function allFindings(image,options){let{wasted,removable}=image.sizes,all=[...image.savings,...image.advice],{shown,
rest}=firstRows(all,MOST.findings),rows=shown.map(saving=>[bytes(saving.bytes),`${explained(markdown(saving.label),saving.page,options)}${saving.kind==="advice"?" (advice)":""}`,where(saving),origin(saving,
image.layers,options)]),title2=`All findings (${all.length}, ${bytes(wasted+removable)} to save)`;return details(title2,[...table({Bytes:"right",Finding:"left",Where:"left",From:"left"},rows),...rest])}
function hints({hints:all,layers:layers2},options){let{shown,rest}=firstRows(all,MOST.findings),rows=shown.map(({hint,title:title2,layer,bytes:cost,remedy})=>{let line2=layer===null?null:layers2[layer]?.
dockerfile??null,where2=[line2===null?"":fileLink(line2,options),layer===null?"the image":`layer ${layer}`];return[cost===0?"":bytes(cost),explained(markdown(title2),hint,options),where2.filter(part=>part!==
"").join(", "),markdownCode(cutEnd(firstInstruction(remedy).join(" "),INSTRUCTION_COLUMNS))]}),columns={Bytes:"right",Hint:"left",Where:"left",Instead:"left"};return details(`Hints from the instructio\
ns (${all.length})`,[...table(columns,rows),...rest])}function origin(saving,layers2,options){let line2=lineToChange(saving,layers2),text=originText(saving,layers2);return line2===null?text:`${fileLink(
line2,options)}, ${text}`}function where(saving){return[markdownCode(cut(placeText(saving.place),PATH_COLUMNS)),filesText(saving)].filter(part=>part!=="").join(", ")}function layers(image,options){let marked=markedLayer(
image),{shown,rest}=firstRows([...image.layers].reverse(),MOST.layers),rows=shown.map(layer=>[String(layer.index),bytes(layer.bytes),wasteOf(layer)===0?"":bytes(wasteOf(layer)),layer===marked?"\u25C0":
"",`${markdownCode(cutEnd(instruction(layer),INSTRUCTION_COLUMNS))}${layer.base?" (base)":""}`,layer.dockerfile===null?"":fileLink(layer.dockerfile,options)]),columns={Layer:"right",Size:"right",Waste:"\
right","":"left",Instruction:"left",Line:"left"},title2=`Layers (${image.layers.length}, ${bytes(image.sizes.image)})`;return details(title2,[...table(columns,rows),...rest])}function biggestInLargest(image){
let layer=largestLayer(image);if(layer===null)return[];let{shown,rest}=firstRows(largestRows(image),MOST.files),rows=shown.map(row=>[bytes(row.bytes),percent(row.bytes,layer.bytes),markdownCode(cut(row.
path,PATH_COLUMNS)),row.files===null?"":count(row.files)]),columns={Bytes:"right",Part:"right","Directory or file":"left",Files:"right"};return details(`Biggest in layer ${layer.index} (${bytes(layer.
bytes)})`,[...table(columns,rows),...rest])}function wastedFiles({wasted,sizes}){let biggest=[...wasted].sort((a,b)=>b.bytes-a.bytes||(a.path<b.path?-1:1)),{shown,rest}=firstRows(biggest,MOST.files),rows=shown.
map(file=>[bytes(file.bytes),markdownCode(cut(displayPath(file.path),PATH_COLUMNS)),`added in layer ${file.addedIn}, ${CAUSES[file.cause].did} in layer ${file.wastedIn}`]),title2=`Biggest wasted files\
 (${shown.length} of ${counted(wasted.length,"file")}, ${bytes(sizes.wasted)})`;return details(title2,[...table({Bytes:"right",File:"left","What happened":"left"},rows),...rest])}function ignored({ignored:ignored2}){
let rows=ignored2.map(({path,rule,reason,bytes:kept,files})=>{let what=[path,rule].filter(part=>part!==null).map(part=>markdownCode(cut(part,PATH_COLUMNS)));return[bytes(kept),what.join(" and "),counted(
files,"file"),markdown(reason)]}),total=ignored2.reduce((sum,{bytes:kept})=>sum+kept,0),columns={Bytes:"right",What:"left",Files:"right",Reason:"left"};return details(`Ignored by the config (${ignored2.
length}, ${bytes(total)})`,table(columns,rows))}function measured({source,sizes,layers:layers2,milliseconds}){let facts=[["Image",markdownCode(source.reference)],["Platform",markdownCode(source.platform)],
["Digest",markdownCode(source.digest)],["Basis",`${measuredHow(source)} in ${duration(milliseconds)}; ${measuredBasis(source)}`],["Size",`${bytes(sizes.image)} in ${counted(layers2.length,"layer")}: ${bytes(
sizes.visible)} visible, ${bytes(sizes.wasted)} wasted`],["Removable",`${bytes(sizes.removable)}, ${percent(sizes.removable,sizes.image)} of the image`],["Efficiency",ratio(sizes.efficiency)],["Downlo\
ad",sizes.download===null?"unknown: the source has no compressed form":bytes(sizes.download)],["Tool",`imagebudget ${VERSION}`]],title2=`How it was measured (${bytes(sizes.image)}, ${duration(milliseconds)}\
)`;return details(title2,table({What:"left",Value:"left"},facts))}var ICONS={pass:"\u2705",warn:"\u26A0\uFE0F",fail:"\u274C"},MOST2={notes:20,images:200},TOP=5,NAME_COLUMNS=100,LIMIT=1e6,CUT={full:"",short:"_The details were left out: the report is too long for this\
 place. `imagebudget check --json` has all of them._",headlines:"_Only the verdicts are shown: the report is too long for this place. `imagebudget check --json` has all of it._"};function markdown2(report,options={}){
let limit2=options.limit??LIMIT;for(let extent of["full","short"]){let text=render(report,extent,options);if(Buffer.byteLength(text)<=limit2)return text}return withinLimit(render(report,"headlines",options),
limit2)}function render({images},extent,options){let{shown,rest}=extent==="headlines"?firstRows(images,MOST2.images):{shown:images,rest:[]};return`${[...shown.flatMap(image=>[`### ${sentence(image)}`,
"",...body(image,extent,options)]),...rest,...extent==="full"?[]:["",CUT[extent]]].join(`
`).replace(/\n{3,}/g,`

`).trimEnd()}
`}function withinLimit(text,limit2){if(Buffer.byteLength(text)<=limit2)return text;let note=`
${CUT.headlines}
`,kept=[],size=Buffer.byteLength(note);for(let line2 of text.split(`
`)){if(size+=Buffer.byteLength(line2)+1,size>limit2)break;kept.push(line2)}return`${kept.join(`
`).trimEnd()}
${note}`}function sentence(image){return(image.verdict===null?"":`${ICONS[image.verdict]} `)+headline(image,name=>markdownCode(cut(name,NAME_COLUMNS)))}function body(image,extent,options){return extent===
"headlines"?[]:[...budgets(image,options),"",...image.verdict==="pass"?[]:whatToDo(image,options),...notes(image),"",...extent==="full"?foldedParts(image,options):[]]}function budgets({budgets:budgets2},options){
let columns={"":"left",Budget:"left",Now:"right",Limit:"right",Used:"right"},rows=budgets2.map(budget=>[ICONS[budget.status],markdown(budget.budget),amounts(budget).now,limit(budget),used(budget)]),edits=budgets2.
filter(({status})=>status==="fail").map(budget=>`- **${markdown(budget.budget)}**: ${tooMuch(budget)}; the limit is ${fileLink(budget.position,options)}`);return[...table(columns,rows),"",...edits]}function limit(budget){
let{limit:limit2}=amounts(budget),written=writtenUnit(budget),figure=written===null?limit2:`${markdown(written)} = ${limit2}`,isRatio=budget.unit==="ratio";return budget.status==="warn"?`warns ${isRatio?
"below":"above"} ${figure}`:isRatio?`at least ${figure}`:figure}function used(budget){let most=threshold(budget)??0;return budget.unit==="ratio"||most===0?"":percent(budget.actual,most)}function whatToDo(image,options){
let worth=[...image.savings,...image.advice].filter(saving=>saving.bytes>=SMALL||saving.always),top=worth.slice(0,options.top??TOP);if(top.length===0)return[];let items=top.flatMap((saving,n)=>[`${n+1}\
. **${bytes(saving.bytes)}** ${title(saving,options)}: ${where(saving)} (${origin(saving,image.layers,options)})`,"",...markdownBlock(remedyText(saving.remedy),"dockerfile").split(`
`).map(line2=>`   ${line2}`),""]),more=worth.length-top.length;return[`#### What to do: save ${totalText(image.savingsTotal,image.sizes.image)}`,"",...items,...more===0?[]:[`\u2026 and ${more} more un\
der \u201CAll findings\u201D.`,""]]}function title({title:title2,kind,page},options){let linked=explained(markdown(title2),page,options);return kind==="advice"?`${linked} (advice, not in the sum)`:linked}
function notes({notes:notes2}){let{shown,rest}=firstRows(notes2,MOST2.notes);return[...shown.map(note=>`- Note: ${markdown(note)}`),...rest]}export{markdown2 as markdown};
