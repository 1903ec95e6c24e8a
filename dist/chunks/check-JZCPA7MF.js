import{markdown}from"./chunk-3GAIWYQI.js";import"./chunk-ABCMM45B.js";import"./chunk-PHD42HTS.js";import{text}from"./chunk-GDBVRLLL.js";import"./chunk-NZAKA4OA.js";import{
checkPlaces,pageOf,writeResult}from"./chunk-GOXVXZ2Z.js";import"./chunk-NCEEEYHF.js";import"./chunk-SONGW3IR.js";import"./chunk-RGK4EJB4.js";import{json}from"./chunk-OLOFHFND.js";
import{TRUSTS,checkEach,together}from"./chunk-PHDHTTGT.js";import"./chunk-ARKUT6FM.js";import"./chunk-K2JBYYT4.js";import"./chunk-X2Z24LIE.js";import"./chunk-7OC5XHDF.js";
import"./chunk-4F3JJIZK.js";import"./chunk-2TGXX6DJ.js";import"./chunk-DHK2LJY3.js";import"./chunk-GBPCS6OQ.js";import{environment,textOptions}from"./chunk-KEQ7OXT6.js";import{
oneOf,readArgs,wholeNumber}from"./chunk-DYJAXTET.js";import"./chunk-JVIJG5Y2.js";import{jobsFor}from"./chunk-7S4XCUVG.js";import{repositoryAround}from"./chunk-U2WZHK6B.js";import{
parseLimits}from"./chunk-5TPQBXC6.js";import"./chunk-JAP64ZIW.js";import{quote}from"./chunk-XPAKMXQA.js";import"./chunk-7NKSFOC5.js";import"./chunk-QZLUR7XR.js";import"./chunk-ZGLHJHC4.js";
import"./chunk-UNDVSWRG.js";import"./chunk-Y4JBRRSO.js";import"./chunk-YGOLUDVY.js";import"./chunk-5BWTEXHM.js";import"./chunk-5EBYT63N.js";import"./chunk-Q3NIQR7Y.js";
import"./chunk-R6UNLQPC.js";import"./chunk-3A2NDNFE.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import"./chunk-2K7ZWB4Y.js";import{UsageError,exitCodeOf,onOneLine}from"./chunk-PITSV5IC.js";
import"./chunk-ND625BFL.js";async function writeReports(context,report,wanted){let{cwd}=context,checkout={root:repositoryAround(cwd),directory:cwd},formats={json:()=>json(report),markdown:()=>markdown(report,wanted.edits===void 0?
{}:{top:wanted.edits}),sarif:async()=>(await import("./for-tools-UZVTDCP6.js")).sarif(report,{checkout}),gitlab:async()=>(await import("./for-tools-UZVTDCP6.js")).gitlab(report,checkout),html:()=>pageOf(
context,report),junit:async()=>(await import("./for-tools-UZVTDCP6.js")).junit(report,checkout)},to="stdout";for(let flag of["json","markdown","sarif","gitlab","junit","html"]){let path=wanted[flag];
path!==void 0&&(path==="-"&&(to="stderr"),await writeResult(context,{flag:`--${flag}`,path},await formats[flag]()))}return to}var TOP=10;async function checkCommand(context){let{values,positionals}=readArgs("check",context.args);refuseConfigs(positionals);let outputs=checkPlaces(context.cwd,values,"check"),top=values.top===void 0?
TOP:wholeNumber("--top",values.top),trust=oneOf("--trust",values.trust??"base",TRUSTS);if(values.raise&&!values.update)throw new UsageError("--raise changes nothing without --update",{hint:"Write imag\
ebudget check --update --raise"});let given={cwd:context.cwd,env:context.env,date:context.date,workspace:null,config:values.config??null,withoutConfig:"To look at an image without budgets, write image\
budget inspect web:ci",baseline:values.baseline??null,sources:positionals,build:null,platform:values.platform??null,verify:values.verify??!1,outputs,limits:parseLimits("--limit",values.limit??[])},update=values.
update?await updateOf(given,values.raise??!1):null,jobs=(await jobsFor(given)).map(job=>({...job,trust,fileTable:values.html!==void 0})),reports=await checkEach(jobs,environment(context,values)),{report,
said}=await update?.({jobs,reports,signal:context.signal})??{report:together(reports),said:""},to=await writeReports(context,report,{...values,...values.top===void 0?{}:{edits:top}});return await context[to].
write(`${text(report,textOptions(context,to,{all:values.all??!1,top}))}${said}`),exitCodeOf(report.verdict)}async function updateOf(given,raise){let{prepareUpdate}=await import("./other-commands-IDEMPWKT.js");
return prepareUpdate(given,raise)}function refuseConfigs(sources){let config=sources.find(source=>/\.ya?ml$/.test(source));if(config!==void 0)throw new UsageError(`${quote(config)} is a config, not an\
 image`,{hint:`Write imagebudget check --config ${onOneLine(config)}`})}export{checkCommand};
