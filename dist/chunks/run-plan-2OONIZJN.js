import{CONFIG,MOST_JOBS,annotateFailure,isWithin,jsonWords,quotedWords,realConfig,refuseUnknown,repositoryAround,splitFirst,text,unlessFromConfig,withoutFlags,workingDirectory}from"./chunk-UDVTABHQ.js";
import{counted,cut,info,jsonText,pad,setOutput,terminal,width}from"./chunk-T2X6C4G4.js";import{VERSION}from"./chunk-CITKWXDD.js";import"./chunk-M3SBZE4S.js";import"./chunk-ZYJJXSH6.js";
import{DEFAULT_LIMITS,withoutUserinfo}from"./chunk-345MMHRE.js";import{formatPlatform,parsePlatform}from"./chunk-KU2DEBOS.js";import{dayOf,isDay}from"./chunk-JAP64ZIW.js";import{nearest,
quote}from"./chunk-4DVVNSME.js";import{ConfigError,EXIT,INPUT_BUDGETS,MeasureError,UsageError,onOneLine}from"./chunk-CSHLLZAE.js";import"./chunk-EIPLPUTD.js";import"./chunk-ND625BFL.js";import{resolve as resolve11}from"node:path";import{resolve as resolve9}from"node:path";var range=(a,b,str)=>{let begs,beg,left,right,result,ai=str.indexOf(a),bi=str.indexOf(b,ai+1),i=ai;if(ai>=0&&bi>0){if(a===b)return[ai,bi];for(begs=[],left=str.length;i>=0&&!result;){if(i===ai)begs.push(
i),ai=str.indexOf(a,i+1);else if(begs.length===1){let r=begs.pop();r!==void 0&&(result=[r,bi])}else beg=begs.pop(),beg!==void 0&&beg<left&&(left=beg,right=bi),bi=str.indexOf(b,i+1);i=ai<bi&&ai>=0?ai:bi}
begs.length&&right!==void 0&&(result=[left,right])}return result};var escSlash="\0SLASH"+Math.random().toFixed(16)+"\0",escOpen="\0OPEN"+Math.random().toFixed(16)+"\0",escClose="\0CLOSE"+Math.random().toFixed(16)+"\0",escComma="\0COMMA"+Math.random().toFixed(16)+"\0",
escPeriod="\0PERIOD"+Math.random().toFixed(16)+"\0",escSlashPattern=new RegExp(escSlash,"g"),escOpenPattern=new RegExp(escOpen,"g"),escClosePattern=new RegExp(escClose,"g"),escCommaPattern=new RegExp(
escComma,"g"),escPeriodPattern=new RegExp(escPeriod,"g"),slashPattern=/\\\\/g,openPattern=/\\{/g,closePattern=/\\}/g,commaPattern=/\\,/g,periodPattern=/\\\./g,EXPANSION_MAX=1e5,EXPANSION_MAX_LENGTH=4e6,
EXPANSION_MAX_DEPTH=1e3,EXPANSION_MAX_REWRITES=1e3,EXPANSION_MAX_STEPS=2e7,CALL_STEPS=16;function numeric(str){return isNaN(str)?str.charCodeAt(0):parseInt(str,10)}function escapeBraces(str){return str.
replace(slashPattern,escSlash).replace(openPattern,escOpen).replace(closePattern,escClose).replace(commaPattern,escComma).replace(periodPattern,escPeriod)}function unescapeBraces(str){return str.replace(
escSlashPattern,"\\").replace(escOpenPattern,"{").replace(escClosePattern,"}").replace(escCommaPattern,",").replace(escPeriodPattern,".")}function pushAll(target,items){for(let i=0;i<items.length;i++)
target.push(items[i])}function balancedWithBudget(str,masked,budget){if(budget.remaining<0)return;let r=range("{","}",masked),unmatched=r!==void 0&&masked.indexOf("{")<r[0];if(budget.remaining-=r&&!unmatched?
r[1]+1:str.length,!(!r||budget.remaining<0))return{end:r[1],pre:str.slice(0,r[0]),body:str.slice(r[0]+1,r[1]),post:str.slice(r[1]+1),unmatched}}function maskUnmatchedOpens(masked,budget){budget.remaining-=
masked.length;let open=[];for(let i=0;i<masked.length;i++){let c=masked.charCodeAt(i);c===123?open.push(i):c===125&&open.length&&open.pop()}let out="",last=0;for(let i=0;i<open.length;i++){let at=open[i];
out+=masked.slice(last,at)+"\0",last=at+1}return out+masked.slice(last)}function commaSetFollows(str,budget){if(budget.remaining-=str.length,budget.remaining<0)return!1;let close=!1;for(let i=str.length-
1;i>=0;i--){let c=str.charCodeAt(i);if(c===125)close=!0;else if(c===10||c===13||c===8232||c===8233)close=!1;else if(c===44&&close&&str.charCodeAt(i+1)!==44)return!0}return!1}function parseCommaParts(str,budget){
let parts=[],carry="";for(;;){let m=balancedWithBudget(str,str,budget);if(budget.remaining<0)return;if(!m){let tail=str.split(",");return tail[0]=carry+tail[0],pushAll(parts,tail),parts}let{pre,body,post}=m,
p=pre.split(",");if(p[0]=carry+p[0],p[p.length-1]+="{"+body+"}",!post.length)return pushAll(parts,p),parts;carry=p.pop(),pushAll(parts,p),str=post}}function bound(value,fallback){return value===void 0||
isNaN(value)?fallback:value}function expand(str,options={}){if(!str)return[];let max=bound(options.max,EXPANSION_MAX),maxLength=bound(options.maxLength,EXPANSION_MAX_LENGTH),maxDepth=bound(options.maxDepth,
EXPANSION_MAX_DEPTH),maxRewrites=bound(options.maxRewrites,EXPANSION_MAX_REWRITES),maxSteps=bound(options.maxSteps,EXPANSION_MAX_STEPS);return str.slice(0,2)==="{}"&&(str="\\{\\}"+str.slice(2)),expand_(
escapeBraces(str),max,maxLength,maxDepth,0,maxRewrites,{remaining:maxSteps},!0).map(unescapeBraces)}function embrace(str){return"{"+str+"}"}function isPadded(el){return/^-?0\d/.test(el)}function lte(i,y){
return i<=y}function gte(i,y){return i>=y}function combine(acc,pre,values,max,maxLength,dropEmpties,budget){let out=[],length=0,nonEmpty;outer:for(let a=0;a<acc.length;a++){let prefix2=acc[a]+pre,vs=values;
dropEmpties&&!prefix2&&(nonEmpty||(nonEmpty=values.filter(v=>v)),vs=nonEmpty);for(let v=0;v<vs.length;v++){if(out.length>=max)break outer;let expansion=prefix2+vs[v];if(length+expansion.length>maxLength)
break outer;out.push(expansion),length+=expansion.length}}return budget.remaining-=out.length,out}function expandSequence(body,isAlphaSequence,max,maxLength,budget){let n=body.split(/\.\./),N=[];if(n[0]===
void 0||n[1]===void 0)return N;let x=numeric(n[0]),y=numeric(n[1]),width2=Math.max(n[0].length,n[1].length),incr=n.length===3&&n[2]!==void 0?Math.max(Math.abs(numeric(n[2])),1):1,test=lte;y<x&&(incr*=
-1,test=gte);let pad2=n.some(isPadded),cost=pad2?width2:1,length=0;for(let i=x;test(i,y)&&N.length<max;i+=incr){if(budget.remaining-=cost,budget.remaining<0)return;let c;if(isAlphaSequence)c=String.fromCharCode(
i),c==="\\"&&(c="");else if(c=String(i),pad2){let need=width2-c.length;if(need>0){let z=new Array(need+1).join("0");i<0?c="-"+z+c.slice(1):c=z+c}}if(length+c.length>maxLength)break;N.push(c),length+=c.
length}return N}function expand_(str,max,maxLength,maxDepth,depth,maxRewrites,budget,isTop){if(budget.remaining-=CALL_STEPS,depth>maxDepth)return[str];let acc=[""],rewrites=0,dropEmpties=!1,firstGroup=!0,
masked=str;for(;;){let m=balancedWithBudget(str,masked,budget);if(!m)return combine(acc,str,[""],max,maxLength,dropEmpties,budget);m.unmatched&&(masked=maskUnmatchedOpens(masked,budget));let pre=m.pre,
literal2=()=>combine(acc,pre+"{"+m.body+"}"+m.post,[""],max,maxLength,dropEmpties,budget);if(/\$$/.test(pre)){if(acc=combine(acc,pre+"{"+m.body+"}",[""],max,maxLength,dropEmpties&&!m.post.length,budget),
firstGroup=!1,!m.post.length)break;str=m.post,masked=masked.slice(m.end+1);continue}let isNumericSequence=/^-?\d+\.\.-?\d+(?:\.\.-?\d+)?$/.test(m.body),isAlphaSequence=/^[a-zA-Z]\.\.[a-zA-Z](?:\.\.-?\d+)?$/.
test(m.body),isSequence=isNumericSequence||isAlphaSequence,isOptions=m.body.indexOf(",")>=0;if(!isSequence&&!isOptions){if(rewrites<maxRewrites&&commaSetFollows(m.post,budget)){rewrites++,str=m.pre+"{"+
m.body+escClose+m.post,masked=masked.slice(0,m.end)+escClose+masked.slice(m.end+1),isTop=!0;continue}return literal2()}firstGroup&&(dropEmpties=isTop&&!isSequence,firstGroup=!1);let values;if(isSequence){
if(values=expandSequence(m.body,isAlphaSequence,max,maxLength,budget),!values)return literal2()}else{let n=parseCommaParts(m.body,budget);if(!n)return literal2();if(n.length===1&&n[0]!==void 0){if(n=expand_(
n[0],max,maxLength,maxDepth,depth+1,maxRewrites,budget,!1).map(embrace),budget.remaining<0)return literal2();if(n.length===1){let next2=combine(acc,pre+n[0],[""],max,maxLength,dropEmpties&&!m.post.length,
budget);if(budget.remaining<0)return literal2();if(acc=next2,!m.post.length)break;str=m.post,masked=masked.slice(m.end+1);continue}}let dropsEmpties=dropEmpties&&!m.post.length&&!pre;for(let d=0;dropsEmpties&&
d<acc.length;d++)acc[d]&&(dropsEmpties=!1);values=[];let valuesLength=0;outer:for(let j=0;j<n.length;j++){let expanded=expand_(n[j],max,maxLength,maxDepth,depth+1,maxRewrites,budget,!1);if(budget.remaining<
0)return literal2();for(let k=0;k<expanded.length;k++){let v=expanded[k];if(!(dropsEmpties&&!v)){if(values.length>=max||valuesLength+v.length>maxLength)break outer;values.push(v),valuesLength+=v.length}}}}
let next=combine(acc,pre,values,max,maxLength,dropEmpties&&!m.post.length,budget);if(budget.remaining<0)return literal2();if(acc=next,!m.post.length)break;str=m.post,masked=masked.slice(m.end+1)}return acc}var digit=(a,b)=>a===b?{t:"lit",ch:String(a)}:{t:"class",re:new RegExp(`^[${a}-${b}]$`)},prefix=(d,alts)=>alts.map(s=>[digit(d,d),...s]),fixed=(a,b)=>{if(!a)return[[]];let lo=+a[0],hi=+b[0],ra=a.slice(
1),rb=b.slice(1);if(lo===hi)return prefix(lo,fixed(ra,rb));let zeros="0".repeat(ra.length),nines="9".repeat(ra.length),out=[];ra!==zeros&&out.push(...prefix(lo++,fixed(ra,nines)));let last=rb===nines?
[]:prefix(hi--,fixed(zeros,rb));return lo<=hi&&out.push([digit(lo,hi),...Array.from(ra,()=>digit(0,9))]),out.push(...last),out},nonneg=(a,b,width2)=>{if(width2)return fixed(String(a).padStart(width2,"\
0"),String(b).padStart(width2,"0"));let out=[];for(let len=String(a).length;len<=String(b).length;len++){let lo=Math.max(a,len===1?0:10**(len-1)),hi=Math.min(b,10**len-1);out.push(...fixed(String(lo),
String(hi)))}return out},numericRange=(loStr,hiStr)=>{let lo=Number(loStr),hi=Number(hiStr);if(!Number.isSafeInteger(lo)||!Number.isSafeInteger(hi))return;lo>hi&&([lo,hi]=[hi,lo]);let width2=/^-?0\d/.
test(loStr)||/^-?0\d/.test(hiStr)?Math.max(loStr.length,hiStr.length):0,out=[];if(lo<0){let neg=nonneg(Math.max(-hi,1),-lo,width2&&width2-1);out.push(...neg.map(s=>[{t:"lit",ch:"-"},...s]))}return hi>=
0&&out.push(...nonneg(Math.max(lo,0),hi,width2)),out};var posixClasses={"[:alnum:]":["\\p{L}\\p{Nl}\\p{Nd}"],"[:alpha:]":["\\p{L}\\p{Nl}"],"[:ascii:]":["\\x00-\\x7f"],"[:blank:]":["\\p{Zs}\\t"],"[:cntrl:]":["\\p{Cc}"],"[:digit:]":["\\p{Nd}"],"[:graph:]":[
"\\p{Z}\\p{C}",!0],"[:lower:]":["\\p{Ll}"],"[:print:]":["\\p{C}",!0],"[:punct:]":["\\p{P}\\p{S}"],"[:space:]":["\\p{Z}\\t\\r\\n\\v\\f"],"[:upper:]":["\\p{Lu}"],"[:word:]":["\\p{L}\\p{Nl}\\p{Nd}\\p{Pc}"],
"[:xdigit:]":["A-Fa-f0-9"]},braceEscape=s=>s.replace(/[[\]\\-]/g,"\\$&"),noMatch=/$./,parseClass=(glob,position,nocase=!1,form)=>{let norm=c=>{let n=form?c.normalize(form):c;return[...n].length===1?n:
c},pos=position;if(glob.charAt(pos)!=="[")throw new Error("not in a brace expression");let ranges=[],negs=[],i=pos+1,sawStart=!1,escaping=!1,negate=!1,endPos=pos,rangeStart="";WHILE:for(;i<glob.length;){
let c=String.fromCodePoint(glob.codePointAt(i));if((c==="!"||c==="^")&&i===pos+1){negate=!0,i++;continue}if(c==="]"&&sawStart&&!escaping){endPos=i+1;break}if(sawStart=!0,c==="\\"&&!escaping){escaping=
!0,i++;continue}if(c==="["&&!escaping){for(let[cls,[unip,neg]]of Object.entries(posixClasses))if(glob.startsWith(cls,i)){if(rangeStart)return[noMatch,glob.length-pos];i+=cls.length,neg?negs.push(unip):
ranges.push(unip);continue WHILE}}escaping=!1;let n=norm(c);if(rangeStart){n.codePointAt(0)>rangeStart.codePointAt(0)?ranges.push(braceEscape(rangeStart)+"-"+braceEscape(n)):n===rangeStart&&ranges.push(
braceEscape(n)),rangeStart="",i+=c.length;continue}if(glob.startsWith("-]",i+c.length)){ranges.push(braceEscape(n+"-")),i+=c.length+1;continue}if(glob.startsWith("-",i+c.length)){rangeStart=n,i+=c.length+
1;continue}ranges.push(braceEscape(n)),i+=c.length}if(endPos<i)return[noMatch,0];if(!ranges.length&&!negs.length)return[noMatch,glob.length-pos];let sranges="["+(negate?"^":"")+ranges.join("")+"]",snegs="\
["+(negate?"":"^")+negs.join("")+"]",comb="^"+(ranges.length&&negs.length?"("+sranges+"|"+snegs+")":ranges.length?sranges:snegs);return[new RegExp(comb,nocase?"iu":"u"),endPos-pos]};var MATCH={t:"match",id:0},extTypes="!?+*@",lit=ch=>({t:"lit",ch}),reEscape=s=>s.replace(/[\\^$.*+?()[\]{}|/]/g,"\\$&"),newFoldRe=s=>new RegExp(`^${reEscape(s)}$`,"iu"),foldCache=new Map,foldRe=ch=>{let re=foldCache.
get(ch);return re||(re=newFoldRe(ch),foldCache.size>=1e3&&foldCache.clear(),foldCache.set(ch,re)),re},litMatch=(l,c)=>{if(c===l.ch)return!0;if(!l.re)return!1;let code=c.charCodeAt(0);if(code>=128)return l.
re.test(c);let ascii=l.ascii??=new Uint8Array(128);return ascii[code]||=l.re.test(c)?1:2,ascii[code]===1},tokenize=(p,nocase,noext,form,mark)=>{let toks=[];for(let i=0;i<p.length;){let c=String.fromCodePoint(
p.codePointAt(i));if(mark){let m=c==="\\"&&p.startsWith(mark,i+1)?1:0;if(m||c===mark){let start=i+m+mark.length,end=p.indexOf(mark,start),r=/^(-?\d+)\.\.(-?\d+)$/.exec(p.slice(start,end)),alts=end!==-1&&
r&&numericRange(r[1],r[2]);if(alts){toks.push({t:"ext",type:"@",alts}),i=end+mark.length;continue}}}if(c==="\\"){let e=p.codePointAt(i+1),ch=e===void 0?c:String.fromCodePoint(e);toks.push(lit(ch)),i+=
1+ch.length;continue}if(c==="["){let[re,consumed]=parseClass(p,i,nocase,form);if(consumed){toks.push({t:"class",re}),i+=consumed;continue}}if(!noext&&extTypes.includes(c)&&p[i+1]==="("){toks.push({t:"\
open",type:c}),i+=2;continue}toks.push(!noext&&c==="|"?{t:"bar"}:!noext&&c===")"?{t:"close"}:c==="*"?{t:"star"}:c==="?"?{t:"any"}:lit(c)),i+=c.length}return toks},pair=toks=>{let pairs=new Map,stack=[];
return toks.forEach((tok,i)=>{tok.t==="open"?stack.push(i):tok.t==="close"&&stack.length&&pairs.set(stack.pop(),i)}),pairs},build=(toks,pairs,start,end,top)=>{let seq=[],alts=[seq];for(let i=start;i<end;i++){
let tok=toks[i],close=pairs.get(i);if(tok.t==="open"&&close!==void 0){let sub=build(toks,pairs,i+1,close,!1);seq.push({t:"ext",type:tok.type,alts:sub}),i=close}else tok.t==="bar"&&!top?alts.push(seq=[]):
tok.t==="open"?seq.push(lit(tok.type),lit("(")):tok.t==="bar"?seq.push(lit("|")):tok.t==="close"?seq.push(lit(")")):seq.push(tok)}return alts},normalize=(items,form)=>{let out=[],run="",flush=()=>{for(let ch of run.
normalize(form))out.push(lit(ch));run=""};for(let it of items){if(it.t==="lit"){run+=it.ch;continue}flush(),out.push(it.t==="ext"?{...it,alts:it.alts.map(a=>normalize(a,form))}:it)}return flush(),out},
compile=(items,nocase)=>{let id=1,split=out=>({t:"split",id:id++,out}),seq=(items2,next)=>items2.reduceRight((next2,it)=>item(it,next2),next),item=(it,next)=>{switch(it.t){case"lit":let re=nocase?foldRe(
it.ch):void 0;return{t:"lit",id:id++,ch:it.ch,re,next};case"any":case"star":return{t:it.t,id:id++,next};case"class":return{t:"class",id:id++,re:it.re,next}}let alts=next2=>it.alts.map(a=>seq(a,next2));
switch(it.type){case"@":return split(alts(next));case"?":return split([next,...alts(next)]);case"!":return{t:"neg",id:id++,sub:split(alts(MATCH)),next}}let after=split([]),entry=split(alts(after));return after.
out.push(next,entry),it.type==="*"?after:entry};return[seq(items,MATCH),id]},show=start=>{let lines=[],seen=new Set,ref=n=>n.t==="match"?"match":String(n.id),walk=(n,indent)=>{if(n.t==="match"||seen.has(
n))return;seen.add(n);let line=desc=>lines.push(`${indent}${n.id}: ${desc}`);switch(n.t){case"split":line(`split -> ${n.out.map(ref).join(", ")}`);for(let o of n.out)walk(o,indent);return;case"neg":return line(
`!(${ref(n.sub)}) -> ${ref(n.next)}`),walk(n.sub,indent+"  "),walk(n.next,indent);case"lit":line(`${JSON.stringify(n.ch)} -> ${ref(n.next)}`);break;case"class":line(`${n.re} -> ${ref(n.next)}`);break;default:
line(`${n.t==="any"?"?":"*"} -> ${ref(n.next)}`)}walk(n.next,indent)};return walk(start,""),[`start -> ${ref(start)}`,...lines].join(`
`)},State=class{gen;threads=[];match=!1;runs=[];ids=[];constructor(gen){this.gen=gen}get dead(){return!this.threads.length&&!this.match&&!this.runs.length}},sameState=(a,b)=>a.ids.length!==b.ids.length||
a.runs.length!==b.runs.length||a.ids.some((id,i)=>id!==b.ids[i])?!1:a.runs.every(r=>b.runs.some(o=>o.neg===r.neg&&sameState(o.state,r.state))),marks=size=>({has:new Float64Array(size),seen:new Float64Array(
size),gen:0}),Sim=class{dots;dotStart;#marks;constructor(dots,dotStart,marks2){this.dots=dots,this.dotStart=dotStart,this.#marks=marks2}state(){return new State(++this.#marks.gen)}done(state){return state.
ids=state.threads.map(n=>n.id).sort((a,b)=>a-b),state.match&&state.ids.unshift(MATCH.id),state}#visit(state,node){let{seen}=this.#marks;return seen[node.id]===state.gen?!1:(seen[node.id]=state.gen,!0)}#addThread(state,node){
let{has}=this.#marks;return has[node.id]===state.gen?!1:(has[node.id]=state.gen,state.threads.push(node),!0)}restricted(i,top){return top&&(this.dots||this.dotStart&&i===0)}add(state,node,i,top){switch(node.
t){case"split":if(!this.#visit(state,node))return;for(let o of node.out)this.add(state,o,i,top);return;case"neg":if(!this.#visit(state,node))return;let sub=this.state();return this.add(sub,node.sub,i,
!1),this.done(sub),this.addRun(state,{t:"run",neg:node,state:sub},i,top);case"star":if(this.restricted(i,top))return;this.#addThread(state,node)&&this.add(state,node.next,i,top);return;case"match":state.
match=!0;return;default:this.#addThread(state,node)}}addRun(state,run,i,top){for(let r of state.runs)if(r.neg===run.neg&&sameState(r.state,run.state))return;state.runs.push(run),run.state.match||this.
add(state,run.neg.next,i,top)}step(state,c,i,top){let next=this.state();for(let th of state.threads)switch(th.t){case"lit":litMatch(th,c)&&this.add(next,th.next,i+1,top);break;case"any":this.restricted(
i,top)||this.add(next,th.next,i+1,top);break;case"class":!this.restricted(i,top)&&th.re.test(c)&&this.add(next,th.next,i+1,top);break;case"star":this.restricted(i,top)||this.add(next,th,i+1,top)}if(!this.
restricted(i,top))for(let run of state.runs){if(run.state.dead){this.addRun(next,run,i+1,top);continue}let sub=this.step(run.state,c,i,!1);this.addRun(next,{t:"run",neg:run.neg,state:sub},i+1,top)}return this.
done(next)}},stateKey=state=>{let ids=state.ids.join();if(!state.runs.length)return ids;let runs=state.runs.map(r=>`${r.neg.id}(${stateKey(r.state)})`);return`${ids}|${runs.sort().join("|")}`},DFA_BUDGET=1<<
18,Dfa=class{#start;#states=new Map;#size=0;#plain;#dotStart;#sim;#dotSim;constructor(start,marks2){this.#start=start,this.#sim=new Sim(!1,!1,marks2),this.#dotSim=new Sim(!1,!0,marks2)}#make(state){return{
state,match:state.match,dead:state.dead,next:new Map}}#intern(state){let key=stateKey(state),found=this.#states.get(key);if(found)return found;this.#size>DFA_BUDGET&&this.#clear();let d=this.#make(state);
return this.#states.set(key,d),this.#size+=key.length+1,d}#clear(){this.#states.clear(),this.#size=0,this.#plain=void 0,this.#dotStart=void 0}start(dotStart){if(dotStart){if(this.#dotStart)return this.#dotStart;
let state2=this.#dotSim.state();return this.#dotSim.add(state2,this.#start,0,!0),this.#dotStart=this.#make(this.#dotSim.done(state2))}if(this.#plain)return this.#plain;let state=this.#sim.state();return this.#sim.
add(state,this.#start,0,!0),this.#plain=this.#intern(this.#sim.done(state))}next(d,c){let code=c.charCodeAt(0),found=code<128?void 0:d.next.get(c);if(found)return found;let n=d===this.#dotStart?this.#intern(
this.#dotSim.step(d.state,c,0,!0)):this.#intern(this.#sim.step(d.state,c,1,!0));return code<128?(d.ascii||(d.ascii=new Array(128),this.#size+=128),d.ascii[code]=n):d.next.set(c,n),this.#size++,n}},linear=start=>{
let nodes=[];for(let n=start;n.t!=="match";n=n.next){if(n.t==="split"||n.t==="neg")return;nodes.push(n)}return nodes},testLinear=(nodes,chars,start,end)=>{let ni=0,ci=start,starNi=-1,starCi=0;for(;ci<
end;){let n=nodes[ni];if(n?.t==="star"){starNi=ni++,starCi=ci;continue}let c=chars[ci];if(n&&(n.t==="any"||n.t==="lit"&&litMatch(n,c)||n.t==="class"&&n.re.test(c))){ni++,ci++;continue}if(starNi===-1)return!1;
ni=starNi+1,ci=++starCi}for(;nodes[ni]?.t==="star";)ni++;return ni===nodes.length},lengths=items=>{let min=0,max=0;for(let it of items){let[lo,hi]=itemLengths(it);min+=lo,max+=hi}return[min,max]},itemLengths=it=>{
if(it.t==="star")return[0,1/0];if(it.t!=="ext")return[1,1];if(it.type==="!")return[0,1/0];let alts=it.alts.map(lengths),min=Math.min(...alts.map(a=>a[0])),max=Math.max(...alts.map(a=>a[1])),loop=max===
0?0:1/0;return it.type==="@"?[min,max]:it.type==="?"?[0,max]:it.type==="*"?[0,loop]:[min,loop]},hasAffix=(lits,chars,start)=>{for(let j=0;j<lits.length;j++)if(!litMatch(lits[j],chars[start+j]))return!1;
return!0},slashOrSurrogate=/[/\ud800-\udfff]/,surrogate=/[\ud800-\udfff]/,codePoints=s=>surrogate.test(s)?[...s]:s,noSlash=s=>{if(s.includes("/"))throw new Error("can only match a single path portion,\
 got: "+s)},Matcher=class{pattern;options;#start;#size;#marks;#dotsSim;#literal;#literalFold=!1;#literalRe;#linear;#wild=!1;#min=0;#max=1/0;#prefix=[];#suffix=[];#prefixStr;#suffixStr;#affix=!1;#dfa;#form;constructor(pattern,options={}){
if(pattern.includes("/"))throw new Error("can only match a single path portion, got pattern: "+pattern);this.pattern=pattern,this.options=options;let{nocase=!1,noext=!1,normalize:n}=options;this.#form=
n===!0?"NFC":n||void 0;let literal2=/^[?*+@]\(\)$/.test(pattern),toks=tokenize(pattern,nocase,noext||literal2,this.#form,options.rangeMark),[items]=build(toks,pair(toks),0,toks.length,!0);this.#form&&
(items=normalize(items,this.#form));let[start,size]=compile(items,nocase);if(this.#start=start,this.#size=size,items.every(it=>it.t==="lit"))this.#literal=items.map(it=>it.ch).join(""),this.#literalFold=
nocase;else{let lit2=it=>it.t!=="lit"?void 0:nocase?{ch:it.ch,re:foldRe(it.ch)}:{ch:it.ch};for(let it of items){let l=lit2(it);if(!l)break;this.#prefix.push(l)}for(let j=items.length-1;j>=0;j--){let l=lit2(
items[j]);if(!l)break;this.#suffix.unshift(l)}this.#affix=!!(this.#prefix.length||this.#suffix.length),nocase||(this.#prefixStr=this.#prefix.map(l=>l.ch).join(""),this.#suffixStr=this.#suffix.map(l=>l.
ch).join("")),this.#linear=linear(this.#start)?.slice(this.#prefix.length,-this.#suffix.length||void 0),this.#wild=!!this.#linear?.every(n2=>n2.t==="star"||n2.t==="any");let[min,max]=lengths(items);this.#min=
min,this.#max=max}}test(s){return this.#form?(noSlash(s),this.#test(s.normalize(this.#form))):slashOrSurrogate.test(s)?(noSlash(s),this.#test(s,[...s])):this.#test(s,s)}testUnchecked(s){return this.#test(
this.#form?s.normalize(this.#form):s)}#test(s,chars){if(this.#literal!==void 0)return this.#literalFold?(this.#literalRe??=newFoldRe(this.#literal)).test(s):s===this.#literal;let min=this.#min,max=this.#max;
if(chars===void 0){let most=s.length,least=most+1>>1;if(most<min||least>max)return!1;(least<min||most>max)&&(chars=codePoints(s))}if(chars!==void 0&&(chars.length<min||chars.length>max))return!1;let prefix2=this.#prefix.
length;if(this.#affix)if(this.#prefixStr!==void 0&&this.#suffixStr!==void 0){if(!s.startsWith(this.#prefixStr)||!s.endsWith(this.#suffixStr))return!1}else{chars??=codePoints(s);let end=chars.length-this.#suffix.
length;if(!hasAffix(this.#prefix,chars,0)||!hasAffix(this.#suffix,chars,end))return!1}let dotStart=!this.options.dot&&s.startsWith(".");if(this.#linear){if(s==="."||s===".."||dotStart&&!prefix2)return!1;
if(this.#wild)return!0;chars??=codePoints(s);let end=chars.length-this.#suffix.length;return testLinear(this.#linear,chars,prefix2,end)}if(chars??=codePoints(s),s==="."||s===".."){this.#marks??=marks(
this.#size);let sim=this.#dotsSim??=new Sim(!0,!1,this.#marks),start=sim.state();sim.add(start,this.#start,0,!0);let state=sim.done(start);for(let i=0;i<chars.length;i++)state=sim.step(state,chars[i],
i,!0);return state.match}this.#marks??=marks(this.#size);let dfa=this.#dfa??=new Dfa(this.#start,this.#marks),d=dfa.start(dotStart),str=chars===s;for(let i=0;i<chars.length;i++){if(d.dead)return!1;let code=str?
s.charCodeAt(i):chars[i].charCodeAt(0);d=d.ascii?.[code]??dfa.next(d,chars[i])}return d.match}toString(){return show(this.#start)}};var assertValidPattern=pattern=>{if(typeof pattern!="string")throw new TypeError("invalid pattern");if(pattern.length>65536)throw new TypeError("pattern is too long")};var escape=(s,{windowsPathsNoEscape=!1,magicalBraces=!1}={})=>{let e=magicalBraces?windowsPathsNoEscape?s.replace(/[?*()[\]{}]/g,"[$&]"):s.replace(/[?*()[\]\\{}]/g,"\\$&"):windowsPathsNoEscape?s.replace(
/[?*()[\]]/g,"[$&]"):s.replace(/[?*()[\]\\]/g,"\\$&"),c=e.charAt(0);return c==="#"?(windowsPathsNoEscape?"[#]":"\\#")+e.slice(1):c==="!"?(windowsPathsNoEscape?"@(!)":"\\!")+e.slice(1):e};var unescape=(s,{windowsPathsNoEscape=!1,magicalBraces=!0}={})=>windowsPathsNoEscape&&s.startsWith("@(!)")?"!"+unescape(s.slice(4),{windowsPathsNoEscape,magicalBraces}):magicalBraces?windowsPathsNoEscape?
s.replace(/\[([^/\\])\]/g,"$1"):s.replace(/((?!\\).|^)\[([^/\\])\]/g,"$1$2").replace(/\\([^/])/g,"$1"):windowsPathsNoEscape?s.replace(/\[([^/\\{}])\]/g,"$1"):s.replace(/((?!\\).|^)\[([^/\\{}])\]/g,"$1\
$2").replace(/\\([^/{}])/g,"$1");var DEFAULT_BRACE_EXPAND_MAX=1e5,DEFAULT_GLOB_STAR_RECURSION_MAX=200,AWE_KEY="allowWindowsEscape",minimatch=(p,pattern,options)=>(assertValidPattern(pattern),!options?.nocomment&&pattern.charAt(0)==="\
#"?!1:cachedMinimatch(pattern,options).match(p)),cache=new Map,oldCache=new Map,cacheSize=0,cacheTotalWeight=0,cacheMax=256,cacheMaxWeight=32768,cacheMaxEntryWeight=4096,cacheWeight=mm=>{let w=mm.pattern.
length;for(let s of mm.globSet)if(w+=s.length+1,w>cacheMaxEntryWeight)break;return w};var tri=v=>v===void 0?0:v?2:1,booleanWeights=new Map(Object.keys({nobrace:0,nocomment:0,nonegate:0,noglobstar:0,noext:0,nonull:0,partial:0,dot:0,nocase:0,nocaseMagicOnly:0,magicalBraces:0,matchBase:0,
flipNegate:0,preserveMultipleSlashes:0,windowsNoMagicRoot:0}).map((k,i)=>[k,24*3**i])),optionsKey=o=>{let n=0,wpe=!1;for(let k in o){let v=o[k];switch(k){case"windowsPathsNoEscape":v&&(wpe=!0);break;case AWE_KEY:
v===!1&&(wpe=!0);break;case"platform":{let p=v||defaultPlatform;if(p===defaultPlatform)break;if(p==="darwin")n+=3;else if(p==="win32")n+=6;else if(p==="linux")n+=9;else return JSON.stringify(o);break}case"\
optimizationLevel":if(v===void 0)break;n+=v>=2?1:v>=1?0:2;break;case"braceExpandMax":if(v!==void 0&&v!==DEFAULT_BRACE_EXPAND_MAX)return JSON.stringify(o);break;case"maxGlobstarRecursion":if(v!==void 0&&
v!==DEFAULT_GLOB_STAR_RECURSION_MAX)return JSON.stringify(o);break;case"normalize":if(v!==void 0)return JSON.stringify(o);break;default:n+=(booleanWeights.get(k)??0)*tri(v)}}return wpe?n+12:n},copyOptions=o=>{
let copy={};for(let k in o)copy[k]=o[k];return copy},cachedMinimatch=(pattern,options)=>{let key=options?optionsKey(options):0,mm=cache.get(key)?.get(pattern);if(mm)return mm;mm=oldCache.get(key)?.get(
pattern)??new Minimatch(pattern,copyOptions(options));let weight=cacheWeight(mm);if(weight>cacheMaxEntryWeight)return mm;(cacheSize>=cacheMax||cacheTotalWeight+weight>cacheMaxWeight)&&(oldCache=cache,
cache=new Map,cacheSize=0,cacheTotalWeight=0);let byPattern=cache.get(key);return byPattern||cache.set(key,byPattern=new Map),byPattern.set(pattern,mm),cacheSize++,cacheTotalWeight+=weight,mm},defaultPlatform=typeof process==
"object"&&process?process.env?.__MINIMATCH_TESTING_PLATFORM__||process.platform:"posix",path={win32:{sep:"\\"},posix:{sep:"/"}},sep=defaultPlatform==="win32"?path.win32.sep:path.posix.sep;minimatch.sep=
sep;var GLOBSTAR=Symbol("globstar **");minimatch.GLOBSTAR=GLOBSTAR;var filter=(pattern,options)=>{let mm;return p=>(mm??=cachedMinimatch(pattern,options)).match(p)};minimatch.filter=filter;var ext=(a,b={})=>Object.
assign({},a,b),defaults=def=>{if(!def||typeof def!="object"||!Object.keys(def).length)return minimatch;let orig=minimatch;return Object.assign((p,pattern,options={})=>orig(p,pattern,ext(def,options)),
{Minimatch:class extends orig.Minimatch{constructor(pattern,options={}){super(pattern,ext(def,options))}static defaults(options){return orig.defaults(ext(def,options)).Minimatch}},unescape:(s,options={})=>orig.
unescape(s,ext(def,options)),escape:(s,options={})=>orig.escape(s,ext(def,options)),filter:(pattern,options={})=>orig.filter(pattern,ext(def,options)),defaults:options=>orig.defaults(ext(def,options)),
braceExpand:(pattern,options={})=>orig.braceExpand(pattern,ext(def,options)),match:(list,pattern,options={})=>orig.match(list,pattern,ext(def,options)),sep:orig.sep,GLOBSTAR})};minimatch.defaults=defaults;
var braceExpand=(pattern,options={})=>{if(assertValidPattern(pattern),options.nobrace||!/\{(?:(?!\{).)*\}/.test(pattern))return[pattern];let p=pattern.replace(/\\\\/g,"\\\\\\\\");return(options.windowsPathsNoEscape||
options[AWE_KEY]===!1)&&(p=p.replace(/\[([{}])\]/g,"[\\$1]")),expand(p,{max:options.braceExpandMax})};minimatch.braceExpand=braceExpand;var RANGE_MIN=100,rangeRe=/(?<![\\$])\{(-?\d+)\.\.(-?\d+)\}/g,inRepeatOrNegExt=(portion,mark)=>{
let stack=[];for(let i=0;i<portion.length;i++){let c=portion.charAt(i);if(c==="\\")i++;else if(c===mark){if(stack.some(t=>t!=="@"&&t!=="?"))return!0}else portion.charAt(i+1)==="("&&"!?+*@".includes(c)?
(stack.push(c),i++):c===")"&&stack.pop()}return!1},match=(list,pattern,options={})=>{let mm=new Minimatch(pattern,options);return list=list.filter(f=>mm.match(f)),mm.options.nonull&&!list.length&&list.
push(pattern),list};minimatch.match=match;var globMagic=/[?*]|[+@!]\(.*?\)|\[|\]/,classEnd=(pattern,start)=>{let i=start+1;(pattern.charAt(i)==="!"||pattern.charAt(i)==="^")&&i++;let sawStart=!1;for(;i<
pattern.length;i++){let c=pattern.charAt(i);if(c==="]"&&sawStart)return i;sawStart=!0,c==="\\"&&i++}return-1},literal=(pattern,noext)=>{if(!noext&&(pattern==="+()"||pattern==="@()"))return pattern;let lit2="";
for(let i=0;i<pattern.length;i++){let c=pattern.charAt(i);if(c==="\\")lit2+=pattern.charAt(++i)||c;else{if(c==="*"||c==="?")return;if(c==="["){let close=classEnd(pattern,i);if(close===-1){lit2+=c;continue}
let body=pattern.slice(i+1,close);if(body.startsWith("\\")&&(body=body.slice(1)),[...body].length!==1||"!^".includes(pattern.charAt(i+1)))return;lit2+=body,i=close}else{if(!noext&&"+@!".includes(c)&&pattern.
charAt(i+1)==="("&&pattern.includes(")",i+2))return;lit2+=c}}}return lit2},MAX_EXTGLOBS=256,extglobCount=pattern=>{let n=0;for(let i=0;i<pattern.length-1;i++){let c=pattern.charAt(i);c==="\\"?i++:"+@!\
?*".includes(c)&&pattern.charAt(i+1)==="("&&(n++,i++)}return n},assertValidExtglobs=pattern=>{if(extglobCount(pattern)>MAX_EXTGLOBS)throw new TypeError("pattern has too many extglobs")},extSafe=pattern=>{
if(/^[?*+@]\(\)$/.test(pattern)||pattern.includes("[:"))return!1;let depth=0;for(let i=0;i<pattern.length;i++){let c=pattern.charAt(i);if(c==="\\"){if(++i===pattern.length)return!1}else if(c==="["){let close=classEnd(
pattern,i);close!==-1&&(i=close)}else if("+@!?*".includes(c)&&pattern.charAt(i+1)==="(")depth++,i++;else if(c===")"){if(!depth--)return!1}else if(c==="|"&&!depth)return!1}return!depth},lastSplit,lastChecked,
portionMatch=(p,f)=>typeof p=="string"?f===p:f!==""&&p.testUnchecked(f),endIndex=(p,last,lastStart,prev,prevStart)=>portionMatch(p,last)?lastStart:prev!==void 0&&portionMatch(p,prev)?prevStart:-1,isDots=p=>p===
"."||p==="..",isDrive=p=>typeof p=="string"&&/^[a-z]:$/i.test(p),isLongUNC=p=>typeof p=="string"&&/^unc$/i.test(p),uncHost=p=>{if(p[0]!==""||p[1]!=="")return-1;let h=p[2]!=="?"?2:isLongUNC(p[3])?4:-1,
host=p[h],share=p[h+1];return h!==-1&&host!==void 0&&host!==""&&host!==GLOBSTAR&&share!==void 0&&share!==""&&share!==GLOBSTAR?h:-1},walkable=(p,dot)=>!isDots(p)&&(dot||!p.startsWith(".")),dotPortion=(f,start,end,dot,sep2)=>{
for(let k=start;k<end;){if(f.charCodeAt(k)===46){if(!dot)return!0;let n=f.charCodeAt(k+1)===46?k+2:k+1;if(n>=end||isSep(f.charCodeAt(n),sep2))return!0}let s=nextSep(f,k,sep2);if(s===-1)return!1;for(k=
s+1;k<end&&isSep(f.charCodeAt(k),sep2);)k++}return!1},isSep=(c,sep2)=>sep2==="/"?c===47:sep2==="\\"?c===92:c===47||c===92,nextSep=(f,from,sep2)=>{if(sep2!=="both")return f.indexOf(sep2,from);let s=f.indexOf(
"/",from),b=f.indexOf("\\",from);return s===-1?b:b===-1?s:Math.min(s,b)},lastSep=(f,from,sep2)=>sep2!=="both"?f.lastIndexOf(sep2,from):Math.max(f.lastIndexOf("/",from),f.lastIndexOf("\\",from)),PENDING={},
Minimatch=class{options;set;pattern;windowsPathsNoEscape;nonegate;negate;comment;empty;preserveMultipleSlashes;partial;globSet;globParts;nocase;isWindows;platform;windowsNoMagicRoot;maxGlobstarRecursion;#endCheck;#literalCheck;#level2;#form;#literals=[];#shapes=[];#endRows=[];#matchers=new Map;#pending=!1;#rangeMark;#globstarParts=new WeakMap;constructor(pattern,options={}){
assertValidPattern(pattern),options=options||{},this.options=options,this.maxGlobstarRecursion=options.maxGlobstarRecursion??DEFAULT_GLOB_STAR_RECURSION_MAX,this.pattern=pattern,this.platform=options.
platform||defaultPlatform,this.isWindows=this.platform==="win32",this.windowsPathsNoEscape=!!options.windowsPathsNoEscape||options[AWE_KEY]===!1,this.windowsPathsNoEscape&&(this.pattern=this.pattern.replace(
/\\/g,"/")),this.preserveMultipleSlashes=!!options.preserveMultipleSlashes,this.negate=!1,this.nonegate=!!options.nonegate,this.comment=!1,this.empty=!1,this.partial=!!options.partial,this.nocase=!!this.
options.nocase,this.windowsNoMagicRoot=options.windowsNoMagicRoot!==void 0?options.windowsNoMagicRoot:!!(this.isWindows&&this.nocase),this.globSet=[],this.globParts=[],this.set=[],this.#endCheck=!this.
preserveMultipleSlashes,this.#level2=(options.optimizationLevel??1)>=2;let n=options.normalize;this.#form=n===!0?"NFC":n||void 0,this.make();let drives=this.set.map(row=>this.#rootIndex(row));this.#endRows=
this.set.map((row,r)=>this.#endCheck&&row.length-1>drives[r]),this.#literals=this.set.map((row,r)=>{let end=this.#endRows[r]?row.length-1:row.length,lits=row.slice(drives[r]+1,end).filter(p=>typeof p==
"string"&&!!p);return[...new Set(lits)]}),this.#literalCheck=this.#literals.some(l=>l.length),this.#shapes=this.set.map((row,r)=>{let[p0,p1,p2]=row;if(this.#endRows[r]&&row.length===2&&p0===GLOBSTAR&&
p1!==GLOBSTAR)return"tail";if(this.#endRows[r]&&options.matchBase&&row.length===1&&p0!==GLOBSTAR&&p0!=="")return"base";if(!(!this.#endCheck||drives[r]!==-1)){if(row.length===3&&p0===GLOBSTAR&&p2===GLOBSTAR&&
p1!==GLOBSTAR&&p1!==""&&this.maxGlobstarRecursion>0)return"mid";if(row.length===2&&p1===GLOBSTAR&&p0!==GLOBSTAR&&p0!=="")return"head"}})}#norm(p){return this.#form?p.normalize(this.#form):p}#rootIndex(row){
if(!this.isWindows)return-1;if(isDrive(row[0]))return 0;if(row[0]===""&&row[1]===""&&row[2]==="?"&&isDrive(row[3]))return 3;let h=uncHost(row);return h===-1?-1:h+1}hasMagic(){if(this.options.magicalBraces&&
this.set.length>1)return!0;for(let pattern of this.set)for(let part of pattern)if(typeof part!="string")return!0;return!1}make(){let pattern=this.pattern,options=this.options;if(!options.nocomment&&pattern.
charAt(0)==="#"){this.comment=!0;return}if(!pattern){this.empty=!0;return}this.parseNegate(),this.globSet=[...new Set(this.#expandBraces())];let rawGlobParts=this.globSet.map(s=>this.#slashSplit(s));this.
globParts=this.preprocess(rawGlobParts),this.#pending=!0;let set=this.globParts.map((s,_,__)=>{if(this.isWindows&&this.windowsNoMagicRoot){let n=s[2]==="?"&&isLongUNC(s[3])?6:4,isUNC=s[0]===""&&s[1]===
""&&(s[2]==="?"||!globMagic.test(s[2]))&&s.slice(3,n).every(p=>!globMagic.test(p)),isDrive2=/^[a-z]:/i.test(s[0]);if(isUNC)return[...s.slice(0,n).map(p=>this.#norm(p)),...s.slice(n).map(ss=>this.parse(
ss))];if(isDrive2)return[this.#norm(s[0]),...s.slice(1).map(ss=>this.parse(ss))]}return s.map(ss=>this.parse(ss))});if(this.set=set.filter(s=>s.indexOf(!1)===-1),this.isWindows)for(let i=0;i<this.set.
length;i++){let p=this.set[i];p[0]===""&&p[1]===""&&this.globParts[i][2]==="?"&&(isDrive(p[3])||isLongUNC(this.globParts[i][3]))&&(isLongUNC(this.globParts[i][3])&&(p[3]="UNC"),p[2]="?")}options.noext||
this.mergeRows(),this.#pending=!1,this.set.forEach((row,i)=>{for(let k=0;k<row.length;k++)row[k]===PENDING&&(row[k]=this.parse(this.globParts[i][k]))})}mergeRows(){let merged=!0;for(;merged;){if(merged=
!1,this.set.length<2)return;let keys=this.#mergeKeys(),len=Math.max(0,...this.set.map(r=>r.length));for(let k=0;k<len;k++){let groups=new Map,R=this.set.length+1;this.set.forEach((row,i)=>{if(!(row[k]instanceof
Matcher||row[k]===PENDING)||!extSafe(this.globParts[i][k]))return;let{pre,suf}=keys[i],key=pre[k]*R+suf[k+1],g=groups.get(key);g?g.push(i):groups.set(key,[i])});let drop=new Set;for(let g of groups.values()){
if(g.length<2)continue;let[first,...rest]=g,glob=`@(${g.map(i=>this.globParts[i][k]).join("|")})`;if(!(extglobCount(glob)>MAX_EXTGLOBS)){this.globParts[first][k]=glob,this.set[first][k]=this.parse(glob);
for(let i of rest)drop.add(i)}}if(drop.size){if(merged=!0,this.set=this.set.filter((_,i)=>!drop.has(i)),this.globParts=this.globParts.filter((_,i)=>!drop.has(i)),this.set.length<2)return;keys=this.#mergeKeys()}}}}#mergeKeys(){
let partIds=new Map,ids=this.globParts.map(parts=>parts.map(s=>{let id=partIds.get(s);return id===void 0&&partIds.set(s,id=partIds.size),id})),P=partIds.size,len=Math.max(0,...ids.map(r=>r.length)),keys=ids.
map(r=>({pre:[0],suf:new Array(r.length+1).fill(0)}));for(let k=0;k<len;k++){let m=new Map;ids.forEach((r,i)=>{if(k>=r.length)return;let{pre}=keys[i],key=pre[k]*P+r[k],id=m.get(key);id===void 0&&m.set(
key,id=m.size+1),pre.push(id)})}for(let k=len-1;k>=0;k--){let m=new Map;ids.forEach((r,i)=>{if(k>=r.length)return;let{suf}=keys[i],key=suf[k+1]*P+r[k],id=m.get(key);id===void 0&&m.set(key,id=m.size+1),
suf[k]=id})}return keys}preprocess(globParts){if(this.options.noglobstar)for(let partset of globParts)for(let j=0;j<partset.length;j++)partset[j]==="**"&&(partset[j]="*");let{optimizationLevel=1}=this.
options;return optimizationLevel>=2?(globParts=this.firstPhasePreProcess(globParts),globParts=this.secondPhasePreProcess(globParts)):optimizationLevel>=1?globParts=this.levelOneOptimize(globParts):globParts=
this.adjascentGlobstarOptimize(globParts),globParts}adjascentGlobstarOptimize(globParts){return globParts.map(parts=>{let gs=-1;for(;(gs=parts.indexOf("**",gs+1))!==-1;){let i=gs;for(;parts[i+1]==="**";)
i++;i!==gs&&parts.splice(gs,i-gs)}return parts})}levelOneOptimize(globParts){return globParts.map(parts=>{let root=this.#rootIndex(parts)+1;return parts=parts.reduce((set,part)=>{let prev=set[set.length-
1];return part==="**"&&prev==="**"?set:part===".."&&set.length>root&&prev&&prev!==".."&&prev!=="."&&prev!=="**"?(set.pop(),set):(set.push(part),set)},[]),parts.length===0?[""]:parts})}#canMatch(f){let sep2=!this.
isWindows||!f.includes("\\")?"/":f.includes("/")?"both":"\\",ends=this.#endCheck?0:-1,last="",lastStart=0,prev,prevStart=0,dot=!!this.options.dot;ROWS:for(let r=0;r<this.set.length;r++){let row=this.set[r],
p=row[row.length-1],end=ends!==-1&&this.#endRows[r]&&p!==GLOBSTAR;if(end&&ends===0){let i=lastSep(f,f.length,sep2);if(lastStart=i+1,last=f.slice(lastStart),last===""&&i>=0){let j=i;for(;j>0&&isSep(f.charCodeAt(
j-1),sep2);)j--;prevStart=j===0?0:lastSep(f,j-1,sep2)+1,prev=f.slice(prevStart,j)}let resolves=this.#level2&&(isDots(last)||last===""&&prev!==void 0&&isDots(prev));ends=resolves?-1:1,end=!resolves}let tailStart=-1;
if(end&&typeof p=="string"&&(tailStart=endIndex(p,last,lastStart,prev,prevStart),tailStart===-1))continue;if(this.#literalCheck){for(let l of this.#literals[r])if(!f.includes(l))continue ROWS}if(end&&
typeof p=="object"&&(tailStart=endIndex(p,last,lastStart,prev,prevStart),tailStart===-1))continue;let shape=this.#shapes[r];if(shape==="base"&&end)return"yes";if(shape==="tail"&&end){if(this.#level2&&
dotPortion(f,0,tailStart,!0,sep2))return"maybe";if(!dotPortion(f,0,tailStart,dot,sep2))return"yes";continue}if(shape==="mid"||shape==="head"){let m=this.#walk(f,row,shape==="head",dot,sep2);if(m!=="no")
return m;continue}return"maybe"}return"no"}#matchShape(file,row,shape){let dot=!!this.options.dot,n=file.length;if(shape==="head"){if(n<2||!portionMatch(row[0],file[0]))return!1;for(let i=1;i<n;i++)if(!walkable(
file[i],dot))return!1;return!0}let x=row[1];if(shape==="tail"){let t=n-1;if(!portionMatch(x,file[t])&&(file[t]!==""||n===1||!portionMatch(x,file[--t])))return!1;for(let i=0;i<t;i++)if(!walkable(file[i],
dot))return!1;return!0}for(let k=0;k<n;k++){if(portionMatch(x,file[k])&&k+1<n){let i=k+1;for(;i<n&&walkable(file[i],dot);)i++;if(i===n)return!0}if(!walkable(file[k],dot))return!1}return!1}#walk(f,row,head,dot,sep2){
if(this.#level2&&dotPortion(f,0,f.length,!0,sep2))return"maybe";let x=row[head?0:1],s=0;for(let e=nextSep(f,s,sep2);e!==-1;e=nextSep(f,s,sep2)){let next=e+1;for(;next<f.length&&isSep(f.charCodeAt(next),
sep2);)next++;if((typeof x=="string"?e-s===x.length&&f.startsWith(x,s):e>s&&x.testUnchecked(f.slice(s,e)))&&!dotPortion(f,next,f.length,dot,sep2))return"yes";if(head||dotPortion(f,s,next,dot,sep2))return"\
no";s=next}return"no"}#cachedSplit(f){let last=lastSplit;return last?.f===f&&last.isWindows===this.isWindows&&last.preserveMultipleSlashes===this.preserveMultipleSlashes&&last.normalize===this.#form?last:
void 0}#split(f){let{isWindows,preserveMultipleSlashes}=this,parts=this.#slashSplit(isWindows?f.split("\\").join("/"):f),normalize2=this.#form;return normalize2&&(parts=parts.map(p=>p.normalize(normalize2))),
lastSplit={f,isWindows,preserveMultipleSlashes,normalize:normalize2,parts},lastSplit}#levelTwoFileOptimize(file){let parts=[...file],didSomething=!1;do{if(didSomething=!1,!this.preserveMultipleSlashes){
for(let i=1;i<parts.length-1;i++){let p=parts[i];i===1&&p===""&&parts[0]===""||(p==="."||p==="")&&(didSomething=!0,parts.splice(i,1),i--)}parts[0]==="."&&parts.length===2&&(parts[1]==="."||parts[1]===
"")&&(didSomething=!0,parts.pop())}let root=this.#rootIndex(parts)+1,dd=root;for(;(dd=parts.indexOf("..",dd+1))!==-1;){let p=parts[dd-1];p&&p!=="."&&p!==".."&&p!=="**"&&(didSomething=!0,parts.splice(dd-
1,2),dd=Math.max(dd-2,root))}}while(didSomething);return parts.length===0?[""]:parts}firstPhasePreProcess(globParts){let{braceExpandMax=DEFAULT_BRACE_EXPAND_MAX}=this.options,splitCells=0,maxSplitCells=1e6,
didSomething=!1;do{didSomething=!1;for(let parts of globParts){let gs=-1;for(;(gs=parts.indexOf("**",gs+1))!==-1;){let gss=gs;for(;parts[gss+1]==="**";)gss++;gss>gs&&parts.splice(gs+1,gss-gs);let next=parts[gs+
1],p=parts[gs+2],p2=parts[gs+3];if(next!==".."||!p||p==="."||p===".."||!p2||p2==="."||p2==="..")continue;let addedCells=parts.length-1;if(globParts.length>=braceExpandMax||splitCells+addedCells>maxSplitCells)
throw new RangeError("optimizationLevel 2: too many patterns from '**/..'");didSomething=!0,parts.splice(gs,1);let other=parts.slice(0);other[gs]="**",splitCells+=addedCells,globParts.push(other),gs--}
if(!this.preserveMultipleSlashes){for(let i=1;i<parts.length-1;i++){let p=parts[i];i===1&&p===""&&parts[0]===""||(p==="."||p==="")&&(didSomething=!0,parts.splice(i,1),i--)}parts[0]==="."&&parts.length===
2&&(parts[1]==="."||parts[1]==="")&&(didSomething=!0,parts.pop())}let root=this.#rootIndex(parts)+1,dd=root;for(;(dd=parts.indexOf("..",dd+1))!==-1;){let p=parts[dd-1];if(p&&p!=="."&&p!==".."&&p!=="**"){
didSomething=!0;let splin=dd===1&&parts[dd+1]==="**"?["."]:[];parts.splice(dd-1,2,...splin),parts.length===0&&parts.push(""),dd=Math.max(dd-2,root)}}}}while(didSomething);return globParts}secondPhasePreProcess(globParts){
let keys=new Set,rows=globParts.filter(parts=>{let key=parts.join("/");return keys.has(key)?!1:(keys.add(key),!0)}),stars=new Map;for(let parts of rows){let s=[];for(let i=0;i<parts.length;i++)parts[i]===
"*"&&s.push(i);s.length&&stars.set(s.join(","),s)}if(!stars.size||rows.length*stars.size>1e5)return rows;let{dot}=this.options;return rows.filter(parts=>{for(let s of stars.values()){if(s[s.length-1]>=
parts.length)continue;let c=[...parts],ok=!0,changed=!1;for(let i of s){let p=parts[i];if(p!=="*"){if(!p||p==="**"||!dot&&p.startsWith(".")){ok=!1;break}c[i]="*",changed=!0}}if(ok&&changed&&keys.has(c.
join("/")))return!1}return!0})}parseNegate(){if(this.nonegate)return;let pattern=this.pattern,negate=!1,negateOffset=0;for(let i=0;i<pattern.length&&pattern.charAt(i)==="!";i++)negate=!negate,negateOffset++;
negateOffset&&(this.pattern=pattern.slice(negateOffset)),this.negate=negate}#matchRow(file,resolved2,pattern,partial){let fileStartIndex=0,patternStartIndex=0,fh=this.isWindows?uncHost(resolved2):-1,ph=fh===
-1?-1:uncHost(pattern);if(ph!==-1){let host=pattern[ph],share=pattern[ph+1];typeof host!="string"||typeof share!="string"?(fileStartIndex=fh,patternStartIndex=ph):resolved2[fh].toLowerCase()===host.toLowerCase()&&
resolved2[fh+1].toLowerCase()===share.toLowerCase()&&(fileStartIndex=fh+2,patternStartIndex=ph+2)}else if(this.isWindows){let fileDrive=typeof file[0]=="string"&&/^[a-z]:$/i.test(file[0]),fileUNC=!fileDrive&&
file[0]===""&&file[1]===""&&file[2]==="?"&&/^[a-z]:$/i.test(file[3]),patternDrive=typeof pattern[0]=="string"&&/^[a-z]:$/i.test(pattern[0]),patternUNC=!patternDrive&&pattern[0]===""&&pattern[1]===""&&
pattern[2]==="?"&&typeof pattern[3]=="string"&&/^[a-z]:$/i.test(pattern[3]),fdi=fileUNC?3:fileDrive?0:void 0,pdi=patternUNC?3:patternDrive?0:void 0;if(typeof fdi=="number"&&typeof pdi=="number"){let[fd,
pd]=[file[fdi],pattern[pdi]];fd.toLowerCase()===pd.toLowerCase()&&(patternStartIndex=pdi+1,fileStartIndex=fdi+1)}}return file=resolved2,pattern.includes(GLOBSTAR)?this.#matchGlobstar(file,pattern,partial,
fileStartIndex,patternStartIndex):this.#matchOne(file,pattern,partial,fileStartIndex,patternStartIndex)}#matchGlobstar(file,pattern,partial,fileIndex,patternIndex){let{head,body,tail,segments}=this.#getGlobstarParts(
pattern,partial,patternIndex);if(head.length){let headEnd=fileIndex+head.length;if(!this.#matchOne(file,head,partial,fileIndex,0,headEnd))return!1;fileIndex+=head.length,patternIndex+=head.length}let fileTailMatch=0;
if(tail.length){if(tail.length+fileIndex>file.length)return!1;let tailStart=file.length-tail.length;if(this.#matchOne(file,tail,partial,tailStart,0))fileTailMatch=tail.length;else{if(file[file.length-
1]!==""||fileIndex+tail.length===file.length||(tailStart--,!this.#matchOne(file,tail,partial,tailStart,0)))return!1;fileTailMatch=tail.length+1}}if(!body.length){let sawSome=!!fileTailMatch;for(let i=fileIndex;i<
file.length-fileTailMatch;i++){let f=String(file[i]);if(sawSome=!0,f==="."||f===".."||!this.options.dot&&f.startsWith("."))return!1}return partial||sawSome}return!!this.#matchGlobStarBodySections(file,
segments,file.length-fileTailMatch,fileIndex,0,partial,0,!!fileTailMatch,new Set)}#getGlobstarParts(pattern,partial,patternIndex){let byStart=this.#globstarParts.get(pattern);byStart||(byStart=[],this.#globstarParts.
set(pattern,byStart));let key=patternIndex*2+(partial?1:0),found=byStart[key];if(found)return found;let firstgs=pattern.indexOf(GLOBSTAR,patternIndex),lastgs=pattern.lastIndexOf(GLOBSTAR),head=pattern.
slice(patternIndex,firstgs),body=pattern.slice(firstgs+1,partial?void 0:lastgs),tail=partial?[]:pattern.slice(lastgs+1),segments=[[[],0]],current=segments[0],nonGsParts=0,nonGsPartsSums=[0];for(let b of body)
b===GLOBSTAR?(nonGsPartsSums.push(nonGsParts),current=[[],0],segments.push(current)):(current[0].push(b),nonGsParts++);segments.forEach((b,i)=>{b[1]=nonGsParts-nonGsPartsSums[i]});let parts={head,body,
tail,segments};return byStart[key]=parts,parts}#matchGlobStarBodySections(file,bodySegments,fileLength,fileIndex,bodyIndex,partial,globStarDepth,sawTail,tried){let bs=bodySegments[bodyIndex];if(!bs){if(partial)
return fileIndex>=fileLength||fileIndex===fileLength-1&&file[fileIndex]==="";for(let i=fileIndex;i<fileLength;i++){sawTail=!0;let f=file[i];if(f==="."||f===".."||!this.options.dot&&f.startsWith("."))return!1}
return sawTail}let[body,need]=bs,after=partial?fileLength:fileLength-need;for(;fileIndex<=after;){let key=bodyIndex*(file.length+1)+fileIndex;if(tried.has(key))return!1;if(tried.add(key),this.#matchOne(
file,body,partial,fileIndex,0,fileIndex+body.length)&&globStarDepth<this.maxGlobstarRecursion){let sub=this.#matchGlobStarBodySections(file,bodySegments,fileLength,fileIndex+body.length,bodyIndex+1,partial,
globStarDepth+1,sawTail,tried);if(sub!==!1)return sub}if(fileIndex===after)break;let f=file[fileIndex];if(f==="."||f===".."||!this.options.dot&&f.startsWith("."))return!1;fileIndex++}return partial||null}#matchOne(file,pattern,partial,fileIndex,patternIndex,fileEnd=file.
length){let fi,pi,pl,fl;for(fi=fileIndex,pi=patternIndex,fl=Math.min(fileEnd,file.length),pl=pattern.length;fi<fl&&pi<pl;fi++,pi++){let p=pattern[pi],f=file[fi];if(p===!1||p===GLOBSTAR||!portionMatch(
p,f))return!1}if(fi===fl&&pi===pl)return!0;if(fi===fl)return partial;if(pi===pl)return fi===fl-1&&file[fi]==="";throw new Error("wtf?")}braceExpand(){return braceExpand(this.pattern,this.options)}#expandBraces(){
let{pattern}=this;if(this.options.nobrace)return this.braceExpand();let code=57344;for(;pattern.includes(String.fromCharCode(code));)if(++code>63743)return this.braceExpand();let mark=String.fromCharCode(
code),found=!1,marked=pattern.replace(rangeRe,(m,lo,hi)=>{let a=Number(lo),b=Number(hi);return!Number.isSafeInteger(a)||!Number.isSafeInteger(b)||Math.abs(a-b)+1<RANGE_MIN?m:(found=!0,`${mark}${lo}..${hi}${mark}`)});
if(!found)return this.braceExpand();let set=braceExpand(marked,this.options);for(let p of set)for(let portion of p.split("/")){let c=portion.indexOf("[");if(c!==-1&&c<portion.lastIndexOf(mark))return this.
braceExpand();if(!this.options.noext&&inRepeatOrNegExt(portion,mark))return this.braceExpand()}return this.#rangeMark=mark,set}parse(pattern){assertValidPattern(pattern);let options=this.options;if(pattern===
"**")return GLOBSTAR;if(pattern==="")return"";let{nocase,nocaseMagicOnly,noext=!1,dot,normalize:normalize2}=options,rangeMark=this.#rangeMark,lit2=rangeMark&&pattern.includes(rangeMark)?void 0:literal(
pattern,noext);if(lit2!==void 0&&!(nocase&&!nocaseMagicOnly&&pattern.toUpperCase()!==pattern.toLowerCase()))return this.#norm(lit2);if(this.#pending)return PENDING;let m=this.#matchers.get(pattern);return m||
(noext||assertValidExtglobs(pattern),m=new Matcher(pattern,{nocase,noext,dot,normalize:normalize2,...rangeMark&&{rangeMark}}),this.#matchers.set(pattern,m)),m}#slashSplit(p){return this.preserveMultipleSlashes?
p.split("/"):this.isWindows&&/^\/\/[^/]+/.test(p)?["",...p.split(/\/+/)]:p.split(/\/+/)}match(f,partial=this.partial){if(this.comment)return!1;if(this.empty)return f==="";if(f==="/"&&partial)return!0;
let options=this.options,split=this.#cachedSplit(f);if(!split){if(!partial&&!this.#form&&(this.#endCheck||this.#literalCheck)&&lastChecked!==f){lastChecked=f;let can=this.#canMatch(f);if(can==="no")return options.
flipNegate?!1:this.negate;if(can==="yes")return options.flipNegate?!0:!this.negate}split=this.#split(f)}let ff=split.parts,resolved2=this.#level2?split.resolved??=this.#levelTwoFileOptimize(ff):ff,set=this.
set,filename=ff[ff.length-1];if(!filename)for(let i=ff.length-2;!filename&&i>=0;i--)filename=ff[i];for(let r=0;r<set.length;r++){let pattern=set[r],shape=partial?void 0:this.#shapes[r];if(shape==="bas\
e"?portionMatch(pattern[0],filename):shape?this.#matchShape(resolved2,pattern,shape):options.matchBase&&pattern.length===1?this.#matchRow([filename],[filename],pattern,partial):this.#matchRow(ff,resolved2,
pattern,partial))return options.flipNegate?!0:!this.negate}return options.flipNegate?!1:this.negate}static defaults(def){return minimatch.defaults(def).Minimatch}};minimatch.Minimatch=Minimatch;minimatch.
escape=escape;minimatch.unescape=unescape;var MAX_LENGTH=1024,MAX_EXPANSIONS=1024,MAX_EXPANDED_LENGTH=65536,GLOB_OPTIONS={dot:!0,nocase:!1,nonegate:!0,nocomment:!0,platform:"linux",braceExpandMax:MAX_EXPANSIONS+1};function checkPattern(pattern){
if(pattern==="")return"is empty";if(pattern.length>MAX_LENGTH)return`is longer than ${MAX_LENGTH} characters`;let expanded=mayExpandTooFar(pattern)?braceExpand(pattern,GLOB_OPTIONS):[pattern];if(expanded.
length>MAX_EXPANSIONS)return`has braces that expand to more than ${MAX_EXPANSIONS} patterns`;if(expanded.reduce((sum,one)=>sum+one.length,0)>MAX_EXPANDED_LENGTH)return`has braces that expand to more t\
han ${MAX_EXPANDED_LENGTH} characters`;if(!pattern.includes("("))return null;try{return new Minimatch(pattern,GLOB_OPTIONS),null}catch(error){return`cannot be read: ${error instanceof Error?error.message:
String(error)}`}}function mayExpandTooFar(pattern){if(!pattern.includes("{"))return!1;let most=2**(pattern.split(",").length-1);return pattern.includes("..")||most>MAX_EXPANSIONS||most*pattern.length>
MAX_EXPANDED_LENGTH}var DETECTOR_IDS=["duplicate-content","gpu-runtime","package-twice","sparse-entry","unstripped-elf"];function isDetectorId(id){return DETECTOR_IDS.some(known=>known===id)}function chosenRules(catalogue,choices){let off=new Set(choices.flatMap(choice=>choice.kind==="off"?[choice.id]:[])),severities=new Map(choices.flatMap(choice=>choice.kind==="severity"?[[choice.id,choice.
severity]]:[]));return[...choices.flatMap(choice=>choice.kind==="own"?[choice.rule]:[]).map(ruleOf),...catalogue.filter(({id})=>!off.has(id)).map(rule2=>({...rule2,severity:severities.get(rule2.id)??rule2.
severity}))]}function chosenDetectors(choices){return new Map(choices.flatMap(choice=>choice.kind==="own"||!isDetectorId(choice.id)?[]:[[choice.id,choice.kind==="off"?"off":choice.severity]]))}function ruleOf({
paths,not,...rule2}){let because="the config says so";return{...rule2,own:!0,sparesLicences:!0,confidence:"judgement",globs:paths,not:not.map(glob=>({glob,why:because})),references:[],reports:[],ignores:[]}}var debug_symbols_default={id:"debug-symbols",title:"Detached debug symbols",severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/lib/debug/**","/**/.debug/**","/**/*.{debug,dwo,dw\
p,pdb}","/**/*.dSYM/**"],evenIfReferenced:!0,why:"Only debuggers read them.",cost:"Stack traces of .NET lose their line numbers without the `.pdb`.",remedy:"Leave packages whose names end in `-dbg`, `\
-dbgsym` or `-debuginfo` out of the final stage. Publish .NET programs with `dotnet publish -p:DebugType=none`.",example:{before:"RUN dotnet publish -c Release -o /out",after:"RUN dotnet publish -c Re\
lease -p:DebugType=none -o /out"},references:["https://sourceware.org/gdb/current/onlinedocs/gdb.html/Separate-Debug-Files.html"],reports:[{files:{"/usr/lib/debug/.build-id/ab/cdef.debug":9e4,"/app/Ap\
i.pdb":700},bytes:90700},{files:{"/app/bin/.debug/app":70,"/app/x.dwp":4},bytes:74}],ignores:[{files:{"/app/debug/index.js":900},because:"code"},{files:{"/app/lib/debug.so":900},because:"another name"}]};var dev_headers_default={id:"dev-headers",title:"C and C++ headers",before:["debug-symbols"],severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/include/**","/usr/local/include/**",
"/usr/lib{,64}/{*/,}perl{,5}/*/CORE/*.h"],not:[{glob:"/**/pyconfig*.h",why:"`sysconfig` reads it at run time"},{glob:"/usr/local/cuda*/**",why:"NVRTC, Triton, CuPy compile at run time"}],evenIfReferenced:!0,
why:"Only compilers read them.",remedy:"Install packages whose names end in `-dev` or `-devel` in a build stage only, and in the final one just their libraries: `libpq5` instead of `libpq-dev`.",example:{
before:"RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm \
-rf /var/lib/apt/lists/*"},references:["https://docs.docker.com/build/building/multi-stage/"],reports:[{files:{"/usr/include/c++/12/vector":9e4},bytes:9e4},{files:{"/usr/local/include/node/v8.h":70,"/\
usr/lib/x86_64-linux-gnu/perl/5.36/CORE/perl.h":4},bytes:74}],ignores:[{files:{"/usr/include/python3.11/pyconfig.h":900},because:"read by Python"},{files:{"/usr/local/cuda/include/cuda.h":900},because:"\
JIT compilers"}]};var kernel_headers_default={id:"kernel-headers",title:"Kernel headers and modules",before:["dev-headers"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/src/{linux-headers-*,\
linux-kbuild-*,linux-source-*,kernels}/**","/{usr/,}lib/modules/**","/boot/**","/{usr/,}lib/firmware/**"],evenIfReferenced:!0,why:"A container uses the kernel of its host. Only an image that builds ke\
rnel modules needs these files.",remedy:"Leave out the headers, modules and firmware of kernels. To compile programs, `linux-libc-dev` is enough, or `linux-headers` on Alpine.",example:{before:"RUN ap\
t-get update && apt-get install -y gcc linux-headers-amd64 && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y gcc linux-libc-dev && rm -rf /var/lib/apt/lists/*"},references:[
"https://packages.debian.org/bookworm/linux-libc-dev"],reports:[{files:{"/usr/src/linux-headers-6.1.0-56-common/include/linux/fs.h":9e4,"/lib/modules/6.1.0-56-amd64/build":700},bytes:90700},{files:{"/\
boot/vmlinuz-6.1.0":8e3,"/lib/firmware/a.bin":4},bytes:8004}],ignores:[{files:{"/usr/include/linux/fs.h":900},because:"user-space header: dev-headers"},{files:{"/usr/lib/modules-load.d/x.conf":90},because:"\
another name"}]};var native_build_cache_default={id:"native-build-cache",title:"ccache, sccache, Bazel, vcpkg and other build caches",before:["vcs-dir"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CA\
CHE/{ccache,sccache,bazel,bazelisk,buck,vcpkg,clangd,mozilla-sccache,meson,cmake-js,kokkos}/**","~/{.ccache,.sccache}/**","/**/vcpkg/{downloads,buildtrees,packages}/**"],envDirectories:{CCACHE_DIR:["*\
*"],SCCACHE_DIR:["**"]},why:"Compiler and build results, kept for the next build.",remedy:"Keep the compiler's cache in a cache mount at `/root/.cache/ccache`, or build in one stage and copy only the \
result. Install with `vcpkg install --clean-after-build`.",mounts:["~/.cache/ccache","~/.ccache","~/.cache/sccache","~/.cache/vcpkg"],example:{before:"RUN make CC='ccache gcc' install",after:"RUN --mo\
unt=type=cache,target=/root/.cache/ccache make CC='ccache gcc' install"},references:["https://ccache.dev/manual/latest.html","https://learn.microsoft.com/en-us/vcpkg/commands/install"],reports:[{files:{
"/root/.cache/ccache/0/a/b.o":9e4,"/opt/vcpkg/buildtrees/zlib/src/zlib.c":700},bytes:90700},{files:{"/ccache/0/a":70,"/root/.cache/bazel/_bazel_root/x":4},env:["CCACHE_DIR=/ccache"],bytes:74}],ignores:[
{files:{"/opt/vcpkg/installed/x64-linux/lib/libz.so":900},because:"installed library"},{files:{"/usr/bin/ccache":900},because:"the program"}]};var static_libs_default={id:"static-libs",title:"Static libraries",before:["debug-symbols"],severity:"info",confidence:"safe-if-unused",bucket:"removable",globs:["/{usr/,usr/local/,}lib{,32,64}/**/*.a",
"/opt/**/*.a"],not:[{glob:"/usr/local/go/**",why:"toolchain-in-image"},{glob:"/**/rustlib/**",why:"toolchain-in-image"},{glob:"/usr/lib/gcc/**",why:"toolchain-in-image"},{glob:"/**/{site,dist}-package\
s/**",why:"package content"},{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/gems/**",why:"package content"}],adviceWhenNamed:["ld","lld","ld.bfd","ld.gold","ld.lld","ld.mold","*-ld"],adviceWhenText:"\
The image has a linker: something called `ld`, `lld`, `ld.bfd`, `ld.gold`, `ld.lld` or `ld.mold`, or a name that ends in `-ld`.",evenIfReferenced:!0,why:"Only a linker can use them.",remedy:"End the R\
UN that installs with `find /usr/local/lib -name '*.a' -delete`, or build without them: `./configure --disable-static`.",usedBy:[{programs:["ar","c++","cc","clang","clang++","cmake","g++","gcc","gfort\
ran","ld","make","meson","ninja"]},{programs:["bundle","cargo","gem","go","npm","pecl","pip","pip3","pnpm","python","python3","rustc","uv","yarn"]}],example:{before:"RUN ./configure && make install",after:"\
RUN ./configure --disable-static && make install"},references:["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/usr/lib/x86_64-linux-gnu/libc.a":9e4,
"/usr/local/lib/libpython3.12.a":700},bytes:90700},{files:{"/usr/lib/x86_64-linux-gnu/libc.a":70,"/usr/bin/ld.bfd":5},bytes:0,advice:70}],ignores:[{files:{"/usr/lib/x86_64-linux-gnu/libc.so.6":900},because:"\
shared library"},{files:{"/usr/lib/python3/dist-packages/numpy/core/lib/libnpymath.a":900},because:"package content"}]};var INIT=new Set(["init","systemd"]),systemd_leftover_default={id:"systemd-leftover",title:"systemd and udev files without systemd as init",severity:"info",confidence:"judgement",bucket:"advice",globs:[
"/{usr/,}lib/{systemd,udev}/**","/etc/udev/hwdb.bin","/var/lib/systemd/**"],not:[{glob:"/{usr/,}lib/systemd/system/*.service",why:"tiny unit files that packages own"},{glob:"/{usr/,}lib/*/libsystemd.s\
o*",why:"linked by many programs"}],whenImage:({commands})=>!commands.some(([program=""])=>INIT.has(program)),whenText:"The container does not start `init` or `systemd`.",evenIfReferenced:!0,why:"Usua\
lly installed because another package recommends it.",remedy:"Install with `apt-get install --no-install-recommends`, which leaves systemd out unless a package depends on it. `apt-get install --simula\
te` shows what an installation brings.",example:{before:"RUN apt-get update && apt-get install -y dbus && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y --no-install-reco\
mmends dbus && rm -rf /var/lib/apt/lists/*"},references:["https://www.debian.org/doc/debian-policy/ch-relationships.html"],reports:[{files:{"/usr/lib/systemd/systemd":9e3,"/etc/udev/hwdb.bin":70},bytes:9070},
{files:{"/lib/udev/hwdb.d/x.hwdb":5},cmd:["/usr/bin/app"],bytes:5}],ignores:[{files:{"/usr/lib/x86_64-linux-gnu/libsystemd.so.0.35.0":900},because:"library"},{files:{"/usr/lib/systemd/systemd":900},cmd:[
"/lib/systemd/systemd"],because:"the container starts it"}]};var toolchain_in_image_default={id:"toolchain-in-image",title:"Compilers, SDKs and build systems",before:["dev-headers"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/lib/gc\
c/**","/usr/libexec/gcc/**","/usr/lib/{llvm-*,clang}/**","/usr/lib/go-*/**","/usr/share/go-*/**","/usr/local/go/**","/usr/lib/rustlib/**","~/.rustup/toolchains/**","/usr/local/rustup/toolchains/**","/\
usr/{share,lib}/dotnet/{sdk,packs,templates,sdk-manifests}/**","~/.dotnet/{sdk,packs}/**","/usr/share/cmake*/**","/usr/share/{maven,gradle}/**","/opt/{gradle,maven,sbt,bazel}/**","/usr/local/lib/ghc*/\
**","/usr/lib/ghc/**","/usr/lib/ocaml/**","~/.ghcup/ghc/**","/{usr/,usr/local/,}bin/{gcc*,g++*,cpp*,cc1*,ld.*,as,gfortran*,clang*,llvm-*,make,cmake,ninja,rustc,cargo,go,gofmt,javac,ghc*,ocamlopt*,*-li\
nux-gnu-*}"],not:[{glob:"/usr/lib/gcc/**/*.so",why:"link stubs of runtime libraries"},{glob:"/usr/lib/gcc/**/*.so.*",why:"runtime libraries (libgcc_s, libgomp, libgfortran on some distributions)"},{glob:"\
/usr/share/dotnet/shared/**",why:"the runtime"},{glob:"/{usr/,}bin/asciidoctor",why:"another program"}],evenIfReferenced:!0,why:"Compiled programs do not need them. If the image is made for building, \
keep them with an ignore entry.",remedy:"Compile in a build stage and copy only the result to the final one. In a single stage, remove the compiler in the RUN that installs it: with `apt-get purge -y \
--auto-remove build-essential`, or with `apk del` of an `apk add --virtual` group.",example:{before:"RUN apk add --no-cache build-base && make install",after:"RUN apk add --no-cache --virtual .build b\
uild-base && make install && apk del .build"},keep:"For an image that is made for building, one entry without `path` is enough.",references:["https://docs.docker.com/build/building/multi-stage/"],reports:[
{files:{"/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus":9e4,"/usr/local/go/src/net/http/server.go":700,"/usr/share/dotnet/sdk/9.0.100/Microsoft.Build.dll":30,"/usr/bin/gcc-12":5},bytes:90735},{files:{"/usr\
/lib/llvm-14/lib/libLLVM.so.1":70,"/usr/local/bin/cmake":4},links:{"/etc/alternatives/cc":"/usr/bin/gcc","/usr/bin/gcc":"gcc-12"},bytes:74}],ignores:[{files:{"/usr/lib/x86_64-linux-gnu/libstdc++.so.6.\
0.30":900},because:"runtime library"},{files:{"/usr/share/dotnet/shared/Microsoft.NETCore.App/9.0.0/System.Private.CoreLib.dll":900},because:"runtime"},{files:{"/usr/lib/gcc/x86_64-linux-gnu/12/libgom\
p.so":900},because:"stub"}]};var usr_src_tree_default={id:"usr-src-tree",title:"Source trees in /usr/src",severity:"info",confidence:"judgement",bucket:"advice",globs:["/usr/src/**","/usr/local/src/**"],not:[{glob:"/usr/src/app/*\
*",why:"the usual WORKDIR of Node, Python and Ruby images"},{glob:"/usr/src/{site,web,project,code,service,server,api}/**",why:"likely WORKDIR"}],when:({path:path2},image)=>image.workingDir===null||!`${path2}\
/`.startsWith(`${image.workingDir}/`),whenText:"The file is not below the working directory of the image.",evenIfReferenced:!0,why:"Left behind by an installation from source.",remedy:"Fetch, build an\
d delete the sources in one RUN, with `rm -rf` of their folder at its end, or build in another stage and copy only the result.",example:{before:"RUN curl -fsSL https://nginx.org/download/nginx-1.28.0.\
tar.gz | tar -xz -C /usr/src && cd /usr/src/nginx-1.28.0 && ./configure && make install",after:"RUN curl -fsSL https://nginx.org/download/nginx-1.28.0.tar.gz | tar -xz -C /usr/src && cd /usr/src/nginx\
-1.28.0 && ./configure && make install && rm -rf /usr/src/nginx-1.28.0"},references:["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/usr/src/nginx-\
1.26.0/src/core/nginx.c":9e3},bytes:9e3},{files:{"/usr/local/src/x/a.c":70,"/usr/src/bot/run.py":5},workingDir:"/usr/src/bot",bytes:70}],ignores:[{files:{"/usr/src/app/server.js":900},because:"applica\
tion"},{files:{"/usr/src/bot/run.py":900},workingDir:"/usr/src/bot",because:"the working directory"}]};var context_ci_default={id:"context-ci",title:"Files for CI services and code hosts",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{.github,.gitlab,.circleci,.buildkite,.teamcity,.a\
zuredevops,.woodpecker,.forgejo,.gitea,.husky,.changeset}/**","/**/{.gitlab-ci.yml,.travis.yml,Jenkinsfile,azure-pipelines.yml,.drone.yml,bitbucket-pipelines.yml,appveyor.yml,.appveyor.yml,cloudbuild.\
yaml,.pre-commit-config.yaml,.codecov.yml,codecov.yml,renovate.json,.renovaterc,.sonarcloud.properties}"],not:[{glob:"/**/node_modules/**",why:"node-package-docs claims them"},{glob:"/**/{site,dist}-p\
ackages/**",why:"packages"},{glob:"/usr/!(src)/**",why:"system files; the rule still matches /usr/src/app"},{glob:"/etc/**",why:"configuration"},{glob:"/var/lib/**",why:"data"}],why:"Only CI services \
and code hosts read them.",remedy:"List `.github`, `.gitlab-ci.yml`, `.circleci` and `Jenkinsfile` in .dockerignore.",example:{file:".dockerignore",before:"",after:[".github",".gitlab-ci.yml",".circle\
ci","Jenkinsfile"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/.github/workflows/ci.yml":9e4,"/app/.gitlab-ci.yml":700},bytes:90700},{files:{"/usr/src/app\
/.husky/pre-commit":70,"/srv/renovate.json":4},bytes:74}],ignores:[{files:{"/app/github/client.js":900},because:"code"},{files:{"/usr/share/jenkins/Jenkinsfile":900},because:"system files"}]};var context_docker_default={id:"context-docker",title:"Docker and deployment files",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,\
Containerfile,Containerfile.*,.dockerignore,docker-compose.yml,docker-compose.yaml,docker-compose.*.yml,docker-compose.*.yaml,compose.yml,compose.yaml,compose.*.yml,compose.*.yaml,docker-bake.hcl,dock\
er-bake.json,skaffold.yaml,Tiltfile,Vagrantfile,fly.toml,Procfile.dev}"],not:[{glob:"/root/buildinfo/**",why:"Red Hat images keep their Dockerfile there by design"},{glob:"/**/node_modules/**",why:"pa\
ckage"},{glob:"/**/{site,dist}-packages/**",why:"package"},{glob:"/usr/{lib,share,local/lib,local/share}/**",why:"templates of installed programs"},{glob:"/usr/local/go/**",why:"part of the Go distrib\
ution"},{glob:"/var/lib/**",why:"data"},{glob:"/etc/**",why:"configuration"}],why:"Only the builder uses them.",remedy:"List `**/Dockerfile*`, `.dockerignore`, `**/docker-compose*.y*ml` and `**/compos\
e*.y*ml` in .dockerignore.",example:{file:".dockerignore",before:"",after:["**/Dockerfile*",".dockerignore","**/docker-compose*.y*ml","**/compose*.y*ml"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/Dockerfile":9e4,"/app/docker-compose.override.yml":700,"/usr/src/app/Dockerfile":30},bytes:90730},
{files:{"/srv/web.Dockerfile":70,"/srv/.dockerignore":4},bytes:74}],ignores:[{files:{"/root/buildinfo/Dockerfile-ubi9-9.4":900},because:"vendor record"},{files:{"/usr/local/lib/node_modules/x/Dockerfi\
le":900},because:"template"},{files:{"/usr/local/go/src/crypto/internal/nistec/fiat/Dockerfile":900},because:"it is part of the Go distribution"}]};var context_editor_default={id:"context-editor",title:"Editor and desktop files",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{.vscode,.idea,.vs,.fleet,.zed,.history}/**","/**/*.{i\
ml,swp,swo,swn}","/**/{.DS_Store,Thumbs.db,desktop.ini,.directory}","/**/__MACOSX/**","/**/._*","/**/*.{orig,rej}"],not:[{glob:"~/.vscode/extensions/**",why:"code-server/remote images run from here"},
{glob:"~/{.vscode-server,.vscode-remote,.cursor-server}/**",why:"same"},{glob:"/**/extensions/**/.vscode/**",why:"inside editor extensions"},{glob:"/**/node_modules/**",why:"node-package-docs claims t\
hem"},{glob:"/usr/!(src)/**",why:"system files; the rule still matches /usr/src/app"},{glob:"/etc/**",why:"system files"},{glob:"/var/lib/**",why:"system files"}],why:"State of one person's editor or \
desktop.",remedy:"List `**/.vscode`, `**/.idea`, `**/.DS_Store`, `**/._*` and `**/*.sw?` in .dockerignore.",example:{file:".dockerignore",before:"",after:["**/.vscode","**/.idea","**/.DS_Store","**/._\
*","**/*.sw?"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files","https://github.com/github/gitignore/tree/main/Global"],reports:[{files:{"/app/.idea/workspace.xml":9e4,"/app/src/.\
DS_Store":700,"/app/.main.py.swp":30},bytes:90730},{files:{"/app/__MACOSX/._a":70,"/app/patch.rej":4},bytes:74}],ignores:[{files:{"/home/coder/.vscode/extensions/ms-python/out/x.js":900},because:"runt\
ime"},{files:{"/usr/share/doc/x/patch.orig":900},because:"system files"}]};var context_secrets_default={id:"context-secrets",title:"Files that often hold secrets",before:["context-ci"],severity:"warn",confidence:"judgement",bucket:"advice",globs:["/**/.env","/**/.env.{local,\
dev,development,prod,production,staging,test}","/**/.env.*.local","~/.aws/{credentials,config}","~/.ssh/id_*","~/.docker/config.json","~/{.netrc,.git-credentials,.pypirc,.npmrc,.yarnrc.yml}","~/.confi\
g/gcloud/**","~/.azure/**","~/.kube/config","/**/{.npmrc,.pypirc,.netrc}"],not:[{glob:"/**/.env.{example,sample,template,dist,defaults}",why:"template"},{glob:"/**/node_modules/**",why:"package files"},
{glob:"/usr/lib/node_modules/npm/.npmrc",why:"shipped"},{glob:"/**/*.pub",why:"public key"}],why:"This is not about size: the file may hold a secret, and anyone who has the image can read it. The tool\
 neither reads nor prints the content. Deleting the file in a later layer does not help.",remedy:"List the file in .dockerignore, as in `**/.env`, and pass secrets to the build with `RUN --mount=type=\
secret`. Change every secret that was in an image: whoever has the image has it.",example:{file:".dockerignore",before:"",after:["**/.env","**/.env.*","!**/.env.example"].join(`
`)},keep:"Name the file as `path`, so that a new secret is still reported.",references:["https://docs.docker.com/build/building/secrets/","https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT\
.md"],reports:[{files:{"/app/.env":9e4,"/root/.aws/credentials":700,"/app/.npmrc":30},bytes:90730},{files:{"/app/.env.production":70,"/home/app/.ssh/id_ed25519":400,"/root/.docker/config.json":30},bytes:500}],
ignores:[{files:{"/app/.env.example":900},because:"template"},{files:{"/app/.environment/readme":900},because:"other name"},{files:{"/root/.ssh/id_rsa.pub":90,"/app/node_modules/x/.env":5},because:"a \
public key, and a file of a package"}]};function perImage(ask){let answers=new WeakMap;return image=>{let known=answers.get(image);return known===void 0&&(known={answer:ask(image)},answers.set(image,known)),known.answer}}function perDirectory(ask){
let answers=perImage(()=>new Map);return(directory,image)=>{let known=answers(image).get(directory)??{answer:ask(directory,image)};return answers(image).set(directory,known),known.answer}}function ofDirectory(pattern,holds){
let known=perDirectory(holds);return(folder,image)=>{let directory=pattern.exec(folder)?.[1];return directory!==void 0&&known(directory,image)}}function aroundNamed(names,holds){let known=perDirectory(
holds);return(folder,image)=>foldersNamed(folder,names).some(directory=>known(directory,image))}function foldersNamed(path2,names){let found=[];for(let start=1,end=path2.indexOf("/",1);end>0;start=end+
1,end=path2.indexOf("/",start))names.has(path2.slice(start,end))&&found.push(path2.slice(0,end));return found}var NODE_MODULES="/node_modules/";function someNodeModules(folder,holds){for(let at=folder.
indexOf(NODE_MODULES);at!==-1;at=folder.indexOf(NODE_MODULES,at+1))if(holds(folder.slice(0,at+NODE_MODULES.length-1)))return!0;return!1}function packageAround(folder){for(let at=folder.lastIndexOf(NODE_MODULES);at!==
-1;at=folder.lastIndexOf(NODE_MODULES,at-1)){let start=at+NODE_MODULES.length,name=folder[start]==="@"?folder.indexOf("/",start)+1:start,end=folder.indexOf("/",name);if(name>0&&end>name)return folder.
slice(0,end);if(at===0)break}return null}function fieldsOf(value){return typeof value!="object"||value===null||Array.isArray(value)?new Map:new Map(Object.entries(value))}var REPORTS=["lcov.info","index.html","clover.xml","coverage-final.json",".last_run.json",".resultset.json"],COVERAGE=new Set(["coverage"]),CERTAIN=/\/(?:\.nyc_output|htmlcov|test-results|playwright-report|\.jest-cache|junit-reports|allure-results)\/|\/(?:lcov\.info|clover\.xml|coverage\.xml|coverage-final\.json|junit\.xml|test-report\.xml)$/,
hasReport=perDirectory((folder,image)=>REPORTS.some(name=>image.exists(`${folder}/${name}`)));function isOutput({path:path2},image){return CERTAIN.test(path2)?!0:foldersNamed(path2,COVERAGE).some(folder=>{
let[below="",...more]=path2.slice(folder.length+1).split("/"),inside=["lcov-report",...more.length>0?[below]:[]].map(name=>`${folder}/${name}`);return[folder,...inside].some(one=>hasReport(one,image))})}
var coverage_output_default={id:"coverage-output",title:"Coverage and test reports",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{coverage,.nyc_output,htmlcov,test-results,playwrig\
ht-report,.jest-cache,junit-reports,allure-results}/**","/**/{lcov.info,clover.xml,coverage.xml,coverage-final.json,junit.xml,test-report.xml}"],not:[{glob:"/**/{site,dist}-packages/**",why:'the Pytho\
n package "coverage"'},{glob:"/**/node_modules/**",why:"packages"},{glob:"/**/gems/**",why:"packages"},{glob:"/usr/{lib,share,include,local}/**",why:"system files"}],when:isOutput,whenText:"A folder n\
amed `coverage` counts only if it has a report, directly or one level below: `lcov.info`, `index.html`, `clover.xml`, `coverage-final.json`, `.last_run.json` or `.resultset.json`.",why:"A test run on \
a developer's machine left them.",remedy:"List `coverage`, `.nyc_output`, `htmlcov` and `test-results` in .dockerignore.",example:{file:".dockerignore",before:"",after:["coverage",".nyc_output","htmlc\
ov","test-results"].join(`
`)},references:["https://coverage.readthedocs.io/en/latest/cmd.html","https://github.com/istanbuljs/nyc","https://jestjs.io/docs/configuration"],reports:[{files:{"/app/coverage/lcov-report/index.html":9e3,
"/app/coverage/base.css":7,"/app/.nyc_output/a.json":70},bytes:9077},{files:{"/srv/coverage/.last_run.json":5,"/srv/htmlcov/x.html":4,"/srv/junit.xml":3},bytes:12}],ignores:[{files:{"/usr/local/lib/py\
thon3.12/site-packages/coverage/parser.py":900},because:"package"},{files:{"/app/src/coverage/insurance.ts":900},because:"code in a folder of that name"}]};var iac_cache_default={id:"iac-cache",title:"Infrastructure tool caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/{.terraform,.terragrunt-cache,.serverless,cdk.out,.aws-sam,.pu\
lumi/plugins,.vagrant,.minikube/cache}/**","/**/{terraform.tfstate,terraform.tfstate.backup}"],not:[{glob:"/usr/!(src)/**",why:"system files"},{glob:"/**/.terraform/providers/**",why:"images that run \
terraform keep them on purpose"}],adviceForCommands:["terraform","tofu","terragrunt","pulumi"],why:"Downloaded providers and modules, and the state of the machine where they were downloaded.",remedy:"\
List `**/.terraform`, `**/terraform.tfstate*`, `cdk.out` and `.serverless` in .dockerignore.",example:{file:".dockerignore",before:"",after:["**/.terraform","**/terraform.tfstate*","cdk.out",".serverl\
ess"].join(`
`)},references:["https://developer.hashicorp.com/terraform/cli/init","https://docs.aws.amazon.com/cdk/v2/guide/home.html"],reports:[{files:{"/app/infra/.terraform/modules/vpc/main.tf":9e4,"/app/cdk.ou\
t/asset.1a2b/index.js":700},bytes:90700},{files:{"/infra/.terraform/modules/a/main.tf":70,"/infra/terraform.tfstate":9},entrypoint:["terraform"],bytes:0,advice:79},{files:{"/root/.pulumi/plugins/resou\
rce-aws-v6.0.0/pulumi-resource-aws":4e8},entrypoint:["pulumi"],bytes:0,advice:4e8}],ignores:[{files:{"/app/infra/main.tf":900},because:"source"},{files:{"/infra/.terraform/providers/registry/x":900},because:"\
used by terraform init -plugin-dir images"}]};var test_fixtures_default={id:"test-fixtures",title:"Tests and their data in the application",severity:"info",confidence:"judgement",bucket:"advice",globs:["/{app,code,src,srv,workspace,opt/app,usr/sr\
c/app,var/www,home/*/app}/**/{__tests__,__mocks__,__snapshots__,__fixtures__,test,tests,spec,e2e,cypress,testdata,features}/**","/{app,code,src,srv,workspace,opt/app,usr/src/app,var/www}/{test,tests,s\
pec,e2e,cypress,testdata}/**"],not:[{glob:"/**/node_modules/**",why:"node-package-docs claims them"},{glob:"/**/vendor/**",why:"dependencies"},{glob:"/**/{site,dist}-packages/**",why:"python-tests cla\
ims them"},{glob:"/**/src/test/**",why:"the Java and Scala layout, where all sources are unwanted, not only tests"}],why:"Mostly unused in production, but frameworks may load such folders by conventio\
n.",remedy:"List the test folders in .dockerignore, as in `**/__tests__` and `tests`. If a build stage runs the tests, copy only what the program needs to the final one.",example:{file:".dockerignore",
before:"",after:["**/__tests__","tests","e2e"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/tests/data/big.json":9e4,"/usr/src/app/src/__tests__/a.test.js":700},bytes:90700},{files:{"\
/srv/e2e/login.ts":70,"/home/bob/app/x/testdata/a":4},bytes:74}],ignores:[{files:{"/app/blog/fixtures/initial.json":900},because:"a Django fixture: no glob has folders named `fixtures`"},{files:{"/app\
/node_modules/x/test/a.js":900},because:"node-package-docs"}]};var vcs_dir_default={id:"vcs-dir",title:"Version control directories",before:["context-secrets"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/{.git,.hg,.svn,.bzr,_darcs,.\
jj}/**","/**/CVS/{Entries,Repository,Root}"],not:[{glob:"/**/flutter/.git/**",why:"the Flutter tool reads its own history at each start"},{glob:"/**/{homebrew,Homebrew}/.git/**",why:"`brew` needs it"},
{glob:"~/.{nvm,pyenv,rbenv,asdf,oh-my-zsh}/**",why:"the tool updates itself from its own clone"}],why:"The history of the sources, often with secrets that were deleted later. A program that reads it a\
t run time, such as one that shows its version, can use a build argument.",remedy:"List `**/.git`, `**/.hg` and `**/.svn` in .dockerignore. If a RUN clones a repository, delete its `.git` in the same \
RUN; to show a revision, pass it as a build argument.",example:{file:".dockerignore",before:"",after:["**/.git","**/.hg","**/.svn"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/.git/objects/pack/pack-1a2b.pack":9e7,"/app/.gitignore":30},bytes:9e7},{files:{"/src/vendor\
/lib/.svn/wc.db":4e3,"/src/CVS/Entries":7,"/src/CVS/notes.txt":2},bytes:4007}],ignores:[{files:{"/app/.gitignore":30,"/app/.git":40},because:"plain files"},{files:{"/usr/lib/git-core/git-upload-pack":3e3,
"/usr/share/git-core/templates/hooks/pre-commit.sample":5},because:"the git program"},{files:{"/srv/git/repo.git/objects/pack/p.pack":9e3},because:"a bare repository that the image serves"},{files:{"/\
opt/flutter/.git/HEAD":20},because:"the tool reads its own history"}]};var browser_binaries_default={id:"browser-binaries",title:"Downloaded browsers",severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/{ms-playwright,ms-playwright-go,puppeteer,Cypress,\
selenium}/**","/ms-playwright/**","/**/node_modules/playwright-core/.local-browsers/**","/**/node_modules/puppeteer/.local-{chromium,firefox}/**","/**/node_modules/electron/dist/**"],envDirectories:{PLAYWRIGHT_BROWSERS_PATH:[
"**"],PUPPETEER_CACHE_DIR:["**"],CYPRESS_CACHE_FOLDER:["**"]},why:"A scraper or a PDF service needs a browser. A web service whose development dependencies brought one does not. Look for several brows\
ers, and for several versions of one.",cost:"A program that starts a browser fails without it, or downloads it when it starts.",remedy:"Install only the browser that the program starts, as in `npx pla\
ywright install --only-shell chromium`. If it starts none, set `PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1`, `PUPPETEER_SKIP_DOWNLOAD=1` and `CYPRESS_INSTALL_BINARY=0` before the install.",example:{before:"RU\
N npx playwright install --with-deps",after:"RUN npx playwright install --with-deps --only-shell chromium"},references:["https://playwright.dev/docs/browsers","https://pptr.dev/guides/configuration","\
https://docs.cypress.io/app/get-started/install-cypress"],reports:[{files:{"/root/.cache/ms-playwright/firefox-1466/firefox/libxul.so":9e4,"/home/pptruser/.cache/puppeteer/chrome/linux-126/chrome-linu\
x64/chrome":700,"/ms-playwright/webkit-2070/minibrowser-wpe/lib/x.so":30},bytes:90730},{files:{"/app/node_modules/electron/dist/electron":80,"/browsers/chromium-1117/chrome":7},env:["PLAYWRIGHT_BROWSE\
RS_PATH=/browsers"],bytes:87}],ignores:[{files:{"/usr/lib/chromium/chromium":900},because:"distribution package"},{files:{"/app/node_modules/playwright-core/lib/server/index.js":900},because:"the libr\
ary"}]};var electron_download_cache_default={id:"electron-download-cache",title:"Electron download caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/{electron,electron-builder}/**"],
why:"Archives that are already unpacked in `node_modules/electron/dist`.",remedy:"End each RUN that installs with `rm -rf ~/.cache/electron ~/.cache/electron-builder`, or keep both in cache mounts.",mounts:[
"~/.cache/electron","~/.cache/electron-builder"],example:{before:"RUN npm ci",after:"RUN --mount=type=cache,target=/root/.cache/electron npm ci"},references:["https://github.com/electron/get"],reports:[
{files:{"/root/.cache/electron/ab12/electron-v30.0.0-linux-x64.zip":9e4},bytes:9e4},{files:{"/home/node/.cache/electron-builder/appimage/a":70},bytes:70}],ignores:[{files:{"/app/node_modules/electron/\
dist/electron":900},because:"the program (browser-binaries)"},{files:{"/opt/electron/electron":900},because:"an installed program"}]};var hf_hub_cache_default={id:"hf-hub-cache",title:"Hugging Face hub cache",before:["browser-binaries"],severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/huggingface/**"],envDirectories:{
HF_HOME:["{hub,datasets,assets}/**"],HF_HUB_CACHE:["**"]},why:"Usually the model that the service runs; then keep it. Look for two formats of the same weights (`.bin` and `.safetensors`), and for data\
 sets that only training used.",cost:"Without the files, the program downloads them when it starts, and fails without a network.",remedy:"Keep only the model that the program loads, in one format: `hf\
 download --exclude '*.bin'` leaves out weights that the model also has as safetensors. Or mount the model as a volume.",example:{before:"RUN hf download google-bert/bert-base-uncased",after:"RUN hf d\
ownload google-bert/bert-base-uncased --exclude '*.bin'"},keep:"Name the folder of the model as `path`, so that other models are still reported.",references:["https://huggingface.co/docs/huggingface_h\
ub/guides/manage-cache"],reports:[{files:{"/root/.cache/huggingface/hub/models--gpt2/blobs/248d":900},links:{"/root/.cache/huggingface/hub/models--gpt2/snapshots/1/model.safetensors":"../../blobs/248d"},
bytes:900},{files:{"/root/.cache/huggingface/datasets/glue/x.arrow":70,"/models/hub/models--x/refs/main":40},env:["HF_HOME=/models"],bytes:110}],ignores:[{files:{"/models/gpt2/model.safetensors":900},
because:"a model folder that somebody chose"},{files:{"/root/.cache/huggingface/hub/models--gpt2/blobs/248d":900},links:{"/app/model.bin":"/root/.cache/huggingface/hub/models--gpt2/blobs/248d"},because:"\
a link of the application leads to it"}]};var hf_hub_unreferenced_default={id:"hf-hub-unreferenced",title:"Hugging Face blobs without a snapshot",before:["hf-hub-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/hugg\
ingface/hub/*/blobs/*"],envDirectories:{HF_HOME:["hub/*/blobs/*"],HF_HUB_CACHE:["*/blobs/*"]},when:({path:path2},image)=>!image.isLinked(path2),whenText:"No symbolic link of a snapshot leads to the fi\
le.",why:"They belong to a revision that a newer one replaced.",remedy:"Download only the revision that the program loads, and end the RUN that downloads with `hf cache prune --yes`.",example:{before:"\
RUN hf download openai/whisper-tiny",after:"RUN hf download openai/whisper-tiny && hf cache prune --yes"},references:["https://huggingface.co/docs/huggingface_hub/guides/manage-cache","https://hugging\
face.co/docs/hub/local-cache"],reports:[{files:{"/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/0a1b":400,"/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/ff":900},links:{"/\
root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/model.safetensors":"../../blobs/ff"},bytes:400},{files:{"/models/models--x/blobs/1":9},env:["HF_HUB_CACHE=/models"],bytes:9}],ignores:[
{files:{"/root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/config.json":900},because:"a file of a snapshot"},{files:{"/root/.cache/huggingface/hub/models--x/blobs/ff":900},links:{"\
/root/.cache/huggingface/hub/models--x/snapshots/1/config.json":"../../blobs/ff"},because:"a snapshot leads to it"}]};var hf_xet_chunk_cache_default={id:"hf-xet-chunk-cache",title:"Hugging Face chunk cache, locks, partial blobs",before:["hf-hub-unreferenced"],severity:"warn",confidence:"safe",bucket:"removable",globs:[
"$CACHE/huggingface/xet/**","$CACHE/huggingface/hub/.locks/**","$CACHE/huggingface/hub/**/blobs/*.incomplete","$CACHE/huggingface/hub/tmp*/**"],envDirectories:{HF_HOME:["xet/**","hub/.locks/**","hub/*\
*/blobs/*.incomplete","hub/tmp*/**"],HF_HUB_CACHE:[".locks/**","**/blobs/*.incomplete","tmp*/**"]},why:"The chunk cache only saves downloads between revisions; the files themselves are in `hub`.",remedy:"\
End each RUN that downloads with `rm -rf ~/.cache/huggingface/xet ~/.cache/huggingface/hub/.locks`, or keep the chunks in a cache mount at `/root/.cache/huggingface/xet`.",mounts:["~/.cache/huggingfac\
e/xet"],example:{before:"RUN hf download openai/whisper-tiny",after:"RUN --mount=type=cache,target=/root/.cache/huggingface/xet hf download openai/whisper-tiny"},references:["https://huggingface.co/do\
cs/huggingface_hub/guides/manage-cache"],reports:[{files:{"/root/.cache/huggingface/xet/cas/chunk-cache/aa/bb":9e4},bytes:9e4},{files:{"/models/xet/a":60,"/models/hub/models--x/blobs/ab.incomplete":7},
env:["HF_HOME=/models"],bytes:67}],ignores:[{files:{"/root/.cache/huggingface/hub/models--bert/blobs/abc":900},because:"may be the model in use"},{files:{"/models/hub/models--x/blobs/ab":900},links:{"\
/models/hub/models--x/snapshots/1/model.safetensors":"../../blobs/ab"},env:["HF_HOME=/models"],because:"a model"}]};var ml_model_cache_default={id:"ml-model-cache",title:"Models in caches of other libraries",before:["browser-binaries"],severity:"info",confidence:"judgement",bucket:"advice",globs:["~/.keras/**","$CA\
CHE/{whisper,clip,modelscope,datalab,lama,autogluon,fastembed,chroma,tiktoken,data-gym-cache}/**","~/{.ollama/models,.EasyOCR,.paddleocr,.paddlex,.insightface,.u2net,.deepface,.fastai,.cache/lm-studio\
}/**"],why:"A program may use these models.",cost:"Without the files, the program downloads them when it starts, and fails without a network.",remedy:"Keep only the models that the program loads: down\
load them in a build stage, and copy just their files with `COPY --from`.",example:{before:`RUN python -c "import whisper; whisper.load_model('base'); whisper.load_model('large')"`,after:`RUN python -\
c "import whisper; whisper.load_model('base')"`},keep:"Name the folder of the model as `path`, so that other models are still reported.",references:["https://keras.io/api/applications/","https://githu\
b.com/openai/whisper"],reports:[{files:{"/root/.keras/models/vgg16.h5":9e4,"/root/.ollama/models/blobs/sha256-1":700},bytes:90700},{files:{"/root/.cache/whisper/small.pt":500,"/home/app/.EasyOCR/model\
/craft.pth":7},bytes:507}],ignores:[{files:{"/app/models/vgg16.h5":900},because:"a folder that somebody chose"},{files:{"/root/.ollama/id_ed25519.pub":90},because:"no model"}]};var SIZES=["sm","md","trf","lg"],MODEL=/^(.*\/(?:site|dist)-packages\/[^/]{2}_(?:core|dep|ent)_(?:web|news|wiki)_)(sm|md|lg|trf)\//,spacy_model_variants_default={id:"spacy-model-variants",title:"Sever\
al sizes of one spaCy model",before:["hf-xet-chunk-cache"],severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/{site,dist}-packages/??_{core,dep,ent}_{web,news,wiki}_{sm,md,lg,trf}/**"],
whenFolder:(path2,image)=>{let[,prefix2="",size=""]=MODEL.exec(path2)??[];return SIZES.slice(SIZES.indexOf(size)+1).some(one=>image.isDirectory(prefix2+one))},whenText:"A larger model of the same name\
 is next to it. The largest does not count.",why:"An application loads one of them.",remedy:"Install only the model that the program loads, for example `en_core_web_md` without `en_core_web_sm`.",example:{
before:"RUN python -m spacy download en_core_web_sm && python -m spacy download en_core_web_md",after:"RUN python -m spacy download en_core_web_md"},references:["https://spacy.io/models"],reports:[{files:{
"/usr/local/lib/python3.12/site-packages/en_core_web_sm/en_core_web_sm-3.7.1/model":12e3,"/usr/local/lib/python3.12/site-packages/en_core_web_lg/en_core_web_lg-3.7.1/vocab/vectors":5e5},bytes:12e3},{files:{
"/v/site-packages/de_core_news_md/a":7,"/v/site-packages/de_core_news_trf/a":9,"/v/site-packages/de_core_news_lg/a":11},bytes:16}],ignores:[{files:{"/usr/local/lib/python3.12/site-packages/spacy/lang/\
en/stop_words.py":900},because:"the library"},{files:{"/v/site-packages/en_core_web_lg/a":900,"/v/site-packages/de_core_news_lg/a":900},because:"one size of each model"}]};var torch_hub_cache_default={id:"torch-hub-cache",title:"torch.hub checkpoints and repositories",before:["browser-binaries"],severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/torch\
/**"],envDirectories:{TORCH_HOME:["hub/**"]},why:"They may be the weights that a program uses.",cost:"Without the files, the program downloads them when it starts, and fails without a network.",remedy:"\
Keep only the checkpoints that the program loads: download them in a build stage, and copy just their files with `COPY --from`.",example:{before:"COPY --from=models /root/.cache/torch /root/.cache/tor\
ch",after:"COPY --from=models /root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth /root/.cache/torch/hub/checkpoints/"},keep:"Name the folder of the model as `path`, so that other models are stil\
l reported.",references:["https://pytorch.org/docs/stable/hub.html"],reports:[{files:{"/root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth":9e4},bytes:9e4},{files:{"/models/torch/hub/checkpoints/\
a.pth":70},env:["TORCH_HOME=/models/torch"],bytes:70}],ignores:[{files:{"/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so":900},because:"the library"},{files:{"/models/torch/resnet.pt":900},
env:["TORCH_HOME=/models/torch"],because:"another place below the same directory"}]};var doc_files_default={id:"doc-files",title:"Package documentation",severity:"info",confidence:"safe-if-unused",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/{doc,doc-base,gtk-doc\
,help,lintian,linda,bug,devhelp}/**","/usr/share/{perl,perl5}/**/*.pod","/usr/local/share/javadoc/**"],not:[{glob:"/**/copyright*",why:"licence text: the distribution's permission to redistribute depe\
nds on it"},{glob:"/**/{LICENSE,LICENCE,COPYING,NOTICE,COPYRIGHT,AUTHORS}*",why:"licence text"},{glob:"/usr/share/{licenses,common-licenses}/**",why:"licence text"}],evenIfReferenced:!0,why:"Changelog\
s, explanations and examples.",remedy:"With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/doc/*`\
 and `path-include=/usr/share/doc/*/copyright` to `/etc/dpkg/dpkg.cfg.d/nodoc` before installing.",options:[{programs:["dnf","dnf5","yum"],verb:"install",add:"--setopt=tsflags=nodocs",unless:["--nodoc\
s","--no-docs"]}],example:{before:"RUN dnf install -y httpd && dnf clean all",after:"RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all"},references:["https://github.com/debuerreotype/d\
ebuerreotype/blob/master/scripts/.slimify-excludes"],reports:[{files:{"/usr/share/doc/git/RelNotes/2.39.5.txt":9e4,"/usr/share/doc/bash/changelog.Debian.gz":700},bytes:90700},{files:{"/usr/share/perl/\
5.36/pod/perl.pod":70,"/usr/share/lintian/overrides/bash":4},bytes:74}],ignores:[{files:{"/usr/share/doc/git/copyright":900},because:"licence"},{files:{"/usr/share/common-licenses/GPL-3":900},because:"\
licence"},{files:{"/usr/share/doc/x/LICENSE.txt":900},because:"licence"}]};var fonts_icons_default={id:"fonts-icons",title:"Fonts, icons, themes and sounds",severity:"info",confidence:"judgement",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/{fonts,icons\
,themes,pixmaps,backgrounds,sounds,wallpapers}/**","/var/cache/fontconfig/**"],evenIfReferenced:!0,why:"Browsers, PDF and chart rendering need fonts; a plain service does not. Icon themes are installe\
d because GTK recommends them.",remedy:"Install only the font family that is rendered, as in `apt-get install --no-install-recommends fonts-dejavu-core`, which also leaves out icon themes that GTK rec\
ommends.",example:{before:"RUN apt-get update && apt-get install -y fonts-noto && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core &\
& rm -rf /var/lib/apt/lists/*"},references:["https://packages.debian.org/bookworm/fonts/"],reports:[{files:{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf":9e4,"/usr/share/icons/Adwaita/48x48/x.\
png":700},bytes:90700},{files:{"/usr/local/share/fonts/x.ttf":70,"/var/cache/fontconfig/a.cache-7":4},bytes:74}],ignores:[{files:{"/app/public/fonts/inter.woff2":900},because:"application asset"},{files:{
"/usr/share/fonts/truetype/x/LICENSE.txt":90},because:"a licence"}]};var info_pages_default={id:"info-pages",title:"GNU info pages",severity:"info",confidence:"safe-if-unused",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/info/**"],evenIfReferenced:!0,
why:"Text for people at a terminal.",remedy:"With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/\
info/*` to `/etc/dpkg/dpkg.cfg.d/nodoc` before packages are installed.",options:[{programs:["dnf","dnf5","yum"],verb:"install",add:"--setopt=tsflags=nodocs",unless:["--nodocs","--no-docs"]}],example:{
before:"RUN dnf install -y httpd && dnf clean all",after:"RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all"},references:["https://github.com/debuerreotype/debuerreotype/blob/master/sc\
ripts/.slimify-excludes"],reports:[{files:{"/usr/share/info/sed.info.gz":9e4},bytes:9e4},{files:{"/usr/local/share/info/dir":70},bytes:70}],ignores:[{files:{"/usr/share/infodata/x":900},because:"other\
 name"},{files:{"/app/info/a.txt":90},because:"another place"}]};var VARIABLES=["LANG","LC_ALL","LANGUAGE"],languagesOf=perImage(image=>new Set(VARIABLES.flatMap(name=>(image.env(name)??"").split(":")).flatMap(one=>[one,one.replace(/[.@].*/,""),one.replace(/[_.@].*/,
"")]))),locale_files_default={id:"locale-files",title:"Translations and locale sources",severity:"info",confidence:"judgement",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/locale\
/**","/usr/share/i18n/**"],not:[{glob:"/**/locale/{en,en_*,C,C.*,POSIX}/**",why:"English, C and POSIX stay"},{glob:"/usr/share/locale/locale.alias",why:"read by libc"}],whenFolder:(path2,image)=>{let language=/\/locale\/([^/]+)\//.
exec(path2)?.[1];return language===void 0||!languagesOf(image).has(language)},whenText:"`LANG`, `LC_ALL` and `LANGUAGE` of the image do not name the language.",evenIfReferenced:!0,why:"Translations of\
 command line tools. Compiled locales, which `LANG` needs, are in `/usr/lib/locale`, where no rule looks.",remedy:"With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/us\
r/share/locale/*` and `path-include=/usr/share/locale/locale.alias` to `/etc/dpkg/dpkg.cfg.d/nolocale` before packages are installed.",example:{before:"",after:"RUN printf 'path-exclude=/usr/share/loc\
ale/*\\npath-include=/usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/nolocale"},keep:"Name the language in `LANG`, `LC_ALL` or `LANGUAGE`: the rule leaves its files alone.",references:["http\
s://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes"],reports:[{files:{"/usr/share/locale/de/LC_MESSAGES/coreutils.mo":9e3,"/usr/share/i18n/charmaps/UTF-8.gz":70},bytes:9070},
{files:{"/usr/share/locale/fr/LC_MESSAGES/a.mo":5,"/usr/share/locale/de/LC_MESSAGES/a.mo":4},env:["LANG=de_DE.UTF-8"],bytes:5}],ignores:[{files:{"/usr/lib/locale/C.utf8/LC_CTYPE":900},because:"compile\
d locale"},{files:{"/usr/share/zoneinfo/Europe/Berlin":900},because:"time zones: never a rule"},{files:{"/usr/share/locale/en_GB/LC_MESSAGES/x.mo":900},because:"language in use"},{files:{"/usr/share/l\
ocale/pt_BR/LC_MESSAGES/a.mo":900,"/usr/share/locale/fr/LC_MESSAGES/a.mo":9},env:["LC_ALL=pt_BR.UTF-8","LANGUAGE=fr:en"],because:"languages in use"}]};var man_pages_default={id:"man-pages",title:"Manual pages",severity:"info",confidence:"safe-if-unused",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share,local}/man/**","/usr/share/grof\
f/**"],evenIfReferenced:!0,why:"Text for people at a terminal.",cost:"Keep the directories `/usr/share/man/man1` to `man8`: some packages (OpenJDK, PostgreSQL) put links there when they are installed,\
 and fail without them.",remedy:"With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/man/*` to `/\
etc/dpkg/dpkg.cfg.d/nodoc` before packages are installed.",options:[{programs:["dnf","dnf5","yum"],verb:"install",add:"--setopt=tsflags=nodocs",unless:["--nodocs","--no-docs"]}],example:{before:"RUN d\
nf install -y httpd && dnf clean all",after:"RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all"},references:["https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimif\
y-excludes"],reports:[{files:{"/usr/share/man/man1/ls.1.gz":9e4},bytes:9e4},{files:{"/usr/local/man/man1/x.1":70,"/usr/share/groff/1.22/tmac/an.tmac":4},bytes:74}],ignores:[{files:{"/usr/share/mantis/\
index.php":900},because:"other name"},{files:{"/usr/share/man/man7/COPYING":90},because:"a licence"}]};var ruby_docs_default={id:"ruby-docs",title:"RDoc and ri documentation",before:["doc-files"],severity:"info",confidence:"safe",bucket:"removable",sparesLicences:!0,globs:["/{usr/,usr/local/}share/ri/*\
*","/**/{gems,bundle}/doc/**","/{usr/local/lib/ruby,var/lib}/gems/*/doc/**"],why:"Only the command `ri` reads them.",remedy:"Install with `gem install --no-document`, or set it for all later gems in R\
uby's own image: `echo 'gem: --no-document' >> /usr/local/etc/gemrc`.",options:[{programs:["gem"],verb:["install","update"],add:"--no-document",unless:["-N"]}],example:{before:"RUN gem install rails",
after:"RUN gem install --no-document rails"},references:["https://guides.rubygems.org/command-reference/"],reports:[{files:{"/usr/local/lib/ruby/gems/3.3.0/doc/json-2.7/ri/JSON/cdesc-JSON.ri":9e4,"/us\
r/share/ri/3.1.0/system/x.ri":700},bytes:90700},{files:{"/usr/local/bundle/doc/rails-7.1/ri/cache.ri":70},bytes:70}],ignores:[{files:{"/usr/local/bundle/gems/rails-7.1/README.md":900},because:"gem con\
tent"},{files:{"/usr/local/bundle/doc/x/LICENSE":90},because:"a licence"}]};var OBJ=new Set(["obj"]),dotnet_obj_default={id:"dotnet-obj",title:"Intermediate .NET build output",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/obj/{Debug,Release,project.assets.j\
son,*.nuget.*}","/**/obj/{Debug,Release}/**"],whenFolder:aroundNamed(OBJ,(folder,image)=>image.exists(`${folder}/project.assets.json`)),whenText:"The folder `obj` has a `project.assets.json`.",why:"In\
termediate files of MSBuild.",remedy:"List `**/obj` and `**/bin` in .dockerignore, and copy only the output of `dotnet publish` to the final stage.",example:{file:".dockerignore",before:"",after:["**/\
obj","**/bin"].join(`
`)},references:["https://learn.microsoft.com/en-us/dotnet/core/docker/build-container"],reports:[{files:{"/src/Api/obj/Release/net8.0/Api.dll":9e3,"/src/Api/obj/project.assets.json":500},bytes:9500},{
files:{"/app/obj/Api.csproj.nuget.g.props":7,"/app/obj/project.assets.json":5},bytes:12}],ignores:[{files:{"/app/Api.dll":900},because:"published"},{files:{"/src/lib/obj/model.obj":900},because:"3D mo\
del folder"},{files:{"/src/obj/Debug/x":900},because:"not a folder of MSBuild"}]};var nuget_http_cache_default={id:"nuget-http-cache",title:"NuGet HTTP, plug-in and scratch caches",before:["dotnet-obj"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.local/share/NuG\
et/{v3-cache,http-cache,plugins-cache,Cache}/**","/tmp/NuGetScratch*/**","~/.dotnet/{TelemetryStorageService,toolResolverCache,optimizationdata}/**","~/.templateengine/**"],why:"Raw copies that NuGet \
itself trusts for half an hour, and usage data of the SDK.",remedy:"Publish in one stage and copy only the output to the final one, or end each RUN that restores with `dotnet nuget locals http-cache -\
-clear`.",mounts:["~/.local/share/NuGet"],example:{before:"RUN dotnet publish -c Release -o /out",after:"RUN dotnet publish -c Release -o /out && dotnet nuget locals http-cache --clear"},references:["\
https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders"],reports:[{files:{"/root/.local/share/NuGet/v3-cache/670c1461/list_x.dat":9e4,"/tmp/NuGetScratc\
hroot/lock/a":700},bytes:90700},{files:{"/home/app/.dotnet/TelemetryStorageService/x.trn":70},bytes:70}],ignores:[{files:{"/root/.nuget/NuGet/NuGet.Config":900},because:"configuration"},{files:{"/root\
/.dotnet/tools/dotnet-ef":900},because:"an installed tool"}]};var nuget_packages_default={id:"nuget-packages",title:"NuGet global packages folder",before:["dotnet-obj"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.nuget/packages/**",
"/usr/{share,lib}/dotnet/sdk/NuGetFallbackFolder/**"],envDirectories:{NUGET_PACKAGES:["**"]},whenImage:image=>!image.hasNameThatEnds(".runtimeconfig.dev.json"),whenText:"The image has no `*.runtimecon\
fig.dev.json`, which makes an unpublished program load packages from here.",adviceForCommands:["dotnet run","dotnet watch","dotnet test"],why:"`dotnet publish` copies what the program needs.",remedy:"\
Publish in one stage and copy only the output to a final one without the SDK. Or keep the packages in a cache mount at `/root/.nuget/packages`, in each RUN that restores, builds or publishes.",mounts:[
"~/.nuget/packages"],usedBy:[{programs:["dotnet"],verb:["build","pack","publish","restore","run","test"]}],example:{before:"RUN dotnet publish -c Release -o /out",after:"RUN --mount=type=cache,target=\
/root/.nuget/packages dotnet publish -c Release -o /out"},references:["https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders"],reports:[{files:{"/root\
/.nuget/packages/newtonsoft.json/13.0.3/lib/net6.0/Newtonsoft.Json.dll":9e4,"/packages/x/1.0/x.dll":7},env:["NUGET_PACKAGES=/packages"],bytes:90007},{files:{"/root/.nuget/packages/x/1.0/x.dll":7},entrypoint:[
"dotnet","watch","run"],bytes:0,advice:7}],ignores:[{files:{"/app/Newtonsoft.Json.dll":900},because:"published"},{files:{"/root/.nuget/packages/x/1.0/x.dll":900,"/src/bin/Debug/Api.runtimeconfig.dev.j\
son":5},because:"an unpublished program loads it"}]};var MIN_SIZE=1048576,archive_left_default={id:"archive-left",title:"Large archive, apparently not unpacked",severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/*.{tar,tar.gz,tgz,tar.xz,\
txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}","/usr/src/php.tar.xz"],not:[{glob:"/usr/{share,lib,lib64,libexec}/**",why:"distribution data"},{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/{site\
,dist}-packages/**",why:"package content"},{glob:"/**/gems/**",why:"package content"},{glob:"/**/nltk_data/**",why:"data"},{glob:"/**/.yarn/**",why:"yarn rules"},{glob:"/**/python[0-9]*.zip",why:"zipi\
mport"}],when:({size})=>size>=MIN_SIZE,whenText:"The archive has at least 1048576 bytes.",why:"It may be data that a program reads. `/usr/src/php.tar.xz` belongs to the official PHP image, which unpac\
ks it to build extensions; only a smaller base avoids it.",remedy:"If only the build needs the archive, delete it with `rm` in the RUN that fetches it, or read it with `RUN --mount=type=bind` from the\
 context or another stage instead of copying it.",example:{before:"COPY --from=fetch /dl/dataset.tar.gz /tmp/",after:"RUN --mount=type=bind,from=fetch,source=/dl,target=/dl tar -xzf /dl/dataset.tar.gz\
 -C /opt"},keep:"Name the archive as `path`, so that others are still reported.",references:["https://docs.docker.com/reference/dockerfile/#run---mounttypebind","https://github.com/docker-library/php"],
reports:[{files:{"/srv/dump.tar.gz":9e6,"/usr/src/php.tar.xz":12e6},bytes:21e6},{files:{"/data/a.7z":1048576,"/data/b.7z":1048575},bytes:1048576}],ignores:[{files:{"/usr/share/dict/words.tar.gz":900},
because:"distribution data"},{files:{"/srv/a.tar.gz":9e5},because:"too small to bother"}]};var MIN_SIZE2=262144,SUFFIX=/\.(tar|tar\.gz|tgz|tar\.xz|txz|tar\.bz2|tbz2|tar\.zst|zip|7z|rar)$/;function unpackedBy({name,args}){if(/^(?:bsd|g)?tar$/.test(name))return unpackedByTar(args);let operands=args.
filter((arg,at)=>!arg.startsWith("-")&&args[at-1]!=="-d");return name==="unzip"?operands.slice(0,1):/^7z[az]?$/.test(name)?/^[xe]$/.test(operands[0]??"")?operands.slice(1,2):[]:name==="gunzip"?operands:
[]}function unpackedByTar(args){let flags=args.map((arg,at)=>(at===0?/^-?([a-zA-Z]+)$/:/^-([a-zA-Z]+)$/).exec(arg)?.[1]??"");return flags.some(letters=>letters.includes("x"))||args.some(arg=>/^--(?:extract|get)$/.
test(arg))?args.flatMap((arg,at)=>flags[at]?.includes("f")||arg==="--file"?args[at+1]??[]:arg.startsWith("--file=")?arg.slice(7):[]):[]}function isUnpacked({path:path2,size,layer},image){if(size<MIN_SIZE2)
return!1;if(image.isDirectory(path2.replace(SUFFIX,"")))return!0;let unpacked2=image.ran(layer).flatMap(unpackedBy),name=nameOf(path2);return unpacked2.some(word=>nameOf(word)===name)?!0:unpacked2.some(
word=>/[$*?]/.test(word))&&image.countNamed(layer,SUFFIX)===1}function nameOf(path2){return path2.slice(path2.lastIndexOf("/")+1)}var archive_unpacked_default={id:"archive-unpacked",title:"Archive nex\
t to its unpacked contents",before:["archive-left"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}"],not:[{glob:"/usr/{s\
hare,lib,lib64,libexec}/**",why:"distribution data"},{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/{site,dist}-packages/**",why:"package content"},{glob:"/**/gems/**",why:"package cont\
ent"},{glob:"/**/nltk_data/**",why:"the rule nltk-zip"},{glob:"/**/.yarn/**",why:"the yarn rules"},{glob:"/**/.ivy2/**",why:"Ivy resolves from it"},{glob:"/**/python[0-9]*.zip",why:"Python imports its\
 standard library from it"}],when:isUnpacked,whenText:'The archive has at least 262144 bytes, and something shows that it was unpacked. Either a directory with its name, without the suffix, is next to\
 it (`foo-1.2` for `foo-1.2.tar.gz`). Or the RUN that made its layer unpacks it (`tar -x`, `unzip`, `7z x`, `gunzip`) and names it; a variable or a pattern (`tar -xf "$FILE"`) is enough if the layer h\
as no other archive.',why:"The image has its contents twice.",remedy:"Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or delete the archive in the RUN that unpacks it.\
 A local tar archive needs no copy: `ADD` unpacks it.",example:{before:"RUN curl -fsSLO https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.gz && tar -xzf node-v24.11.0-linux-x64.tar.gz -C /o\
pt",after:"RUN curl -fsSL https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.gz | tar -xz -C /opt"},references:["https://docs.docker.com/reference/dockerfile/#add","https://github.com/hadoli\
nt/hadolint/wiki/DL3010"],reports:[{files:{"/opt/solr-9.6.0.tgz":27e7,"/opt/solr-9.6.0/bin/solr":3e3},bytes:27e7},{files:{"/app/data.zip":262144},createdBy:"RUN /bin/sh -c curl -fsSLO https://example.\
org/data.zip && unzip -q data.zip # buildkit",bytes:262144},{files:{"/srv/dl/pkg.tgz":3e5,"/opt/pkg/bin/x":9},createdBy:'RUN /bin/sh -c f="/srv/dl/$NAME"; curl -o "$f" "$URL" && tar -xzf "$f" -C /opt \
# buildkit',bytes:3e5},{files:{"/opt/a.tar.gz":3e5,"/opt/b.tar.gz":300001},createdBy:"|1 V=1 /bin/sh -c cd /opt && tar -C /usr/local --extract --file=./b.tar.gz",bytes:300001}],ignores:[{files:{"/srv/\
backup.tgz":3e5},createdBy:"RUN /bin/sh -c tar -czf /srv/backup.tgz /data # buildkit",because:"the command makes it"},{files:{"/srv/app.zip":3e5},createdBy:'RUN /bin/sh -c apt-get install -y unzip tar\
 $PACKAGES && curl -fo /srv/app.zip "$URL" # buildkit',because:"the programs are installed, but unpack nothing"},{files:{"/srv/a.zip":3e5,"/srv/b.zip":3e5},createdBy:'RUN /bin/sh -c unzip -q "$FILE" -\
d /opt # buildkit',because:"the command does not tell which of the two it unpacks"},{files:{"/srv/download.zip":3e5},createdBy:'RUN /bin/sh -c curl -fsSL "$URL" | tar -xz -C "$DIR" && curl -fo /srv/$N\
AME "$OTHER" # buildkit',because:"the command unpacks a pipe, not a file"},{files:{"/app/public/downloads/brochure.zip":9e5},createdBy:"COPY public /app/public # buildkit",because:"a file that the ima\
ge serves: nothing unpacked it"},{files:{"/usr/local/lib/python311.zip":9e5,"/usr/local/lib/python311/":0},because:"the standard library of Python"},{files:{"/app/lib/app.jar":9e5,"/app/lib/app/":0},because:"\
not an archive to this rule"},{files:{"/opt/a.zip":262143,"/opt/a/":0},because:"too small to bother"}]};var gcloud_backup_default={id:"gcloud-backup",title:"Google Cloud CLI component backups",before:["installer-leftover"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/google-cloud-sdk\
/.install/.backup/**","/**/google-cloud-cli/.install/.backup/**","/**/google-cloud-sdk/.install/.download/**"],why:"The state before the last change, kept for `gcloud components restore`.",remedy:"End\
 each RUN that changes components with `rm -rf \"$(gcloud info --format='value(installation.sdk_root)')/.install/.backup\"`.",example:{before:"RUN gcloud components install kubectl --quiet",after:`RUN\
 gcloud components install kubectl --quiet && rm -rf "$(gcloud info --format='value(installation.sdk_root)')/.install/.backup"`},references:["https://cloud.google.com/sdk/gcloud/reference/components/r\
estore"],reports:[{files:{"/opt/google-cloud-sdk/.install/.backup/lib/x.py":9e4},bytes:9e4},{files:{"/usr/lib/google-cloud-sdk/.install/.download/a.tar.gz":70},bytes:70}],ignores:[{files:{"/opt/google\
-cloud-sdk/lib/googlecloudsdk/core/x.py":900},because:"the tool"},{files:{"/opt/google-cloud-sdk/.install/core.manifest":90},because:"what is installed"}]};var AWS_CLI=/\/aws\/(dist\/|dist$|install$)/,installer_leftover_default={id:"installer-leftover",title:"Installers left in place",before:["os-package-file"],severity:"warn",confidence:"safe",bucket:"r\
emovable",globs:["/**/{get-pip.py,get-poetry.py,install-poetry.py,composer-setup.php,rustup-init,rustup-init.sh,nodesource_setup.sh,awscliv2.zip,awscli-bundle.zip,aws-sam-cli-linux-*.zip,session-manag\
er-plugin.deb,packages-microsoft-prod.deb}","/**/{Miniconda,Anaconda,Miniforge,Mambaforge,Micromamba}*-Linux-*.sh","/**/{google-chrome*,wkhtmltox*,dumb-init*,tini*,libssl*,chrome-remote-desktop*}.{deb\
,rpm}","/**/{chromedriver*,chrome-linux*,geckodriver*,instantclient*,terraform_*,vault_*,consul_*,packer_*,protoc-*,gradle-*-bin,gradle-*-all,sonar-scanner-*,nifi-*}.zip","/**/{go[0-9]*.linux-*,node-v\
*-linux-*,apache-maven-*-bin,apache-tomcat-*,spark-*-bin-*,kafka_*,hadoop-*,openjdk-*,jdk-*_linux-*,OpenJDK*U-*,zulu*-linux*,Python-[0-9]*,ruby-[0-9]*,openssl-[0-9]*,nginx-[0-9]*,helm-v*,prometheus-*.\
linux-*,node_exporter-*,s6-overlay-*,boost_*,cmake-[0-9]*,geckodriver-v*}.{tar.gz,tgz,tar.xz,tar.bz2}","/**/cuda_*_linux.run","/**/cudnn-*.{tar.xz,tgz}","/**/NVIDIA-Linux-*.run","/{,tmp/,opt/,root/,ho\
me/*/}aws/{dist,install}","/{,tmp/,opt/,root/,home/*/}aws/dist/**"],not:[{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/{site,dist}-packages/**",why:"package content"},{glob:"/usr/share\
/**",why:"distribution data"},{glob:"/usr/lib/**",why:"distribution data"}],when:({path:path2},image)=>!AWS_CLI.test(path2)||image.exists("/usr/local/aws-cli"),whenText:"`aws/dist` and `aws/install` c\
ount only if `/usr/local/aws-cli` exists.",why:"Programs that run once, or archives of something that is installed elsewhere.",remedy:"Fetch, run and delete the installer in one RUN, with `rm` at its \
end, or pipe the download into the command that reads it: `curl -fsSL` into `sh` or `tar -xz`.",example:{before:"RUN curl -fsSLO https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip && unzip -q aw\
scli-exe-linux-x86_64.zip && ./aws/install",after:"RUN curl -fsSLO https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip && unzip -q awscli-exe-linux-x86_64.zip && ./aws/install && rm -rf awscli-ex\
e-linux-x86_64.zip aws"},references:["https://docs.docker.com/build/building/best-practices/","https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/get-p\
ip.py":26e5,"/opt/Miniconda3-latest-Linux-x86_64.sh":15e7,"/opt/conda/bin/conda":500},bytes:1526e5},{files:{"/awscliv2.zip":60,"/aws/dist/awscli/data/ac.index":7,"/aws/install":1,"/usr/local/aws-cli/v\
2/current/dist/aws":9},bytes:68},{files:{"/opt/apache-maven-3.9.6-bin.tar.gz":9,"/opt/google-chrome-stable_current_amd64.deb":5,"/root/go1.22.1.linux-amd64.tar.gz":3},bytes:17}],ignores:[{files:{"/opt\
/conda/bin/conda":500,"/usr/local/bin/tini":2e4,"/usr/local/aws-cli/v2/current/dist/aws":9},because:"installed"},{files:{"/opt/aws/dist/index.js":700},because:"the AWS CLI is not installed, so the fol\
der is something else"},{files:{"/app/node_modules/x/get-pip.py":5,"/usr/lib/python3/dist-packages/virtualenv/get-pip.py":5},because:"content of a package"}]};var MIN_SIZE3=4096,MAX_PARENTS=4,INDEXES=["Packages","Packages.gz","Packages.xz","repodata/repomd.xml"];function isNoRepository({path:path2,size},image){let folder=path2.slice(0,path2.lastIndexOf("/"));
if(size<MIN_SIZE3||isRepository(folder,image))return!1;for(let up=0;up<MAX_PARENTS&&folder!=="";up++)if(folder=folder.slice(0,folder.lastIndexOf("/")),isRepository(folder,image))return!1;return!0}function isRepository(folder,image){
return INDEXES.some(name=>image.exists(`${folder}/${name}`))||image.isDirectory(`${folder}/pool`)||image.hasNameEnding(folder,".db.tar.gz")}var os_package_file_default={id:"os-package-file",title:"Pac\
kage files outside the caches",before:["archive-unpacked"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/*.{deb,udeb,ddeb,rpm,srpm,pkg.tar.zst,pkg.tar.xz}"],not:[{glob:"/**/node_mod\
ules/**",why:"payload of a package"},{glob:"/**/{site,dist}-packages/**",why:"payload of a package"}],when:isNoRepository,whenText:"The file has at least 4096 bytes, and neither its folder nor one of \
four folders above it looks like a package repository (`Packages`, `Packages.gz`, `Packages.xz`, `repodata/repomd.xml`, `*.db.tar.gz` or a folder `pool`). `.apk` files do not count: they may be Androi\
d programs.",why:"The packages are installed, and the package database has a record of them.",remedy:"Delete the package file with `rm` in the RUN that fetches and installs it. A local one needs no co\
py: install it from `RUN --mount=type=bind`.",example:{before:["COPY packages /packages","RUN dpkg -i /packages/*.deb"].join(`
`),after:"RUN --mount=type=bind,source=packages,target=/packages dpkg -i /packages/*.deb"},references:["https://docs.docker.com/reference/dockerfile/#run---mounttypebind"],reports:[{files:{"/opt/foo_1\
.0_amd64.deb":9e4},bytes:9e4},{files:{"/root/epel-release-latest-9.noarch.rpm":19e3,"/root/small.rpm":4095,"/root/exact.rpm":4096},bytes:23096}],ignores:[{files:{"/srv/mirror/pool/main/f/foo_1.0_amd64\
.deb":9e4},because:"a repository that the image serves"},{files:{"/repo/x86_64/a.rpm":9e4,"/repo/repodata/repomd.xml":3e3},because:"a repository with its metadata"},{files:{"/srv/arch/a.pkg.tar.zst":9e4,
"/srv/arch/own.db.tar.gz":300},because:"a repository of pacman"},{files:{"/app/assets/demo.apk":9e4},because:"an Android program"}]};var MIN_SIZE4=4096,WHEEL=/\/([^/-]+)-([^/-]+)(?:-[^/]*)?\.whl$/,SOURCE=/\/([^/]+)-([^/-]+)\.tar\.gz$/;function isInstalled({path:path2},image){let[,name="",version=""]=WHEEL.exec(path2)??SOURCE.exec(path2)??
[],plain=name.replace(/[-.]/g,"_");return[name,plain,plain.toLowerCase()].some(one=>image.hasName(`${one}-${version}.dist-info`))}var wheel_files_default={id:"wheel-files",title:"Wheels and source arc\
hives outside caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/*.whl","/{wheels,wheelhouse,dist,tmp/wheels,app/wheels,app/dist,usr/src/app/wheels}/*.tar.gz"],not:[{glob:"/**/en\
surepip/_bundled/**",why:"python-build-tools"},{glob:"/usr/share/python-wheels/**",why:"python-build-tools"},{glob:"/**/{site,dist}-packages/**",why:"virtualenv seed wheels and others"},{glob:"/**/vir\
tualenv/**",why:"seed wheels"},{glob:"/opt/{conda,miniconda}*/**",why:"conda"}],when:({size})=>size>=MIN_SIZE4,whenText:"The file has at least 4096 bytes.",adviceFor:(file,image)=>!isInstalled(file,image),
adviceWhenText:"The image has no `.dist-info` of that name and version: the wheel is not installed, and may be needed.",why:"The packages in them are already installed.",remedy:"Install the wheels fro\
m `RUN --mount=type=bind,from=build` instead of copying them: a copy stays in its layer even after `rm`.",example:{before:["COPY --from=build /wheels /wheels","RUN pip install --no-cache-dir --no-inde\
x /wheels/*.whl"].join(`
`),after:"RUN --mount=type=bind,from=build,source=/wheels,target=/wheels pip install --no-cache-dir --no-index /wheels/*.whl"},references:["https://docs.docker.com/reference/dockerfile/#run---mounttyp\
ebind","https://peps.python.org/pep-0427/"],reports:[{files:{"/wheels/numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.whl":18e6,"/wheels/My.Tool-1.0.tar.gz":5e3,"/usr/lib/python3/dist-packages/numpy-1.\
26.4.dist-info/METADATA":5,"/v/site-packages/my_tool-1.0.dist-info/RECORD":5},bytes:18005e3},{files:{"/srv/x-1.0-py3-none-any.whl":5e3,"/v/site-packages/x-2.0.dist-info/RECORD":5},bytes:0,advice:5e3}],
ignores:[{files:{"/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl":900},because:"needed by `python -m venv`"},{files:{"/wheels/x-1.0-py3-none-any.whl":4095},because:"too small to both\
er"}]};var go_build_cache_default={id:"go-build-cache",title:"Go build cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/{go-build,golangci-lint,gopls,staticcheck}/**","~/.config/go/\
telemetry/**"],not:[{glob:"~/.config/go/telemetry/mode",why:"a setting: whether to count usage"}],envDirectories:{GOCACHE:["**"]},why:"Compiled packages, test results, and the usage counters of the go\
 command.",remedy:"Build in one stage and copy only the program to the final one, or keep the cache in a cache mount at `/root/.cache/go-build`.",mounts:["~/.cache/go-build","~/.cache/golangci-lint"],
usedBy:[{programs:["go"],verb:["build","install","run","test","vet"]},{programs:["golangci-lint"]}],example:{before:"RUN go build -o /usr/local/bin/api ./cmd/api",after:"RUN --mount=type=cache,target=\
/root/.cache/go-build go build -o /usr/local/bin/api ./cmd/api"},references:["https://pkg.go.dev/cmd/go","https://go.dev/doc/telemetry"],reports:[{files:{"/root/.cache/go-build/b1/b1aa-d":9e4},bytes:9e4},
{files:{"/gocache/ab/ab-d":70,"/root/.cache/golangci-lint/x":2},env:["GOCACHE=/gocache"],bytes:72},{files:{"/root/.config/go/telemetry/local/go@go1.23.4-go1.23.4-linux-amd64-2024-12-01.v1.count":16384,
"/home/u/.config/go/telemetry/local/upload.token":3},bytes:16387}],ignores:[{files:{"/root/.config/go/telemetry/mode":3,"/root/.config/go/env":40},because:"settings"},{files:{"/usr/local/go/pkg/tool/l\
inux_amd64/compile":900},because:"toolchain"},{files:{"/app/go-build/main.go":900},because:"an application"}]};var go_mod_cache_default={id:"go-mod-cache",title:"Go module cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/go/pkg/{mod,sumdb}/**","/go/pkg/{mod,sumdb}/**"],envDirectories:{GOMODCACHE:[
"**"],GOPATH:["pkg/{mod,sumdb}/**"]},adviceForCommands:["go","air"],why:"Source code of modules. Linked programs do not read it.",remedy:"Build in one stage and copy only the program to the final one,\
 or keep the modules in a cache mount at `/go/pkg/mod`, in each RUN that downloads or builds.",mounts:["/go/pkg/mod","~/go/pkg/mod"],usedBy:[{programs:["go"],verb:["build","generate","install","list",
"mod","run","test","tool","vet"]},{programs:["golangci-lint"]}],example:{before:"RUN go build -o /usr/local/bin/api ./cmd/api",after:"RUN --mount=type=cache,target=/go/pkg/mod go build -o /usr/local/b\
in/api ./cmd/api"},references:["https://go.dev/ref/mod","https://pkg.go.dev/cmd/go"],reports:[{files:{"/go/pkg/mod/github.com/gin-gonic/gin@v1.10.0/gin.go":9e4,"/root/go/pkg/mod/cache/download/x/@v/v1\
.zip":700},bytes:90700},{files:{"/go/pkg/mod/x@v1/a.go":70},cmd:["go","run","."],bytes:0,advice:70},{files:{"/mods/cache/download/a.zip":7,"/gp/pkg/sumdb/x":2,"/gp/bin/app":5},env:["GOMODCACHE=/mods",
"GOPATH=/gp"],bytes:9}],ignores:[{files:{"/go/bin/app":900},because:"installed program"},{files:{"/app/vendor/github.com/x/y.go":900},because:"vendored source: no rule"}]};var gradle_cache_default={id:"gradle-cache",title:"Gradle user home caches",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.gradle/{caches,daemon,native,notifications,workers\
,.tmp,kotlin-profile,undefined-build}/**","~/.gradle/wrapper/dists/**","~/.{konan/cache,konan/dependencies}/**"],envDirectories:{GRADLE_USER_HOME:["{caches,daemon,native,notifications,workers,.tmp,kot\
lin-profile,undefined-build}/**","wrapper/dists/**"]},adviceForCommands:["gradle","gradlew"],why:"Dependency, transform and build caches, and the wrapper\u2019s distributions.",remedy:"Build in one st\
age and copy only the jar to the final one, or keep the caches in a cache mount: for root at `/root/.gradle/caches`, in the image gradle at `/home/gradle/.gradle/caches`.",mounts:["~/.gradle/caches","\
~/.gradle/wrapper/dists","/home/gradle/.gradle/caches","/home/gradle/.gradle/wrapper/dists"],usedBy:[{programs:["gradle","gradlew"]}],example:{before:"RUN ./gradlew --no-daemon bootJar",after:"RUN --m\
ount=type=cache,target=/root/.gradle/caches ./gradlew --no-daemon bootJar"},references:["https://docs.gradle.org/current/userguide/directory_layout.html"],reports:[{files:{"/root/.gradle/caches/module\
s-2/files-2.1/org.slf4j/slf4j-api/2.0.9/abc/slf4j-api-2.0.9.jar":9e4,"/home/gradle/.gradle/wrapper/dists/gradle-8.7-bin/x/gradle-8.7-bin.zip":700},bytes:90700},{files:{"/opt/gradle-home/caches/8.7/x.b\
in":70,"/opt/gradle-home/jdks/x/bin/java":5},env:["GRADLE_USER_HOME=/opt/gradle-home"],bytes:70},{files:{"/root/.gradle/daemon/8.7/d.log":9},cmd:["sh","./gradlew","run"],bytes:0,advice:9}],ignores:[{files:{
"/root/.gradle/jdks/eclipse_adoptium-21/bin/java":900},because:"may be the only JVM in the image"},{files:{"/root/.gradle/gradle.properties":900},because:"configuration"}]};var MARKS=["settings.gradle","settings.gradle.kts","build.gradle","build.gradle.kts","gradlew"],gradle_project_cache_default={id:"gradle-project-cache",title:"Gradle and Kotlin project state",severity:"\
info",confidence:"safe",bucket:"removable",globs:["/**/.gradle/**","/**/.kotlin/**"],not:[{glob:"~/.gradle/**",why:"gradle-cache claims the user home"},{glob:"/usr/!(src)/**",why:"system files"}],whenFolder:ofDirectory(
/^(.*)\/\.(?:gradle|kotlin)\//,(project,image)=>MARKS.some(name=>image.exists(`${project}/${name}`))),whenText:"`settings.gradle`, `build.gradle` (also with `.kts`) or `gradlew` is next to the folder.",
why:"File hashes and build history.",remedy:"List `**/.gradle` and `**/.kotlin` in .dockerignore. If the build inside the image writes them, copy only the jar to the final stage.",example:{file:".dock\
erignore",before:"",after:["**/.gradle","**/.kotlin"].join(`
`)},references:["https://docs.gradle.org/current/userguide/directory_layout.html"],reports:[{files:{"/workspace/.gradle/8.7/fileHashes/fileHashes.bin":9e3,"/workspace/settings.gradle.kts":5},bytes:9e3},
{files:{"/app/.kotlin/sessions/a":7,"/app/gradlew":5},bytes:7}],ignores:[{files:{"/root/.gradle/gradle.properties":900},because:"user home"},{files:{"/data/.gradle/x":900},because:"no project is next \
to it"}]};var MAX_PARENTS2=8;function isInJdk({path:path2},image){let folder=path2.slice(0,path2.lastIndexOf("/"));for(let up=0;up<MAX_PARENTS2&&folder!=="";up++){if(isJdk(folder,image))return!0;folder=folder.slice(
0,folder.lastIndexOf("/"))}return!1}var isJdk=perDirectory((folder,image)=>image.exists(`${folder}/bin/javac`)),jdk_only_files_default={id:"jdk-only-files",title:"JDK parts that a JRE does not have",severity:"\
info",confidence:"safe-if-unused",bucket:"advice",globs:["/**/{jvm,java,jdk*,*openjdk*,*temurin*,*corretto*,*zulu*}/**/{jmods/*.jmod,lib/src.zip,lib/ct.sym,demo/**,sample/**,man/**}","/**/{jvm,java,jd\
k*,*openjdk*}/{jmods/*.jmod,lib/src.zip,lib/ct.sym}"],when:isInJdk,whenText:"The same Java home has `bin/javac`.",evenIfReferenced:!0,why:"Only `jlink` reads `jmods`, only `javac --release` reads `ct.\
sym`, and sources, demos and manuals are for people.",remedy:"Start the final stage from a Java runtime such as `eclipse-temurin:21-jre`, or make one with `jlink` that has only the modules in use.",example:{
before:"FROM eclipse-temurin:21-jdk",after:"FROM eclipse-temurin:21-jre"},references:["https://docs.oracle.com/en/java/javase/21/docs/specs/man/jlink.html"],reports:[{files:{"/usr/lib/jvm/java-17-open\
jdk-amd64/jmods/java.base.jmod":7e4,"/usr/lib/jvm/java-17-openjdk-amd64/bin/javac":5},bytes:7e4},{files:{"/opt/java/openjdk/lib/src.zip":50,"/opt/java/openjdk/lib/ct.sym":9,"/opt/java/openjdk/bin/java\
c":5},bytes:59}],ignores:[{files:{"/usr/lib/jvm/java-17-openjdk-amd64/lib/modules":900},because:"the runtime image"},{files:{"/usr/lib/jvm/java-17-openjdk-amd64/lib/server/classes.jsa":900},because:"c\
lass data sharing: start-up speed"},{files:{"/usr/lib/jvm/java-17-openjdk-amd64/lib/ct.sym":900,"/usr/lib/jvm/java-17-openjdk-amd64/bin/java":5},because:"a JRE"}]};var maven_repo_default={id:"maven-repo",title:"Maven local repository",before:["gradle-project-cache"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.m2/{repository,wrapper/\
dists,build-cache}/**"],adviceForCommands:["mvn","mvnw","mvnd"],why:"Only the build reads it. A packaged jar or war contains its libraries.",remedy:"Build in one stage and copy only the jar or war to \
the final one, or keep the repository in a cache mount at `/root/.m2/repository`, in each RUN that calls Maven.",mounts:["~/.m2/repository","~/.m2/wrapper/dists","~/.m2/build-cache"],usedBy:[{programs:[
"mvn","mvnw"]}],example:{before:"RUN mvn -B package -DskipTests",after:"RUN --mount=type=cache,target=/root/.m2/repository mvn -B package -DskipTests"},references:["https://maven.apache.org/guides/int\
roduction/introduction-to-repositories.html","https://maven.apache.org/settings.html"],reports:[{files:{"/root/.m2/repository/org/springframework/spring-core/6.1.6/spring-core-6.1.6.jar":9e4},bytes:9e4},
{files:{"/root/.m2/wrapper/dists/apache-maven-3.9.6/x/lib/a.jar":70},cmd:["./mvnw","spring-boot:run"],bytes:0,advice:70},{files:{"/home/ci/.m2/repository/a/1/a-1.jar":9},cmd:["java","-jar","app.jar"],
bytes:9}],ignores:[{files:{"/usr/share/maven-repo/org/x/x.jar":900},because:"Debian\u2019s system repository: links to /usr/share/java"},{files:{"/root/.m2/settings.xml":900},because:"configuration (m\
ay hold passwords)"},{files:{"/app/lib/spring-core-6.1.6.jar":900},because:"application library"}]};var scala_cache_default={id:"scala-cache",title:"Ivy, sbt and Coursier caches",before:["jdk-only-files"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.ivy2/{cache,local}/**",
"~/.sbt/{boot,launchers}/**","$CACHE/{coursier,sbt,scalablytyped}/**","~/.coursier/**","~/.cache/bloop/**"],adviceBelowVariables:["JAVA_HOME"],adviceForCommands:["sbt","cs","coursier","scala-cli","sca\
la","amm","mill"],why:"Resolved jars. Programs started by `cs launch` need them.",remedy:"Build in one stage and copy only the assembly to the final one, or keep the jars in cache mounts at `/root/.ca\
che/coursier/v1`, `/root/.ivy2/cache` and `/root/.sbt/boot`.",mounts:["~/.cache/coursier/v1","~/.ivy2/cache","~/.sbt/boot"],usedBy:[{programs:["sbt","cs","mill"]}],example:{before:"RUN sbt assembly",after:"\
RUN --mount=type=cache,target=/root/.cache/coursier/v1 --mount=type=cache,target=/root/.ivy2/cache sbt assembly"},references:["https://get-coursier.io/docs/cache","https://www.scala-sbt.org/1.x/docs/D\
ependency-Resolution.html"],reports:[{files:{"/root/.cache/coursier/v1/https/central/org/x.jar":9e4,"/root/.ivy2/cache/org.scala-lang/scala-library/jars/s.jar":700},bytes:90700},{files:{"/root/.sbt/bo\
ot/scala-2.12/lib/a.jar":70},cmd:["cs","launch","x"],bytes:0,advice:70},{files:{"/root/.cache/coursier/arc/https/dl/jdk-17.tgz/jdk-17/lib/modules":9e4,"/root/.ivy2/local/a.jar":7},env:["JAVA_HOME=/roo\
t/.cache/coursier/arc/https/dl/jdk-17.tgz/jdk-17"],bytes:7,advice:9e4},{files:{"/home/app/.cache/bloop/a":9,"/root/.coursier/cache/b.jar":4},bytes:13}],ignores:[{files:{"/opt/app/lib/scala-library.jar":900},
because:"application library"},{files:{"/root/.sbt/1.0/plugins/plugins.sbt":90},because:"configuration"}]};var MIN_SIZE5=65536,CORE=/\/core(?:\.\d[^/]*)?$/,NAMED_DUMP=/\/(?:(?:core|jitdump)\.\d[^/]*|(?:coredump|minidump)[^/]*|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.dmp$/i,OF_CRASHES=/^\/var\/(?:crash|lib\/(?:systemd|apport)\/coredump)\//,
ELF_CORE=`\x7FELF${"\0".repeat(9)}\0`;function isCore(head){if(head===null||head.length<18)return!1;let[a,b,c,d,,order]=head;if(a!==127||b!==69||c!==76||d!==70)return!1;let[low,high]=order===2?[head[17],
head[16]]:[head[16],head[17]];return low===4&&high===0}var core_dumps_default={id:"core-dumps",title:"Core and heap dumps",severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/core","/**/c\
ore.[0-9]*","/**/vgcore.*","/var/{crash,lib/systemd/coredump,lib/apport/coredump}/**","/**/*.{hprof,heapsnapshot,heapdump,mdmp,dmp}"],not:[{glob:"/proc/**",why:"never in a layer"}],reads:[{name:"core",
rest:/^(?:\.\d+)?$/,most:Number.MAX_SAFE_INTEGER,head:64}],when({path:path2,size},image){return size<MIN_SIZE5?!1:path2.endsWith(".dmp")&&!OF_CRASHES.test(path2)?NAMED_DUMP.test(path2):!CORE.test(path2)||
isCore(image.head(path2))},whenText:"The file has at least 65536 bytes. A file named `core`, or `core` with a number behind it such as `core.123`, must be an ELF core file, and a `*.dmp` file must hav\
e a name that crash reporters give, such as `core.20240131.120000.7.0001.dmp` or a UUID.",why:"A program crashed during the build, or somebody looked at its memory. Such files may hold secrets.",remedy:"\
Delete the dump in the RUN that makes it, or switch dumps off with `ulimit -c 0` before the command that crashes. If the dump comes from the build context, list it in .dockerignore, as in `**/*.hprof`\
.",example:{before:"RUN npm run build",after:"RUN ulimit -c 0 && npm run build"},references:["https://man7.org/linux/man-pages/man5/core.5.html","https://man7.org/linux/man-pages/man5/elf.5.html","htt\
ps://eclipse.dev/openj9/docs/xdump"],reports:[{files:{"/var/crash/_usr_bin_x.0.crash":9e4,"/app/java_pid1.hprof":7e4},bytes:16e4},{files:{"/app/core.20240131.120000.7.0001.dmp":7e4,"/var/crash/x.dmp":65536,
"/app/crashes/0f8fad5b-d9cb-469f-a165-70867728950e.dmp":8e4},bytes:215536},{files:{"/app/core.4711":7e4},contents:{"/app/core.4711":ELF_CORE},bytes:7e4}],ignores:[{files:{"/usr/local/lib/python3.12/si\
te-packages/numpy/core/numeric.py":900},because:"directory called core"},{files:{"/opt/app/core":900},because:"program called core (not ET_CORE)"},{files:{"/opt/app/core":9e5},because:"not known to be\
 an ELF core file"},{files:{"/opt/taxonomy/names.dmp":2e8,"/opt/taxonomy/nodes.dmp":15e7},because:"tables of the NCBI taxonomy, which programs read"},{files:{"/docker-entrypoint-initdb.d/shop.dmp":9e7},
because:"a database export that the container loads when it starts"},{files:{"/app/java_pid1.hprof":65535},because:"too small for a dump"}]};function isDatabase(folder,image){return image.exists(`${folder}CURRENT`)||image.hasNameEnding(folder.slice(0,-1),".timeindex")}var debug_log_files_default={id:"debug-log-files",title:"Debug and crash\
 logs in the application",before:["test-fixtures"],severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{npm-debug,yarn-debug,yarn-error,pnpm-debug,.pnpm-debug,lerna-debug,firebase-debug,u\
i-debug,hs_err_pid*,replay_pid*,php_errors,error_log,nohup}*.{log,out}","/{app,code,src,srv,workspace,workspaces,opt/app,usr/src/app,var/www}/**/*.log"],not:[{glob:"/**/node_modules/**",why:"packages \
may ship sample logs"},{glob:"/**/{site,dist}-packages/**",why:"packages"}],whenFolder:(folder,image)=>!isDatabase(folder,image),whenText:"The folder has no `CURRENT` and no `*.timeindex`. With one, i\
t belongs to LevelDB, RocksDB or Kafka, whose `*.log` files are data.",why:"A run on a developer's machine or during the build wrote them.",remedy:"List `**/*.log` in .dockerignore. If a command of th\
e build writes the file, delete it in the same RUN: `rm -f npm-debug.log`.",example:{file:".dockerignore",before:"",after:"**/*.log"},references:["https://github.com/github/gitignore/blob/main/Node.gi\
tignore"],reports:[{files:{"/app/npm-debug.log":4e3,"/app/log/development.log":9e4},bytes:94e3},{files:{"/srv/hs_err_pid12.log":70,"/data/nohup.out":5},bytes:75}],ignores:[{files:{"/app/src/log/index.\
js":400},because:"code"},{files:{"/app/node_modules/pkg/sample.log":30},because:"packages may ship sample logs"},{files:{"/app/data/index/000003.log":4e6,"/app/data/index/CURRENT":16,"/app/data/index/\
MANIFEST-000002":50},because:"the newest entries of a LevelDB or RocksDB, which are nowhere else"},{files:{"/srv/kafka/t-0/00000000000000000000.log":9e5,"/srv/kafka/t-0/00000000000000000000.timeindex":12},
because:"the messages of a Kafka topic"},{files:{"/var/log/nginx/access.log":50},because:"os-logs claims it"}]};var os_logs_default={id:"os-logs",title:"Other files under /var/log",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/log/**"],why:"Log lines of the build. Links such as `access.log -\
> /dev/stdout` have no bytes and must stay.",remedy:"End the RUN that writes the logs with `find /var/log -type f -delete`. Keep the folders: nginx, postgres and others do not start without theirs.",example:{
before:"RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/* && find /var/log -type f -de\
lete"},references:["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s10.html"],reports:[{files:{"/var/log/fontconfig.log":4e3,"/var/log/journal/1a/system.journal":8e6},bytes:8004e3},{files:{"/var\
/log/nginx/access.log":70,"/var/log/dpkg.log":9},bytes:70}],ignores:[{files:{"/app/log/keep.txt":40},because:"another place"},{files:{"/var/log/tool/log.txt":40},links:{"/app/logs":"../var/log/tool"},
because:"the application keeps its log there: a link leads to it"}]};var MIN_SIZE6=1048576,sparse_lastlog_default={id:"sparse-lastlog",title:"Huge lastlog, faillog or tallylog",before:["os-logs"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/log/{la\
stlog,faillog,tallylog}"],when:({size})=>size>=MIN_SIZE6,whenText:"The file has at least 1048576 bytes.",why:"These files have a fixed-size record for each user ID, so a high ID makes them huge. Most \
of it is zeros.",remedy:"Create the user with `useradd --no-log-init`.",options:[{programs:["useradd"],add:"--no-log-init",unless:["-l"]}],example:{before:"RUN useradd --uid 100000 --create-home app",
after:"RUN useradd --no-log-init --uid 100000 --create-home app"},references:["https://github.com/hadolint/hadolint/wiki/DL3046","https://man7.org/linux/man-pages/man8/lastlog.8.html"],reports:[{files:{
"/var/log/lastlog":36e7},bytes:36e7},{files:{"/var/log/faillog":1048576,"/var/log/tallylog":1048575},bytes:1048576}],ignores:[{files:{"/var/log/lastlog":9e5},because:"an ordinary size"},{files:{"/srv/\
lastlog":9e6},because:"another place"}]};var tmp_files_default={id:"tmp-files",title:"Files left in temporary directories",severity:"warn",confidence:"safe",bucket:"removable",globs:["/tmp/**","/var/tmp/**","/usr/tmp/**","/dev/shm/**","/run/\
lock/**"],adviceBelowVariables:["HOME","COMPOSER_HOME"],why:"A program must not expect files here to survive from run to run, and runtimes often mount an empty file system over them.",remedy:"Delete t\
he files at the end of the RUN that last needs them: `rm -rf /tmp/* /var/tmp/*`. If no later instruction reads them, `RUN --mount=type=tmpfs,target=/tmp` keeps them out.",example:{before:"RUN ./build.\
sh --output /usr/local/bin",after:"RUN --mount=type=tmpfs,target=/tmp ./build.sh --output /usr/local/bin"},references:["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html","https://refspecs\
.linuxfoundation.org/FHS_3.0/fhs/ch05s15.html"],reports:[{files:{"/tmp/pear/download/redis.tgz":3e5,"/var/tmp/rpm-tmp.abc":700,"/tmp/npm-123/x":5},bytes:300705},{files:{"/tmp/app/server":9e3,"/tmp/bui\
ld.o":50},workingDir:"/tmp/app",bytes:50,advice:9e3},{files:{"/tmp/run.sh":30,"/tmp/x":4},entrypoint:["/bin/sh","-c","exec /tmp/run.sh"],bytes:4,advice:30}],ignores:[{files:{"/app/tmp/pids/.keep":1},because:"\
a directory of the application"},{files:{"/tmp/data/model.bin":900},links:{"/app/data":"/tmp/data"},because:"a link of the application leads there"}]};var cpan_work_default={id:"cpan-work",title:"CPAN build directories",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.cpanm/**","~/.cpan/{build,sources,Metadata,prefs}/**"],envDirectories:{
PERL_CPANM_HOME:["**"]},why:"Unpacked sources, archives and logs of past installations.",remedy:"End each RUN that installs with `rm -rf ~/.cpanm ~/.cpan/build ~/.cpan/sources`.",mounts:["~/.cpanm","~\
/.cpan/build","~/.cpan/sources"],example:{before:"RUN cpanm --notest --installdeps .",after:"RUN cpanm --notest --installdeps . && rm -rf ~/.cpanm"},references:["https://metacpan.org/dist/App-cpanminu\
s/view/bin/cpanm","https://metacpan.org/pod/CPAN"],reports:[{files:{"/root/.cpanm/work/1700000000.20333/Foo-Bar-0.01/Makefile":9e4},bytes:9e4},{files:{"/home/app/.cpan/build/Foo-0.01/Makefile":70},bytes:70}],
ignores:[{files:{"/usr/local/share/perl/5.36.0/Foo/Bar.pm":900},because:"installed module"},{files:{"/root/.cpan/CPAN/MyConfig.pm":90},because:"configuration"}]};var haskell_ocaml_cache_default={id:"haskell-ocaml-cache",title:"Cabal, Stack, GHCup and opam caches",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.cabal/packages/**","$CAC\
HE/cabal/**","~/.stack/{pantry,indices,setup-exe-cache,setup-exe-src}/**","~/.ghcup/{cache,tmp,trash,logs}/**","~/.opam/{download-cache,repo,log}/**","/**/{.stack-work,dist-newstyle}/{cache,tmp,packag\
edb,downloads}/**"],why:"Package indexes and archives.",remedy:"Build in one stage and copy only the program to the final one. Or end each RUN that builds with `rm -rf ~/.cabal/packages ~/.stack/pantr\
y`, after opam with `opam clean --all-switches --download-cache --logs --repo-cache`.",mounts:["~/.cabal/packages","~/.cache/cabal/packages","~/.stack/pantry"],usedBy:[{programs:["cabal","stack","opam",
"dune"]}],example:{before:"RUN stack install --local-bin-path /usr/local/bin",after:"RUN --mount=type=cache,target=/root/.stack/pantry stack install --local-bin-path /usr/local/bin"},references:["http\
s://cabal.readthedocs.io/en/stable/","https://docs.haskellstack.org/en/stable/","https://opam.ocaml.org/doc/Manual.html"],reports:[{files:{"/root/.cabal/packages/hackage/01-index.tar":9e4,"/root/.opam\
/download-cache/md5/ab/abc":700},bytes:90700},{files:{"/root/.stack/pantry/pantry.sqlite3":70,"/src/dist-newstyle/cache/plan.json":4},bytes:74}],ignores:[{files:{"/root/.opam/default/bin/dune":900},because:"\
switch"},{files:{"/root/.cabal/bin/app":900},because:"program"}]};var LEAST=1048576,home_cache_other_default={id:"home-cache-other",title:"Anything else in ~/.cache",last:!0,severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/**","~/.{nvm,pyenv,rbe\
nv,asdf}/{.cache,.git,cache}/**","~/{.bash_history,.wget-hsts,.python_history,.lesshst,.viminfo,.node_repl_history}"],least:LEAST,why:"According to the XDG specification, nothing here is essential. Bu\
t some tools run from here, so this is only advice.",remedy:"If no program of the image runs from the folder, delete it at the end of the RUN that fills it: `rm -rf ~/.cache/matplotlib`, for example.",
example:{before:"RUN python -m sphinx docs /srv/docs",after:"RUN python -m sphinx docs /srv/docs && rm -rf ~/.cache/matplotlib"},keep:"Name the folder as `path`, so that other caches are still reporte\
d.",references:["https://specifications.freedesktop.org/basedir-spec/latest/"],reports:[{files:{"/root/.cache/matplotlib/fontlist-v330.json":2e6,"/root/.cache/sometool/x":700},bytes:2000700},{files:{"\
/home/app/.pyenv/.git/objects/pack/a.pack":1048576,"/root/.bash_history":4},bytes:1048580}],ignores:[{files:{"/root/.config/app.toml":900},because:"configuration"},{files:{"/root/.cache/matplotlib/fon\
tlist-v330.json":1048575},because:"too few bytes"},{files:{"/root/.cache/uv/a/x.so":9e6},links:{"/app/x.so":"/root/.cache/uv/a/x.so"},because:"a link leads to it"}]};var julia_cache_default={id:"julia-cache",title:"Julia registries, logs and clones",before:["haskell-ocaml-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.julia/{registries,log\
s,clones}/**","/usr/local/share/julia/{registries,logs,clones}/**","/opt/julia/depot/{registries,logs,clones}/**"],why:"Needed to resolve packages, not to load them.",remedy:"End each RUN that install\
s with `rm -rf ~/.julia/registries ~/.julia/logs ~/.julia/clones`.",example:{before:"RUN julia --project -e 'using Pkg; Pkg.instantiate()'",after:"RUN julia --project -e 'using Pkg; Pkg.instantiate()'\
 && rm -rf ~/.julia/registries ~/.julia/logs"},references:["https://pkgdocs.julialang.org/v1/glossary/"],reports:[{files:{"/root/.julia/registries/General.tar.gz":9e4},bytes:9e4},{files:{"/opt/julia/d\
epot/clones/a/x":70,"/home/app/.julia/logs/manifest_usage.toml":3},bytes:73}],ignores:[{files:{"/root/.julia/compiled/v1.10/Example/a.ji":900},because:"precompiled code"},{files:{"/root/.julia/package\
s/Example/aB/src/Example.jl":900},because:"package"},{files:{"/root/.julia/artifacts/0a1b/lib/libx.so":900},because:"binary"}]};var misc_lang_cache_default={id:"misc-lang-cache",title:"Elixir, Erlang, Dart, Zig, Nim, Swift and Conan caches",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.hex/{packages\
,cache.ets}","~/.hex/packages/**","$CACHE/{rebar3,zig,nim,hex,elixir_make,mix}/**","~/.pub-cache/{hosted-hashes,log,git/cache,_temp}/**","~/.swiftpm/cache/**","$CACHE/org.swift.swiftpm/**","~/{.conan/\
data/*/*/*/*/build,.conan/data/*/*/*/*/source,.conan2/p/b}/**"],why:"Archives of dependencies that are already compiled.",remedy:"Build in one stage and copy only the release to the final one, or dele\
te the downloads in the RUN that fetches them: `rm -rf ~/.hex/packages ~/.cache/rebar3` for Elixir and Erlang, `rm -rf ~/.cache/zig` for Zig.",mounts:["~/.hex/packages","~/.cache/rebar3","~/.cache/zig",
"~/.cache/elixir_make","~/.cache/org.swift.swiftpm"],usedBy:[{programs:["mix","rebar3","zig","swift","dart","flutter","nimble","conan"]}],example:{before:"RUN mix deps.get --only prod && mix release",
after:"RUN --mount=type=cache,target=/root/.hex/packages mix deps.get --only prod && mix release"},references:["https://hexdocs.pm/mix/Mix.Tasks.Release.html","https://dart.dev/tools/pub/cmd/pub-cache",
"https://docs.conan.io/2/"],reports:[{files:{"/root/.hex/packages/hexpm/phoenix-1.7.tar":9e4,"/root/.cache/rebar3/hex/default/packages/x.tar":700},bytes:90700},{files:{"/root/.cache/zig/o/a":70,"/root\
/.conan2/p/b/zlib1/b/x.o":4},bytes:74}],ignores:[{files:{"/root/.mix/archives/hex-2.1/hex-2.1/ebin/hex.app":900},because:"needed by mix"},{files:{"/root/.pub-cache/hosted/pub/args-2.4/lib/args.dart":900},
because:"read when Dart runs from source"}]};var r_cache_default={id:"r-cache",title:"R package caches",before:["haskell-ocaml-cache"],severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/R/**","/var/tmp/Rtmp*/**"],why:"`pkgcach\
e` is a download cache. The renv cache holds the packages themselves; those that a library links to do not count.",remedy:"Keep the downloads of pak in a cache mount at `/root/.cache/R/pkgcache`. Rest\
ore renv with `RENV_CONFIG_CACHE_SYMLINKS=FALSE`, so that the library holds the packages themselves, and delete `~/.cache/R/renv` in the same RUN.",mounts:["~/.cache/R/pkgcache"],example:{before:"RUN \
R -s -e 'renv::restore()'",after:"RUN RENV_CONFIG_CACHE_SYMLINKS=FALSE R -s -e 'renv::restore()' && rm -rf ~/.cache/R/renv"},references:["https://rstudio.github.io/renv/articles/package-install.html"],
reports:[{files:{"/root/.cache/R/pkgcache/pkg/x.tar.gz":9e4},bytes:9e4},{files:{"/var/tmp/RtmpA1/x.so":70},bytes:70}],ignores:[{files:{"/usr/local/lib/R/site-library/dplyr/R/dplyr.rdb":900},because:"i\
nstalled package"},{files:{"/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr/R/dplyr.rdb":900},links:{"/app/renv/library/R-4.4/x/dplyr":"/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr"},because:"a libra\
ry of renv leads to it"}]};var bun_cache_default={id:"bun-cache",title:"Bun install cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.bun/install/cache/**"],envDirectories:{BUN_INSTALL_CACHE_DIR:["**"]},adviceWhen:image=>image.
commands.some(([program])=>program==="bun"||program==="bunx")&&!image.hasName("node_modules"),adviceWhenText:"The container starts `bun`, and the image has no `node_modules`: then Bun runs from its ca\
che.",why:"Downloads. Files that `node_modules` shares by a hard link, which is how Bun installs on Linux, do not count.",remedy:"End each RUN that installs with `rm -rf ~/.bun/install/cache`, or keep\
 it in a cache mount at `/root/.bun/install/cache`.",mounts:["~/.bun/install/cache"],example:{before:"RUN bun install --frozen-lockfile --production",after:"RUN --mount=type=cache,target=/root/.bun/in\
stall/cache bun install --frozen-lockfile --production"},references:["https://bun.sh/docs/install/cache"],reports:[{files:{"/root/.bun/install/cache/react@18.3.1@@@1/index.js":9e4},bytes:9e4},{files:{
"/root/.bun/install/cache/a@1@@@1/index.js":70},cmd:["bun","run","x.ts"],bytes:0,advice:70},{files:{"/bun/cache/a":5,"/app/node_modules/a/index.js":4},env:["BUN_INSTALL_CACHE_DIR=/bun/cache"],cmd:["bu\
n","x.js"],bytes:5}],ignores:[{files:{"/root/.bun/bin/bun":900},because:"the runtime"},{files:{"/root/.bun/install/global/node_modules/serve/x.js":900},because:"global install"}]};var corepack_cache_default={id:"corepack-cache",title:"Package managers fetched by Corepack",severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["$CACHE/node/corepack/**","~/.node/corep\
ack/**"],envDirectories:{COREPACK_HOME:["**"]},why:"Needed only if the container starts `pnpm` or `yarn`. Then it must stay.",cost:"A container that starts `pnpm` or `yarn` downloads it again, and fai\
ls without a network.",remedy:"Let `CMD` start the program with `node`, and use `pnpm` or `yarn` in a build stage only.",example:{before:'CMD ["pnpm", "start"]',after:'CMD ["node", "dist/server.js"]'},
references:["https://github.com/nodejs/corepack"],reports:[{files:{"/root/.cache/node/corepack/v1/pnpm/9.1.0/dist/pnpm.cjs":9e4},bytes:9e4},{files:{"/opt/corepack/v1/yarn/4.1.0/yarn.js":70},env:["CORE\
PACK_HOME=/opt/corepack"],bytes:70}],ignores:[{files:{"/usr/local/lib/node_modules/corepack/dist/corepack.js":900},because:"corepack itself"},{files:{"/root/.cache/node/other":900},because:"another ca\
che"}]};var deno_cache_default={id:"deno-cache",title:"Deno cache",severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/deno/**","/deno-dir/**"],why:"Deno runs from this directory, so it is n\
ever waste. But look for unused versions, and at the compiled files in `gen`.",cost:"Without it, the program downloads its modules at each start.",remedy:"Keep it if the container starts `deno run`. I\
f not, compile the program in a build stage with `deno compile`, and copy only that to the final one.",example:{before:"RUN deno cache main.ts",after:"RUN deno compile --output /app/server main.ts"},references:[
"https://docs.deno.com/runtime/reference/env_variables/"],reports:[{files:{"/deno-dir/npm/registry/x/y.js":9e4},bytes:9e4},{files:{"/root/.cache/deno/gen/file/a.js":70},bytes:70}],ignores:[{files:{"/u\
sr/local/bin/deno":900},because:"the runtime"},{files:{"/app/deno-dir/x":900},because:"another place"}]};var OPTION="--enable-source-maps";function isUsed(image){return image.env("NODE_OPTIONS")?.includes(OPTION)===!0||image.commands.some(words2=>words2.includes(OPTION))}var js_source_maps_default={id:"j\
s-source-maps",title:"JavaScript and CSS source maps",severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["/**/*.{js,mjs,cjs,css,ts,mts,cts}.map"],not:[{glob:"/**/source-map*/**/test/**",
why:"fixtures"}],whenImage:image=>!isUsed(image),whenText:"Neither the command nor `NODE_OPTIONS` has `--enable-source-maps`.",why:"Only debuggers read them.",remedy:"End each RUN that installs with `\
find node_modules -name '*.map' -type f -delete`. Switch source maps off in your own production build, or upload them to the error tracker and delete them.",example:{before:"RUN npm ci --omit=dev",after:"\
RUN npm ci --omit=dev && find node_modules -name '*.map' -type f -delete"},keep:"Start Node with `--enable-source-maps`: then the rule reports nothing.",references:["https://nodejs.org/api/cli.html"],
reports:[{files:{"/app/node_modules/rxjs/dist/cjs/index.js.map":90},bytes:90},{files:{"/app/dist/a.css.map":7,"/app/dist/b.mjs.map":8},cmd:["node","server.js"],bytes:15}],ignores:[{files:{"/app/node_m\
odules/map-obj/index.js":900},because:"not a map"},{files:{"/app/dist/a.js.map":900},entrypoint:["node","--enable-source-maps","a.js"],because:"Node reads it for stack traces"},{files:{"/app/dist/b.js\
.map":900},env:["NODE_OPTIONS=--enable-source-maps"],because:"Node reads it for stack traces"}]};var next_cache_default={id:"next-cache",title:"Next.js build cache",before:["node-dev-deps"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/.next/cache/**"],not:[{glob:"/**/.next/cac\
he/fetch-cache/**",why:"prerendered fetch data, used by ISR at run time"},{glob:"/**/.next/cache/images/**",why:"image optimiser cache, written at run time on purpose"}],why:"Caches of webpack, Turbop\
ack and SWC between builds.",remedy:"End the RUN that builds with `rm -rf .next/cache`, or build in one stage and copy only `.next/standalone`, `.next/static` and `public` to the final one.",example:{
before:"RUN npm run build",after:"RUN npm run build && rm -rf .next/cache"},references:["https://nextjs.org/docs/app/guides/ci-build-caching"],reports:[{files:{"/app/.next/cache/webpack/server-product\
ion/0.pack":9e4},bytes:9e4},{files:{"/srv/web/.next/cache/swc/plugins/x":70,"/srv/web/.next/cache/images/a":4},bytes:70}],ignores:[{files:{"/app/.next/server/pages/index.js":900},because:"the applicat\
ion"},{files:{"/app/.next/cache/fetch-cache/1a2b":900},because:"ISR data"}]};function developmentPackages(lockfile){if(!/^lockfileVersion: '9\.\d+'$/m.test(lockfile))return null;let{importers,snapshots}=sectionsOf(lockfile),project=importers.get(".");if(project===void 0||importers.
size>1)return null;let production=new Set,open=[project];for(let{wanted,optional}of open)for(let[list,isOptional]of[[wanted,!1],[optional,!0]])for(let[name,version]of list){let key=keyOf(name,version,
snapshots),entry=key===null?void 0:snapshots.get(key);if(key===null||entry===void 0){if(isOptional||version.startsWith("link:"))continue;return null}production.has(key)||open.push(entry),production.add(
key)}let kept=new Set([...production].map(withoutPeers));return new Set([...snapshots.keys()].map(withoutPeers).filter(key=>!kept.has(key)))}function packageInStore(directory){let[,name,version]=/^(@?[^@]+)@([^_@]+)(?:_.*)?$/.
exec(directory)??[];return name===void 0||version===void 0?null:`${name}@${version}`}var LISTS={dependencies:"wanted",optionalDependencies:"optional"};function sectionsOf(lockfile){let sections={importers:new Map,
snapshots:new Map},section=null,entry=null,list=null,package_="";for(let line of lockfile.split(/\r?\n/)){let[,indent="",key="",value=""]=/^( *)('(?:[^']|'')+'|[^\s'"#][^:]*(?::[^\s:]+)*):(?: (.+))?$/.
exec(line)??[];if(key==="")continue;let name=unquoted(key);if(indent==="")section=name==="importers"||name==="snapshots"?sections[name]:null;else{if(section===null)continue;if(indent.length===2)entry=
{wanted:[],optional:[]},section.set(name,entry),list=null;else if(indent.length===4)list=Object.hasOwn(LISTS,name)?LISTS[name]??null:null;else{if(entry===null||list===null)continue;indent.length===6&&
value!==""?entry[list].push([name,unquoted(value)]):indent.length===6?package_=name:indent.length===8&&name==="version"&&entry[list].push([package_,unquoted(value)])}}}return sections}function keyOf(name,version,known){
return[`${name}@${version}`,version].find(key=>known.has(key))??null}function withoutPeers(key){let[bare=""]=key.split("(",1);return bare.replaceAll(/[\\/:*?"<>|#]/g,"+")}function unquoted(text2){return text2.
startsWith("'")&&text2.endsWith("'")?text2.slice(1,-1).replaceAll("''","'"):text2}function developmentNames(lockfile,manifest){let fields=fieldsOf(manifest);if(!/^# yarn lockfile v1$/m.test(lockfile)||fields.has("workspaces"))return null;let dependsOf=entriesOf(lockfile),wanted=["d\
ependencies","optionalDependencies"].flatMap(field2=>[...fieldsOf(fields.get(field2))].map(([name,range2])=>`${name}@${range2}`)),production=new Set(wanted);for(let pattern of production){let depends=dependsOf.
get(pattern);if(depends===void 0)return null;for(let one of depends)production.add(one)}let kept=new Set([...production].map(nameOf2));return new Set([...dependsOf.keys()].map(nameOf2).filter(name=>!kept.
has(name)))}function entriesOf(lockfile){let entries=new Map,depends=[],listsPackages=!1;for(let line of lockfile.split(/\r?\n/))if(/^[^\s#].*:$/.test(line)){depends=[];for(let pattern of line.slice(0,
-1).split(", "))entries.set(unquoted2(pattern),depends)}else if(/^ {2}\S/.test(line))listsPackages=/^ {2}(?:d|optionalD)ependencies:$/.test(line);else if(listsPackages){let[,name,range2]=/^ {4}(\S+) (.+)$/.
exec(line)??[];name!==void 0&&range2!==void 0&&depends.push(`${unquoted2(name)}@${unquoted2(range2)}`)}return entries}function unquoted2(text2){return text2.startsWith('"')&&text2.endsWith('"')?text2.
slice(1,-1):text2}function nameOf2(pattern){let at=pattern.indexOf("@",1);return at===-1?pattern:pattern.slice(0,at)}var developmentOnly=perDirectory((modules,image)=>{let project=parentOf(modules),locked=fieldsOf(fieldsOf(image.json(`${modules}/.package-lock.json`)).get("packages"));if(locked.size>0){let packages=[
...locked].filter(([,entry])=>fieldsOf(entry).get("dev")===!0);return new Set(packages.map(([path2])=>`${project}/${path2}`))}if(!image.exists(`${modules}/.yarn-integrity`))return new Set;let manifest=image.
json(`${project}/package.json`),direct=fieldsOf(fieldsOf(manifest).get("devDependencies")),locks=direct.size>0?image.text(`${project}/yarn.lock`):null,names=(locks===null?null:developmentNames(locks,manifest))??
direct.keys();return new Set([...names].map(name=>`${modules}/${name}`))}),VIRTUAL_STORE="/node_modules/.pnpm/",developmentInStore=perDirectory((store,image)=>{let record=image.text(`${store}/lock.yam\
l`);return(record===null?null:developmentPackages(record))??new Set}),hasDevelopmentOnly=perImage(image=>{let ofNpm=image.textPaths(".package-lock.json").map(parentOf),ofYarn=image.textPaths("package.\
json").map(path2=>`${parentOf(path2)}/node_modules`),ofPnpm=image.textPaths("lock.yaml").map(parentOf);return[...ofNpm,...ofYarn].some(modules=>developmentOnly(modules,image).size>0)||ofPnpm.some(store=>developmentInStore(
store,image).size>0)});function parentOf(path2){return path2.slice(0,path2.lastIndexOf("/"))}function isForDevelopment(path2,image){let at=path2.indexOf(VIRTUAL_STORE);if(at!==-1){let[directory=""]=path2.
slice(at+VIRTUAL_STORE.length).split("/",1),packages=developmentInStore(path2.slice(0,at+VIRTUAL_STORE.length-1),image);return packages.size>0&&packages.has(packageInStore(directory)??"")}return someNodeModules(
path2,modules=>{let packages=developmentOnly(modules,image);if(packages.size===0)return!1;let[first="",second=""]=path2.slice(modules.length+1).split("/",2);return packages.has(packageAround(path2)??"")||
packages.has(`${modules}/${first.startsWith("@")?`${first}/${second}`:first}`)})}var STORE="/app/node_modules/.pnpm",RECORD_OF_PNPM=`lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      ms:
        version: 2.0.0
    devDependencies:
      '@types/node':
        version: 20.1.0
      rimraf:
        version: 2.7.1

snapshots:

  '@types/node@20.1.0': {}

  ms@2.0.0: {}

  rimraf@2.7.1:
    dependencies:
      ms: 2.0.0
`,node_dev_deps_default={id:"node-dev-deps",title:"devDependencies in the image",before:["pnpm-store"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/node_modules/**"],reads:[
{name:".package-lock.json",folder:/(?:^|\/)node_modules$/,most:4194304},{name:"package.json",folder:/^(?!(?:.*\/)?node_modules(?:\/|$))/,most:65536},{name:"yarn.lock",folder:/^(?!(?:.*\/)?node_modules(?:\/|$))/,
most:4194304},{name:"lock.yaml",folder:/(?:^|\/)node_modules\/\.pnpm$/,most:4194304}],whenImage:hasDevelopmentOnly,whenFolder:isForDevelopment,whenText:'npm 7 and later: the package has `"dev": true` \
in `node_modules/.package-lock.json`. Yarn 1, which marks nothing: `devDependencies` in the project\'s `package.json` names the package, or by the `yarn.lock` beside it only those need it. Without that\
 lockfile the rule does not find what they need, so the figure is a lower bound. pnpm 9 and later: by `node_modules/.pnpm/lock.yaml` no production package of the one project needs it. It does not look\
 at workspaces of pnpm and at later versions of Yarn.',evenIfReferenced:!0,why:"Tools for tests and builds. An application should not import them, but some do.",remedy:"Install with `npm ci --omit=dev\
`, `pnpm install --prod` or `yarn install --production`. If the build needs the others, build in one stage and end it with `npm prune --omit=dev` or `pnpm prune --prod` before the copy.",options:[{programs:[
"npm"],verb:["ci","install","i"],add:"--omit=dev",unless:["--production","--only","--omit","-g","--global"]},{programs:["pnpm"],verb:["install","i"],add:"--prod",unless:["-P","--production","-D","--de\
v","-g","--global"]},{programs:["yarn"],verb:["install",""],add:"--production",unless:["--prod"]}],example:{before:`RUN npm ci
RUN yarn install --frozen-lockfile
RUN pnpm install --frozen-lockfile`,after:`RUN npm ci --omit=dev
RUN yarn install --production --frozen-lockfile
RUN pnpm install --prod --frozen-lockfile`},references:["https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json","https://classic.yarnpkg.com/lang/en/docs/cli/install/","https://pnpm.io/cli/\
install#--prod--p"],reports:[{files:{"/app/node_modules/typescript/lib/typescript.js":9e3,"/app/node_modules/jest/node_modules/@x/y/z.js":70,"/app/node_modules/express/lib/express.js":400},contents:{"\
/app/node_modules/.package-lock.json":'{"packages":{"node_modules/typescript":{"dev":true},"node_modules/jest/node_modules/@x/y":{"dev":true},"node_modules/express":{}}}'},bytes:9070},{files:{"/app/no\
de_modules/@types/node/index.js":30,"/app/node_modules/react/index.js":4,"/app/node_modules/.yarn-integrity":1},contents:{"/app/package.json":'{"devDependencies":{"@types/node":"*"}}'},bytes:30},{files:{
"/app/node_modules/rimraf/rimraf.js":30,"/app/node_modules/glob/glob.js":500,"/app/node_modules/glob/node_modules/once/once.js":60,"/app/node_modules/once/once.js":7,"/app/node_modules/ms/index.js":4,
"/app/node_modules/.yarn-integrity":1},contents:{"/app/package.json":'{"dependencies":{"ms":"2"},"devDependencies":{"rimraf":"^2.7.1"}}',"/app/yarn.lock":`# yarn lockfile v1

glob@7:
  version "7.0.0"

ms@2:
  version "2.0.0"
  dependencies:
    once "^1.0.0"

once@^1.0.0:
  version "1.0.0"

rimraf@^2.7.1:
  version "2.7.1"
  dependencies:
    glob "7"
`},bytes:590},{files:{"/app/node_modules/esbuild/bin/esbuild":9e3},links:{"/app/node_modules/.bin/esbuild":"../esbuild/bin/esbuild"},contents:{"/app/node_modules/.package-lock.json":'{"packages":{"nod\
e_modules/esbuild":{"dev":true}}}'},bytes:9e3},{files:{[`${STORE}/rimraf@2.7.1/node_modules/rimraf/rimraf.js`]:9e3,[`${STORE}/@types+node@20.1.0/node_modules/@types/node/index.d.ts`]:70,[`${STORE}/ms@\
2.0.0/node_modules/ms/index.js`]:300},contents:{[`${STORE}/lock.yaml`]:RECORD_OF_PNPM},bytes:9070}],ignores:[{files:{[`${STORE}/rimraf@2.7.1/node_modules/rimraf/rimraf.js`]:900},contents:{[`${STORE}/l\
ock.yaml`]:RECORD_OF_PNPM.replace("'9.0'","'6.0'")},because:"another version of pnpm wrote the record"},{files:{"/app/node_modules/express/lib/express.js":900},contents:{"/app/node_modules/.package-lo\
ck.json":'{"packages":{"node_modules/express":{}}}'},because:"a production dependency"},{files:{"/app/node_modules/a/index.js":900,"/app/node_modules/.yarn-integrity":1},contents:{"/app/package.json":'\
{"dependencies":{"b":"1"},"devDependencies":{"a":"1"}}',"/app/yarn.lock":`# yarn lockfile v1

a@1:
  version "1.0.0"

b@1:
  version "1.0.0"
  optionalDependencies:
    a "1"
`},because:"a production package needs it as well"},{files:{"/app/node_modules/a/index.js":900},contents:{"/app/node_modules/.package-lock.json":'{"packages":[{"dev":true}]}'},because:"the lockfile ha\
s another shape"}]};var SYSTEMS=new Map([["windows","win32"]]),PROCESSORS=new Map([["amd64","x64"],["386","ia32"],["ppc64le","ppc64"],["loong64","loong64"]]),LOADERS={musl:["x86_64","aarch64","armhf","armv7","i386","risc\
v64","powerpc64le","s390x","loongarch64"].map(processor=>`ld-musl-${processor}.so.1`),glibc:["ld-linux-x86-64.so.2","ld-linux-aarch64.so.1","ld-linux-armhf.so.3","ld-linux.so.2","ld64.so.1","ld64.so.2",
"ld-linux-riscv64-lp64d.so.1","ld-linux-loongarch-lp64d.so.1"]},PLATFORM_PACKAGE=/(?:^|\/)node_modules\/(?:@[^/]+\/)?(?=[^/]*$)[^/]*(?:linux|darwin|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony|fsevents)/,
libcOf=perImage(image=>{let[musl,glibc]=[LOADERS.musl,LOADERS.glibc].map(names=>names.some(name=>image.hasName(name)));return musl===glibc?null:musl?"musl":"glibc"});function allows(list,value){let names=(Array.
isArray(list)?list:[list]).filter(name=>typeof name=="string");return names.length===0||names.includes("any")?!0:names.includes(`!${value}`)?!1:names.includes(value)||names.every(name=>name.startsWith(
"!"))}var foreignPackages=perImage(image=>new Set(image.textPaths("package.json").filter(path2=>isForeign(image.json(path2),image)).flatMap(path2=>packageAround(path2)??[])));function isForeign(manifest,image){
let fields=fieldsOf(manifest);if(fields.size===0)return!1;let{os,architecture}=image.platform,libc=libcOf(image);return!(allows(fields.get("os"),SYSTEMS.get(os)??os)&&allows(fields.get("cpu"),PROCESSORS.
get(architecture)??architecture)&&(libc===null||allows(fields.get("libc"),libc)))}var node_foreign_binary_default={id:"node-foreign-binary",title:"npm packages built for another platform",before:["nod\
e-tool-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/node_modules/**"],reads:[{name:"package.json",folder:PLATFORM_PACKAGE,most:65536}],whenImage:image=>foreignPackages(image).
size>0,whenFolder:(folder,image)=>foreignPackages(image).has(packageAround(folder)??""),whenText:"The `package.json` of the package has `os`, `cpu` or `libc` lists that exclude the image. The rule onl\
y reads packages with a system in their name, such as `@esbuild/darwin-arm64`, and recognises the C library by its loader.",why:"The package manager would have left the package out itself, and the loa\
der never picks it.",remedy:"List `**/node_modules` in .dockerignore, and install inside the image, for its own platform: `npm ci --omit=dev`.",example:{file:".dockerignore",before:"",after:"**/node_m\
odules"},references:["https://docs.npmjs.com/cli/v11/configuring-npm/package-json"],reports:[{files:{"/app/node_modules/@next/swc-darwin-arm64/next-swc.darwin-arm64.node":9e4},contents:{"/app/node_mod\
ules/@next/swc-darwin-arm64/package.json":'{"os":["darwin"],"cpu":["arm64"]}'},bytes:90033},{files:{"/app/node_modules/@next/swc-linux-x64-musl/next-swc.node":70,"/lib64/ld-linux-x86-64.so.2":5},contents:{
"/app/node_modules/@next/swc-linux-x64-musl/package.json":'{"os":"linux","libc":["musl"]}'},bytes:100}],ignores:[{files:{"/app/node_modules/@next/swc-linux-x64-gnu/next-swc.linux-x64-gnu.node":900,"/l\
ib64/ld-linux-x86-64.so.2":5},contents:{"/app/node_modules/@next/swc-linux-x64-gnu/package.json":'{"os":["linux"],"cpu":["x64"],"libc":["glibc"]}'},because:"the right platform"},{files:{"/app/node_mod\
ules/@next/swc-linux-x64-musl/a.node":900},contents:{"/app/node_modules/@next/swc-linux-x64-musl/package.json":'{"libc":["musl"]}'},because:"no loader tells which C library the image has"},{files:{"/a\
pp/node_modules/not-win32/index.js":900},contents:{"/app/node_modules/not-win32/package.json":'{"os":["!win32"]}'},because:"only another system is excluded"},{files:{"/app/node_modules/x-linux/a.node":900},
contents:{"/app/node_modules/x-linux/package.json":'{"os": ['},because:"the `package.json` is broken"}]};var PACKAGE=/^(.*?)\/build\/(?:(?:Release|Debug)\/(?:obj\.target|\.deps|obj)\/|$)/,node_gyp_build_default={id:"node-gyp-build",title:"node-gyp intermediate files",before:["node-foreign-binary"],severity:"\
info",confidence:"safe",bucket:"removable",globs:["/**/build/{Release,Debug}/{obj.target,.deps,obj}/**","/**/node_modules/**/build/{Makefile,binding.Makefile,config.gypi,*.target.mk}"],whenFolder:ofDirectory(
PACKAGE,(folder,image)=>image.exists(`${folder}/binding.gyp`)),whenText:"`binding.gyp` is next to `build`.",why:"Object files, and a second copy of the add-on. Node loads `build/Release/*.node`.",remedy:"\
End each RUN that installs with `find node_modules -type d \\( -name obj.target -o -name .deps \\) -path '*/build/*' -prune -exec rm -rf {} +`.",example:{before:"RUN npm ci --omit=dev",after:"RUN npm \
ci --omit=dev && find node_modules -type d -path '*/build/Release/obj.target' -prune -exec rm -rf {} +"},references:["https://github.com/nodejs/node-gyp"],reports:[{files:{"/app/node_modules/bcrypt/bu\
ild/Release/obj.target/bcrypt_lib/src/bcrypt.o":2e4,"/app/node_modules/bcrypt/binding.gyp":5,"/app/node_modules/bcrypt/build/Makefile":7},bytes:20007},{files:{"/addon/build/Debug/.deps/a.d":3,"/addon/\
binding.gyp":5},bytes:3}],ignores:[{files:{"/app/node_modules/bcrypt/build/Release/bcrypt_lib.node":900},because:"the add-on"},{files:{"/src/build/Release/obj/a.o":900},because:"no add-on: `binding.gy\
p` is missing"}]};var node_gyp_headers_default={id:"node-gyp-headers",title:"Node headers fetched by node-gyp",before:["node-gyp-build"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/node-gyp/**",
"~/{.node-gyp,.electron-gyp}/**"],why:"Only compiling native add-ons needs them.",remedy:"End each RUN that installs with `rm -rf ~/.cache/node-gyp`, or keep the headers in a cache mount at `/root/.ca\
che/node-gyp`.",mounts:["~/.cache/node-gyp","~/.electron-gyp"],example:{before:"RUN npm ci --omit=dev",after:"RUN npm ci --omit=dev && rm -rf ~/.cache/node-gyp"},references:["https://github.com/nodejs\
/node-gyp"],reports:[{files:{"/root/.cache/node-gyp/20.15.0/include/node/v8.h":9e4},bytes:9e4},{files:{"/home/node/.node-gyp/20.15.0/include/node/v8.h":70},bytes:70}],ignores:[{files:{"/usr/local/incl\
ude/node/v8.h":900},because:"shipped by the official image: dev-headers"},{files:{"/usr/local/lib/node_modules/npm/node_modules/node-gyp/bin/node-gyp.js":900},because:"the program"}]};var node_package_docs_default={id:"node-package-docs",title:"Documents, types and tests inside node_modules",severity:"info",confidence:"judgement",bucket:"advice",sparesLicences:!0,globs:["/**/node_m\
odules/**/*.{md,markdown,d.ts,d.mts,d.cts,flow}","/**/node_modules/**/{.github,.vscode,.idea,.circleci}/**","/**/node_modules/**/{__tests__,test,tests,example,examples}/**"],not:[{glob:"/**/node_modul\
es/{test,tests,example,examples,@*/test,@*/tests}/**",why:"package of that name"},{glob:"/**/{LICENSE,LICENCE,COPYING,NOTICE,license}*",why:"licence text must stay"}],why:"Not loaded at run time, with\
 rare exceptions.",remedy:"Bundle the service in a build stage, as with `esbuild --bundle --platform=node`, and copy only the bundle. Or end each RUN that installs with `find node_modules -name '*.md'\
 -not -iname 'license*' -type f -delete`.",example:{before:"RUN npm ci --omit=dev",after:"RUN npm ci --omit=dev && find node_modules -name '*.md' -not -iname 'license*' -type f -delete"},references:["\
https://docs.npmjs.com/cli/v11/configuring-npm/package-json","https://esbuild.github.io/getting-started/"],reports:[{files:{"/app/node_modules/express/History.md":9e4,"/app/node_modules/resolve/test/c\
ore.js":700},bytes:90700},{files:{"/app/node_modules/@types/node/fs.d.ts":70,"/app/node_modules/a/.github/b.yml":3},bytes:73}],ignores:[{files:{"/app/node_modules/foo/LICENSE.md":900},because:"licence"},
{files:{"/app/docs/README.md":900},because:"application tree"}]};var node_tool_cache_default={id:"node-tool-cache",title:"Bundler and linter caches",before:["next-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/node_modules/.cache/**","/**/\
node_modules/{.vite,.vite-temp,.vitest,.bin-cache}/**","/**/{.parcel-cache,.turbo,.angular/cache,.nx/cache,.rpt2_cache,.rollup.cache,.swc,.docusaurus}/**","/**/{.eslintcache,.stylelintcache,.prettierc\
ache}","/**/*.tsbuildinfo"],not:[{glob:"/**/node_modules/.cache/{puppeteer,ms-playwright,prisma,nx}/**",why:"may hold programs or engines used at run time"},{glob:"/usr/!(src)/**",why:"system files; t\
he rule still matches /usr/src/app"}],why:"Build tools keep them between builds: babel-loader, webpack, ESLint, Vite, Turborepo and others.",remedy:"Build in one stage and copy only the result to the \
final one. List `**/node_modules/.cache`, `**/.turbo`, `**/.eslintcache` and `**/*.tsbuildinfo` in .dockerignore.",example:{before:"COPY --from=build /app /app",after:"COPY --from=build /app/dist /app\
/dist"},references:["https://webpack.js.org/configuration/cache/","https://eslint.org/docs/latest/use/command-line-interface","https://turborepo.com/docs"],reports:[{files:{"/app/node_modules/.cache/b\
abel-loader/1b2d.json.gz":9e4,"/app/.turbo/turbo-build.log":700,"/app/.eslintcache":30},bytes:90730},{files:{"/app/node_modules/.vite/deps/react.js":70,"/usr/src/app/tsconfig.tsbuildinfo":8},bytes:78}],
ignores:[{files:{"/app/.nuxt/dist/server/server.mjs":900},because:"Nuxt 2 runs from .nuxt"},{files:{"/app/.svelte-kit/output/server/index.js":900},because:"may be served"},{files:{"/app/node_modules/.\
cache/puppeteer/chrome/linux/chrome":900},because:"browser"}]};var npm_cache_default={id:"npm-cache",title:"npm cache and logs",before:["yarn-berry-project-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.npm/{_cacache,_logs,_prebuilds,_lib\
vips,_locks,_tmp}/**","~/.npm/{_update-notifier-last-checked,anonymous-cli-metrics.json}"],envDirectories:{npm_config_cache:["{_cacache,_logs}/**"],NPM_CONFIG_CACHE:["{_cacache,_logs}/**"]},why:"Downl\
oads, stored by their hash and fetched again when missing, and logs.",remedy:"End each RUN that installs with `rm -rf ~/.npm/_cacache ~/.npm/_logs`, or keep npm's cache in a cache mount at `/root/.npm\
`.",mounts:["~/.npm"],example:{before:"RUN npm ci --omit=dev",after:"RUN npm ci --omit=dev && rm -rf ~/.npm/_cacache ~/.npm/_logs"},references:["https://docs.npmjs.com/cli/v11/commands/npm-cache"],reports:[
{files:{"/root/.npm/_cacache/content-v2/sha512/ab/cd/ef":900,"/home/node/.npm/_logs/2026-debug-0.log":70,"/.npm/_cacache/index-v5/aa/bb/cc":5,"/root/.npm/_update-notifier-last-checked":1},bytes:976},{
files:{"/cache/npm/_cacache/x":5,"/cache/npm/_npx/y":2},env:["npm_config_cache=/cache/npm"],bytes:5}],ignores:[{files:{"/root/.npmrc":30},because:"configuration"},{files:{"/usr/local/lib/node_modules/\
npm/lib/npm.js":900},because:"npm itself"},{files:{"/root/.npm/_npx/1a2b/node_modules/serve/build/main.js":90},because:"a program that `npx` starts: npx-cache"}]};var npx_cache_default={id:"npx-cache",title:"Packages fetched by npx",before:["yarn-berry-project-cache"],severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["~/.npm/_npx/**"],envDirectories:{
npm_config_cache:["_npx/**"],NPM_CONFIG_CACHE:["_npx/**"]},why:"Only the same `npx` call uses them again.",cost:"A container that starts `npx` downloads the package again, and fails without a network.",
remedy:"Install the package with `npm install --global`, or as a dependency of the project, and let `CMD` start the installed program instead of `npx`.",example:{before:'CMD ["npx", "serve", "-s", "bu\
ild"]',after:["RUN npm install --global serve@14",'CMD ["serve", "-s", "build"]'].join(`
`)},references:["https://docs.npmjs.com/cli/v11/commands/npx"],reports:[{files:{"/root/.npm/_npx/1a2b/node_modules/serve/build/main.js":900},bytes:900},{files:{"/home/node/.npm/_npx/x/package.json":30,
"/home/node/.npm/_cacache/y":4},bytes:30}],ignores:[{files:{"/usr/local/lib/node_modules/serve/build/main.js":900},because:"installed on purpose"},{files:{"/root/.npm/_cacache/x":4},because:"npm-cache\
 claims it"}]};var pnpm_store_default={id:"pnpm-store",title:"pnpm store and metadata cache",before:["bun-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.local/share/pnpm/store/**","/pnpm/sto\
re/**","/**/.pnpm-store/**","$CACHE/pnpm/**","~/.local/state/pnpm/**"],envDirectories:{PNPM_HOME:["store/**"]},why:"Copies of what `node_modules` holds. Files that `node_modules` shares by a hard link\
 do not count; a store in another layer, or a copied one, counts in full.",remedy:"Keep the store in a cache mount: `RUN --mount=type=cache,target=/pnpm/store pnpm install --frozen-lockfile --store-di\
r /pnpm/store`. Or end each RUN that installs with `pnpm store prune`.",mounts:["/pnpm/store","~/.local/share/pnpm/store","~/.cache/pnpm"],usedBy:[{programs:["pnpm"],verb:["deploy","i","install"]}],empties:[
"/pnpm/store","/root/.local/share/pnpm/store"],example:{before:"RUN pnpm install --prod --frozen-lockfile",after:"RUN --mount=type=cache,target=/pnpm/store pnpm install --prod --frozen-lockfile --stor\
e-dir /pnpm/store"},references:["https://pnpm.io/settings","https://pnpm.io/docker"],reports:[{files:{"/root/.local/share/pnpm/store/v3/files/00/ab":9e4,"/app/.pnpm-store/v10/files/00/ab":700,"/root/.\
cache/pnpm/metadata-v1.3/registry/x.json":30},bytes:90730},{files:{"/opt/pnpm/store/v10/files/00/ab":70,"/opt/pnpm/pnpm":5},env:["PNPM_HOME=/opt/pnpm"],bytes:70}],ignores:[{files:{"/app/node_modules/.\
pnpm/react@18.3.1/node_modules/react/index.js":900},because:"the virtual store: the packages in use"},{files:{"/root/.local/share/pnpm/global/5/node_modules/serve/index.js":900},because:"global instal\
l"}]};var PNP=[".pnp.cjs",".pnp.js",".pnp.loader.mjs"],yarn_berry_global_cache_default={id:"yarn-berry-global-cache",title:"Yarn 2+ global cache",before:["yarn-berry-project-cache"],severity:"warn",confidence:"\
safe-if-unused",bucket:"removable",globs:["~/.yarn/berry/**"],whenImage:image=>!PNP.some(name=>image.hasName(name)),whenText:"The image has no `.pnp.cjs`, `.pnp.js` or `.pnp.loader.mjs`: with Plug'n'P\
lay the archives are the dependencies.",why:"The node-modules linker copies all files out of it.",remedy:"End each RUN that installs with `yarn cache clean --all`, or keep the cache in a cache mount a\
t `/root/.yarn/berry`.",mounts:["~/.yarn/berry"],example:{before:"RUN yarn install --immutable",after:"RUN yarn install --immutable && yarn cache clean --all"},references:["https://yarnpkg.com/configu\
ration/yarnrc","https://yarnpkg.com/features/caching"],reports:[{files:{"/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip":9e4},bytes:9e4},{files:{"/home/node/.yarn/berry/index/x":7,"/app/\
node_modules/react/index.js":5},bytes:7}],ignores:[{files:{"/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip":9e4,"/app/.pnp.cjs":5},because:"with Plug'n'Play these are the dependencies"},
{files:{"/root/.yarn/switch/yarn":900},because:"another place"}]};var PNP2=[".pnp.cjs",".pnp.js",".pnp.loader.mjs"],OF_PROJECT=/^(.*)\/\.yarn\//,yarn_berry_project_cache_default={id:"yarn-berry-project-cache",title:"Yarn 2+ project cache next to node_modules",before:[
"pnpm-store"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/.yarn/cache/**","/**/.yarn/{install-state.gz,build-state.yml}"],whenFolder:ofDirectory(OF_PROJECT,(project,image)=>image.
exists(`${project}/node_modules/.yarn-state.yml`)&&!PNP2.some(name=>image.exists(`${project}/${name}`))),whenText:"The project has `node_modules/.yarn-state.yml`, and no `.pnp.cjs`, `.pnp.js` or `.pnp\
.loader.mjs`.",adviceForCommands:["yarn"],why:"The node-modules linker has unpacked the packages.",remedy:"List `**/.yarn/cache` and `**/.yarn/install-state.gz` in .dockerignore, and end each RUN that\
 installs with `rm -rf .yarn/cache`.",example:{before:"RUN yarn install --immutable",after:"RUN yarn install --immutable && rm -rf .yarn/cache"},references:["https://yarnpkg.com/features/linkers","htt\
ps://yarnpkg.com/features/caching"],reports:[{files:{"/app/.yarn/cache/react-npm-18.3.1-af38f3c1ae.zip":9e4,"/app/.yarn/install-state.gz":9,"/app/node_modules/.yarn-state.yml":5},bytes:90009},{files:{
"/app/.yarn/cache/a.zip":70,"/app/node_modules/.yarn-state.yml":5},entrypoint:["yarn","start"],bytes:0,advice:70}],ignores:[{files:{"/app/.yarn/unplugged/esbuild-npm-0.21/node_modules/esbuild/bin/esbu\
ild":900},because:"a package that Plug'n'Play unpacked"},{files:{"/app/.yarn/releases/yarn-4.5.0.cjs":900},because:"the package manager itself"},{files:{"/app/.yarn/cache/a.zip":900,"/app/.pnp.cjs":5,
"/app/node_modules/.yarn-state.yml":5},because:"the project runs from it by Plug'n'Play"}]};var yarn_classic_cache_default={id:"yarn-classic-cache",title:"Yarn 1 cache",before:["yarn-berry-project-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/usr/local/share/.cache/ya\
rn/**","$CACHE/yarn/**","/tmp/.yarn-cache*/**","~/.yarn-cache/**","/usr/local/share/.yarn-cache/**"],envDirectories:{YARN_CACHE_FOLDER:["v[0-9]*/**"]},why:"Installed packages are copies, not links. Th\
e cache has each package both unpacked and as an archive, even packages for other platforms. As root, Yarn uses `/usr/local/share` as the home directory.",remedy:"End each RUN that installs with `yarn\
 cache clean`. Or keep the cache in a cache mount: for root at `/usr/local/share/.cache/yarn`, for the user node at `/home/node/.cache/yarn`.",mounts:["/usr/local/share/.cache/yarn","~/.cache/yarn"],example:{
before:"RUN yarn install --frozen-lockfile --production",after:"RUN yarn install --frozen-lockfile --production && yarn cache clean"},references:["https://classic.yarnpkg.com/lang/en/docs/cli/cache/",
"https://github.com/yarnpkg/yarn/blob/master/src/constants.js"],reports:[{files:{"/usr/local/share/.cache/yarn/v6/npm-lodash-4.17.21-679591c5-integrity/node_modules/lodash/.yarn-tarball.tgz":3e5,"/hom\
e/node/.cache/yarn/v6/x/y":5},bytes:300005},{files:{"/tmp/.yarn-cache-0/v1/a":3,"/cache/yarn/v6/b":4},env:["YARN_CACHE_FOLDER=/cache/yarn"],bytes:7}],ignores:[{files:{"/usr/local/share/.config/yarn/gl\
obal/node_modules/serve/package.json":800},because:"installed by `yarn global add`"},{files:{"/app/.yarn/cache/react-npm-18.zip":9e4},because:"the cache of Yarn 2 and later, which may run from it"}]};var apk_cache_default={id:"apk-cache",title:"Alpine package cache and index",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/apk/**","/etc/apk/cache/**"],not:[{glob:"/{etc/apk/\
cache,var/cache/apk}/installed",why:"diskless-mode package list"}],why:"The index and downloaded packages. The database of installed packages is elsewhere.",remedy:"Install with `apk add --no-cache`, \
which reads the index without storing it.",options:[{programs:["apk"],verb:["add","upgrade","update"],add:"--no-cache"}],mounts:["/var/cache/apk"],usedBy:[{programs:["apk"],verb:["add","upgrade"],renewedBy:"\
update"}],example:{before:"RUN apk add curl tzdata",after:"RUN apk add --no-cache curl tzdata"},references:["https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-cache.5.scd","https:/\
/github.com/hadolint/hadolint/wiki/DL3019"],reports:[{files:{"/var/cache/apk/APKINDEX.d8b2a6f4.tar.gz":19e5},bytes:19e5},{files:{"/etc/apk/cache/musl-1.2.5-r0.abc.apk":39e4,"/etc/apk/cache/installed":30},
bytes:39e4}],ignores:[{files:{"/var/cache/apk/installed":900},because:"the same list where `/etc/apk/cache` is a link to this directory, as `setup-apkcache` makes it"},{files:{"/lib/apk/db/installed":6e4},
because:"the package database"},{files:{"/usr/lib/apk/db/installed":6e4},because:"the package database where /lib is merged into /usr"},{files:{"/etc/apk/world":40},because:"the packages that are want\
ed"}]};var apt_archives_default={id:"apt-archives",title:"Downloaded .deb files",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/apt/archives/**"],not:[{glob:"/var/cache/apt/archives/\
lock",why:"empty lock file"}],why:"dpkg has unpacked them; they are only a download cache. Official Debian and Ubuntu images delete them automatically, other bases do not.",remedy:"End each RUN that i\
nstalls packages with `apt-get clean`, which deletes the downloaded ones.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && a\
pt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*"},references:["https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc","https://github.com/debuerreotype/debuerreotype\
/blob/master/scripts/debuerreotype-minimizing-config"],reports:[{files:{"/var/cache/apt/archives/git_1%3a2.39.5-0+deb12u3_amd64.deb":72e5,"/var/cache/apt/archives/lock":0},bytes:72e5},{files:{"/var/ca\
che/apt/archives/partial/x.deb":4e3},bytes:4e3}],ignores:[{files:{"/opt/repo/pool/main/g/git.deb":72e5},because:"a package repository that the image serves"},{files:{"/var/cache/apt/pkgcache.bin":5},because:"\
apt-pkgcache claims it"}]};var apt_lists_default={id:"apt-lists",title:"APT package indexes",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/lib/apt/lists/**"],not:[{glob:"/var/lib/apt/lists/lock",why:"empty l\
ock file"},{glob:"/var/lib/apt/lists/*{_InRelease,_Release,_Release.gpg}",why:"`apt-get dist-clean` keeps the signed release files on purpose: they stop a replay of an older archive"}],why:"apt downlo\
ads them again at the next `apt-get update`. No program reads them at run time; scanners use `/var/lib/dpkg/status`.",remedy:"Delete the package lists at the end of each RUN that fetches them: `rm -rf\
 /var/lib/apt/lists/*`. A later RUN that installs needs its own `apt-get update`.",usedBy:[{programs:["apt-get","apt","aptitude"],verb:["install","upgrade","dist-upgrade","full-upgrade","build-dep","s\
atisfy"],renewedBy:"update"}],empties:["/var/lib/apt/lists"],example:{before:"RUN apt-get update && apt-get install -y --no-install-recommends curl",after:"RUN apt-get update && apt-get install -y --n\
o-install-recommends curl && rm -rf /var/lib/apt/lists/*"},references:["https://docs.docker.com/build/building/best-practices/#apt-get","https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.\
cc","https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"],reports:[{files:{"/var/lib/apt/lists/mirror_debian_dists_bookworm_main_binary-amd64_Packages.l\
z4":19616194},bytes:19616194},{files:{"/var/lib/apt/lists/auxfiles/x":1,"/var/lib/apt/lists/partial/y":2,"/var/lib/apt/lists/lock":0},bytes:3}],ignores:[{files:{"/var/lib/apt/lists/mirror_debian_dists\
_bookworm_InRelease":151e3},because:"`apt-get dist-clean` keeps the signed release files"},{files:{"/var/lib/apt/extended_states":9e3},because:"it records which packages are automatic, and `autoremove\
` needs it"}]};var apt_pkgcache_default={id:"apt-pkgcache",title:"APT binary caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/apt/*.bin","/var/cache/apt/*.bin.*"],why:"Copies of the pa\
ckage lists in a form that apt maps into memory. apt writes them again whenever it runs.",remedy:"End each RUN that uses apt with `apt-get clean`, which deletes these files too.",example:{before:"RUN \
apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*"},references:["https://sa\
lsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc","https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"],reports:[{files:{"/var/cache/apt/pkgcache\
.bin":3998e4,"/var/cache/apt/srcpkgcache.bin":3997e4},bytes:7995e4},{files:{"/var/cache/apt/pkgcache.bin.Zx81Qp":12},bytes:12}],ignores:[{files:{"/usr/share/app/model.bin":800},because:"any other .bin\
 file"},{files:{"/var/cache/apt/archives/lock":1},because:"not a cache file"}]};var debconf_db_default={id:"debconf-db",title:"debconf databases",severity:"info",confidence:"judgement",bucket:"advice",globs:["/var/cache/debconf/{templates,config,passwords}.dat"],why:"debconf can \
load templates again from the package database, but not the answers in `config.dat`: a later upgrade would ask again.",remedy:"If nothing will ever be installed or configured on top of this image, end\
 its last RUN that installs packages with `rm -rf /var/cache/debconf/*`.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && ap\
t-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*"},references:["https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html"],reports:[{files:{"/var/cache/debconf/\
templates.dat":9e4},bytes:9e4},{files:{"/var/cache/debconf/config.dat":9e3,"/var/cache/debconf/passwords.dat":100},bytes:9100}],ignores:[{files:{"/var/lib/dpkg/info/tzdata.templates":900},because:"shi\
pped by the package"},{files:{"/var/cache/debconf/templates.dat-old":900},because:"debconf-old claims it"}]};var debconf_old_default={id:"debconf-old",title:"debconf backups",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/cache/debconf/*-old"],why:"debconf renames its databases, as in `con\
fig.dat-old`, whenever it saves, and never reads the old ones back.",remedy:"End each RUN that installs packages with `rm -f /var/cache/debconf/*-old`.",example:{before:"RUN apt-get update && apt-get \
install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old"},references:["https://manpages.debian.org/\
bookworm/debconf-doc/debconf.conf.5.en.html"],reports:[{files:{"/var/cache/debconf/templates.dat-old":75e4,"/var/cache/debconf/templates.dat":751e3},bytes:75e4},{files:{"/var/cache/debconf/config.dat-\
old":7e3,"/var/cache/debconf/passwords.dat-old":0},bytes:7e3}],ignores:[{files:{"/var/cache/debconf/config.dat":7e3},because:"the answers given at installation"},{files:{"/var/cache/debconf/passwords.\
dat":5},because:"answers too"}]};var dnf_cache_default={id:"dnf-cache",title:"dnf, yum, microdnf and tdnf caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/{dnf,libdnf5,yum,tdnf,microdnf,PackageKit}/**",
"$CACHE/libdnf5/**","/var/tmp/{dnf,yum}-*/**"],why:"Repository metadata and kept packages, fetched again when needed.",remedy:"End each RUN that installs packages with `dnf clean all && rm -rf /var/ca\
che/dnf /var/cache/libdnf5 /var/cache/yum`. `yum`, `microdnf` and `tdnf` have `clean all` too.",mounts:["/var/cache/dnf","/var/cache/libdnf5","/var/cache/yum","/var/cache/tdnf"],usedBy:[{programs:["dn\
f","dnf5","yum","microdnf"],verb:["install","update","upgrade"],refetches:!0}],example:{before:"RUN dnf install -y httpd",after:"RUN dnf install -y httpd && dnf clean all && rm -rf /var/cache/dnf /var\
/cache/libdnf5"},references:["https://dnf5.readthedocs.io/en/latest/dnf5.conf.5.html","https://dnf.readthedocs.io/en/latest/conf_ref.html"],reports:[{files:{"/var/cache/dnf/baseos-0a1b2c/repodata/repo\
md.xml":4e3,"/var/cache/yum/metadata/x.solv":9e6},bytes:9004e3},{files:{"/var/cache/libdnf5/fedora-1/solv/fedora.solv":50,"/root/.cache/libdnf5/x/y":5,"/var/tmp/dnf-root-ab12/z":1},bytes:56}],ignores:[
{files:{"/var/lib/dnf/history.sqlite":2e5},because:"the history of transactions"},{files:{"/var/lib/dnf/history.sqlite-wal":57712,"/var/cache/dnf/history.sqlite-wal":57712},because:"it may hold commit\
ted rows; never delete it apart from its database"},{files:{"/usr/lib/sysimage/libdnf5/packages.toml":900},because:"it records why packages are installed"}]};var dpkg_old_default={id:"dpkg-old",title:"dpkg and apt state backups",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/lib/dpkg/*-old","/var/backups/{dpkg,apt,alternatives}.*"],why:"\
The previous state of files that dpkg and apt rewrite. Nothing reads it unless somebody restores it by hand.",remedy:"End each RUN that installs packages with `rm -f /var/lib/dpkg/*-old /var/backups/d\
pkg.* /var/backups/apt.* /var/backups/alternatives.*`.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y c\
url && rm -rf /var/lib/apt/lists/* /var/lib/dpkg/*-old"},references:["https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html"],reports:[{files:{"/var/lib/dpkg/status-old":12e4,"/var/lib/dpkg/diversi\
ons-old":150,"/var/lib/dpkg/status":121e3},bytes:120150},{files:{"/var/backups/apt.extended_states.0":900,"/var/backups/dpkg.status.1.gz":300},bytes:1200}],ignores:[{files:{"/var/lib/dpkg/status":121e3},
because:"the package database: dpkg and every scanner need it"},{files:{"/var/lib/dpkg/info/bash.list":400},because:"it says which package owns which file"},{files:{"/var/backups/postgres.dump":5e3},because:"\
a backup of something else"}]};var nix_cache_default={id:"nix-cache",title:"Nix download cache and logs",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/nix/**","/nix/var/log/nix/**"],why:"Downloads, evaluation \
caches and build logs. No store path needs them.",remedy:"End each RUN that builds with `rm -rf ~/.cache/nix /nix/var/log/nix`. Or build in one stage and copy only the closure to the final one: `nix-s\
tore --query --requisites` lists it.",mounts:["~/.cache/nix"],example:{before:"RUN nix-env -iA nixpkgs.hello",after:"RUN nix-env -iA nixpkgs.hello && rm -rf ~/.cache/nix /nix/var/log/nix"},references:[
"https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage"],reports:[{files:{"/root/.cache/nix/fetcher-cache-v2.sqlite":9e4,"/nix/var/log/nix/drvs/ab/cd.drv.bz2":700},bytes:90700},{files:{"\
/home/ci/.cache/nix/tarballs/x.tar.gz":500},bytes:500}],ignores:[{files:{"/nix/store/0a1b-bash-5.2/bin/bash":900},because:"live store path"},{files:{"/nix/var/nix/db/db.sqlite":900},because:"the datab\
ase of the store"}]};var nix_store_leftover_default={id:"nix-store-leftover",title:"Nix derivations and sources left in the store",severity:"info",confidence:"judgement",bucket:"advice",globs:["/nix/store/*.drv","/nix/sto\
re/*-nixpkgs*/**","/nix/store/*-source/**","/nix/store/*.tar.{gz,xz,bz2}"],why:"Only builds need derivations and fetched sources. But an output may name a source path, so only the garbage collector ca\
n decide.",remedy:"End each RUN that builds with `nix-collect-garbage -d`, which deletes what no profile and no other store path uses.",example:{before:"RUN nix-env -iA nixpkgs.hello",after:"RUN nix-e\
nv -iA nixpkgs.hello && nix-collect-garbage -d"},references:["https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage"],reports:[{files:{"/nix/store/0a1b-hello.drv":9e4},bytes:9e4},{files:{
"/nix/store/0a1b-nixpkgs-24.05/default.nix":70,"/nix/store/9f-hello-2.12-source/src/hello.c":9,"/nix/store/77-x.tar.xz":4},bytes:83}],ignores:[{files:{"/nix/store/0a1b-hello-2.12/bin/hello":900},because:"\
output path"},{files:{"/nix/store/0a1b-glibc-2.39/lib/libc.so.6":900},because:"a library that programs load"}]};var os_misc_cache_default={id:"os-misc-cache",title:"Caches that the OS can rebuild",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/cache/ldconfig/aux-cache","/var/cache/man/**","/v\
ar/cache/apt-xapian-index/**","/var/lib/command-not-found/**","/var/lib/apt-xapian-index/**","/var/cache/{app-info,swcatalog}/**","/var/lib/{app-info,swcatalog}/**"],why:"They speed up `ldconfig`, `ma\
n -k` and software centres. Their tools rebuild them.",remedy:"End each RUN that installs packages with `rm -rf /var/cache/ldconfig/aux-cache /var/cache/man/*`. For the data of software centres and of\
 `command-not-found`, leave out the package that owns it.",example:{before:"RUN apt-get update && apt-get install -y man-db && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install\
 -y man-db && rm -rf /var/lib/apt/lists/* /var/cache/ldconfig/aux-cache /var/cache/man/*"},references:["https://man7.org/linux/man-pages/man8/ldconfig.8.html","https://man7.org/linux/man-pages/man8/ma\
ndb.8.html"],reports:[{files:{"/var/cache/ldconfig/aux-cache":8e3,"/etc/ld.so.cache":7e3},bytes:8e3},{files:{"/var/cache/man/index.db":4e5,"/var/lib/command-not-found/commands.db":3e6},bytes:34e5}],ignores:[
{files:{"/etc/ld.so.cache":7e3},because:"the loader reads it at run time"},{files:{"/var/cache/fontconfig/abc.cache-7":3e4},because:"making it again costs start-up time"}]};var other_pm_cache_default={id:"other-pm-cache",title:"xbps, Portage, opkg and Homebrew caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/xbps/**","/var/cache/distfiles/*\
*","/var/cache/binpkgs/**","/var/{opkg-lists,lib/opkg/lists}/**","$CACHE/Homebrew/**","/var/db/repos/gentoo/**","/usr/portage/**"],why:"Downloads and package trees of distributions and tools that buil\
d from source. Only installing more needs them.",remedy:"Delete the downloads in the RUN that installs: `rm -rf /var/cache/xbps/*` after `xbps-install`, `rm -rf /var/opkg-lists/*` after `opkg`, `rm -r\
f /var/cache/distfiles/*` after `emerge`, `brew cleanup --prune=all -s` after `brew`.",mounts:["/var/cache/xbps","/var/cache/distfiles","/var/cache/binpkgs","~/.cache/Homebrew"],example:{before:"RUN x\
bps-install -Sy curl",after:"RUN xbps-install -Sy curl && rm -rf /var/cache/xbps/*"},references:["https://docs.voidlinux.org/xbps/index.html","https://wiki.gentoo.org/wiki/Portage","https://openwrt.or\
g/docs/guide-user/additional-software/opkg","https://docs.brew.sh/Manpage"],reports:[{files:{"/var/cache/distfiles/gcc-13.tar.xz":9e4,"/home/linuxbrew/.cache/Homebrew/downloads/x.bottle.tar.gz":700},bytes:90700},
{files:{"/var/cache/xbps/curl-8.xbps":60,"/var/opkg-lists/base":7,"/var/db/repos/gentoo/app-shells/bash/bash-5.2.ebuild":3},bytes:70}],ignores:[{files:{"/var/db/pkg/app-shells/bash-5.2/CONTENTS":900},
because:"installed package database"},{files:{"/home/linuxbrew/.linuxbrew/Cellar/jq/1.7/bin/jq":900},because:"an installed program"}]};var pacman_cache_default={id:"pacman-cache",title:"pacman packages and sync databases",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/pacman/pkg/**","/var/lib/pacman/sync/**"],
why:"`pacman -Sy` downloads both again. The database of installed packages is `/var/lib/pacman/local`.",remedy:"End each RUN that installs packages with `rm -rf /var/cache/pacman/pkg/* /var/lib/pacman\
/sync/*`. A later RUN that installs needs `pacman -Syu`, not `pacman -S`.",mounts:["/var/cache/pacman/pkg"],example:{before:"RUN pacman -Syu --noconfirm nginx",after:"RUN pacman -Syu --noconfirm nginx\
 && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*"},references:["https://man.archlinux.org/man/pacman.conf.5"],reports:[{files:{"/var/cache/pacman/pkg/zlib-1.3-1-x86_64.pkg.tar.zst":94e3},bytes:94e3},
{files:{"/var/lib/pacman/sync/core.db":13e4,"/var/lib/pacman/sync/extra.db":8e6},bytes:813e4}],ignores:[{files:{"/var/lib/pacman/local/zlib-1.3-1/desc":900},because:"the database of installed packages"},
{files:{"/etc/pacman.conf":3e3},because:"configuration"}]};var pm_logs_default={id:"pm-logs",title:"Package manager logs",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/log/apt/**","/var/log/{dpkg,alternatives,bootstrap,aptitude}.log*","/va\
r/log/unattended-upgrades/**","/var/log/{dnf,dnf5,yum,hawkey,tdnf,zypper,pacman,apk}.log*","/var/log/dnf.{librepo,rpm}.log*","/var/log/zypp/**","/var/log/anaconda/**"],why:"Package managers write them\
 only while they install, and create them again when needed. Their time stamps make builds differ.",remedy:"End each RUN that installs packages with `rm -rf /var/log/apt/* /var/log/dpkg.log /var/log/a\
lternatives.log`, or with `rm -f /var/log/dnf* /var/log/hawkey.log` after dnf.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update\
 && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/log/apt/* /var/log/dpkg.log"},references:["https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc","https://dnf.readthedocs.i\
o/en/latest/conf_ref.html"],reports:[{files:{"/var/log/apt/term.log":4e4,"/var/log/apt/eipp.log.xz":3e3,"/var/log/dpkg.log":9e4},bytes:133e3},{files:{"/var/log/hawkey.log":300,"/var/log/dnf.librepo.lo\
g":2e3,"/var/log/dnf.log.1":100,"/var/log/zypp/history":50},bytes:2450}],ignores:[{files:{"/var/log/nginx/access.log":500},because:"not a log of a package manager: os-logs claims it"},{files:{"/app/lo\
g/apt/term.log":40},because:"another place"}]};var rpm_db_leftover_default={id:"rpm-db-leftover",title:"RPM database leftovers",severity:"info",confidence:"safe",bucket:"removable",globs:["/{var/lib,usr/lib/sysimage}/rpm/__db.*","/var/lib/rpmrebui\
lddb.*/**","/var/lib/rpmold.*/**"],why:"Berkeley DB regions and leftovers of interrupted rebuilds. rpm makes the regions again when it starts.",remedy:"End each RUN that installs packages with `rm -f \
/var/lib/rpm/__db.* /usr/lib/sysimage/rpm/__db.*`. Delete the folders of an interrupted rebuild too: `rm -rf /var/lib/rpmrebuilddb.* /var/lib/rpmold.*`.",example:{before:"RUN yum install -y httpd && y\
um clean all",after:"RUN yum install -y httpd && yum clean all && rm -f /var/lib/rpm/__db.*"},references:["https://man7.org/linux/man-pages/man8/rpmdb.8.html"],reports:[{files:{"/var/lib/rpm/__db.001":9e4},
bytes:9e4},{files:{"/usr/lib/sysimage/rpm/__db.002":8e4,"/var/lib/rpmrebuilddb.17/Packages":5},bytes:80005}],ignores:[{files:{"/var/lib/rpm/rpmdb.sqlite":900},because:"the database"},{files:{"/usr/lib\
/sysimage/rpm/rpmdb.sqlite-wal":900},because:"uncheckpointed rows of the database: removing it can lose packages from the record"},{files:{"/var/lib/rpm/Packages":900},because:"the database (bdb)"}]};var zypper_cache_default={id:"zypper-cache",title:"zypper caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/{zypp,zypper}/**"],why:"Raw metadata, solver files and package\
s. A refresh makes all of them again.",remedy:"End each RUN that installs packages with `zypper clean --all`.",mounts:["/var/cache/zypp"],example:{before:"RUN zypper --non-interactive install nginx",after:"\
RUN zypper --non-interactive install nginx && zypper clean --all"},references:["https://github.com/openSUSE/libzypp/blob/master/zypp.conf"],reports:[{files:{"/var/cache/zypp/packages/repo-oss/x86_64/v\
im.rpm":2006672},bytes:2006672},{files:{"/var/cache/zypp/solv/@System/solv":7e4,"/var/cache/zypper/RPMS/a.rpm":5},bytes:70005}],ignores:[{files:{"/etc/zypp/repos.d/repo-oss.repo":300},because:"the set\
up of a repository"},{files:{"/var/lib/zypp/AutoInstalled":200},because:"it records why packages are installed"}]};var composer_cache_default={id:"composer-cache",title:"Composer cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/composer/**","~/.composer/cache/**","/tmp/cache/{files,repo,v\
cs}/**"],envDirectories:{COMPOSER_CACHE_DIR:["**"],COMPOSER_HOME:["cache/**"]},why:"Package archives and repository metadata. The `composer` image keeps them in `/tmp/cache`.",remedy:"Install with `co\
mposer install --no-cache`. Or keep the cache in a cache mount: at `/root/.cache/composer`, in the image composer at `/tmp/cache`.",options:[{programs:["composer","composer.phar"],verb:["install","upd\
ate","require","create-project"],add:"--no-cache"}],mounts:["~/.cache/composer","~/.composer/cache","/tmp/cache"],example:{before:"RUN composer install --no-dev --no-interaction",after:"RUN composer i\
nstall --no-cache --no-dev --no-interaction"},references:["https://getcomposer.org/doc/06-config.md","https://getcomposer.org/doc/03-cli.md"],reports:[{files:{"/root/.cache/composer/files/symfony/cons\
ole/a.zip":9e4,"/root/.composer/cache/repo/x":700,"/tmp/cache/files/a/b.zip":30},bytes:90730},{files:{"/composer/cache/files/a.zip":70,"/composer/vendor/bin/phpcs":5},env:["COMPOSER_HOME=/composer"],bytes:70}],
ignores:[{files:{"/root/.composer/vendor/bin/phpcs":900},because:"global package"},{files:{"/app/var/cache/prod/Container.php":900},because:"warmed application cache"}]};var VENDOR=new Set(["vendor"]),developmentOnly2=perDirectory((vendor,image)=>{let installed2=fieldsOf(image.json(`${vendor}/composer/installed.json`)),names=installed2.get("dev-package-names");return installed2.
get("dev")!==!0||!Array.isArray(names)?new Set:new Set(names.filter(name=>typeof name=="string"))});function isForDevelopment2(path2,image){return foldersNamed(path2,VENDOR).some(vendor=>{let packages=developmentOnly2(
vendor,image);return packages.size>0&&packages.has(nameIn(vendor,path2))})}function nameIn(vendor,path2){return path2.slice(vendor.length+1).split("/",2).join("/")}var composer_dev_deps_default={id:"c\
omposer-dev-deps",title:"Composer packages for development in the image",severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/vendor/*/*/**"],reads:[{name:"installed.json",folder:/(?:^|\/)vendor\/composer$/,
most:4194304}],whenImage:image=>image.textPaths("installed.json").length>0,whenFolder:isForDevelopment2,whenText:'Composer 2: `vendor/composer/installed.json` has `"dev": true`, and names the package \
in `dev-package-names`. Packages outside of `vendor` do not count.',evenIfReferenced:!0,why:"Tools for tests and builds. An application should not load them, but some do.",remedy:"Install with `compos\
er install --no-dev --optimize-autoloader`.",options:[{programs:["composer","composer.phar"],verb:["install","i"],add:"--no-dev",unless:["--dev"]}],example:{before:"RUN composer install",after:"RUN co\
mposer install --no-dev"},references:["https://getcomposer.org/doc/03-cli.md#install-i"],reports:[{files:{"/app/vendor/phpunit/phpunit/src/A.php":9e3,"/app/vendor/phpunit/phpunit/vendor/a/b/C.php":50,
"/app/vendor/monolog/monolog/src/B.php":400},contents:{"/app/vendor/composer/installed.json":'{"packages":[],"dev":true,"dev-package-names":["phpunit/phpunit"]}'},bytes:9050},{files:{"/vendor/a/b/c.ph\
p":7},contents:{"/vendor/composer/installed.json":'{"dev":true,"dev-package-names":["a/b", 5]}'},bytes:7}],ignores:[{files:{"/app/vendor/monolog/monolog/src/B.php":400},contents:{"/app/vendor/composer\
/installed.json":'{"dev":true,"dev-package-names":["phpunit/phpunit"]}'},because:"a production package"},{files:{"/app/vendor/a/b/c.php":7},contents:{"/app/vendor/composer/installed.json":'{"dev":fals\
e,"dev-package-names":["a/b"]}'},because:"Composer says that it left them out, so something else brought the package"},{files:{"/app/vendor/a/b/c.php":7},contents:{"/app/vendor/composer/installed.json":'\
{"dev":true,"dev-package-names":{"0":"a/b"}}'},because:"the record has another shape"}]};var symfony_dev_cache_default={id:"symfony-dev-cache",title:"Symfony development cache",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/var/cache/{dev,test}/**"],not:[{glob:"/var/cach\
e/**",why:"system cache folder"}],whenFolder:ofDirectory(/^(.*)\/var\/cache\/(?:dev|test)\//,(application,image)=>image.exists(`${application}/bin/console`)),whenText:"`bin/console` is next to `var`.",
why:"It belongs to an environment that the image does not run.",remedy:"List `var/cache` in .dockerignore, and warm up the cache for production only: `APP_ENV=prod php bin/console cache:warmup`.",example:{
file:".dockerignore",before:"",after:"var/cache"},references:["https://symfony.com/doc/current/configuration.html"],reports:[{files:{"/app/var/cache/dev/App_KernelDevDebugContainer.php":9e3,"/app/bin/\
console":5},bytes:9e3},{files:{"/srv/app/var/cache/test/a.php":7,"/srv/app/bin/console":5},bytes:7}],ignores:[{files:{"/app/var/cache/prod/App_KernelProdContainer.php":900},because:"wanted"},{files:{"\
/app/var/cache/dev/a":900},because:"not a Symfony application"}]};var conda_pkgs_default={id:"conda-pkgs",title:"conda / mamba / pixi package cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["/opt/{conda,miniconda,miniconda3,anaconda,anaconda3,mini\
forge,miniforge3,mambaforge,mamba,micromamba}/pkgs/**","~/{conda,miniconda,miniconda3,anaconda3,miniforge3,mambaforge,micromamba,.conda,.mamba}/pkgs/**","$CACHE/rattler/cache/**"],envDirectories:{RATTLER_CACHE_DIR:[
"**"]},why:"Archives, unpacked packages and channel indexes. Environments have their own links or copies; files that an environment shares by a hard link do not count.",remedy:"End each RUN that insta\
lls with `conda clean --all --force-pkgs-dirs --yes`, with `micromamba clean --all --yes`, or after pixi with `rm -rf ~/.cache/rattler/cache`.",mounts:["~/.cache/rattler/cache"],example:{before:"RUN c\
onda install -y numpy",after:"RUN conda install -y numpy && conda clean --all --force-pkgs-dirs --yes"},references:["https://docs.conda.io/projects/conda/en/stable/commands/clean.html","https://docs.r\
s/rattler_cache/latest/rattler_cache/fn.default_cache_dir.html"],reports:[{files:{"/opt/conda/pkgs/numpy-1.26.4-py312.conda":9e4,"/opt/conda/pkgs/cache/497deca9.json":700,"/root/miniconda3/pkgs/openss\
l-3/lib/libssl.so.3":30},bytes:90730},{files:{"/opt/miniforge3/pkgs/python-3.12.tar.bz2":40,"/home/app/micromamba/pkgs/x.conda":3},bytes:43},{files:{"/root/.cache/rattler/cache/pkgs/demo-1.0-0/bin/dem\
o":200,"/pixi/pkgs/demo-1.0-0/info/files":9},env:["RATTLER_CACHE_DIR=/pixi"],bytes:209}],ignores:[{files:{"/opt/conda/conda-meta/numpy-1.26.4-py312.json":900},because:"conda needs it, scanners read it"},
{files:{"/opt/conda/envs/app/lib/python3.12/site-packages/pkg_resources/__init__.py":900},because:"an installed package"}]};var nltk_zip_default={id:"nltk-zip",title:"NLTK archive next to its unpacked copy",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/nltk_data/{corpora,tokenizers,taggers,chun\
kers,grammars,models,stemmers,sentiment,misc,help}/*.zip"],when:(file,image)=>image.isDirectory(file.path.slice(0,-4)),whenText:"A directory with the name of the archive is next to it.",why:"`nltk.dat\
a.find` opens the directory or the archive; one is enough.",cost:"`nltk.download` looks for the archive to see whether a package is there. A program that calls it fetches the archive again, and fails \
without a network.",remedy:'In the RUN that downloads, delete each archive whose unpacked folder is next to it: `for d in /usr/share/nltk_data/*/*/; do rm -f "$(dirname "$d")/$(basename "$d").zip"; do\
ne`.',example:{before:"RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab",after:"RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab && rm /usr/share/nltk_data/tokenizers/pun\
kt_tab.zip"},references:["https://github.com/nltk/nltk/blob/develop/nltk/downloader.py"],reports:[{files:{"/usr/share/nltk_data/tokenizers/punkt.zip":13e6,"/usr/share/nltk_data/tokenizers/punkt/englis\
h.pickle":4e5},bytes:13e6},{files:{"/root/nltk_data/corpora/stopwords.zip":24,"/root/nltk_data/corpora/stopwords/":0},bytes:24}],ignores:[{files:{"/root/nltk_data/corpora/wordnet.zip":1e7},because:"no\
 directory is next to it: the archive is the data"},{files:{"/app/corpora/a.zip":5,"/app/corpora/a/":0},because:"not in an NLTK data directory"}]};var pdm_hatch_cache_default={id:"pdm-hatch-cache",title:"PDM and Hatch caches",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/{pdm,hatch}/**"],why:"\
Downloads. Packages that an environment reaches by a link into the cache do not count.",remedy:"End each RUN that installs with `pdm cache clear`, or after Hatch with `rm -rf ~/.cache/hatch`.",mounts:[
"~/.cache/pdm/http","~/.cache/pdm/wheels","~/.cache/pdm/metadata","~/.cache/pdm/hashes","~/.cache/hatch"],example:{before:"RUN pdm sync --prod --no-editable",after:"RUN pdm sync --prod --no-editable &\
& pdm cache clear"},references:["https://pdm-project.org/latest/reference/configuration/","https://hatch.pypa.io/latest/config/hatch/"],reports:[{files:{"/root/.cache/pdm/http/x":9e4},bytes:9e4},{files:{
"/root/.cache/hatch/x.whl":70,"/home/app/.cache/pdm/metadata/y":4},bytes:74}],ignores:[{files:{"/root/.local/share/hatch/env/virtual/app/bin/python":900},because:"environment"},{files:{"/root/.cache/p\
dm/packages/flask-3.0/lib/flask/app.py":900},links:{"/app/__pypackages__/3.12/lib/flask":"/root/.cache/pdm/packages/flask-3.0/lib/flask"},because:"`install.cache` makes the environment link into the c\
ache"}]};var pip_cache_default={id:"pip-cache",title:"pip cache",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/pip/**"],envDirectories:{PIP_CACHE_DIR:["*\
*"]},why:"Downloads, locally built wheels, and the record of pip\u2019s self-check. Installed packages are copies.",remedy:"Install with `pip install --no-cache-dir`, or keep pip's cache in a cache mo\
unt at `/root/.cache/pip`. If pip builds packages from source, set `PIP_NO_CACHE_DIR=1` instead, which also reaches the build tools that it fetches.",options:[{programs:["pip","pip2","pip3","pip3.8","\
pip3.9","pip3.10","pip3.11","pip3.12","pip3.13","pip3.14"],verb:["install","wheel","download"],add:"--no-cache-dir"}],mounts:["~/.cache/pip"],usedBy:[{programs:["pip","pip3","pipenv","poetry"],refetches:!0}],
example:{before:"RUN pip install -r requirements.txt",after:"RUN pip install --no-cache-dir -r requirements.txt"},references:["https://pip.pypa.io/en/stable/topics/caching/"],reports:[{files:{"/root/.\
cache/pip/http-v2/a/b/c/d/e/abcde.body":900,"/home/app/.cache/pip/wheels/aa/bb/x.whl":70,"/.cache/pip/selfcheck/x":3},bytes:973},{files:{"/var/pip/http/x":5,"/opt/app/.cache/pip/y":2},env:["PIP_CACHE_\
DIR=/var/pip","HOME=/opt/app"],bytes:7}],ignores:[{files:{"/usr/lib/python3/dist-packages/pip/_internal/cache.py":12e3},because:"pip itself"},{files:{"/app/.cache/pip/x":4},because:"not below a home d\
irectory"},{files:{"/app/main.py":40},env:["PIP_CACHE_DIR=/app"],workingDir:"/app",because:"the rule does not believe a variable that names the application"}]};var pipenv_cache_default={id:"pipenv-cache",title:"Pipenv cache",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/pipenv/**"],envDirectories:{PIPENV_CACHE_DIR:[
"**"]},why:"Cached dependencies and helper data of the lock command.",remedy:"End each RUN that installs with `rm -rf ~/.cache/pipenv`, or keep it in a cache mount at `/root/.cache/pipenv`.",mounts:["\
~/.cache/pipenv"],example:{before:"RUN pipenv sync --system",after:"RUN pipenv sync --system && rm -rf ~/.cache/pipenv"},references:["https://pipenv.pypa.io/en/latest/configuration.html"],reports:[{files:{
"/root/.cache/pipenv/depcache7-py3.12.json":900},bytes:900},{files:{"/home/web/.cache/pipenv/a":1,"/var/pipenv/b":2},env:["PIPENV_CACHE_DIR=/var/pipenv"],bytes:3}],ignores:[{files:{"/root/.local/share\
/virtualenvs/app-AbC/bin/python":300},because:"the environment"},{files:{"/app/pipenv/core.py":90},because:"pipenv itself"}]};import{posix as posix3}from"node:path";import{posix as posix2}from"node:path";import{posix}from"node:path";var RECORD=/^(.*)\/([^/-]+)-([^/-]+)\.dist-info\/RECORD$/;function recordAt(path2){let[,site,name="",version=""]=RECORD.exec(path2)??[];return site===void 0?null:{site,name:normalizedName(
name),version}}function filesIn(record,site){return record.split(/\r?\n/).flatMap(line=>{let[,quoted,plain]=/^(?:"((?:[^"]|"")*)"|([^",]+)),/.exec(line)??[],file=quoted?.replaceAll('""','"')??plain;return file===
void 0?[]:posix.resolve(site,file)})}function neededBy(metadata){let[head=""]=metadata.split(/\r?\n\r?\n/,1);return[...head.matchAll(/^Requires-Dist: ([\w.-]+)([^\n]*)$/gm)].flatMap(([,name="",rest=""])=>/\bextra\b/.
test(markerOf(rest))?[]:normalizedName(name))}function markerOf(requirement){let at=requirement.indexOf(";");return at===-1?"":requirement.slice(at)}function normalizedName(name){return name.replaceAll(
/[-_.]+/g,"-").toLowerCase()}function closureOf(names,needs){let closure=new Set(names);for(let name of closure)for(let need of needs.get(name)??[])closure.add(need);return closure}function developmentFilesOf(packages,image){let files=new Set,records=image.textPaths("RECORD").map(path2=>({path:path2,record:recordAt(path2)})),kept=keptBySite(packages.names,records,image),others=[];
for(let{path:path2,record}of records){let isForDevelopment4=record!==null&&packages.isForDevelopment(record,path2)&&kept.get(record.site)?.has(record.name)===!1;for(let file of filesIn(image.text(path2)??
"",record?.site??"/"))isForDevelopment4?files.add(file):others.push(file)}for(let file of others)files.delete(file);return files}function keptBySite(names,records,image){let needs=new Map;for(let{path:path2,
record}of records){if(record===null)continue;let metadata=image.head(`${posix2.dirname(path2)}/METADATA`),of=needs.get(record.site)??new Map;needs.set(record.site,of.set(record.name,neededBy(metadata===
null?"":new TextDecoder().decode(metadata))))}return new Map([...needs].map(([site,of])=>{let kept=new Set([...of.keys()].filter(name=>!names.has(name)));for(let name of kept)for(let need of of.get(name)??
[])kept.add(need);return[site,kept]}))}function pipfileLock(lockfile){let categories=fieldsOf(lockfile);if(fieldsOf(categories.get("_meta")).get("pipfile-spec")!==6)return null;let namesOf2=category=>[...fieldsOf(categories.get(category))],
others=[...categories.keys()].filter(name=>name!=="_meta"&&name!=="develop").flatMap(namesOf2),production=new Set(others.map(([name])=>normalizedName(name))),development=namesOf2("develop").flatMap(([
name,entry])=>{let version=fieldsOf(entry).get("version"),locked=typeof version=="string"?/^==([^=].*)$/.exec(version)?.[1]:void 0;return locked===void 0||production.has(normalizedName(name))?[]:[[normalizedName(
name),locked]]}),names=new Set([...production,...namesOf2("develop").map(([name])=>normalizedName(name))]);return{development:new Map(development),names}}var developmentFiles=perImage(image=>{let lock=lockOf(image);if(lock===null||lock.development.size===0)return new Set;let{names,development}=lock;return developmentFilesOf({names,isForDevelopment:({name,
version})=>development.get(name)===version},image)});function lockOf(image){let[path2,...more]=image.textPaths("Pipfile.lock");return path2===void 0||more.length>0||!image.exists(`${posix3.dirname(path2)}\
/Pipfile`)?null:pipfileLock(image.json(path2))}var SITE="/app/.venv/lib/python3.12/site-packages",LOCK={_meta:{"pipfile-spec":6},default:{jinja2:{version:"==3.1.6"}},develop:{pytest:{version:"==8.4.2"},
jinja2:{version:"==3.1.6"},packaging:{version:"==25.0"}}},PROJECT={"/app/Pipfile":`[packages]
`,"/app/Pipfile.lock":JSON.stringify(LOCK)},INSTALLED={[`${SITE}/pytest-8.4.2.dist-info/RECORD`]:`pytest/__init__.py,sha256=a,9000
../../../bin/pytest,sha256=a,70
`},FILES={[`${SITE}/pytest/__init__.py`]:9e3},PACKAGING={[`${SITE}/packaging-25.0.dist-info/RECORD`]:`packaging/a.py,,
`,[`${SITE}/pipenv-2025.0.dist-info/RECORD`]:`pipenv/a.py,,
`},pipenv_dev_deps_default={id:"pipenv-dev-deps",title:"Packages of Pipenv for development in the image",before:["python-tests"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**\
/{site,dist}-packages/**","/**/bin/*","/**/share/**"],not:[{glob:"/**/*.pyc",why:"bytecode, which is needless in any package"}],reads:[{name:"Pipfile",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,
most:65536},{name:"Pipfile.lock",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:4194304},{name:"RECORD",folder:/\.dist-info$/,most:4194304},{name:"METADATA",folder:/\.dist-info$/,most:Number.
MAX_SAFE_INTEGER,head:16384}],whenImage:image=>developmentFiles(image).size>0,when:({path:path2},image)=>developmentFiles(image).has(path2),whenText:"The image has one `Pipfile.lock` with its `Pipfile\
`. The lockfile has the package in `develop` and in no other category, the locked version is installed, and its `RECORD` lists the file, which no other package's does. Packages that are not in the loc\
kfile, such as Pipenv itself, keep what they need.",evenIfReferenced:!0,why:"Tools for tests and checks. An application should not import them, but some do.",remedy:"Install with `pipenv sync` or `pip\
env install --deploy`, without `--dev`.",example:{before:"RUN pipenv install --system --deploy --dev",after:"RUN pipenv install --system --deploy"},references:["https://pipenv.pypa.io/en/latest/comman\
ds.html","https://packaging.python.org/en/latest/specifications/recording-installed-packages/"],reports:[{files:{...FILES,"/app/.venv/bin/pytest":70,[`${SITE}/jinja2/a.py`]:300,[`${SITE}/pytest/own.py`]:600},
contents:{...PROJECT,...INSTALLED,[`${SITE}/jinja2-3.1.6.dist-info/RECORD`]:`jinja2/a.py,,
`},bytes:9070},{files:{[`${SITE}/packaging/a.py`]:40,[`${SITE}/pipenv/a.py`]:500},contents:{...PROJECT,...PACKAGING,[`${SITE}/pipenv-2025.0.dist-info/METADATA`]:`Name: pipenv
Requires-Dist: packaging; extra == "dev"
`},bytes:40}],ignores:[{files:{[`${SITE}/packaging/a.py`]:40,[`${SITE}/pipenv/a.py`]:500},contents:{...PROJECT,...PACKAGING,[`${SITE}/pipenv-2025.0.dist-info/METADATA`]:`Name: pipenv
Requires-Dist: packaging>=22

Text
`},because:"Pipenv needs it"},{files:FILES,contents:{...PROJECT,...INSTALLED,"/app/Pipfile.lock":JSON.stringify({...LOCK,prod:{pytest:{version:"==8.4.2"}}})},because:"another category has it"},{files:FILES,
contents:{...PROJECT,...INSTALLED,"/app/Pipfile.lock":JSON.stringify(LOCK).replace("8.4.2","8.4.1")},because:"another version is locked"},{files:FILES,contents:{...PROJECT,...INSTALLED,"/app/Pipfile.l\
ock":JSON.stringify({...LOCK,_meta:{}})},because:"the lockfile has another shape"},{files:FILES,contents:{...PROJECT,...INSTALLED,"/lib/Pipfile.lock":JSON.stringify(LOCK)},because:"the image has two l\
ockfiles"},{files:{...FILES,"/app/setup.cfg":3},contents:{"/app/Pipfile.lock":JSON.stringify(LOCK),...INSTALLED},because:"the project is not in the image"},{files:{[`${SITE}/pytest/__pycache__/a.pyc`]:900},
contents:{...PROJECT,[`${SITE}/pytest-8.4.2.dist-info/RECORD`]:`pytest/__pycache__/a.pyc,,
`},because:"bytecode has a rule of its own"}]};var poetry_cache_default={id:"poetry-cache",title:"Poetry caches",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/pypoetry/{cache,artifacts}/**"],
not:[{glob:"$CACHE/pypoetry/virtualenvs/**",why:"the default place of the application's environment is inside the cache directory"}],envDirectories:{POETRY_CACHE_DIR:["{cache,artifacts}/**"]},why:"Ind\
ex metadata and downloaded archives. Environments stay: by default they are inside the cache directory.",remedy:"End each RUN that installs with `rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artif\
acts`. Leave `~/.cache/pypoetry/virtualenvs`: the packages are there.",mounts:["~/.cache/pypoetry/cache","~/.cache/pypoetry/artifacts"],example:{before:"RUN poetry install --only main --no-interaction",
after:"RUN poetry install --only main --no-interaction && rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts"},references:["https://python-poetry.org/docs/configuration/"],reports:[{files:{"/r\
oot/.cache/pypoetry/artifacts/1a/2b/3c/x.whl":900,"/root/.cache/pypoetry/cache/repositories/a":10},bytes:910},{files:{"/opt/poetry-cache/artifacts/x.whl":7,"/opt/poetry-cache/virtualenvs/a/bin/gunicor\
n":5},env:["POETRY_CACHE_DIR=/opt/poetry-cache"],bytes:7}],ignores:[{files:{"/root/.cache/pypoetry/virtualenvs/app-py3.12/bin/gunicorn":300},because:"the application as it runs"},{files:{"/root/.local\
/share/pypoetry/venv/bin/poetry":300},because:"poetry itself"}]};import{posix as posix4}from"node:path";var FOR_DEVELOPMENT=/^(?:dev|develop|development|tests?|testing|coverage|lint|linting|linters|format|formatting|typing|types|type-?check|docs?|documentation|pre-commit|quality|qa)$/;function isForDevelopment3(group){
return FOR_DEVELOPMENT.test(group)}function developmentVersions(lockfile,project){let form=/^lock-version = "(1\.[01]|2\.[01])"\r?$/m.exec(lockfile)?.[1],blocks=lockfile.split(/^\[\[package\]\]\r?$/m).slice(1),packages=blocks.map(lockedPackage).
filter(one=>one!==null);if(form===void 0||packages.length<blocks.length)return null;let isProduction=form==="2.1"?byGroups(packages):byProject(packages,project);if(isProduction===null)return null;let versions=new Map;
for(let{name,version}of packages)versions.set(name,(versions.get(name)??new Set).add(version));for(let one of packages)isProduction(one)&&versions.delete(one.name);return versions}function lockedPackage(block){
let[fields="",...tables]=block.split(/^\[/m),name=/^name = "([^"\\]+)"\r?$/m.exec(fields)?.[1],version=/^version = "([^"\\]+)"\r?$/m.exec(fields)?.[1];if(name===void 0||version===void 0)return null;let groups=/^groups = \[((?:"[^"\\]+"(?:, )?)+)\]\r?$/m.
exec(fields)?.[1]?.match(/[^", ]+/g)??null,category=/^category = "([^"\\]+)"\r?$/m.exec(fields)?.[1]??null,needs=[...(tables.find(table=>table.startsWith("package.dependencies]"))??"").matchAll(/^"?([\w.-]+)"? = /gm)].
map(([,need=""])=>normalizedName(need));return{name:normalizedName(name),version,groups,category,needs}}function byGroups(packages){return packages.every(({groups})=>groups?.every(group=>group==="main"||
isForDevelopment3(group)))?({groups})=>groups?.includes("main")===!0:null}function byProject(packages,project){let named=namedBy(project),categories=new Set(packages.map(({category})=>category));if(named===
null||categories.has(null)&&categories.size>1)return null;if(!categories.has(null))return({category})=>category!=="dev";let needs=new Map;for(let one of packages){let known=needs.get(one.name)??[];for(let need of one.
needs)known.push(need);needs.set(one.name,known)}let kept=closureOf(named.elsewhere,needs),forDevelopment=closureOf(named.forDevelopment,needs);return({name})=>kept.has(name)||!forDevelopment.has(name)}
var TABLE=/^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*(?:#.*)?$/,GROUP=/^tool\.poetry\.(?:group\.([\w-]+)(?:\.dependencies(?:\.[\w."-]+)?)?|dev-dependencies(?:\.[\w."-]+)?)$/,OTHER_GROUP=/^[ \t]*(?:\[[ \t]*)?(?:"?tool"?[ \t]*\.[ \t]*)?(?:"?poetry"?[ \t]*\.[ \t]*)?"?(?:group|dev-dependencies)\b/;
function namedBy(project){let forDevelopment=new Set,elsewhere=new Set,names=elsewhere;for(let line of project.split(/\r?\n/)){let table=TABLE.exec(line)?.[1]?.trim(),[isGroup,group="dev"]=GROUP.exec(
table??"")??[];if(isGroup===void 0?OTHER_GROUP.test(line):!isForDevelopment3(group))return null;isGroup!==void 0?names=forDevelopment:table!==void 0&&(names=/^tool\.(?!poetry\b)/.test(table)?null:elsewhere);
for(let word of line.match(/[\w.-]+/g)??[])for(let name of[word,...word.split(".")])names?.add(normalizedName(name))}return{forDevelopment,elsewhere}}var developmentFiles2=perImage(image=>{let versions=lockedForDevelopment(image),files=new Set;if(versions===null||versions.size===0)return files;let others=[];for(let path2 of image.textPaths("RECORD")){
let record=recordAt(path2),isForDevelopment4=record!==null&&versions.get(record.name)?.has(record.version)===!0&&image.text(`${posix4.dirname(path2)}/INSTALLER`)?.startsWith("Poetry ")===!0,listed=filesIn(
image.text(path2)??"",record?.site??"/");for(let file of listed)isForDevelopment4?files.add(file):others.push(file)}for(let file of others)files.delete(file);return files});function lockedForDevelopment(image){
let[path2,...more]=image.textPaths("poetry.lock");if(path2===void 0||more.length>0)return null;let project=image.text(`${posix4.dirname(path2)}/pyproject.toml`);return project===null?null:developmentVersions(
image.text(path2)??"",project)}var SITE2="/app/.venv/lib/python3.12/site-packages",LOCK2=`[[package]]
name = "pytest"
version = "8.4.2"
groups = ["dev"]

[[package]]
name = "Jinja2"
version = "3.1.6"
groups = ["main", "dev"]

[metadata]
lock-version = "2.1"
`,PROJECT2={"/app/pyproject.toml":`[project]
`,"/app/poetry.lock":LOCK2},INSTALLED2={[`${SITE2}/pytest-8.4.2.dist-info/INSTALLER`]:"Poetry 2.2.1",[`${SITE2}/pytest-8.4.2.dist-info/RECORD`]:`pytest/__init__.py,sha256=a,9000
../../../bin/pytest,sha256=a,70
shared.py,,
"pytest/a,""b.py",,
`},FILES2={[`${SITE2}/pytest/__init__.py`]:9e3},poetry_dev_deps_default={id:"poetry-dev-deps",title:"Packages of Poetry for development in the image",before:["python-tests"],severity:"warn",confidence:"\
safe-if-unused",bucket:"advice",globs:["/**/{site,dist}-packages/**","/**/bin/*","/**/share/**"],reads:[{name:"poetry.lock",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:4194304},{name:"p\
yproject.toml",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:262144},{name:"RECORD",folder:/\.dist-info$/,most:4194304},{name:"INSTALLER",folder:/\.dist-info$/,most:256}],whenImage:image=>developmentFiles2(
image).size>0,when:({path:path2},image)=>developmentFiles2(image).has(path2),whenText:"The image has one `poetry.lock` with a `pyproject.toml` beside it. All groups beside `main` are for development b\
y their names, such as `dev`, `test`, `lint` and `docs`, and only they need the package: by its `groups` in the lockfile (Poetry 2), by its `category` (before 1.5), or else by what each package needs,\
 on any platform and with any extra, and by `pyproject.toml`. `INSTALLER` says that Poetry installed the locked version, and the package's `RECORD` lists the file, which no other package does.",evenIfReferenced:!0,
why:"Tools for tests and checks. An application should not import them, but some do.",remedy:"Install with `poetry install --only=main`.",options:[{programs:["poetry"],verb:"install",add:"--only=main",
unless:["--only","--with","--without","--only-root","--all-groups","--sync","--no-dev"]}],example:{before:"RUN poetry install --no-root",after:"RUN poetry install --only=main --no-root"},references:["\
https://python-poetry.org/docs/managing-dependencies/","https://packaging.python.org/en/latest/specifications/recording-installed-packages/"],reports:[{files:{...FILES2,"/app/.venv/bin/pytest":70,[`${SITE2}\
/pytest/a,"b.py`]:5,[`${SITE2}/pytest/own.py`]:600,[`${SITE2}/shared.py`]:400,[`${SITE2}/jinja2/a.py`]:300},contents:{...PROJECT2,...INSTALLED2,[`${SITE2}/jinja2-3.1.6.dist-info/INSTALLER`]:"Poetry 2.\
2.1",[`${SITE2}/jinja2-3.1.6.dist-info/RECORD`]:`jinja2/a.py,,
shared.py,,
`},bytes:9075},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('["dev"]','["docs", "test"]')},bytes:9e3},{files:FILES2,contents:{...INSTALLED2,"/app/poetry.lock":LOCK2.
replace('"2.1"','"2.0"').replaceAll(/^groups = .*\n/gm,""),"/app/pyproject.toml":`[tool.poetry.group.dev.dependencies]
pytest = "^8"
`},bytes:9e3}],ignores:[{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('["dev"]','["server"]')},because:"such a group may be for production"},{files:FILES2,contents:{
...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('["dev"]','["main"]')},because:"a production package"},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('"2\
.1"','"2.0"')},because:"the older lockfile does not tell which groups need it, and the project names none"},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,[`${SITE2}/pytest-8.4.2.dist-info/INSTALLE\
R`]:`pip
`},because:"pip installed it"},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace("8.4.2","8.4.1")},because:"another version is locked"},{files:FILES2,contents:{...PROJECT2,
...INSTALLED2,"/lib/poetry.lock":LOCK2},because:"the image has two lockfiles"},{files:FILES2,contents:{"/app/poetry.lock":LOCK2,...INSTALLED2},because:"the project is not in the image"}]};var python_build_tools_default={id:"python-build-tools",title:"pip, setuptools, wheel in the final image",before:["nltk-zip"],severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/{site,d\
ist}-packages/{pip,setuptools,wheel,pkg_resources,_distutils_hack}/**","/**/{site,dist}-packages/{pip,setuptools,wheel}-*.{dist,egg}-info/**","/**/ensurepip/_bundled/*.whl","/usr/share/python-wheels/*\
.whl"],why:"Needed to install, not to run. Some packages still import `pkg_resources`, so look before you delete.",remedy:"Make the environment with `python -m venv --without-pip /opt/venv` in a build\
 stage, fill it with `pip --python /opt/venv/bin/python install`, and copy only `/opt/venv` to the final stage.",example:{before:"RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-d\
ir -r requirements.txt",after:"RUN python -m venv --without-pip /opt/venv && pip --python /opt/venv/bin/python install --no-cache-dir -r requirements.txt"},references:["https://docs.python.org/3/libra\
ry/venv.html","https://python-poetry.org/docs/configuration/"],reports:[{files:{"/usr/lib/python3/dist-packages/pip/_vendor/rich/console.py":9e4},bytes:9e4},{files:{"/opt/venv/lib/python3.12/site-pack\
ages/setuptools/dist.py":70,"/opt/venv/lib/python3.12/site-packages/pip-24.0.dist-info/RECORD":5,"/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl":4},bytes:79}],ignores:[{files:{"/usr\
/local/lib/python3.12/site-packages/pipdeptree/cli.py":900},because:"other package"},{files:{"/app/pip/index.js":900},because:"not an installed package"}]};var python_bytecode_default={id:"python-bytecode",title:"Python bytecode caches",before:["python-legacy-bytecode"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/__pycache_\
_/*.{pyc,pyo}"],adviceWhen:image=>/^(1|true|yes|on)$/i.test(image.env("UV_COMPILE_BYTECODE")??""),adviceWhenText:"`UV_COMPILE_BYTECODE` is set in the image, so the bytecode is there on purpose.",evenIfReferenced:!0,
why:"Python makes it again from the sources. Installers write it whether it is wanted or not. Debian packages do so too, so `dpkg -S` does not know the files.",cost:"Start-up is slower without it: a c\
ontainer compiles what it imports, and on a read-only file system it does so at every start. If containers start often, keep it with an ignore entry for this rule.",remedy:"Set `ENV PYTHONDONTWRITEBYT\
ECODE=1` before the RUNs that use Python, and install with `pip install --no-compile`. End a RUN that installs distribution packages with `find /usr -name __pycache__ -type d -prune -exec rm -rf {} +`\
.",options:[{programs:["pip","pip2","pip3","pip3.8","pip3.9","pip3.10","pip3.11","pip3.12","pip3.13","pip3.14"],verb:"install",add:"--no-compile"}],example:{before:"RUN pip install --no-cache-dir -r r\
equirements.txt",after:["ENV PYTHONDONTWRITEBYTECODE=1","RUN pip install --no-cache-dir --no-compile -r requirements.txt"].join(`
`)},keep:"With `UV_COMPILE_BYTECODE=1` in the environment of the image, the rule only advises.",references:["https://peps.python.org/pep-3147/","https://docs.python.org/3/using/cmdline.html#envvar-PYT\
HONDONTWRITEBYTECODE"],reports:[{files:{"/usr/lib/python3/dist-packages/numpy/__pycache__/__init__.cpython-311.pyc":900,"/usr/lib/python3/dist-packages/numpy/__init__.py":700,"/usr/bin/python3.11":50},
bytes:900},{files:{"/app/__pycache__/a.cpython-312.opt-1.pyc":60,"/app/a.py":5,"/opt/python/bin/python3.12":9},bytes:60},{files:{"/app/__pycache__/a.cpython-312.pyc":60,"/app/a.py":5,"/usr/bin/python3\
.12":9},env:["UV_COMPILE_BYTECODE=1"],bytes:0,advice:60}],ignores:[{files:{"/app/pkg/mod.pyc":40},because:"a module without source outside `__pycache__` can be imported"},{files:{"/app/plugin/__pycach\
e__/data.json":30},because:"not bytecode"}]};var CPYTHON=/^cpython-(\d)(\d+)(?:t?)(?:-|$)/,PYPY=/^pypy(\d)(\d+)(?:-|$)/,OF_KNOWN=/^(.+)\.((?:cpython|pypy)-?\d[^.]*)/,OF_OTHERS=/^([^.]*)\.?([^.]*)/;function isOrphan({path:path2},image){let at=path2.
lastIndexOf("/__pycache__/"),name=path2.slice(at+13),[,stem="",tag=""]=OF_KNOWN.exec(name)??OF_OTHERS.exec(name)??[];return!image.exists(`${path2.slice(0,at)}/${stem}.py`)||isForeign2(tag,image)}function isForeign2(tag,image){
let[,major,minor]=CPYTHON.exec(tag)??[];if(major!==void 0){let name2=`python${major}.${minor}`;return![name2,`${name2}t`,`lib${name2}.so`,`lib${name2}.so.1.0`].some(one=>image.hasName(one))}let[,pypyMajor,
pypyMinor]=PYPY.exec(tag)??[];if(pypyMajor===void 0)return!1;let name=`pypy${pypyMajor}.${pypyMinor}`;return![name,`lib${name}-c.so`].some(one=>image.hasName(one))}var python_bytecode_orphan_default={
id:"python-bytecode-orphan",title:"Bytecode that Python will never load",before:["python-bytecode"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/__pycache__/*.{pyc,pyo}"],when:isOrphan,
whenText:"The source, such as `app.py` of `__pycache__/app.cpython-312.pyc`, is not next to `__pycache__`, or the tag (`cpython-312`) names a Python version that the image does not have (`python3.12`,\
 `libpython3.12.so`, `pypy3.10`). The rule ignores tags of interpreters that it does not know.",evenIfReferenced:!0,why:"Python ignores a cached file whose source is missing or whose tag names another\
 version.",remedy:"List `**/__pycache__` and `**/*.py[cod]` in .dockerignore. If the sources were deleted on purpose, compile with `python -m compileall -b /app`, which puts the bytecode in their plac\
e.",example:{file:".dockerignore",before:"",after:["**/__pycache__","**/*.py[cod]"].join(`
`)},references:["https://peps.python.org/pep-3147/"],reports:[{files:{"/app/pkg/__pycache__/gone.cpython-312.pyc":700,"/usr/bin/python3.12":20},bytes:700},{files:{"/app/__pycache__/main.cpython-39.pyc":300,
"/app/main.py":50,"/usr/local/bin/python3.12":20},bytes:300}],ignores:[{files:{"/app/__pycache__/main.cpython-312.pyc":300,"/app/main.py":50,"/usr/local/bin/python3.12":20},because:"it is loaded: pyth\
on-bytecode claims it"},{files:{"/app/__pycache__/gunicorn.conf.cpython-312.opt-1.pyc":300,"/app/__pycache__/test.unit.cpython-312-pytest-8.1.1.pyc":300,"/app/gunicorn.conf.py":50,"/app/test.unit.py":50,
"/usr/local/bin/python3.12":20},because:"the names of the sources have dots"},{files:{"/app/pkg/mod.pyc":40},because:"a module without source outside `__pycache__` can be imported"},{files:{"/opt/tool\
/__pycache__/a.cpython-311.pyc":9,"/opt/tool/a.py":1,"/usr/lib/libpython3.11.so.1.0":6},because:"a program has this Python built in"}]};var python_dev_caches_default={id:"python-dev-caches",title:"Python development tool caches",before:["python-foreign-venv"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/{.pytest_ca\
che,.mypy_cache,.ruff_cache,.tox,.nox,.hypothesis,.ipynb_checkpoints,.pytype,.pyre,.eggs,.dmypy.json}/**","/**/.coverage","/**/.coverage.*","$CACHE/{pre-commit,pylint,black,ruff,mypy,virtualenv}/**"],
not:[{glob:"/**/.coveragerc",why:"configuration"}],why:"Test, type check and linter results.",remedy:"List `**/.pytest_cache`, `**/.mypy_cache`, `**/.ruff_cache`, `**/.tox`, `**/.nox` and `**/.coverag\
e` in .dockerignore. Run tests and checks in a stage of their own, from which nothing is copied.",example:{file:".dockerignore",before:"",after:["**/.pytest_cache","**/.mypy_cache","**/.ruff_cache","*\
*/.tox","**/.nox","**/.coverage"].join(`
`)},references:["https://docs.pytest.org/en/stable/how-to/cache.html","https://mypy.readthedocs.io/en/stable/command_line.html","https://docs.astral.sh/ruff/settings/","https://github.com/github/gitig\
nore/blob/main/Python.gitignore"],reports:[{files:{"/app/.pytest_cache/v/cache/lastfailed":9e4,"/app/.tox/py312/bin/python":700,"/app/.coverage":30},bytes:90730},{files:{"/src/.mypy_cache/3.12/os.data\
.json":80,"/root/.cache/pre-commit/db.db":7,"/app/.coverage.host.1.2":3},bytes:90}],ignores:[{files:{"/usr/local/lib/python3.12/site-packages/coverage/control.py":900},because:"the coverage package"},
{files:{"/app/.coveragerc":900},because:"configuration"}]};var NAMES=new Set([".venv","venv","env",".env"]);function isForeign3(folder,image){let[,value]=/^home[ \t]*=(.*)$/im.exec(image.text(`${folder}/pyvenv.cfg`)??"")??[],home=value?.trim();return home===void 0||
image.isStartedFrom(folder)?!1:!(home.startsWith("/")?image.reaches(home):!/^[A-Za-z]:\\/.test(home))&&!["python","python3"].some(name=>image.reaches(`${folder}/bin/${name}`))}var python_foreign_venv_default={
id:"python-foreign-venv",title:"Virtual environment copied from the host",before:["python-tests"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/{.venv,venv,env,.env}/**"],reads:[{name:"\
pyvenv.cfg",most:4096}],whenFolder:aroundNamed(NAMES,isForeign3),whenText:"`home` in the folder\u2019s `pyvenv.cfg` names a directory that the image does not have, and its `bin/python` leads nowhere. The r\
ule leaves an environment alone if the command or `PATH` names it: its interpreter may come with a mount.",why:"Its interpreter is not in the image, so nothing in it can run.",remedy:"List `**/.venv` \
and `**/venv` in .dockerignore, and make the environment inside the image: `python -m venv /opt/venv`.",example:{file:".dockerignore",before:"",after:["**/.venv","**/venv"].join(`
`)},references:["https://docs.python.org/3/library/venv.html","https://docs.astral.sh/uv/guides/integration/docker/"],reports:[{files:{"/app/.venv/lib/python3.11/site-packages/flask/app.py":9e3},contents:{
"/app/.venv/pyvenv.cfg":`home = /opt/hostedtoolcache/Python/3.11/bin
version = 3.11.4
`},links:{"/app/.venv/bin/python":"/opt/hostedtoolcache/Python/3.11/bin/python3","/app/.venv/lib64":"lib"},bytes:9061},{files:{"/src/venv/Scripts/x.exe":700},contents:{"/src/venv/pyvenv.cfg":`home = C\
:\\Python311
`},bytes:720}],ignores:[{files:{"/opt/venv/lib/python3.12/site-packages/flask/app.py":900},contents:{"/opt/venv/pyvenv.cfg":`home = /usr/bin
`},entrypoint:["/opt/venv/bin/python","app.py"],because:"the container starts from it"},{files:{"/opt/venv/lib/python3.12/site-packages/flask/app.py":900,"/usr/local/bin/python3.12":5},contents:{"/opt\
/venv/pyvenv.cfg":`home = /usr/local/bin
`},because:"the interpreter is in the image"},{files:{"/opt/venv/lib/x.py":900,"/usr/bin/python3":5},contents:{"/opt/venv/pyvenv.cfg":`home = /bin
`},links:{"/bin":"usr/bin"},because:"a link leads to the interpreter"},{files:{"/app/env/settings.py":900},because:"not an environment, only a folder of that name"},{files:{"/app/venv/lib/x.py":900},contents:{
"/app/venv/pyvenv.cfg":` home home = 
===`},because:"the file says nothing about an interpreter"}]};var python_legacy_bytecode_default={id:"python-legacy-bytecode",title:"Legacy .pyc and .pyo files next to their sources",before:["python-dev-caches"],severity:"info",confidence:"safe-if-unused",bucket:"\
removable",globs:["/**/*.{pyc,pyo}"],not:[{glob:"/**/__pycache__/**",why:"python-bytecode and python-bytecode-orphan claim it"}],when:({path:path2},image)=>image.exists(path2.replace(/\.py[co]$/,".py")),
whenText:"The source of the same name is next to it. Without a source, the file is the module.",why:"Python 3 ignores such a file if its source is next to it. Only Python 2 uses it, as its cache.",cost:"\
A Python 2 program compiles what it imports at each start.",remedy:"List `**/*.py[cod]` in .dockerignore.",example:{file:".dockerignore",before:"",after:"**/*.py[cod]"},references:["https://peps.pytho\
n.org/pep-3147/"],reports:[{files:{"/app/mod.pyc":700,"/app/mod.py":500},bytes:700},{files:{"/usr/lib/python2.7/os.pyo":30,"/usr/lib/python2.7/os.pyc":40,"/usr/lib/python2.7/os.py":50},bytes:70}],ignores:[
{files:{"/app/lib/licensed.pyc":900},because:"no source is next to it: deleting the module breaks the import"},{files:{"/app/__pycache__/mod.pyc":9,"/app/__pycache__/mod.py":5},because:"the other rule\
s on bytecode decide in `__pycache__`"}]};var python_tests_default={id:"python-tests",title:"Test suites inside installed packages",before:["python-build-tools"],severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/{site,dist}-p\
ackages/**/{test,tests}/**","/usr/{lib,local/lib}/python*/{test,lib2to3/tests,idlelib/idle_test,unittest/test,distutils/tests,ctypes/test,sqlite3/test,tkinter/test}/**"],not:[{glob:"/**/{site,dist}-pa\
ckages/django/test/**",why:"public API, imported by applications and plug-ins"},{glob:"/**/{site,dist}-packages/astropy/tests/**",why:"imported by astropy itself"},{glob:"/**/{site,dist}-packages/{tes\
t,tests}/**",why:"a top-level package of that name is the user's own"},{glob:"/**/site-packages/**/{LICENSE,COPYING}*",why:"licence"}],why:"Normal use does not import them, but a few packages import t\
heir own.",remedy:"In the RUN that installs, delete test folders that their package does not import, as in `rm -rf /usr/local/lib/python3.13/site-packages/pandas/tests`. Some are needed: `django/test`\
 and `astropy/tests`, for example.",example:{before:"RUN pip install --no-cache-dir pandas",after:"RUN pip install --no-cache-dir pandas && rm -rf /usr/local/lib/python3.13/site-packages/pandas/tests"},
references:["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/usr/lib/python3/dist-packages/numpy/core/tests/test_api.py":9e4,"/usr/local/lib/python3\
.12/test/test_os.py":700},bytes:90700},{files:{"/usr/lib/python3.11/unittest/test/x.py":60,"/opt/venv/lib/python3.12/site-packages/pandas/tests/io/a.csv":9},bytes:69}],ignores:[{files:{"/usr/local/lib\
/python3.12/site-packages/django/test/client.py":900},because:"runtime API"},{files:{"/usr/local/lib/python3.12/site-packages/numpy/testing/__init__.py":900},because:"`testing` is API"},{files:{"/app/\
tests/test_x.py":900},because:"application tree: see test-fixtures"}]};var uv_cache_default={id:"uv-cache",title:"uv cache",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/uv/**"],envDirectories:{UV_CACHE_DIR:["**"]},
adviceForCommands:["uvx","uv tool run"],why:"Unpacked archives, built wheels and index responses. Files that an environment shares by a hard link or reaches by a symbolic link do not count.",cost:"A c\
ontainer that starts `uvx` downloads the tool again, and fails without a network.",remedy:"Run uv with `--no-cache`, or keep its cache in a cache mount at `/root/.cache/uv` and set `UV_LINK_MODE=copy`\
.",options:[{programs:["uv"],verb:["sync","pip install","pip sync","add","tool install","run","venv","export","lock","build"],add:"--no-cache",unless:["-n","--no-cache-dir"]}],mounts:["~/.cache/uv"],example:{
before:"RUN uv sync --locked --no-dev",after:"RUN uv sync --no-cache --locked --no-dev"},references:["https://docs.astral.sh/uv/guides/integration/docker/","https://docs.astral.sh/uv/concepts/cache/",
"https://docs.astral.sh/uv/concepts/tools/"],reports:[{files:{"/root/.cache/uv/archive-v0/xyz/numpy/core.so":800,"/root/.cache/uv/simple-v15/a.rkyv":30},bytes:830},{files:{"/root/.cache/uv/archive-v0/\
xyz/lib/python3.12/site-packages/tool/main.py":70},entrypoint:["uvx","tool"],bytes:0,advice:70},{files:{"/cache/uv/wheels-v5/x.whl":60},env:["UV_CACHE_DIR=/cache/uv"],bytes:60}],ignores:[{files:{"/roo\
t/.local/share/uv/python/cpython-3.12.3-linux-x86_64-gnu/bin/python3.12":5e3},because:"a managed interpreter"},{files:{"/root/.local/share/uv/tools/ruff/bin/ruff":9e3},because:"an installed tool"},{files:{
"/root/.cache/uv/archive-v0/xyz/numpy/core.so":800},links:{"/app/.venv/lib/python3.12/site-packages/numpy":"/root/.cache/uv/archive-v0/xyz/numpy"},because:"`UV_LINK_MODE=symlink`: the environment lead\
s there"}]};import{posix as posix5}from"node:path";var DEV="dev",LOCAL=/^source = \{ (?:virtual|editable|directory|path) = /m;function uvLock(lockfile,project){let[head="",...blocks]=lockfile.split(/^\[\[package\]\]\r?$/m);if(!/^version = 1\r?$/m.test(
head)||/^requirements = |^\[manifest\.dependency-groups\]/m.test(head))return null;let packages=blocks.map(lockedPackage2),known=packages.filter(one=>one!==null);if(known.length<packages.length)return null;
let needs=needsOf(known),isInstalled3=installedBesideDev(project),groups=known.flatMap(one=>[...one.groups]),ofProduction=groups.filter(([group])=>isInstalled3(group)).flatMap(([,names])=>names),roots=known.
filter(({isLocal})=>isLocal).flatMap(one=>[one.name,...[...one.extras.keys()].map(extra=>`${one.name}[${extra}]`)]),production=closureOf([...roots,...ofProduction],needs),forDev=closureOf(groups.filter(
([group])=>group===DEV).flatMap(([,names])=>names),needs),development=new Map;for(let{name,version}of known)version===null||production.has(name)||!forDev.has(name)||development.set(name,(development.get(
name)??new Set).add(version));return{development,names:new Set(known.map(({name})=>name))}}function lockedPackage2(block){let name=/^name = "([^"\\]+)"\r?$/m.exec(block)?.[1],version=/^version = "([^"\\]+)"\r?$/m.
exec(block)?.[1]??null,isLocal=LOCAL.test(block),lists=listsOf(block);if(name===void 0||lists===null||version===null&&!isLocal)return null;let inTable=table=>new Map([...lists].flatMap(([key,names])=>key.
startsWith(table)?[[key.slice(table.length),names]]:[]));return{name,version,isLocal,needs:lists.get("package.dependencies")??[],extras:inTable("package.optional-dependencies."),groups:inTable("packag\
e.dev-dependencies.")}}function listsOf(block){let lists=new Map,table="package",open=null;for(let line of block.split(/\r?\n/))if(table=/^\[([\w.-]+)\]$/.exec(line)?.[1]??table,open!==null){let need=/^ {4}\{ name = "([^"\\]+)"/.
exec(line)?.[1],extras=/, extra = \[([^\][]*)\]/.exec(line)?.[1]?.match(/[^", ]+/g)??[];if(need!==void 0)open.push(need,...extras.map(extra=>`${need}[${extra}]`));else if(line==="]")open=null;else return null}else if(/^package(?:\.(?:optional|dev)-dependencies)?$/.
test(table)){let[,key="",list]=/^([\w.-]+) = (.*)$/.exec(line)??[];if(list===void 0||table==="package"&&key!=="dependencies")continue;if(list!=="[")return null;open=[],lists.set(`${table}.${key}`,open)}
return open===null?lists:null}function needsOf(packages){let all=new Map,add=(name,needs)=>{let known=all.get(name)??[];for(let need of needs)known.push(need);all.set(name,known)};for(let{name,needs,extras}of packages){
add(name,needs);for(let[extra,names]of extras)add(`${name}[${extra}]`,names)}return all}function installedBesideDev(project){let lists=[...project.matchAll(/^[ \t]*default-groups[ \t]*=[ \t]*\[([^\][]*)\]/gm)],
isKnown=project.split("default-groups").length-1===lists.length,defaults2=new Set(lists.flatMap(([,list=""])=>list.match(/[\w.-]+/g)??[]));return group=>group!==DEV&&(!isKnown||defaults2.has(group)||!isForDevelopment3(
group))}var developmentFiles3=perImage(image=>{let lock=lockOf2(image);if(lock===null||lock.development.size===0)return new Set;let{names,development}=lock;return developmentFilesOf({names,isForDevelopment:({
name,version,site},path2)=>development.get(name)?.has(version)===!0&&!site.includes("/uv/tools/")&&image.text(`${posix5.dirname(path2)}/INSTALLER`)?.trim()==="uv"},image)});function lockOf2(image){let[
path2,...more]=image.textPaths("uv.lock");if(path2===void 0||more.length>0)return null;let project=image.text(`${posix5.dirname(path2)}/pyproject.toml`);return project===null?null:uvLock(image.text(path2)??
"",project)}var SITE3="/app/.venv/lib/python3.12/site-packages",LOCK3=`version = 1
revision = 3
requires-python = ">=3.9"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "jinja2", extra = ["i18n"] },
]

[package.optional-dependencies]
web = [
    { name = "gunicorn" },
]

[package.dev-dependencies]
dev = [
    { name = "babel" },
    { name = "pytest", version = "8.4.2", source = { registry = "https://pypi.org/simple" }, marker = "python_full_version >= '3.10'" },
]
lint = [
    { name = "ruff" },
]

[package.metadata]
requires-dist = [{ name = "jinja2", extras = ["i18n"] }]

[[package]]
name = "babel"
version = "2.17.0"

[[package]]
name = "gunicorn"
version = "23.0.0"

[[package]]
name = "jinja2"
version = "3.1.6"

[package.optional-dependencies]
i18n = [
    { name = "babel" },
]

[[package]]
name = "pluggy"
version = "1.6.0"

[[package]]
name = "pytest"
version = "8.4.2"
dependencies = [
    { name = "pluggy" },
]

[[package]]
name = "ruff"
version = "0.14.0"
`,PROJECT3={"/app/pyproject.toml":`[project]
`,"/app/uv.lock":LOCK3},installed=(name,files)=>({[`${SITE3}/${name}.dist-info/INSTALLER`]:"uv",[`${SITE3}/${name}.dist-info/RECORD`]:files}),PYTEST=installed("pytest-8.4.2",`pytest/__init__.py,sha256\
=a,9000
../../../bin/pytest,sha256=a,70
`),FILES3={[`${SITE3}/pytest/__init__.py`]:9e3},PLUGGY={[`${SITE3}/pluggy/a.py`]:40},uv_dev_deps_default={id:"uv-dev-deps",title:"Packages of uv for development in the image",before:["python-tests"],severity:"\
warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/{site,dist}-packages/**","/**/bin/*","/**/share/**"],not:[{glob:"/**/*.pyc",why:"bytecode, which is needless in any package"}],reads:[{name:"\
uv.lock",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:4194304},{name:"pyproject.toml",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:262144},{name:"RECORD",folder:/\.dist-info$/,
most:4194304},{name:"INSTALLER",folder:/\.dist-info$/,most:256},{name:"METADATA",folder:/\.dist-info$/,most:Number.MAX_SAFE_INTEGER,head:16384}],whenImage:image=>developmentFiles3(image).size>0,when:({
path:path2},image)=>developmentFiles3(image).has(path2),whenText:"The image has one `uv.lock` with its `pyproject.toml`. By the lockfile, the group `dev` needs the package, directly or not, and no pro\
ject does, on any platform, with any of its extras or other groups, except groups that are for development by their names, such as `test`, `lint` and `docs`, and are no default. `INSTALLER` says that \
uv installed the locked version, not by `uv tool`, and the package's `RECORD` lists the file, which no other package's does. Packages that are not in the lockfile keep what they need.",evenIfReferenced:!0,
why:"Tools for tests and checks. An application should not import them, but some do.",remedy:"Install with `uv sync --no-dev`, and start programs with `uv run --no-sync` or without uv.",options:[{programs:[
"uv"],verb:"sync",add:"--no-dev",unless:["--no-group","--no-default-groups","--dev","--only-dev","--group","--only-group","--all-groups","--no-build-isolation","--no-build-isolation-package","--script",
"--check","--dry-run"]}],example:{before:"RUN uv sync --locked --no-install-project",after:"RUN uv sync --no-dev --locked --no-install-project"},references:["https://docs.astral.sh/uv/concepts/project\
s/dependencies/#default-groups","https://packaging.python.org/en/latest/specifications/recording-installed-packages/"],reports:[{files:{...FILES3,...PLUGGY,"/app/.venv/bin/pytest":70,[`${SITE3}/babel/\
a.py`]:300,[`${SITE3}/gunicorn/a.py`]:500,[`${SITE3}/pytest/own.py`]:600},contents:{...PROJECT3,...PYTEST,...installed("pluggy-1.6.0",`pluggy/a.py,,
`),...installed("babel-2.17.0",`babel/a.py,,
`),...installed("gunicorn-23.0.0",`gunicorn/a.py,,
`)},bytes:9110},{files:{[`${SITE3}/ruff/a.py`]:800},contents:{"/app/pyproject.toml":`[tool.uv]
default-groups = [
  "dev",
  "docs",
]
`,"/app/uv.lock":LOCK3.replace('{ name = "babel" }','{ name = "ruff" }'),...installed("ruff-0.14.0",`ruff/a.py,,
`)},bytes:800}],ignores:[{files:{[`${SITE3}/ruff/a.py`]:800},contents:{"/app/pyproject.toml":`[tool.uv]
default-groups = ["dev", "lint"]
`,"/app/uv.lock":LOCK3.replace('{ name = "babel" }','{ name = "ruff" }'),...installed("ruff-0.14.0",`ruff/a.py,,
`)},because:"another default group needs it, which `--no-dev` leaves in"},{files:{[`${SITE3}/ruff/a.py`]:800},contents:{"/app/pyproject.toml":`[tool.uv]
default-groups = "all"
`,"/app/uv.lock":LOCK3.replace('{ name = "babel" }','{ name = "ruff" }'),...installed("ruff-0.14.0",`ruff/a.py,,
`)},because:"all groups are installed by default"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/app/uv.lock":LOCK3.replace('"ruff" }','"pytest" }').replace("lint","server")},because:"a group that m\
ay be for production needs it"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/app/uv.lock":LOCK3.replace('"gunicorn" }','"pytest", marker = "x" }')},because:"an extra of the project needs it"},{files:PLUGGY,
contents:{...PROJECT3,...installed("pluggy-1.6.0",`pluggy/a.py,,
`),...installed("own-1",`own.py,,
`),[`${SITE3}/own-1.dist-info/METADATA`]:`Name: own
Requires-Dist: pluggy>=1

Text
`},because:"a package that is not locked needs it"},{files:FILES3,contents:{...PROJECT3,...PYTEST,[`${SITE3}/pytest-8.4.2.dist-info/INSTALLER`]:`pip
`},because:"pip installed it"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/app/uv.lock":LOCK3.replaceAll("8.4.2","8.4.1")},because:"another version is locked"},{files:FILES3,contents:{...PROJECT3,
...PYTEST,"/app/uv.lock":LOCK3.replace(`version = 1
`,`version = 2
`)},because:"another form of lockfile"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/lib/uv.lock":LOCK3},because:"the image has two lockfiles"},{files:FILES3,contents:{"/app/uv.lock":LOCK3,...PYTEST},
because:"the project is not in the image"},{files:{"/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest/a.py":9e3},contents:{...PROJECT3,"/root/.local/share/uv/tools/pytest/lib/pyth\
on3.12/site-packages/pytest-8.4.2.dist-info/INSTALLER":"uv","/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest-8.4.2.dist-info/RECORD":`pytest/a.py,,
`},because:"`uv tool` installed it"}]};import{posix as posix6}from"node:path";var SPACE=/(?:[ \t\r]|\\\r?\n|#[^\n]*)+/y,LABEL=/([A-Za-z_]\w*):(?!:)/y,NAME=/[A-Za-z_]\w*/y,SYMBOL=/:([A-Za-z_]\w*)(?![\w?!])/y,STRING=/(?:"([^"\\\n#]*)"|'([^'\\\n]*)')(?!:)/y,DYNAMIC=/"(?:[^"\\\n]|\\[^\n])*"(?!:)/y,
WORDS=/%[wi](?:\[([\w\s-]*)\]|\(([\w\s-]*)\))/y,NUMBER=/\d[\w.]*/y,MARK=/=>|[()[\]{},|.]/y;function gemfileTokens(text2){if(/^(?:__END__|=begin)/m.test(text2))return null;let tokens=[];for(let at=0;at<
text2.length;){let take=pattern=>{pattern.lastIndex=at;let match2=pattern.exec(text2);return match2!==null&&(at=pattern.lastIndex),match2};if(take(SPACE)!==null)continue;let token=text2[at]===`
`?{kind:"line",text:text2.charAt(at++)}:nextToken(take);if(token===null)return null;tokens.push(token)}return tokens}function nextToken(take){let patterns={label:LABEL,name:NAME,symbol:SYMBOL,string:STRING,
dynamic:DYNAMIC,words:WORDS};for(let[kind,pattern]of Object.entries({...patterns,number:NUMBER,mark:MARK})){let match2=take(pattern);if(match2===null)continue;let found=match2[1]??match2[2]??(kind==="\
words"?"":match2[0]);return{kind,text:kind==="words"?found.trim().replace(/\s+/g," "):found}}return null}var BLOCKS=new Set(["source","platforms","platform","git","path","github"]),SETTINGS=new Set(["source","ruby","git_source"]),DECIDES=/^(?:do|if|unless|while|until|and|or|not|rescue|begin|case|when|then|else|elsif|def|class|module|return|for|loop|each|map|gem|group|eval|send|eval_gemfile|gemspec)$/;
function gemsOf(text2){let statements=statementsOf(gemfileTokens(text2)),gems=new Map,optional=new Set,blocks=[];for(let[head,...args]of statements??[]){let isBlock=isName(args.at(-1),"do"),inside=isBlock?
args.slice(0,-1):args;if(head?.kind!=="name")return null;if(head.text==="end"){if(args.length>0||blocks.pop()===void 0)return null}else if(head.text==="group"){let group=isBlock?groupOf(inside):null;if(group===
null)return null;if(group.isOptional)for(let name of group.names)optional.add(name);blocks.push(group.names)}else if(head.text==="gem"){let gem=gemOf(args);if(gem===null)return null;let groups=[...gem.
groups,...blocks.flat()],known=gems.get(gem.name)??new Set;gems.set(gem.name,known);for(let group of groups.length===0?["default"]:groups)known.add(group)}else{if(!(isBlock?BLOCKS:SETTINGS).has(head.text)||
inside.some(isDecision))return null;isBlock&&blocks.push([])}}return statements===null||blocks.length>0?null:{gems,optional}}function isName(token,text2){return token?.kind==="name"&&token.text===text2}
function isDecision({kind,text:text2}){return kind==="name"&&DECIDES.test(text2)}function statementsOf(tokens){if(tokens===null)return null;let statements=[],own=[],depth=0;for(let token of[...tokens,
{kind:"line",text:`
`}]){let last=own.at(-1);if(token.kind!=="line"?(depth+=depthOf(token),own.push(token)):depth===0&&last!==void 0&&!(last.kind==="mark"&&/^(?:,|=>|\.|\|)$/.test(last.text))&&(statements.push(own),own=[]),
depth<0)return null}return depth===0&&own.length===0?statements:null}function depthOf({kind,text:text2}){return kind!=="mark"?0:/^[([{]$/.test(text2)?1:/^[)\]}]$/.test(text2)?-1:0}function groupOf(tokens){
let names=[],isOptional=!1;for(let argument of argumentsOf(tokens)){let[first,second,...more]=argument;if(first?.kind==="label"&&first.text==="optional"&&second?.kind==="name"&&more.length===0){if(second.
text!=="true"&&second.text!=="false")return null;isOptional=second.text==="true";continue}let own=groupNames(argument);if(own===null)return null;names.push(...own)}return names.length===0?null:{names,
isOptional}}function gemOf(tokens){let[[name,...rest]=[],...options]=argumentsOf(tokens);if(name?.kind!=="string"||rest.length>0||!/^[\w.-]+$/.test(name.text))return null;let groups=[],given=0;for(let option of options){
if(!option.every(isPlain))return null;let[key,arrow,...after]=option,isLabel=key?.kind==="label";if(!(isLabel||isMark(arrow,"=>"))||!/^groups?$/.test(key?.text??""))continue;let own=groupNames(isLabel?
option.slice(1):after);if(own===null||++given>1)return null;groups.push(...own)}return{name:name.text,groups}}function isPlain({kind,text:text2}){return kind==="name"?/^(?:true|false|nil)$/.test(text2):
kind!=="dynamic"&&!(kind==="mark"&&/^[.|()]$/.test(text2))}function groupNames(value){let[first]=value,isList=isMark(first,"[")&&isMark(value.at(-1),"]"),items=isList?argumentsOf(value.slice(1,-1)):[value];
if(!isList&&value.length===1&&first?.kind==="words")return first.text.split(" ").filter(Boolean);let names=items.map(([item,...more])=>(item?.kind==="symbol"||item?.kind==="string")&&more.length===0?item.
text:null);return names.length===0||names.some(name=>name===null)?null:names.filter(name=>name!==null)}function isMark(token,text2){return token?.kind==="mark"&&token.text===text2}function argumentsOf(tokens){
let isCall=isMark(tokens[0],"(")&&isMark(tokens.at(-1),")"),found=[],own=[],depth=0;for(let token of isCall?tokens.slice(1,-1):tokens)depth+=depthOf(token),depth===0&&isMark(token,",")?(found.push(own),
own=[]):own.push(token);return own.length>0?[...found,own]:found}var LINES={section:/^([A-Z][A-Z ]*)$/,gem:/^ {4}([\w.-]+) \(([\w.-]+)\)$/,need:/^ {6}([\w.-]+)(?: \([^()]*\))?$/,direct:/^ {2}([\w.-]+)(?: \([^()]*\))?!?$/},SOURCES=new Set(["GEM","GIT","PATH"]);function developmentGems(gemfile,lockfile){
let named=gemsOf(gemfile),lock=lockOf3(lockfile);if(named===null||lock===null||!isSame(new Set(named.gems.keys()),lock.direct))return null;let groups=new Set([...named.gems.values()].flatMap(of=>[...of]).
filter(isForDevelopment3)),without=isLeftOut=>[...named.gems].flatMap(([name,of])=>[...of].every(isLeftOut)?[]:name),before=neededBy2(without(group=>named.optional.has(group)),lock),after=neededBy2(without(
group=>named.optional.has(group)||groups.has(group)),lock),isGone=name=>before.has(name)&&!after.has(name)&&name!=="bundler";return{groups:[...groups],gems:new Map([...lock.served].filter(([,name])=>isGone(
name))),others:new Map([...lock.served].filter(([,name])=>!isGone(name)))}}function lockOf3(text2){let lock={needs:new Map,served:new Map,direct:new Set},section="",needs=new Set;for(let line of text2.
split(/\r?\n/)){let[,head]=LINES.section.exec(line)??[];if(/^(?:<{7}|={7}|>{7})/.test(line))return null;head!==void 0&&(section=head);let[,gem,version]=SOURCES.has(section)?LINES.gem.exec(line)??[]:[],
[,need]=SOURCES.has(section)?LINES.need.exec(line)??[]:[],[,direct]=section==="DEPENDENCIES"?LINES.direct.exec(line)??[]:[];gem!==void 0?(needs=lock.needs.get(gem)??new Set,lock.needs.set(gem,needs),section===
"GEM"&&lock.served.set(`${gem}-${version}`,gem)):need!==void 0?needs.add(need):direct!==void 0&&lock.direct.add(direct)}return lock.direct.size===0?null:lock}function isSame(one,other){return one.size===
other.size&&[...one].every(name=>other.has(name))}function neededBy2(names,{needs}){let found=new Set(names);for(let name of found)for(let need of needs.get(name)??[])found.add(need);return found}var PROJECT_FOLDER=/^(?!(?:.*\/)?gems(?:\/|$))(?!usr\/(?:share|lib)(?:\/|$))/;function bundleOf(projects){let[first,...more]=projects;return first?.gemfile==null||first.lockfile===null?null:more.every(
({gemfile,lockfile})=>gemfile===first.gemfile&&lockfile===first.lockfile)?developmentGems(first.gemfile,first.lockfile):null}var DIRECTORIES=new Set(["gems"]),PLACES=[/^(.*)\/specifications\/([^/]+)\.gemspec$/,
/^(.*?)\/extensions\/[^/]+\/[^/]+\/([^/]+)\//,/^(.*)\/cache\/([^/]+)\.gem$/];function gemPlaces(path2){let matches=PLACES.flatMap(place=>{let[,home,full]=place.exec(path2)??[];return home===void 0||full===
void 0?[]:{home,full}});return[...foldersNamed(path2,DIRECTORIES).flatMap(directory=>{let[full="",inside]=path2.slice(directory.length+1).split("/",2);return inside===void 0?[]:{home:directory.slice(0,
-5),full}}),...matches]}function programsOf(gemspec){let[,list=""]=/^ {2}s\.executables = \[([^\]\n]*)\]/m.exec(gemspec)??[];return[...list.matchAll(/"([\w.-]+)"/g)].map(([,name=""])=>name)}var ENVIRONMENTS=["RAILS_ENV","RACK_ENV","APP_ENV","HANAMI_ENV"],gemsOf2=perImage(image=>{if(ENVIRONMENTS.some(name=>isForDevelopment3(image.env(name)??"")))return null;let directories=image.textPaths(
"Gemfile.lock").map(path2=>posix6.dirname(path2)),given=image.env("BUNDLE_GEMFILE");if(given!==void 0&&!directories.includes(posix6.dirname(given)))return null;let gems=bundleOf(directories.map(directory=>({
gemfile:image.text(posix6.join(directory,"Gemfile")),lockfile:image.text(posix6.join(directory,"Gemfile.lock"))})));return gems!==null&&gems.gems.size>0?gems:null});function isInstalled2(home,full,image){
return image.exists(`${home}/specifications/${full}.gemspec`)&&!image.isDirectory(`${home}/specifications/default`)}var programsIn=perDirectory((home,image)=>{let{gems=new Map,others=new Map}=gemsOf2(
image)??{},of=all=>[...all.keys()].filter(full=>isInstalled2(home,full,image)).flatMap(full=>programsOf(image.text(`${home}/specifications/${full}.gemspec`)??"")),kept=new Set(of(others));return new Set(
of(gems).filter(name=>!kept.has(name)))});function isOfDevelopment(path2,image){let[,home,program]=/^(.*)\/bin\/([^/]+)$/.exec(path2)??[];if(home!==void 0&&program!==void 0&&programsIn(home,image).has(
program))return!0;let gems=gemsOf2(image)?.gems;return gemPlaces(path2).some(({home:at,full})=>gems?.has(full)===!0&&isInstalled2(at,full,image))}var HOME="/usr/local/bundle",GEMFILE=`source "https://\
rubygems.org"

gem "rack", "~> 3.0"

group :development, :test do
  gem "rspec", require: false # tests
end
`,LOCK4=`GEM
  remote: https://rubygems.org/
  specs:
    diff-lcs (1.5.1)
    rack (3.0.11)
    rspec (3.13.0)
      rspec-core (~> 3.13.0)
    rspec-core (3.13.0)
      diff-lcs (>= 1.2.0)

PLATFORMS
  x86_64-linux

DEPENDENCIES
  rack (~> 3.0)
  rspec

BUNDLED WITH
   2.5.9
`,PROJECT4={"/app/Gemfile":GEMFILE,"/app/Gemfile.lock":LOCK4},RECORDS={[`${HOME}/specifications/rspec-core-3.13.0.gemspec`]:`  s.executables = ["rspec".freeze]
`,[`${HOME}/specifications/rack-3.0.11.gemspec`]:""},FILES4={[`${HOME}/gems/rspec-core-3.13.0/lib/rspec/core.rb`]:9e3},bundler_dev_deps_default={id:"bundler-dev-deps",title:"Gems for development in th\
e image",severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/gems/*/**","/**/extensions/*/*/*/**","/**/specifications/*.gemspec","/**/bin/*"],reads:[{name:"Gemfile",folder:PROJECT_FOLDER,
most:65536},{name:"Gemfile.lock",folder:PROJECT_FOLDER,most:1048576},{name:"config",folder:/(?:^|\/)(?:\.bundle|usr\/local\/bundle)$/,most:16384},{name:"",rest:/\.gemspec$/,folder:/(?:^|\/)specifications$/,
most:262144}],whenImage:image=>gemsOf2(image)!==null,when:({path:path2},image)=>isOfDevelopment(path2,image),whenText:"The image has one `Gemfile` with its `Gemfile.lock`, which name the same gems, an\
d the `Gemfile` is no more than a list of gems, sources and groups: where Ruby decides, as with `if` and `gemspec`, the rule claims nothing. By the lockfile, only groups that are for development by th\
eir names need the gem, such as `development`, `test` and `lint`. A record in `specifications` says that the locked version is installed. It does not look at gems from Git and from directories, at gem\
s that are part of Ruby, and at images whose `RAILS_ENV` or `RACK_ENV` is `development` or `test`.",evenIfReferenced:!0,why:"Tools for tests and checks. An application should not load them, but some d\
o.",remedy:"Set `ENV BUNDLE_WITHOUT=development:test` before `bundle install`, and in the final stage: at run time Bundler looks for all gems that are not left out.",example:{before:"RUN bundle instal\
l",after:`ENV BUNDLE_WITHOUT=development:test
RUN bundle install`},references:["https://bundler.io/guides/groups.html","https://bundler.io/man/bundle-config.1.html","https://guides.rubygems.org/specification-reference/"],reports:[{files:{...FILES4,
[`${HOME}/gems/diff-lcs-1.5.1/lib/diff.rb`]:70,[`${HOME}/gems/rack-3.0.11/lib/rack.rb`]:400,[`${HOME}/bin/rspec`]:8,[`${HOME}/bin/rackup`]:300},contents:{...PROJECT4,...RECORDS,[`${HOME}/specification\
s/diff-lcs-1.5.1.gemspec`]:"spec"},bytes:9117},{files:{"/var/lib/gems/3.1.0/gems/rspec-3.13.0/lib/rspec.rb":7,"/var/lib/gems/3.1.0/extensions/x86_64-linux/3.3.0/rspec-3.13.0/gem.build_complete":0,"/va\
r/lib/gems/3.1.0/extensions/x86_64-linux/3.3.0/rspec-3.13.0/rspec.so":90},contents:{...PROJECT4,"/var/lib/gems/3.1.0/specifications/rspec-3.13.0.gemspec":"spec"},env:["RAILS_ENV=production"],bytes:101}],
ignores:[{files:FILES4,contents:{...PROJECT4,...RECORDS},env:["RAILS_ENV=development"],because:"the image is for development"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/app/Gemfile":GEMFILE.replace(
"false",'false if ENV["CI"]')},because:"only Ruby knows whether the gem is meant"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/app/Gemfile":GEMFILE.replace(":test",":production")},because:"produc\
tion needs the gem as well"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/app/Gemfile":GEMFILE.replace('"rspec"','"rspec-core"')},because:"the lockfile is of another Gemfile"},{files:{[`${HOME}/ge\
ms/rspec-core-3.12.0/lib/rspec/core.rb`]:9e3},contents:{...PROJECT4,[`${HOME}/specifications/rspec-core-3.12.0.gemspec`]:"spec"},because:"another version is locked"},{files:{...FILES4,[`${HOME}/specif\
ications/default/json-2.7.2.gemspec`]:5},contents:{...PROJECT4,...RECORDS},because:"it may be a part of Ruby"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/lib/Gemfile.lock":LOCK4,"/lib/Gemfile":`${GEMFILE}\
gem "b"
`},because:"the image has two projects"}]};var gem_cache_default={id:"gem-cache",title:"RubyGems and Bundler download caches",before:["bundler-dev-deps"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/usr/local/bundle/{cache,rub\
y/*/cache}/**","/usr/local/lib/ruby/gems/*/cache/*.gem","/usr/lib{,64}/ruby/gems/*/cache/*.gem","/var/lib/gems/*/cache/*.gem","~/.gem/ruby/*/cache/**","~/.local/share/gem/ruby/*/cache/**","/**/vendor/\
bundle/ruby/*/cache/**","~/.bundle/cache/**","~/{.gem,.local/share/gem}/specs/**","$CACHE/gem/**"],envDirectories:{GEM_HOME:["cache/*.gem"],BUNDLE_PATH:["cache/*.gem","ruby/*/cache/*.gem"]},why:"The a\
rchives are already unpacked in `gems`.",remedy:'End each RUN that installs with `rm -rf /usr/local/bundle/cache /usr/local/bundle/ruby/*/cache ~/.bundle/cache`. Where gems are elsewhere, delete them \
with `rm -f "$(gem env gemdir)"/cache/*.gem`.',mounts:["/usr/local/bundle/cache","~/.bundle/cache"],example:{before:"RUN bundle install",after:"RUN bundle install && rm -rf /usr/local/bundle/cache /us\
r/local/bundle/ruby/*/cache"},references:["https://guides.rubygems.org/command-reference/","https://bundler.io/man/bundle-config.1.html"],reports:[{files:{"/usr/local/bundle/cache/nokogiri-1.16.5-x86_\
64-linux.gem":9e4,"/app/vendor/bundle/ruby/3.3.0/cache/rails-7.1.gem":700,"/usr/local/lib/ruby/gems/3.3.0/cache/bundler-2.5.gem":30},bytes:90730},{files:{"/gems/cache/a-1.gem":70,"/gems/gems/a-1/lib/a\
.rb":5,"/var/lib/gems/3.1.0/cache/b-1.gem":3},env:["GEM_HOME=/gems"],bytes:73}],ignores:[{files:{"/app/vendor/cache/rails-7.1.gem":900},because:"`bundle package`: still read by `bundle install --local\
`"},{files:{"/usr/local/bundle/gems/activesupport-7.1/lib/active_support/cache/file_store.rb":900},because:"library code in a folder called cache"}]};var HOME2=/^(.*)\/(?:gems\/[^/]+\/ext|extensions)\//,gem_ext_build_default={id:"gem-ext-build",title:"Object files left by native gems",before:["bundler-dev-deps"],severity:"info",confidence:"safe",bucket:"\
removable",globs:["/**/gems/*/ext/**/*.{o,log,time}","/**/gems/*/ext/**/Makefile","/**/extensions/*/*/*/{gem_make.out,mkmf.log}"],whenFolder:ofDirectory(HOME2,(home,image)=>image.isDirectory(`${home}/\
specifications`)),whenText:"A folder `specifications` is next to `gems`, which makes it a gem home.",why:"Compiler output. Ruby loads `lib/**/*.so` and `extensions/**/*.so`.",remedy:"End each RUN that\
 installs with `find /usr/local/bundle -path '*/ext/*' -name '*.o' -delete`.",example:{before:"RUN bundle install",after:"RUN bundle install && find /usr/local/bundle -path '*/ext/*' -name '*.o' -dele\
te"},references:["https://guides.rubygems.org/gems-with-extensions/"],reports:[{files:{"/usr/local/bundle/gems/bcrypt-3.1.20/ext/mri/bcrypt_ext.o":9e3,"/usr/local/bundle/extensions/x86_64-linux/3.3.0/\
bcrypt-3.1.20/gem_make.out":70,"/usr/local/bundle/specifications/bcrypt-3.1.20.gemspec":5},bytes:9070},{files:{"/usr/local/lib/ruby/gems/3.3.0/gems/x-1/ext/x/Makefile":8,"/usr/local/lib/ruby/gems/3.3.\
0/specifications/":0},bytes:8}],ignores:[{files:{"/usr/local/bundle/gems/bcrypt-3.1.20/lib/bcrypt_ext.so":900},because:"loaded"},{files:{"/usr/local/bundle/extensions/x86_64-linux/3.3.0/bcrypt-3.1.20/\
gem.build_complete":900},because:"marks the gem as built"},{files:{"/usr/local/bundle/gems/x-1.0/ext/x/x.so":900},because:"third copy of the library: left to duplicate-content"},{files:{"/app/gems/x/e\
xt/y.o":900},because:"not a gem home"}]};var rails_build_cache_default={id:"rails-build-cache",title:"Rails asset caches",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/tmp/cache/{assets,webpacker,shakapacker,sass,babel-loa\
der}/**"],not:[{glob:"/**/tmp/cache/bootsnap*/**",why:"precompiled on purpose for a fast boot"}],whenFolder:ofDirectory(/^(.*)\/tmp\/cache\//,(application,image)=>image.exists(`${application}/config/a\
pplication.rb`)),whenText:"`config/application.rb` is next to `tmp`.",why:"Intermediate files of Sprockets and bundlers. The result is in `public`.",remedy:"End the RUN that compiles the assets with `\
rm -rf tmp/cache/assets`, and list `tmp/cache` in .dockerignore.",example:{before:"RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile",after:"RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:prec\
ompile && rm -rf tmp/cache/assets"},references:["https://guides.rubyonrails.org/asset_pipeline.html"],reports:[{files:{"/rails/tmp/cache/assets/sprockets/v4.0/ab/x.cache":9e3,"/rails/config/applicatio\
n.rb":5},bytes:9e3},{files:{"/app/tmp/cache/webpacker/a":7,"/app/tmp/cache/bootsnap/b":8,"/app/config/application.rb":5},bytes:7}],ignores:[{files:{"/rails/tmp/cache/bootsnap/compile-cache-iseq/aa/bb":900},
because:"wanted"},{files:{"/rails/public/assets/application-1a2b.js":900},because:"served"},{files:{"/srv/tmp/cache/assets/x":900},because:"not a Rails application"}]};var cargo_registry_default={id:"cargo-registry",title:"Cargo registry and git checkouts",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.cargo/registry/**","/usr/local/cargo/registry/*\
*","~/.cargo/git/{db,checkouts}/**","/usr/local/cargo/git/{db,checkouts}/**","~/.cargo/{.package-cache,.package-cache-mutate,.global-cache}","/usr/local/cargo/{.package-cache,.package-cache-mutate,.gl\
obal-cache}"],envDirectories:{CARGO_HOME:["registry/**","git/{db,checkouts}/**","{.package-cache,.package-cache-mutate,.global-cache}"]},adviceForCommands:["cargo"],why:"The index, archives and their \
unpacked sources. Only compiling needs them.",remedy:"Build in one stage and copy only the program to the final one, or keep `/usr/local/cargo/registry` and `/usr/local/cargo/git` in cache mounts and \
end the RUN with `rm -f /usr/local/cargo/.global-cache`.",mounts:["/usr/local/cargo/registry","/usr/local/cargo/git","~/.cargo/registry","~/.cargo/git"],usedBy:[{programs:["cargo"]}],example:{before:"\
RUN cargo build --release --locked",after:"RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git cargo build --release --locked"},references:["https://\
doc.rust-lang.org/cargo/guide/cargo-home.html"],reports:[{files:{"/usr/local/cargo/registry/src/index-6f17/serde-1.0.200/src/lib.rs":9e4,"/root/.cargo/git/db/x/objects/pack/a.pack":700},bytes:90700},{
files:{"/opt/cargo/registry/cache/x.crate":70,"/opt/cargo/bin/cargo":5},env:["CARGO_HOME=/opt/cargo"],bytes:70},{files:{"/root/.cargo/registry/index/x":9},entrypoint:["cargo","run"],bytes:0,advice:9}],
ignores:[{files:{"/usr/local/cargo/bin/cargo":900},because:"program"},{files:{"/root/.cargo/config.toml":900},because:"configuration"}]};var TARGET=new Set(["target"]),MARKS2=["CACHEDIR.TAG",".rustc_info.json"],rust_target_default={id:"rust-target",title:"Intermediate Cargo build files",severity:"warn",confidence:"safe",bucket:"removab\
le",globs:["/**/target/{debug,release,*-*-*/debug,*-*-*/release}/{deps,build,incremental,.fingerprint,examples}/**","/**/target/{doc,tmp,package,.rustc_info.json}","/**/target/{doc,tmp,package}/**"],whenFolder:aroundNamed(
TARGET,(folder,image)=>MARKS2.some(name=>image.exists(`${folder}/${name}`))),whenText:"The folder `target` has a `CACHEDIR.TAG` or `.rustc_info.json`.",why:"The built programs are directly in `target/\
release`; only the next build reads these folders. A file in `deps` that is a hard link of the program does not count.",remedy:"Copy only the program out of the build stage, not the folder `target`, a\
nd list `**/target` in .dockerignore.",example:{before:"COPY --from=build /src/target /app/target",after:"COPY --from=build /src/target/release/server /usr/local/bin/server"},references:["https://doc.\
rust-lang.org/cargo/reference/build-cache.html"],reports:[{files:{"/src/target/debug/deps/x-1a2b.rlib":9e3,"/src/target/CACHEDIR.TAG":177,"/src/target/release/app":500},bytes:9e3},{files:{"/src/target\
/x86_64-unknown-linux-musl/release/incremental/a/b":70,"/src/target/.rustc_info.json":5},bytes:75}],ignores:[{files:{"/src/target/release/app":900},because:"the program"},{files:{"/app/target/app.jar":900},
because:"Maven target"},{files:{"/app/target/release/libfoo.so":900},because:"cdylib in use"},{files:{"/app/target/release/deps/lib.so":900},because:"not a Cargo directory"}]};var rustup_leftovers_default={id:"rustup-leftovers",title:"rustup downloads and books",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.rustup/{downloads,tmp}/**","/usr/local/rustup/{do\
wnloads,tmp}/**","~/.rustup/toolchains/*/share/doc/**","/usr/local/rustup/toolchains/*/share/doc/**"],envDirectories:{RUSTUP_HOME:["{downloads,tmp}/**","toolchains/*/share/doc/**"]},why:"Partial downl\
oads, and the HTML books of the default profile.",remedy:"Install Rust with `--profile minimal`, which leaves out the books, and also `clippy` and `rustfmt`. Or end the RUN that installs it with `rm -\
rf /usr/local/rustup/toolchains/*/share/doc`.",example:{before:"RUN curl -fsSL https://sh.rustup.rs | sh -s -- -y",after:"RUN curl -fsSL https://sh.rustup.rs | sh -s -- -y --profile minimal"},references:[
"https://rust-lang.github.io/rustup/concepts/profiles.html"],reports:[{files:{"/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/share/doc/rust/html/book/ch01.html":9e4},bytes:9e4},{files:{
"/root/.rustup/downloads/x.partial":70,"/opt/rustup/tmp/y":3},env:["RUSTUP_HOME=/opt/rustup"],bytes:73}],ignores:[{files:{"/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/bin/rustc":900},
because:"toolchain-in-image"},{files:{"/root/.rustup/settings.toml":90},because:"configuration"}]};var rules=[apk_cache_default,apt_archives_default,apt_lists_default,apt_pkgcache_default,debconf_db_default,debconf_old_default,dnf_cache_default,dpkg_old_default,nix_cache_default,nix_store_leftover_default,
os_misc_cache_default,other_pm_cache_default,pacman_cache_default,pm_logs_default,rpm_db_leftover_default,zypper_cache_default,conda_pkgs_default,pipenv_dev_deps_default,poetry_dev_deps_default,pdm_hatch_cache_default,
pip_cache_default,pipenv_cache_default,poetry_cache_default,uv_cache_default,python_bytecode_orphan_default,python_bytecode_default,python_legacy_bytecode_default,python_dev_caches_default,python_foreign_venv_default,
uv_dev_deps_default,python_tests_default,python_build_tools_default,nltk_zip_default,spacy_model_variants_default,hf_xet_chunk_cache_default,hf_hub_unreferenced_default,hf_hub_cache_default,ml_model_cache_default,
torch_hub_cache_default,browser_binaries_default,electron_download_cache_default,node_gyp_headers_default,node_gyp_build_default,node_foreign_binary_default,node_tool_cache_default,next_cache_default,
node_dev_deps_default,npm_cache_default,npx_cache_default,yarn_berry_global_cache_default,yarn_classic_cache_default,yarn_berry_project_cache_default,pnpm_store_default,bun_cache_default,corepack_cache_default,
deno_cache_default,js_source_maps_default,node_package_docs_default,go_build_cache_default,go_mod_cache_default,cargo_registry_default,rust_target_default,rustup_leftovers_default,gradle_cache_default,
maven_repo_default,gradle_project_cache_default,scala_cache_default,jdk_only_files_default,gem_cache_default,gem_ext_build_default,bundler_dev_deps_default,rails_build_cache_default,composer_cache_default,
composer_dev_deps_default,symfony_dev_cache_default,nuget_http_cache_default,nuget_packages_default,dotnet_obj_default,cpan_work_default,julia_cache_default,r_cache_default,haskell_ocaml_cache_default,
misc_lang_cache_default,native_build_cache_default,vcs_dir_default,context_secrets_default,context_ci_default,context_docker_default,context_editor_default,coverage_output_default,iac_cache_default,debug_log_files_default,
test_fixtures_default,core_dumps_default,sparse_lastlog_default,os_logs_default,tmp_files_default,gcloud_backup_default,installer_leftover_default,os_package_file_default,archive_unpacked_default,archive_left_default,
wheel_files_default,kernel_headers_default,toolchain_in_image_default,dev_headers_default,static_libs_default,debug_symbols_default,systemd_leftover_default,usr_src_tree_default,ruby_docs_default,doc_files_default,
fonts_icons_default,info_pages_default,locale_files_default,man_pages_default,home_cache_other_default];var STANDARD_INPUT="standard input";function parseSource(text2){if(text2==="-")return{form:"stdin"};if(text2==="")throw new UsageError("the name of the image is empty",{hint:"Is the variable set that \
should hold it?"});let[,prefix2="",rest=""]=/^([a-z-]+):([\s\S]*)$/.exec(text2)??[],forced=forcedSource(prefix2,rest);if(forced!==null&&rest==="")throw new UsageError(`${prefix2}: names nothing`,{hint:`\
Write ${prefix2}: and what to open, without a space.`});return forced??{form:"path-or-name",text:text2}}function forcedSource(prefix2,rest){switch(prefix2){case"docker":case"podman":case"registry":return{
form:prefix2,name:rest};case"docker-archive":case"oci-archive":case"oci":return{form:prefix2,path:rest};default:return null}}function titleOf(source){switch(source.form){case"stdin":return STANDARD_INPUT;case"\
path-or-name":return source.text;case"build":return source.build.target??withoutUserinfo(source.build.context);default:return"name"in source?source.name:source.path}}import{existsSync as existsSync2}from"node:fs";import{dirname as dirname2,relative as relative2,resolve as resolve5}from"node:path";import{closeSync,openSync,readSync,statSync}from"node:fs";import{resolve}from"node:path";var START=512;function holdsReport(path2){try{if(statSync(path2,{throwIfNoEntry:!1})?.isFile()!==!0)return!1;let file=openSync(
path2,"r");try{let start=Buffer.alloc(START),text2=start.toString("latin1",0,readSync(file,start));return/^(?:\xef\xbb\xbf)?\s*\{/.test(text2)&&!text2.includes("\0")}finally{closeSync(file)}}catch{return!1}}
function reportPath(source,cwd){if(source.form!=="path-or-name")return null;let path2=resolve(cwd,source.text);return source.text.endsWith(".json")&&statSync(path2,{throwIfNoEntry:!1})?.isDirectory()!==
!0||holdsReport(path2)?path2:null}import{dirname,join,relative,resolve as resolve4}from"node:path";import{existsSync,statSync as statSync2}from"node:fs";import{resolve as resolve2}from"node:path";function pathOfSource(source,cwd){switch(source.form){case"docker-archive":case"oci-archive":case"oci":return longestPath(source.path,cwd)?.path??null;case"path":case"path-or-name":{let path2=resolve2(
cwd,source.form==="path"?source.path:source.text);return existsSync(path2)?path2:null}default:return null}}function longestPath(text2,cwd){for(let end=text2.length;end>0;end=text2.lastIndexOf(":",end-1)){let path2=resolve2(cwd,text2.slice(0,end));if(existsSync(path2))return{path:path2,ref:end===text2.length?
null:text2.slice(end+1)}}return null}import{statSync as statSync3}from"node:fs";import{resolve as resolve3}from"node:path";var REMOTE=/^[a-z+]+:\/\/|^git@|^github\.com\/|^-$/;function checkContext({context},directory,position){if(REMOTE.test(context))return;let stats=statSync3(resolve3(directory,context),{throwIfNoEntry:!1});
if(stats?.isDirectory())return;let shown=JSON.stringify(withoutUserinfo(context).slice(0,200));throw new MeasureError(stats?`${shown} is not a directory to build from`:`there is no directory ${shown} \
to build from`,{...position?{position}:{},hint:{commandLine:IN_CONFIG,action:'The input "context" takes a directory, and the input "file" the Dockerfile.',config:IN_CONFIG}})}var IN_CONFIG='Name the d\
irectory; a Dockerfile elsewhere goes under "file": build: { context: ., file: docker/Dockerfile }';var ENDINGS=[...words("IMAGE TAG VERSION SOURCEVERSION DIGEST SHA SHA1 COMMIT REF BRANCH SOURCEBRANCHNAME BUILDID BUILDNUMBER"),...words("REGISTRY REPOSITORY REPO REPONAME OWNER NAMESPACE PROJECT PROJ\
ECT_PATH APP SERVICE SLUG"),...words("ARCH PLATFORM STAGE ENVIRONMENT REGION ACCOUNT_ID"),...words("IMAGE TAG REF BRANCH REPO REPO_FULL REPOSITORY PROJECT APP SERVICE").map(of=>`${of}_NAME`),...words(
"RUN BUILD PIPELINE JOB PROJECT PR PULL_REQUEST MERGE_REQUEST").flatMap(of=>words("ID IID NUMBER NUM ATTEMPT").map(number=>`${of}_${number}`))],IMAGE_NAME=/^[A-Za-z0-9][\w.:/@-]*$/,HINT="It could be a\
 secret, and a registry is told the name. Names of variables must end in a word such as TAG, IMAGE, VERSION, SHA, REF, BRANCH, REGISTRY or REPOSITORY (docs/config.md lists all). Put the value into suc\
h a one: IMAGE_TAG.";function withVariables(name,env,position){let filled=name.replaceAll(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g,(_,variable)=>{if(!isOfImages(variable))throw new ConfigError(position,`the \
variable ${variable} cannot be part of the name of an image`,{hint:HINT});let value=env[variable];if(value)return value;let is=value===void 0?"not set":"empty";throw new ConfigError(position,`the vari\
able ${variable} is ${is}`,{hint:{commandLine:`Set it, as in ${variable}=\u2026 imagebudget check`,action:`Set it in the step: env: { ${variable}: \u2026 }`}})});if(filled===name||IMAGE_NAME.test(filled))
return filled;throw new ConfigError(position,`with its variables, the name of the image is ${quote(filled)}, which is no name`,{hint:"Check what the variables hold: letters, digits, and . _ - / : @ be\
tween them."})}function isOfImages(variable){let name=variable.toUpperCase();return ENDINGS.some(ending=>name===ending||name.endsWith(`_${ending}`))}function words(text2){return text2.split(" ")}var ADD_IMAGE="Add a line with image, registry, archive, layout or build to it, such as image: web:ci",NO_IMAGE={commandLine:`${ADD_IMAGE}, or give the image: imagebudget check web:ci`,action:`${ADD_IMAGE}\
, or set the input "source" to an image, or "context" to build one.`},NAME_IMAGE='Set the input "image" to the image to measure, or "context" to build one.';function targetsOf(overrides,config){let platforms=platformsOf(
overrides.platform===null?config.platform:[overrides.platform]),sources=sourcesOf(overrides,config),name=sources.length===1?config.name:null,positions={...overrides.sources.length===0&&overrides.build===
null&&config.positions.image?{image:config.positions.image}:{},...overrides.platform===null&&config.positions.platform?{platform:config.positions.platform}:{}};return sources.flatMap(source=>platforms.
map(platform=>({name:name??titleOf(source),...platform,source,positions})))}function platformsOf(written){return written===null?[{platform:null}]:(written==="all"?[written]:written).map(text2=>text2===
"all"?{platform:null,allPlatforms:!0}:{platform:parsePlatform(text2)})}function sourcesOf({cwd,env,sources,build:build2,budgets=null},config){if(sources.length>0){let parsed2=sources.map(parseSource);
if(parsed2.filter(({form})=>form==="stdin").length>1)throw new UsageError("standard input (-) is given twice, and can be read once",{hint:"Leave one - out."});return parsed2}if(build2)return checkContext(
build2,cwd,void 0),[{form:"build",build:{...build2,directory:cwd}}];if(config.target===null&&budgets!==null)throw new UsageError("no image is named",{hint:NAME_IMAGE});if(config.target===null)throw new UsageError(
`${config.path} names no image`,{hint:NO_IMAGE});let folder=dirname(resolve4(cwd,config.path));return config.target.kind==="build"&&checkContext(config.target.build,folder,config.positions.image),[configSource(
withName(config,config.target,env),folder,cwd)]}function withName({positions},target,env){return target.kind==="build"||target.form!=="image"&&target.form!=="registry"?target:{...target,source:withVariables(
target.source,env,positions.image??target.position)}}function configSource(target,folder,cwd){if(target.kind==="build")return{form:"build",build:{...target.build,directory:folder}};let path2=relative(
cwd,resolve4(folder,target.source))||".";switch(target.form){case"image":return{form:"docker",name:target.source};case"registry":return{form:"registry",name:target.source};case"archive":return{form:"p\
ath",path:path2};case"layout":return{form:"oci",path:path2};default:return target.form}}function filesOf(source,cwd){if(source.form==="build"){let{directory,context,file}=source.build;return[{what:"th\
e Dockerfile",path:resolve4(directory,file??join(context,"Dockerfile"))}]}let path2=pathOfSource(source,cwd);return path2===null?[]:[{what:"the image",path:path2}]}function baselineFor(overrides,config){let{baseline:given=null,savedBaseline=null,withoutBaseline=!1,cwd}=overrides;return withoutBaseline?null:given!==null?request(given,cwd,cwd):config.baseline===null?
savedBaseline:request(config.baseline,dirname2(resolve5(cwd,config.path)),cwd)}function filesOfBaseline(baseline,cwd){return baseline?.form!=="image"?[]:filesOf(baseline.source,cwd).map(({path:path2})=>({
what:"the baseline",path:path2}))}function request(text2,folder,cwd){let source=parseSource(text2);if(source.form==="stdin")throw new UsageError("the baseline cannot be read from standard input",{hint:"\
Save it to a file."});let label=withoutUserinfo(text2),path2=reportPath(source,folder);return path2!==null?{form:"report",label,path:path2}:{form:"image",label,source:placed(source,folder,cwd)}}function placed(source,folder,cwd){
let from=path2=>relative2(cwd,resolve5(folder,path2))||".";return source.form==="path-or-name"?existsSync2(resolve5(folder,source.text))?{form:"path",path:from(source.text)}:source:"path"in source?{...source,
path:from(source.path)}:source}var LISTED=10;function chooseImages(configs,overrides){let{sources,build:build2}=overrides;if(configs.length===1||sources.length===0&&build2===null)return{configs,overrides};let[{path:path2}={path:""}]=configs;
if(build2!==null)throw new UsageError(`${path2} has several images, and which of them is built is not known`,{hint:'Write build: under the image in the config, and leave the input "context" out.'});let chosen=sources.
flatMap(source=>{let found=imagesOf(configs,source);if(found.length>0)return found;throw new UsageError(`${path2} has no image ${JSON.stringify(source.slice(0,200))}`,{hint:`It has ${namesOf(configs)}\
. For another image name another config.`})});return{configs:[...new Set(chosen)],overrides:{...overrides,sources:[]}}}function imagesOf(configs,source){let named=configs.filter(({name})=>name===source);
return named.length>0?named:configs.filter(({target})=>target?.kind==="source"&&target.source===source)}function namesOf(configs){return[...configs.slice(0,LISTED).map(({name})=>onOneLine(name??"")),...configs.
length>LISTED?["\u2026"]:[]].join(", ")}import{lstatSync,readFileSync,statSync as statSync4}from"node:fs";import{basename,dirname as dirname3,join as join2,relative as relative3,resolve as resolve6}from"node:path";var CATEGORIES={os:{title:"System package managers",rules:["apk-cache","apt-archives","apt-lists","apt-pkgcache","debconf-db","debconf-old","dnf-cache","dpkg-old","nix-cache","nix-store-leftover","os-\
misc-cache","other-pm-cache","pacman-cache","pm-logs","rpm-db-leftover","zypper-cache"]},python:{title:"Python",rules:["conda-pkgs","nltk-zip","pdm-hatch-cache","pip-cache","pipenv-cache","pipenv-dev-\
deps","poetry-cache","poetry-dev-deps","python-build-tools","python-bytecode","python-bytecode-orphan","python-dev-caches","python-foreign-venv","python-legacy-bytecode","python-tests","uv-cache","uv-\
dev-deps"]},data:{title:"Models and browsers",rules:["browser-binaries","electron-download-cache","hf-hub-cache","hf-hub-unreferenced","hf-xet-chunk-cache","ml-model-cache","spacy-model-variants","tor\
ch-hub-cache"]},node:{title:"JavaScript",rules:["bun-cache","corepack-cache","deno-cache","js-source-maps","next-cache","node-dev-deps","node-foreign-binary","node-gyp-build","node-gyp-headers","node-\
package-docs","node-tool-cache","npm-cache","npx-cache","pnpm-store","yarn-berry-global-cache","yarn-berry-project-cache","yarn-classic-cache"]},go:{title:"Go",rules:["go-build-cache","go-mod-cache"]},
rust:{title:"Rust",rules:["cargo-registry","rust-target","rustup-leftovers"]},jvm:{title:"Java, Kotlin and Scala",rules:["gradle-cache","gradle-project-cache","jdk-only-files","maven-repo","scala-cach\
e"]},ruby:{title:"Ruby",rules:["bundler-dev-deps","gem-cache","gem-ext-build","rails-build-cache"]},php:{title:"PHP",rules:["composer-cache","composer-dev-deps","symfony-dev-cache"]},dotnet:{title:".N\
ET",rules:["dotnet-obj","nuget-http-cache","nuget-packages"]},misc:{title:"Other languages and tools",rules:["cpan-work","haskell-ocaml-cache","home-cache-other","julia-cache","misc-lang-cache","r-cac\
he"]},context:{title:"Version control and build context",rules:["context-ci","context-docker","context-editor","context-secrets","coverage-output","iac-cache","test-fixtures","vcs-dir"]},logs:{title:"\
Logs, dumps and temporary files",rules:["core-dumps","debug-log-files","os-logs","sparse-lastlog","tmp-files"]},downloads:{title:"Installers and archives",rules:["archive-left","archive-unpacked","gcl\
oud-backup","installer-leftover","os-package-file","wheel-files"]},build:{title:"Compilers, headers and libraries",rules:["debug-symbols","dev-headers","kernel-headers","native-build-cache","static-li\
bs","systemd-leftover","toolchain-in-image","usr-src-tree"]},docs:{title:"Documentation, languages and fonts",rules:["doc-files","fonts-icons","info-pages","locale-files","man-pages","ruby-docs"]}};var CONFIG_NAME=".imagebudget.yml",NO_CONFIG={path:CONFIG_NAME,name:null,target:null,platform:null,baseline:null,dockerfile:null,budgets:[],ignore:[],rules:[],limits:{},positions:{},notes:[]},EXAMPLE="\
{ version: 1, image: web:ci, budgets: { size: 250 MB } }";async function readConfigs(overrides){let{budgets=null,config}=overrides;if(budgets===null)return parsedConfigs(await readConfigFile(overrides));
let{parseBudgets}=await import("./parse-config-JHRC2EIG.js");return refuseBoth(overrides,config??CONFIG_NAME),[parseBudgets(budgets,{...idsOfConfig(),path:INPUT_BUDGETS})]}async function parsedConfigs({
path:path2,bytes}){let{parseConfigs}=await import("./parse-config-JHRC2EIG.js");return parseConfigs(bytes,{...idsOfConfig(),path:path2})}function idsOfConfig(){return{ruleIds:[...rules.map(({id})=>id),
...DETECTOR_IDS],categories:CATEGORIES}}async function readConfigFile(overrides){let{cwd,config,workspace}=overrides,{checkLength}=await import("./parse-config-JHRC2EIG.js"),path2=config??CONFIG_NAME;try{
if((path2===""?void 0:statSync4(resolve6(cwd,path2),{throwIfNoEntry:!1}))===void 0)throw noConfig(overrides);let full=realConfig({cwd,path:path2,workspace}),file=statSync4(full);if(!file.isFile())throw new UsageError(
`cannot read the config ${path2}`,{hint:"It must be a regular file."});return checkLength(file.size,path2),{path:path2,file:full,bytes:readFileSync(full)}}catch(error){throw error instanceof Error&&"s\
yscall"in error?new UsageError(`cannot read the config ${path2}`,{hint:"It must be a readable file.",cause:error}):error}}function hasConfig(cwd){return isThere(cwd,CONFIG_NAME)}function isWithoutConfig({
cwd,config,workspace}){return isUsual(config)&&!hasConfig(cwd)&&nearby(cwd,workspace??repositoryAround(cwd))===null}function isThere(cwd,path2){return lstatSync(resolve6(cwd,path2),{throwIfNoEntry:!1})!==
void 0}function isUsual(config){return config===null||config===CONFIG_NAME}function refuseBoth({cwd,config},path2){if(isUsual(config)&&!hasConfig(cwd))return;let first=isThere(cwd,path2)?`there is ${onOneLine(
path2)} too`:`the input "config" names ${onOneLine(path2)}`;throw new UsageError(`the input "budgets" is set, and ${first}`,{hint:"Keep the budgets in one place: leave the input out, or move what the \
config says into it and delete the config."})}var OTHER_NAMES=[".imagebudget.yaml","imagebudget.yml","imagebudget.yaml",".github/.imagebudget.yml",".github/imagebudget.yml",".config/imagebudget.yml"];
function noConfig({cwd,config,workspace,withoutConfig=""}){let usual=isUsual(config);if(config==="")return new UsageError("the name of the config is empty",{hint:"Is the variable set that should hold \
it?"});let other=usual?nearby(cwd,workspace??repositoryAround(cwd)):null;if(other!==null){let first=basename(other)===CONFIG_NAME?"Run imagebudget in its folder":`Rename it to ${CONFIG_NAME}`;return new UsageError(
`there is no ${CONFIG_NAME} here, but there is ${onOneLine(other)}`,{hint:{commandLine:`${first}, or name it: imagebudget check --config ${onOneLine(other)}`,action:`${first}, or set the input "config\
" to ${onOneLine(other)}`}})}let missing=usual?`${CONFIG_NAME} here`:`config file ${JSON.stringify(config.slice(0,200))}`;return new UsageError(`there is no ${missing}`,{hint:`Write one, such as ${EXAMPLE}\
. ${withoutConfig}`.trimEnd()})}function nearby(cwd,home){let isFile2=path2=>statSync4(resolve6(cwd,path2),{throwIfNoEntry:!1})?.isFile()===!0,beside=OTHER_NAMES.find(isFile2);if(beside!==void 0)return beside;
for(let folder=resolve6(cwd);folder!==home&&isWithin(home,folder);folder=dirname3(folder)){let above=join2(relative3(cwd,dirname3(folder)),CONFIG_NAME);if(isFile2(above))return above}return null}var SECTIONS=["rules","ignore"];async function judgedConfigs(configs,base,sources){let isFile2=config=>config!==NO_CONFIG&&config.path!==INPUT_BUDGETS;if(base===null||base.text===null&&!configs.some(isFile2))
return configs.map(config=>({config,change:null}));let found=await configsOf(base);return configs.map(config=>{let before=typeof found=="string"?found:counterpart(config,found,{sources,among:configs,enforced:base.
enforced});return judgedBy(config,base,before??"has no such image in its config")})}function counterpart(own,found,{sources,among,enforced}){let[only,second]=found;if(second===void 0&&among.length===1)
return only;if(own!==NO_CONFIG)return found.find(({name})=>name===own.name);let[named,other]=sources.flatMap(source=>imagesOf(found,source));if(!enforced||named!==void 0&&other===void 0)return other===
void 0?named:void 0;throw new MeasureError("this change takes the config away, and which of its images is measured is not known",{hint:'Name one of them by the input "source".'})}async function configsOf({
text:text2,path:path2}){if(text2===null)return"has no config there";try{return await parsedConfigs({path:path2,bytes:text2})}catch(error){if(error instanceof ConfigError)return`has a config that is no\
t valid (${error.message})`;throw error}}function judgedBy(own,{commit,enforced},before){if(typeof before=="string"){let note=`The base branch ${before} at ${commit.slice(0,7)}, so that the limits of \
this change judge`;return{config:own,change:enforced?{...NO_CHANGE,commit,note}:null}}let change={commit,judgedBy:enforced?"base":"change",before:before.budgets,after:own.budgets,sections:SECTIONS.filter(
section=>withoutPlaces(before[section])!==withoutPlaces(own[section])),note:null};if(!enforced)return{config:own,change};let{rules:rules2,ignore}=before,budgets=before.budgets.map(budget=>({...budget,
position:placeOf(budget,own)}));return{config:{...own,budgets,rules:rules2,ignore},change}}var NO_CHANGE={judgedBy:"change",before:[],after:[],sections:[]};function placeOf({budget,position},{budgets}){
let text2=JSON.stringify(budget);return budgets.find(one=>JSON.stringify(one.budget)===text2)?.position??position}function withoutPlaces(value){return JSON.stringify(value,(key,item)=>key==="position"?
void 0:item)}import{statSync as statSync5}from"node:fs";import{dirname as dirname4,join as join3,relative as relative4,resolve as resolve7}from"node:path";function dockerfileOf(config,targets,cwd){let folder=dirname4(
resolve7(cwd,config.path)),build2=buildOf(targets),at=(path2,position)=>placeOf2(path2,{folder,cwd,build:build2,position});if(config.dockerfile!==null)return at(resolve7(folder,config.dockerfile),config.
positions.dockerfile);if(build2&&build2.file!==null)return at(resolve7(build2.directory,build2.file));let beside=join3(build2?resolve7(build2.directory,build2.context):folder,"Dockerfile");return isFile(
beside)?at(beside):null}function dockerfileAt(given,cwd,targets){let path2=resolve7(cwd,given??"Dockerfile");return given===null&&!isFile(path2)?null:placeOf2(path2,{folder:cwd,cwd,build:buildOf(targets)})}
function buildOf(targets){return targets.flatMap(({source})=>source.form==="build"?[source.build]:[])[0]}function placeOf2(path2,{folder,cwd,build:build2,position}){let contexts=build2?[resolve7(build2.
directory,build2.context)]:[...new Set([dirname4(path2),folder,resolve7(cwd)])];return{path:path2,shown:relative4(cwd,path2)||".",target:build2?.target??null,position,contexts:contexts.map(context=>({
path:context,shown:relative4(cwd,context)}))}}function isFile(path2){try{return statSync5(path2).isFile()}catch{return!1}}var COMMENT=/^([ \t]*)#[ \t]*imagebudget[ \t:]+(?=[A-Za-z]+[ \t]*=|ignore\b)/i;function ignoreComments({source,instructions}){if(!/#[ \t]*imagebudget/i.test(source))return[];let lines=source.split(`
`),below=new Map,scripts=new Set;for(let{line,endLine,heredocs}of instructions){for(let at=line;at<=endLine&&heredocs.length>0;at+=1)scripts.add(at);for(let at=line-1;lines[at-1]?.trimStart().startsWith(
"#");at-=1)below.set(at,line)}return lines.flatMap((text2,index)=>{let start=scripts.has(index+1)?null:COMMENT.exec(text2);if(start===null)return[];let[all,indent=""]=start;return[{...{line:index+1,column:indent.
length+1,instruction:below.get(index+1)??null},...parsed(text2.slice(all.length).trim())}]})}function parsed(text2){let colon=text2.indexOf(":"),settings=(colon===-1?text2:text2.slice(0,colon)).split(
"=").map(part=>part.trim()).join("="),found={rules:[],until:null,rest:null};for(let word of settings.split(/[ \t]+/).filter(one=>one!=="")){let[name="",value=""]=word.split("=",2);name==="ignore"?found.
rules=found.rules.concat(value.split(",").filter(one=>one!=="")):name==="until"&&value!==""?found.until=value:found.rest??=word}return{...found,reason:colon===-1?"":text2.slice(colon+1).trim()}}function lineReader(source){let reader={source,at:source.startsWith("\uFEFF")?1:0,line:1,escapeChar:"\\"};return{...reader,escapeChar:escapeDirective({...reader})}}function hasLine({source,at}){return at<=
source.length}function readLine(reader){let{source,at}=reader,end=source.indexOf(`
`,at),stop=end===-1?source.length:end;return reader.at=stop+1,reader.line++,{text:source.slice(at,source[stop-1]==="\r"&&stop>at?stop-1:stop),start:at}}function readLogicalLine(reader){let pieces=[],more=!0;
for(;more&&hasLine(reader);){let{text:text2,start}=readLine(reader);if(text2.trim()===""||text2.trimStart().startsWith("#")){more=pieces.length>0;continue}let end=text2.trimEnd();more=isContinued(end,
reader.escapeChar),pieces.push({text:more?end.slice(0,-1):text2,start})}return pieces}function isContinued(line,escapeChar){return line.endsWith(escapeChar)&&line.at(-2)!==escapeChar}function escapeDirective(reader){
for(;hasLine(reader);){let trimmed=readLine(reader).text.trim(),equals=trimmed.indexOf("=");if(!trimmed.startsWith("#")||equals===-1)break;let key=trimmed.slice(1,equals).trim().toLowerCase();if(key!==
"syntax"&&key!=="escape"&&key!=="check")break;let value=trimmed.slice(equals+1).trim();if(key==="escape"&&(value==="`"||value==="\\"))return value}return"\\"}var DOCKERFILE_LIMIT=1024*1024;function parseDockerfile(text2){if(text2.length>DOCKERFILE_LIMIT){let note=`the Dockerfile is longer than ${DOCKERFILE_LIMIT} characters, so no layer is traced to a line`;
return{preamble:[],stages:[],notes:[note],source:"",instructions:[],escapeChar:"\\"}}let cursor={...lineReader(text2),notes:[]},{notes,escapeChar}=cursor,dockerfile={preamble:[],stages:[],notes,source:text2,
instructions:[],escapeChar};for(let read=readInstruction(cursor);read!==null;read=readInstruction(cursor))dockerfile.instructions.push(read),read.keyword==="FROM"?dockerfile.stages.push(stageOf(read)):
(dockerfile.stages.at(-1)?.instructions??dockerfile.preamble).push(read);return dockerfile}function stageOf({text:text2,line}){let[base="",as="",name=""]=withoutFlags(text2).split(/\s+/);return{name:as.toUpperCase()==="AS"&&name!==""?name.toLowerCase():null,base,line,instructions:[]}}function readInstruction(cursor){
for(;hasLine(cursor);){let{line,at:start}=cursor,joined=readLogicalLine(cursor).map(piece=>piece.text).join(""),[word,text2]=splitFirst(joined);if(word==="")continue;let keyword=word.toUpperCase(),heredocs=readHeredocs(
cursor,keyword,text2),bodies=heredocs.map(({body,name})=>`
${body}${name}`).join(""),end=endBefore(cursor,start);return{keyword,text:text2+bodies,heredocs,line,endLine:cursor.line-1,start,end}}return null}function endBefore({source,at},start){let end=Math.min(
at-1,source.length);return source[end]===`
`&&source[end-1]==="\r"&&end>start?end-1:end}function readHeredocs(cursor,keyword,text2){if(!text2.includes("<<"))return[];if(keyword==="ONBUILD"){let[inner,rest]=splitFirst(text2);return inner.toUpperCase()===
"ONBUILD"?[]:readHeredocs(cursor,inner.toUpperCase(),rest)}if(!["RUN","COPY","ADD"].includes(keyword)||jsonWords(withoutFlags(text2))!==null)return[];let heredocs=[];for(let word of quotedWords(text2,
cursor.escapeChar)){let match2=/^\d*<<(-?)([^<]+)$/.exec(word),name=match2?.[2]?.replace(/["']/g,"")??"";name!==""&&heredocs.push(readBody(cursor,name,match2?.[1]==="-"))}return heredocs}function readBody(cursor,name,chomp){
let opened=cursor.line-1,body=[];for(;hasLine(cursor);){let{text:line}=readLine(cursor);if((chomp?line.replace(/^\t+/,""):line)===name)return{name,chomp,body:body.join("")};body.push(`${line}
`)}return cursor.notes.length===0&&cursor.notes.push(`the heredoc "${name}" opened in line ${opened} of the Dockerfile does not end`),{name,chomp,body:body.join("")}}import{existsSync as existsSync3,lstatSync as lstatSync3,readFileSync as readFileSync2,statSync as statSync6}from"node:fs";import{basename as basename2,join as join5}from"node:path";import{lstatSync as lstatSync2,readdirSync}from"node:fs";import{join as join4}from"node:path";var MOST={files:2e3,folders:500,depth:4},SKIPPED=new Set([".git","node_modules"]);function contextWith(copied,contexts){
let[only,...more]=contexts;if(only===void 0||more.length===0)return only??null;let best=contexts.map(place=>{let files=filesIn2(place.path);return{place,found:copied.filter(({path:path2,bytes})=>files.
get(path2)===bytes).length}}).reduce((a,b)=>b.found>a.found?b:a);return best.found===0?null:best.place}function filesIn2(folder){let files=new Map,pending=[{path:"",depth:0}],folders=0;for(let at=pending.
shift();at!==void 0&&!(files.size>=MOST.files||++folders>MOST.folders);at=pending.shift())for(let entry of entriesOf2(join4(folder,at.path))){let path2=at.path===""?entry.name:`${at.path}/${entry.name}`;
entry.isFile()?files.set(path2,lstatSync2(join4(folder,path2),{throwIfNoEntry:!1})?.size??-1):entry.isDirectory()&&at.depth<MOST.depth&&!SKIPPED.has(entry.name)&&pending.push({path:path2,depth:at.depth+
1})}return files}function entriesOf2(folder){try{return readdirSync(folder,{withFileTypes:!0})}catch{return[]}}function tracedDockerfile(from){if(from===null)return null;try{let stats=statSync6(from.path);if(!stats.isFile())throw new Error("it is no regular file");let text2=stats.size>4*DOCKERFILE_LIMIT?" ".repeat(
DOCKERFILE_LIMIT+1):readFileSync2(from.path,"utf8"),parsed2=parseDockerfile(text2),ignoreFileFor=copied=>ignoreFileOf(from,contextWith(copied,from.contexts));return{parsed:parsed2,path:from.shown,target:from.
target,ignoreFile:null,ignoreFileFor}}catch(cause){throw new MeasureError(`cannot read the Dockerfile ${from.shown}`,{hint:'Check the path under "dockerfile" and its permissions.',cause})}}var IGNORE_LIMIT=256*
1024;function ignoreFileOf({path:path2,shown},context){if(context===null)return null;let named={path:`${path2}.dockerignore`,shown:`${shown}.dockerignore`},inContext={path:join5(context.path,".dockeri\
gnore"),shown:join5(context.shown,".dockerignore")},place=existsSync3(named.path)?named:inContext,text2=existsSync3(place.path)?plainText(place.path):"";return text2===null?null:{path:place.shown,text:text2}}function plainText(path2){let stats=lstatSync3(path2);return stats.isFile()&&stats.size<=IGNORE_LIMIT&&basename2(path2).endsWith(".dockerignore")?readFileSync2(path2,"utf8"):null}var HOW="Write above the instruction: # imagebudget ignore=pip-cache: why these bytes stay";async function commentsAtBase(base,dockerfile){let bytes=dockerfile===null?null:await base.fileAt(dockerfile.
path);return bytes===null?[]:ignoreComments(parseDockerfile(Buffer.from(bytes).toString("utf8")))}function ignoresOf(entries,facts){let{allowed,others}=sorted(commentsIn(facts.dockerfile),facts.allowed),
read=allowed.map(comment=>entriesOf3(comment,facts)),all=[...entries,...read.flatMap(one=>"problem"in one?[]:one.entries)],today=dayOf(facts.date),problems=[...read.flatMap(one=>"problem"in one?[one.problem]:
[]),...all.flatMap(entry=>entry.until!==null&&entry.until<today?[ended(entry,entry.until)]:[])],[first,...more]=problems;if(first!==void 0)throw new ConfigError(first.position,first.reason,{hint:first.
hint,more});return{entries:all,notes:others.map(({path:path2,line,column})=>({position:{path:path2,line,column},text:NEW}))}}var NEW="this comment ignores nothing: the base branch's Dockerfile, which \
judges (enforce: base), does not have it";function sorted(comments,allowed){if(allowed===null)return{allowed:[...comments],others:[]};let left=new Map;for(let text2 of allowed.map(textOf))left.set(text2,
(left.get(text2)??0)+1);let found={allowed:[],others:[]};for(let comment of comments){let times=left.get(textOf(comment))??0;found[times===0?"others":"allowed"].push(comment),left.set(textOf(comment),
Math.max(0,times-1))}return found}function textOf({rules:rules2,until,reason}){return JSON.stringify([rules2,until,reason])}function commentsIn(dockerfile){if(dockerfile===null)return[];try{let traced=tracedDockerfile(
dockerfile);return traced===null?[]:ignoreComments(traced.parsed).map(comment=>({...comment,path:dockerfile.shown}))}catch{return[]}}function entriesOf3({rules:ids,until,reason,rest,instruction,line,column,
path:path2},{rules:rules2}){let position={path:path2,line,column},wrong=(text2,hint=HOW)=>({problem:{position,reason:text2,hint}}),known=[...rules2.map(({id})=>id),...DETECTOR_IDS],stray=ids.find(id=>!known.
includes(id));if(rest!==null)return wrong(`this comment holds ${quote(rest)}, which means nothing here`);if(ids.length===0)return wrong("this comment names no rule");if(stray!==void 0){let near=nearest(
stray,known);return wrong(`unknown rule ${quote(stray)}${near===null?"":`. Did you mean ${quote(near)}?`}`,RULES)}if(until!==null&&!isDay(until))return wrong(`"until" must be a day, not ${quote(until)}`,
"Write for example until=2027-03-31");if(reason==="")return wrong("this comment must say why, after a colon");if(instruction===null)return wrong("no instruction follows this comment","Put it directly \
above the instruction that makes the bytes.");let at={path:path2,line:instruction};return{entries:ids.map(rule2=>({path:null,rule:rule2,reason,until,position,at}))}}var RULES="docs/rules/README.md lis\
ts rules and detectors.";function ended({position,rule:rule2,path:path2,reason},until){let what=[rule2,path2].filter(part=>part!==null).map(quote);return{position,reason:`ignoring ${what.join(" in ")}\
 ended on ${until}: ${quote(reason)}`,hint:"Remove the bytes and what ignores them, or move the day."}}import{lstatSync as lstatSync4,readdirSync as readdirSync2,readlinkSync,realpathSync,statSync as statSync7}from"node:fs";import{basename as basename3,dirname as dirname5,join as join6,resolve as resolve8}from"node:path";function refuseOutputs({cwd,workspace,outputs},inputs){let workflows=[...new Set([cwd,workspace??repositoryAround(cwd)])].map(root=>({what:"a workflow",path:join6(root,".github/workflows")}));refuseOverInputs(
cwd,outputs,[...inputs,...workflows])}var MOST_LINKS=40;function refuseOverInputs(cwd,outputs,inputs){for(let{name,path:given}of outputs){let path2=resolve8(cwd,given),found=isWorkflow(path2)?"a workf\
low":inputs.find(input=>isOver(path2,input.path))?.what;if(found!==void 0)throw new UsageError(`${name} ${onOneLine(given)} would replace ${found}`,{hint:"Give it another file, outside of what is meas\
ured and of .github/workflows."})}}function isWorkflow(path2){return[path2,finalPath(path2)].some(one=>/[/\\]\.github[/\\]workflows[/\\]/i.test(one))}function isOver(output,input){let[final,end]=[finalPath(
input),finalPath(output)];if(end===final||isWithin(final,end)&&statOf(final)?.isFile()!==!0)return!0;let file=statOf(output);return file?.isFile()===!0&&file.nlink>1n&&hasFile(final,file)}function hasFile(path2,file){
let isIt=stats2=>stats2?.dev===file.dev&&stats2.ino===file.ino,stats=statOf(path2);return stats?.isDirectory()?readdirSync2(path2,{recursive:!0,encoding:"utf8"}).some(name=>isIt(statOf(join6(path2,name)))):
isIt(stats)}function finalPath(path2,links=0){try{return realpathSync(path2)}catch{if(links===MOST_LINKS||dirname5(path2)===path2)return path2;let target=linkTarget(path2);return target!==null?finalPath(
resolve8(dirname5(path2),target),links+1):join6(finalPath(dirname5(path2),links),basename3(path2))}}function linkTarget(path2){try{return lstatSync4(path2).isSymbolicLink()?readlinkSync(path2):null}catch{
return null}}function statOf(path2){try{return statSync7(path2,{bigint:!0})}catch{return null}}import{constants}from"node:fs";var MAX_ENTRY_BYTES=256*1024**2,FLAGS=constants.O_RDONLY|constants.O_NONBLOCK|constants.O_NOFOLLOW;var MAX_CACHE_BYTES=512*1024**2,ABANDONED=60*6e4;import{endianness}from"node:os";var LAYOUT=`${VERSION} ${endianness()} columns, known, proved and reached`;async function jobsFor(given){if(isOnlyMeasured(given))return[await jobWithoutConfig(given)];let{configs,overrides}=chooseImages(await readConfigs(given),given),judged=await judgedConfigs(configs,overrides.
baseConfig??null,overrides.sources),jobs=await Promise.all(judged.map(one=>judgedJob(one,overrides)));if(jobs[0]?.baseline?.form==="image"&&(overrides.baseline??null)!==null&&jobs.length>1)throw new UsageError(
"the baseline is one image, and the config has several",{hint:`Give a report of all, write baseline: under each image, or name one image: ${namesOf(configs)}`});return jobs}async function jobWithoutConfig(given){
let[judged]=await judgedConfigs([NO_CONFIG],given.baseConfig??null,given.sources),job=await judgedJob(judged??{config:NO_CONFIG,change:null},given);return job.configChange?.judgedBy==="base"?job:{...job,
budgets:null}}async function judgedJob({config,change},overrides){let base=change?.judgedBy==="base"?overrides.baseConfig??null:null;return{...await jobOf(config,overrides,base),configChange:change}}function isOnlyMeasured(given){
let{mayHaveNoConfig=!1,budgets=null,sources,build:build2}=given;return mayHaveNoConfig&&budgets===null&&(sources.length>0||build2!==null)&&isWithoutConfig(given)}async function jobOf(config,overrides,base=null){let{cwd,verify}=overrides;checkPatterns(config);let targets=targetsOf(overrides,config),baseline=baselineFor(overrides,config),given=overrides.dockerfile??
null,chosen=chosenRules(rules,config.rules),dockerfile=given===null?dockerfileOf(config,targets,cwd):dockerfileAt(given,cwd,targets);refuseOutputs(overrides,[{what:"the config",path:resolve9(cwd,config.
path)},...dockerfile?[{what:"the Dockerfile",path:dockerfile.path}]:[],...targets.flatMap(({source})=>filesOf(source,cwd)),...filesOfBaseline(baseline,cwd)]);let allowed=base&&await commentsAtBase(base,
dockerfile),ignored=ignoresOf(config.ignore,{dockerfile,rules:chosen,date:overrides.date(),allowed});return{targets,baseline,directories:baseline?.form==="image",budgets:config.budgets,ignore:ignored.
entries,rules:chosen,detectors:chosenDetectors(config.rules),dockerfile,built:overrides.built??null,verify,limits:{...DEFAULT_LIMITS,...config.limits,...overrides.limits},notes:[...config.notes,...ignored.
notes]}}function checkPatterns({budgets,ignore,rules:choices}){let ignored=ignore.map(({path:path2,position})=>({patterns:path2===null?[]:[path2],position})),own=choices.flatMap(choice=>choice.kind==="own"?[{
patterns:[...choice.rule.paths,...choice.rule.not],position:choice.position}]:[]),limited=budgets.flatMap(({budget,position})=>{let subject=typeof budget!="string"&&budget.section==="growth"?budget.of:
budget;return typeof subject!="string"&&subject.section==="paths"?[{patterns:[subject.key],position}]:[]});for(let{patterns,position}of[...ignored,...own,...limited])for(let pattern of patterns){let problem=checkPattern(
pattern);if(problem!==null)throw new ConfigError(position,`the pattern ${JSON.stringify(pattern.slice(0,60))} ${problem}`,{hint:"Write several shorter patterns."})}}var MOST_SLUG=80;function planMatrix(jobs){let targets=jobs.flatMap(job=>job.targets);if(targets.length>MOST_JOBS)throw new UsageError(`the config has ${targets.length} images and platforms, and a mat\
rix of GitHub at most ${MOST_JOBS}`,{hint:"Write several configs, and a matrix for each."});return{include:targets.map((target,at)=>{let{name}=target,platform=platformOf(target);return{name,...jobs.length===
1?{}:{source:name},...platform===null?{}:{platform},report:`${String(at+1).padStart(3,"0")}-${slugOf(platform===null?name:`${name}-${platform}`)}`}})}}function platformOf({platform,allPlatforms}){return allPlatforms?
"all":platform&&formatPlatform(platform)}function slugOf(name){return name.slice(0,MOST_SLUG).replaceAll(/[^A-Za-z0-9._-]/g,"-")}var NAME_COLUMNS=40;function matrixText(jobs){let names=jobs.map(({name})=>cut(terminal(name),NAME_COLUMNS)),platforms=jobs.map(({platform="its own"})=>terminal(platform)),columns=[Math.max(5,...names.
map(width)),Math.max(8,...platforms.map(width))],row=cells=>`  ${pad(cells[0],columns[0])}  ${pad(cells[1],columns[1])}  ${cells[2]}`,rows=jobs.map(({report},n)=>row([names[n]??"",platforms[n]??"",terminal(
report)]));return`${[counted(jobs.length,"job"),row(["IMAGE","PLATFORM","REPORT"]),...rows].join(`
`)}
`}import{existsSync as existsSync4,readdirSync as readdirSync3}from"node:fs";import{join as join7,resolve as resolve10}from"node:path";var CHECK_OUT="Add a step before this one: uses: actions/checkout",MOST2=100;function checkout(env){let workspace=env.GITHUB_WORKSPACE||".",isRepository2=folder=>existsSync4(join7(workspace,folder,".git"));if(isRepository2("."))return"The repository was checked out into the wo\
rkspace.";let names=namesIn(workspace);if(names.length===0)return`The repository was not checked out: the workspace is empty. ${CHECK_OUT}`;let below=names.slice(0,MOST2).find(isRepository2);return below===
void 0?`The repository was not checked out: the workspace has no .git. ${CHECK_OUT}`:`A repository was checked out into ${JSON.stringify(onOneLine(below))} of the workspace: set the input "working-dir\
ectory" to it.`}function namesIn(folder){try{return readdirSync3(folder).sort()}catch{return[]}}var PLAN_INPUTS={config:!0,"working-directory":!0,platform:!0};async function runPlan(env){try{refuseUnknown(env,PLAN_INPUTS);let jobs=await jobsFor({cwd:resolve11(workingDirectory(env)),env,date:()=>new Date,
workspace:env.GITHUB_WORKSPACE||null,config:text("config")??CONFIG,withoutConfig:`Or set the input "config" to its path, which starts from the input "working-directory". ${checkout(env)}`,sources:[],build:null,
platform:unlessFromConfig("platform"),verify:!1,outputs:[],limits:{}}),matrix=planMatrix(jobs);return info(matrixText(matrix.include).trimEnd()),setOutput("matrix",jsonText(matrix)),EXIT.pass}catch(error){
return annotateFailure(error,"imagebudget could not plan the jobs",env).code}}export{PLAN_INPUTS,runPlan};
