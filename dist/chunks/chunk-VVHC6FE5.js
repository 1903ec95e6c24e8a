var WIDE=/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u,
NONE=/[\p{Mn}\p{Me}]/u,SIMPLE=/^[\x20-\x7e]*$/;function columnsOf(character){return NONE.test(character)?0:WIDE.test(character)?2:1}function width(text){if(SIMPLE.test(text))return text.length;let columns=0;
for(let character of text)columns+=columnsOf(character);return columns}function head(text,columns){let used=0,length=0;for(let character of text){if(used+=columnsOf(character),used>columns)break;length+=
character.length}return text.slice(0,length)}function tail(text,columns){let characters=Array.from(text.slice(-2*columns-2)),used=0,start=characters.length;for(;start>0&&(used+=columnsOf(characters[start-
1]??""),!(used>columns));)start-=1;let kept=characters.slice(start).join("");return/^[\udc00-\udfff]/.test(kept)?kept.slice(1):kept}function pad(text,columns,side="left"){let space=" ".repeat(Math.max(
0,columns-width(text)));return side==="left"?text+space:space+text}function columnWidths(rows){let widths=[];for(let row of rows)row.forEach((cell,column)=>{widths[column]=Math.max(widths[column]??0,width(
cell))});return widths}function hanging(label,text,columns){return wrap(text,columns-2-width(label)).map((line,n)=>`  ${n===0?label:" ".repeat(width(label))}${line}`)}var LEAST_COLUMNS=8;function wrap(text,columns){
let most=Math.max(LEAST_COLUMNS,columns),lines=[],line="";for(let word of text.split(" ").flatMap(part=>pieces(part,most)))line!==""&&width(line)+1+width(word)>most?(lines.push(line),line=word):line=line===
""?word:`${line} ${word}`;return[...lines,line]}function pieces(word,columns){if(width(word)<=columns)return[word];let parts=[],rest=word;for(;width(rest)>columns;){let part=head(rest,columns);parts.push(
part),rest=rest.slice(part.length).replace(/^::/,":\\:")}return[...parts,rest]}var INVISIBLE=/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,COMMAND=/(^|\s)::/g,OLD_COMMAND=/##(?=[\w.]*\[)/g,UNSAFE_IN_JSON=/[\u007f-\u009f\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[\w.]*\[)/gu,
BREAK="&#8203;",ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;","|":"&#124;"},MARKUP=/[@#]|(?<=gh)-|(?<=https?|ftp|mailto|xmpp):|(?<=www)\.|:(?=[\w+-]+:)|[&<>|]|[\\`*_~[\]()!{}$]/gi;function byNumber(character){
let point=character.codePointAt(0)??0,hex=point.toString(16);return point<256?`\\x${hex.padStart(2,"0")}`:point<65536?`\\u${hex.padStart(4,"0")}`:`\\u{${hex}}`}function terminal(text){return text.replace(
INVISIBLE,byNumber).replace(COMMAND,"$1:\\:").replace(OLD_COMMAND,"#\\#")}function markdown(text){let shown=terminal(text),start=/^(?:\s|[-+=]|\d+[.)])/.test(shown)?BREAK:"",end=/\s$/.test(shown)?BREAK:
"";return start+shown.replace(MARKUP,withoutMeaning)+end}function markdownCode(text){let shown=terminal(text);if(shown==="")return"";if(shown.includes("|"))return`<code>${markdown(shown)}</code>`;let fence="\
`".repeat(longestRun(shown)+1),space=/^`|`$|^ .* $/.test(shown)?" ":"";return`${fence}${space}${shown}${space}${fence}`}function markdownBlock(text,language){let shown=text.split(`
`).map(terminal).join(`
`),fence="`".repeat(Math.max(3,longestRun(shown)+1));return`${fence}${language.replace(/[^a-z0-9-]/gi,"")}
${shown}
${fence}`}function jsonText(value,indent=0){return JSON.stringify(value,null,indent).replace(UNSAFE_IN_JSON,asEscape)}function cut(text,max){if(width(text)<=max)return text;if(max<1)return"";let front=Math.
ceil((max-1)/2);return`${head(text,front)}\u2026${tail(text,max-1-front)}`}function cutEnd(text,max){return width(text)<=max?text:max<1?"":`${head(text,max-1).trimEnd()}\u2026`}function asEscape(character){
let text="";for(let at=0;at<character.length;at++)text+=`\\u${character.charCodeAt(at).toString(16).padStart(4,"0")}`;return text}function withoutMeaning(character){switch(character){case"@":case":":case"\
-":return character+BREAK;case".":return BREAK+character;case"#":return`\\#${BREAK}`;default:return ENTITIES[character]??`\\${character}`}}function longestRun(text){let longest=0;for(let[run]of text.matchAll(
/`+/g))longest=Math.max(longest,run.length);return longest}export{width,head,pad,columnWidths,hanging,wrap,terminal,markdown,markdownCode,markdownBlock,jsonText,cut,cutEnd};
