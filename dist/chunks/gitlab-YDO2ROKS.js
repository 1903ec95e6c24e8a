import{problemsOf}from"./chunk-RO2IAAG5.js";import{placeIn}from"./chunk-DCGGKPGM.js";import"./chunk-GRPSUS4R.js";import{nameAmong}from"./chunk-6ER2EAHN.js";import"./chunk-V6W3WPMQ.js";
import"./chunk-OWZQWR5A.js";import"./chunk-3RTUPFL3.js";import"./chunk-W7WLL2UQ.js";import"./chunk-5WHOFI5D.js";import"./chunk-747NSXZK.js";import"./chunk-EIXA4LMM.js";
import"./chunk-ZGLHJHC4.js";import{jsonText,terminal}from"./chunk-Y4JBRRSO.js";import"./chunk-R6UNLQPC.js";import"./chunk-ND625BFL.js";var SEVERITIES={error:"major",warning:"minor",note:"info"},NOWHERE={path:".imagebudget.yml",line:1};function gitlab(report,checkout){let{problems,more}=problemsOf(report),issues=problems.map(problem=>issue(
problem,nameAmong(problem.image,report),checkout)),[last]=issues.slice(-1);if(more>0&&last){let description=`${more+1} more are in the JSON report.`;issues.splice(-1,1,{...last,check_name:"imagebudget",
description,severity:SEVERITIES.note})}return`${jsonText(issues,2)}
`}function issue(problem,name,checkout){let{path,line}=placeIn(checkout,problem)??NOWHERE;return{type:"issue",check_name:terminal(problem.rule),description:`${terminal(name)}: ${problem.message}`,categories:[
"Performance"],severity:SEVERITIES[problem.level],fingerprint:problem.fingerprint,location:{path,lines:{begin:line}}}}export{gitlab};
