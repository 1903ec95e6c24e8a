import{Buffer,isUtf8 as isUtf8Buffer}from"node:buffer";var ASCII=128;function isAscii(text){for(let at=0;at<text.length;at++)if(text.charCodeAt(at)>=ASCII)return!1;return!0}function isUtf8(bytes){return isAscii(
bytes)||isUtf8Buffer(Buffer.from(bytes,"latin1"))}function displayPath(bytes){if(isAscii(bytes))return bytes;let buffer=Buffer.from(bytes,"latin1");if(isUtf8Buffer(buffer))return buffer.toString("utf8");
let text="";for(let at=0;at<buffer.length;){let length=characterLength(buffer,at);text+=length===0?escapeByte(buffer[at]):buffer.toString("utf8",at,at+length),at+=length||1}return text}function matchText(bytes){
if(isAscii(bytes))return bytes;let buffer=Buffer.from(bytes,"latin1");return isUtf8Buffer(buffer)?buffer.toString("utf8"):bytes}function bytesOf(text){return isAscii(text)?text:Buffer.from(text,"utf8").
toString("latin1")}function characterLength(buffer,at){for(let length=1;length<=4&&at+length<=buffer.length;length++)if(isUtf8Buffer(buffer.subarray(at,at+length)))return length;return 0}function escapeByte(byte=0){
return`\\x${byte.toString(16).padStart(2,"0")}`}export{isUtf8,displayPath,matchText,bytesOf};
