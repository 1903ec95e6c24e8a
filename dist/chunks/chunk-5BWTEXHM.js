function partOf({from=0,most},size){let offset=Math.min(from,size);return{offset,length:Math.min(most,size-offset)}}export{partOf};
