import{pageOf}from"./chunk-UPYZIFVT.js";import{text}from"./chunk-WJZPEUGA.js";import"./chunk-6EL562AS.js";import"./chunk-DFZYZDUT.js";import{json}from"./chunk-FNYEUHHJ.js";
import"./chunk-W3X2J5PR.js";import"./chunk-GKGDUV2L.js";import"./chunk-76JCGPXK.js";import"./chunk-XSDCGZHE.js";import"./chunk-5XQUBTO5.js";import{checkPlaces}from"./chunk-FBCEJRIV.js";
import{writeResult}from"./chunk-JXYOFPO4.js";import{environment,textOptions}from"./chunk-JAHNXKCJ.js";import{TRUSTS,oneOf,oneSource,readArgs,wholeNumber}from"./chunk-MBJMPD5E.js";import"./chunk-U5267JRA.js";
import{inspectionOf}from"./chunk-DXHNUX5P.js";import"./chunk-SONGW3IR.js";import{check}from"./chunk-MH7XMWBJ.js";import"./chunk-RTWU7CHT.js";import"./chunk-T2RIUEJJ.js";import"./chunk-DHOSPPPP.js";
import"./chunk-2ZHOA46H.js";import"./chunk-W7WLL2UQ.js";import"./chunk-W5IRAA6D.js";import"./chunk-BGNMHPDT.js";import"./chunk-Y4JBRRSO.js";import"./chunk-CITKWXDD.js";
import"./chunk-C65OCMWA.js";import"./chunk-3ULZPL3J.js";import"./chunk-R6UNLQPC.js";import"./chunk-NJFEUHAZ.js";import"./chunk-THOPUSOG.js";import{parseLimits}from"./chunk-S7PAVOD7.js";
import"./chunk-6MTAKR2U.js";import"./chunk-XPAKMXQA.js";import"./chunk-ARKUT6FM.js";import"./chunk-7NKSFOC5.js";import"./chunk-VCIG2GAZ.js";import"./chunk-EIPLPUTD.js";
import{EXIT}from"./chunk-FQUSNN4X.js";import"./chunk-ND625BFL.js";var TOP=10;async function inspectCommand(context){let{values,positionals}=readArgs("inspect",context.args),source=oneSource("inspect",positionals,values.json),top=values.top===void 0?TOP:wholeNumber("\
--top",values.top),trust=oneOf("--trust",values.trust??"base",TRUSTS),{html}=values,job=inspectionOf(source,{cwd:context.cwd,workspace:null,outputs:checkPlaces(context.cwd,html===void 0?{}:{html},"ins\
pect"),platform:values.platform??null,verify:values.verify??!1,limits:parseLimits("--limit",values.limit??[])}),report=await check({...job,trust,fileTable:html!==void 0},environment(context,values));return html!==
void 0&&await writeResult(context,{flag:"--html",path:html},await pageOf(context,report)),await context.stdout.write(values.json?json(report):text(report,textOptions(context,"stdout",{all:values.all??
!1,top}))),EXIT.pass}export{inspectCommand};
