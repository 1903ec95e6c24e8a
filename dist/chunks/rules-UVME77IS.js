import{COMMON,readArgs}from"./chunk-6RP27EOX.js";import{detectors,hints,labels,rules}from"./chunk-PFBIHPC5.js";import{wrap}from"./chunk-KGXDRQJI.js";import"./chunk-CZQUE3BV.js";
import"./chunk-YUNOWQPI.js";import{nearest}from"./chunk-ZSLW7JTD.js";import{EXIT,UsageError}from"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";var catalogue=[...detectors.map(one=>entryOf("detector",one)),...labels.map(one=>entryOf("label",one)),...hints.map(one=>entryOf("hint",{...one,when:one.evidence,why:null}))];function entryOf(kind,{id,
title,severity,when,why,remedy}){return{kind,id,title,severity,when,why,remedy}}var CONFIDENCES={safe:"Yes: nothing reads these files at run time.","safe-if-unused":"Usually: only the tool that they belong to reads them.",judgement:"That depends on the program: decide for each im\
age."};function safetyOf({confidence,cost,adviceWhenText,adviceForCommands=[]}){let commands=adviceForCommands.map(name=>`\`${name}\``);return[CONFIDENCES[confidence],...cost===void 0?[]:[cost],...adviceWhenText===
void 0?[]:[`The rule only advises if this holds: ${adviceWhenText}`],...commands.length===0?[]:[`If the container starts ${oneOf(commands)}, the files may be needed, and the rule only advises.`]]}function oneOf(words){
return words.length<2?words.join(""):`${words.slice(0,-1).join(", ")} or ${words.at(-1)}`}function diffOf({before,after}){let old=before===""?[]:before.split(`
`),fresh=after.split(`
`),shortest=Math.min(old.length,fresh.length),start=0;for(;start<shortest&&old[start]===fresh[start];)start++;let end=0;for(;end<shortest-start&&old.at(-1-end)===fresh.at(-1-end);)end++;return[...old.
slice(0,start).map(line=>` ${line}`),...old.slice(start,old.length-end).map(line=>`-${line}`),...fresh.slice(start,fresh.length-end).map(line=>`+${line}`),...old.slice(old.length-end).map(line=>` ${line}`)]}
function keepingLines(id){return["ignore:",`  - rule: ${id}`,"    reason: needed at run time"]}function keepingNote(keep="Add `path: /opt/app/**` to keep only the files at such paths."){return`The rep\
ort shows the reason. ${keep}`}function catalogueText(rules2){let widest=Math.max(...rules2.map(({id})=>id.length)),row=({id,severity,title},kind)=>`${id.padEnd(widest)}  ${severity}  ${kind.padEnd(9)}  ${title}`;return[`${rules2.length}\
 rules, in order of precedence: a file belongs to the first that claims it.`,"",...rules2.map(rule=>row(rule,rule.bucket)),"","Found beside the rules. A config may name detectors, as it names rules:",
"",...catalogue.map(entry=>row(entry,entry.kind)),"","imagebudget rules ID explains one.",""].join(`
`)}var WHEN={detector:"What it finds",label:"Which wasted files have it",hint:"When it is given"};function entryText({kind,id,title,severity,when,why,remedy}){return[`${id}: ${title}`,...why===null?[]:
["",...prose([why])],...section("The edit",prose([remedy])),...kind==="detector"?keeping(id):[],...section(WHEN[kind],prose([when])),...section("How it counts",prose([`Severity ${severity}. ${COUNTS[kind]}`])),
...kind==="detector"?settings(id):[],""].join(`
`)}var COUNTS={detector:"This is advice: the bytes count only in a budget for this detector.",label:"A label of wasted bytes: they count as wasted.",hint:"A hint adds no bytes to a budget."},BUCKETS={
removable:"The bytes count as removable.",advice:"This is advice: the bytes count only in a budget for this rule."};function ruleText(rule){let{id,title,why,remedy,example,references,severity,bucket}=rule;
return[`${id}: ${title}`,"",...prose([why]),...section("Is it safe to remove?",prose(safetyOf(rule))),...section("The edit",prose([remedy])),...example===void 0?[]:section(example.file===void 0?"For e\
xample":`In ${example.file}`,diffOf(example)),...keeping(id,rule.keep),...section("How it counts",prose([`Severity ${severity}. ${BUCKETS[bucket]}`])),...settings(id),...section("What it matches",matching(
rule)),...section("References",references),""].join(`
`)}function matching({globs,envDirectories={},whenText,least,not=[]}){return[...globs,...Object.entries(envDirectories).flatMap(([name,below])=>below.map(one=>`$${name}/${one}`)),...whenText===void 0?
[]:prose([`Only if this holds: ${whenText}`]),...least===void 0?[]:[`Nothing below ${least} bytes in all.`],...not.map(({glob,why})=>`never ${glob}  (${why})`)]}function keeping(id,keep){return section(
"To keep the files, in .imagebudget.yml",[...keepingLines(id),...prose([keepingNote(keep)])])}function settings(id){let lines=[`budgets: { rules: { ${id}: 0 } }`,`rules: { ${id}: off }`],widest=Math.max(
...lines.map(line=>line.length)),notes=["a budget for it","leaves it out"];return section("More settings",lines.map((line,n)=>`${line.padEnd(widest)}  # ${notes[n]}`))}var COLUMNS=78;function prose(sentences){
return sentences.map(text=>text.replace(/`[^`]*`/g,code=>code.replaceAll(" ",NO_BREAK))).flatMap(text=>wrap(text,COLUMNS)).map(line=>line.replaceAll(NO_BREAK," "))}var NO_BREAK="\xA0";function section(title,lines){
return lines.length===0?[]:["",title,...lines.map(line=>`  ${line}`)]}var OPTIONS={...COMMON,json:{type:"boolean"}},LIST="imagebudget rules lists them all.";async function rulesCommand(context){let{values,positionals}=readArgs("rules",context.args,OPTIONS),[id,...more]=positionals;
if(more.length>0)throw new UsageError(`rules takes one rule, not ${positionals.length}`,{hint:LIST});return await context.stdout.write(explained(id,values.json===!0)),EXIT.pass}function explained(id,asJson){
let json=value=>`${JSON.stringify(value,null,2)}
`;if(id===void 0)return asJson?json(rules):catalogueText(rules);let rule=rules.find(one=>one.id===id);if(rule!==void 0)return asJson?json(rule):ruleText(rule);let entry=catalogue.find(one=>one.id===id);
if(entry!==void 0)return asJson?json(entry):entryText(entry);let known=[...rules,...catalogue].map(one=>one.id),near=nearest(id,known);throw new UsageError(`there is no rule ${JSON.stringify(id.slice(
0,60))}`,{hint:near===null?LIST:`Did you mean ${near}? ${LIST}`})}export{rulesCommand};
