import{BOUNDS,BUDGET_KINDS,COUNT_PATTERN,KINDS,PERCENT_PATTERN,RATIO_PATTERN,SIZE_PATTERN,amountOf,isInOrder,parseBounds,readThreshold}from"./read-2ED2FD3F.js";import{keyText,nearest,printable,quote,quoteKey}from"./read-2ED2FD3F.js";import{require_mod}from"./start-2ED2FD3F.js";import{NEVER,ZodMiniArray,ZodMiniNullable,ZodMiniObject,ZodMiniOptional,_enum,_maxLength,_minLength,_nonnegative,_regex,array,boolean,catchall,describe,int,literal,meta,nullish,number,object,optional,
pipe,record,refine,strictObject,string,superRefine,templateLiteral,transform,union,unknown}from"./read-2ED2FD3F.js";import{ConfigError,EXIT,ImagebudgetError,MeasureError,UsageError,codeOf,onOneLine}from"./start-2ED2FD3F.js";import{__commonJS,__require,__toESM}from"./start-2ED2FD3F.js";import{isUtf8}from"node:buffer";import{existsSync,realpathSync}from"node:fs";import{dirname,isAbsolute,join,relative,resolve,sep}from"node:path";var require_stringifyPair=__commonJS({"stub:../stringif\
y/stringifyPair.js"(exports,module){module.exports={}}}),require_stringify=__commonJS({"stub:../stringify/stringify.js"(exports,module){module.exports={}}}),require_stringifyCollection=__commonJS({"st\
ub:../stringify/stringifyCollection.js"(exports,module){module.exports={}}}),require_stringifyString=__commonJS({"stub:../../stringify/stringifyString.js"(exports,module){module.exports={}}}),require_stringifyNumber=__commonJS(
{"stub:../../stringify/stringifyNumber.js"(exports,module){module.exports={}}}),require_stringifyDocument=__commonJS({"stub:../stringify/stringifyDocument.js"(exports,module){module.exports={}}}),require_stringifyString2=__commonJS(
{"stub:../stringify/stringifyString.js"(exports,module){module.exports={}}}),LISTED=5;function configError(path,problems){let places=new Map;for(let problem of problems){let place=`${problem.line}:${problem.
column}`;places.has(place)||places.set(place,problem)}let[first=problems[0],...more]=[...places.values()].toSorted((a,b)=>a.line-b.line||a.column-b.column),position={path,line:first.line,column:first.
column},hint=[first.hint,moreText(more)].filter(text2=>text2!==void 0).join(`
`);return new ConfigError(position,first.reason,hint===""?{}:{hint})}function moreText(more){if(more.length===0)return;let listed=more.slice(0,LISTED).map(({line:line2,column,reason})=>`${line2}:${column}\
 ${reason}`);return`and ${more.length} more: ${listed.join("; ")}${more.length>LISTED?"; \u2026":""}`}function isSome(problems){return problems.length>0}var MAX_BYTES=64*1024,START={line:1,column:1},LINE_FEED=10;
