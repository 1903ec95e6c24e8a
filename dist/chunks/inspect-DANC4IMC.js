import{environment,textOptions}from"./chunk-CWYZUJK6.js";import{IMAGE,oneSource,readArgs,wholeNumber}from"./chunk-PM5WI5EA.js";import{check,json,text}from"./chunk-JKTDSCZ3.js";import{
inspectionOf}from"./chunk-TIJNYRNU.js";import"./chunk-5H3DQ5JQ.js";import"./chunk-HPDXHP7Z.js";import"./chunk-F4LTHHA4.js";import"./chunk-CITKWXDD.js";import"./chunk-CXTIR5LH.js";
import"./chunk-CZQUE3BV.js";import"./chunk-KU6VZ3HE.js";import"./chunk-YUNOWQPI.js";import{parseLimits}from"./chunk-QKDREOHE.js";import"./chunk-XPAKMXQA.js";import"./chunk-ZSLW7JTD.js";
import"./chunk-YGL4APBD.js";import{EXIT}from"./chunk-MID4PSX7.js";import"./chunk-ND625BFL.js";var OPTIONS={...IMAGE,verify:{type:"boolean"},json:{type:"boolean"},all:{type:"boolean"},top:{type:"string"}},TOP=10;async function inspectCommand(context){let{values,positionals}=readArgs("inspect",context.
args,OPTIONS),source=oneSource("inspect",positionals),top=values.top===void 0?TOP:wholeNumber("--top",values.top),job=inspectionOf(source,{platform:values.platform??null,verify:values.verify??!1,limits:parseLimits(
"--limit",values.limit??[])}),report=await check(job,environment(context,values));return await context.stdout.write(values.json?json(report):text(report,textOptions(context,"stdout",{all:values.all??!1,
top}))),EXIT.pass}export{inspectCommand};
