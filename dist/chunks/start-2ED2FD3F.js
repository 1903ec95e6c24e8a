import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
var __require=(x=>typeof require<"u"?require:typeof Proxy<"u"?new Proxy(x,{get:(a,b)=>(typeof require<"u"?require:a)[b]}):x)(function(x){if(typeof require<"u")return require.apply(this,arguments);throw Error(
'Dynamic require of "'+x+'" is not supported')});var __create=Object.create,__defProp=Object.defineProperty,__getOwnPropDesc=Object.getOwnPropertyDescriptor,__getOwnPropNames=Object.getOwnPropertyNames,__getProtoOf=Object.getPrototypeOf,__hasOwnProp=Object.
prototype.hasOwnProperty,__require2=(x=>typeof __require<"u"?__require:typeof Proxy<"u"?new Proxy(x,{get:(a,b)=>(typeof __require<"u"?__require:a)[b]}):x)(function(x){if(typeof __require<"u")return __require.
apply(this,arguments);throw Error('Dynamic require of "'+x+'" is not supported')}),__commonJS=(cb,mod)=>function(){try{return mod||(0,cb[__getOwnPropNames(cb)[0]])((mod={exports:{}}).exports,mod),mod.
exports}catch(e){throw mod=0,e}},__copyProps=(to,from,except,desc)=>{if(from&&typeof from=="object"||typeof from=="function")for(let key of __getOwnPropNames(from))!__hasOwnProp.call(to,key)&&key!==except&&
__defProp(to,key,{get:()=>from[key],enumerable:!(desc=__getOwnPropDesc(from,key))||desc.enumerable});return to},__toESM=(mod,isNodeMode,target)=>(target=mod!=null?__create(__getProtoOf(mod)):{},__copyProps(
isNodeMode||!mod||!mod.__esModule?__defProp(target,"default",{value:mod,enumerable:!0}):target,mod));var require_mod=__commonJS({"node_modules/fastest-levenshtein/mod.js"(exports){"use strict";exports.__esModule=!0,exports.distance=exports.closest=void 0;var peq=new Uint32Array(65536),myers_32=function(a,b){
for(var n=a.length,m=b.length,lst=1<<n-1,pv=-1,mv=0,sc=n,i=n;i--;)peq[a.charCodeAt(i)]|=1<<i;for(i=0;i<m;i++){var eq=peq[b.charCodeAt(i)],xv=eq|mv;eq|=(eq&pv)+pv^pv,mv|=~(eq|pv),pv&=eq,mv&lst&&sc++,pv&
lst&&sc--,mv=mv<<1|1,pv=pv<<1|~(xv|mv),mv&=xv}for(i=n;i--;)peq[a.charCodeAt(i)]=0;return sc},myers_x=function(b,a){for(var n=a.length,m=b.length,mhc=[],phc=[],hsize=Math.ceil(n/32),vsize=Math.ceil(m/32),
i=0;i<hsize;i++)phc[i]=-1,mhc[i]=0;for(var j=0;j<vsize-1;j++){for(var mv_1=0,pv_1=-1,start_1=j*32,vlen_1=Math.min(32,m)+start_1,k=start_1;k<vlen_1;k++)peq[b.charCodeAt(k)]|=1<<k;for(var i=0;i<n;i++){var eq=peq[a.
charCodeAt(i)],pb=phc[i/32|0]>>>i&1,mb=mhc[i/32|0]>>>i&1,xv=eq|mv_1,xh=((eq|mb)&pv_1)+pv_1^pv_1|eq|mb,ph=mv_1|~(xh|pv_1),mh=pv_1&xh;ph>>>31^pb&&(phc[i/32|0]^=1<<i),mh>>>31^mb&&(mhc[i/32|0]^=1<<i),ph=ph<<
1|pb,mh=mh<<1|mb,pv_1=mh|~(xv|ph),mv_1=ph&xv}for(var k=start_1;k<vlen_1;k++)peq[b.charCodeAt(k)]=0}for(var mv=0,pv=-1,start=j*32,vlen=Math.min(32,m-start)+start,k=start;k<vlen;k++)peq[b.charCodeAt(k)]|=
1<<k;for(var score=m,i=0;i<n;i++){var eq=peq[a.charCodeAt(i)],pb=phc[i/32|0]>>>i&1,mb=mhc[i/32|0]>>>i&1,xv=eq|mv,xh=((eq|mb)&pv)+pv^pv|eq|mb,ph=mv|~(xh|pv),mh=pv&xh;score+=ph>>>m-1&1,score-=mh>>>m-1&1,
ph>>>31^pb&&(phc[i/32|0]^=1<<i),mh>>>31^mb&&(mhc[i/32|0]^=1<<i),ph=ph<<1|pb,mh=mh<<1|mb,pv=mh|~(xv|ph),mv=ph&xv}for(var k=start;k<vlen;k++)peq[b.charCodeAt(k)]=0;return score},distance=function(a,b){if(a.
length<b.length){var tmp=b;b=a,a=tmp}return b.length===0?a.length:a.length<=32?myers_32(a,b):myers_x(a,b)};exports.distance=distance;var closest=function(str,arr){for(var min_distance=1/0,min_index=0,
i=0;i<arr.length;i++){var dist=distance(str,arr[i]);dist<min_distance&&(min_distance=dist,min_index=i)}return arr[min_index]};exports.closest=closest}});var EXIT={pass:0,overBudget:1,notMeasured:2,badUsage:3,interrupted:130,terminated:143},ImagebudgetError=class extends Error{#hint;constructor(message,{hint,cause}={}){super(message,cause===void 0?void 0:
{cause}),this.name=new.target.name,this.#hint=hint}get hint(){return this.hintFor("commandLine")}hintFor(way){return typeof this.#hint=="object"?this.#hint[way]:this.#hint}},ConfigError=class extends ImagebudgetError{exitCode=EXIT.
badUsage;position;reason;constructor(position,reason,details={}){super(`${position.path}:${position.line}:${position.column}: ${reason}`,details),this.position=position,this.reason=reason}},UsageError=class extends ImagebudgetError{exitCode=EXIT.
badUsage},MeasureError=class extends ImagebudgetError{exitCode=EXIT.notMeasured};function codeOf(error){let code=typeof error=="object"&&error!==null&&"code"in error?error.code:void 0;return typeof code==
"string"?code:void 0}function onOneLine(text){return text.replaceAll(`
`,"\\x0a")}import{parseArgs}from"node:util";var import_fastest_levenshtein=__toESM(require_mod(),1),COMMON={help:{type:"boolean",short:"h"},debug:{type:"boolean"}},IMAGE={...COMMON,platform:{type:"string"},"no-c\
ache":{type:"boolean"},"no-store":{type:"boolean"},sudo:{type:"boolean"},limit:{type:"string",multiple:!0}};function readArgs(command,args,options){try{return parseArgs({args:[...args],options,allowPositionals:!0,
strict:!0})}catch(error){if(!(error instanceof Error&&"code"in error&&String(error.code).startsWith("ERR_PARSE_ARGS")))throw error;let[,unknown]=/^Unknown option '(--?[^']*)'/.exec(error.message)??[],
help=`See imagebudget ${command} --help.`,[,behind]=/starting with a dash use '(--[^=']+=)/.exec(error.message)??[];if(unknown===void 0)throw new UsageError(`${command}: ${error.message.split(/\.\s/)[0]}`,
{hint:behind?`A value that starts with a dash is written right behind ${behind} ${help}`:help,cause:error});let near=nearest(unknown,Object.keys(options).map(name=>`--${name}`));throw new UsageError(`${command}\
 has no option ${JSON.stringify(unknown.slice(0,60))}`,{hint:near===null?help:`Did you mean ${near}? ${help}`,cause:error})}}function oneSource(command,positionals){let[source,...more]=positionals;if(source===
void 0||more.length>0)throw new UsageError(`${command} takes one image, not ${positionals.length}`,{hint:`imagebudget ${command} IMAGE, as in: imagebudget ${command} web:ci`});return source}function wholeNumber(flag,text){
if(/^[0-9]{1,9}$/.test(text))return Number(text);throw new UsageError(`${flag}: ${JSON.stringify(text.slice(0,60))} is no whole number`,{hint:`Write ${flag} 10, for example.`})}function nearest(word,known){
let[best]=known.map(name=>({name,far:(0,import_fastest_levenshtein.distance)(word,name)})).sort((a,b)=>a.far-b.far);return best&&best.far<=Math.max(2,Math.floor(word.length/3))?best.name:null}var SOURCES=`\
SOURCE is a path of a saved image (docker save archive, OCI layout or archive; told
from its content), - for an archive on standard input, or the name of an image in
the engine. A prefix forces it:
  docker:NAME  podman:NAME  docker-archive:PATH[:NAME]  oci:PATH[:REF]
  oci-archive:PATH[:REF]
  registry:REF (an image in its registry, without an engine)
`,EXIT_CODES=`Exit codes: 0 within budget (warnings included), 1 a budget is exceeded,
2 the image could not be measured, 3 wrong usage or config, 130/143 interrupted.
`,IMAGE_OPTIONS=`  --platform P      of a multi-platform image, as in linux/arm64 (default: this machine's)
  --verify          hash every byte, also where structure alone would do
  --no-cache        neither use nor keep what earlier runs read
  --no-store        read an engine's image from its export, never from its own store
  --sudo            read that store by sudo -n where only root can (SECURITY.md)
  --limit NAME=N    raise a limit that stopped a run, as in layerBytes=200GiB
`,COMMON2=`  --debug           show where an error comes from, and what was passed over
  -h, --help        show this
`,HELP={main:`imagebudget: size budgets for container images

Usage: imagebudget COMMAND [ARGUMENTS]

  check [SOURCE\u2026]   measure images and judge them by .imagebudget.yml
  inspect SOURCE    layers, sizes and waste of an image, without budgets
  ls SOURCE         the final file system, or one layer's entries
  rules [ID]        what is looked for, or one of it explained

  --version         show the version
  COMMAND --help    options and examples

Examples:
  imagebudget check
  imagebudget inspect web:ci
  imagebudget rules pip-cache

${EXIT_CODES}`,check:`imagebudget check: measure images and judge them by a config

Usage: imagebudget check [SOURCE\u2026] [OPTIONS]

Without SOURCE, the image is the one that the config names.
${SOURCES}
Options:
  --config FILE     the config (default: .imagebudget.yml)
${IMAGE_OPTIONS}  --json FILE|-     write the report as JSON
  --markdown FILE|- write the report as Markdown
  --all             show every finding and every layer
  --top N           show N findings (default: 10)
${COMMON2}
Examples:
  imagebudget check
  imagebudget check web:ci
  imagebudget check image.tar --config ci/.imagebudget.yml
  imagebudget check image.tar --json report.json

${EXIT_CODES}`,inspect:`imagebudget inspect: layers, sizes and waste of an image, without budgets

Usage: imagebudget inspect SOURCE [OPTIONS]

${SOURCES}
Options:
${IMAGE_OPTIONS}  --json            print the report as JSON
  --all             show every finding and every layer
  --top N           show N findings, and the N biggest directories and files of the
                    largest layer (default: 10)
${COMMON2}
Examples:
  imagebudget inspect web:ci
  imagebudget inspect image.tar --json

${EXIT_CODES}`,ls:`imagebudget ls: the final file system of an image, or one layer's own entries

Usage: imagebudget ls SOURCE [OPTIONS]

${SOURCES}
Columns: type and mode, owner, size in bytes, layer, path. Types: - file, d directory,
l symbolic link, h hard link, c b p devices, w whiteout, o opaque directory.

Options:
  --layer N         the entries of layer N, counted from 0, whiteouts included
  --json            one JSON object a line
  --platform P      of a multi-platform image, as in linux/arm64 (default: this machine's)
  --no-cache        neither use nor keep what earlier runs read
  --no-store        read an engine's image from its export, never from its own store
  --sudo            read that store by sudo -n where only root can (SECURITY.md)
  --limit NAME=N    raise a limit that stopped a run, as in layerBytes=200GiB
${COMMON2}
Examples:
  imagebudget ls web:ci
  imagebudget ls image.tar --layer 0 --json

${EXIT_CODES}`,rules:`imagebudget rules: what is looked for, or one rule, detector, label or hint explained

Usage: imagebudget rules [ID] [OPTIONS]

Options:
  --json            print as JSON
${COMMON2}
Examples:
  imagebudget rules
  imagebudget rules apt-lists
`};var WIDE=/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u,
NONE=/[\p{Mn}\p{Me}]/u,SIMPLE=/^[\x20-\x7e]*$/;function columnsOf(character){return NONE.test(character)?0:WIDE.test(character)?2:1}function width(text){if(SIMPLE.test(text))return text.length;let columns=0;
for(let character of text)columns+=columnsOf(character);return columns}function head(text,columns){let used=0,length=0;for(let character of text){if(used+=columnsOf(character),used>columns)break;length+=
character.length}return text.slice(0,length)}function tail(text,columns){let characters=Array.from(text.slice(-2*columns-2)),used=0,start=characters.length;for(;start>0&&(used+=columnsOf(characters[start-
1]??""),!(used>columns));)start-=1;let kept=characters.slice(start).join("");return/^[\udc00-\udfff]/.test(kept)?kept.slice(1):kept}function pad(text,columns,side="left"){let space=" ".repeat(Math.max(
0,columns-width(text)));return side==="left"?text+space:space+text}function columnWidths(rows){let widths=[];for(let row of rows)row.forEach((cell,column)=>{widths[column]=Math.max(widths[column]??0,width(
cell))});return widths}function hanging(label,text,columns){return wrap(text,columns-2-width(label)).map((line,n)=>`  ${n===0?label:" ".repeat(width(label))}${line}`)}function wrap(text,columns){let lines=[],
line="";for(let word of text.split(" "))line!==""&&width(line)+1+width(word)>columns?(lines.push(line),line=word):line=line===""?word:`${line} ${word}`;return[...lines,line]}var INVISIBLE=/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
COMMAND=/(^|\s)::/g,OLD_COMMAND=/##(?=[\w.]*\[)/g,UNSAFE_IN_JSON=/[\u007f-\u009f\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[\w.]*\[)/gu,BREAK="&#8203;",ENTITIES={"&":"&a\
mp;","<":"&lt;",">":"&gt;","|":"&#124;"},MARKUP=/[@#]|(?<=gh)-|(?<=https?|ftp|mailto|xmpp):|(?<=www)\.|:(?=[\w+-]+:)|[&<>|]|[\\`*_~[\]()!{}$]/gi;function byNumber(character){let point=character.codePointAt(
0)??0,hex=point.toString(16);return point<256?`\\x${hex.padStart(2,"0")}`:point<65536?`\\u${hex.padStart(4,"0")}`:`\\u{${hex}}`}function terminal(text){return text.replace(INVISIBLE,byNumber).replace(
COMMAND,"$1:\\:").replace(OLD_COMMAND,"#\\#")}function markdown(text){let shown=terminal(text),start=/^(?:\s|[-+=]|\d+[.)])/.test(shown)?BREAK:"",end=/\s$/.test(shown)?BREAK:"";return start+shown.replace(
MARKUP,withoutMeaning)+end}function markdownCode(text){let shown=terminal(text);if(shown==="")return"";if(shown.includes("|"))return`<code>${markdown(shown)}</code>`;let fence="`".repeat(longestRun(shown)+
1),space=/^`|`$|^ .* $/.test(shown)?" ":"";return`${fence}${space}${shown}${space}${fence}`}function markdownBlock(text,language){let shown=text.split(`
`).map(terminal).join(`
`),fence="`".repeat(Math.max(3,longestRun(shown)+1));return`${fence}${language.replace(/[^a-z0-9-]/gi,"")}
${shown}
${fence}`}function jsonText(value,indent=0){return JSON.stringify(value,null,indent).replace(UNSAFE_IN_JSON,asEscape)}function cut(text,max){if(width(text)<=max)return text;if(max<1)return"";let front=Math.
ceil((max-1)/2);return`${head(text,front)}\u2026${tail(text,max-1-front)}`}function cutEnd(text,max){return width(text)<=max?text:max<1?"":`${head(text,max-1).trimEnd()}\u2026`}function asEscape(character){
let text="";for(let at=0;at<character.length;at++)text+=`\\u${character.charCodeAt(at).toString(16).padStart(4,"0")}`;return text}function withoutMeaning(character){switch(character){case"@":case":":case"\
-":return character+BREAK;case".":return BREAK+character;case"#":return`\\#${BREAK}`;default:return ENTITIES[character]??`\\${character}`}}function longestRun(text){let longest=0;for(let[run]of text.matchAll(
/`+/g))longest=Math.max(longest,run.length);return longest}var VERSION="0.1.0";import{setFlagsFromString}from"node:v8";import{availableParallelism}from"node:os";function tuneCompiler(version){Number.parseInt(version,10)<22&&setFlagsFromString("--max-inlined-bytecode-size-cumulat\
ive=100")}var COLUMNS=100;function processIo(layerWorker){return{argv:process.argv.slice(2),env:process.env,cwd:process.cwd(),arch:process.arch,workers:{script:layerWorker,count:availableParallelism()},
stdin:()=>process.stdin.isTTY?null:process.stdin,stdout:output(process.stdout,"standard output"),stderr:output(process.stderr,"standard error"),onSignal(interrupt){let onInt=()=>interrupt(EXIT.interrupted),
onTerm=()=>interrupt(EXIT.terminated);return process.on("SIGINT",onInt).on("SIGTERM",onTerm),()=>process.off("SIGINT",onInt).off("SIGTERM",onTerm)}}}async function endProcess(code){let streams=[process.
stdout,process.stderr];await Promise.all(streams.map(stream=>new Promise(resolve=>stream.write("",()=>resolve())))),process.exit(code)}function output(stream,name){return stream.on("error",()=>{}),{isTTY:stream.
isTTY===!0,columns:stream.columns??COLUMNS,write:text=>new Promise((resolve,reject)=>stream.write(text,error=>error?reject(writeError(error,name)):resolve()))}}function writeError(error,name){let code=codeOf(
error);return code===void 0||code==="EPIPE"?error:new MeasureError(`${name} cannot be written (${code}), so there is no verdict`,{hint:"Check the disk for space, and where the output goes.",cause:error})}
var COMMANDS={check:async()=>(await import("./check-2ED2FD3F.js")).checkCommand,inspect:async()=>(await import("./check-2ED2FD3F.js")).inspectCommand,ls:async()=>(await import("./read-2ED2FD3F.js")).lsCommand,
rules:async()=>(await import("./read-2ED2FD3F.js")).rulesCommand};async function runCli(io){let interrupted=new AbortController,signalled=null,forget=io.onSignal(code=>{signalled=code,interrupted.abort()});
try{let code=await dispatch(io,interrupted.signal);return signalled??code}catch(error){return signalled!==null?signalled:(await io.stderr.write(failure(error,io.argv.includes("--debug"))).catch(()=>{}),
error instanceof ImagebudgetError?error.exitCode:EXIT.notMeasured)}finally{forget()}}async function dispatch(io,signal){let[name,...args]=io.argv;if(name===void 0)return await io.stderr.write(HELP.main),
EXIT.badUsage;if(name==="--version"||name==="-V")return await io.stdout.write(`${VERSION}
`),EXIT.pass;if(name==="--help"||name==="-h"||name==="help")return await io.stdout.write(HELP.main),EXIT.pass;let load=Object.hasOwn(COMMANDS,name)?COMMANDS[name]:void 0;if(load===void 0){let near=nearest(
name,Object.keys(COMMANDS));throw new UsageError(`there is no command ${JSON.stringify(name.slice(0,60))}`,{hint:near===null?"See imagebudget --help.":`Did you mean imagebudget ${near}? See imagebudge\
t --help.`})}return(await load())({...io,args,signal})}function failure(error,debug){let lines=[];return error instanceof ImagebudgetError?(lines.push(`imagebudget: ${terminal(error.message)}`),error.
hint!==void 0&&lines.push(...error.hint.split(`
`).map(line=>`  ${terminal(line)}`))):error instanceof Error&&"code"in error&&error.code==="EPIPE"?lines.push("imagebudget: nobody reads the output any more, so there is no verdict"):(lines.push(`imag\
ebudget: internal error: ${terminal(error instanceof Error?error.message:String(error))}`),lines.push("  This is a bug. Please report it with the output of the same command and --debug.")),debug&&error instanceof
Error&&lines.push(...stack(error)),`${lines.join(`
`)}
`}function stack(error){let lines=(error.stack??"").split(`
`).map(terminal);return error.cause instanceof Error?[...lines,"caused by",...stack(error.cause)]:lines}export{COMMON,ConfigError,EXIT,HELP,IMAGE,ImagebudgetError,MeasureError,UsageError,VERSION,__commonJS,__require2 as __require,__toESM,codeOf,columnWidths,cut,cutEnd,endProcess,hanging,jsonText,markdown,
markdownBlock,markdownCode,nearest,onOneLine,oneSource,pad,processIo,readArgs,require_mod,runCli,terminal,terminal as terminal2,tuneCompiler,wholeNumber,width,wrap};
