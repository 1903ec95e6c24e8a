import{pageOf}from"./chunk-DGAIPANC.js";import{writeResult}from"./chunk-ZNQJWHOU.js";import{environment}from"./chunk-6WJO3CAG.js";import{oneSource,readArgs}from"./chunk-K6VC64IT.js";
import"./chunk-QJGRVLEC.js";import{fixJobFor,startProgram}from"./chunk-OSD2LSWS.js";import{check}from"./chunk-PRILT7UM.js";import"./chunk-GILVMBQP.js";import"./chunk-FLYH32GM.js";
import"./chunk-GY3IKZGR.js";import"./chunk-W7WLL2UQ.js";import"./chunk-W5IRAA6D.js";import"./chunk-BGNMHPDT.js";import{terminal}from"./chunk-Y4JBRRSO.js";import"./chunk-CITKWXDD.js";
import"./chunk-2MQWTVUX.js";import"./chunk-GXHHFGGP.js";import"./chunk-R6UNLQPC.js";import"./chunk-F5YOVGGM.js";import"./chunk-X6ZTYOIN.js";import{parseLimits}from"./chunk-KDESL5JU.js";
import"./chunk-JAP64ZIW.js";import"./chunk-XPAKMXQA.js";import"./chunk-ARKUT6FM.js";import"./chunk-7NKSFOC5.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";
import{EXIT}from"./chunk-W4CTC3KO.js";import"./chunk-ND625BFL.js";import{mkdtemp}from"node:fs/promises";import{join}from"node:path";function openerOf(file,{platform,env}){return platform==="darwin"?["open",file]:platform==="win32"?["rundll32","url.dll,FileProtocolHandler",file]:[env.DISPLAY,env.WAYLAND_DISPLAY,env.BROWSER].some(value=>value!==
void 0&&value!=="")?["xdg-open",file]:null}async function openFile(file,desktop){let command=openerOf(file,desktop);if(command===null)return!1;let[program,...args]=command;return startProgram(program,
args,desktop.env)}async function exploreCommand(context){let{values,positionals}=readArgs("explore",context.args),source=oneSource("explore",positionals),job=await fixJobFor({cwd:context.cwd,workspace:null,config:null,
dockerfile:values.dockerfile??null,sources:[source],build:null,platform:values.platform??null,verify:values.verify??!1,outputs:[],limits:parseLimits("--limit",values.limit??[]),date:context.date,env:context.
env}),report=await check({...job,fileTable:!0},environment(context,values)),page=await pageOf(context,report),path=join(await mkdtemp(join(context.temporaryFolder,"imagebudget-")),"page.html");return await writeResult(
context,{flag:"explore",path},page),await context.stdout.write(`${terminal(path)}
`),await openFile(path,{platform:process.platform,env:context.env})||await context.stderr.write(`No browser was found here. Open the file in one.
`),EXIT.pass}export{exploreCommand};
