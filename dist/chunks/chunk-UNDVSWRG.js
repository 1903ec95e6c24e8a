import{bytesOf,matchText}from"./chunk-R6UNLQPC.js";var SPACE=/\s/,UNEVEN=/\s\s|[^\S ]/,UNEVEN_IN_A_LINE=/[^\S\n]{2}|[^\S\n ]/;function squeeze(text){return UNEVEN.test(text)?collapsed(text,null).trim():text.trim()}function squeezeLines(text){let lines=text.
includes("\r")?text.replace(/\r\n?/g,`
`):text;return UNEVEN_IN_A_LINE.test(lines)?collapsed(lines,`
`).trim():lines.trim()}function listed(words,most=words.length){let rest=words.length-most,all=rest>0?[...words.slice(0,most),`${rest} more`]:words,last=all.at(-1)??"";return all.length<2?last:`${all.
slice(0,-1).join(", ")} and ${last}`}function collapsed(text,kept){let units=new Uint16Array(text.length),length=0,inRun=!1,all=0;for(let at=0;at<text.length;at++){let unit=text.charCodeAt(at),isSpace=(unit<=
32||unit>=133)&&text[at]!==kept&&SPACE.test(text.charAt(at));isSpace&&inRun||(inRun=isSpace,units[length++]=isSpace?32:unit,all|=unit)}return all<256?Buffer.from(units.subarray(0,length)).toString("la\
tin1"):Buffer.from(units.buffer,0,2*length).toString("utf16le")}function pathOf(node){return`/${namesTo(node).join("/")}`}function textPathOf(node){return`/${namesTo(node).map(matchText).join("/")}`}function textPaths(){let directory=null,above="";return node=>node.
parent===null?"/":(node.parent!==directory&&(directory=node.parent,above=directory.parent===null?"":textPathOf(directory)),`${above}/${matchText(node.name)}`)}function namesTo(node){let names=[];for(let at=node;at.
parent!==null;at=at.parent)names.push(at.name);return names.reverse()}function nodeAt(root,path){let node=root;for(let part of path.split("/"))part!==""&&(node=node?.children?.get(bytesOf(part))??node?.
children?.get(part));return node}function walk(from,enter){let pending=enter(from)?[from]:[];for(let node=pending.pop();node!==void 0;node=pending.pop())for(let child of node.children?.values()??[])enter(
child)&&child.children!==null&&pending.push(child)}export{pathOf,textPathOf,textPaths,nodeAt,walk,squeeze,squeezeLines,listed};
