import{changesAfter,fixOf,isPlain,patchOf}from"./chunk-RNY24U2E.js";import{details}from"./chunk-4H3NH4J3.js";import{planOf,withoutSecrets}from"./chunk-TXTBP2J5.js";import"./chunk-ARKUT6FM.js";
import"./chunk-UXJKBY5C.js";import"./chunk-4F3JJIZK.js";import{estimated,listed}from"./chunk-P2NNHP3K.js";import"./chunk-H73LSL4Z.js";import{bytes,counted}from"./chunk-BGNMHPDT.js";
import"./chunk-7NKSFOC5.js";import"./chunk-APQ4U2DT.js";import"./chunk-CBQJHB5E.js";import{markdown,markdownBlock,markdownCode}from"./chunk-Y4JBRRSO.js";import"./chunk-CITKWXDD.js";
import"./chunk-2FPN5TSP.js";import"./chunk-NRKO2LUP.js";import"./chunk-R6UNLQPC.js";import"./chunk-CTM3XV7F.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";
import"./chunk-2K7ZWB4Y.js";import{ImagebudgetError}from"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";var TRUST="same",MOST_BYTES=2e5;function suggestions({images},jobs,place){let left=MOST_BYTES;return new Map(images.map(image=>{let lines=suggestion(image,jobOf(image,jobs),{...place,most:left});return left-=
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
\`).`]}).join(" ")}export{suggestions};
