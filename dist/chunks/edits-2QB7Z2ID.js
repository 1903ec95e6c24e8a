import{noticeOf,ownOf,pagesOf}from"./chunk-ESYLVUOL.js";import{client}from"./chunk-KNEIZ7WE.js";import{info,notice}from"./chunk-2BSA67AV.js";import"./chunk-V2F3ARI5.js";import{
changesAfter,editedFiles,fixOf,isPlain,patchOf}from"./chunk-EFR2FP24.js";import{details}from"./chunk-ABCMM45B.js";import{changedHunks,planOf,planOfOnly,withoutSecrets}from"./chunk-PHDHTTGT.js";
import"./chunk-ARKUT6FM.js";import"./chunk-X2Z24LIE.js";import"./chunk-4F3JJIZK.js";import{about}from"./chunk-DHK2LJY3.js";import{estimated}from"./chunk-GBPCS6OQ.js";import{
repositoryAround}from"./chunk-U2WZHK6B.js";import"./chunk-7NKSFOC5.js";import"./chunk-QZLUR7XR.js";import{bytes,counted}from"./chunk-ZGLHJHC4.js";import{listed}from"./chunk-UNDVSWRG.js";
import{markdown,markdownBlock,markdownCode,terminal}from"./chunk-Y4JBRRSO.js";import"./chunk-YGOLUDVY.js";import"./chunk-5BWTEXHM.js";import"./chunk-5EBYT63N.js";import"./chunk-Q3NIQR7Y.js";
import"./chunk-R6UNLQPC.js";import"./chunk-3A2NDNFE.js";import"./chunk-VCIG2GAZ.js";import{member}from"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";import{ImagebudgetError}from"./chunk-PITSV5IC.js";
import"./chunk-ND625BFL.js";var TRUST="same",MOST_BYTES=2e5;function suggestions({images},jobs,place){let left=MOST_BYTES;return new Map(images.map(image=>{let lines=suggestion(image,jobOf(image,jobs),{...place,most:left});return left-=
Buffer.byteLength(lines.join(`
`)),[image,lines]}))}function jobOf({name},jobs){let job=jobs.find(({targets})=>targets.some(target=>target.name===name));if(job===void 0)throw new TypeError("an image without its job");return job}function suggestion(image,job,{
cwd,root,most}){try{let facts={budgets:job.budgets??[],figures:image,edits:image.edits,trust:TRUST},found=fixOf(image,planOf(facts),{job,trust:TRUST,cwd}),patch=patchOf(changesAfter(found.files,found.
plan.items.length),root);return patch.text===""?withoutDiff(found):withDiff(found,patch,most)}catch(error){if(!(error instanceof ImagebudgetError))throw error;return[`**No diff for \`git apply\`:** ${sentences(
error)}`,""]}}function sentences(error){let hint=error.hintFor("action")?.split(`
`)??[];return[`${error.message}.`,...hint].map(markdown).join(" ")}function withoutDiff(found){let more=moreTrust(found);return more===""?[]:[`**No diff for \`git apply\`:** no edit leaves everything th\
at runs as it is. ${more}`,""]}function withDiff(found,{text},most){let{image,plan}=found,shown=text.split(`
`).map(line=>withoutSecrets(line.replace(/\r$/,""))).join(`
`).trimEnd(),isExact=shown===text.trimEnd()&&isPlain(text),{length}=plan.items,exact=plan.items.every(item=>item.exact),title=`The diff for <code>git apply</code>: ${counted(length,"edit","edits")}, ${bytes(
image.sizes.image)} \u2192 ${estimated(plan.items.at(-1)?.sizeAfter??0,exact)}`,which=`${length===1?"An edit":"Edits"} that nothing at run time can notice.`,use="To try it first: `imagebudget fix --pr\
ove` builds and starts the image. Nothing was written.",more=moreTrust(found);return details(title,[`${which} ${use}`,"",...Buffer.byteLength(shown)>most?["It is too long for this place; `imagebudget \
fix` prints it."]:[...markdownBlock(shown,"diff").split(`
`),...isExact?[]:["",INEXACT]],...more===""?[]:["",more]])}var INEXACT="This copy does not apply: secrets are masked, invisible characters are shown by number, or line ends of Windows are gone. `image\
budget fix` prints it exactly.";function moreTrust({needsTrust}){return["fewer","base"].flatMap(trust=>{let ids=needsTrust.filter(one=>one.trust===trust).map(({id})=>markdownCode(id)),words=counted(ids.
length,"edit more changes","edits more change"),what=trust==="fewer"?"what is installed":"the base image";return ids.length===0?[]:[`${words} ${what}: ${listed(ids)} (\`imagebudget fix --trust ${trust}\
\`).`]}).join(" ")}import{relative,sep}from"node:path";var MOST=50;function separateEdits(image,job,cwd){try{let facts={budgets:job.budgets??[],figures:image,edits:image.edits},{plan}=fixOf(image,planOf({...facts,trust:TRUST}),{job,trust:TRUST,cwd}),only=ids=>{
let alone2=planOfOnly(facts,new Set(ids));return"conflict"in alone2?[]:changeOf([...alone2.items,...alone2.small],image.edits,cwd)},alone=plan.items.slice(0,MOST).flatMap(({id})=>only([id]).map(edit=>({
ids:[id],edit})));return groups(alone).flatMap(({ids,edit})=>ids.length===1?[edit]:only(ids))}catch(error){if(!(error instanceof ImagebudgetError))throw error;return[]}}function changeOf(items,edits,cwd){
let[change,second]=changesAfter(editedFiles(items,edits,cwd),items.length);if(change===void 0||second!==void 0||change.before===null)return[];let{path,before,after}=change,lines=before.split(`
`);return lines.at(-1)===""&&lines.pop(),[{items,path,before:lines,hunks:changedHunks(before,after)}]}function groups(all){let found=[];for(let one of all){let met=found.filter(other=>meet(other.edit,
one.edit)),[first,...others]=met;if(first===void 0){found.push({...one});continue}first.ids=[...met.flatMap(({ids})=>ids),...one.ids],first.edit={...first.edit,hunks:[...met.flatMap(({edit})=>edit.hunks),
...one.edit.hunks]};for(let other of others)found.splice(found.indexOf(other),1)}return found}function meet(a,b){if(a.path!==b.path)return!1;let[first,second]=[extent(a.hunks),extent(b.hunks)];return first.
start<=second.end&&second.start<=first.end}function extent(hunks){return{start:Math.min(...hunks.map(({line,removed})=>removed.length===0?line-1:line)),end:Math.max(...hunks.map(({line,removed})=>line+
Math.max(0,removed.length-1)))}}function isShowable(lines){return lines.every(line=>!line.endsWith("\r")&&withoutSecrets(line)===line&&isPlain(line))}function placed(edit,hunks){for(let changes of anchored(edit)){let[first,last]=[changes[0],changes.at(-1)];if(first===void 0||last===void 0)continue;let[start,end]=[first.start,last.end],hunk=hunks.find(
one=>start>=one.start&&end<one.start+one.lines.length);if(hunk===void 0||end-start>=30)continue;let shown=hunk.lines.slice(start-hunk.start,end-hunk.start+1),before=edit.before.slice(start-1,end),isSame2=shown.
length===before.length&&shown.every(({text},at)=>text===before[at]),isTouched=changes.some(one=>shown.slice(one.start-start,one.end-start+1).some(line=>line.isAdded));if(isSame2&&isTouched)return{start,
end,before,after:replaced(changes,edit.before)}}return null}function anchored({hunks,before}){return[-1,0].flatMap(offset=>{let changes=hunks.map(({line,removed,added})=>{if(removed.length>0)return{start:line,
end:line+removed.length-1,after:added};let at=line+offset,anchor=before[at-1];return anchor===void 0?null:{start:at,end:at,after:offset===0?[...added,anchor]:[anchor,...added]}}),known=changes.filter(
change=>change!==null),areApart=known.every((change,at)=>change.start>(known[at-1]?.end??0));return known.length===changes.length&&areApart?[known]:[]})}function replaced(changes,before){return changes.
flatMap(({end,after},at)=>{let next=changes[at+1];return[...after,...next===void 0?[]:before.slice(end,next.start-1)]})}import{createHash}from"node:crypto";var LINE=/(?:^|\n)<!-- imagebudget suggestion ([0-9a-f]{32}) -->\s*$/,MOST_LINE=100;function keyOf(path,{start,before},lines){let isHere=at=>before.every((line,n)=>lines[at+n]===line),earlier=Array.from(
{length:start-1},(_,at)=>at).filter(isHere).length,text=JSON.stringify([path,before,earlier]);return createHash("sha256").update(text).digest("hex").slice(0,32)}function keyIn(body){return LINE.exec(body.
slice(-MOST_LINE))?.[1]??null}function remark({items},{after},{image,key}){let block=after.length===0?"```suggestion\n```":markdownBlock(after.join(`
`),"suggestion"),edits=items.map(item=>`**${markdown(item.title)}**: saves ${about(bytes(item.bytes),item.exact)}.`),last=items.at(-1),then=last===void 0?"":`${markdownCode(image)} is ${about(bytes(last.
sizeAfter),last.exact)} then.`,safe=`Nothing at run time can notice ${items.length===1?"the edit":"the edits"}.`;return`${[...edits,`${then} ${safe}`].join("<br>")}

${block}

<!-- imagebudget suggestion ${key} -->`}function ownSuggestions(ask,path,token){return ownOf(ask,path,{token,pick:suggestionOf})}function suggestionOf(comment){let[id,body,path]=[member(comment,"id"),member(comment,"body"),member(comment,"p\
ath")];if(typeof id!="number"||!Number.isSafeInteger(id)||typeof body!="string"||typeof path!="string")return null;let key=keyIn(body);if(key===null)return null;let[end,first]=[member(comment,"line"),
member(comment,"start_line")];return{id,key,path,lines:typeof end=="number"?{start:typeof first=="number"?first:end,end}:null,review:member(comment,"pull_request_review_id")}}function touchedLines(files,paths){return new Map(files.flatMap(file=>{let[path,patch]=[member(file,"filename"),member(file,"patch")];return typeof path!="string"||typeof patch!="string"||!paths.has(path)?
[]:[[path,hunksOf(patch)]]}))}function hunksOf(patch){let hunks=[];for(let line of patch.split(`
`)){let[,start]=/^@@ -\d+(?:,\d+)? \+(\d{1,9})(?:,\d+)? @@/.exec(line)??[];start!==void 0?hunks.push({start:Number(start),lines:[]}):/^[+ ]/.test(line)&&hunks.at(-1)?.lines.push({text:line.slice(1),isAdded:line.
startsWith("+")})}return hunks}var TASK={subject:"The suggestions on the pull request were",permission:"pull-requests: write",off:"the input suggest: false",forFork:null},MOST2=10;async function suggest(measured,directory,place){try{
let said=await made(measured,directory,place);info(`imagebudget: ${said}`)}catch(error){place.signal.throwIfAborted(),notice(terminal(noticeOf(error,place,TASK)),{title:"imagebudget: no suggestions"})}}
async function made({report,jobs},directory,place){let number=place.event.pullRequest;if(number===null)return"there are no suggestions, since the run is about no pull request";let edits=report.images.
filter(({verdict})=>verdict!=="pass").flatMap(image=>separateEdits(image,jobOf(image,jobs),directory).map(edit=>({edit,image:image.name})));if(edits.length===0)return"there is no edit to suggest on th\
e pull request";let ask=client({api:place.api,token:place.token,signal:place.signal}),pull=`/repos/${place.repository}/pulls/${number}`,root=repositoryAround(directory),touched=await touchedIn(new Set(
edits.map(({edit})=>pathOf(edit,root))),pagesOf(ask,`${pull}/files`)),all=suggestionsFor(edits,root,touched);if(all.length===0)return"the pull request touches no line that an edit changes, so nothing \
is suggested";let comments=`${pull}/comments`,own=await ownSuggestions(ask,comments,place.token),fresh=all.filter(one=>!own.some(other=>isSame(one,other))).slice(0,MOST2);if(fresh.length===0)return"al\
l edits of lines that the pull request touches were suggested before";let{value}=await ask({method:"POST",path:`${pull}/reviews`,body:reviewOf(fresh)});for(let{id}of twice(await ownSuggestions(ask,comments,
place.token),member(value,"id")))await ask({method:"DELETE",path:`/repos/${place.repository}/pulls/comments/${id}`});return`${counted(fresh.length,"edit was","edits were")} suggested on the pull reque\
st`}function pathOf({path},root){return relative(root,path).split(sep).join("/")}async function touchedIn(paths,files){let found=new Map;for await(let page of files)for(let[path,hunks]of touchedLines(
page,paths))found.set(path,hunks);return found}function suggestionsFor(edits,root,touched){let found=[];for(let{edit,image}of edits){let path=pathOf(edit,root),lines=placed(edit,touched.get(path)??[]);
if(lines===null||!isShowable([...lines.before,...lines.after])||found.some(other=>other.path===path&&meet2(other.lines,lines)))continue;let key=keyOf(path,lines,edit.before);found.push({key,path,lines,
body:remark(edit,lines,{image,key})})}return found}function isSame({key,path,lines},own){return own.key===key||own.path===path&&own.lines!==null&&meet2(own.lines,lines)}function meet2(a,b){return a.start<=
b.end&&b.start<=a.end}function reviewOf(suggestions2){return{event:"COMMENT",comments:suggestions2.map(({path,lines:{start,end},body})=>({path,body,line:end,side:"RIGHT",...start===end?{}:{start_line:start,
start_side:"RIGHT"}}))}}function twice(own,review){return own.filter(one=>one.review===review&&own.some(({key,id})=>key===one.key&&id<one.id))}export{suggest,suggestions};
