function printable(text,length=60){let characters=[...text];return(characters.length>length?[...characters.slice(0,length-1),"\u2026"]:characters).map(escapeCharacter).join("")}function quote(text){return`\
"${printable(text.replaceAll(/["\\]/g,"\\$&"))}"`}function keyText(key){let[mark]=/[=:@]/.exec(key)??[];return mark===void 0?key:`${key.slice(0,key.indexOf(mark))}${mark}\u2026`}function quoteKey(key){
return quote(keyText(key))}function escapeCharacter(character){return character===" "||!/[\p{C}\p{Z}]/u.test(character)?character:{"\n":"\\n","\r":"\\r","	":"\\t"}[character]??`\\u{${(character.codePointAt(
0)??0).toString(16)}}`}export{printable,quote,keyText,quoteKey};
