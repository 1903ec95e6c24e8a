import{COMMAND_NAMES,GLOBAL,commandsWith}from"./chunk-NMEOCOO7.js";import{quote}from"./chunk-XPAKMXQA.js";import{nearest}from"./chunk-7NKSFOC5.js";import{UsageError,onOneLine}from"./chunk-PITSV5IC.js";
import"./chunk-ND625BFL.js";import{existsSync}from"node:fs";import{resolve}from"node:path";function noCommand(written,args,cwd){let name=written.replace(/^((?:[a-z-]+:)?(?:\/\/)?)[^@]*@(?!sha)/,"$1***@");return new UsageError(`there is no command ${quote(name)}`,{hint:hintFor(name,args,cwd)})}
function hintFor(name,args,cwd){let help="See imagebudget --help.";if(name.startsWith("--")){let flag=name.split("=")[0]??name,command=args.find(word=>COMMAND_NAMES.some(known=>known===word))??commandsWith(
flag)[0];if(command!==void 0&&commandsWith(flag).length>0)return`Options come after the command: imagebudget ${[command,name,...args.filter(word=>word!==command)].map(onOneLine).join(" ").slice(0,200)}`;
let near2=nearest(flag,GLOBAL);return near2===null?help:`Did you mean ${near2}? ${help}`}if(name!==""&&(/[./:\\]/.test(name)||existsSync(resolve(cwd,name))))return imageHint(onOneLine(name).slice(0,200));
let near=COMMANDS_ELSEWHERE.get(name.toLowerCase())??nearest(name,COMMAND_NAMES);return near===null?help:`Did you mean imagebudget ${near}? ${help}`}function imageHint(name){return/\.ya?ml$/.test(name)?
`To use this config, write imagebudget check --config ${name}`:`To look at this image, write imagebudget inspect ${name}; to judge it, imagebudget check ${name}`}var COMMANDS_ELSEWHERE=new Map([["anal\
yze","inspect"],["analyse","inspect"],["diff","compare"],["scan","check"],["test","check"],["run","check"],["show","inspect"],["history","inspect"],["list","ls"],["files","ls"],["rule","rules"],["expl\
ain","rules"],["new","init"],["create","init"]]);export{noCommand};
