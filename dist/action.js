process.exitCode=2;for(let event of["uncaughtException","unhandledRejection"])process.on(event,error=>{let message=(error instanceof Error?error.message:String(error)).replace(/\s+/g," ");process.stderr.
write(`imagebudget: internal error: ${message}
`),process.exit(2)});var{runAction}=await import("./chunks/main-4F8875D9.js");process.exitCode=await runAction(new URL("./worker.js",import.meta.url));
