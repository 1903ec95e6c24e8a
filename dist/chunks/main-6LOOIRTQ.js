import{painter,wantsColour}from"./chunk-SONGW3IR.js";import{quote}from"./chunk-XPAKMXQA.js";import{terminal}from"./chunk-Y4JBRRSO.js";import{VERSION}from"./chunk-YGOLUDVY.js";import{
EXIT,ImagebudgetError,MeasureError,UsageError,codeOf,tell}from"./chunk-PITSV5IC.js";import"./chunk-ND625BFL.js";function failure(error,{debug,paint}){let lines=error instanceof ImagebudgetError?problemLines(error,paint):faultLines(error,paint);return debug&&error instanceof Error&&lines.push(...stack(error)),`${lines.
join(`
`)}
`}function problemLines(error,paint){return tell(error,"commandLine").flatMap(({position,reason,hint})=>{let place=position?`${paint("bold",terminal(`${position.path}:${position.line}:${position.column}\
:`))} `:"";return[`${title(paint)} ${place}${terminal(reason)}`,...(hint?.split(`
`)??[]).map(line=>`  ${terminal(line)}`)]})}function faultLines(error,paint){return error instanceof Error&&"code"in error&&error.code==="EPIPE"?[`${title(paint)} nobody reads the output any more, so \
there is no verdict`]:[`${title(paint)} internal error: ${terminal(error instanceof Error?error.message:String(error))}`,"  This is a bug. Please report it with the output of the same command and --de\
bug."]}function title(paint){return paint("error","imagebudget:")}function stack(error){let lines=(error.stack??"").split(`
`).map(terminal);return error.cause instanceof Error?[...lines,"caused by",...stack(error.cause)]:lines}var SOURCES=`SOURCE is a path of a saved image (docker save archive, OCI layout or archive; told
from its content), - for an archive on standard input, or the name of an image in
the engine. A prefix forces it:
  docker:NAME  podman:NAME  docker-archive:PATH[:NAME]  oci:PATH[:REF]
  oci-archive:PATH[:REF]
  registry:REF (an image in its registry, without an engine)
`,EXIT_CODES=`Exit codes: 0 within budget (warnings included), 1 a budget is exceeded,
2 the image could not be measured, 3 wrong usage or config, 130/143 interrupted.
`,PLATFORM=`  --platform P      of a multi-platform image, as in linux/arm64 (default: this machine's)
`,READING=`  --no-cache        neither read nor write the layer cache
  --no-store        read an engine's image from its export, never from its own store
  --sudo            read that store by sudo -n if only root can (SECURITY.md)
  --limit NAME=N    raise a limit that stopped a run, as in layerBytes=200GiB
`,VERIFY=`  --verify          hash every byte, even if the structure alone would do
${READING}`,IMAGE_OPTIONS=`${PLATFORM}${VERIFY}`,PLATFORMS_OPTIONS=`${PLATFORM}                    or all of them, each by itself
${VERIFY}`,TRUST=`  --trust KIND      show edits that change nothing at run time (same), that may also
                    install less (fewer), or take another base image (base, the default)
`,COMMON=`  --color WHEN      always, auto or never (default: auto); --no-color is never
  --debug           show where an error comes from, and what was skipped
  -h, --help        show this
`;var MANY={matrix:`imagebudget matrix: one job for each image and platform of a config

Usage: imagebudget matrix [OPTIONS]

Prints what a CI needs to check each image on a machine of its own: the name that
check takes, the platform, and a name for its report. Nothing is measured.

Options:
  --json            print a matrix for GitHub's workflows, on one line
  --config FILE     the config (default: .imagebudget.yml)
  --platform P      one platform for all, instead of those of the config
${COMMON}
Examples:
  imagebudget matrix
  imagebudget matrix --json

Exit codes: 0 printed, 3 wrong usage or config, 130/143 interrupted.
`,merge:`imagebudget merge: one verdict and one summary of several reports

Usage: imagebudget merge REPORT\u2026 [OPTIONS]

REPORT is a JSON report that check wrote, or a folder of such files. Reports that
cannot be used, images that come twice and images of the plan without a report are
listed, and there is no verdict then.

Options:
  --plan FILE       the matrix whose images must all be there (matrix --json)
  --json FILE|-     write one report as JSON
  --markdown FILE|- write one summary as Markdown
${COMMON}
Examples:
  imagebudget merge web.json api.json
  imagebudget merge reports --plan matrix.json --markdown summary.md

Exit codes: 0 within budget (warnings included), 1 a budget is exceeded,
2 something was not measured, 3 wrong usage, 130/143 interrupted.
`};var HELP={main:`imagebudget: size budgets for container images

Usage: imagebudget COMMAND [ARGUMENTS]

  check [SOURCE\u2026]   measure images and judge them by .imagebudget.yml
  fix [SOURCE]      print the edits of the Dockerfile as a diff, prove them, write them
  inspect SOURCE    layers, sizes and waste of an image, without budgets
  compare A B       what grew from one image or report to another, and where
  explore SOURCE    a page with a map, all layers' files and the edits, opened
  init SOURCE       write a first config with budgets a little above what is measured
  matrix            list one job for each image of a config, for a CI's matrix
  merge REPORT\u2026     one verdict and one summary of the reports of those jobs
  ls SOURCE         the final file system, one layer's entries, or what is wasted
  rules [NAME]      list what is looked for, or explain one name of a report

  -v, --version     show the version
  COMMAND --help    options and examples

Examples:
  imagebudget check
  imagebudget inspect web:ci
  imagebudget rules pip-cache

${EXIT_CODES}`,check:`imagebudget check: measure images and judge them by a config

Usage: imagebudget check [SOURCE\u2026] [OPTIONS]

Without SOURCE, the image is the one that the config names.
${SOURCES}
Options:
  --config FILE     the config (default: .imagebudget.yml)
  --baseline SOURCE measure growth against a JSON report or another image
${PLATFORMS_OPTIONS}  --json FILE|-     write the report as JSON
  --markdown FILE|- write the report as Markdown
  --sarif FILE|-    as SARIF 2.1.0, for GitHub's code scanning and editors
  --gitlab FILE|-   as GitLab's code quality report
  --junit FILE|-    as JUnit XML: a test for each budget
  --html FILE       write a page with a map, all layers' files and the edits
  --all             show every edit, finding, layer and package
  --top N           show N edits (default: 10)
  --update          lower the limits in the config to what is measured and 5 to 10 %;
                    --raise raises those that are exceeded, too
${TRUST}${COMMON}
Examples:
  imagebudget check
  imagebudget check web:ci
  imagebudget check image.tar --config ci/.imagebudget.yml
  imagebudget check image.tar --json report.json

${EXIT_CODES}`,fix:`imagebudget fix: the edits that make an image smaller, as a diff of your files

Usage: imagebudget fix [SOURCE] [OPTIONS]

Prints one diff of the Dockerfile and .dockerignore that git apply takes; all else
goes to standard error. Without SOURCE, the image is the one that the config names.
${SOURCES}
Options:
  --only ID,\u2026       make these edits alone (IDs are in the list and in check --json)
  --trust KIND      make edits that change nothing at run time (same, the default),
                    that may also install less (fewer), or take another base (base)
  --write           write the files; refused where git has no copy of their text
  --force           write even then
  --prove           build before and after each edit, measure, and start the image
                    in your engine; with --write, write only what is proven
  --run COMMAND     for --prove: a command that must end with 0 in the container
  --json FILE|-     write what was found and done as JSON
  --config FILE     the config (default: .imagebudget.yml, if there is one)
  --dockerfile FILE the Dockerfile (default: the config's, else ./Dockerfile)
${IMAGE_OPTIONS}${COMMON}
Examples:
  imagebudget fix
  imagebudget fix web:ci --prove
  imagebudget fix --write

Exit codes: 0 done, or nothing to do; 1 a promise or a check of --prove failed,
2 the image could not be measured, built or written, 3 wrong usage or config,
130/143 interrupted.
`,inspect:`imagebudget inspect: layers, sizes and waste of an image, without budgets

Usage: imagebudget inspect SOURCE [OPTIONS]

${SOURCES}
Options:
${PLATFORMS_OPTIONS}  --json            print the report as JSON
  --html FILE       write a page with a map, all layers' files and the edits
  --why PATH        say instead why a container needs this file at run time
  --all             show every edit, finding, layer and package
  --top N           show N edits, and the N biggest directories and files of your
                    largest layer (default: 10)
${TRUST}${COMMON}
Examples:
  imagebudget inspect web:ci
  imagebudget inspect image.tar --json
  imagebudget inspect image.tar --why /a

${EXIT_CODES}`,compare:`imagebudget compare: what grew from one image to another, and whose bytes these are

Usage: imagebudget compare BEFORE AFTER [OPTIONS]

BEFORE and AFTER are each a SOURCE, or a JSON report that check or inspect wrote.
${SOURCES}
Options:
${IMAGE_OPTIONS}  --json FILE|-     write the comparison as JSON
  --markdown FILE|- write the comparison as Markdown
  --html FILE       write a page with a map of what grew and shrank, and all tables
  --all             show every layer, directory, package and finding
  --top N           show N rows of each (default: 6)
${COMMON}
Examples:
  imagebudget compare web:main web:ci
  imagebudget compare old.tar new.tar
  imagebudget compare old.json new.tar --markdown growth.md
  imagebudget compare old.tar new.tar --html growth.html

Exit codes: 0 compared, whatever grew, 2 one of them could not be measured or read,
3 wrong usage, 130/143 interrupted.
`,explore:`imagebudget explore: a page with a map of the image, all layers' files and the edits

Usage: imagebudget explore SOURCE [OPTIONS]

Writes the page to a temporary file, prints its path and opens it. Budgets are those
of .imagebudget.yml, if there is one.
${SOURCES}
Options:
  --dockerfile FILE the Dockerfile (default: the config's, else ./Dockerfile)
${IMAGE_OPTIONS}${COMMON}
Examples:
  imagebudget explore web:ci
  imagebudget explore image.tar

${EXIT_CODES}`,init:`imagebudget init: a first config, with budgets a little above what is measured

Usage: imagebudget init SOURCE [OPTIONS]

Writes .imagebudget.yml here and never replaces one. Each limit in bytes is 5 to 10 %
above what is measured, so the image passes and one grown by 10 % fails.
${SOURCES}
Options:
  --from FILE       take the rules of dive's CI file, and say what they mean here
  --dockerfile FILE the Dockerfile (default: ./Dockerfile, if there is one)
${IMAGE_OPTIONS}${COMMON}
Examples:
  imagebudget init web:ci
  imagebudget init web:ci --from .dive-ci
  imagebudget init image.tar

Exit codes: 0 written, 2 the image could not be measured or the config not written,
3 wrong usage, or there is a config, 130/143 interrupted.
`,ls:`imagebudget ls: the final file system of an image, or one layer's own entries

Usage: imagebudget ls SOURCE [OPTIONS]

${SOURCES}
Columns: type and mode, owner, size in bytes, layer, path. Types: - file, d directory,
l symbolic link, h hard link, c b p devices, w whiteout, o opaque directory. The last
line has the totals.

Options:
  --layer N         the entries of layer N, counted from 0, whiteouts included
  --only PART       wasted: files that later layers delete or replace (with --layer,
                    those of one layer); own or base: files of your layers or the base's
  --sort KEY        size: largest first, directories with all below them; or path
  --depth N         paths of at most N names, directories with all below them
  --json            one JSON object a line, without totals
${PLATFORM}${READING}${COMMON}
Examples:
  imagebudget ls web:ci --sort size --depth 2
  imagebudget ls web:ci --only wasted --sort size
  imagebudget ls image.tar --layer 0 --json

${EXIT_CODES}`,...MANY,rules:`imagebudget rules: what is looked for, or one of it explained

Usage: imagebudget rules [NAME] [OPTIONS]

NAME is what reports print: a rule, detector, label, hint or cause. A part of a name
lists what matches.

Options:
  --json            print as JSON
${COMMON}
Examples:
  imagebudget rules
  imagebudget rules apt-lists
  imagebudget rules pip
`};function helpText(page,paint){return HELP[page].split(`
`).map(line=>line.replace(/^(?:imagebudget(?: [a-z]+)?|Usage|Options|Examples|Exit codes|Columns):/,title2=>paint("bold",title2))).join(`
`)}function takeColour(argv){let end=argv.includes("--")?argv.indexOf("--"):argv.length,flags=argv.slice(0,end),found={choice:void 0,rest:[],error:null};for(;flags.length>0;){let flag=flags.shift()??"";flag===
"--no-color"?found.choice="never":flag==="--color"?set(found,flags.shift()):flag.startsWith("--color=")?set(found,flag.slice(8)):found.rest.push(flag)}return found.rest.push(...argv.slice(end)),found}
function set(found,word){word==="always"||word==="auto"||word==="never"?found.choice=word:found.error??=new UsageError(word===void 0?"--color needs a value: always, auto or never":`--color takes alway\
s, auto or never, not ${quote(word)}`,{hint:"Write --color=always, for example."})}import{setFlagsFromString}from"node:v8";function tuneCompiler(version){Number.parseInt(version,10)<22&&setFlagsFromString("--max-inlined-bytecode-size-cumulative=100")}import{availableParallelism,tmpdir}from"node:os";var COLUMNS=100;function processIo({layerWorker,page}){return{argv:process.argv.slice(2),env:process.env,cwd:process.cwd(),arch:process.arch,temporaryFolder:tmpdir(),now:()=>performance.now(),date:()=>new Date,
workers:{script:layerWorker,count:availableParallelism()},page,stdin:()=>process.stdin.isTTY?null:process.stdin,stdout:output(process.stdout,"standard output"),stderr:output(process.stderr,"standard e\
rror"),onSignal(interrupt){let onInt=()=>interrupt(EXIT.interrupted),onTerm=()=>interrupt(EXIT.terminated);return process.on("SIGINT",onInt).on("SIGTERM",onTerm),()=>process.off("SIGINT",onInt).off("S\
IGTERM",onTerm)}}}async function endProcess(code){let streams=[process.stdout,process.stderr];await Promise.all(streams.map(stream=>new Promise(resolve=>stream.write("",()=>resolve())))),process.exit(
code)}function output(stream,name){return stream.on("error",()=>{}),{isTTY:stream.isTTY===!0,columns:stream.columns??COLUMNS,write:text=>new Promise((resolve,reject)=>stream.write(text,error=>error?reject(
writeError(error,name)):resolve()))}}function writeError(error,name){let code=codeOf(error);return code===void 0||code==="EPIPE"?error:new MeasureError(`${name} cannot be written (${code}), so there i\
s no verdict`,{hint:"Check the disk for space, and where the output goes.",cause:error})}var COMMANDS={check:async()=>(await import("./check-JZCPA7MF.js")).checkCommand,fix:async()=>(await import("./other-commands-IDEMPWKT.js")).fixCommand,inspect:async()=>(await import("./inspect-QLQTXBD2.js")).
inspectCommand,compare:async()=>(await import("./other-commands-IDEMPWKT.js")).compareCommand,explore:async()=>(await import("./other-commands-IDEMPWKT.js")).exploreCommand,init:async()=>(await import("./other-commands-IDEMPWKT.js")).
initCommand,matrix:async()=>(await import("./other-commands-IDEMPWKT.js")).matrixCommand,merge:async()=>(await import("./other-commands-IDEMPWKT.js")).mergeCommand,ls:async()=>(await import("./ls-UNYBPUPU.js")).
lsCommand,rules:async()=>(await import("./rules-2TJLVSHD.js")).rulesCommand};function isCommand(name){return name!==void 0&&Object.hasOwn(COMMANDS,name)}async function runCli(io){let interrupted=new AbortController,
signalled=null,forget=io.onSignal(code=>{signalled=code,interrupted.abort()}),{choice,rest,error}=takeColour(io.argv),colourOf=({isTTY})=>wantsColour({choice,env:io.env,shows:isTTY}),colour={stdout:colourOf(
io.stdout),stderr:colourOf(io.stderr)};try{if(error)throw error;let code=await dispatch({...io,colour,args:rest,signal:interrupted.signal});return signalled??code}catch(error2){if(signalled!==null)return signalled;
let how={debug:rest.includes("--debug"),paint:painter(colour.stderr)};return await io.stderr.write(failure(error2,how)).catch(()=>{}),error2 instanceof ImagebudgetError?error2.exitCode:EXIT.notMeasured}finally{
forget()}}async function dispatch(context){let{stdout,stderr,colour,cwd}=context,[name,...args]=context.args,help=async page=>(await stdout.write(helpText(page,painter(colour.stdout))),EXIT.pass);if(name===
void 0)return await stderr.write(helpText("main",painter(colour.stderr))),EXIT.badUsage;if(["--version","-V","-v","version"].includes(name))return await stdout.write(`${VERSION}
`),EXIT.pass;if(["--help","-h","help"].includes(name))return help(isCommand(args[0])?args[0]:"main");if(!isCommand(name))throw(await import("./unknown-command-YN7POZYM.js")).noCommand(name,args,cwd);let given=args.
includes("--")?args.slice(0,args.indexOf("--")):args;return given.includes("--help")||given.includes("-h")?help(name):(await COMMANDS[name]())({...context,args})}export{endProcess,processIo,runCli,terminal,tuneCompiler};
