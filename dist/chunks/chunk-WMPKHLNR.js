import{width,wrap}from"./chunk-Y4JBRRSO.js";function joined(facts,columns){let lines=[];for(let fact of facts){let longer=`${lines.at(-1)??""} \xB7 ${fact}`;lines.length>0&&width(longer)<=columns?lines[lines.length-1]=longer:lines.push(...wrap(
fact,columns))}return lines}export{joined};
