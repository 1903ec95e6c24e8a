var SPACE=/\s/,UNEVEN=/\s\s|[^\S ]/,UNEVEN_IN_A_LINE=/[^\S\n]{2}|[^\S\n ]/;function squeeze(text){return UNEVEN.test(text)?collapsed(text,null).trim():text.trim()}function squeezeLines(text){let lines=text.
includes("\r")?text.replace(/\r\n?/g,`
`):text;return UNEVEN_IN_A_LINE.test(lines)?collapsed(lines,`
`).trim():lines.trim()}function collapsed(text,kept){let units=new Uint16Array(text.length),length=0,inRun=!1,all=0;for(let at=0;at<text.length;at++){let unit=text.charCodeAt(at),isSpace=(unit<=32||unit>=
133)&&text[at]!==kept&&SPACE.test(text.charAt(at));isSpace&&inRun||(inRun=isSpace,units[length++]=isSpace?32:unit,all|=unit)}return all<256?Buffer.from(units.subarray(0,length)).toString("latin1"):Buffer.
from(units.buffer,0,2*length).toString("utf16le")}export{squeeze,squeezeLines};
