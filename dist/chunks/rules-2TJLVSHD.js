import{catalogue,diffOf,keepingLines,keepingNote,safetyOf}from"./chunk-EFH4A52W.js";import{painter}from"./chunk-SONGW3IR.js";import{readArgs}from"./chunk-DYJAXTET.js";import"./chunk-JVIJG5Y2.js";
import{quote}from"./chunk-XPAKMXQA.js";import{nearest}from"./chunk-7NKSFOC5.js";import{rules}from"./chunk-QZLUR7XR.js";import"./chunk-UNDVSWRG.js";import{terminal,wrap}from"./chunk-Y4JBRRSO.js";
import"./chunk-Q3NIQR7Y.js";import"./chunk-R6UNLQPC.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";import{EXIT,UsageError}from"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";var CAUSES=[{id:"overwritten",title:"a later layer stores the file again, with other content",when:"The same path has a file in a lower layer. The lower one stays in the image, and nobody can see it.",
avoid:"Write the file once: in one instruction, or in a stage of its own from which the result is copied."},{id:"metadata",title:"a later layer stores the same content again, for a new owner, mode or \
time",when:"chmod, chown or touch of a file of a lower layer copies all of its bytes.",avoid:"Set owner and mode where the file is added: COPY --chown=\u2026 --chmod=\u2026, or in the same RUN."},{id:"\
deleted",title:"a later layer deletes the file",when:"A later instruction removes the file or a directory around it. The lower layer still has its bytes.",avoid:"Delete it in the instruction that adds\
 it, or do not add it."},{id:"opaque",title:"a later layer hides the directory and all in it",when:"A later layer replaces a whole directory (an opaque whiteout), so that what is below it cannot be se\
en.",avoid:"Fill the directory in one instruction."},{id:"replaced",title:"a later layer puts a file where a directory was, or the reverse",when:"The path has another type in a later layer, such as a \
link instead of a directory.",avoid:"Make it what it is to be in the first place."}];var PLAIN=painter(!1);function catalogueText({rules:rules2,others,causes}){return[`${rules2.length} rules, in order of precedence: a file belongs to the first that claims it.`,"",...rows({rules:rules2,
others:[],causes:[]}),"","Found beside the rules. A config may name detectors, as it names rules:","",...rows({rules:[],others,causes:[]}),"","Causes: what a later layer did to wasted bytes.","",...rows(
{rules:[],others:[],causes}),"","imagebudget rules NAME explains one; a part of a name lists what matches.",""].join(`
`)}function matchesText(part,found){let lines=rows(found);return[`${lines.length} names match ${part}:`,"",...lines,"","imagebudget rules NAME explains one.",""].join(`
`)}function rows({rules:rules2,others,causes}){let all2=[...rules2.map(({id,severity,title,bucket})=>({id,severity,title,kind:bucket})),...others.map(({id,severity,title,kind})=>({id,severity,title,kind})),
...causes.map(({id,title})=>({id,severity:"    ",title,kind:"cause"}))],widest=Math.max(WIDEST,...all2.map(({id})=>id.length));return all2.map(({id,severity,kind,title})=>`${id.padEnd(widest)}  ${severity}\
  ${kind.padEnd(9)}  ${title}`)}var WIDEST=24;function causeText({id,title,when,avoid},paint=PLAIN){let lines=[...section("When",[when],paint),...section("Instead",[avoid],paint)];return[paint("bold",
`${id}: ${title}`),"cause of wasted bytes",...lines,""].join(`
`)}var WHEN={detector:"What it finds",label:"Which wasted files have it",hint:"When it is given"};function entryText(entry,paint=PLAIN){let{kind,id,title,severity,when,why,remedy}=entry;return[paint("\
bold",`${id}: ${title}`),...why===null?[]:["",...prose([why])],...section("The edit",prose([remedy]),paint),...kind==="detector"?keeping(id,void 0,paint):[],...section(WHEN[kind],prose([when]),paint),
...section("How it counts",prose([`Severity ${severity}. ${COUNTS[kind]}`]),paint),...kind==="detector"?settings(id,paint):[],""].join(`
`)}var COUNTS={detector:"This is advice: the bytes count only in a budget for this detector.",label:"A label of wasted bytes: they count as wasted.",hint:"A hint adds no bytes to a budget."},BUCKETS={
removable:"The bytes count as removable.",advice:"This is advice: the bytes count only in a budget for this rule."};function ruleText(rule,paint=PLAIN){let{id,title,why,remedy,example,references,severity,
bucket}=rule;return[paint("bold",`${id}: ${title}`),"",...prose([why]),...section("Is it safe to remove?",prose(safetyOf(rule)),paint),...section("The edit",prose([remedy]),paint),...example===void 0?
[]:section(example.file===void 0?"For example":`In ${example.file}`,diffOf(example),paint),...keeping(id,rule.keep,paint),...section("How it counts",prose([`Severity ${severity}. ${BUCKETS[bucket]}`]),
paint),...settings(id,paint),...section("What it matches",matching(rule),paint),...section("References",references,paint),""].join(`
`)}function matching({globs,envDirectories={},whenText,least,not=[]}){return[...globs,...Object.entries(envDirectories).flatMap(([name,below])=>below.map(one2=>`$${name}/${one2}`)),...whenText===void 0?
[]:prose([`Only if this holds: ${whenText}`]),...least===void 0?[]:[`Nothing below ${least} bytes in all.`],...not.map(({glob,why})=>`never ${glob}  (${why})`)]}function keeping(id,keep,paint){return section(
"To keep the files, in .imagebudget.yml",[...keepingLines(id),...prose([keepingNote(keep)])],paint)}function settings(id,paint){let lines=[`budgets: { rules: { ${id}: 0 } }`,`rules: { ${id}: off }`],widest=Math.
max(...lines.map(line=>line.length)),notes=["a budget for it","leaves it out"];return section("More settings",lines.map((line,n)=>`${line.padEnd(widest)}  # ${notes[n]}`),paint)}var COLUMNS=78;function prose(sentences){
return sentences.map(text=>text.replace(/`[^`]*`/g,code=>code.replaceAll(" ",NO_BREAK))).flatMap(text=>wrap(text,COLUMNS)).map(line=>line.replaceAll(NO_BREAK," "))}var NO_BREAK="\xA0";function section(title,lines,paint){
return lines.length===0?[]:["",paint("bold",title),...lines.map(line=>`  ${line}`)]}var LIST="imagebudget rules lists them all.",ALL={rules,others:catalogue,causes:CAUSES};async function rulesCommand(context){let{values,positionals}=readArgs("rules",context.args),[name,...more]=positionals;
if(more.length>0)throw new UsageError(`rules takes one name, not ${positionals.length}`,{hint:LIST});let asJson=values.json===!0,paint=painter(context.colour.stdout);return await context.stdout.write(
name===void 0?all(asJson):explained(name,asJson,paint)),EXIT.pass}function all(asJson){return asJson?json(rules):catalogueText(ALL)}function explained(name,asJson,paint){let id=name.toLowerCase().replace(
/^rules\./,""),whole=named(one2=>one2.id===id);if(whole.count===1)return asJson?json(whole.list[0]):one(whole,paint);let part=id.length<2?named(()=>!1):named(one2=>one2.id.includes(id)||one2.title.toLowerCase().
includes(id));if(part.count===1&&!asJson)return one(part,paint);if(part.count>0)return asJson?json(part.list):matchesText(terminal(quote(name)),part);throw unknown(name,id)}function named(fits){let found={
rules:rules.filter(fits),others:catalogue.filter(fits),causes:CAUSES.filter(fits)},list=[...found.rules,...found.others,...found.causes];return{...found,list,count:list.length}}function one({rules:[rule],
others:[other],causes:[cause]},paint){return rule?ruleText(rule,paint):other?entryText(other,paint):cause?causeText(cause,paint):""}function unknown(name,id){let near=nearest(id,named(()=>!0).list.map(
entry=>entry.id)),hint=near===null?LIST:`Did you mean ${near}? ${LIST}`;return new UsageError(`there is no rule ${quote(name)}`,{hint})}function json(value){return`${JSON.stringify(value,null,2)}
`}export{rulesCommand};
