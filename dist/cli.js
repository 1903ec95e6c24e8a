#!/usr/bin/env node
process.exitCode=2;for(let event of["uncaughtException","unhandledRejection"])process.on(event,error=>{let message=(error instanceof Error?error.message:String(error)).replace(/\s+/g," ");process.stderr.
write(`imagebudget: internal error: ${message}
`),process.exit(2)});var{endProcess,processIo,runCli,tuneCompiler}=await import("./chunks/start-4F8875D9.js");tuneCompiler(process.versions.node);await endProcess(await runCli(processIo(new URL("./wor\
ker.js",import.meta.url))));
