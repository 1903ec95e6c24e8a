process.exitCode=2;var safe=text=>text.replace(/[^\x20-\x7e]+/g," ");for(let event of["uncaughtException","unhandledRejection"])process.on(event,error=>{let message=error instanceof Error?error.message:
String(error);process.stderr.write(`imagebudget: internal error: ${safe(message)}
`),process.exit(2)});var{runAction,terminal}=await import("./chunks/main-2MJ53CMX.js");safe=terminal;process.exitCode=await runAction(new URL("./worker.js",import.meta.url));
