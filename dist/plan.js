process.exitCode=2;for(let event of["uncaughtException","unhandledRejection"])process.on(event,()=>{process.stdout.write(`::error::imagebudget: internal error, so there is no plan
`),process.exit(2)});var{runPlan}=await import("./chunks/run-plan-2OONIZJN.js");process.exitCode=await runPlan(process.env);
