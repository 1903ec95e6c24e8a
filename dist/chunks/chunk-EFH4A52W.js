import{detectors,hints,labels}from"./chunk-QZLUR7XR.js";var catalogue=[...detectors.map(one=>entryOf("detector",one)),...labels.map(one=>entryOf("label",one)),...hints.map(one=>entryOf("hint",{...one,when:one.evidence,why:null}))];function entryOf(kind,{id,
title,severity,when,why,remedy}){return{kind,id,title,severity,when,why,remedy}}var CONFIDENCES={safe:"Yes: nothing reads these files at run time.","safe-if-unused":"Usually: only the tool that they belong to reads them.",judgement:"That depends on the program: decide for each im\
age."};function safetyOf({confidence,cost,adviceWhenText,adviceForCommands=[]}){let commands=adviceForCommands.map(name=>`\`${name}\``);return[CONFIDENCES[confidence],...cost===void 0?[]:[cost],...adviceWhenText===
void 0?[]:[`The rule only advises if this holds: ${adviceWhenText}`],...commands.length===0?[]:[`If the container starts ${oneOf(commands)}, the files may be needed, and the rule only advises.`]]}function oneOf(words){
return words.length<2?words.join(""):`${words.slice(0,-1).join(", ")} or ${words.at(-1)}`}function diffOf({before,after}){let old=before===""?[]:before.split(`
`),fresh=after.split(`
`),shortest=Math.min(old.length,fresh.length),start=0;for(;start<shortest&&old[start]===fresh[start];)start++;let end=0;for(;end<shortest-start&&old.at(-1-end)===fresh.at(-1-end);)end++;return[...old.
slice(0,start).map(line=>` ${line}`),...old.slice(start,old.length-end).map(line=>`-${line}`),...fresh.slice(start,fresh.length-end).map(line=>`+${line}`),...old.slice(old.length-end).map(line=>` ${line}`)]}
function keepingLines(id){return["ignore:",`  - rule: ${id}`,"    reason: needed at run time"]}function keepingNote(keep="Add `path: /opt/app/**` to keep only the files at such paths."){return`The rep\
ort shows the reason. ${keep}`}export{catalogue,safetyOf,diffOf,keepingLines,keepingNote};
