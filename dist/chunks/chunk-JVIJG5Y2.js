var COMMON={debug:{type:"boolean"}},IMAGE={...COMMON,platform:{type:"string"},"no-cache":{type:"boolean"},"no-store":{type:"boolean"},sudo:{type:"boolean"},limit:{type:"string",multiple:!0}},OPTIONS={
check:{...IMAGE,config:{type:"string"},baseline:{type:"string"},verify:{type:"boolean"},json:{type:"string"},markdown:{type:"string"},sarif:{type:"string"},gitlab:{type:"string"},junit:{type:"string"},
html:{type:"string"},all:{type:"boolean"},top:{type:"string"},trust:{type:"string"},update:{type:"boolean"},raise:{type:"boolean"}},fix:{...IMAGE,config:{type:"string"},dockerfile:{type:"string"},verify:{
type:"boolean"},write:{type:"boolean"},force:{type:"boolean"},only:{type:"string",multiple:!0},trust:{type:"string"},prove:{type:"boolean"},run:{type:"string"},json:{type:"string"}},inspect:{...IMAGE,
verify:{type:"boolean"},json:{type:"boolean"},html:{type:"string"},why:{type:"string"},all:{type:"boolean"},top:{type:"string"},trust:{type:"string"}},compare:{...IMAGE,verify:{type:"boolean"},json:{type:"\
string"},markdown:{type:"string"},html:{type:"string"},all:{type:"boolean"},top:{type:"string"}},explore:{...IMAGE,dockerfile:{type:"string"},verify:{type:"boolean"}},init:{...IMAGE,from:{type:"string"},
dockerfile:{type:"string"},verify:{type:"boolean"}},ls:{...IMAGE,layer:{type:"string"},only:{type:"string"},sort:{type:"string"},depth:{type:"string"},json:{type:"boolean"}},matrix:{...COMMON,config:{
type:"string"},platform:{type:"string"},json:{type:"boolean"}},merge:{...COMMON,plan:{type:"string"},json:{type:"string"},markdown:{type:"string"}},rules:{...COMMON,json:{type:"boolean"}}},COMMAND_NAMES=Object.
keys(OPTIONS).filter(name=>Object.hasOwn(OPTIONS,name)),GLOBAL=["--help","--version","--color","--no-color"];function commandsWith(flag){return COMMAND_NAMES.filter(name=>Object.hasOwn(OPTIONS[name],flag.
slice(2)))}export{OPTIONS,COMMAND_NAMES,GLOBAL,commandsWith};
