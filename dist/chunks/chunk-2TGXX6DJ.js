import{CAUSES}from"./chunk-GBPCS6OQ.js";import{bytes,counted,percent}from"./chunk-ZGLHJHC4.js";import{terminal}from"./chunk-Y4JBRRSO.js";var SMALL=65536,LEAST_PART=.01;function baseText({bytes:all,baseBytes:base}){return base===0||base<all*LEAST_PART?[]:[base===all?"all of it the base image's":`${bytes(base)} of it the base image's`]}function totalText(total,size){
let{downloadBytes}=total,download=downloadBytes?[`about ${bytes(downloadBytes)} of the download`]:[];return[`${bytes(total.bytes)} (${percent(total.bytes,size)})`,...baseText(total),...download].join(
", ")}function filesText({files,place}){return files===1&&place.files===1?"":counted(files,"file")}function originText({layers:indexes,loss,base,baseBytes},layers){let[main=-1,...more]=indexes;if(loss!==
null)return`added in ${layerText(layers[main])}, ${CAUSES[loss.cause].did} in ${layerText(layers[loss.layer])}`;let others=more.length===0?"":` and ${more.length} more`,partly=base||baseBytes===0?"":`\
, ${bytes(baseBytes)} of it in base layers`;return layerText(layers[main])+others+partly}function lineToChange({change},layers){return change===null?null:layers[change]?.dockerfile??null}function remedyText(remedy){
return remedy.split(`
`).map(terminal).join(`
`)}function layerText(layer){return layer===void 0?"":`layer ${layer.index}${layer.base?" (base)":""}`}export{SMALL,totalText,filesText,originText,lineToChange,remedyText};
