#!/usr/bin/env node
process.exitCode=2;var safe=text=>text.replace(/[^\x20-\x7e]+/g," ");for(let event of["uncaughtException","unhandledRejection"])process.on(event,error=>{let message=error instanceof Error?error.message:
String(error);process.stderr.write(`imagebudget: internal error: ${safe(message)}
`),process.exit(2)});var{endProcess,processIo,runCli,terminal,tuneCompiler}=await import("./chunks/main-NOPAGYR3.js");safe=terminal;tuneCompiler(process.versions.node);await endProcess(await runCli(processIo(
new URL("./worker.js",import.meta.url))));
