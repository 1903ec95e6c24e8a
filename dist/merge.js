process.exitCode=2;for(let event of["uncaughtException","unhandledRejection"])process.on(event,()=>{process.stdout.write(`::error::imagebudget: internal error, so there is no verdict
`),process.exit(2)});var{runMerge}=await import("./chunks/run-merge-WXXZHBGS.js");process.exitCode=await runMerge(process.env);