function checkLength(length,path){if(length<=MAX_BYTES)return;let reason=`the file has ${length} bytes, more than the ${MAX_BYTES} that a config may have`;throw configError(path,[{...START,reason,hint:"\
Is this the right file?"}])}function decodeConfig(bytes,path){let stop=(at,reason,hint)=>configError(path,[{...at,reason,hint}]);if(checkLength(bytes.length,path),bytes[0]===254&&bytes[1]===255||bytes[0]===
255&&bytes[1]===254)throw stop(START,"the file is UTF-16, not UTF-8","Save it as UTF-8.");if(bytes.includes(0))throw stop(START,"the file is binary, not text","Give the path of a YAML file.");if(!isUtf8(
bytes))throw stop(firstInvalid(bytes),"the file is not UTF-8 from here on","Save it as UTF-8.");let text2=new TextDecoder("utf-8").decode(bytes),unprintable=/[^\P{Cc}\t\r\n\x85]|[\ufffe\uffff]|\r(?!\n)/u.
exec(text2);if(unprintable){let before=text2.slice(0,unprintable.index).split(`
`),at={line:before.length,column:(before.at(-1)??"").length+1},code=unprintable[0].charCodeAt(0).toString(16).toUpperCase().padStart(4,"0");throw stop(at,`control character U+${code}`,"Remove it. Line\
s end with LF or CR LF.")}return text2}function firstInvalid(bytes){let start=0;for(let line2=1;start<bytes.length;line2+=1){let feed=bytes.indexOf(LINE_FEED,start),end=feed===-1?bytes.length:feed,part=bytes.
subarray(start,end);if(!isUtf8(part))return{line:line2,column:validPrefix(part).length+1};start=end+1}return START}function validPrefix(line2){let text2=new TextDecoder("utf-8",{ignoreBOM:!0}).decode(
line2),found=text2.indexOf("\uFFFD");for(;found!==-1&&isReplacement(line2,Buffer.byteLength(text2.slice(0,found)));)found=text2.indexOf("\uFFFD",found+1);return text2.slice(0,found===-1?text2.length:found).
replace("\uFEFF","")}function isReplacement(bytes,at){return bytes[at]===239&&bytes[at+1]===191&&bytes[at+2]===189}var RULES="docs/rules lists rules and detectors; labels and hints are named in no con\
fig.",ARGUMENT_NAMES='Write NAME: value. A name has letters, digits, "_", "-" and ".", and begins with a letter or "_".',HINTS=new Map([["version","Write: version: 1"],["budgets",`Add a limit, for exa\
mple:
budgets:
  size: 250 MB`],["budgets.rules",RULES],["ignore.rule",RULES],["rules",`Write for example:
rules:
  pip-cache: off`],["ignore.reason","Write down why these bytes stay."]]);function problemsOf(issues,tree){let alone=issues.filter(isAlone).map(({path})=>path),found=issues.filter(issue=>isAlone(issue)||
!alone.some(path=>path.every((part,at)=>issue.path[at]===part))).flatMap(issue=>locate(tree,[],issue)),mistyped=new Set(found.filter(({kind})=>kind==="unknown").map(({mapping:mapping2})=>mapping2));return found.
filter(({kind,mapping:mapping2})=>kind!=="absent"||!mistyped.has(mapping2))}function isAlone(issue){return issue.code==="custom"&&issue.params?.alone===!0}function locate(tree,under,issue){let path=[...under,
...issue.path.map(part=>typeof part=="number"?part:String(part))],value=valueAt(tree.value,path),found=(kind,reason,place={})=>[{kind,mapping:JSON.stringify(path),...spotOf(tree,path),reason,...hintOf(
path,kind,value),...place}];if(value===void 0)return tree.place(path)?[]:found("absent",missingText(path),{mapping:JSON.stringify(path.slice(0,-1))});let key=tree.place(path)?.key??{};switch(issue.code){case"\
unrecognized_keys":return issue.keys.flatMap(name=>{let{reason,hint}=unknownKey(path,name,issue.message.split(", "));return found("unknown",reason,{...tree.place([...path,name])?.key,...hint===null?{}:
{hint}})});case"invalid_union":{let inside=matchingBranch(issue.errors,value);return inside.length>0?inside.flatMap(inner=>locate(tree,path,inner)):found("wrong",mismatch(path,issue.message,value))}case"\
invalid_type":return found("wrong",mismatch(path,typeText(issue.expected),value));case"invalid_value":return found("wrong",valueText(path,value,issue.values));case"invalid_key":return issue.issues.flatMap(
inner=>found("wrong",authored(path,inner.message),{...key,hint:ARGUMENT_NAMES}));case"custom":{let{absent,hint}=issue.params??{};return found(absent===!0?"absent":"wrong",authored(path,issue.message),
typeof hint=="string"?{hint}:{})}default:return found("wrong",authored(path,issue.message))}}function mismatch(path,expected,value){if(value===null)return`${label(path)} has no value`;let isSecret=isBuildArgument(
path)||/^a (?:mapping|list)/.test(expected);return`${label(path)} must be ${expected}, not ${isSecret&&typeof value=="string"?"text":described(value)}`}function matchingBranch(errors,value){let branch=(isMapping(
value)?errors.at(-1):errors[0])??[];return branch.every(({code,path})=>path.length===0&&["invalid_type","invalid_union","invalid_value"].includes(code))?[]:branch}function unknownKey(path,key,known){let isRule=names(
path).join(".")==="budgets.rules",under=isRule||path.length===0?"":` under ${quote(names(path).join("."))}`,guess=suggestion(key,known);return{reason:`unknown ${isRule?"rule":"key"} ${quoteKey(key)}${under}${guess??
""}`,hint:isRule||guess!==null?null:`Known keys: ${known.join(", ")}.`}}function valueText(path,value,values){if(values.length===1&&typeof values[0]=="number")return`${label(path)} must be ${values[0]}\
, not ${described(value)}`;let known=values.filter(candidate=>typeof candidate=="string");return path.at(-1)!=="rule"?`${label(path)} must be ${known.map(quote).join(" or ")}, not ${described(value)}`:
`unknown rule ${described(value)}${suggestion(String(value),known)??""}`}function suggestion(word,known){let near=nearest(word,known);return near===null?null:`. Did you mean ${quote(near)}?`}function missingText(path){
let why=names(path).join(".")==="budgets"?", and a gate that checks nothing would always pass":"";return`${label(path)} is missing${why}`}function authored(path,message){return message.startsWith("{ke\
y}")?label(path)+message.slice(5):message}function typeText(expected){return{object:"a mapping of keys to values",record:"a mapping of keys to values",array:'a list, each entry starting with "- "',string:"\
text",number:"a number"}[expected]??expected}function described(value){return Array.isArray(value)?"a list":isMapping(value)?"a mapping":typeof value=="string"?quote(value):String(value)}function isMapping(value){
return typeof value=="object"&&value!==null&&!Array.isArray(value)}function isBuildArgument([section,key]){return section==="build"&&key==="args"}function label(path){let parts=names(path),last=parts.
pop();return last===void 0?"the config":typeof path.at(-1)=="number"?`an entry of ${quote([...parts,last].join("."))}`:`${quote(last)}${parts.length===0?"":` under ${quote(parts.join("."))}`}`}function names(path){
let parts=path.filter(part=>typeof part=="string");return isBuildArgument(path)?parts.map(keyText):parts}function hintOf(path,kind,value){let key=names(path).join(".");if((key.startsWith("build.args.")||
path.length===1&&key!=="version"&&key!=="budgets")&&(typeof value=="boolean"||typeof value=="number"))return{hint:"Put it in quotes to make it text."};let hint=typeof path.at(-1)=="number"||kind==="un\
known"&&!key.endsWith("rules")?void 0:HINTS.get(key);return hint===void 0?{}:{hint}}function spotOf(tree,path){let place=tree.place(path);return place?place.value.line===place.key.line&&valueAt(tree.value,
path)!==null?place.value:place.key:path.length===0?{line:1,column:1}:spotOf(tree,path.slice(0,-1))}function valueAt(value,path){return path.reduce((inside,part)=>{if(!(typeof inside!="object"||inside===
null||!Object.hasOwn(inside,part)))return Reflect.get(inside,part)},value)}var ABSENT={absent:!0},WRITTEN={size:{number:meta({minimum:0,maximum:Number.MAX_SAFE_INTEGER,multipleOf:1}),text:meta({pattern:SIZE_PATTERN}),
meta:{title:"size",description:"A size: bytes, or a unit as in 250 MB (10^6) or 250 MiB (2^20)."},examples:["250 MB","3 KiB",3005,{warn:"200 MB",fail:"250 MB"}]},amount:{number:meta({minimum:0,maximum:Number.
MAX_SAFE_INTEGER,multipleOf:1}),text:meta({pattern:`${SIZE_PATTERN}|${PERCENT_PATTERN}`}),meta:{title:"size or percentage",description:"A size, or a percentage of the image size."},examples:["10 MB","\
5 %",0,{warn:"1 %",fail:"5 %"}]},count:{number:meta({minimum:0,maximum:Number.MAX_SAFE_INTEGER,multipleOf:1}),text:meta({pattern:COUNT_PATTERN}),meta:{title:"count",description:"A whole number."},examples:[
20,{warn:15,fail:20}]},ratio:{number:meta({minimum:0,maximum:1}),text:meta({pattern:`${RATIO_PATTERN}|${PERCENT_PATTERN}`}),meta:{title:"ratio",description:"A number from 0 to 1, or a percentage."},examples:[
.95,"95 %",{warn:"97 %",fail:"95 %"}]}};function valueOrMapping(expected,value,keys){return union([value,keys],expected)}function mapping(shape){return strictObject(shape,Object.keys(shape).join(", "))}
function threshold(kind){let{number:number2,text:text2,meta:meta2}=WRITTEN[kind],written=union([number().check(number2),string().check(text2)],KINDS[kind].name),limit=transform((value,context)=>{let read=readThreshold(
kind,String(value));return"problem"in read?(context.issues.push({code:"custom",message:read.problem,params:{hint:read.hint},input:value}),NEVER):read});return pipe(written,limit).check(meta(meta2))}function budget(kind){
let value=threshold(kind),thresholds2=mapping({warn:optional(value).check(describe("Warn beyond this; the job passes.")),fail:optional(value).check(describe("Fail beyond this."))}).check(meta({minProperties:1}),
superRefine(({warn:warn2,fail},context)=>{!warn2&&!fail&&context.addIssue({code:"custom",params:ABSENT,message:'{key} needs "warn", "fail" or both'}),warn2&&fail&&!isInOrder(warn2,fail)&&context.addIssue(
{code:"custom",path:["warn"],message:outOfOrder(warn2,fail)})}));return valueOrMapping('a limit, or a mapping with "warn" and "fail"',value,thresholds2).check(meta({id:`${kind}-limit`,examples:[...WRITTEN[kind].
examples]}))}function outOfOrder(warn2,fail){let side=warn2.kind==="ratio"?"below":"above";return`{key} (${warn2.text}) is ${side} "fail" (${fail.text}), so it would never be seen`}var LIMITS={size:budget(
"size"),amount:budget("amount"),count:budget("count"),ratio:budget("ratio")},MAX_PATTERN=1024,MAX_PATTERNS=100,MAX_ID=60,ID=/^[a-z0-9]+(?:-[a-z0-9]+)*$/,glob=string().check(_regex(/^(?:\/|\*\*|\{|~\/|\$CACHE\/)/,
'{key} must be a pattern for absolute paths: start it with "/", "**" or "~/"'),_maxLength(MAX_PATTERN,`{key} is longer than ${MAX_PATTERN} characters`)),globs=array(glob).check(_minLength(1,"{key} is \
empty"),_maxLength(MAX_PATTERNS,`{key} has more than ${MAX_PATTERNS} patterns`)),text=string().check(_regex(/\S/,"{key} is empty")),severity=_enum(["warn","info"]),setting=valueOrMapping('"off", or a \
mapping with "severity"',literal("off"),mapping({severity:severity.check(describe("How the finding is shown; neither fails a job."))})).check(meta({id:"rule-setting",examples:["off",{severity:"info"}]})),
own=mapping({paths:globs.check(describe('Globs on absolute paths; "~/" stands for every home, "$CACHE/" for every cache directory.')),not:optional(globs).check(describe("Globs that a match must not ha\
ve.")),remedy:text.check(describe("Dockerfile text that avoids the bytes.")),title:optional(text).check(describe("A few words on what it finds. Default: the id.")),why:optional(text).check(describe("W\
hy the bytes need not be there.")),severity:optional(severity).check(describe("Default: warn.")),bucket:optional(_enum(["removable","advice"])).check(describe("Whether the bytes count as removable, or\
 in no budget but one for this rule. Default: removable."))}).check(meta({examples:[{paths:["/opt/sdk/docs/**"],remedy:"RUN rm -rf /opt/sdk/docs"}]}));function rulesSchema(catalogue){let known=Object.
fromEntries(catalogue.map(id=>[id,optional(setting)]));return catchall(object(known),own).check(superRefine((section,context)=>{for(let[id,value]of Object.entries(section)){let problem=catalogue.includes(
id)?null:problemOfOwn(id,value,catalogue);problem!==null&&context.addIssue({code:"custom",path:[id],input:value,params:{...ALONE,hint:problem.hint},message:problem.message})}},{when:({value})=>isMapping2(
value)}))}var ALONE={alone:!0};function problemOfOwn(id,value,catalogue){let near=nearest(id,catalogue),hint='A rule of your own has "paths" and "remedy". docs/rules lists the others.';return!isMapping2(
value)||!("paths"in value)&&near!==null?{message:`unknown rule ${quote(id)}${near===null?"":`. Did you mean ${quote(near)}?`}`,hint}:ID.test(id)&&id.length<=MAX_ID?null:{message:`${quote(id)} is no id\
 of a rule`,hint:`Use small letters, digits and "-" between them, at most ${MAX_ID}.`}}function ownIds(file,catalogue){let section=isMapping2(file)&&"rules"in file?file.rules:null;return isMapping2(section)?
Object.keys(section).filter(id=>!catalogue.includes(id)):[]}function isMapping2(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}var TARGETS=["image","registry","archive","lay\
out","build"];function described2(schema4,description,examples=[]){return optional(schema4).check(meta(examples.length>0?{description,examples}:{description}))}var ONE_LINE="{key} must be one line of \
text",line=string().check(_regex(new RegExp("^\\P{Cc}+$","u"),ONE_LINE),_regex(/\S/,ONE_LINE)),argument=string().check(_regex(new RegExp("^[^\\s\\p{Cc}-]\\P{Cc}*$","u"),`${ONE_LINE} that does not star\
t with "-" or a space`)),platform=string().check(_regex(/^[a-z0-9]+\/[a-z0-9_]+(?:\/[a-z0-9.]+)?$/,"{key} must be os/architecture or os/architecture/variant, such as linux/amd64"));function budgetsSchema({
catalogue,own:own2}){let rule=LIMITS.amount,known=Object.fromEntries([...catalogue,...own2==="any"?[]:own2].map(id=>[id,optional(rule)])),rules=(own2==="any"?catchall(object(known),rule):mapping(known)).
check(meta({minProperties:1}),refine(given=>Object.keys(given).length>0,{params:ABSENT,error:"{key} is empty: name a rule and its limit"}));return mapping({size:described2(LIMITS[BUDGET_KINDS.size],"I\
mage size: the sum of the files of all layers."),download:described2(LIMITS[BUDGET_KINDS.download],"Download size: the compressed layers plus the config."),layer:described2(LIMITS[BUDGET_KINDS.layer],
"The biggest one layer."),layers:described2(LIMITS[BUDGET_KINDS.layers],"How many layers with content the image has."),wasted:described2(LIMITS[BUDGET_KINDS.wasted],"Wasted bytes: image size less the \
bytes visible in the end."),removable:described2(LIMITS[BUDGET_KINDS.removable],"Removable bytes: visible, but a waste rule says they need not be there."),waste:described2(LIMITS[BUDGET_KINDS.waste],"\
Wasted and removable bytes together."),efficiency:described2(LIMITS[BUDGET_KINDS.efficiency],"Visible bytes / image size. The one budget that is a minimum."),rules:described2(rules,"The bytes of the f\
inding of one waste rule or detector, by its id.",[{"pip-cache":0}])}).check(meta({minProperties:1,examples:[{size:"250 MB",wasted:{warn:"1 %",fail:"5 %"}}]}),refine(given=>Object.keys(given).length>0,
{params:ABSENT,error:"{key} is empty, and a gate that checks nothing would always pass"}))}function ignoreSchema({catalogue,own:own2}){let path=string().check(_regex(/^(?:\/|\*\*|\{)/,'{key} must be a\
 pattern for absolute paths: start it with "/" or "**"'),_maxLength(MAX_PATTERN,`{key} is longer than ${MAX_PATTERN} characters`)),entry=mapping({path:described2(path,"A glob on absolute paths.",["/us\
r/share/doc/**"]),rule:described2(own2==="any"?union([_enum(catalogue),string()]):_enum([...catalogue,...own2]),"The id of a waste rule or a detector."),reason:string().check(_regex(/\S/,"{key} must s\
ay why"),describe("Why these bytes stay. Shown in the report."))}).check(meta({anyOf:[{required:["path"]},{required:["rule"]}]}),refine(({path:path2,rule})=>path2!==void 0||rule!==void 0,{error:'{key}\
 needs "path", "rule" or both',params:ABSENT,when:({value})=>isMapping3(value)}));return array(entry)}var build=mapping({context:described2(argument,"The build context, relative to this file. Default:\
 its directory.",["."]),file:described2(argument,"The Dockerfile, relative to this file. Default: Dockerfile in the context.",["docker/Dockerfile"]),target:described2(argument,"The stage to build."),args:described2(
record(string().check(_regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/,"{key} is not the name of a build argument")),union([string(),number()],"text or a number")),"Build arguments.",[{PYTHON_VERSION:"3.12"}])}),bounds=mapping(
Object.fromEntries(Object.entries(BOUNDS).map(([name,{kind,description}])=>[name,described2(threshold(kind),description)])));function isMapping3(value){return typeof value=="object"&&value!==null&&!Array.
isArray(value)}function configSchema(ids){return mapping({version:literal(1).check(describe("The version of this format.")),name:described2(line,"What reports call the image. Default: what is measured\
.",["web"]),image:described2(argument,"An image name, looked up in the Docker engine.",["web:ci"]),registry:described2(argument,"An image name, read from its registry without an engine.",["registry.ex\
ample/team/web:ci"]),archive:described2(argument,"A saved image: the path of a docker-archive or OCI archive.",["build/web.tar"]),layout:described2(argument,"The path of an OCI layout directory.",["bu\
ild/oci"]),build:described2(valueOrMapping("a path, or a mapping of build settings",argument,build),"Build this image and measure it.",[".",{context:".",target:"runtime"}]),platform:described2(platform,
"Which image of a multi-platform one. Default: that of this machine.",["linux/amd64","linux/arm64/v8"]),dockerfile:described2(argument,"The Dockerfile that layers are traced to, relative to this file.",
["Dockerfile"]),budgets:budgetsSchema(ids).check(describe("What to limit. Limits are inclusive: exactly the limit passes.")),rules:described2(rulesSchema(ids.catalogue),"Waste rules and detectors swit\
ched off or changed, and rules added, by their id.",[{"pip-cache":"off","os-logs":{severity:"warn"}}]),ignore:described2(ignoreSchema(ids),"Removable bytes that stay, and why."),limits:described2(bounds,
"Bounds that stop hostile images, where the usual ones are too low.",[{layerBytes:"200 GiB"}])}).check(meta({title:"imagebudget config, version 1",allOf:pairs(TARGETS).map(pair=>({not:{required:pair}})),
examples:[{version:1,image:"web:ci",budgets:{size:"250 MB"}}]}),superRefine(contradictions,{when:({value})=>isMapping3(value)}))}function contradictions(config2,context){let[first,...others]=TARGETS.filter(
target=>config2[target]!==void 0);for(let other of others)context.addIssue({code:"custom",path:[other],message:`{key} cannot stand beside "${first}": name one thing to measure`});for(let id of limitedButOff(
config2))context.addIssue({code:"custom",path:["budgets","rules",id],message:'{key} limits a rule that "rules" switches off, so it would always pass'})}function limitedButOff({budgets,rules}){let limited=isMapping3(
budgets)&&"rules"in budgets?budgets.rules:null;if(!isMapping3(limited)||!isMapping3(rules))return[];let off=new Set(Object.entries(rules).flatMap(([id,value])=>value==="off"?[id]:[]));return Object.keys(
limited).filter(id=>off.has(id))}function pairs(items){return items.flatMap((first,index)=>items.slice(index+1).map(second=>[first,second]))}var ALIAS=Symbol.for("yaml.alias"),DOC=Symbol.for("yaml.doc\
ument"),MAP=Symbol.for("yaml.map"),PAIR=Symbol.for("yaml.pair"),SCALAR=Symbol.for("yaml.scalar"),SEQ=Symbol.for("yaml.seq"),NODE_TYPE=Symbol.for("yaml.node.type"),isAlias=node=>!!node&&typeof node=="o\
bject"&&node[NODE_TYPE]===ALIAS,isDocument=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===DOC,isMap=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===MAP,isPair=node=>!!node&&typeof node==
"object"&&node[NODE_TYPE]===PAIR,isScalar=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===SCALAR,isSeq=node=>!!node&&typeof node=="object"&&node[NODE_TYPE]===SEQ;function isCollection(node){if(node&&
typeof node=="object")switch(node[NODE_TYPE]){case MAP:case SEQ:return!0}return!1}function isNode(node){if(node&&typeof node=="object")switch(node[NODE_TYPE]){case ALIAS:case MAP:case SCALAR:case SEQ:
return!0}return!1}var hasAnchor=node=>(isScalar(node)||isCollection(node))&&!!node.anchor,BREAK=Symbol("break visit"),SKIP=Symbol("skip children"),REMOVE=Symbol("remove node");function visit(node,visitor){
let visitor_=initVisitor(visitor);isDocument(node)?visit_(null,node.contents,visitor_,Object.freeze([node]))===REMOVE&&(node.contents=null):visit_(null,node,visitor_,Object.freeze([]))}visit.BREAK=BREAK;
visit.SKIP=SKIP;visit.REMOVE=REMOVE;function visit_(key,node,visitor,path){let ctrl=callVisitor(key,node,visitor,path);if(isNode(ctrl)||isPair(ctrl))return replaceNode(key,path,ctrl),visit_(key,ctrl,visitor,
path);if(typeof ctrl!="symbol"){if(isCollection(node)){path=Object.freeze(path.concat(node));for(let i=0;i<node.items.length;++i){let ci=visit_(i,node.items[i],visitor,path);if(typeof ci=="number")i=ci-
1;else{if(ci===BREAK)return BREAK;ci===REMOVE&&(node.items.splice(i,1),i-=1)}}}else if(isPair(node)){path=Object.freeze(path.concat(node));let ck=visit_("key",node.key,visitor,path);if(ck===BREAK)return BREAK;
ck===REMOVE&&(node.key=null);let cv=visit_("value",node.value,visitor,path);if(cv===BREAK)return BREAK;cv===REMOVE&&(node.value=null)}}return ctrl}async function visitAsync(node,visitor){let visitor_=initVisitor(
visitor);isDocument(node)?await visitAsync_(null,node.contents,visitor_,Object.freeze([node]))===REMOVE&&(node.contents=null):await visitAsync_(null,node,visitor_,Object.freeze([]))}visitAsync.BREAK=BREAK;
visitAsync.SKIP=SKIP;visitAsync.REMOVE=REMOVE;async function visitAsync_(key,node,visitor,path){let ctrl=await callVisitor(key,node,visitor,path);if(isNode(ctrl)||isPair(ctrl))return replaceNode(key,path,
ctrl),visitAsync_(key,ctrl,visitor,path);if(typeof ctrl!="symbol"){if(isCollection(node)){path=Object.freeze(path.concat(node));for(let i=0;i<node.items.length;++i){let ci=await visitAsync_(i,node.items[i],
visitor,path);if(typeof ci=="number")i=ci-1;else{if(ci===BREAK)return BREAK;ci===REMOVE&&(node.items.splice(i,1),i-=1)}}}else if(isPair(node)){path=Object.freeze(path.concat(node));let ck=await visitAsync_(
"key",node.key,visitor,path);if(ck===BREAK)return BREAK;ck===REMOVE&&(node.key=null);let cv=await visitAsync_("value",node.value,visitor,path);if(cv===BREAK)return BREAK;cv===REMOVE&&(node.value=null)}}
return ctrl}function initVisitor(visitor){return typeof visitor=="object"&&(visitor.Collection||visitor.Node||visitor.Value)?Object.assign({Alias:visitor.Node,Map:visitor.Node,Scalar:visitor.Node,Seq:visitor.
Node},visitor.Value&&{Map:visitor.Value,Scalar:visitor.Value,Seq:visitor.Value},visitor.Collection&&{Map:visitor.Collection,Seq:visitor.Collection},visitor):visitor}function callVisitor(key,node,visitor,path){
if(typeof visitor=="function")return visitor(key,node,path);if(isMap(node))return visitor.Map?.(key,node,path);if(isSeq(node))return visitor.Seq?.(key,node,path);if(isPair(node))return visitor.Pair?.(
key,node,path);if(isScalar(node))return visitor.Scalar?.(key,node,path);if(isAlias(node))return visitor.Alias?.(key,node,path)}function replaceNode(key,path,node){let parent=path[path.length-1];if(isCollection(
parent))parent.items[key]=node;else if(isPair(parent))key==="key"?parent.key=node:parent.value=node;else if(isDocument(parent))parent.contents=node;else{let pt=isAlias(parent)?"alias":"scalar";throw new Error(
`Cannot replace node with ${pt} parent`)}}var escapeChars={"!":"%21",",":"%2C","[":"%5B","]":"%5D","{":"%7B","}":"%7D"},escapeTagName=tn=>tn.replace(/[!,[\]{}]/g,ch=>escapeChars[ch]),Directives=class _Directives{constructor(yaml,tags){
this.docStart=null,this.docEnd=!1,this.yaml=Object.assign({},_Directives.defaultYaml,yaml),this.tags=Object.assign({},_Directives.defaultTags,tags)}clone(){let copy=new _Directives(this.yaml,this.tags);
return copy.docStart=this.docStart,copy}atDocument(){let res=new _Directives(this.yaml,this.tags);switch(this.yaml.version){case"1.1":this.atNextDocument=!0;break;case"1.2":this.atNextDocument=!1,this.
yaml={explicit:_Directives.defaultYaml.explicit,version:"1.2"},this.tags=Object.assign({},_Directives.defaultTags);break}return res}add(line2,onError){this.atNextDocument&&(this.yaml={explicit:_Directives.
defaultYaml.explicit,version:"1.1"},this.tags=Object.assign({},_Directives.defaultTags),this.atNextDocument=!1);let parts=line2.trim().split(/[ \t]+/),name=parts.shift();switch(name){case"%TAG":{if(parts.
length!==2&&(onError(0,"%TAG directive should contain exactly two parts"),parts.length<2))return!1;let[handle,prefix]=parts;return this.tags[handle]=prefix,!0}case"%YAML":{if(this.yaml.explicit=!0,parts.
length!==1)return onError(0,"%YAML directive should contain exactly one part"),!1;let[version]=parts;if(version==="1.1"||version==="1.2")return this.yaml.version=version,!0;{let isValid=/^\d+\.\d+$/.test(
version);return onError(6,`Unsupported YAML version ${version}`,isValid),!1}}default:return onError(0,`Unknown directive ${name}`,!0),!1}}tagName(source,onError){if(source==="!")return"!";if(source[0]!==
"!")return onError(`Not a valid tag: ${source}`),null;if(source[1]==="<"){let verbatim=source.slice(2,-1);return verbatim==="!"||verbatim==="!!"?(onError(`Verbatim tags aren't resolved, so ${source} i\
s invalid.`),null):(source[source.length-1]!==">"&&onError("Verbatim tags must end with a >"),verbatim)}let[,handle,suffix]=source.match(/^(.*!)([^!]*)$/s);suffix||onError(`The ${source} tag has no su\
ffix`);let prefix=this.tags[handle];if(prefix)try{return prefix+decodeURIComponent(suffix)}catch(error){return onError(String(error)),null}return handle==="!"?source:(onError(`Could not resolve tag: ${source}`),
null)}tagString(tag){for(let[handle,prefix]of Object.entries(this.tags))if(tag.startsWith(prefix))return handle+escapeTagName(tag.substring(prefix.length));return tag[0]==="!"?tag:`!<${tag}>`}toString(doc){
let lines=this.yaml.explicit?[`%YAML ${this.yaml.version||"1.2"}`]:[],tagEntries=Object.entries(this.tags),tagNames;if(doc&&tagEntries.length>0&&isNode(doc.contents)){let tags={};visit(doc.contents,(_key,node)=>{
isNode(node)&&node.tag&&(tags[node.tag]=!0)}),tagNames=Object.keys(tags)}else tagNames=[];for(let[handle,prefix]of tagEntries)handle==="!!"&&prefix==="tag:yaml.org,2002:"||(!doc||tagNames.some(tn=>tn.
startsWith(prefix)))&&lines.push(`%TAG ${handle} ${prefix}`);return lines.join(`
`)}};Directives.defaultYaml={explicit:!1,version:"1.2"};Directives.defaultTags={"!!":"tag:yaml.org,2002:"};function anchorIsValid(anchor){if(/[\x00-\x19\s,[\]{}]/.test(anchor)){let msg=`Anchor must no\
t contain whitespace or control characters: ${JSON.stringify(anchor)}`;throw new Error(msg)}return!0}function anchorNames(root){let anchors=new Set;return visit(root,{Value(_key,node){node.anchor&&anchors.
add(node.anchor)}}),anchors}function findNewAnchor(prefix,exclude){for(let i=1;;++i){let name=`${prefix}${i}`;if(!exclude.has(name))return name}}function createNodeAnchors(doc,prefix){let aliasObjects=[],
sourceObjects=new Map,prevAnchors=null;return{onAnchor:source=>{aliasObjects.push(source),prevAnchors??(prevAnchors=anchorNames(doc));let anchor=findNewAnchor(prefix,prevAnchors);return prevAnchors.add(
anchor),anchor},setAnchors:()=>{for(let source of aliasObjects){let ref=sourceObjects.get(source);if(typeof ref=="object"&&ref.anchor&&(isScalar(ref.node)||isCollection(ref.node)))ref.node.anchor=ref.
anchor;else{let error=new Error("Failed to resolve repeated object (this should not happen)");throw error.source=source,error}}},sourceObjects}}function applyReviver(reviver,obj,key,val){if(val&&typeof val==
"object")if(Array.isArray(val))for(let i=0,len=val.length;i<len;++i){let v0=val[i],v1=applyReviver(reviver,val,String(i),v0);v1===void 0?delete val[i]:v1!==v0&&(val[i]=v1)}else if(val instanceof Map)for(let k of Array.
from(val.keys())){let v0=val.get(k),v1=applyReviver(reviver,val,k,v0);v1===void 0?val.delete(k):v1!==v0&&val.set(k,v1)}else if(val instanceof Set)for(let v0 of Array.from(val)){let v1=applyReviver(reviver,
val,v0,v0);v1===void 0?val.delete(v0):v1!==v0&&(val.delete(v0),val.add(v1))}else for(let[k,v0]of Object.entries(val)){let v1=applyReviver(reviver,val,k,v0);v1===void 0?delete val[k]:v1!==v0&&(val[k]=v1)}
return reviver.call(obj,key,val)}function toJS(value,arg,ctx){if(Array.isArray(value))return value.map((v,i)=>toJS(v,String(i),ctx));if(value&&typeof value.toJSON=="function"){if(!ctx||!hasAnchor(value))
return value.toJSON(arg,ctx);let data={aliasCount:0,count:1,res:void 0};ctx.anchors.set(value,data),ctx.onCreate=res2=>{data.res=res2,delete ctx.onCreate};let res=value.toJSON(arg,ctx);return ctx.onCreate&&
ctx.onCreate(res),res}return typeof value=="bigint"&&!ctx?.keep?Number(value):value}var NodeBase=class{constructor(type){Object.defineProperty(this,NODE_TYPE,{value:type})}clone(){let copy=Object.create(
Object.getPrototypeOf(this),Object.getOwnPropertyDescriptors(this));return this.range&&(copy.range=this.range.slice()),copy}toJS(doc,{mapAsMap,maxAliasCount,onAnchor,reviver}={}){if(!isDocument(doc))throw new TypeError(
"A document argument is required");let ctx={anchors:new Map,doc,keep:!0,mapAsMap:mapAsMap===!0,mapKeyWarned:!1,maxAliasCount:typeof maxAliasCount=="number"?maxAliasCount:100},res=toJS(this,"",ctx);if(typeof onAnchor==
"function")for(let{count,res:res2}of ctx.anchors.values())onAnchor(res2,count);return typeof reviver=="function"?applyReviver(reviver,{"":res},"",res):res}},Alias=class extends NodeBase{constructor(source){
super(ALIAS),this.source=source,Object.defineProperty(this,"tag",{set(){throw new Error("Alias nodes cannot have tags")}})}resolve(doc,ctx){if(ctx?.maxAliasCount===0)throw new ReferenceError("Alias re\
solution is disabled");let nodes;ctx?.aliasResolveCache?nodes=ctx.aliasResolveCache:(nodes=[],visit(doc,{Node:(_key,node)=>{(isAlias(node)||hasAnchor(node))&&nodes.push(node)}}),ctx&&(ctx.aliasResolveCache=
nodes));let found;for(let node of nodes){if(node===this)break;node.anchor===this.source&&(found=node)}if(found&&ctx){let{anchors,doc:doc2,maxAliasCount}=ctx,data=anchors.get(found);if(data||(toJS(found,
null,ctx),data=anchors.get(found)),data?.res===void 0){let msg="This should not happen: Alias anchor was not resolved?";throw new ReferenceError(msg)}if(maxAliasCount>=0&&(data.count+=1,data.aliasCount===
0&&(data.aliasCount=getAliasCount(doc2,found,anchors)),data.count*data.aliasCount>maxAliasCount)){let msg="Excessive alias count indicates a resource exhaustion attack";throw new ReferenceError(msg)}}
return found}toJSON(_arg,ctx){if(!ctx)return{source:this.source};let source=this.resolve(ctx.doc,ctx);if(!source){let msg=`Unresolved alias (the anchor must be set before the alias): ${this.source}`;throw new ReferenceError(
msg)}return ctx.anchors.get(source).res}toString(ctx,_onComment,_onChompKeep){let src=`*${this.source}`;if(ctx){if(anchorIsValid(this.source),ctx.options.verifyAliasOrder&&!ctx.anchors.has(this.source)){
let msg=`Unresolved alias (the anchor must be set before the alias): ${this.source}`;throw new Error(msg)}if(ctx.implicitKey)return`${src} `}return src}};function getAliasCount(doc,node,anchors){if(isAlias(
node)){let source=node.resolve(doc),anchor=anchors&&source&&anchors.get(source);return anchor?anchor.count*anchor.aliasCount:0}else if(isCollection(node)){let count=0;for(let item of node.items){let c=getAliasCount(
doc,item,anchors);c>count&&(count=c)}return count}else if(isPair(node)){let kc=getAliasCount(doc,node.key,anchors),vc=getAliasCount(doc,node.value,anchors);return Math.max(kc,vc)}return 1}var isScalarValue=value=>!value||
typeof value!="function"&&typeof value!="object",Scalar=class extends NodeBase{constructor(value){super(SCALAR),this.value=value}toJSON(arg,ctx){return ctx?.keep?this.value:toJS(this.value,arg,ctx)}toString(){
return String(this.value)}};Scalar.BLOCK_FOLDED="BLOCK_FOLDED";Scalar.BLOCK_LITERAL="BLOCK_LITERAL";Scalar.PLAIN="PLAIN";Scalar.QUOTE_DOUBLE="QUOTE_DOUBLE";Scalar.QUOTE_SINGLE="QUOTE_SINGLE";var defaultTagPrefix="\
tag:yaml.org,2002:";function findTagObject(value,tagName,tags){if(tagName){let match=tags.filter(t=>t.tag===tagName),tagObj=match.find(t=>!t.format)??match[0];if(!tagObj)throw new Error(`Tag ${tagName}\
 not found`);return tagObj}return tags.find(t=>t.identify?.(value)&&!t.format)}function createNode(value,tagName,ctx){if(isDocument(value)&&(value=value.contents),isNode(value))return value;if(isPair(
value)){let map2=ctx.schema[MAP].createNode?.(ctx.schema,null,ctx);return map2.items.push(value),map2}(value instanceof String||value instanceof Number||value instanceof Boolean||typeof BigInt<"u"&&value instanceof
BigInt)&&(value=value.valueOf());let{aliasDuplicateObjects,onAnchor,onTagObj,schema:schema4,sourceObjects}=ctx,ref;if(aliasDuplicateObjects&&value&&typeof value=="object"){if(ref=sourceObjects.get(value),
ref)return ref.anchor??(ref.anchor=onAnchor(value)),new Alias(ref.anchor);ref={anchor:null,node:null},sourceObjects.set(value,ref)}tagName?.startsWith("!!")&&(tagName=defaultTagPrefix+tagName.slice(2));
let tagObj=findTagObject(value,tagName,schema4.tags);if(!tagObj){if(value&&typeof value.toJSON=="function"&&(value=value.toJSON()),!value||typeof value!="object"){let node2=new Scalar(value);return ref&&
(ref.node=node2),node2}tagObj=value instanceof Map?schema4[MAP]:Symbol.iterator in Object(value)?schema4[SEQ]:schema4[MAP]}onTagObj&&(onTagObj(tagObj),delete ctx.onTagObj);let node=tagObj?.createNode?
tagObj.createNode(ctx.schema,value,ctx):typeof tagObj?.nodeClass?.from=="function"?tagObj.nodeClass.from(ctx.schema,value,ctx):new Scalar(value);return tagName?node.tag=tagName:tagObj.default||(node.tag=
tagObj.tag),ref&&(ref.node=node),node}function collectionFromPath(schema4,path,value){let v=value;for(let i=path.length-1;i>=0;--i){let k=path[i];if(typeof k=="number"&&Number.isInteger(k)&&k>=0){let a=[];
a[k]=v,v=a}else v=new Map([[k,v]])}return createNode(v,void 0,{aliasDuplicateObjects:!1,keepUndefined:!1,onAnchor:()=>{throw new Error("This should not happen, please report a bug.")},schema:schema4,sourceObjects:new Map})}
var isEmptyPath=path=>path==null||typeof path=="object"&&!!path[Symbol.iterator]().next().done,Collection=class extends NodeBase{constructor(type,schema4){super(type),Object.defineProperty(this,"schem\
a",{value:schema4,configurable:!0,enumerable:!1,writable:!0})}clone(schema4){let copy=Object.create(Object.getPrototypeOf(this),Object.getOwnPropertyDescriptors(this));return schema4&&(copy.schema=schema4),
copy.items=copy.items.map(it=>isNode(it)||isPair(it)?it.clone(schema4):it),this.range&&(copy.range=this.range.slice()),copy}addIn(path,value){if(isEmptyPath(path))this.add(value);else{let[key,...rest]=path,
node=this.get(key,!0);if(isCollection(node))node.addIn(rest,value);else if(node===void 0&&this.schema)this.set(key,collectionFromPath(this.schema,rest,value));else throw new Error(`Expected YAML colle\
ction at ${key}. Remaining path: ${rest}`)}}deleteIn(path){let[key,...rest]=path;if(rest.length===0)return this.delete(key);let node=this.get(key,!0);if(isCollection(node))return node.deleteIn(rest);throw new Error(
`Expected YAML collection at ${key}. Remaining path: ${rest}`)}getIn(path,keepScalar){let[key,...rest]=path,node=this.get(key,!0);return rest.length===0?!keepScalar&&isScalar(node)?node.value:node:isCollection(
node)?node.getIn(rest,keepScalar):void 0}hasAllNullValues(allowScalar){return this.items.every(node=>{if(!isPair(node))return!1;let n=node.value;return n==null||allowScalar&&isScalar(n)&&n.value==null&&
!n.commentBefore&&!n.comment&&!n.tag})}hasIn(path){let[key,...rest]=path;if(rest.length===0)return this.has(key);let node=this.get(key,!0);return isCollection(node)?node.hasIn(rest):!1}setIn(path,value){
let[key,...rest]=path;if(rest.length===0)this.set(key,value);else{let node=this.get(key,!0);if(isCollection(node))node.setIn(rest,value);else if(node===void 0&&this.schema)this.set(key,collectionFromPath(
this.schema,rest,value));else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`)}}},import_stringifyPair=__toESM(require_stringifyPair(),1);function warn(logLevel,warning){
(logLevel==="debug"||logLevel==="warn")&&console.warn(warning)}var MERGE_KEY="<<",merge={identify:value=>value===MERGE_KEY||typeof value=="symbol"&&value.description===MERGE_KEY,default:"key",tag:"tag\
:yaml.org,2002:merge",test:/^<<$/,resolve:()=>Object.assign(new Scalar(Symbol(MERGE_KEY)),{addToJSMap:addMergeToJSMap}),stringify:()=>MERGE_KEY},isMergeKey=(ctx,key)=>(merge.identify(key)||isScalar(key)&&
(!key.type||key.type===Scalar.PLAIN)&&merge.identify(key.value))&&ctx?.doc.schema.tags.some(tag=>tag.tag===merge.tag&&tag.default);function addMergeToJSMap(ctx,map2,value){let source=resolveAliasValue(
ctx,value);if(isSeq(source))for(let it of source.items)mergeValue(ctx,map2,it);else if(Array.isArray(source))for(let it of source)mergeValue(ctx,map2,it);else mergeValue(ctx,map2,source)}function mergeValue(ctx,map2,value){
let source=resolveAliasValue(ctx,value);if(!isMap(source))throw new Error("Merge sources must be maps or map aliases");let srcMap=source.toJSON(null,ctx,Map);for(let[key,value2]of srcMap)map2 instanceof
Map?map2.has(key)||map2.set(key,value2):map2 instanceof Set?map2.add(key):Object.prototype.hasOwnProperty.call(map2,key)||Object.defineProperty(map2,key,{value:value2,writable:!0,enumerable:!0,configurable:!0});
return map2}function resolveAliasValue(ctx,value){return ctx&&isAlias(value)?value.resolve(ctx.doc,ctx):value}var import_stringify=__toESM(require_stringify(),1);function addPairToJSMap(ctx,map2,{key,
value}){if(isNode(key)&&key.addToJSMap)key.addToJSMap(ctx,map2,value);else if(isMergeKey(ctx,key))addMergeToJSMap(ctx,map2,value);else{let jsKey=toJS(key,"",ctx);if(map2 instanceof Map)map2.set(jsKey,
toJS(value,jsKey,ctx));else if(map2 instanceof Set)map2.add(jsKey);else{let stringKey=stringifyKey(key,jsKey,ctx),jsValue=toJS(value,stringKey,ctx);stringKey in map2?Object.defineProperty(map2,stringKey,
{value:jsValue,writable:!0,enumerable:!0,configurable:!0}):map2[stringKey]=jsValue}}return map2}function stringifyKey(key,jsKey,ctx){if(jsKey===null)return"";if(typeof jsKey!="object")return String(jsKey);
if(isNode(key)&&ctx?.doc){let strCtx=(0,import_stringify.createStringifyContext)(ctx.doc,{});strCtx.anchors=new Set;for(let node of ctx.anchors.keys())strCtx.anchors.add(node.anchor);strCtx.inFlow=!0,
strCtx.inStringifyKey=!0;let strKey=key.toString(strCtx);if(!ctx.mapKeyWarned){let jsonStr=JSON.stringify(strKey);jsonStr.length>40&&(jsonStr=jsonStr.substring(0,36)+'..."'),warn(ctx.doc.options.logLevel,
`Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`),ctx.mapKeyWarned=!0}return strKey}return JSON.stringify(jsKey)}function createPair(key,value,ctx){
let k=createNode(key,void 0,ctx),v=createNode(value,void 0,ctx);return new Pair(k,v)}var Pair=class _Pair{constructor(key,value=null){Object.defineProperty(this,NODE_TYPE,{value:PAIR}),this.key=key,this.
value=value}clone(schema4){let{key,value}=this;return isNode(key)&&(key=key.clone(schema4)),isNode(value)&&(value=value.clone(schema4)),new _Pair(key,value)}toJSON(_,ctx){let pair=ctx?.mapAsMap?new Map:
{};return addPairToJSMap(ctx,pair,this)}toString(ctx,onComment,onChompKeep){return ctx?.doc?(0,import_stringifyPair.stringifyPair)(this,ctx,onComment,onChompKeep):JSON.stringify(this)}},import_stringifyCollection=__toESM(
require_stringifyCollection(),1);function findPair(items,key){let k=isScalar(key)?key.value:key;for(let it of items)if(isPair(it)&&(it.key===key||it.key===k||isScalar(it.key)&&it.key.value===k))return it}
var YAMLMap=class extends Collection{static get tagName(){return"tag:yaml.org,2002:map"}constructor(schema4){super(MAP,schema4),this.items=[]}static from(schema4,obj,ctx){let{keepUndefined,replacer}=ctx,
map2=new this(schema4),add=(key,value)=>{if(typeof replacer=="function")value=replacer.call(obj,key,value);else if(Array.isArray(replacer)&&!replacer.includes(key))return;(value!==void 0||keepUndefined)&&
map2.items.push(createPair(key,value,ctx))};if(obj instanceof Map)for(let[key,value]of obj)add(key,value);else if(obj&&typeof obj=="object")for(let key of Object.keys(obj))add(key,obj[key]);return typeof schema4.
sortMapEntries=="function"&&map2.items.sort(schema4.sortMapEntries),map2}add(pair,overwrite){let _pair;isPair(pair)?_pair=pair:!pair||typeof pair!="object"||!("key"in pair)?_pair=new Pair(pair,pair?.value):
_pair=new Pair(pair.key,pair.value);let prev=findPair(this.items,_pair.key),sortEntries=this.schema?.sortMapEntries;if(prev){if(!overwrite)throw new Error(`Key ${_pair.key} already set`);isScalar(prev.
value)&&isScalarValue(_pair.value)?prev.value.value=_pair.value:prev.value=_pair.value}else if(sortEntries){let i=this.items.findIndex(item=>sortEntries(_pair,item)<0);i===-1?this.items.push(_pair):this.
items.splice(i,0,_pair)}else this.items.push(_pair)}delete(key){let it=findPair(this.items,key);return it?this.items.splice(this.items.indexOf(it),1).length>0:!1}get(key,keepScalar){let node=findPair(
this.items,key)?.value;return(!keepScalar&&isScalar(node)?node.value:node)??void 0}has(key){return!!findPair(this.items,key)}set(key,value){this.add(new Pair(key,value),!0)}toJSON(_,ctx,Type){let map2=Type?
new Type:ctx?.mapAsMap?new Map:{};ctx?.onCreate&&ctx.onCreate(map2);for(let item of this.items)addPairToJSMap(ctx,map2,item);return map2}toString(ctx,onComment,onChompKeep){if(!ctx)return JSON.stringify(
this);for(let item of this.items)if(!isPair(item))throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);return!ctx.allNullValues&&this.hasAllNullValues(!1)&&(ctx=Object.
assign({},ctx,{allNullValues:!0})),(0,import_stringifyCollection.stringifyCollection)(this,ctx,{blockItemPrefix:"",flowChars:{start:"{",end:"}"},itemIndent:ctx.indent||"",onChompKeep,onComment})}},map={
collection:"map",default:!0,nodeClass:YAMLMap,tag:"tag:yaml.org,2002:map",resolve(map2,onError){return isMap(map2)||onError("Expected a mapping for this tag"),map2},createNode:(schema4,obj,ctx)=>YAMLMap.
from(schema4,obj,ctx)},import_stringifyCollection2=__toESM(require_stringifyCollection(),1),YAMLSeq=class extends Collection{static get tagName(){return"tag:yaml.org,2002:seq"}constructor(schema4){super(
SEQ,schema4),this.items=[]}add(value){this.items.push(value)}delete(key){let idx=asItemIndex(key);return typeof idx!="number"?!1:this.items.splice(idx,1).length>0}get(key,keepScalar){let idx=asItemIndex(
key);if(typeof idx!="number")return;let it=this.items[idx];return!keepScalar&&isScalar(it)?it.value:it}has(key){let idx=asItemIndex(key);return typeof idx=="number"&&idx<this.items.length}set(key,value){
let idx=asItemIndex(key);if(typeof idx!="number")throw new Error(`Expected a valid index, not ${key}.`);let prev=this.items[idx];isScalar(prev)&&isScalarValue(value)?prev.value=value:this.items[idx]=value}toJSON(_,ctx){
let seq2=[];ctx?.onCreate&&ctx.onCreate(seq2);let i=0;for(let item of this.items)seq2.push(toJS(item,String(i++),ctx));return seq2}toString(ctx,onComment,onChompKeep){return ctx?(0,import_stringifyCollection2.
stringifyCollection)(this,ctx,{blockItemPrefix:"- ",flowChars:{start:"[",end:"]"},itemIndent:(ctx.indent||"")+"  ",onChompKeep,onComment}):JSON.stringify(this)}static from(schema4,obj,ctx){let{replacer}=ctx,
seq2=new this(schema4);if(obj&&Symbol.iterator in Object(obj)){let i=0;for(let it of obj){if(typeof replacer=="function"){let key=obj instanceof Set?it:String(i++);it=replacer.call(obj,key,it)}seq2.items.
push(createNode(it,void 0,ctx))}}return seq2}};function asItemIndex(key){let idx=isScalar(key)?key.value:key;return idx&&typeof idx=="string"&&(idx=Number(idx)),typeof idx=="number"&&Number.isInteger(
idx)&&idx>=0?idx:null}var seq={collection:"seq",default:!0,nodeClass:YAMLSeq,tag:"tag:yaml.org,2002:seq",resolve(seq2,onError){return isSeq(seq2)||onError("Expected a sequence for this tag"),seq2},createNode:(schema4,obj,ctx)=>YAMLSeq.
from(schema4,obj,ctx)},import_stringifyString=__toESM(require_stringifyString(),1),string2={identify:value=>typeof value=="string",default:!0,tag:"tag:yaml.org,2002:str",resolve:str=>str,stringify(item,ctx,onComment,onChompKeep){
return ctx=Object.assign({actualString:!0},ctx),(0,import_stringifyString.stringifyString)(item,ctx,onComment,onChompKeep)}},nullTag={identify:value=>value==null,createNode:()=>new Scalar(null),default:!0,
tag:"tag:yaml.org,2002:null",test:/^(?:~|[Nn]ull|NULL)?$/,resolve:()=>new Scalar(null),stringify:({source},ctx)=>typeof source=="string"&&nullTag.test.test(source)?source:ctx.options.nullStr},boolTag={
identify:value=>typeof value=="boolean",default:!0,tag:"tag:yaml.org,2002:bool",test:/^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,resolve:str=>new Scalar(str[0]==="t"||str[0]==="T"),stringify({source,value},ctx){
if(source&&boolTag.test.test(source)){let sv=source[0]==="t"||source[0]==="T";if(value===sv)return source}return value?ctx.options.trueStr:ctx.options.falseStr}},import_stringifyNumber=__toESM(require_stringifyNumber(),
1),floatNaN={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,resolve:str=>str.slice(-3).toLowerCase()==="nan"?NaN:
str[0]==="-"?Number.NEGATIVE_INFINITY:Number.POSITIVE_INFINITY,stringify:import_stringifyNumber.stringifyNumber},floatExp={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:floa\
t",format:"EXP",test:/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,resolve:str=>parseFloat(str),stringify(node){let num=Number(node.value);return isFinite(num)?num.toExponential():(0,import_stringifyNumber.
stringifyNumber)(node)}},float={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,resolve(str){let node=new Scalar(parseFloat(str)),
dot=str.indexOf(".");return dot!==-1&&str[str.length-1]==="0"&&(node.minFractionDigits=str.length-dot-1),node},stringify:import_stringifyNumber.stringifyNumber},import_stringifyNumber2=__toESM(require_stringifyNumber(),
1),intIdentify=value=>typeof value=="bigint"||Number.isInteger(value),intResolve=(str,offset,radix,{intAsBigInt})=>intAsBigInt?BigInt(str):parseInt(str.substring(offset),radix);function intStringify(node,radix,prefix){
let{value}=node;return intIdentify(value)&&value>=0?prefix+value.toString(radix):(0,import_stringifyNumber2.stringifyNumber)(node)}var intOct={identify:value=>intIdentify(value)&&value>=0,default:!0,tag:"\
tag:yaml.org,2002:int",format:"OCT",test:/^0o[0-7]+$/,resolve:(str,_onError,opt)=>intResolve(str,2,8,opt),stringify:node=>intStringify(node,8,"0o")},int2={identify:intIdentify,default:!0,tag:"tag:yaml\
.org,2002:int",test:/^[-+]?[0-9]+$/,resolve:(str,_onError,opt)=>intResolve(str,0,10,opt),stringify:import_stringifyNumber2.stringifyNumber},intHex={identify:value=>intIdentify(value)&&value>=0,default:!0,
tag:"tag:yaml.org,2002:int",format:"HEX",test:/^0x[0-9a-fA-F]+$/,resolve:(str,_onError,opt)=>intResolve(str,2,16,opt),stringify:node=>intStringify(node,16,"0x")},schema=[map,seq,string2,nullTag,boolTag,
intOct,int2,intHex,floatNaN,floatExp,float];function intIdentify2(value){return typeof value=="bigint"||Number.isInteger(value)}var stringifyJSON=({value})=>JSON.stringify(value),jsonScalars=[{identify:value=>typeof value==
"string",default:!0,tag:"tag:yaml.org,2002:str",resolve:str=>str,stringify:stringifyJSON},{identify:value=>value==null,createNode:()=>new Scalar(null),default:!0,tag:"tag:yaml.org,2002:null",test:/^null$/,
resolve:()=>null,stringify:stringifyJSON},{identify:value=>typeof value=="boolean",default:!0,tag:"tag:yaml.org,2002:bool",test:/^true$|^false$/,resolve:str=>str==="true",stringify:stringifyJSON},{identify:intIdentify2,
default:!0,tag:"tag:yaml.org,2002:int",test:/^-?(?:0|[1-9][0-9]*)$/,resolve:(str,_onError,{intAsBigInt})=>intAsBigInt?BigInt(str):parseInt(str,10),stringify:({value})=>intIdentify2(value)?value.toString():
JSON.stringify(value)},{identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",test:/^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,resolve:str=>parseFloat(str),stringify:stringifyJSON}],
jsonError={default:!0,tag:"",test:/^/,resolve(str,onError){return onError(`Unresolved plain scalar ${JSON.stringify(str)}`),str}},schema2=[map,seq].concat(jsonScalars,jsonError),import_stringifyString2=__toESM(
require_stringifyString(),1),binary={identify:value=>value instanceof Uint8Array,default:!1,tag:"tag:yaml.org,2002:binary",resolve(src,onError){if(typeof atob=="function"){let str=atob(src.replace(/[\n\r]/g,
"")),buffer=new Uint8Array(str.length);for(let i=0;i<str.length;++i)buffer[i]=str.charCodeAt(i);return buffer}else return onError("This environment does not support reading binary tags; either Buffer \
or atob is required"),src},stringify({comment,type,value},ctx,onComment,onChompKeep){if(!value)return"";let buf=value,str;if(typeof btoa=="function"){let s="";for(let i=0;i<buf.length;++i)s+=String.fromCharCode(
buf[i]);str=btoa(s)}else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");if(type??(type=Scalar.BLOCK_LITERAL),type!==Scalar.QUOTE_DOUBLE){let lineWidth=Math.
max(ctx.options.lineWidth-ctx.indent.length,ctx.options.minContentWidth),n=Math.ceil(str.length/lineWidth),lines=new Array(n);for(let i=0,o=0;i<n;++i,o+=lineWidth)lines[i]=str.substr(o,lineWidth);str=
lines.join(type===Scalar.BLOCK_LITERAL?`
`:" ")}return(0,import_stringifyString2.stringifyString)({comment,type,value:str},ctx,onComment,onChompKeep)}};function resolvePairs(seq2,onError){if(isSeq(seq2))for(let i=0;i<seq2.items.length;++i){let item=seq2.
items[i];if(!isPair(item)){if(isMap(item)){item.items.length>1&&onError("Each pair must have its own sequence indicator");let pair=item.items[0]||new Pair(new Scalar(null));if(item.commentBefore&&(pair.
key.commentBefore=pair.key.commentBefore?`${item.commentBefore}
${pair.key.commentBefore}`:item.commentBefore),item.comment){let cn=pair.value??pair.key;cn.comment=cn.comment?`${item.comment}
${cn.comment}`:item.comment}item=pair}seq2.items[i]=isPair(item)?item:new Pair(item)}}else onError("Expected a sequence for this tag");return seq2}function createPairs(schema4,iterable,ctx){let{replacer}=ctx,
pairs3=new YAMLSeq(schema4);pairs3.tag="tag:yaml.org,2002:pairs";let i=0;if(iterable&&Symbol.iterator in Object(iterable))for(let it of iterable){typeof replacer=="function"&&(it=replacer.call(iterable,
String(i++),it));let key,value;if(Array.isArray(it))if(it.length===2)key=it[0],value=it[1];else throw new TypeError(`Expected [key, value] tuple: ${it}`);else if(it&&it instanceof Object){let keys=Object.
keys(it);if(keys.length===1)key=keys[0],value=it[key];else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`)}else key=it;pairs3.items.push(createPair(key,value,ctx))}return pairs3}
var pairs2={collection:"seq",default:!1,tag:"tag:yaml.org,2002:pairs",resolve:resolvePairs,createNode:createPairs},YAMLOMap=class _YAMLOMap extends YAMLSeq{constructor(){super(),this.add=YAMLMap.prototype.
add.bind(this),this.delete=YAMLMap.prototype.delete.bind(this),this.get=YAMLMap.prototype.get.bind(this),this.has=YAMLMap.prototype.has.bind(this),this.set=YAMLMap.prototype.set.bind(this),this.tag=_YAMLOMap.
tag}toJSON(_,ctx){if(!ctx)return super.toJSON(_);let map2=new Map;ctx?.onCreate&&ctx.onCreate(map2);for(let pair of this.items){let key,value;if(isPair(pair)?(key=toJS(pair.key,"",ctx),value=toJS(pair.
value,key,ctx)):key=toJS(pair,"",ctx),map2.has(key))throw new Error("Ordered maps must not include duplicate keys");map2.set(key,value)}return map2}static from(schema4,iterable,ctx){let pairs3=createPairs(
schema4,iterable,ctx),omap2=new this;return omap2.items=pairs3.items,omap2}};YAMLOMap.tag="tag:yaml.org,2002:omap";var omap={collection:"seq",identify:value=>value instanceof Map,nodeClass:YAMLOMap,default:!1,
tag:"tag:yaml.org,2002:omap",resolve(seq2,onError){let pairs3=resolvePairs(seq2,onError),seenKeys=[];for(let{key}of pairs3.items)isScalar(key)&&(seenKeys.includes(key.value)?onError(`Ordered maps must\
 not include duplicate keys: ${key.value}`):seenKeys.push(key.value));return Object.assign(new YAMLOMap,pairs3)},createNode:(schema4,iterable,ctx)=>YAMLOMap.from(schema4,iterable,ctx)};function boolStringify({
value,source},ctx){return source&&(value?trueTag:falseTag).test.test(source)?source:value?ctx.options.trueStr:ctx.options.falseStr}var trueTag={identify:value=>value===!0,default:!0,tag:"tag:yaml.org,\
2002:bool",test:/^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,resolve:()=>new Scalar(!0),stringify:boolStringify},falseTag={identify:value=>value===!1,default:!0,tag:"tag:yaml.org,2002:bool",test:/^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
resolve:()=>new Scalar(!1),stringify:boolStringify},import_stringifyNumber3=__toESM(require_stringifyNumber(),1),floatNaN2={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:flo\
at",test:/^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,resolve:str=>str.slice(-3).toLowerCase()==="nan"?NaN:str[0]==="-"?Number.NEGATIVE_INFINITY:Number.POSITIVE_INFINITY,stringify:import_stringifyNumber3.
stringifyNumber},floatExp2={identify:value=>typeof value=="number",default:!0,tag:"tag:yaml.org,2002:float",format:"EXP",test:/^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,resolve:str=>parseFloat(
str.replace(/_/g,"")),stringify(node){let num=Number(node.value);return isFinite(num)?num.toExponential():(0,import_stringifyNumber3.stringifyNumber)(node)}},float2={identify:value=>typeof value=="num\
ber",default:!0,tag:"tag:yaml.org,2002:float",test:/^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,resolve(str){let node=new Scalar(parseFloat(str.replace(/_/g,""))),dot=str.indexOf(".");if(dot!==-1){let f=str.substring(
dot+1).replace(/_/g,"");f[f.length-1]==="0"&&(node.minFractionDigits=f.length)}return node},stringify:import_stringifyNumber3.stringifyNumber},import_stringifyNumber4=__toESM(require_stringifyNumber(),
1),intIdentify3=value=>typeof value=="bigint"||Number.isInteger(value);function intResolve2(str,offset,radix,{intAsBigInt}){let sign=str[0];if((sign==="-"||sign==="+")&&(offset+=1),str=str.substring(offset).
replace(/_/g,""),intAsBigInt){switch(radix){case 2:str=`0b${str}`;break;case 8:str=`0o${str}`;break;case 16:str=`0x${str}`;break}let n2=BigInt(str);return sign==="-"?BigInt(-1)*n2:n2}let n=parseInt(str,
radix);return sign==="-"?-1*n:n}function intStringify2(node,radix,prefix){let{value}=node;if(intIdentify3(value)){let str=value.toString(radix);return value<0?"-"+prefix+str.substr(1):prefix+str}return(0,import_stringifyNumber4.
stringifyNumber)(node)}var intBin={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",format:"BIN",test:/^[-+]?0b[0-1_]+$/,resolve:(str,_onError,opt)=>intResolve2(str,2,2,opt),stringify:node=>intStringify2(
node,2,"0b")},intOct2={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",format:"OCT",test:/^[-+]?0[0-7_]+$/,resolve:(str,_onError,opt)=>intResolve2(str,1,8,opt),stringify:node=>intStringify2(
node,8,"0")},int22={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",test:/^[-+]?[0-9][0-9_]*$/,resolve:(str,_onError,opt)=>intResolve2(str,0,10,opt),stringify:import_stringifyNumber4.stringifyNumber},
intHex2={identify:intIdentify3,default:!0,tag:"tag:yaml.org,2002:int",format:"HEX",test:/^[-+]?0x[0-9a-fA-F_]+$/,resolve:(str,_onError,opt)=>intResolve2(str,2,16,opt),stringify:node=>intStringify2(node,
16,"0x")},YAMLSet=class _YAMLSet extends YAMLMap{constructor(schema4){super(schema4),this.tag=_YAMLSet.tag}add(key){let pair;isPair(key)?pair=key:key&&typeof key=="object"&&"key"in key&&"value"in key&&
key.value===null?pair=new Pair(key.key,null):pair=new Pair(key,null),findPair(this.items,pair.key)||this.items.push(pair)}get(key,keepPair){let pair=findPair(this.items,key);return!keepPair&&isPair(pair)?
isScalar(pair.key)?pair.key.value:pair.key:pair}set(key,value){if(typeof value!="boolean")throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);let prev=findPair(
this.items,key);prev&&!value?this.items.splice(this.items.indexOf(prev),1):!prev&&value&&this.items.push(new Pair(key))}toJSON(_,ctx){return super.toJSON(_,ctx,Set)}toString(ctx,onComment,onChompKeep){
if(!ctx)return JSON.stringify(this);if(this.hasAllNullValues(!0))return super.toString(Object.assign({},ctx,{allNullValues:!0}),onComment,onChompKeep);throw new Error("Set items must all have null val\
ues")}static from(schema4,iterable,ctx){let{replacer}=ctx,set2=new this(schema4);if(iterable&&Symbol.iterator in Object(iterable))for(let value of iterable)typeof replacer=="function"&&(value=replacer.
call(iterable,value,value)),set2.items.push(createPair(value,null,ctx));return set2}};YAMLSet.tag="tag:yaml.org,2002:set";var set={collection:"map",identify:value=>value instanceof Set,nodeClass:YAMLSet,
default:!1,tag:"tag:yaml.org,2002:set",createNode:(schema4,iterable,ctx)=>YAMLSet.from(schema4,iterable,ctx),resolve(map2,onError){if(isMap(map2)){if(map2.hasAllNullValues(!0))return Object.assign(new YAMLSet,
map2);onError("Set items must all have null values")}else onError("Expected a mapping for this tag");return map2}},import_stringifyNumber5=__toESM(require_stringifyNumber(),1);function parseSexagesimal(str,asBigInt){
let sign=str[0],parts=sign==="-"||sign==="+"?str.substring(1):str,num=n=>asBigInt?BigInt(n):Number(n),res=parts.replace(/_/g,"").split(":").reduce((res2,p)=>res2*num(60)+num(p),num(0));return sign==="\
-"?num(-1)*res:res}function stringifySexagesimal(node){let{value}=node,num=n=>n;if(typeof value=="bigint")num=n=>BigInt(n);else if(isNaN(value)||!isFinite(value))return(0,import_stringifyNumber5.stringifyNumber)(
node);let sign="";value<0&&(sign="-",value*=num(-1));let _60=num(60),parts=[value%_60];return value<60?parts.unshift(0):(value=(value-parts[0])/_60,parts.unshift(value%_60),value>=60&&(value=(value-parts[0])/
_60,parts.unshift(value))),sign+parts.map(n=>String(n).padStart(2,"0")).join(":").replace(/000000\d*$/,"")}var intTime={identify:value=>typeof value=="bigint"||Number.isInteger(value),default:!0,tag:"\
tag:yaml.org,2002:int",format:"TIME",test:/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,resolve:(str,_onError,{intAsBigInt})=>parseSexagesimal(str,intAsBigInt),stringify:stringifySexagesimal},floatTime={identify:value=>typeof value==
"number",default:!0,tag:"tag:yaml.org,2002:float",format:"TIME",test:/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,resolve:str=>parseSexagesimal(str,!1),stringify:stringifySexagesimal},timestamp={identify:value=>value instanceof
Date,default:!0,tag:"tag:yaml.org,2002:timestamp",test:RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-\
9]{2})?))?)?$"),resolve(str){let match=str.match(timestamp.test);if(!match)throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");let[,year,month,day,hour,minute,second]=match.map(Number),
millisec=match[7]?Number((match[7]+"00").substr(1,3)):0,date=Date.UTC(year,month-1,day,hour||0,minute||0,second||0,millisec),tz=match[8];if(tz&&tz!=="Z"){let d=parseSexagesimal(tz,!1);Math.abs(d)<30&&
(d*=60),date-=6e4*d}return new Date(date)},stringify:({value})=>value?.toISOString().replace(/(T00:00:00)?\.000Z$/,"")??""},schema3=[map,seq,string2,nullTag,trueTag,falseTag,intBin,intOct2,int22,intHex2,
floatNaN2,floatExp2,float2,binary,merge,omap,pairs2,set,intTime,floatTime,timestamp],schemas=new Map([["core",schema],["failsafe",[map,seq,string2]],["json",schema2],["yaml11",schema3],["yaml-1.1",schema3]]),
tagsByName={binary,bool:boolTag,float,floatExp,floatNaN,floatTime,int:int2,intHex,intOct,intTime,map,merge,null:nullTag,omap,pairs:pairs2,seq,set,timestamp},coreKnownTags={"tag:yaml.org,2002:binary":binary,
"tag:yaml.org,2002:merge":merge,"tag:yaml.org,2002:omap":omap,"tag:yaml.org,2002:pairs":pairs2,"tag:yaml.org,2002:set":set,"tag:yaml.org,2002:timestamp":timestamp};function getTags(customTags,schemaName,addMergeTag){
let schemaTags=schemas.get(schemaName);if(schemaTags&&!customTags)return addMergeTag&&!schemaTags.includes(merge)?schemaTags.concat(merge):schemaTags.slice();let tags=schemaTags;if(!tags)if(Array.isArray(
customTags))tags=[];else{let keys=Array.from(schemas.keys()).filter(key=>key!=="yaml11").map(key=>JSON.stringify(key)).join(", ");throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or\
 define customTags array`)}if(Array.isArray(customTags))for(let tag of customTags)tags=tags.concat(tag);else typeof customTags=="function"&&(tags=customTags(tags.slice()));return addMergeTag&&(tags=tags.
concat(merge)),tags.reduce((tags2,tag)=>{let tagObj=typeof tag=="string"?tagsByName[tag]:tag;if(!tagObj){let tagName=JSON.stringify(tag),keys=Object.keys(tagsByName).map(key=>JSON.stringify(key)).join(
", ");throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`)}return tags2.includes(tagObj)||tags2.push(tagObj),tags2},[])}var sortMapEntriesByKey=(a,b)=>a.key<b.key?-1:a.key>b.key?1:0,Schema=class _Schema{constructor({
compat,customTags,merge:merge2,resolveKnownTags,schema:schema4,sortMapEntries,toStringDefaults}){this.compat=Array.isArray(compat)?getTags(compat,"compat"):compat?getTags(null,compat):null,this.name=typeof schema4==
"string"&&schema4||"core",this.knownTags=resolveKnownTags?coreKnownTags:{},this.tags=getTags(customTags,this.name,merge2),this.toStringOptions=toStringDefaults??null,Object.defineProperty(this,MAP,{value:map}),
Object.defineProperty(this,SCALAR,{value:string2}),Object.defineProperty(this,SEQ,{value:seq}),this.sortMapEntries=typeof sortMapEntries=="function"?sortMapEntries:sortMapEntries===!0?sortMapEntriesByKey:
null}clone(){let copy=Object.create(_Schema.prototype,Object.getOwnPropertyDescriptors(this));return copy.tags=this.tags.slice(),copy}},import_stringifyDocument=__toESM(require_stringifyDocument(),1),
Document=class _Document{constructor(value,replacer,options){this.commentBefore=null,this.comment=null,this.errors=[],this.warnings=[],Object.defineProperty(this,NODE_TYPE,{value:DOC});let _replacer=null;
typeof replacer=="function"||Array.isArray(replacer)?_replacer=replacer:options===void 0&&replacer&&(options=replacer,replacer=void 0);let opt=Object.assign({intAsBigInt:!1,keepSourceTokens:!1,logLevel:"\
warn",prettyErrors:!0,strict:!0,stringKeys:!1,uniqueKeys:!0,version:"1.2"},options);this.options=opt;let{version}=opt;options?._directives?(this.directives=options._directives.atDocument(),this.directives.
yaml.explicit&&(version=this.directives.yaml.version)):this.directives=new Directives({version}),this.setSchema(version,options),this.contents=value===void 0?null:this.createNode(value,_replacer,options)}clone(){
let copy=Object.create(_Document.prototype,{[NODE_TYPE]:{value:DOC}});return copy.commentBefore=this.commentBefore,copy.comment=this.comment,copy.errors=this.errors.slice(),copy.warnings=this.warnings.
slice(),copy.options=Object.assign({},this.options),this.directives&&(copy.directives=this.directives.clone()),copy.schema=this.schema.clone(),copy.contents=isNode(this.contents)?this.contents.clone(copy.
schema):this.contents,this.range&&(copy.range=this.range.slice()),copy}add(value){assertCollection(this.contents)&&this.contents.add(value)}addIn(path,value){assertCollection(this.contents)&&this.contents.
addIn(path,value)}createAlias(node,name){if(!node.anchor){let prev=anchorNames(this);node.anchor=!name||prev.has(name)?findNewAnchor(name||"a",prev):name}return new Alias(node.anchor)}createNode(value,replacer,options){
let _replacer;if(typeof replacer=="function")value=replacer.call({"":value},"",value),_replacer=replacer;else if(Array.isArray(replacer)){let keyToStr=v=>typeof v=="number"||v instanceof String||v instanceof
Number,asStr=replacer.filter(keyToStr).map(String);asStr.length>0&&(replacer=replacer.concat(asStr)),_replacer=replacer}else options===void 0&&replacer&&(options=replacer,replacer=void 0);let{aliasDuplicateObjects,
anchorPrefix,flow,keepUndefined,onTagObj,tag}=options??{},{onAnchor,setAnchors,sourceObjects}=createNodeAnchors(this,anchorPrefix||"a"),ctx={aliasDuplicateObjects:aliasDuplicateObjects??!0,keepUndefined:keepUndefined??
!1,onAnchor,onTagObj,replacer:_replacer,schema:this.schema,sourceObjects},node=createNode(value,tag,ctx);return flow&&isCollection(node)&&(node.flow=!0),setAnchors(),node}createPair(key,value,options={}){
let k=this.createNode(key,null,options),v=this.createNode(value,null,options);return new Pair(k,v)}delete(key){return assertCollection(this.contents)?this.contents.delete(key):!1}deleteIn(path){return isEmptyPath(
path)?this.contents==null?!1:(this.contents=null,!0):assertCollection(this.contents)?this.contents.deleteIn(path):!1}get(key,keepScalar){return isCollection(this.contents)?this.contents.get(key,keepScalar):
void 0}getIn(path,keepScalar){return isEmptyPath(path)?!keepScalar&&isScalar(this.contents)?this.contents.value:this.contents:isCollection(this.contents)?this.contents.getIn(path,keepScalar):void 0}has(key){
return isCollection(this.contents)?this.contents.has(key):!1}hasIn(path){return isEmptyPath(path)?this.contents!==void 0:isCollection(this.contents)?this.contents.hasIn(path):!1}set(key,value){this.contents==
null?this.contents=collectionFromPath(this.schema,[key],value):assertCollection(this.contents)&&this.contents.set(key,value)}setIn(path,value){isEmptyPath(path)?this.contents=value:this.contents==null?
this.contents=collectionFromPath(this.schema,Array.from(path),value):assertCollection(this.contents)&&this.contents.setIn(path,value)}setSchema(version,options={}){typeof version=="number"&&(version=String(
version));let opt;switch(version){case"1.1":this.directives?this.directives.yaml.version="1.1":this.directives=new Directives({version:"1.1"}),opt={resolveKnownTags:!1,schema:"yaml-1.1"};break;case"1.\
2":case"next":this.directives?this.directives.yaml.version=version:this.directives=new Directives({version}),opt={resolveKnownTags:!0,schema:"core"};break;case null:this.directives&&delete this.directives,
opt=null;break;default:{let sv=JSON.stringify(version);throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`)}}if(options.schema instanceof Object)this.schema=options.schema;else if(opt)
this.schema=new Schema(Object.assign(opt,options));else throw new Error("With a null YAML version, the { schema: Schema } option is required")}toJS({json,jsonArg,mapAsMap,maxAliasCount,onAnchor,reviver}={}){
let ctx={anchors:new Map,doc:this,keep:!json,mapAsMap:mapAsMap===!0,mapKeyWarned:!1,maxAliasCount:typeof maxAliasCount=="number"?maxAliasCount:100},res=toJS(this.contents,jsonArg??"",ctx);if(typeof onAnchor==
"function")for(let{count,res:res2}of ctx.anchors.values())onAnchor(res2,count);return typeof reviver=="function"?applyReviver(reviver,{"":res},"",res):res}toJSON(jsonArg,onAnchor){return this.toJS({json:!0,
jsonArg,mapAsMap:!1,onAnchor})}toString(options={}){if(this.errors.length>0)throw new Error("Document with errors cannot be stringified");if("indent"in options&&(!Number.isInteger(options.indent)||Number(
options.indent)<=0)){let s=JSON.stringify(options.indent);throw new Error(`"indent" option must be a positive integer, not ${s}`)}return(0,import_stringifyDocument.stringifyDocument)(this,options)}};function assertCollection(contents){
if(isCollection(contents))return!0;throw new Error("Expected a YAML collection as document contents")}var YAMLError=class extends Error{constructor(name,pos,code,message){super(),this.name=name,this.code=
code,this.message=message,this.pos=pos}},YAMLParseError=class extends YAMLError{constructor(pos,code,message){super("YAMLParseError",pos,code,message)}},YAMLWarning=class extends YAMLError{constructor(pos,code,message){
super("YAMLWarning",pos,code,message)}};function resolveProps(tokens,{flow,indicator,next,offset,onError,parentIndent,startOnNewline}){let spaceBefore=!1,atNewline=startOnNewline,hasSpace=startOnNewline,
comment="",commentSep="",hasNewline=!1,reqSpace=!1,tab=null,anchor=null,tag=null,newlineAfterProp=null,comma=null,found=null,start=null;for(let token of tokens)switch(reqSpace&&(token.type!=="space"&&
token.type!=="newline"&&token.type!=="comma"&&onError(token.offset,"MISSING_CHAR","Tags and anchors must be separated from the next token by white space"),reqSpace=!1),tab&&(atNewline&&token.type!=="c\
omment"&&token.type!=="newline"&&onError(tab,"TAB_AS_INDENT","Tabs are not allowed as indentation"),tab=null),token.type){case"space":!flow&&(indicator!=="doc-start"||next?.type!=="flow-collection")&&
token.source.includes("	")&&(tab=token),hasSpace=!0;break;case"comment":{hasSpace||onError(token,"MISSING_CHAR","Comments must be separated from other tokens by white space characters");let cb=token.source.
substring(1)||" ";comment?comment+=commentSep+cb:comment=cb,commentSep="",atNewline=!1;break}case"newline":atNewline?comment?comment+=token.source:(!found||indicator!=="seq-item-ind")&&(spaceBefore=!0):
commentSep+=token.source,atNewline=!0,hasNewline=!0,(anchor||tag)&&(newlineAfterProp=token),hasSpace=!0;break;case"anchor":anchor&&onError(token,"MULTIPLE_ANCHORS","A node can have at most one anchor"),
token.source.endsWith(":")&&onError(token.offset+token.source.length-1,"BAD_ALIAS","Anchor ending in : is ambiguous",!0),anchor=token,start??(start=token.offset),atNewline=!1,hasSpace=!1,reqSpace=!0;break;case"\
tag":{tag&&onError(token,"MULTIPLE_TAGS","A node can have at most one tag"),tag=token,start??(start=token.offset),atNewline=!1,hasSpace=!1,reqSpace=!0;break}case indicator:(anchor||tag)&&onError(token,
"BAD_PROP_ORDER",`Anchors and tags must be after the ${token.source} indicator`),found&&onError(token,"UNEXPECTED_TOKEN",`Unexpected ${token.source} in ${flow??"collection"}`),found=token,atNewline=indicator===
"seq-item-ind"||indicator==="explicit-key-ind",hasSpace=!1;break;case"comma":if(flow){comma&&onError(token,"UNEXPECTED_TOKEN",`Unexpected , in ${flow}`),comma=token,atNewline=!1,hasSpace=!1;break}default:
onError(token,"UNEXPECTED_TOKEN",`Unexpected ${token.type} token`),atNewline=!1,hasSpace=!1}let last=tokens[tokens.length-1],end=last?last.offset+last.source.length:offset;return reqSpace&&next&&next.
type!=="space"&&next.type!=="newline"&&next.type!=="comma"&&(next.type!=="scalar"||next.source!=="")&&onError(next.offset,"MISSING_CHAR","Tags and anchors must be separated from the next token by whit\
e space"),tab&&(atNewline&&tab.indent<=parentIndent||next?.type==="block-map"||next?.type==="block-seq")&&onError(tab,"TAB_AS_INDENT","Tabs are not allowed as indentation"),{comma,found,spaceBefore,comment,
hasNewline,anchor,tag,newlineAfterProp,end,start:start??end}}function containsNewline(key){if(!key)return null;switch(key.type){case"alias":case"scalar":case"double-quoted-scalar":case"single-quoted-s\
calar":if(key.source.includes(`
`))return!0;if(key.end){for(let st of key.end)if(st.type==="newline")return!0}return!1;case"flow-collection":for(let it of key.items){for(let st of it.start)if(st.type==="newline")return!0;if(it.sep){
for(let st of it.sep)if(st.type==="newline")return!0}if(containsNewline(it.key)||containsNewline(it.value))return!0}return!1;default:return!0}}function flowIndentCheck(indent,fc,onError){if(fc?.type===
"flow-collection"){let end=fc.end[0];end.indent===indent&&(end.source==="]"||end.source==="}")&&containsNewline(fc)&&onError(end,"BAD_INDENT","Flow end indicator should be more indented than parent",!0)}}
function mapIncludes(ctx,items,search){let{uniqueKeys}=ctx.options;if(uniqueKeys===!1)return!1;let isEqual=typeof uniqueKeys=="function"?uniqueKeys:(a,b)=>a===b||isScalar(a)&&isScalar(b)&&a.value===b.
value;return items.some(pair=>isEqual(pair.key,search))}var startColMsg="All mapping items must start at the same column";function resolveBlockMap({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,bm,onError,tag){
let NodeClass=tag?.nodeClass??YAMLMap,map2=new NodeClass(ctx.schema);ctx.atRoot&&(ctx.atRoot=!1);let offset=bm.offset,commentEnd=null;for(let collItem of bm.items){let{start,key,sep:sep2,value}=collItem,
keyProps=resolveProps(start,{indicator:"explicit-key-ind",next:key??sep2?.[0],offset,onError,parentIndent:bm.indent,startOnNewline:!0}),implicitKey=!keyProps.found;if(implicitKey){if(key&&(key.type===
"block-seq"?onError(offset,"BLOCK_AS_IMPLICIT_KEY","A block sequence may not be used as an implicit map key"):"indent"in key&&key.indent!==bm.indent&&onError(offset,"BAD_INDENT",startColMsg)),!keyProps.
anchor&&!keyProps.tag&&!sep2){commentEnd=keyProps.end,keyProps.comment&&(map2.comment?map2.comment+=`
`+keyProps.comment:map2.comment=keyProps.comment);continue}(keyProps.newlineAfterProp||containsNewline(key))&&onError(key??start[start.length-1],"MULTILINE_IMPLICIT_KEY","Implicit keys need to be on a\
 single line")}else keyProps.found?.indent!==bm.indent&&onError(offset,"BAD_INDENT",startColMsg);ctx.atKey=!0;let keyStart=keyProps.end,keyNode=key?composeNode2(ctx,key,keyProps,onError):composeEmptyNode2(
ctx,keyStart,start,null,keyProps,onError);ctx.schema.compat&&flowIndentCheck(bm.indent,key,onError),ctx.atKey=!1,mapIncludes(ctx,map2.items,keyNode)&&onError(keyStart,"DUPLICATE_KEY","Map keys must be\
 unique");let valueProps=resolveProps(sep2??[],{indicator:"map-value-ind",next:value,offset:keyNode.range[2],onError,parentIndent:bm.indent,startOnNewline:!key||key.type==="block-scalar"});if(offset=valueProps.
end,valueProps.found){implicitKey&&(value?.type==="block-map"&&!valueProps.hasNewline&&onError(offset,"BLOCK_AS_IMPLICIT_KEY","Nested mappings are not allowed in compact mappings"),ctx.options.strict&&
keyProps.start<valueProps.found.offset-1024&&onError(keyNode.range,"KEY_OVER_1024_CHARS","The : indicator must be at most 1024 chars after the start of an implicit block mapping key"));let valueNode=value?
composeNode2(ctx,value,valueProps,onError):composeEmptyNode2(ctx,offset,sep2,null,valueProps,onError);ctx.schema.compat&&flowIndentCheck(bm.indent,value,onError),offset=valueNode.range[2];let pair=new Pair(
keyNode,valueNode);ctx.options.keepSourceTokens&&(pair.srcToken=collItem),map2.items.push(pair)}else{implicitKey&&onError(keyNode.range,"MISSING_CHAR","Implicit map keys need to be followed by map val\
ues"),valueProps.comment&&(keyNode.comment?keyNode.comment+=`
`+valueProps.comment:keyNode.comment=valueProps.comment);let pair=new Pair(keyNode);ctx.options.keepSourceTokens&&(pair.srcToken=collItem),map2.items.push(pair)}}return commentEnd&&commentEnd<offset&&
onError(commentEnd,"IMPOSSIBLE","Map comment with trailing content"),map2.range=[bm.offset,offset,commentEnd??offset],map2}function resolveBlockSeq({composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,bs,onError,tag){
let NodeClass=tag?.nodeClass??YAMLSeq,seq2=new NodeClass(ctx.schema);ctx.atRoot&&(ctx.atRoot=!1),ctx.atKey&&(ctx.atKey=!1);let offset=bs.offset,commentEnd=null;for(let{start,value}of bs.items){let props=resolveProps(
start,{indicator:"seq-item-ind",next:value,offset,onError,parentIndent:bs.indent,startOnNewline:!0});if(!props.found)if(props.anchor||props.tag||value)value?.type==="block-seq"?onError(props.end,"BAD_\
INDENT","All sequence items must start at the same column"):onError(offset,"MISSING_CHAR","Sequence item without - indicator");else{commentEnd=props.end,props.comment&&(seq2.comment=props.comment);continue}
let node=value?composeNode2(ctx,value,props,onError):composeEmptyNode2(ctx,props.end,start,null,props,onError);ctx.schema.compat&&flowIndentCheck(bs.indent,value,onError),offset=node.range[2],seq2.items.
push(node)}return seq2.range=[bs.offset,offset,commentEnd??offset],seq2}function resolveEnd(end,offset,reqSpace,onError){let comment="";if(end){let hasSpace=!1,sep2="";for(let token of end){let{source,
type}=token;switch(type){case"space":hasSpace=!0;break;case"comment":{reqSpace&&!hasSpace&&onError(token,"MISSING_CHAR","Comments must be separated from other tokens by white space characters");let cb=source.
substring(1)||" ";comment?comment+=sep2+cb:comment=cb,sep2="";break}case"newline":comment&&(sep2+=source),hasSpace=!0;break;default:onError(token,"UNEXPECTED_TOKEN",`Unexpected ${type} at node end`)}offset+=
source.length}}return{comment,offset}}var blockMsg="Block collections are not allowed within flow collections",isBlock=token=>token&&(token.type==="block-map"||token.type==="block-seq");function resolveFlowCollection({
composeNode:composeNode2,composeEmptyNode:composeEmptyNode2},ctx,fc,onError,tag){let isMap2=fc.start.source==="{",fcName=isMap2?"flow map":"flow sequence",NodeClass=tag?.nodeClass??(isMap2?YAMLMap:YAMLSeq),
coll=new NodeClass(ctx.schema);coll.flow=!0;let atRoot=ctx.atRoot;atRoot&&(ctx.atRoot=!1),ctx.atKey&&(ctx.atKey=!1);let offset=fc.offset+fc.start.source.length;for(let i=0;i<fc.items.length;++i){let collItem=fc.
items[i],{start,key,sep:sep2,value}=collItem,props=resolveProps(start,{flow:fcName,indicator:"explicit-key-ind",next:key??sep2?.[0],offset,onError,parentIndent:fc.indent,startOnNewline:!1});if(!props.
found){if(!props.anchor&&!props.tag&&!sep2&&!value){i===0&&props.comma?onError(props.comma,"UNEXPECTED_TOKEN",`Unexpected , in ${fcName}`):i<fc.items.length-1&&onError(props.start,"UNEXPECTED_TOKEN",`\
Unexpected empty item in ${fcName}`),props.comment&&(coll.comment?coll.comment+=`
`+props.comment:coll.comment=props.comment),offset=props.end;continue}!isMap2&&ctx.options.strict&&containsNewline(key)&&onError(key,"MULTILINE_IMPLICIT_KEY","Implicit keys of flow sequence pairs need\
 to be on a single line")}if(i===0)props.comma&&onError(props.comma,"UNEXPECTED_TOKEN",`Unexpected , in ${fcName}`);else if(props.comma||onError(props.start,"MISSING_CHAR",`Missing , between ${fcName}\
 items`),props.comment){let prevItemComment="";loop:for(let st of start)switch(st.type){case"comma":case"space":break;case"comment":prevItemComment=st.source.substring(1);break loop;default:break loop}
if(prevItemComment){let prev=coll.items[coll.items.length-1];isPair(prev)&&(prev=prev.value??prev.key),prev.comment?prev.comment+=`
`+prevItemComment:prev.comment=prevItemComment,props.comment=props.comment.substring(prevItemComment.length+1)}}if(!isMap2&&!sep2&&!props.found){let valueNode=value?composeNode2(ctx,value,props,onError):
composeEmptyNode2(ctx,props.end,sep2,null,props,onError);coll.items.push(valueNode),offset=valueNode.range[2],isBlock(value)&&onError(valueNode.range,"BLOCK_IN_FLOW",blockMsg)}else{ctx.atKey=!0;let keyStart=props.
end,keyNode=key?composeNode2(ctx,key,props,onError):composeEmptyNode2(ctx,keyStart,start,null,props,onError);isBlock(key)&&onError(keyNode.range,"BLOCK_IN_FLOW",blockMsg),ctx.atKey=!1;let valueProps=resolveProps(
sep2??[],{flow:fcName,indicator:"map-value-ind",next:value,offset:keyNode.range[2],onError,parentIndent:fc.indent,startOnNewline:!1});if(valueProps.found){if(!isMap2&&!props.found&&ctx.options.strict){
if(sep2)for(let st of sep2){if(st===valueProps.found)break;if(st.type==="newline"){onError(st,"MULTILINE_IMPLICIT_KEY","Implicit keys of flow sequence pairs need to be on a single line");break}}props.
start<valueProps.found.offset-1024&&onError(valueProps.found,"KEY_OVER_1024_CHARS","The : indicator must be at most 1024 chars after the start of an implicit flow sequence key")}}else value&&("source"in
value&&value.source?.[0]===":"?onError(value,"MISSING_CHAR",`Missing space after : in ${fcName}`):onError(valueProps.start,"MISSING_CHAR",`Missing , or : between ${fcName} items`));let valueNode=value?
composeNode2(ctx,value,valueProps,onError):valueProps.found?composeEmptyNode2(ctx,valueProps.end,sep2,null,valueProps,onError):null;valueNode?isBlock(value)&&onError(valueNode.range,"BLOCK_IN_FLOW",blockMsg):
valueProps.comment&&(keyNode.comment?keyNode.comment+=`
`+valueProps.comment:keyNode.comment=valueProps.comment);let pair=new Pair(keyNode,valueNode);if(ctx.options.keepSourceTokens&&(pair.srcToken=collItem),isMap2){let map2=coll;mapIncludes(ctx,map2.items,
keyNode)&&onError(keyStart,"DUPLICATE_KEY","Map keys must be unique"),map2.items.push(pair)}else{let map2=new YAMLMap(ctx.schema);map2.flow=!0,map2.items.push(pair);let endRange=(valueNode??keyNode).range;
map2.range=[keyNode.range[0],endRange[1],endRange[2]],coll.items.push(map2)}offset=valueNode?valueNode.range[2]:valueProps.end}}let expectedEnd=isMap2?"}":"]",[ce,...ee]=fc.end,cePos=offset;if(ce?.source===
expectedEnd)cePos=ce.offset+ce.source.length;else{let name=fcName[0].toUpperCase()+fcName.substring(1),msg=atRoot?`${name} must end with a ${expectedEnd}`:`${name} in block collection must be sufficie\
ntly indented and end with a ${expectedEnd}`;onError(offset,atRoot?"MISSING_CHAR":"BAD_INDENT",msg),ce&&ce.source.length!==1&&ee.unshift(ce)}if(ee.length>0){let end=resolveEnd(ee,cePos,ctx.options.strict,
onError);end.comment&&(coll.comment?coll.comment+=`
`+end.comment:coll.comment=end.comment),coll.range=[fc.offset,cePos,end.offset]}else coll.range=[fc.offset,cePos,cePos];return coll}function resolveCollection(CN2,ctx,token,onError,tagName,tag){let coll=token.
type==="block-map"?resolveBlockMap(CN2,ctx,token,onError,tag):token.type==="block-seq"?resolveBlockSeq(CN2,ctx,token,onError,tag):resolveFlowCollection(CN2,ctx,token,onError,tag),Coll=coll.constructor;
return tagName==="!"||tagName===Coll.tagName?(coll.tag=Coll.tagName,coll):(tagName&&(coll.tag=tagName),coll)}function composeCollection(CN2,ctx,token,props,onError){let tagToken=props.tag,tagName=tagToken?
ctx.directives.tagName(tagToken.source,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg)):null;if(token.type==="block-seq"){let{anchor,newlineAfterProp:nl}=props,lastProp=anchor&&tagToken?anchor.offset>
tagToken.offset?anchor:tagToken:anchor??tagToken;lastProp&&(!nl||nl.offset<lastProp.offset)&&onError(lastProp,"MISSING_CHAR","Missing newline after block sequence props")}let expType=token.type==="blo\
ck-map"?"map":token.type==="block-seq"?"seq":token.start.source==="{"?"map":"seq";if(!tagToken||!tagName||tagName==="!"||tagName===YAMLMap.tagName&&expType==="map"||tagName===YAMLSeq.tagName&&expType===
"seq")return resolveCollection(CN2,ctx,token,onError,tagName);let tag=ctx.schema.tags.find(t=>t.tag===tagName&&t.collection===expType);if(!tag){let kt=ctx.schema.knownTags[tagName];if(kt?.collection===
expType)ctx.schema.tags.push(Object.assign({},kt,{default:!1})),tag=kt;else return kt?onError(tagToken,"BAD_COLLECTION_TYPE",`${kt.tag} used for ${expType} collection, but expects ${kt.collection??"sc\
alar"}`,!0):onError(tagToken,"TAG_RESOLVE_FAILED",`Unresolved tag: ${tagName}`,!0),resolveCollection(CN2,ctx,token,onError,tagName)}let coll=resolveCollection(CN2,ctx,token,onError,tagName,tag),res=tag.
resolve?.(coll,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg),ctx.options)??coll,node=isNode(res)?res:new Scalar(res);return node.range=coll.range,node.tag=tagName,tag?.format&&(node.format=tag.format),
node}function resolveBlockScalar(ctx,scalar2,onError){let start=scalar2.offset,header=parseBlockScalarHeader(scalar2,ctx.options.strict,onError);if(!header)return{value:"",type:null,comment:"",range:[
start,start,start]};let type=header.mode===">"?Scalar.BLOCK_FOLDED:Scalar.BLOCK_LITERAL,lines=scalar2.source?splitLines(scalar2.source):[],chompStart=lines.length;for(let i=lines.length-1;i>=0;--i){let content=lines[i][1];
if(content===""||content==="\r")chompStart=i;else break}if(chompStart===0){let value2=header.chomp==="+"&&lines.length>0?`
`.repeat(Math.max(1,lines.length-1)):"",end2=start+header.length;return scalar2.source&&(end2+=scalar2.source.length),{value:value2,type,comment:header.comment,range:[start,end2,end2]}}let trimIndent=scalar2.
indent+header.indent,offset=scalar2.offset+header.length,contentStart=0;for(let i=0;i<chompStart;++i){let[indent,content]=lines[i];if(content===""||content==="\r")header.indent===0&&indent.length>trimIndent&&
(trimIndent=indent.length);else{indent.length<trimIndent&&onError(offset+indent.length,"MISSING_CHAR","Block scalars with more-indented leading empty lines must use an explicit indentation indicator"),
header.indent===0&&(trimIndent=indent.length),contentStart=i,trimIndent===0&&!ctx.atRoot&&onError(offset,"BAD_INDENT","Block scalar values in collections must be indented");break}offset+=indent.length+
content.length+1}for(let i=lines.length-1;i>=chompStart;--i)lines[i][0].length>trimIndent&&(chompStart=i+1);let value="",sep2="",prevMoreIndented=!1;for(let i=0;i<contentStart;++i)value+=lines[i][0].slice(
trimIndent)+`
`;for(let i=contentStart;i<chompStart;++i){let[indent,content]=lines[i];offset+=indent.length+content.length+1;let crlf=content[content.length-1]==="\r";if(crlf&&(content=content.slice(0,-1)),content&&
indent.length<trimIndent){let message=`Block scalar lines must not be less indented than their ${header.indent?"explicit indentation indicator":"first line"}`;onError(offset-content.length-(crlf?2:1),
"BAD_INDENT",message),indent=""}type===Scalar.BLOCK_LITERAL?(value+=sep2+indent.slice(trimIndent)+content,sep2=`
`):indent.length>trimIndent||content[0]==="	"?(sep2===" "?sep2=`
`:!prevMoreIndented&&sep2===`
`&&(sep2=`

`),value+=sep2+indent.slice(trimIndent)+content,sep2=`
`,prevMoreIndented=!0):content===""?sep2===`
`?value+=`
`:sep2=`
`:(value+=sep2+content,sep2=" ",prevMoreIndented=!1)}switch(header.chomp){case"-":break;case"+":for(let i=chompStart;i<lines.length;++i)value+=`
`+lines[i][0].slice(trimIndent);value[value.length-1]!==`
`&&(value+=`
`);break;default:value+=`
`}let end=start+header.length+scalar2.source.length;return{value,type,comment:header.comment,range:[start,end,end]}}function parseBlockScalarHeader({offset,props},strict,onError){if(props[0].type!=="b\
lock-scalar-header")return onError(props[0],"IMPOSSIBLE","Block scalar header not found"),null;let{source}=props[0],mode=source[0],indent=0,chomp="",error=-1;for(let i=1;i<source.length;++i){let ch=source[i];
if(!chomp&&(ch==="-"||ch==="+"))chomp=ch;else{let n=Number(ch);!indent&&n?indent=n:error===-1&&(error=offset+i)}}error!==-1&&onError(error,"UNEXPECTED_TOKEN",`Block scalar header includes extra charac\
ters: ${source}`);let hasSpace=!1,comment="",length=source.length;for(let i=1;i<props.length;++i){let token=props[i];switch(token.type){case"space":hasSpace=!0;case"newline":length+=token.source.length;
break;case"comment":strict&&!hasSpace&&onError(token,"MISSING_CHAR","Comments must be separated from other tokens by white space characters"),length+=token.source.length,comment=token.source.substring(
1);break;case"error":onError(token,"UNEXPECTED_TOKEN",token.message),length+=token.source.length;break;default:{let message=`Unexpected token in block scalar header: ${token.type}`;onError(token,"UNEX\
PECTED_TOKEN",message);let ts=token.source;ts&&typeof ts=="string"&&(length+=ts.length)}}}return{mode,indent,chomp,comment,length}}function splitLines(source){let split=source.split(/\n( *)/),first=split[0],
m=first.match(/^( *)/),lines=[m?.[1]?[m[1],first.slice(m[1].length)]:["",first]];for(let i=1;i<split.length;i+=2)lines.push([split[i],split[i+1]]);return lines}function resolveFlowScalar(scalar2,strict,onError){
let{offset,type,source,end}=scalar2,_type,value,_onError=(rel,code,msg)=>onError(offset+rel,code,msg);switch(type){case"scalar":_type=Scalar.PLAIN,value=plainValue(source,_onError);break;case"single-q\
uoted-scalar":_type=Scalar.QUOTE_SINGLE,value=singleQuotedValue(source,_onError);break;case"double-quoted-scalar":_type=Scalar.QUOTE_DOUBLE,value=doubleQuotedValue(source,_onError);break;default:return onError(
scalar2,"UNEXPECTED_TOKEN",`Expected a flow scalar value, but found: ${type}`),{value:"",type:null,comment:"",range:[offset,offset+source.length,offset+source.length]}}let valueEnd=offset+source.length,
re=resolveEnd(end,valueEnd,strict,onError);return{value,type:_type,comment:re.comment,range:[offset,valueEnd,re.offset]}}function plainValue(source,onError){let badChar="";switch(source[0]){case"	":badChar=
"a tab character";break;case",":badChar="flow indicator character ,";break;case"%":badChar="directive indicator character %";break;case"|":case">":{badChar=`block scalar indicator ${source[0]}`;break}case"\
@":case"`":{badChar=`reserved character ${source[0]}`;break}}return badChar&&onError(0,"BAD_SCALAR_START",`Plain value cannot start with ${badChar}`),unfoldLines(source)}function singleQuotedValue(source,onError){
return(source[source.length-1]!=="'"||source.length===1)&&onError(source.length,"MISSING_CHAR","Missing closing 'quote"),unfoldLines(source.slice(1,-1)).replace(/''/g,"'")}function unfoldLines(source){
let line2=/(.*?)\r?\n/sy,match=line2.exec(source);if(!match)return source;let trimEnd,trimBoth;try{trimEnd=new RegExp("(?<![ 	])[ 	]+$"),trimBoth=new RegExp("^[ 	]+|(?<![ 	])[ 	]+$","g")}catch{trimEnd=
/[ \t]+$/,trimBoth=/^[ \t]+|[ \t]+$/g}let res=match[1].replace(trimEnd,""),sep2=" ",pos=line2.lastIndex;for(;match=line2.exec(source);){let lm=match[1].replace(trimBoth,"");lm===""?sep2===`
`?res+=sep2:sep2=`
`:(res+=sep2+lm,sep2=" "),pos=line2.lastIndex}let last=/[ \t]*(.*)/sy;return last.lastIndex=pos,match=last.exec(source),res+sep2+(match?.[1]??"")}function doubleQuotedValue(source,onError){let res="";
for(let i=1;i<source.length-1;++i){let ch=source[i];if(!(ch==="\r"&&source[i+1]===`
`))if(ch===`
`){let{fold,offset}=foldNewline(source,i);res+=fold,i=offset}else if(ch==="\\"){let next=source[++i],cc=escapeCodes[next];if(cc)res+=cc;else if(next===`
`)for(next=source[i+1];next===" "||next==="	";)next=source[++i+1];else if(next==="\r"&&source[i+1]===`
`)for(next=source[++i+1];next===" "||next==="	";)next=source[++i+1];else if(next==="x"||next==="u"||next==="U"){let length=next==="x"?2:next==="u"?4:8;res+=parseCharCode(source,i+1,length,onError),i+=
length}else{let raw=source.substr(i-1,2);onError(i-1,"BAD_DQ_ESCAPE",`Invalid escape sequence ${raw}`),res+=raw}}else if(ch===" "||ch==="	"){let wsStart=i,next=source[i+1];for(;next===" "||next==="	";)
next=source[++i+1];next!==`
`&&!(next==="\r"&&source[i+2]===`
`)&&(res+=i>wsStart?source.slice(wsStart,i+1):ch)}else res+=ch}return(source[source.length-1]!=='"'||source.length===1)&&onError(source.length,"MISSING_CHAR",'Missing closing "quote'),res}function foldNewline(source,offset){
let fold="",ch=source[offset+1];for(;(ch===" "||ch==="	"||ch===`
`||ch==="\r")&&!(ch==="\r"&&source[offset+2]!==`
`);)ch===`
`&&(fold+=`
`),offset+=1,ch=source[offset+1];return fold||(fold=" "),{fold,offset}}var escapeCodes={0:"\0",a:"\x07",b:"\b",e:"\x1B",f:"\f",n:`
`,r:"\r",t:"	",v:"\v",N:"\x85",_:"\xA0",L:"\u2028",P:"\u2029"," ":" ",'"':'"',"/":"/","\\":"\\","	":"	"};function parseCharCode(source,offset,length,onError){let cc=source.substr(offset,length),code=cc.
length===length&&/^[0-9a-fA-F]+$/.test(cc)?parseInt(cc,16):NaN;try{return String.fromCodePoint(code)}catch{let raw=source.substr(offset-2,length+2);return onError(offset-2,"BAD_DQ_ESCAPE",`Invalid esc\
ape sequence ${raw}`),raw}}function composeScalar(ctx,token,tagToken,onError){let{value,type,comment,range}=token.type==="block-scalar"?resolveBlockScalar(ctx,token,onError):resolveFlowScalar(token,ctx.
options.strict,onError),tagName=tagToken?ctx.directives.tagName(tagToken.source,msg=>onError(tagToken,"TAG_RESOLVE_FAILED",msg)):null,tag;ctx.options.stringKeys&&ctx.atKey?tag=ctx.schema[SCALAR]:tagName?
tag=findScalarTagByName(ctx.schema,value,tagName,tagToken,onError):token.type==="scalar"?tag=findScalarTagByTest(ctx,value,token,onError):tag=ctx.schema[SCALAR];let scalar2;try{let res=tag.resolve(value,
msg=>onError(tagToken??token,"TAG_RESOLVE_FAILED",msg),ctx.options);scalar2=isScalar(res)?res:new Scalar(res)}catch(error){let msg=error instanceof Error?error.message:String(error);onError(tagToken??
token,"TAG_RESOLVE_FAILED",msg),scalar2=new Scalar(value)}return scalar2.range=range,scalar2.source=value,type&&(scalar2.type=type),tagName&&(scalar2.tag=tagName),tag.format&&(scalar2.format=tag.format),
comment&&(scalar2.comment=comment),scalar2}function findScalarTagByName(schema4,value,tagName,tagToken,onError){if(tagName==="!")return schema4[SCALAR];let matchWithTest=[];for(let tag of schema4.tags)
if(!tag.collection&&tag.tag===tagName)if(tag.default&&tag.test)matchWithTest.push(tag);else return tag;for(let tag of matchWithTest)if(tag.test?.test(value))return tag;let kt=schema4.knownTags[tagName];
return kt&&!kt.collection?(schema4.tags.push(Object.assign({},kt,{default:!1,test:void 0})),kt):(onError(tagToken,"TAG_RESOLVE_FAILED",`Unresolved tag: ${tagName}`,tagName!=="tag:yaml.org,2002:str"),schema4[SCALAR])}
function findScalarTagByTest({atKey,directives,schema:schema4},value,token,onError){let tag=schema4.tags.find(tag2=>(tag2.default===!0||atKey&&tag2.default==="key")&&tag2.test?.test(value))||schema4[SCALAR];
if(schema4.compat){let compat=schema4.compat.find(tag2=>tag2.default&&tag2.test?.test(value))??schema4[SCALAR];if(tag.tag!==compat.tag){let ts=directives.tagString(tag.tag),cs=directives.tagString(compat.
tag),msg=`Value may be parsed as either ${ts} or ${cs}`;onError(token,"TAG_RESOLVE_FAILED",msg,!0)}}return tag}function emptyScalarPosition(offset,before,pos){if(before){pos??(pos=before.length);for(let i=pos-
1;i>=0;--i){let st=before[i];switch(st.type){case"space":case"comment":case"newline":offset-=st.source.length;continue}for(st=before[++i];st?.type==="space";)offset+=st.source.length,st=before[++i];break}}
return offset}var CN={composeNode,composeEmptyNode};function composeNode(ctx,token,props,onError){let atKey=ctx.atKey,{spaceBefore,comment,anchor,tag}=props,node,isSrcToken=!0;switch(token.type){case"\
alias":node=composeAlias(ctx,token,onError),(anchor||tag)&&onError(token,"ALIAS_PROPS","An alias node must not specify any properties");break;case"scalar":case"single-quoted-scalar":case"double-quoted\
-scalar":case"block-scalar":node=composeScalar(ctx,token,tag,onError),anchor&&(node.anchor=anchor.source.substring(1));break;case"block-map":case"block-seq":case"flow-collection":try{node=composeCollection(
CN,ctx,token,props,onError),anchor&&(node.anchor=anchor.source.substring(1))}catch(error){let message=error instanceof Error?error.message:String(error);onError(token,"RESOURCE_EXHAUSTION",message)}break;default:{
let message=token.type==="error"?token.message:`Unsupported token (type: ${token.type})`;onError(token,"UNEXPECTED_TOKEN",message),isSrcToken=!1}}return node??(node=composeEmptyNode(ctx,token.offset,void 0,
null,props,onError)),anchor&&node.anchor===""&&onError(anchor,"BAD_ALIAS","Anchor cannot be an empty string"),atKey&&ctx.options.stringKeys&&(!isScalar(node)||typeof node.value!="string"||node.tag&&node.
tag!=="tag:yaml.org,2002:str")&&onError(tag??token,"NON_STRING_KEY","With stringKeys, all keys must be strings"),spaceBefore&&(node.spaceBefore=!0),comment&&(token.type==="scalar"&&token.source===""?node.
comment=comment:node.commentBefore=comment),ctx.options.keepSourceTokens&&isSrcToken&&(node.srcToken=token),node}function composeEmptyNode(ctx,offset,before,pos,{spaceBefore,comment,anchor,tag,end},onError){
let token={type:"scalar",offset:emptyScalarPosition(offset,before,pos),indent:-1,source:""},node=composeScalar(ctx,token,tag,onError);return anchor&&(node.anchor=anchor.source.substring(1),node.anchor===
""&&onError(anchor,"BAD_ALIAS","Anchor cannot be an empty string")),spaceBefore&&(node.spaceBefore=!0),comment&&(node.comment=comment,node.range[2]=end),node}function composeAlias({options},{offset,source,
end},onError){let alias=new Alias(source.substring(1));alias.source===""&&onError(offset,"BAD_ALIAS","Alias cannot be an empty string"),alias.source.endsWith(":")&&onError(offset+source.length-1,"BAD_\
ALIAS","Alias ending in : is ambiguous",!0);let valueEnd=offset+source.length,re=resolveEnd(end,valueEnd,options.strict,onError);return alias.range=[offset,valueEnd,re.offset],re.comment&&(alias.comment=
re.comment),alias}function composeDoc(options,directives,{offset,start,value,end},onError){let opts=Object.assign({_directives:directives},options),doc=new Document(void 0,opts),ctx={atKey:!1,atRoot:!0,
directives:doc.directives,options:doc.options,schema:doc.schema},props=resolveProps(start,{indicator:"doc-start",next:value??end?.[0],offset,onError,parentIndent:0,startOnNewline:!0});props.found&&(doc.
directives.docStart=!0,value&&(value.type==="block-map"||value.type==="block-seq")&&!props.hasNewline&&onError(props.end,"MISSING_CHAR","Block collection cannot start on same line with directives-end \
marker")),doc.contents=value?composeNode(ctx,value,props,onError):composeEmptyNode(ctx,props.end,start,null,props,onError);let contentEnd=doc.contents.range[2],re=resolveEnd(end,contentEnd,!1,onError);
return re.comment&&(doc.comment=re.comment),doc.range=[offset,contentEnd,re.offset],doc}function getErrorPos(src){if(typeof src=="number")return[src,src+1];if(Array.isArray(src))return src.length===2?
src:[src[0],src[1]];let{offset,source}=src;return[offset,offset+(typeof source=="string"?source.length:1)]}function parsePrelude(prelude){let comment="",atComment=!1,afterEmptyLine=!1;for(let i=0;i<prelude.
length;++i){let source=prelude[i];switch(source[0]){case"#":comment+=(comment===""?"":afterEmptyLine?`

`:`
`)+(source.substring(1)||" "),atComment=!0,afterEmptyLine=!1;break;case"%":prelude[i+1]?.[0]!=="#"&&(i+=1),atComment=!1;break;default:atComment||(afterEmptyLine=!0),atComment=!1}}return{comment,afterEmptyLine}}
var Composer=class{constructor(options={}){this.doc=null,this.atDirectives=!1,this.prelude=[],this.errors=[],this.warnings=[],this.onError=(source,code,message,warning)=>{let pos=getErrorPos(source);warning?
this.warnings.push(new YAMLWarning(pos,code,message)):this.errors.push(new YAMLParseError(pos,code,message))},this.directives=new Directives({version:options.version||"1.2"}),this.options=options}decorate(doc,afterDoc){
let{comment,afterEmptyLine}=parsePrelude(this.prelude);if(comment){let dc=doc.contents;if(afterDoc)doc.comment=doc.comment?`${doc.comment}
${comment}`:comment;else if(afterEmptyLine||doc.directives.docStart||!dc)doc.commentBefore=comment;else if(isCollection(dc)&&!dc.flow&&dc.items.length>0){let it=dc.items[0];isPair(it)&&(it=it.key);let cb=it.
commentBefore;it.commentBefore=cb?`${comment}
${cb}`:comment}else{let cb=dc.commentBefore;dc.commentBefore=cb?`${comment}
${cb}`:comment}}if(afterDoc){for(let i=0;i<this.errors.length;++i)doc.errors.push(this.errors[i]);for(let i=0;i<this.warnings.length;++i)doc.warnings.push(this.warnings[i])}else doc.errors=this.errors,
doc.warnings=this.warnings;this.prelude=[],this.errors=[],this.warnings=[]}streamInfo(){return{comment:parsePrelude(this.prelude).comment,directives:this.directives,errors:this.errors,warnings:this.warnings}}*compose(tokens,forceDoc=!1,endOffset=-1){
for(let token of tokens)yield*this.next(token);yield*this.end(forceDoc,endOffset)}*next(token){switch(token.type){case"directive":this.directives.add(token.source,(offset,message,warning)=>{let pos=getErrorPos(
token);pos[0]+=offset,this.onError(pos,"BAD_DIRECTIVE",message,warning)}),this.prelude.push(token.source),this.atDirectives=!0;break;case"document":{let doc=composeDoc(this.options,this.directives,token,
this.onError);this.atDirectives&&!doc.directives.docStart&&this.onError(token,"MISSING_CHAR","Missing directives-end/doc-start indicator line"),this.decorate(doc,!1),this.doc&&(yield this.doc),this.doc=
doc,this.atDirectives=!1;break}case"byte-order-mark":case"space":break;case"comment":case"newline":this.prelude.push(token.source);break;case"error":{let msg=token.source?`${token.message}: ${JSON.stringify(
token.source)}`:token.message,error=new YAMLParseError(getErrorPos(token),"UNEXPECTED_TOKEN",msg);this.atDirectives||!this.doc?this.errors.push(error):this.doc.errors.push(error);break}case"doc-end":{
if(!this.doc){let msg="Unexpected doc-end without preceding document";this.errors.push(new YAMLParseError(getErrorPos(token),"UNEXPECTED_TOKEN",msg));break}this.doc.directives.docEnd=!0;let end=resolveEnd(
token.end,token.offset+token.source.length,this.doc.options.strict,this.onError);if(this.decorate(this.doc,!0),end.comment){let dc=this.doc.comment;this.doc.comment=dc?`${dc}
${end.comment}`:end.comment}this.doc.range[2]=end.offset;break}default:this.errors.push(new YAMLParseError(getErrorPos(token),"UNEXPECTED_TOKEN",`Unsupported token ${token.type}`))}}*end(forceDoc=!1,endOffset=-1){
if(this.doc)this.decorate(this.doc,!0),yield this.doc,this.doc=null;else if(forceDoc){let opts=Object.assign({_directives:this.directives},this.options),doc=new Document(void 0,opts);this.atDirectives&&
this.onError(endOffset,"MISSING_CHAR","Missing directives-end indicator line"),doc.range=[0,endOffset,endOffset],this.decorate(doc,!1),yield doc}}},import_stringifyString3=__toESM(require_stringifyString2(),
1),BREAK2=Symbol("break visit"),SKIP2=Symbol("skip children"),REMOVE2=Symbol("remove item");function visit2(cst,visitor){"type"in cst&&cst.type==="document"&&(cst={start:cst.start,value:cst.value}),_visit(
Object.freeze([]),cst,visitor)}visit2.BREAK=BREAK2;visit2.SKIP=SKIP2;visit2.REMOVE=REMOVE2;visit2.itemAtPath=(cst,path)=>{let item=cst;for(let[field,index]of path){let tok=item?.[field];if(tok&&"items"in
tok)item=tok.items[index];else return}return item};visit2.parentCollection=(cst,path)=>{let parent=visit2.itemAtPath(cst,path.slice(0,-1)),field=path[path.length-1][0],coll=parent?.[field];if(coll&&"i\
tems"in coll)return coll;throw new Error("Parent collection not found")};function _visit(path,item,visitor){let ctrl=visitor(item,path);if(typeof ctrl=="symbol")return ctrl;for(let field of["key","val\
ue"]){let token=item[field];if(token&&"items"in token){for(let i=0;i<token.items.length;++i){let ci=_visit(Object.freeze(path.concat([[field,i]])),token.items[i],visitor);if(typeof ci=="number")i=ci-1;else{
if(ci===BREAK2)return BREAK2;ci===REMOVE2&&(token.items.splice(i,1),i-=1)}}typeof ctrl=="function"&&field==="key"&&(ctrl=ctrl(item,path))}}return typeof ctrl=="function"?ctrl(item,path):ctrl}var BOM="\
\uFEFF",DOCUMENT="",FLOW_END="",SCALAR2="";function tokenType(source){switch(source){case BOM:return"byte-order-mark";case DOCUMENT:return"doc-mode";case FLOW_END:return"flow-error-end";case SCALAR2:
return"scalar";case"---":return"doc-start";case"...":return"doc-end";case"":case`
`:case`\r
`:return"newline";case"-":return"seq-item-ind";case"?":return"explicit-key-ind";case":":return"map-value-ind";case"{":return"flow-map-start";case"}":return"flow-map-end";case"[":return"flow-seq-start";case"\
]":return"flow-seq-end";case",":return"comma"}switch(source[0]){case" ":case"	":return"space";case"#":return"comment";case"%":return"directive-line";case"*":return"alias";case"&":return"anchor";case"!":
return"tag";case"'":return"single-quoted-scalar";case'"':return"double-quoted-scalar";case"|":case">":return"block-scalar-header"}return null}function isEmpty(ch){switch(ch){case void 0:case" ":case`
`:case"\r":case"	":return!0;default:return!1}}var hexDigits=new Set("0123456789ABCDEFabcdef"),tagChars=new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()"),flowIndicatorChars=new Set(
",[]{}"),invalidAnchorChars=new Set(` ,[]{}
\r	`),isNotAnchorChar=ch=>!ch||invalidAnchorChars.has(ch),Lexer=class{constructor(){this.atEnd=!1,this.blockScalarIndent=-1,this.blockScalarKeep=!1,this.buffer="",this.flowKey=!1,this.flowLevel=0,this.
indentNext=0,this.indentValue=0,this.lineEndPos=null,this.next=null,this.pos=0}*lex(source,incomplete=!1){if(source){if(typeof source!="string")throw TypeError("source is not a string");this.buffer=this.
buffer?this.buffer+source:source,this.lineEndPos=null}this.atEnd=!incomplete;let next=this.next??"stream";for(;next&&(incomplete||this.hasChars(1));)next=yield*this.parseNext(next)}atLineEnd(){let i=this.
pos,ch=this.buffer[i];for(;ch===" "||ch==="	";)ch=this.buffer[++i];return!ch||ch==="#"||ch===`
`?!0:ch==="\r"?this.buffer[i+1]===`
`:!1}charAt(n){return this.buffer[this.pos+n]}continueScalar(offset){let ch=this.buffer[offset];if(this.indentNext>0){let indent=0;for(;ch===" ";)ch=this.buffer[++indent+offset];if(ch==="\r"){let next=this.
buffer[indent+offset+1];if(next===`
`||!next&&!this.atEnd)return offset+indent+1}return ch===`
`||indent>=this.indentNext||!ch&&!this.atEnd?offset+indent:-1}if(ch==="-"||ch==="."){let dt=this.buffer.substr(offset,3);if((dt==="---"||dt==="...")&&isEmpty(this.buffer[offset+3]))return-1}return offset}getLine(){
let end=this.lineEndPos;return(typeof end!="number"||end!==-1&&end<this.pos)&&(end=this.buffer.indexOf(`
`,this.pos),this.lineEndPos=end),end===-1?this.atEnd?this.buffer.substring(this.pos):null:(this.buffer[end-1]==="\r"&&(end-=1),this.buffer.substring(this.pos,end))}hasChars(n){return this.pos+n<=this.
buffer.length}setNext(state){return this.buffer=this.buffer.substring(this.pos),this.pos=0,this.lineEndPos=null,this.next=state,null}peek(n){return this.buffer.substr(this.pos,n)}*parseNext(next){switch(next){case"\
stream":return yield*this.parseStream();case"line-start":return yield*this.parseLineStart();case"block-start":return yield*this.parseBlockStart();case"doc":return yield*this.parseDocument();case"flow":
return yield*this.parseFlowCollection();case"quoted-scalar":return yield*this.parseQuotedScalar();case"block-scalar":return yield*this.parseBlockScalar();case"plain-scalar":return yield*this.parsePlainScalar()}}*parseStream(){
let line2=this.getLine();if(line2===null)return this.setNext("stream");if(line2[0]===BOM&&(yield*this.pushCount(1),line2=line2.substring(1)),line2[0]==="%"){let dirEnd=line2.length,cs=line2.indexOf("#");
for(;cs!==-1;){let ch=line2[cs-1];if(ch===" "||ch==="	"){dirEnd=cs-1;break}else cs=line2.indexOf("#",cs+1)}for(;;){let ch=line2[dirEnd-1];if(ch===" "||ch==="	")dirEnd-=1;else break}let n=(yield*this.pushCount(
dirEnd))+(yield*this.pushSpaces(!0));return yield*this.pushCount(line2.length-n),this.pushNewline(),"stream"}if(this.atLineEnd()){let sp=yield*this.pushSpaces(!0);return yield*this.pushCount(line2.length-
sp),yield*this.pushNewline(),"stream"}return yield DOCUMENT,yield*this.parseLineStart()}*parseLineStart(){let ch=this.charAt(0);if(!ch&&!this.atEnd)return this.setNext("line-start");if(ch==="-"||ch===
"."){if(!this.atEnd&&!this.hasChars(4))return this.setNext("line-start");let s=this.peek(3);if((s==="---"||s==="...")&&isEmpty(this.charAt(3)))return yield*this.pushCount(3),this.indentValue=0,this.indentNext=
0,s==="---"?"doc":"stream"}return this.indentValue=yield*this.pushSpaces(!1),this.indentNext>this.indentValue&&!isEmpty(this.charAt(1))&&(this.indentNext=this.indentValue),yield*this.parseBlockStart()}*parseBlockStart(){
let[ch0,ch1]=this.peek(2);if(!ch1&&!this.atEnd)return this.setNext("block-start");if((ch0==="-"||ch0==="?"||ch0===":")&&isEmpty(ch1)){let n=(yield*this.pushCount(1))+(yield*this.pushSpaces(!0));return this.
indentNext=this.indentValue+1,this.indentValue+=n,"block-start"}return"doc"}*parseDocument(){yield*this.pushSpaces(!0);let line2=this.getLine();if(line2===null)return this.setNext("doc");let n=yield*this.
pushIndicators();switch(line2[n]){case"#":yield*this.pushCount(line2.length-n);case void 0:return yield*this.pushNewline(),yield*this.parseLineStart();case"{":case"[":return yield*this.pushCount(1),this.
flowKey=!1,this.flowLevel=1,"flow";case"}":case"]":return yield*this.pushCount(1),"doc";case"*":return yield*this.pushUntil(isNotAnchorChar),"doc";case'"':case"'":return yield*this.parseQuotedScalar();case"\
|":case">":return n+=yield*this.parseBlockScalarHeader(),n+=yield*this.pushSpaces(!0),yield*this.pushCount(line2.length-n),yield*this.pushNewline(),yield*this.parseBlockScalar();default:return yield*this.
parsePlainScalar()}}*parseFlowCollection(){let nl,sp,indent=-1;do nl=yield*this.pushNewline(),nl>0?(sp=yield*this.pushSpaces(!1),this.indentValue=indent=sp):sp=0,sp+=yield*this.pushSpaces(!0);while(nl+
sp>0);let line2=this.getLine();if(line2===null)return this.setNext("flow");if((indent!==-1&&indent<this.indentNext&&line2[0]!=="#"||indent===0&&(line2.startsWith("---")||line2.startsWith("..."))&&isEmpty(
line2[3]))&&!(indent===this.indentNext-1&&this.flowLevel===1&&(line2[0]==="]"||line2[0]==="}")))return this.flowLevel=0,yield FLOW_END,yield*this.parseLineStart();let n=0;for(;line2[n]===",";)n+=yield*this.
pushCount(1),n+=yield*this.pushSpaces(!0),this.flowKey=!1;switch(n+=yield*this.pushIndicators(),line2[n]){case void 0:return"flow";case"#":return yield*this.pushCount(line2.length-n),"flow";case"{":case"\
[":return yield*this.pushCount(1),this.flowKey=!1,this.flowLevel+=1,"flow";case"}":case"]":return yield*this.pushCount(1),this.flowKey=!0,this.flowLevel-=1,this.flowLevel?"flow":"doc";case"*":return yield*this.
pushUntil(isNotAnchorChar),"flow";case'"':case"'":return this.flowKey=!0,yield*this.parseQuotedScalar();case":":{let next=this.charAt(1);if(this.flowKey||isEmpty(next)||next===",")return this.flowKey=
!1,yield*this.pushCount(1),yield*this.pushSpaces(!0),"flow"}default:return this.flowKey=!1,yield*this.parsePlainScalar()}}*parseQuotedScalar(){let quote2=this.charAt(0),end=this.buffer.indexOf(quote2,
this.pos+1);if(quote2==="'")for(;end!==-1&&this.buffer[end+1]==="'";)end=this.buffer.indexOf("'",end+2);else for(;end!==-1;){let n=0;for(;this.buffer[end-1-n]==="\\";)n+=1;if(n%2===0)break;end=this.buffer.
indexOf('"',end+1)}let qb=this.buffer.substring(0,end),nl=qb.indexOf(`
`,this.pos);if(nl!==-1){for(;nl!==-1;){let cs=this.continueScalar(nl+1);if(cs===-1)break;nl=qb.indexOf(`
`,cs)}nl!==-1&&(end=nl-(qb[nl-1]==="\r"?2:1))}if(end===-1){if(!this.atEnd)return this.setNext("quoted-scalar");end=this.buffer.length}return yield*this.pushToIndex(end+1,!1),this.flowLevel?"flow":"doc"}*parseBlockScalarHeader(){
this.blockScalarIndent=-1,this.blockScalarKeep=!1;let i=this.pos;for(;;){let ch=this.buffer[++i];if(ch==="+")this.blockScalarKeep=!0;else if(ch>"0"&&ch<="9")this.blockScalarIndent=Number(ch)-1;else if(ch!==
"-")break}return yield*this.pushUntil(ch=>isEmpty(ch)||ch==="#")}*parseBlockScalar(){let nl=this.pos-1,indent=0,ch;loop:for(let i2=this.pos;ch=this.buffer[i2];++i2)switch(ch){case" ":indent+=1;break;case`\

`:nl=i2,indent=0;break;case"\r":{let next=this.buffer[i2+1];if(!next&&!this.atEnd)return this.setNext("block-scalar");if(next===`
`)break}default:break loop}if(!ch&&!this.atEnd)return this.setNext("block-scalar");if(indent>=this.indentNext){this.blockScalarIndent===-1?this.indentNext=indent:this.indentNext=this.blockScalarIndent+
(this.indentNext===0?1:this.indentNext);do{let cs=this.continueScalar(nl+1);if(cs===-1)break;nl=this.buffer.indexOf(`
`,cs)}while(nl!==-1);if(nl===-1){if(!this.atEnd)return this.setNext("block-scalar");nl=this.buffer.length}}let i=nl+1;for(ch=this.buffer[i];ch===" ";)ch=this.buffer[++i];if(ch==="	"){for(;ch==="	"||ch===
" "||ch==="\r"||ch===`
`;)ch=this.buffer[++i];nl=i-1}else if(!this.blockScalarKeep)do{let i2=nl-1,ch2=this.buffer[i2];ch2==="\r"&&(ch2=this.buffer[--i2]);let lastChar=i2;for(;ch2===" ";)ch2=this.buffer[--i2];if(ch2===`
`&&i2>=this.pos&&i2+1+indent>lastChar)nl=i2;else break}while(!0);return yield SCALAR2,yield*this.pushToIndex(nl+1,!0),yield*this.parseLineStart()}*parsePlainScalar(){let inFlow=this.flowLevel>0,end=this.
pos-1,i=this.pos-1,ch;for(;ch=this.buffer[++i];)if(ch===":"){let next=this.buffer[i+1];if(isEmpty(next)||inFlow&&flowIndicatorChars.has(next))break;end=i}else if(isEmpty(ch)){let next=this.buffer[i+1];
if(ch==="\r"&&(next===`
`?(i+=1,ch=`
`,next=this.buffer[i+1]):end=i),next==="#"||inFlow&&flowIndicatorChars.has(next))break;if(ch===`
`){let cs=this.continueScalar(i+1);if(cs===-1)break;i=Math.max(i,cs-2)}}else{if(inFlow&&flowIndicatorChars.has(ch))break;end=i}return!ch&&!this.atEnd?this.setNext("plain-scalar"):(yield SCALAR2,yield*this.
pushToIndex(end+1,!0),inFlow?"flow":"doc")}*pushCount(n){return n>0?(yield this.buffer.substr(this.pos,n),this.pos+=n,n):0}*pushToIndex(i,allowEmpty){let s=this.buffer.slice(this.pos,i);return s?(yield s,
this.pos+=s.length,s.length):(allowEmpty&&(yield""),0)}*pushIndicators(){let n=0;loop:for(;;){switch(this.charAt(0)){case"!":n+=yield*this.pushTag(),n+=yield*this.pushSpaces(!0);continue loop;case"&":
n+=yield*this.pushUntil(isNotAnchorChar),n+=yield*this.pushSpaces(!0);continue loop;case"-":case"?":case":":{let inFlow=this.flowLevel>0,ch1=this.charAt(1);if(isEmpty(ch1)||inFlow&&flowIndicatorChars.
has(ch1)){inFlow?this.flowKey&&(this.flowKey=!1):this.indentNext=this.indentValue+1,n+=yield*this.pushCount(1),n+=yield*this.pushSpaces(!0);continue loop}}}break loop}return n}*pushTag(){if(this.charAt(
1)==="<"){let i=this.pos+2,ch=this.buffer[i];for(;!isEmpty(ch)&&ch!==">";)ch=this.buffer[++i];return yield*this.pushToIndex(ch===">"?i+1:i,!1)}else{let i=this.pos+1,ch=this.buffer[i];for(;ch;)if(tagChars.
has(ch))ch=this.buffer[++i];else if(ch==="%"&&hexDigits.has(this.buffer[i+1])&&hexDigits.has(this.buffer[i+2]))ch=this.buffer[i+=3];else break;return yield*this.pushToIndex(i,!1)}}*pushNewline(){let ch=this.
buffer[this.pos];return ch===`
`?yield*this.pushCount(1):ch==="\r"&&this.charAt(1)===`
`?yield*this.pushCount(2):0}*pushSpaces(allowTabs){let i=this.pos-1,ch;do ch=this.buffer[++i];while(ch===" "||allowTabs&&ch==="	");let n=i-this.pos;return n>0&&(yield this.buffer.substr(this.pos,n),this.
pos=i),n}*pushUntil(test){let i=this.pos,ch=this.buffer[i];for(;!test(ch);)ch=this.buffer[++i];return yield*this.pushToIndex(i,!1)}},LineCounter=class{constructor(){this.lineStarts=[],this.addNewLine=
offset=>this.lineStarts.push(offset),this.linePos=offset=>{let low=0,high=this.lineStarts.length;for(;low<high;){let mid=low+high>>1;this.lineStarts[mid]<offset?low=mid+1:high=mid}if(this.lineStarts[low]===
offset)return{line:low+1,col:1};if(low===0)return{line:0,col:offset};let start=this.lineStarts[low-1];return{line:low,col:offset-start+1}}}};function includesToken(list,type){for(let i=0;i<list.length;++i)
if(list[i].type===type)return!0;return!1}function findNonEmptyIndex(list){for(let i=0;i<list.length;++i)switch(list[i].type){case"space":case"comment":case"newline":break;default:return i}return-1}function isFlowToken(token){
switch(token?.type){case"alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":case"flow-collection":return!0;default:return!1}}function getPrevProps(parent){switch(parent.type){case"\
document":return parent.start;case"block-map":{let it=parent.items[parent.items.length-1];return it.sep??it.start}case"block-seq":return parent.items[parent.items.length-1].start;default:return[]}}function getFirstKeyStartProps(prev){
if(prev.length===0)return[];let i=prev.length;loop:for(;--i>=0;)switch(prev[i].type){case"doc-start":case"explicit-key-ind":case"map-value-ind":case"seq-item-ind":case"newline":break loop}for(;prev[++i]?.
type==="space";);return prev.splice(i,prev.length)}function arrayPushArray(target,source){if(source.length<1e5)Array.prototype.push.apply(target,source);else for(let i=0;i<source.length;++i)target.push(
source[i])}function fixFlowSeqItems(fc){if(fc.start.type==="flow-seq-start")for(let it of fc.items)it.sep&&!it.value&&!includesToken(it.start,"explicit-key-ind")&&!includesToken(it.sep,"map-value-ind")&&
(it.key&&(it.value=it.key),delete it.key,isFlowToken(it.value)?it.value.end?arrayPushArray(it.value.end,it.sep):it.value.end=it.sep:arrayPushArray(it.start,it.sep),delete it.sep)}var Parser=class{constructor(onNewLine){
this.atNewLine=!0,this.atScalar=!1,this.indent=0,this.offset=0,this.onKeyLine=!1,this.stack=[],this.source="",this.type="",this.lexer=new Lexer,this.onNewLine=onNewLine}*parse(source,incomplete=!1){this.
onNewLine&&this.offset===0&&this.onNewLine(0);for(let lexeme of this.lexer.lex(source,incomplete))yield*this.next(lexeme);incomplete||(yield*this.end())}*next(source){if(this.source=source,this.atScalar){
this.atScalar=!1,yield*this.step(),this.offset+=source.length;return}let type=tokenType(source);if(type)if(type==="scalar")this.atNewLine=!1,this.atScalar=!0,this.type="scalar";else{switch(this.type=type,
yield*this.step(),type){case"newline":this.atNewLine=!0,this.indent=0,this.onNewLine&&this.onNewLine(this.offset+source.length);break;case"space":this.atNewLine&&source[0]===" "&&(this.indent+=source.
length);break;case"explicit-key-ind":case"map-value-ind":case"seq-item-ind":this.atNewLine&&(this.indent+=source.length);break;case"doc-mode":case"flow-error-end":return;default:this.atNewLine=!1}this.
offset+=source.length}else{let message=`Not a YAML token: ${source}`;yield*this.pop({type:"error",offset:this.offset,message,source}),this.offset+=source.length}}*end(){for(;this.stack.length>0;)yield*this.
pop()}get sourceToken(){return{type:this.type,offset:this.offset,indent:this.indent,source:this.source}}*step(){let top=this.peek(1);if(this.type==="doc-end"&&top?.type!=="doc-end"){for(;this.stack.length>
0;)yield*this.pop();this.stack.push({type:"doc-end",offset:this.offset,source:this.source});return}if(!top)return yield*this.stream();switch(top.type){case"document":return yield*this.document(top);case"\
alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":return yield*this.scalar(top);case"block-scalar":return yield*this.blockScalar(top);case"block-map":return yield*this.blockMap(
top);case"block-seq":return yield*this.blockSequence(top);case"flow-collection":return yield*this.flowCollection(top);case"doc-end":return yield*this.documentEnd(top)}yield*this.pop()}peek(n){return this.
stack[this.stack.length-n]}*pop(error){let token=error??this.stack.pop();if(!token)yield{type:"error",offset:this.offset,source:"",message:"Tried to pop an empty stack"};else if(this.stack.length===0)
yield token;else{let top=this.peek(1);switch(token.type==="block-scalar"?token.indent="indent"in top?top.indent:0:token.type==="flow-collection"&&top.type==="document"&&(token.indent=0),token.type==="\
flow-collection"&&fixFlowSeqItems(token),top.type){case"document":top.value=token;break;case"block-scalar":top.props.push(token);break;case"block-map":{let it=top.items[top.items.length-1];if(it.value){
top.items.push({start:[],key:token,sep:[]}),this.onKeyLine=!0;return}else if(it.sep)it.value=token;else{Object.assign(it,{key:token,sep:[]}),this.onKeyLine=!it.explicitKey;return}break}case"block-seq":{
let it=top.items[top.items.length-1];it.value?top.items.push({start:[],value:token}):it.value=token;break}case"flow-collection":{let it=top.items[top.items.length-1];!it||it.value?top.items.push({start:[],
key:token,sep:[]}):it.sep?it.value=token:Object.assign(it,{key:token,sep:[]});return}default:yield*this.pop(),yield*this.pop(token)}if((top.type==="document"||top.type==="block-map"||top.type==="block\
-seq")&&(token.type==="block-map"||token.type==="block-seq")){let last=token.items[token.items.length-1];last&&!last.sep&&!last.value&&last.start.length>0&&findNonEmptyIndex(last.start)===-1&&(token.indent===
0||last.start.every(st=>st.type!=="comment"||st.indent<token.indent))&&(top.type==="document"?top.end=last.start:top.items.push({start:last.start}),token.items.splice(-1,1))}}}*stream(){switch(this.type){case"\
directive-line":yield{type:"directive",offset:this.offset,source:this.source};return;case"byte-order-mark":case"space":case"comment":case"newline":yield this.sourceToken;return;case"doc-mode":case"doc\
-start":{let doc={type:"document",offset:this.offset,start:[]};this.type==="doc-start"&&doc.start.push(this.sourceToken),this.stack.push(doc);return}}yield{type:"error",offset:this.offset,message:`Une\
xpected ${this.type} token in YAML stream`,source:this.source}}*document(doc){if(doc.value)return yield*this.lineEnd(doc);switch(this.type){case"doc-start":{findNonEmptyIndex(doc.start)!==-1?(yield*this.
pop(),yield*this.step()):doc.start.push(this.sourceToken);return}case"anchor":case"tag":case"space":case"comment":case"newline":doc.start.push(this.sourceToken);return}let bv=this.startBlockValue(doc);
bv?this.stack.push(bv):yield{type:"error",offset:this.offset,message:`Unexpected ${this.type} token in YAML document`,source:this.source}}*scalar(scalar2){if(this.type==="map-value-ind"){let prev=getPrevProps(
this.peek(2)),start=getFirstKeyStartProps(prev),sep2;scalar2.end?(sep2=scalar2.end,sep2.push(this.sourceToken),delete scalar2.end):sep2=[this.sourceToken];let map2={type:"block-map",offset:scalar2.offset,
indent:scalar2.indent,items:[{start,key:scalar2,sep:sep2}]};this.onKeyLine=!0,this.stack[this.stack.length-1]=map2}else yield*this.lineEnd(scalar2)}*blockScalar(scalar2){switch(this.type){case"space":case"\
comment":case"newline":scalar2.props.push(this.sourceToken);return;case"scalar":if(scalar2.source=this.source,this.atNewLine=!0,this.indent=0,this.onNewLine){let nl=this.source.indexOf(`
`)+1;for(;nl!==0;)this.onNewLine(this.offset+nl),nl=this.source.indexOf(`
`,nl)+1}yield*this.pop();break;default:yield*this.pop(),yield*this.step()}}*blockMap(map2){let it=map2.items[map2.items.length-1];switch(this.type){case"newline":if(this.onKeyLine=!1,it.value){let end="\
end"in it.value?it.value.end:void 0;(Array.isArray(end)?end[end.length-1]:void 0)?.type==="comment"?end?.push(this.sourceToken):map2.items.push({start:[this.sourceToken]})}else it.sep?it.sep.push(this.
sourceToken):it.start.push(this.sourceToken);return;case"space":case"comment":if(it.value)map2.items.push({start:[this.sourceToken]});else if(it.sep)it.sep.push(this.sourceToken);else{if(this.atIndentedComment(
it.start,map2.indent)){let end=map2.items[map2.items.length-2]?.value?.end;if(Array.isArray(end)){arrayPushArray(end,it.start),end.push(this.sourceToken),map2.items.pop();return}}it.start.push(this.sourceToken)}
return}if(this.indent>=map2.indent){let atMapIndent=!this.onKeyLine&&this.indent===map2.indent,atNextItem=atMapIndent&&(it.sep||it.explicitKey)&&this.type!=="seq-item-ind",start=[];if(atNextItem&&it.sep&&
!it.value){let nl=[];for(let i=0;i<it.sep.length;++i){let st=it.sep[i];switch(st.type){case"newline":nl.push(i);break;case"space":break;case"comment":st.indent>map2.indent&&(nl.length=0);break;default:
nl.length=0}}nl.length>=2&&(start=it.sep.splice(nl[1]))}switch(this.type){case"anchor":case"tag":atNextItem||it.value?(start.push(this.sourceToken),map2.items.push({start}),this.onKeyLine=!0):it.sep?it.
sep.push(this.sourceToken):it.start.push(this.sourceToken);return;case"explicit-key-ind":!it.sep&&!it.explicitKey?(it.start.push(this.sourceToken),it.explicitKey=!0):atNextItem||it.value?(start.push(this.
sourceToken),map2.items.push({start,explicitKey:!0})):this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start:[this.sourceToken],explicitKey:!0}]}),this.onKeyLine=!0;return;case"\
map-value-ind":if(it.explicitKey)if(it.sep)if(it.value)map2.items.push({start:[],key:null,sep:[this.sourceToken]});else if(includesToken(it.sep,"map-value-ind"))this.stack.push({type:"block-map",offset:this.
offset,indent:this.indent,items:[{start,key:null,sep:[this.sourceToken]}]});else if(isFlowToken(it.key)&&!includesToken(it.sep,"newline")){let start2=getFirstKeyStartProps(it.start),key=it.key,sep2=it.
sep;sep2.push(this.sourceToken),delete it.key,delete it.sep,this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start:start2,key,sep:sep2}]})}else start.length>0?it.sep=it.
sep.concat(start,this.sourceToken):it.sep.push(this.sourceToken);else if(includesToken(it.start,"newline"))Object.assign(it,{key:null,sep:[this.sourceToken]});else{let start2=getFirstKeyStartProps(it.
start);this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start:start2,key:null,sep:[this.sourceToken]}]})}else it.sep?it.value||atNextItem?map2.items.push({start,key:null,
sep:[this.sourceToken]}):includesToken(it.sep,"map-value-ind")?this.stack.push({type:"block-map",offset:this.offset,indent:this.indent,items:[{start:[],key:null,sep:[this.sourceToken]}]}):it.sep.push(
this.sourceToken):Object.assign(it,{key:null,sep:[this.sourceToken]});this.onKeyLine=!0;return;case"alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":{let fs=this.flowScalar(this.
type);atNextItem||it.value?(map2.items.push({start,key:fs,sep:[]}),this.onKeyLine=!0):it.sep?this.stack.push(fs):(Object.assign(it,{key:fs,sep:[]}),this.onKeyLine=!0);return}default:{let bv=this.startBlockValue(
map2);if(bv){if(bv.type==="block-seq"){if(!it.explicitKey&&it.sep&&!includesToken(it.sep,"newline")){yield*this.pop({type:"error",offset:this.offset,message:"Unexpected block-seq-ind on same line with\
 key",source:this.source});return}}else atMapIndent&&map2.items.push({start});this.stack.push(bv);return}}}}yield*this.pop(),yield*this.step()}*blockSequence(seq2){let it=seq2.items[seq2.items.length-
1];switch(this.type){case"newline":if(it.value){let end="end"in it.value?it.value.end:void 0;(Array.isArray(end)?end[end.length-1]:void 0)?.type==="comment"?end?.push(this.sourceToken):seq2.items.push(
{start:[this.sourceToken]})}else it.start.push(this.sourceToken);return;case"space":case"comment":if(it.value)seq2.items.push({start:[this.sourceToken]});else{if(this.atIndentedComment(it.start,seq2.indent)){
let end=seq2.items[seq2.items.length-2]?.value?.end;if(Array.isArray(end)){arrayPushArray(end,it.start),end.push(this.sourceToken),seq2.items.pop();return}}it.start.push(this.sourceToken)}return;case"\
anchor":case"tag":if(it.value||this.indent<=seq2.indent)break;it.start.push(this.sourceToken);return;case"seq-item-ind":if(this.indent!==seq2.indent)break;it.value||includesToken(it.start,"seq-item-in\
d")?seq2.items.push({start:[this.sourceToken]}):it.start.push(this.sourceToken);return}if(this.indent>seq2.indent){let bv=this.startBlockValue(seq2);if(bv){this.stack.push(bv);return}}yield*this.pop(),
yield*this.step()}*flowCollection(fc){let it=fc.items[fc.items.length-1];if(this.type==="flow-error-end"){let top;do yield*this.pop(),top=this.peek(1);while(top?.type==="flow-collection")}else if(fc.end.
length===0){switch(this.type){case"comma":case"explicit-key-ind":!it||it.sep?fc.items.push({start:[this.sourceToken]}):it.start.push(this.sourceToken);return;case"map-value-ind":!it||it.value?fc.items.
push({start:[],key:null,sep:[this.sourceToken]}):it.sep?it.sep.push(this.sourceToken):Object.assign(it,{key:null,sep:[this.sourceToken]});return;case"space":case"comment":case"newline":case"anchor":case"\
tag":!it||it.value?fc.items.push({start:[this.sourceToken]}):it.sep?it.sep.push(this.sourceToken):it.start.push(this.sourceToken);return;case"alias":case"scalar":case"single-quoted-scalar":case"double\
-quoted-scalar":{let fs=this.flowScalar(this.type);!it||it.value?fc.items.push({start:[],key:fs,sep:[]}):it.sep?this.stack.push(fs):Object.assign(it,{key:fs,sep:[]});return}case"flow-map-end":case"flo\
w-seq-end":fc.end.push(this.sourceToken);return}let bv=this.startBlockValue(fc);bv?this.stack.push(bv):(yield*this.pop(),yield*this.step())}else{let parent=this.peek(2);if(parent.type==="block-map"&&(this.
type==="map-value-ind"&&parent.indent===fc.indent||this.type==="newline"&&!parent.items[parent.items.length-1].sep))yield*this.pop(),yield*this.step();else if(this.type==="map-value-ind"&&parent.type!==
"flow-collection"){let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);fixFlowSeqItems(fc);let sep2=fc.end.splice(1,fc.end.length);sep2.push(this.sourceToken);let map2={type:"block-map",offset:fc.
offset,indent:fc.indent,items:[{start,key:fc,sep:sep2}]};this.onKeyLine=!0,this.stack[this.stack.length-1]=map2}else yield*this.lineEnd(fc)}}flowScalar(type){if(this.onNewLine){let nl=this.source.indexOf(
`
`)+1;for(;nl!==0;)this.onNewLine(this.offset+nl),nl=this.source.indexOf(`
`,nl)+1}return{type,offset:this.offset,indent:this.indent,source:this.source}}startBlockValue(parent){switch(this.type){case"alias":case"scalar":case"single-quoted-scalar":case"double-quoted-scalar":return this.
flowScalar(this.type);case"block-scalar-header":return{type:"block-scalar",offset:this.offset,indent:this.indent,props:[this.sourceToken],source:""};case"flow-map-start":case"flow-seq-start":return{type:"\
flow-collection",offset:this.offset,indent:this.indent,start:this.sourceToken,items:[],end:[]};case"seq-item-ind":return{type:"block-seq",offset:this.offset,indent:this.indent,items:[{start:[this.sourceToken]}]};case"\
explicit-key-ind":{this.onKeyLine=!0;let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);return start.push(this.sourceToken),{type:"block-map",offset:this.offset,indent:this.indent,items:[
{start,explicitKey:!0}]}}case"map-value-ind":{this.onKeyLine=!0;let prev=getPrevProps(parent),start=getFirstKeyStartProps(prev);return{type:"block-map",offset:this.offset,indent:this.indent,items:[{start,
key:null,sep:[this.sourceToken]}]}}}return null}atIndentedComment(start,indent){return this.type!=="comment"||this.indent<=indent?!1:start.every(st=>st.type==="newline"||st.type==="space")}*documentEnd(docEnd){
this.type!=="doc-mode"&&(docEnd.end?docEnd.end.push(this.sourceToken):docEnd.end=[this.sourceToken],this.type==="newline"&&(yield*this.pop()))}*lineEnd(token){switch(this.type){case"comma":case"doc-st\
art":case"doc-end":case"flow-seq-end":case"flow-map-end":case"map-value-ind":yield*this.pop(),yield*this.step();break;case"newline":this.onKeyLine=!1;default:token.end?token.end.push(this.sourceToken):
token.end=[this.sourceToken],this.type==="newline"&&(yield*this.pop())}}},MAX_DEPTH=16,LONGEST_SENTENCE=120,QUOTED={UNEXPECTED_TOKEN:/(?<=\w): [\s\S]*$/,BAD_DQ_ESCAPE:/ \\[\s\S]*$/},SYNTAX_HINTS={TAB_AS_INDENT:"\
Indent with spaces.",BLOCK_AS_IMPLICIT_KEY:'Put a value that holds ": " in quotes.',BAD_SCALAR_START:"Put the value in quotes.",BAD_INDENT:"A { or [ may not be closed, or a line stands too far left.",
MISSING_CHAR:"Something opened before is not closed."};function readYaml(text2){let lines=new LineCounter,tokens=[...new Parser(lines.addNewLine).parse(text2)],reading=new Reading(lines),unfit=unfitToken(
tokens);if(unfit)return reading.problem(unfit.offset,unfit.reason),reading.tree(void 0);let options={version:"1.2",schema:"core",stringKeys:!0,uniqueKeys:!1},[document]=[...new Composer(options).compose(
tokens,!0,text2.length)],errors=[...document?.errors??[],...document?.warnings??[]].filter(isOurs);for(let error of errors)reading.problem(error.pos[0],`not valid YAML: ${sentence(error)}`,SYNTAX_HINTS[error.
code]);return errors.length>0||!document?.contents?reading.tree(void 0):reading.tree(reading.read(document.contents,[]))}function isOurs({code}){return code!=="TAG_RESOLVE_FAILED"}function sentence({code,
message}){if(code==="NON_STRING_KEY")return"a key must be text";let quoted=QUOTED[code],plain=quoted===void 0?message:message.replace(quoted,"");return printable(plain.charAt(0).toLowerCase()+plain.slice(
1),LONGEST_SENTENCE)}function unfitToken(tokens){let directive=tokens.find(token=>token.type==="directive");if(directive)return{offset:directive.offset,reason:"YAML directives such as %YAML are not su\
pported"};let second=tokens.filter(token=>token.type==="document")[1];if(second)return{offset:second.offset,reason:"a config is one YAML document; here begins a second one"};let level=[...tokens];for(let depth=0;depth<=
MAX_DEPTH;depth+=1)level=level.flatMap(children);let[deep]=level;return deep?{offset:deep.offset,reason:`nested more than ${MAX_DEPTH} levels deep`}:null}function children(token){return token.type==="\
document"?token.value?[token.value]:[]:"items"in token?token.items.flatMap(item=>[item.key??[],item.value??[]].flat()):[]}var Reading=class{#lines;#problems=[];#places=new Map;constructor(lines){this.#lines=
lines}tree(value){return{value,problems:this.#problems,place:path=>this.#places.get(JSON.stringify(path))??null}}problem(offset,reason,hint){this.#problems.push({...this.#spot(offset),reason,...hint===
void 0?{}:{hint}})}read(node,path){let at=this.#spot(node.range[0]);if(this.#places.has(JSON.stringify(path))||this.#note(path,{key:at,value:at}),isAlias(node)){this.problem(node.range[0],"YAML aliase\
s are not supported","Write the value out.");return}return this.#refuseProperties(node),isScalar(node)?scalar(node.value,node.source):isSeq(node)?node.items.map((item,index)=>this.read(item,[...path,index])):
isMap(node)?this.#mapping(node.items,path):null}#mapping(pairs3,path){let result=Object.create(null);for(let{key,value}of pairs3){let offset=key.range[0];this.#refuseProperties(key);let name=isScalar(
key)?String(key.value):"",earlier=this.#places.get(JSON.stringify([...path,name]));if(earlier)this.problem(offset,`duplicate key ${quoteKey(name)}; it is already on line ${earlier.key.line}`);else if(name===
"__proto__")this.problem(offset,'unknown key "__proto__"');else{name==="<<"&&this.problem(offset,"YAML merge keys (<<) are not supported","Write the keys out.");let key2=this.#spot(offset);this.#note(
[...path,name],{key:key2,value:value?this.#spot(value.range[0]):key2}),result[name]=value?this.read(value,[...path,name]):null}}return result}#refuseProperties(node){"anchor"in node&&node.anchor!==void 0&&
this.problem(node.range[0],"YAML anchors (&) are not supported"),node.tag!==void 0&&this.problem(node.range[0],"YAML tags (!) are not supported")}#note(path,place){this.#places.set(JSON.stringify(path),
place)}#spot(offset){let{line:line2,col}=this.#lines.linePos(offset);return{line:line2,column:col}}};function scalar(value,source){return typeof value!="number"&&typeof value!="bigint"||String(value)===
source?value:source??String(value)}function realConfig({cwd,path,workspace}){let written=resolve(cwd,path),real=realpathSync(written),home=workspace??repositoryAround(cwd),bounds2=isWithin(home,written)?
home:dirname(written);if(isWithin(realpathSync(bounds2),real))return real;throw new UsageError(`the config ${path} is a link that leads out of ${bounds2}`,{hint:"Put the file itself there, or give the\
 path that the link leads to."})}function repositoryAround(cwd){for(let folder=cwd;;folder=dirname(folder)){if(existsSync(join(folder,".git")))return folder;if(dirname(folder)===folder)return cwd}}function isWithin(folder,path){
let inside=relative(folder,path);return!isAbsolute(inside)&&inside.split(sep)[0]!==".."}var EMPTY={line:1,column:1,reason:"the file is empty",hint:`A config begins like this:
version: 1
budgets:
  size: 250 MB`};function parseConfig(text2,{path,ruleIds}){let tree=readYaml(decodeConfig(text2,path));if(tree.value===void 0)throw configError(path,isSome(tree.problems)?tree.problems:[EMPTY]);let ids={
catalogue:ruleIds,own:ownIds(tree.value,ruleIds)},result=configSchema(ids).safeParse(tree.value),issues=result.success?[]:problemsOf(result.error.issues,tree),problems=[...tree.problems,...issues];if(!result.
success||isSome(problems))throw configError(path,isSome(problems)?problems:[EMPTY]);return toConfig(result.data,{path,tree})}function toConfig(file,source){return{path:source.path,name:file.name??null,
target:targetOf(file,source),platform:file.platform??null,dockerfile:file.dockerfile??null,budgets:budgetsOf(file.budgets,source),rules:rulesOf(file.rules??{},source),ignore:(file.ignore??[]).map((entry,index)=>ignoreOf(
entry,positionOf(source,["ignore",index]))),limits:boundsOf(file.limits??{})}}function positionOf({path,tree},key){return{path,...tree.place(key)?.key??{line:1,column:1}}}function targetOf(file,source){
if(file.build!==void 0)return{kind:"build",build:buildOf(file.build),position:positionOf(source,["build"])};for(let form of["image","registry","archive","layout"]){let written=file[form];if(written!==
void 0)return{kind:"source",form,source:written,position:positionOf(source,[form])}}return null}function buildOf(written){let{context=".",file,target,args={}}=typeof written=="string"?{context:written}:
written;return{context,file:file??null,target:target??null,args:Object.fromEntries(Object.entries(args).map(([name,value])=>[name,String(value)]))}}function budgetsOf({rules={},...figures},source){let budgets=[],
add=(budget2,written,key)=>{written!==void 0&&budgets.push({budget:budget2,...thresholds(written),position:positionOf(source,key)})};for(let name of BUDGET_NAMES)add(name,figures[name],["budgets",name]);
for(let[rule,written]of Object.entries(rules))add({rule},written,["budgets","rules",rule]);return budgets.toSorted((a,b)=>a.position.line-b.position.line||a.position.column-b.position.column)}var BUDGET_NAMES=[
"size","download","layer","layers","wasted","removable","waste","efficiency"];function thresholds(written){return"kind"in written?{warn:null,fail:written}:{warn:written.warn??null,fail:written.fail??null}}
function rulesOf(section,source){return Object.entries(section).flatMap(([id,written])=>{let position=positionOf(source,["rules",id]);return written===void 0?[]:written==="off"?[{kind:"off",id,position}]:
isOwn(written)?[{kind:"own",id,rule:ownRule(id,written),position}]:[{kind:"severity",id,severity:written.severity,position}]}).toSorted((a,b)=>a.position.line-b.position.line||a.position.column-b.position.
column)}function isOwn(written){return"remedy"in written}function ownRule(id,written){let{paths,not=[],remedy,title=id,why="",severity:severity2="warn",bucket="removable"}=written;return{id,title:title.
trim(),why:why.trim(),severity:severity2,bucket,paths,not,remedy:remedy.trim()}}function boundsOf(written){return Object.fromEntries(Object.entries(written).flatMap(([name,limit])=>limit===void 0?[]:[
[name,amountOf(limit)]]))}function ignoreOf(entry,position){let reason=entry.reason.split(`
`).map(line2=>line2.trim()).filter(line2=>line2!=="").join(" ");return{path:entry.path??null,rule:entry.rule??null,reason,position}}export{checkLength,parseConfig,realConfig};
