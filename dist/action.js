process.exitCode=2;var safe=text=>text.replace(/[^\x20-\x7e]+/g," ");for(let event of["uncaughtException","unhandledRejection"])process.on(event,error=>{let message=error instanceof Error?error.message:
String(error);process.stderr.write(`imagebudget: internal error: ${safe(message)}
`),process.exit(2)});var[{VERSION},{writeSync}]=await Promise.all([import("./chunks/version-W42BAOSA.js"),import("node:fs")]);try{writeSync(1,`imagebudget ${VERSION}, Node ${process.versions.node}
`)}catch{}var{runAction,terminal}=await import("./chunks/main-K5WR4XVL.js");safe=terminal;process.exitCode=await runAction(new URL("./worker.js",import.meta.url));
