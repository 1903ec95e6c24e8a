function platformsLeft({source},{images}){let{otherPlatforms:others=[],reference}=source,same=images.filter(image=>image.source.reference===reference),measured=new Set(same.map(image=>image.source.platform));
return others.filter(platform=>!measured.has(platform))}function notMeasuredText(others,say){let names=others.slice(0,3).map(say),rest=others.length-names.length,all=rest===0?names:[...names,`${rest} \
more`],last=all.at(-1)??"";return`${all.length===1?last:`${all.slice(0,-1).join(", ")} and ${last}`} ${others.length===1?"was":"were"} not measured`}function nameAmong({name,source},{images}){return images.
filter(image=>image.name===name).length>1?`${name} (${source.platform})`:name}export{platformsLeft,notMeasuredText,nameAmong};
