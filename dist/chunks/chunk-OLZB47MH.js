import{head,tail,width}from"./chunk-KGXDRQJI.js";var INVISIBLE=/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,COMMAND=/(^|\s)::/g,OLD_COMMAND=/##(?=[\w.]*\[)/g,UNSAFE_IN_JSON=/[\u007f-\u009f\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=#)#(?=[\w.]*\[)/gu,
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
/`+/g))longest=Math.max(longest,run.length);return longest}export{terminal,markdown,markdownCode,markdownBlock,jsonText,cut,cutEnd};
