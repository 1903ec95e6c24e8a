function member(value,key){return typeof value=="object"&&value!==null?Object.getOwnPropertyDescriptor(value,key)?.value:void 0}function isMapping(value){return typeof value=="object"&&value!==null&&!Array.
isArray(value)}export{member,isMapping};
