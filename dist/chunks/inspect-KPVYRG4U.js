import{text}from"./chunk-RXKIUR5D.js";import"./chunk-ND4YM2MB.js";import{pageOf}from"./chunk-FUOOEWEF.js";import"./chunk-6EL562AS.js";import"./chunk-YCBQTG7W.js";import"./chunk-XSDCGZHE.js";
import"./chunk-6ER2EAHN.js";import"./chunk-IDYEBRMI.js";import"./chunk-OWZQWR5A.js";import{json}from"./chunk-UGWAD3R4.js";import{checkPlaces}from"./chunk-FBCEJRIV.js";import{
writeResult}from"./chunk-JXYOFPO4.js";import{environment,textOptions}from"./chunk-42RRQXHJ.js";import{inspectionOf}from"./chunk-FFGF63RT.js";import{TRUSTS,oneOf,oneSource,readArgs,wholeNumber}from"./chunk-CYUC5QBU.js";
import"./chunk-3HP26WFM.js";import"./chunk-SONGW3IR.js";import{check}from"./chunk-HAL5GYVE.js";import"./chunk-T74BOVWZ.js";import"./chunk-T2RIUEJJ.js";import"./chunk-DHOSPPPP.js";
import"./chunk-3RTUPFL3.js";import"./chunk-W7WLL2UQ.js";import"./chunk-5WHOFI5D.js";import"./chunk-747NSXZK.js";import"./chunk-EIXA4LMM.js";import"./chunk-ZGLHJHC4.js";
import"./chunk-Y4JBRRSO.js";import"./chunk-CITKWXDD.js";import"./chunk-TWS5EGZL.js";import"./chunk-3ULZPL3J.js";import"./chunk-R6UNLQPC.js";import"./chunk-KQQS33LT.js";
import"./chunk-THOPUSOG.js";import{parseLimits}from"./chunk-S7PAVOD7.js";import"./chunk-6MTAKR2U.js";import"./chunk-XPAKMXQA.js";import"./chunk-ARKUT6FM.js";import"./chunk-7NKSFOC5.js";
import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";import{EXIT}from"./chunk-FQUSNN4X.js";import"./chunk-ND625BFL.js";var TOP=10;async function inspectCommand(context){let{values,positionals}=readArgs("inspect",context.args),source=oneSource("inspect",positionals,values.json),top=values.top===void 0?TOP:wholeNumber("\
--top",values.top),trust=oneOf("--trust",values.trust??"base",TRUSTS),{html}=values,job=inspectionOf(source,{cwd:context.cwd,workspace:null,outputs:checkPlaces(context.cwd,html===void 0?{}:{html},"ins\
pect"),platform:values.platform??null,verify:values.verify??!1,limits:parseLimits("--limit",values.limit??[])}),report=await check({...job,trust,fileTable:html!==void 0},environment(context,values));return html!==
void 0&&await writeResult(context,{flag:"--html",path:html},await pageOf(context,report)),await context.stdout.write(values.json?json(report):text(report,textOptions(context,"stdout",{all:values.all??
!1,top}))),EXIT.pass}export{inspectCommand};
