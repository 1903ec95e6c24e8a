import{count,counted}from"./chunk-BGNMHPDT.js";var OUTCOMES=["error","fail","warn","pass","none"],WORDS={error:()=>"could not be measured",fail:n=>`${n===1?"is":"are"} over budget`,warn:n=>`${n===1?"is":"are"} above a warning`};function worstOf(outcomes){
return OUTCOMES.find(one=>outcomes.includes(one))??"none"}function imagesText(outcomes){let all=outcomes.length;if(all===0)return"No image was measured";let bad=["error","fail","warn"].flatMap(outcome=>{
let n=outcomes.filter(one=>one===outcome).length;return n===0?[]:[{n,words:WORDS[outcome](n)}]}),[first,...others]=bad;return first!==void 0?[`${count(first.n)} of ${counted(all,"image")} ${first.words}`,
...others.map(({n,words})=>`${count(n)} ${words}`)].join(", "):outcomes.includes("none")?`${counted(all,"image")} without a budget that is exceeded`:`${all===2?"Both":`All ${count(all)}`} images are w\
ithin budget`}export{OUTCOMES,worstOf,imagesText};
