var EXIT={pass:0,overBudget:1,notMeasured:2,badUsage:3,interrupted:130,terminated:143};function exitCodeOf(verdict){switch(verdict){case"pass":case"warn":return EXIT.pass;case"fail":return EXIT.overBudget;case null:
return EXIT.notMeasured;default:return verdict}}var ImagebudgetError=class extends Error{#hint;constructor(message,{hint,cause}={}){super(message,cause===void 0?void 0:{cause}),this.name=new.target.name,
this.#hint=hint}get hint(){return this.hintFor("commandLine")}hintFor(way){return typeof this.#hint=="object"?this.#hint[way]:this.#hint}},ConfigError=class extends ImagebudgetError{exitCode=EXIT.badUsage;position;reason;constructor(position,reason,details={}){
super(`${position.path}:${position.line}:${position.column}: ${reason}`,details),this.position=position,this.reason=reason}},UsageError=class extends ImagebudgetError{exitCode=EXIT.badUsage},MeasureError=class extends ImagebudgetError{exitCode=EXIT.
notMeasured};function codeOf(error){let code=typeof error=="object"&&error!==null&&"code"in error?error.code:void 0;return typeof code=="string"?code:void 0}function onOneLine(text){return text.replaceAll(
`
`,"\\x0a")}export{EXIT,exitCodeOf,ImagebudgetError,ConfigError,UsageError,MeasureError,codeOf,onOneLine};
