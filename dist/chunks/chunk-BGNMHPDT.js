var UNITS=["B","kB","MB","GB","TB","PB"];function count(n){return String(n).replace(/\B(?=(\d{3})+$)/g,",")}function counted(n,one,many=`${one}s`){return`${count(n)} ${n===1?one:many}`}function bytes(n){if(n<0)return`-${bytes(-n)}`;let unit=unitOf(
n);return unit===0?`${n} B`:`${(n/1e3**unit).toPrecision(3)} ${UNITS[unit]}`}function growth(n){return n===0?bytes(0):n>0?`+${bytes(n)}`:`\u2212${bytes(-n)}`}function distinctBytes(...figures){return figures.
map(figure=>{let alike=figures.filter(other=>other!==figure&&bytes(other)===bytes(figure));return alike.length===0?bytes(figure):apart(figure,alike)})}function apart(figure,others){let unit=unitOf(Math.
max(figure,...others)),decimals=0;for(;decimals<3*unit&&others.some(other=>fixed(other,unit,decimals)===fixed(figure,unit,decimals));)decimals+=1;return`${fixed(figure,unit,decimals)} ${UNITS[unit]}`}
function fixed(n,unit,decimals){let digits=String(Math.round(n/10**(3*unit-decimals))).padStart(decimals+1,"0");return decimals===0?digits:`${digits.slice(0,-decimals)}.${digits.slice(-decimals)}`}function percent(part,whole){
if(part===whole)return whole===0?"0 %":"100 %";if(part===0)return"0 %";if(whole===0)return">100 %";let value=100*part/whole;if(value<.1)return"<0.1 %";if(value>=999.5)return">999 %";let text=value.toFixed(
value<9.95?1:0).replace(".0","");return text!=="100"?`${text} %`:part<whole?"99.9 %":">100 %"}function ratio(n){let value=Math.floor(n*1e3+1e-9)/10;return value===100?"100 %":`${value.toFixed(1)} %`}function limitRatio(n){
let exact=String(Number((100*n).toFixed(6)));return exact==="100"||exact.includes(".")?`${exact} %`:`${exact}.0 %`}function distinctRatios(actual,limit){let exact=limitRatio(limit);if(actual===limit)return[
exact,exact];if(ratio(actual)!==ratio(limit))return[ratio(actual),exact];for(let decimals=2;decimals<12;decimals+=1){let[a,b]=[(100*actual).toFixed(decimals),(100*limit).toFixed(decimals)];if(a!==b)return[
`${a} %`,exact]}return[`${100*actual} %`,exact]}function duration(milliseconds){if(milliseconds<100)return`${Math.round(milliseconds)} ms`;let seconds=milliseconds/1e3;if(seconds<9.95)return`${seconds.
toFixed(1)} s`;let whole=Math.round(seconds);return whole<60?`${whole} s`:`${Math.floor(whole/60)} min ${whole%60} s`}function unitOf(n){let unit=0;for(;unit<UNITS.length-1&&Number((n/1e3**unit).toPrecision(
unit===0?15:3))>=1e3;)unit+=1;return unit}var SPACE=/\s/,UNEVEN=/\s\s|[^\S ]/,UNEVEN_IN_A_LINE=/[^\S\n]{2}|[^\S\n ]/;function squeeze(text){return UNEVEN.test(text)?collapsed(text,null).trim():text.trim()}function squeezeLines(text){let lines=text.
includes("\r")?text.replace(/\r\n?/g,`
`):text;return UNEVEN_IN_A_LINE.test(lines)?collapsed(lines,`
`).trim():lines.trim()}function collapsed(text,kept){let units=new Uint16Array(text.length),length=0,inRun=!1,all=0;for(let at=0;at<text.length;at++){let unit=text.charCodeAt(at),isSpace=(unit<=32||unit>=
133)&&text[at]!==kept&&SPACE.test(text.charAt(at));isSpace&&inRun||(inRun=isSpace,units[length++]=isSpace?32:unit,all|=unit)}return all<256?Buffer.from(units.subarray(0,length)).toString("latin1"):Buffer.
from(units.buffer,0,2*length).toString("utf16le")}export{squeeze,squeezeLines,count,counted,bytes,growth,distinctBytes,percent,ratio,distinctRatios,duration};
