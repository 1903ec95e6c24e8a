function wasteOf(layer){return layer.wastedBytes+layer.removableBytes}function savingsTotal(savings,{layers,download}){return{bytes:savings.reduce((sum,{bytes})=>sum+bytes,0),baseBytes:savings.reduce(
(sum,{baseBytes})=>sum+baseBytes,0),downloadBytes:download===null?null:downloadSavings(layers)}}function downloadSavings(layers){let blobs=new Map;for(let layer of layers){let{bytes:all,downloadBytes}=layer;
if(downloadBytes===null)return null;let saved=all===0?0:Math.floor(downloadBytes*(wasteOf(layer)/all)),blob=layer.digest??layer.diffId;blobs.set(blob,Math.min(saved,blobs.get(blob)??saved))}return[...blobs.
values()].reduce((sum,saved)=>sum+saved,0)}export{wasteOf,savingsTotal};
