var KINDS={"docker-archive":"a docker archive","oci-layout":"an OCI layout","oci-archive":"an OCI archive",docker:"the engine",podman:"Podman",registry:"the registry",build:"the build"},BASES={digest:"\
every byte was hashed and equals its digest",structure:"sizes, checksums and ends were checked; digests only with verify",cached:"layer indexes came from the cache"};function measuredHow({kind,verified,
basis}){return basis==="store"?"read from the engine's store":verified==="cached"?`cached, from ${KINDS[kind]}`:`read from ${KINDS[kind]}`}function measuredBasis({verified}){return BASES[verified]}function shortDigest(digest){
return digest.replace(/^([a-z0-9]+:[0-9a-f]{6})[0-9a-f]+$/,"$1\u2026")}export{measuredHow,measuredBasis,shortDigest};
