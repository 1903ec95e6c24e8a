import{surroundings,textOptions}from"./chunk-M3ORRAGC.js";import{HELP,IMAGE,oneSource,readArgs,wholeNumber}from"./chunk-ALTSPB2C.js";import{check,json,text}from"./chunk-3AHEAVKK.js";
import"./chunk-ABKBIJSO.js";import"./chunk-I2WSO326.js";import{inspectionOf}from"./chunk-ARCHWUWM.js";import"./chunk-YQLF4BQI.js";import"./chunk-3B7YNXAY.js";import"./chunk-CITKWXDD.js";
import"./chunk-4CWNVFIG.js";import{parseBounds}from"./chunk-6F673V7N.js";import"./chunk-7HILFVVY.js";import"./chunk-PQDUIVDA.js";import"./chunk-YGL4APBD.js";import{EXIT}from"./chunk-3PBYOVCV.js";
import"./chunk-ND625BFL.js";var OPTIONS={...IMAGE,verify:{type:"boolean"},json:{type:"boolean"},all:{type:"boolean"},top:{type:"string"}},TOP=10;async function inspectCommand(context){let{values,positionals}=readArgs("inspect",context.
args,OPTIONS);if(values.help)return await context.stdout.write(HELP.inspect),EXIT.pass;let source=oneSource("inspect",positionals),top=values.top===void 0?TOP:wholeNumber("--top",values.top),job=inspectionOf(
source,{platform:values.platform??null,verify:values.verify??!1,limits:parseBounds("--limit",values.limit??[])}),report=await check(job,surroundings(context,values));return await context.stdout.write(
values.json?json(report):text(report,textOptions(context,"stdout",{all:values.all??!1,top}))),EXIT.pass}export{inspectCommand};
