#!/usr/bin/env node
process.exitCode=2;var safe=text=>text.replace(/[^\x20-\x7e]+/g," ");for(let event of["uncaughtException","unhandledRejection"])process.on(event,error=>{let message=error instanceof Error?error.message:
String(error);process.stderr.write(`imagebudget: internal error: ${safe(message)}
`),process.exit(2)});var{endProcess,processIo,runCli,terminal,tuneCompiler}=await import("./chunks/main-6LOOIRTQ.js");safe=terminal;tuneCompiler(process.versions.node);var beside=name=>new URL(name,import.meta.
url);await endProcess(await runCli(processIo({layerWorker:beside("./worker.js"),page:beside("./page/")})));
