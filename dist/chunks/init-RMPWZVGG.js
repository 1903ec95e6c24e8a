import{check}from"./chunk-CBC2V4BA.js";import{environment}from"./chunk-XGBD3E7D.js";import{CATEGORIES,CONFIG_NAME,fixJobFor,hasConfig}from"./chunk-5W7AJZRK.js";import{DETECTOR_IDS}from"./chunk-YYD5E3OR.js";
import{oneSource,readArgs}from"./chunk-2VWZR6Y2.js";import"./chunk-5BEFTZWE.js";import{rules}from"./chunk-FLYH32GM.js";import"./chunk-3RTUPFL3.js";import"./chunk-W7WLL2UQ.js";
import{estimated}from"./chunk-5WHOFI5D.js";import"./chunk-747NSXZK.js";import"./chunk-EIXA4LMM.js";import{bytes}from"./chunk-ZGLHJHC4.js";import{terminal}from"./chunk-Y4JBRRSO.js";
import"./chunk-CITKWXDD.js";import"./chunk-2MQWTVUX.js";import"./chunk-GXHHFGGP.js";import"./chunk-R6UNLQPC.js";import"./chunk-F5YOVGGM.js";import"./chunk-X6ZTYOIN.js";
import{parseConfigs}from"./chunk-SDMZJVRF.js";import"./chunk-ARKUT6FM.js";import{parseLimits,writeSize}from"./chunk-XUG7ZQ6Q.js";import"./chunk-6MTAKR2U.js";import"./chunk-7NKSFOC5.js";
import"./chunk-XPAKMXQA.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import{ConfigError,EXIT,MeasureError,UsageError,codeOf}from"./chunk-W4CTC3KO.js";import"./chunk-ND625BFL.js";import{existsSync}from"node:fs";import{writeFile}from"node:fs/promises";import{resolve}from"node:path";function withHeadroom(figure){let least=figure+Math.ceil(figure/20),length=String(least).length;for(let digits=2;digits<=length;digits+=1){let step2=10**(length-digits),limit=Math.ceil(least/step2)*step2;
if(limit*10<figure*11)return limit}return least*10<figure*11?least:figure}function firstBudgets({sizes}){let{image,own,download,wasted,removable}=sizes,fails=(name,now)=>({name,now,limit:writeSize(withHeadroom(now))}),ifKnown=(name,now)=>now===null?[]:[{name,now,limit:`{ fa\
il: ${writeSize(withHeadroom(now))}, onMissing: warn }`}],waste=(name,now)=>now*100<=image?{name,now,limit:"{ warn: 1 %, fail: 5 % }"}:fails(name,now);return[fails("size",image),...ifKnown("own",own===
image?null:own),...ifKnown("download",download),waste("wasted",wasted),waste("removable",removable)]}var MEANINGS={size:"all layers",own:"your layers, without the base image",download:"compressed, as \
a registry serves it",wasted:"replaced or deleted by a later layer",removable:"caches and other files that a rule finds"};function firstConfig(image,settings){return`${["# Budgets for this image. Chec\
k it with: imagebudget check","# Limits in bytes are 5 to 10 % above what was measured. Lower them after each saving.","version: 1",...settings.map(({key,value})=>`${key}: ${scalar(value)}`),'# To lim\
it growth, name a report or image of your main branch, here and in "growth" below:',"# baseline: main.json","budgets:",...firstBudgets(image).map(({name,now,limit})=>`  ${name}: ${limit} # ${bytes(now)}\
 now: ${MEANINGS[name]??""}`),"  # growth:","  #   size: { warn: 2 %, fail: 10 MB }",...ruleLines(image)].join(`
`)}
`}function ruleLines({findings}){let found=findings.filter(({bucket,bytes:size})=>bucket==="removable"&&size>0);return found.length===0?[]:['  # Found in this image. Once one is fixed, take the "# " a\
way, and it cannot come back:',"  # rules:",...found.map(({rule,bytes:size})=>`  #   ${rule}: 0 # ${bytes(size)} now`)]}function scalar(text){return/^[A-Za-z][\w./:@-]*\w$/.test(text)&&!/^(?:true|false|null|yes|no|on|off)$/i.
test(text)?text:JSON.stringify(text)}function initText({path,image,settings,source}){let isNamed=settings.some(({key})=>TARGETS.has(key)),budgets=firstBudgets(image),width=Math.max(...budgets.map(({name})=>name.length));return`${[`Wrote ${path}\
: ${terminal(image.name)} is ${bytes(image.sizes.image)} (${terminal(image.source.platform)})`,"",...budgets.map(({name,now,limit})=>`  ${name.padEnd(width)}  ${bytes(now).padStart(8)} now   ${limit}`),
"",...firstFix(image),"",`Next: imagebudget check${isNamed?"":` ${terminal(source)}`}`,"","In a workflow, after the step that builds the image:","",...step(isNamed?null:source)].join(`
`)}
`}var TARGETS=new Set(["image","registry","archive","layout"]);function firstFix({plan}){let first=plan.items[0]??plan.small[0];if(first===void 0)return["There is nothing to fix first: no edit is know\
n that makes it smaller."];let{title,at,bytes:saved,exact,sizeAfter}=first,place=at===null?"":` (${terminal(`${at.path}:${at.line}`)})`;return[`First fix: ${terminal(title)}${place}`,`  saves ${estimated(
saved,exact)}, then the image is ${bytes(sizeAfter)}. All edits: imagebudget fix`]}function step(source){let uses="- uses: imagebudget/imagebudget@v0";return source===null?[uses]:[uses,`  with: { sour\
ce: ${terminal(JSON.stringify(source))} }`]}async function initCommand(context){let{values,positionals}=readArgs("init",context.args),source=oneSource("init",positionals);if(hasConfig(context.cwd))throw thereIsOne();if(values.platform==="all")throw new UsageError(
"init measures one platform",{hint:"Name it, as in --platform linux/arm64. The config may say platform: all afterwards."});let job=await fixJobFor({cwd:context.cwd,workspace:null,config:null,dockerfile:values.
dockerfile??null,sources:[source],build:null,platform:values.platform??null,verify:values.verify??!1,outputs:[],limits:parseLimits("--limit",values.limit??[]),date:context.date,env:context.env}),[image]=(await check(
{...job,trust:"same"},environment(context,values))).images;if(image===void 0)throw new MeasureError("init: nothing was measured");let wanted=settingsOf(image,context.cwd,values),settings=accepts(firstConfig(
image,wanted))?wanted:wanted.filter(({key})=>key==="platform");return await writeNew(resolve(context.cwd,CONFIG_NAME),firstConfig(image,settings)),await context.stdout.write(initText({path:CONFIG_NAME,
image,settings,source})),EXIT.pass}function thereIsOne(){return new UsageError(`there is already a ${CONFIG_NAME} here, and init never replaces one`,{hint:"Check by it with imagebudget check, or renam\
e it and run init again."})}function settingsOf({source},cwd,{dockerfile}){let{reference,platform,otherPlatforms=[]}=source;return[...targetOf(source,cwd).map(key=>({key,value:reference})),...otherPlatforms.
length>0?[{key:"platform",value:platform}]:[],...dockerfile===void 0?[]:[{key:"dockerfile",value:dockerfile}]]}function targetOf({kind,reference},cwd){return kind==="docker"?["image"]:kind==="registry"?
["registry"]:kind==="podman"||kind==="build"||!existsSync(resolve(cwd,reference))?[]:[kind==="oci-layout"?"layout":"archive"]}function accepts(text){try{let ruleIds=[...rules.map(({id})=>id),...DETECTOR_IDS];
return parseConfigs(Buffer.from(text),{path:CONFIG_NAME,ruleIds,categories:CATEGORIES}),!0}catch(error){if(error instanceof ConfigError)return!1;throw error}}async function writeNew(path,text){try{await writeFile(
path,text,{flag:"wx"})}catch(cause){throw codeOf(cause)==="EEXIST"?thereIsOne():new MeasureError(`init: cannot write ${CONFIG_NAME} (${codeOf(cause)??"unknown error"})`,{hint:"Check that this director\
y is writable.",cause})}}export{initCommand};
