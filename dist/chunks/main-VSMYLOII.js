import{HELP}from"./chunk-BNGRRRXA.js";import{terminal}from"./chunk-YQLF4BQI.js";import{VERSION}from"./chunk-CITKWXDD.js";import{nearest}from"./chunk-5A6P2HS7.js";import{EXIT,ImagebudgetError,
MeasureError,UsageError,codeOf}from"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";import{setFlagsFromString}from"node:v8";function tuneCompiler(version){Number.parseInt(version,10)<22&&setFlagsFromString("--max-inlined-bytecode-size-cumulative=100")}import{availableParallelism,tmpdir}from"node:os";var COLUMNS=100;function processIo(layerWorker){return{argv:process.argv.slice(2),env:process.env,cwd:process.cwd(),arch:process.arch,temporaryFolder:tmpdir(),now:()=>performance.now(),workers:{script:layerWorker,
count:availableParallelism()},stdin:()=>process.stdin.isTTY?null:process.stdin,stdout:output(process.stdout,"standard output"),stderr:output(process.stderr,"standard error"),onSignal(interrupt){let onInt=()=>interrupt(
EXIT.interrupted),onTerm=()=>interrupt(EXIT.terminated);return process.on("SIGINT",onInt).on("SIGTERM",onTerm),()=>process.off("SIGINT",onInt).off("SIGTERM",onTerm)}}}async function endProcess(code){let streams=[
process.stdout,process.stderr];await Promise.all(streams.map(stream=>new Promise(resolve=>stream.write("",()=>resolve())))),process.exit(code)}function output(stream,name){return stream.on("error",()=>{}),
{isTTY:stream.isTTY===!0,columns:stream.columns??COLUMNS,write:text=>new Promise((resolve,reject)=>stream.write(text,error=>error?reject(writeError(error,name)):resolve()))}}function writeError(error,name){
let code=codeOf(error);return code===void 0||code==="EPIPE"?error:new MeasureError(`${name} cannot be written (${code}), so there is no verdict`,{hint:"Check the disk for space, and where the output g\
oes.",cause:error})}var COMMANDS={check:async()=>(await import("./check-WC2GQZYE.js")).checkCommand,inspect:async()=>(await import("./inspect-2SAY4SQG.js")).inspectCommand,ls:async()=>(await import("./ls-ERRPHGUX.js")).
lsCommand,rules:async()=>(await import("./rules-SIMUPH7Z.js")).rulesCommand};async function runCli(io){let interrupted=new AbortController,signalled=null,forget=io.onSignal(code=>{signalled=code,
interrupted.abort()});try{let code=await dispatch(io,interrupted.signal);return signalled??code}catch(error){return signalled!==null?signalled:(await io.stderr.write(failure(error,io.argv.includes("--\
debug"))).catch(()=>{}),error instanceof ImagebudgetError?error.exitCode:EXIT.notMeasured)}finally{forget()}}async function dispatch(io,signal){let[name,...args]=io.argv;if(name===void 0)return await io.
stderr.write(HELP.main),EXIT.badUsage;if(name==="--version"||name==="-V")return await io.stdout.write(`${VERSION}
`),EXIT.pass;if(name==="--help"||name==="-h"||name==="help")return await io.stdout.write(HELP.main),EXIT.pass;let load=Object.hasOwn(COMMANDS,name)?COMMANDS[name]:void 0;if(load===void 0){let near=nearest(
name,Object.keys(COMMANDS));throw new UsageError(`there is no command ${JSON.stringify(name.slice(0,60))}`,{hint:near===null?"See imagebudget --help.":`Did you mean imagebudget ${near}? See imagebudge\
t --help.`})}return(await load())({...io,args,signal})}function failure(error,debug){let lines=[];return error instanceof ImagebudgetError?(lines.push(`imagebudget: ${terminal(error.message)}`),error.
hint!==void 0&&lines.push(...error.hint.split(`
`).map(line=>`  ${terminal(line)}`))):error instanceof Error&&"code"in error&&error.code==="EPIPE"?lines.push("imagebudget: nobody reads the output any more, so there is no verdict"):(lines.push(`imag\
ebudget: internal error: ${terminal(error instanceof Error?error.message:String(error))}`),lines.push("  This is a bug. Please report it with the output of the same command and --debug.")),debug&&error instanceof
Error&&lines.push(...stack(error)),`${lines.join(`
`)}
`}function stack(error){let lines=(error.stack??"").split(`
`).map(terminal);return error.cause instanceof Error?[...lines,"caused by",...stack(error.cause)]:lines}export{endProcess,processIo,runCli,terminal,tuneCompiler};
