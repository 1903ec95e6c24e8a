import{markdown}from"./chunk-7KZRSQR2.js";import{text}from"./chunk-PH6BXNCX.js";import{json}from"./chunk-T7TQMADU.js";import"./chunk-6YPTTNNH.js";import"./chunk-SYPKURFL.js";
import{checkPlaces,writeResult}from"./chunk-YMFQGIP5.js";import"./chunk-HEIXKV32.js";import{check}from"./chunk-SJG4TRPI.js";import{environment,textOptions}from"./chunk-CNCMN7GD.js";
import{jobFor}from"./chunk-QX56LHRF.js";import"./chunk-CD4O3PZ7.js";import{TRUSTS,oneOf,readArgs,wholeNumber}from"./chunk-3JUB2R3S.js";import"./chunk-SSPHWZLT.js";import"./chunk-QNXMEMZU.js";
import"./chunk-SONGW3IR.js";import"./chunk-M5QWKJVG.js";import"./chunk-CITKWXDD.js";import"./chunk-HZ3BNCQ6.js";import"./chunk-LD2KL6RM.js";import"./chunk-KLBTIQJQ.js";
import"./chunk-Q23NJ2UT.js";import{parseLimits}from"./chunk-S2N33W3I.js";import"./chunk-ZSLW7JTD.js";import{quote}from"./chunk-XPAKMXQA.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";
import{UsageError,exitCodeOf,onOneLine}from"./chunk-FQUSNN4X.js";import"./chunk-ND625BFL.js";var TOP=10;async function checkCommand(context){let{values,positionals}=readArgs("check",context.args);refuseConfigs(positionals);let outputs=checkPlaces(context.cwd,values,"check"),top=values.top===void 0?
TOP:wholeNumber("--top",values.top),trust=oneOf("--trust",values.trust??"base",TRUSTS),job=await jobFor({cwd:context.cwd,workspace:null,config:values.config??null,withoutConfig:"To look at an image wi\
thout budgets, write imagebudget inspect web:ci",sources:positionals,build:null,platform:values.platform??null,verify:values.verify??!1,outputs,limits:parseLimits("--limit",values.limit??[])}),report=await check(
{...job,trust},environment(context,values)),to=values.json==="-"||values.markdown==="-"?"stderr":"stdout";if(values.json!==void 0&&await writeResult(context,{flag:"--json",path:values.json},json(report)),
values.markdown!==void 0){let content=markdown(report,values.top===void 0?{}:{top});await writeResult(context,{flag:"--markdown",path:values.markdown},content)}return await context[to].write(text(report,
textOptions(context,to,{all:values.all??!1,top}))),exitCodeOf(report.verdict)}function refuseConfigs(sources){let config=sources.find(source=>/\.ya?ml$/.test(source));if(config!==void 0)throw new UsageError(
`${quote(config)} is a config, not an image`,{hint:`Write imagebudget check --config ${onOneLine(config)}`})}export{checkCommand};
