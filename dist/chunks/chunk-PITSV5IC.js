var EXIT={pass:0,overBudget:1,notMeasured:2,badUsage:3,interrupted:130,terminated:143};function exitCodeOf(verdict,failOn="fail"){switch(verdict){case"pass":return EXIT.pass;case"warn":return failOn===
"warn"?EXIT.overBudget:EXIT.pass;case"fail":return failOn==="never"?EXIT.pass:EXIT.overBudget;case null:return EXIT.notMeasured;default:return verdict}}var INPUT_BUDGETS='input "budgets"',ImagebudgetError=class extends Error{about;#hint;#position;#reason;constructor(reason,{
hint,cause,position,about}={}){super(position?at(position,reason):reason,cause===void 0?void 0:{cause}),this.name=new.target.name,this.#reason=reason,this.about=about??null,this.#hint=hint,this.#position=
position??null}get reason(){return this.#reason}startWith(subject){return this.#reason=`${subject}: ${this.#reason}`,this.message=this.#position===null?this.#reason:at(this.#position,this.#reason),this}get position(){
return this.#position}locate(position){return this.#position!==null?this:(this.#position=position,this.message=at(position,this.reason),this)}get hint(){return this.hintFor("commandLine")}hintFor(way){
return hintOf({position:this.#position,hint:this.#hint},way)}get problems(){return[{position:this.#position,reason:this.reason,hint:this.#hint}]}};function tell(error,way){let given=new Set;return error.
problems.map(problem=>{let{position,reason}=problem,hint=hintOf(problem,way),isNew=hint!==void 0&&!given.has(hint);return isNew&&given.add(hint),{position,reason,message:position?at(position,reason):reason,
hint:isNew?hint:void 0}})}async function located(positions,work){try{return await work()}catch(error){let position=error instanceof ImagebudgetError&&error.about!==null?positions[error.about]:void 0;throw error instanceof
ImagebudgetError&&position?error.locate(position):error}}function hintOf({position,hint},way){return typeof hint!="object"?hint:position!==null&&hint.config!==void 0?hint.config:hint[way]}function at({
path,line,column},reason){return`${path}:${line}:${column}: ${reason}`}var ConfigError=class extends ImagebudgetError{exitCode=EXIT.badUsage;#more;constructor(position,reason,{more=[],...details}={}){
super(reason,{...details,position}),this.#more=more}get problems(){return[...super.problems,...this.#more]}},UsageError=class extends ImagebudgetError{exitCode=EXIT.badUsage},MeasureError=class extends ImagebudgetError{exitCode=EXIT.
notMeasured};function codeOf(error){let code=typeof error=="object"&&error!==null&&"code"in error?error.code:void 0;return typeof code=="string"?code:void 0}function onOneLine(text){return text.replaceAll(
`
`,"\\x0a")}export{EXIT,exitCodeOf,INPUT_BUDGETS,ImagebudgetError,tell,located,at,ConfigError,UsageError,MeasureError,codeOf,onOneLine};
