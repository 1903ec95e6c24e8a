import{COMMON,readArgs}from"./chunk-PM5WI5EA.js";import{detectors,hints,labels,rules}from"./chunk-6NO4H2VA.js";import"./chunk-CZQUE3BV.js";import"./chunk-YUNOWQPI.js";import{nearest}from"./chunk-ZSLW7JTD.js";
import{EXIT,UsageError}from"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";var catalogue=[...detectors.map(one=>entryOf("detector",one)),...labels.map(one=>entryOf("label",one)),...hints.map(one=>entryOf("hint",{...one,when:one.evidence,why:null}))];function entryOf(kind,{id,
title,severity,when,why,remedy}){return{kind,id,title,severity,when,why,remedy}}function catalogueText(rules2){let widest=Math.max(...rules2.map(({id})=>id.length)),row=({id,severity,title},kind)=>`${id.padEnd(widest)}  ${severity}  ${kind.padEnd(9)}  ${title}`;return[`${rules2.length}\
 rules, in order of precedence: a file belongs to the first that claims it.`,"",...rules2.map(rule=>row(rule,rule.bucket)),"","Found beside the rules. A config may name detectors, as it names rules:",
"",...catalogue.map(entry=>row(entry,entry.kind)),"","imagebudget rules ID explains one.",""].join(`
`)}var WHEN={detector:"What it finds",label:"Which wasted files have it",hint:"When it is told"};function entryText({kind,id,title,severity,when,why,remedy}){return[`${id}: ${title}`,`${severity} \xB7 ${kind===
"label"?"label of wasted bytes":`${kind}, adds no bytes to a budget${kind==="hint"?"":" but its own"}`}`,...section(WHEN[kind],[when]),...section("Why",why===null?[]:[why]),...section("Instead",remedy.
split(`
`)),...kind==="detector"?inConfig(id):[],""].join(`
`)}function ruleText(rule){return[`${rule.id}: ${rule.title}`,`${rule.severity} \xB7 ${rule.confidence} \xB7 ${rule.bucket==="removable"?"counts as removable":"advice, counted by no other budget"}`,...section(
"Why it need not be there",[rule.why,...rule.cost===void 0?[]:[`The price: ${rule.cost}`]]),...section("Instead",rule.remedy.split(`
`)),...section("Finds",[...rule.globs,...Object.entries(rule.envDirectories??{}).flatMap(([name,below])=>below.map(one=>`$${name}/${one}`)),...rule.whenText===void 0?[]:[`if: ${rule.whenText}`],...rule.
least===void 0?[]:[`if it is at least ${rule.least} bytes in all`]]),...section("Only advises",[...rule.adviceWhenText===void 0?[]:[`if: ${rule.adviceWhenText}`],...rule.adviceForCommands===void 0?[]:
[`if the container starts ${rule.adviceForCommands.join(", ")}`]]),...section("Leaves alone",(rule.not??[]).map(({glob,why})=>`${glob}  (${why})`)),...inConfig(rule.id),...section("References",rule.references),
""].join(`
`)}function inConfig(id){return[...section("Budget for it, in .imagebudget.yml",["budgets:","  rules:",`    ${id}: 0`]),...section("To keep these bytes",["ignore:",`  - rule: ${id}`,"    reason: why t\
hey must stay"]),...section("To leave it out",["rules:",`  ${id}: off`])]}function section(title,lines){return lines.length===0?[]:["",title,...lines.map(line=>`  ${line}`)]}var OPTIONS={...COMMON,json:{type:"boolean"}},LIST="imagebudget rules lists them all.";async function rulesCommand(context){let{values,positionals}=readArgs("rules",context.args,OPTIONS),[id,...more]=positionals;
if(more.length>0)throw new UsageError(`rules takes one rule, not ${positionals.length}`,{hint:LIST});return await context.stdout.write(explained(id,values.json===!0)),EXIT.pass}function explained(id,asJson){
let json=value=>`${JSON.stringify(value,null,2)}
`;if(id===void 0)return asJson?json(rules):catalogueText(rules);let rule=rules.find(one=>one.id===id);if(rule!==void 0)return asJson?json(rule):ruleText(rule);let entry=catalogue.find(one=>one.id===id);
if(entry!==void 0)return asJson?json(entry):entryText(entry);let known=[...rules,...catalogue].map(one=>one.id),near=nearest(id,known);throw new UsageError(`there is no rule ${JSON.stringify(id.slice(
0,60))}`,{hint:near===null?LIST:`Did you mean ${near}? ${LIST}`})}export{rulesCommand};
