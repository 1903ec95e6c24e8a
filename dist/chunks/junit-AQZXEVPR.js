import{placeIn}from"./chunk-DCGGKPGM.js";import{budgetMessage}from"./chunk-GRPSUS4R.js";import{editText}from"./chunk-V6W3WPMQ.js";import"./chunk-OWZQWR5A.js";import"./chunk-3RTUPFL3.js";
import"./chunk-W7WLL2UQ.js";import{headline,overText,planSentences,unjudgedText}from"./chunk-5WHOFI5D.js";import"./chunk-747NSXZK.js";import"./chunk-EIXA4LMM.js";import"./chunk-ZGLHJHC4.js";
import{terminal,xml}from"./chunk-Y4JBRRSO.js";import"./chunk-R6UNLQPC.js";import"./chunk-ND625BFL.js";var MOST_EDITS=10;function junit({images},checkout){let suites=images.flatMap(image=>suite(image,checkout));return['<?xml version="1.0" encoding="UTF-8"?>',`<testsuites name="imagebudget" ${countsOf(images)}\
>`,...suites,"</testsuites>",""].join(`
`)}function suite(image,checkout){let{name,source,budgets,unjudged}=image;return[`  <testsuite name="${xml(`${name} ${source.platform}`)}" ${countsOf([image])} skipped="${unjudged.length}">`,"    <pro\
perties>",`      <property name="digest" value="${xml(source.digest)}"/>`,`      <property name="size" value="${image.sizes.image}"/>`,"    </properties>",...budgets.flatMap(budget=>judgedCase(budget,
image,checkout)),...unjudged.flatMap(budget=>[`${caseStart(budget,image,checkout)}>`,`      <skipped message="${xml(unjudgedText(budget,terminal))}"/>`,"    </testcase>"]),"  </testsuite>"]}function countsOf(images){
let budgets=images.flatMap(image=>image.budgets),failures=budgets.filter(({status})=>status==="fail").length;return`tests="${budgets.length+images.flatMap(({unjudged})=>unjudged).length}" failures="${failures}\
" errors="0"`}function caseStart({budget,position},image,checkout){let path=placeIn(checkout,{image,place:position})?.path,file=path===void 0?"":` file="${xml(path)}"`;return`    <testcase name="${xml(
budget)}" classname="${xml(`${image.name} ${image.source.platform}`)}"${file}`}function judgedCase(budget,image,checkout){let start=caseStart(budget,image,checkout);switch(budget.status){case"pass":return[
`${start}/>`];case"warn":return[`${start}>`,`      <system-out>warning: ${xml(budgetMessage(budget,image))}</system-out>`,"    </testcase>"];case"fail":return[`${start}>`,`      <failure type="budget"\
 message="${xml(overText(budget,terminal))}">${failure(budget,image)}</failure>`,"    </testcase>"];default:return budget.status}}function failure(budget,image){let{path,line}=budget.position,{items}=image.
plan,more=items.length-MOST_EDITS;return[headline(image,terminal),`${path}:${line}: ${budgetMessage(budget,image)}`,...planSentences(image,image.plan,terminal),...items.slice(0,MOST_EDITS).map((item,n)=>`${n+
1}. ${editText(item)}`),...more>0?[`${more} more edits are in the JSON report.`]:[]].map(xml).join(`
`)}export{junit};
