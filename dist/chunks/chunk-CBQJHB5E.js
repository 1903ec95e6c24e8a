import{bytesOf,matchText}from"./chunk-R6UNLQPC.js";function pathOf(node){return`/${namesTo(node).join("/")}`}function textPathOf(node){return`/${namesTo(node).map(matchText).join("/")}`}function textPaths(){let directory=null,above="";return node=>node.
parent===null?"/":(node.parent!==directory&&(directory=node.parent,above=directory.parent===null?"":textPathOf(directory)),`${above}/${matchText(node.name)}`)}function namesTo(node){let names=[];for(let at=node;at.
parent!==null;at=at.parent)names.push(at.name);return names.reverse()}function nodeAt(root,path){let node=root;for(let part of path.split("/"))part!==""&&(node=node?.children?.get(bytesOf(part))??node?.
children?.get(part));return node}function walk(from,enter){let pending=enter(from)?[from]:[];for(let node=pending.pop();node!==void 0;node=pending.pop())for(let child of node.children?.values()??[])enter(
child)&&child.children!==null&&pending.push(child)}export{pathOf,textPathOf,textPaths,nodeAt,walk};
