import{listed,nodeAt,pathOf,walk}from"./chunk-UNDVSWRG.js";import{changedSince,isPlain,sumContents}from"./chunk-Q3NIQR7Y.js";import{LayerDataError}from"./chunk-2K7ZWB4Y.js";function hasConditions({whenImage,whenFolder,when}){return(whenImage??whenFolder??when)!==void 0}var debug_symbols_default={id:"debug-symbols",title:"Detached debug symbols",severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/lib/debug/**","/**/.debug/**","/**/*.{debug,dwo,dw\
p,pdb}","/**/*.dSYM/**"],evenIfReferenced:!0,why:"Only debuggers read them.",cost:"Stack traces of .NET lose their line numbers without the `.pdb`.",remedy:"Leave packages whose names end in `-dbg`, `\
-dbgsym` or `-debuginfo` out of the final stage. Publish .NET programs with `dotnet publish -p:DebugType=none`.",example:{before:"RUN dotnet publish -c Release -o /out",after:"RUN dotnet publish -c Re\
lease -p:DebugType=none -o /out"},references:["https://sourceware.org/gdb/current/onlinedocs/gdb.html/Separate-Debug-Files.html"],reports:[{files:{"/usr/lib/debug/.build-id/ab/cdef.debug":9e4,"/app/Ap\
i.pdb":700},bytes:90700},{files:{"/app/bin/.debug/app":70,"/app/x.dwp":4},bytes:74}],ignores:[{files:{"/app/debug/index.js":900},because:"code"},{files:{"/app/lib/debug.so":900},because:"another name"}]};var dev_headers_default={id:"dev-headers",title:"C and C++ headers",before:["debug-symbols"],severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/include/**","/usr/local/include/**",
"/usr/lib{,64}/{*/,}perl{,5}/*/CORE/*.h"],not:[{glob:"/**/pyconfig*.h",why:"`sysconfig` reads it at run time"},{glob:"/usr/local/cuda*/**",why:"NVRTC, Triton, CuPy compile at run time"}],evenIfReferenced:!0,
why:"Only compilers read them.",remedy:"Install packages whose names end in `-dev` or `-devel` in a build stage only, and in the final one just their libraries: `libpq5` instead of `libpq-dev`.",example:{
before:"RUN apt-get update && apt-get install -y --no-install-recommends libpq-dev && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y --no-install-recommends libpq5 && rm \
-rf /var/lib/apt/lists/*"},references:["https://docs.docker.com/build/building/multi-stage/"],reports:[{files:{"/usr/include/c++/12/vector":9e4},bytes:9e4},{files:{"/usr/local/include/node/v8.h":70,"/\
usr/lib/x86_64-linux-gnu/perl/5.36/CORE/perl.h":4},bytes:74}],ignores:[{files:{"/usr/include/python3.11/pyconfig.h":900},because:"read by Python"},{files:{"/usr/local/cuda/include/cuda.h":900},because:"\
JIT compilers"}]};var kernel_headers_default={id:"kernel-headers",title:"Kernel headers and modules",before:["dev-headers"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/src/{linux-headers-*,\
linux-kbuild-*,linux-source-*,kernels}/**","/{usr/,}lib/modules/**","/boot/**","/{usr/,}lib/firmware/**"],evenIfReferenced:!0,why:"A container uses the kernel of its host. Only an image that builds ke\
rnel modules needs these files.",remedy:"Leave out the headers, modules and firmware of kernels. To compile programs, `linux-libc-dev` is enough, or `linux-headers` on Alpine.",example:{before:"RUN ap\
t-get update && apt-get install -y gcc linux-headers-amd64 && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y gcc linux-libc-dev && rm -rf /var/lib/apt/lists/*"},references:[
"https://packages.debian.org/bookworm/linux-libc-dev"],reports:[{files:{"/usr/src/linux-headers-6.1.0-56-common/include/linux/fs.h":9e4,"/lib/modules/6.1.0-56-amd64/build":700},bytes:90700},{files:{"/\
boot/vmlinuz-6.1.0":8e3,"/lib/firmware/a.bin":4},bytes:8004}],ignores:[{files:{"/usr/include/linux/fs.h":900},because:"user-space header: dev-headers"},{files:{"/usr/lib/modules-load.d/x.conf":90},because:"\
another name"}]};var native_build_cache_default={id:"native-build-cache",title:"ccache, sccache, Bazel, vcpkg and other build caches",before:["vcs-dir"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CA\
CHE/{ccache,sccache,bazel,bazelisk,buck,vcpkg,clangd,mozilla-sccache,meson,cmake-js,kokkos}/**","~/{.ccache,.sccache}/**","/**/vcpkg/{downloads,buildtrees,packages}/**"],envDirectories:{CCACHE_DIR:["*\
*"],SCCACHE_DIR:["**"]},why:"Compiler and build results, kept for the next build.",remedy:"Keep the compiler's cache in a cache mount at `/root/.cache/ccache`, or build in one stage and copy only the \
result. Install with `vcpkg install --clean-after-build`.",mounts:["~/.cache/ccache","~/.ccache","~/.cache/sccache","~/.cache/vcpkg"],example:{before:"RUN make CC='ccache gcc' install",after:"RUN --mo\
unt=type=cache,target=/root/.cache/ccache make CC='ccache gcc' install"},references:["https://ccache.dev/manual/latest.html","https://learn.microsoft.com/en-us/vcpkg/commands/install"],reports:[{files:{
"/root/.cache/ccache/0/a/b.o":9e4,"/opt/vcpkg/buildtrees/zlib/src/zlib.c":700},bytes:90700},{files:{"/ccache/0/a":70,"/root/.cache/bazel/_bazel_root/x":4},env:["CCACHE_DIR=/ccache"],bytes:74}],ignores:[
{files:{"/opt/vcpkg/installed/x64-linux/lib/libz.so":900},because:"installed library"},{files:{"/usr/bin/ccache":900},because:"the program"}]};var static_libs_default={id:"static-libs",title:"Static libraries",before:["debug-symbols"],severity:"info",confidence:"safe-if-unused",bucket:"removable",globs:["/{usr/,usr/local/,}lib{,32,64}/**/*.a",
"/opt/**/*.a"],not:[{glob:"/usr/local/go/**",why:"toolchain-in-image"},{glob:"/**/rustlib/**",why:"toolchain-in-image"},{glob:"/usr/lib/gcc/**",why:"toolchain-in-image"},{glob:"/**/{site,dist}-package\
s/**",why:"package content"},{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/gems/**",why:"package content"}],adviceWhenNamed:["ld","lld","ld.bfd","ld.gold","ld.lld","ld.mold","*-ld"],adviceWhenText:"\
The image has a linker: something called `ld`, `lld`, `ld.bfd`, `ld.gold`, `ld.lld` or `ld.mold`, or a name that ends in `-ld`.",evenIfReferenced:!0,why:"Only a linker can use them.",remedy:"End the R\
UN that installs with `find /usr/local/lib -name '*.a' -delete`, or build without them: `./configure --disable-static`.",usedBy:[{programs:["ar","c++","cc","clang","clang++","cmake","g++","gcc","gfort\
ran","ld","make","meson","ninja"]},{programs:["bundle","cargo","gem","go","npm","pecl","pip","pip3","pnpm","python","python3","rustc","uv","yarn"]}],example:{before:"RUN ./configure && make install",after:"\
RUN ./configure --disable-static && make install"},references:["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/usr/lib/x86_64-linux-gnu/libc.a":9e4,
"/usr/local/lib/libpython3.12.a":700},bytes:90700},{files:{"/usr/lib/x86_64-linux-gnu/libc.a":70,"/usr/bin/ld.bfd":5},bytes:0,advice:70}],ignores:[{files:{"/usr/lib/x86_64-linux-gnu/libc.so.6":900},because:"\
shared library"},{files:{"/usr/lib/python3/dist-packages/numpy/core/lib/libnpymath.a":900},because:"package content"}]};var INIT=new Set(["init","systemd"]),systemd_leftover_default={id:"systemd-leftover",title:"systemd and udev files without systemd as init",severity:"info",confidence:"judgement",bucket:"advice",globs:[
"/{usr/,}lib/{systemd,udev}/**","/etc/udev/hwdb.bin","/var/lib/systemd/**"],not:[{glob:"/{usr/,}lib/systemd/system/*.service",why:"tiny unit files that packages own"},{glob:"/{usr/,}lib/*/libsystemd.s\
o*",why:"linked by many programs"}],whenImage:({commands})=>!commands.some(([program=""])=>INIT.has(program)),whenText:"The container does not start `init` or `systemd`.",evenIfReferenced:!0,why:"Usua\
lly installed because another package recommends it.",remedy:"Install with `apt-get install --no-install-recommends`, which leaves systemd out unless a package depends on it. `apt-get install --simula\
te` shows what an installation brings.",example:{before:"RUN apt-get update && apt-get install -y dbus && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y --no-install-reco\
mmends dbus && rm -rf /var/lib/apt/lists/*"},references:["https://www.debian.org/doc/debian-policy/ch-relationships.html"],reports:[{files:{"/usr/lib/systemd/systemd":9e3,"/etc/udev/hwdb.bin":70},bytes:9070},
{files:{"/lib/udev/hwdb.d/x.hwdb":5},cmd:["/usr/bin/app"],bytes:5}],ignores:[{files:{"/usr/lib/x86_64-linux-gnu/libsystemd.so.0.35.0":900},because:"library"},{files:{"/usr/lib/systemd/systemd":900},cmd:[
"/lib/systemd/systemd"],because:"the container starts it"}]};var toolchain_in_image_default={id:"toolchain-in-image",title:"Compilers, SDKs and build systems",before:["dev-headers"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/usr/lib/gc\
c/**","/usr/libexec/gcc/**","/usr/lib/{llvm-*,clang}/**","/usr/lib/go-*/**","/usr/share/go-*/**","/usr/local/go/**","/usr/lib/rustlib/**","~/.rustup/toolchains/**","/usr/local/rustup/toolchains/**","/\
usr/{share,lib}/dotnet/{sdk,packs,templates,sdk-manifests}/**","~/.dotnet/{sdk,packs}/**","/usr/share/cmake*/**","/usr/share/{maven,gradle}/**","/opt/{gradle,maven,sbt,bazel}/**","/usr/local/lib/ghc*/\
**","/usr/lib/ghc/**","/usr/lib/ocaml/**","~/.ghcup/ghc/**","/{usr/,usr/local/,}bin/{gcc*,g++*,cpp*,cc1*,ld.*,as,gfortran*,clang*,llvm-*,make,cmake,ninja,rustc,cargo,go,gofmt,javac,ghc*,ocamlopt*,*-li\
nux-gnu-*}"],not:[{glob:"/usr/lib/gcc/**/*.so",why:"link stubs of runtime libraries"},{glob:"/usr/lib/gcc/**/*.so.*",why:"runtime libraries (libgcc_s, libgomp, libgfortran on some distributions)"},{glob:"\
/usr/share/dotnet/shared/**",why:"the runtime"},{glob:"/{usr/,}bin/asciidoctor",why:"another program"}],evenIfReferenced:!0,why:"Compiled programs do not need them. If the image is made for building, \
keep them with an ignore entry.",remedy:"Compile in a build stage and copy only the result to the final one. In a single stage, remove the compiler in the RUN that installs it: with `apt-get purge -y \
--auto-remove build-essential`, or with `apk del` of an `apk add --virtual` group.",example:{before:"RUN apk add --no-cache build-base && make install",after:"RUN apk add --no-cache --virtual .build b\
uild-base && make install && apk del .build"},keep:"For an image that is made for building, one entry without `path` is enough.",references:["https://docs.docker.com/build/building/multi-stage/"],reports:[
{files:{"/usr/lib/gcc/x86_64-linux-gnu/12/cc1plus":9e4,"/usr/local/go/src/net/http/server.go":700,"/usr/share/dotnet/sdk/9.0.100/Microsoft.Build.dll":30,"/usr/bin/gcc-12":5},bytes:90735},{files:{"/usr\
/lib/llvm-14/lib/libLLVM.so.1":70,"/usr/local/bin/cmake":4},links:{"/etc/alternatives/cc":"/usr/bin/gcc","/usr/bin/gcc":"gcc-12"},bytes:74}],ignores:[{files:{"/usr/lib/x86_64-linux-gnu/libstdc++.so.6.\
0.30":900},because:"runtime library"},{files:{"/usr/share/dotnet/shared/Microsoft.NETCore.App/9.0.0/System.Private.CoreLib.dll":900},because:"runtime"},{files:{"/usr/lib/gcc/x86_64-linux-gnu/12/libgom\
p.so":900},because:"stub"}]};var usr_src_tree_default={id:"usr-src-tree",title:"Source trees in /usr/src",severity:"info",confidence:"judgement",bucket:"advice",globs:["/usr/src/**","/usr/local/src/**"],not:[{glob:"/usr/src/app/*\
*",why:"the usual WORKDIR of Node, Python and Ruby images"},{glob:"/usr/src/{site,web,project,code,service,server,api}/**",why:"likely WORKDIR"}],when:({path},image)=>image.workingDir===null||!`${path}\
/`.startsWith(`${image.workingDir}/`),whenText:"The file is not below the working directory of the image.",evenIfReferenced:!0,why:"Left behind by an installation from source.",remedy:"Fetch, build an\
d delete the sources in one RUN, with `rm -rf` of their folder at its end, or build in another stage and copy only the result.",example:{before:"RUN curl -fsSL https://nginx.org/download/nginx-1.28.0.\
tar.gz | tar -xz -C /usr/src && cd /usr/src/nginx-1.28.0 && ./configure && make install",after:"RUN curl -fsSL https://nginx.org/download/nginx-1.28.0.tar.gz | tar -xz -C /usr/src && cd /usr/src/nginx\
-1.28.0 && ./configure && make install && rm -rf /usr/src/nginx-1.28.0"},references:["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/usr/src/nginx-\
1.26.0/src/core/nginx.c":9e3},bytes:9e3},{files:{"/usr/local/src/x/a.c":70,"/usr/src/bot/run.py":5},workingDir:"/usr/src/bot",bytes:70}],ignores:[{files:{"/usr/src/app/server.js":900},because:"applica\
tion"},{files:{"/usr/src/bot/run.py":900},workingDir:"/usr/src/bot",because:"the working directory"}]};var context_ci_default={id:"context-ci",title:"Files for CI services and code hosts",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{.github,.gitlab,.circleci,.buildkite,.teamcity,.a\
zuredevops,.woodpecker,.forgejo,.gitea,.husky,.changeset}/**","/**/{.gitlab-ci.yml,.travis.yml,Jenkinsfile,azure-pipelines.yml,.drone.yml,bitbucket-pipelines.yml,appveyor.yml,.appveyor.yml,cloudbuild.\
yaml,.pre-commit-config.yaml,.codecov.yml,codecov.yml,renovate.json,.renovaterc,.sonarcloud.properties}"],not:[{glob:"/**/node_modules/**",why:"node-package-docs claims them"},{glob:"/**/{site,dist}-p\
ackages/**",why:"packages"},{glob:"/usr/!(src)/**",why:"system files; the rule still matches /usr/src/app"},{glob:"/etc/**",why:"configuration"},{glob:"/var/lib/**",why:"data"}],why:"Only CI services \
and code hosts read them.",remedy:"List `.github`, `.gitlab-ci.yml`, `.circleci` and `Jenkinsfile` in .dockerignore.",example:{file:".dockerignore",before:"",after:[".github",".gitlab-ci.yml",".circle\
ci","Jenkinsfile"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/.github/workflows/ci.yml":9e4,"/app/.gitlab-ci.yml":700},bytes:90700},{files:{"/usr/src/app\
/.husky/pre-commit":70,"/srv/renovate.json":4},bytes:74}],ignores:[{files:{"/app/github/client.js":900},because:"code"},{files:{"/usr/share/jenkins/Jenkinsfile":900},because:"system files"}]};var context_docker_default={id:"context-docker",title:"Docker and deployment files",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{Dockerfile,Dockerfile.*,*.Dockerfile,*.dockerfile,\
Containerfile,Containerfile.*,.dockerignore,docker-compose.yml,docker-compose.yaml,docker-compose.*.yml,docker-compose.*.yaml,compose.yml,compose.yaml,compose.*.yml,compose.*.yaml,docker-bake.hcl,dock\
er-bake.json,skaffold.yaml,Tiltfile,Vagrantfile,fly.toml,Procfile.dev}"],not:[{glob:"/root/buildinfo/**",why:"Red Hat images keep their Dockerfile there by design"},{glob:"/**/node_modules/**",why:"pa\
ckage"},{glob:"/**/{site,dist}-packages/**",why:"package"},{glob:"/usr/{lib,share,local/lib,local/share}/**",why:"templates of installed programs"},{glob:"/usr/local/go/**",why:"part of the Go distrib\
ution"},{glob:"/var/lib/**",why:"data"},{glob:"/etc/**",why:"configuration"}],why:"Only the builder uses them.",remedy:"List `**/Dockerfile*`, `.dockerignore`, `**/docker-compose*.y*ml` and `**/compos\
e*.y*ml` in .dockerignore.",example:{file:".dockerignore",before:"",after:["**/Dockerfile*",".dockerignore","**/docker-compose*.y*ml","**/compose*.y*ml"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/Dockerfile":9e4,"/app/docker-compose.override.yml":700,"/usr/src/app/Dockerfile":30},bytes:90730},
{files:{"/srv/web.Dockerfile":70,"/srv/.dockerignore":4},bytes:74}],ignores:[{files:{"/root/buildinfo/Dockerfile-ubi9-9.4":900},because:"vendor record"},{files:{"/usr/local/lib/node_modules/x/Dockerfi\
le":900},because:"template"},{files:{"/usr/local/go/src/crypto/internal/nistec/fiat/Dockerfile":900},because:"it is part of the Go distribution"}]};var context_editor_default={id:"context-editor",title:"Editor and desktop files",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{.vscode,.idea,.vs,.fleet,.zed,.history}/**","/**/*.{i\
ml,swp,swo,swn}","/**/{.DS_Store,Thumbs.db,desktop.ini,.directory}","/**/__MACOSX/**","/**/._*","/**/*.{orig,rej}"],not:[{glob:"~/.vscode/extensions/**",why:"code-server/remote images run from here"},
{glob:"~/{.vscode-server,.vscode-remote,.cursor-server}/**",why:"same"},{glob:"/**/extensions/**/.vscode/**",why:"inside editor extensions"},{glob:"/**/node_modules/**",why:"node-package-docs claims t\
hem"},{glob:"/usr/!(src)/**",why:"system files; the rule still matches /usr/src/app"},{glob:"/etc/**",why:"system files"},{glob:"/var/lib/**",why:"system files"}],why:"State of one person's editor or \
desktop.",remedy:"List `**/.vscode`, `**/.idea`, `**/.DS_Store`, `**/._*` and `**/*.sw?` in .dockerignore.",example:{file:".dockerignore",before:"",after:["**/.vscode","**/.idea","**/.DS_Store","**/._\
*","**/*.sw?"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files","https://github.com/github/gitignore/tree/main/Global"],reports:[{files:{"/app/.idea/workspace.xml":9e4,"/app/src/.\
DS_Store":700,"/app/.main.py.swp":30},bytes:90730},{files:{"/app/__MACOSX/._a":70,"/app/patch.rej":4},bytes:74}],ignores:[{files:{"/home/coder/.vscode/extensions/ms-python/out/x.js":900},because:"runt\
ime"},{files:{"/usr/share/doc/x/patch.orig":900},because:"system files"}]};var context_secrets_default={id:"context-secrets",title:"Files that often hold secrets",before:["context-ci"],severity:"warn",confidence:"judgement",bucket:"advice",globs:["/**/.env","/**/.env.{local,\
dev,development,prod,production,staging,test}","/**/.env.*.local","~/.aws/{credentials,config}","~/.ssh/id_*","~/.docker/config.json","~/{.netrc,.git-credentials,.pypirc,.npmrc,.yarnrc.yml}","~/.confi\
g/gcloud/**","~/.azure/**","~/.kube/config","/**/{.npmrc,.pypirc,.netrc}"],not:[{glob:"/**/.env.{example,sample,template,dist,defaults}",why:"template"},{glob:"/**/node_modules/**",why:"package files"},
{glob:"/usr/lib/node_modules/npm/.npmrc",why:"shipped"},{glob:"/**/*.pub",why:"public key"}],why:"This is not about size: the file may hold a secret, and anyone who has the image can read it. The tool\
 neither reads nor prints the content. Deleting the file in a later layer does not help.",remedy:"List the file in .dockerignore, as in `**/.env`, and pass secrets to the build with `RUN --mount=type=\
secret`. Change every secret that was in an image: whoever has the image has it.",example:{file:".dockerignore",before:"",after:["**/.env","**/.env.*","!**/.env.example"].join(`
`)},keep:"Name the file as `path`, so that a new secret is still reported.",references:["https://docs.docker.com/build/building/secrets/","https://github.com/goodwithtech/dockle/blob/master/CHECKPOINT\
.md"],reports:[{files:{"/app/.env":9e4,"/root/.aws/credentials":700,"/app/.npmrc":30},bytes:90730},{files:{"/app/.env.production":70,"/home/app/.ssh/id_ed25519":400,"/root/.docker/config.json":30},bytes:500}],
ignores:[{files:{"/app/.env.example":900},because:"template"},{files:{"/app/.environment/readme":900},because:"other name"},{files:{"/root/.ssh/id_rsa.pub":90,"/app/node_modules/x/.env":5},because:"a \
public key, and a file of a package"}]};function perImage(ask){let answers=new WeakMap;return image=>{let known=answers.get(image);return known===void 0&&(known={answer:ask(image)},answers.set(image,known)),known.answer}}function perDirectory(ask){
let answers=perImage(()=>new Map);return(directory,image)=>{let known=answers(image).get(directory)??{answer:ask(directory,image)};return answers(image).set(directory,known),known.answer}}function ofDirectory(pattern,holds){
let known=perDirectory(holds);return(folder,image)=>{let directory=pattern.exec(folder)?.[1];return directory!==void 0&&known(directory,image)}}function aroundNamed(names,holds){let known=perDirectory(
holds);return(folder,image)=>foldersNamed(folder,names).some(directory=>known(directory,image))}function foldersNamed(path,names){let found=[];for(let start=1,end=path.indexOf("/",1);end>0;start=end+1,
end=path.indexOf("/",start))names.has(path.slice(start,end))&&found.push(path.slice(0,end));return found}var NODE_MODULES="/node_modules/";function someNodeModules(folder,holds){for(let at=folder.indexOf(
NODE_MODULES);at!==-1;at=folder.indexOf(NODE_MODULES,at+1))if(holds(folder.slice(0,at+NODE_MODULES.length-1)))return!0;return!1}function packageAround(folder){for(let at=folder.lastIndexOf(NODE_MODULES);at!==
-1;at=folder.lastIndexOf(NODE_MODULES,at-1)){let start=at+NODE_MODULES.length,name=folder[start]==="@"?folder.indexOf("/",start)+1:start,end=folder.indexOf("/",name);if(name>0&&end>name)return folder.
slice(0,end);if(at===0)break}return null}function fieldsOf(value){return typeof value!="object"||value===null||Array.isArray(value)?new Map:new Map(Object.entries(value))}var REPORTS=["lcov.info","index.html","clover.xml","coverage-final.json",".last_run.json",".resultset.json"],COVERAGE=new Set(["coverage"]),CERTAIN=/\/(?:\.nyc_output|htmlcov|test-results|playwright-report|\.jest-cache|junit-reports|allure-results)\/|\/(?:lcov\.info|clover\.xml|coverage\.xml|coverage-final\.json|junit\.xml|test-report\.xml)$/,
hasReport=perDirectory((folder,image)=>REPORTS.some(name=>image.exists(`${folder}/${name}`)));function isOutput({path},image){return CERTAIN.test(path)?!0:foldersNamed(path,COVERAGE).some(folder=>{let[
below="",...more]=path.slice(folder.length+1).split("/"),inside=["lcov-report",...more.length>0?[below]:[]].map(name=>`${folder}/${name}`);return[folder,...inside].some(one=>hasReport(one,image))})}var coverage_output_default={
id:"coverage-output",title:"Coverage and test reports",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{coverage,.nyc_output,htmlcov,test-results,playwright-report,.jest-cache,junit-r\
eports,allure-results}/**","/**/{lcov.info,clover.xml,coverage.xml,coverage-final.json,junit.xml,test-report.xml}"],not:[{glob:"/**/{site,dist}-packages/**",why:'the Python package "coverage"'},{glob:"\
/**/node_modules/**",why:"packages"},{glob:"/**/gems/**",why:"packages"},{glob:"/usr/{lib,share,include,local}/**",why:"system files"}],when:isOutput,whenText:"A folder named `coverage` counts only if\
 it has a report, directly or one level below: `lcov.info`, `index.html`, `clover.xml`, `coverage-final.json`, `.last_run.json` or `.resultset.json`.",why:"A test run on a developer's machine left the\
m.",remedy:"List `coverage`, `.nyc_output`, `htmlcov` and `test-results` in .dockerignore.",example:{file:".dockerignore",before:"",after:["coverage",".nyc_output","htmlcov","test-results"].join(`
`)},references:["https://coverage.readthedocs.io/en/latest/cmd.html","https://github.com/istanbuljs/nyc","https://jestjs.io/docs/configuration"],reports:[{files:{"/app/coverage/lcov-report/index.html":9e3,
"/app/coverage/base.css":7,"/app/.nyc_output/a.json":70},bytes:9077},{files:{"/srv/coverage/.last_run.json":5,"/srv/htmlcov/x.html":4,"/srv/junit.xml":3},bytes:12}],ignores:[{files:{"/usr/local/lib/py\
thon3.12/site-packages/coverage/parser.py":900},because:"package"},{files:{"/app/src/coverage/insurance.ts":900},because:"code in a folder of that name"}]};var iac_cache_default={id:"iac-cache",title:"Infrastructure tool caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/{.terraform,.terragrunt-cache,.serverless,cdk.out,.aws-sam,.pu\
lumi/plugins,.vagrant,.minikube/cache}/**","/**/{terraform.tfstate,terraform.tfstate.backup}"],not:[{glob:"/usr/!(src)/**",why:"system files"},{glob:"/**/.terraform/providers/**",why:"images that run \
terraform keep them on purpose"}],adviceForCommands:["terraform","tofu","terragrunt","pulumi"],why:"Downloaded providers and modules, and the state of the machine where they were downloaded.",remedy:"\
List `**/.terraform`, `**/terraform.tfstate*`, `cdk.out` and `.serverless` in .dockerignore.",example:{file:".dockerignore",before:"",after:["**/.terraform","**/terraform.tfstate*","cdk.out",".serverl\
ess"].join(`
`)},references:["https://developer.hashicorp.com/terraform/cli/init","https://docs.aws.amazon.com/cdk/v2/guide/home.html"],reports:[{files:{"/app/infra/.terraform/modules/vpc/main.tf":9e4,"/app/cdk.ou\
t/asset.1a2b/index.js":700},bytes:90700},{files:{"/infra/.terraform/modules/a/main.tf":70,"/infra/terraform.tfstate":9},entrypoint:["terraform"],bytes:0,advice:79},{files:{"/root/.pulumi/plugins/resou\
rce-aws-v6.0.0/pulumi-resource-aws":4e8},entrypoint:["pulumi"],bytes:0,advice:4e8}],ignores:[{files:{"/app/infra/main.tf":900},because:"source"},{files:{"/infra/.terraform/providers/registry/x":900},because:"\
used by terraform init -plugin-dir images"}]};var test_fixtures_default={id:"test-fixtures",title:"Tests and their data in the application",severity:"info",confidence:"judgement",bucket:"advice",globs:["/{app,code,src,srv,workspace,opt/app,usr/sr\
c/app,var/www,home/*/app}/**/{__tests__,__mocks__,__snapshots__,__fixtures__,test,tests,spec,e2e,cypress,testdata,features}/**","/{app,code,src,srv,workspace,opt/app,usr/src/app,var/www}/{test,tests,s\
pec,e2e,cypress,testdata}/**"],not:[{glob:"/**/node_modules/**",why:"node-package-docs claims them"},{glob:"/**/vendor/**",why:"dependencies"},{glob:"/**/{site,dist}-packages/**",why:"python-tests cla\
ims them"},{glob:"/**/src/test/**",why:"the Java and Scala layout, where all sources are unwanted, not only tests"}],why:"Mostly unused in production, but frameworks may load such folders by conventio\
n.",remedy:"List the test folders in .dockerignore, as in `**/__tests__` and `tests`. If a build stage runs the tests, copy only what the program needs to the final one.",example:{file:".dockerignore",
before:"",after:["**/__tests__","tests","e2e"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/tests/data/big.json":9e4,"/usr/src/app/src/__tests__/a.test.js":700},bytes:90700},{files:{"\
/srv/e2e/login.ts":70,"/home/bob/app/x/testdata/a":4},bytes:74}],ignores:[{files:{"/app/blog/fixtures/initial.json":900},because:"a Django fixture: no glob has folders named `fixtures`"},{files:{"/app\
/node_modules/x/test/a.js":900},because:"node-package-docs"}]};var vcs_dir_default={id:"vcs-dir",title:"Version control directories",before:["context-secrets"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/{.git,.hg,.svn,.bzr,_darcs,.\
jj}/**","/**/CVS/{Entries,Repository,Root}"],not:[{glob:"/**/flutter/.git/**",why:"the Flutter tool reads its own history at each start"},{glob:"/**/{homebrew,Homebrew}/.git/**",why:"`brew` needs it"},
{glob:"~/.{nvm,pyenv,rbenv,asdf,oh-my-zsh}/**",why:"the tool updates itself from its own clone"}],why:"The history of the sources, often with secrets that were deleted later. A program that reads it a\
t run time, such as one that shows its version, can use a build argument.",remedy:"List `**/.git`, `**/.hg` and `**/.svn` in .dockerignore. If a RUN clones a repository, delete its `.git` in the same \
RUN; to show a revision, pass it as a build argument.",example:{file:".dockerignore",before:"",after:["**/.git","**/.hg","**/.svn"].join(`
`)},references:["https://docs.docker.com/build/concepts/context/#dockerignore-files"],reports:[{files:{"/app/.git/objects/pack/pack-1a2b.pack":9e7,"/app/.gitignore":30},bytes:9e7},{files:{"/src/vendor\
/lib/.svn/wc.db":4e3,"/src/CVS/Entries":7,"/src/CVS/notes.txt":2},bytes:4007}],ignores:[{files:{"/app/.gitignore":30,"/app/.git":40},because:"plain files"},{files:{"/usr/lib/git-core/git-upload-pack":3e3,
"/usr/share/git-core/templates/hooks/pre-commit.sample":5},because:"the git program"},{files:{"/srv/git/repo.git/objects/pack/p.pack":9e3},because:"a bare repository that the image serves"},{files:{"/\
opt/flutter/.git/HEAD":20},because:"the tool reads its own history"}]};var browser_binaries_default={id:"browser-binaries",title:"Downloaded browsers",severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/{ms-playwright,ms-playwright-go,puppeteer,Cypress,\
selenium}/**","/ms-playwright/**","/**/node_modules/playwright-core/.local-browsers/**","/**/node_modules/puppeteer/.local-{chromium,firefox}/**","/**/node_modules/electron/dist/**"],envDirectories:{PLAYWRIGHT_BROWSERS_PATH:[
"**"],PUPPETEER_CACHE_DIR:["**"],CYPRESS_CACHE_FOLDER:["**"]},why:"A scraper or a PDF service needs a browser. A web service whose development dependencies brought one does not. Look for several brows\
ers, and for several versions of one.",cost:"A program that starts a browser fails without it, or downloads it when it starts.",remedy:"Install only the browser that the program starts, as in `npx pla\
ywright install --only-shell chromium`. If it starts none, set `PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1`, `PUPPETEER_SKIP_DOWNLOAD=1` and `CYPRESS_INSTALL_BINARY=0` before the install.",example:{before:"RU\
N npx playwright install --with-deps",after:"RUN npx playwright install --with-deps --only-shell chromium"},references:["https://playwright.dev/docs/browsers","https://pptr.dev/guides/configuration","\
https://docs.cypress.io/app/get-started/install-cypress"],reports:[{files:{"/root/.cache/ms-playwright/firefox-1466/firefox/libxul.so":9e4,"/home/pptruser/.cache/puppeteer/chrome/linux-126/chrome-linu\
x64/chrome":700,"/ms-playwright/webkit-2070/minibrowser-wpe/lib/x.so":30},bytes:90730},{files:{"/app/node_modules/electron/dist/electron":80,"/browsers/chromium-1117/chrome":7},env:["PLAYWRIGHT_BROWSE\
RS_PATH=/browsers"],bytes:87}],ignores:[{files:{"/usr/lib/chromium/chromium":900},because:"distribution package"},{files:{"/app/node_modules/playwright-core/lib/server/index.js":900},because:"the libr\
ary"}]};var electron_download_cache_default={id:"electron-download-cache",title:"Electron download caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/{electron,electron-builder}/**"],
why:"Archives that are already unpacked in `node_modules/electron/dist`.",remedy:"End each RUN that installs with `rm -rf ~/.cache/electron ~/.cache/electron-builder`, or keep both in cache mounts.",mounts:[
"~/.cache/electron","~/.cache/electron-builder"],example:{before:"RUN npm ci",after:"RUN --mount=type=cache,target=/root/.cache/electron npm ci"},references:["https://github.com/electron/get"],reports:[
{files:{"/root/.cache/electron/ab12/electron-v30.0.0-linux-x64.zip":9e4},bytes:9e4},{files:{"/home/node/.cache/electron-builder/appimage/a":70},bytes:70}],ignores:[{files:{"/app/node_modules/electron/\
dist/electron":900},because:"the program (browser-binaries)"},{files:{"/opt/electron/electron":900},because:"an installed program"}]};var hf_hub_cache_default={id:"hf-hub-cache",title:"Hugging Face hub cache",before:["browser-binaries"],severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/huggingface/**"],envDirectories:{
HF_HOME:["{hub,datasets,assets}/**"],HF_HUB_CACHE:["**"]},why:"Usually the model that the service runs; then keep it. Look for two formats of the same weights (`.bin` and `.safetensors`), and for data\
 sets that only training used.",cost:"Without the files, the program downloads them when it starts, and fails without a network.",remedy:"Keep only the model that the program loads, in one format: `hf\
 download --exclude '*.bin'` leaves out weights that the model also has as safetensors. Or mount the model as a volume.",example:{before:"RUN hf download google-bert/bert-base-uncased",after:"RUN hf d\
ownload google-bert/bert-base-uncased --exclude '*.bin'"},keep:"Name the folder of the model as `path`, so that other models are still reported.",references:["https://huggingface.co/docs/huggingface_h\
ub/guides/manage-cache"],reports:[{files:{"/root/.cache/huggingface/hub/models--gpt2/blobs/248d":900},links:{"/root/.cache/huggingface/hub/models--gpt2/snapshots/1/model.safetensors":"../../blobs/248d"},
bytes:900},{files:{"/root/.cache/huggingface/datasets/glue/x.arrow":70,"/models/hub/models--x/refs/main":40},env:["HF_HOME=/models"],bytes:110}],ignores:[{files:{"/models/gpt2/model.safetensors":900},
because:"a model folder that somebody chose"},{files:{"/root/.cache/huggingface/hub/models--gpt2/blobs/248d":900},links:{"/app/model.bin":"/root/.cache/huggingface/hub/models--gpt2/blobs/248d"},because:"\
a link of the application leads to it"}]};var hf_hub_unreferenced_default={id:"hf-hub-unreferenced",title:"Hugging Face blobs without a snapshot",before:["hf-hub-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/hugg\
ingface/hub/*/blobs/*"],envDirectories:{HF_HOME:["hub/*/blobs/*"],HF_HUB_CACHE:["*/blobs/*"]},when:({path},image)=>!image.isLinked(path),whenText:"No symbolic link of a snapshot leads to the file.",why:"\
They belong to a revision that a newer one replaced.",remedy:"Download only the revision that the program loads, and end the RUN that downloads with `hf cache prune --yes`.",example:{before:"RUN hf do\
wnload openai/whisper-tiny",after:"RUN hf download openai/whisper-tiny && hf cache prune --yes"},references:["https://huggingface.co/docs/huggingface_hub/guides/manage-cache","https://huggingface.co/d\
ocs/hub/local-cache"],reports:[{files:{"/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/0a1b":400,"/root/.cache/huggingface/hub/models--bert-base-uncased/blobs/ff":900},links:{"/root/.cac\
he/huggingface/hub/models--bert-base-uncased/snapshots/86b5/model.safetensors":"../../blobs/ff"},bytes:400},{files:{"/models/models--x/blobs/1":9},env:["HF_HUB_CACHE=/models"],bytes:9}],ignores:[{files:{
"/root/.cache/huggingface/hub/models--bert-base-uncased/snapshots/86b5/config.json":900},because:"a file of a snapshot"},{files:{"/root/.cache/huggingface/hub/models--x/blobs/ff":900},links:{"/root/.c\
ache/huggingface/hub/models--x/snapshots/1/config.json":"../../blobs/ff"},because:"a snapshot leads to it"}]};var hf_xet_chunk_cache_default={id:"hf-xet-chunk-cache",title:"Hugging Face chunk cache, locks, partial blobs",before:["hf-hub-unreferenced"],severity:"warn",confidence:"safe",bucket:"removable",globs:[
"$CACHE/huggingface/xet/**","$CACHE/huggingface/hub/.locks/**","$CACHE/huggingface/hub/**/blobs/*.incomplete","$CACHE/huggingface/hub/tmp*/**"],envDirectories:{HF_HOME:["xet/**","hub/.locks/**","hub/*\
*/blobs/*.incomplete","hub/tmp*/**"],HF_HUB_CACHE:[".locks/**","**/blobs/*.incomplete","tmp*/**"]},why:"The chunk cache only saves downloads between revisions; the files themselves are in `hub`.",remedy:"\
End each RUN that downloads with `rm -rf ~/.cache/huggingface/xet ~/.cache/huggingface/hub/.locks`, or keep the chunks in a cache mount at `/root/.cache/huggingface/xet`.",mounts:["~/.cache/huggingfac\
e/xet"],example:{before:"RUN hf download openai/whisper-tiny",after:"RUN --mount=type=cache,target=/root/.cache/huggingface/xet hf download openai/whisper-tiny"},references:["https://huggingface.co/do\
cs/huggingface_hub/guides/manage-cache"],reports:[{files:{"/root/.cache/huggingface/xet/cas/chunk-cache/aa/bb":9e4},bytes:9e4},{files:{"/models/xet/a":60,"/models/hub/models--x/blobs/ab.incomplete":7},
env:["HF_HOME=/models"],bytes:67}],ignores:[{files:{"/root/.cache/huggingface/hub/models--bert/blobs/abc":900},because:"may be the model in use"},{files:{"/models/hub/models--x/blobs/ab":900},links:{"\
/models/hub/models--x/snapshots/1/model.safetensors":"../../blobs/ab"},env:["HF_HOME=/models"],because:"a model"}]};var ml_model_cache_default={id:"ml-model-cache",title:"Models in caches of other libraries",before:["browser-binaries"],severity:"info",confidence:"judgement",bucket:"advice",globs:["~/.keras/**","$CA\
CHE/{whisper,clip,modelscope,datalab,lama,autogluon,fastembed,chroma,tiktoken,data-gym-cache}/**","~/{.ollama/models,.EasyOCR,.paddleocr,.paddlex,.insightface,.u2net,.deepface,.fastai,.cache/lm-studio\
}/**"],why:"A program may use these models.",cost:"Without the files, the program downloads them when it starts, and fails without a network.",remedy:"Keep only the models that the program loads: down\
load them in a build stage, and copy just their files with `COPY --from`.",example:{before:`RUN python -c "import whisper; whisper.load_model('base'); whisper.load_model('large')"`,after:`RUN python -\
c "import whisper; whisper.load_model('base')"`},keep:"Name the folder of the model as `path`, so that other models are still reported.",references:["https://keras.io/api/applications/","https://githu\
b.com/openai/whisper"],reports:[{files:{"/root/.keras/models/vgg16.h5":9e4,"/root/.ollama/models/blobs/sha256-1":700},bytes:90700},{files:{"/root/.cache/whisper/small.pt":500,"/home/app/.EasyOCR/model\
/craft.pth":7},bytes:507}],ignores:[{files:{"/app/models/vgg16.h5":900},because:"a folder that somebody chose"},{files:{"/root/.ollama/id_ed25519.pub":90},because:"no model"}]};var SIZES=["sm","md","trf","lg"],MODEL=/^(.*\/(?:site|dist)-packages\/[^/]{2}_(?:core|dep|ent)_(?:web|news|wiki)_)(sm|md|lg|trf)\//,spacy_model_variants_default={id:"spacy-model-variants",title:"Sever\
al sizes of one spaCy model",before:["hf-xet-chunk-cache"],severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/{site,dist}-packages/??_{core,dep,ent}_{web,news,wiki}_{sm,md,lg,trf}/**"],
whenFolder:(path,image)=>{let[,prefix="",size=""]=MODEL.exec(path)??[];return SIZES.slice(SIZES.indexOf(size)+1).some(one=>image.isDirectory(prefix+one))},whenText:"A larger model of the same name is \
next to it. The largest does not count.",why:"An application loads one of them.",remedy:"Install only the model that the program loads, for example `en_core_web_md` without `en_core_web_sm`.",example:{
before:"RUN python -m spacy download en_core_web_sm && python -m spacy download en_core_web_md",after:"RUN python -m spacy download en_core_web_md"},references:["https://spacy.io/models"],reports:[{files:{
"/usr/local/lib/python3.12/site-packages/en_core_web_sm/en_core_web_sm-3.7.1/model":12e3,"/usr/local/lib/python3.12/site-packages/en_core_web_lg/en_core_web_lg-3.7.1/vocab/vectors":5e5},bytes:12e3},{files:{
"/v/site-packages/de_core_news_md/a":7,"/v/site-packages/de_core_news_trf/a":9,"/v/site-packages/de_core_news_lg/a":11},bytes:16}],ignores:[{files:{"/usr/local/lib/python3.12/site-packages/spacy/lang/\
en/stop_words.py":900},because:"the library"},{files:{"/v/site-packages/en_core_web_lg/a":900,"/v/site-packages/de_core_news_lg/a":900},because:"one size of each model"}]};var torch_hub_cache_default={id:"torch-hub-cache",title:"torch.hub checkpoints and repositories",before:["browser-binaries"],severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/torch\
/**"],envDirectories:{TORCH_HOME:["hub/**"]},why:"They may be the weights that a program uses.",cost:"Without the files, the program downloads them when it starts, and fails without a network.",remedy:"\
Keep only the checkpoints that the program loads: download them in a build stage, and copy just their files with `COPY --from`.",example:{before:"COPY --from=models /root/.cache/torch /root/.cache/tor\
ch",after:"COPY --from=models /root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth /root/.cache/torch/hub/checkpoints/"},keep:"Name the folder of the model as `path`, so that other models are stil\
l reported.",references:["https://pytorch.org/docs/stable/hub.html"],reports:[{files:{"/root/.cache/torch/hub/checkpoints/resnet50-11ad3fa6.pth":9e4},bytes:9e4},{files:{"/models/torch/hub/checkpoints/\
a.pth":70},env:["TORCH_HOME=/models/torch"],bytes:70}],ignores:[{files:{"/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so":900},because:"the library"},{files:{"/models/torch/resnet.pt":900},
env:["TORCH_HOME=/models/torch"],because:"another place below the same directory"}]};var doc_files_default={id:"doc-files",title:"Package documentation",severity:"info",confidence:"safe-if-unused",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/{doc,doc-base,gtk-doc\
,help,lintian,linda,bug,devhelp}/**","/usr/share/{perl,perl5}/**/*.pod","/usr/local/share/javadoc/**"],not:[{glob:"/**/copyright*",why:"licence text: the distribution's permission to redistribute depe\
nds on it"},{glob:"/**/{LICENSE,LICENCE,COPYING,NOTICE,COPYRIGHT,AUTHORS}*",why:"licence text"},{glob:"/usr/share/{licenses,common-licenses}/**",why:"licence text"}],evenIfReferenced:!0,why:"Changelog\
s, explanations and examples.",remedy:"With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/doc/*`\
 and `path-include=/usr/share/doc/*/copyright` to `/etc/dpkg/dpkg.cfg.d/nodoc` before installing.",options:[{programs:["dnf","dnf5","yum"],verb:"install",add:"--setopt=tsflags=nodocs",unless:["--nodoc\
s","--no-docs"]}],example:{before:"RUN dnf install -y httpd && dnf clean all",after:"RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all"},references:["https://github.com/debuerreotype/d\
ebuerreotype/blob/master/scripts/.slimify-excludes"],reports:[{files:{"/usr/share/doc/git/RelNotes/2.39.5.txt":9e4,"/usr/share/doc/bash/changelog.Debian.gz":700},bytes:90700},{files:{"/usr/share/perl/\
5.36/pod/perl.pod":70,"/usr/share/lintian/overrides/bash":4},bytes:74}],ignores:[{files:{"/usr/share/doc/git/copyright":900},because:"licence"},{files:{"/usr/share/common-licenses/GPL-3":900},because:"\
licence"},{files:{"/usr/share/doc/x/LICENSE.txt":900},because:"licence"}]};var fonts_icons_default={id:"fonts-icons",title:"Fonts, icons, themes and sounds",severity:"info",confidence:"judgement",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/{fonts,icons\
,themes,pixmaps,backgrounds,sounds,wallpapers}/**","/var/cache/fontconfig/**"],evenIfReferenced:!0,why:"Browsers, PDF and chart rendering need fonts; a plain service does not. Icon themes are installe\
d because GTK recommends them.",remedy:"Install only the font family that is rendered, as in `apt-get install --no-install-recommends fonts-dejavu-core`, which also leaves out icon themes that GTK rec\
ommends.",example:{before:"RUN apt-get update && apt-get install -y fonts-noto && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core &\
& rm -rf /var/lib/apt/lists/*"},references:["https://packages.debian.org/bookworm/fonts/"],reports:[{files:{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf":9e4,"/usr/share/icons/Adwaita/48x48/x.\
png":700},bytes:90700},{files:{"/usr/local/share/fonts/x.ttf":70,"/var/cache/fontconfig/a.cache-7":4},bytes:74}],ignores:[{files:{"/app/public/fonts/inter.woff2":900},because:"application asset"},{files:{
"/usr/share/fonts/truetype/x/LICENSE.txt":90},because:"a licence"}]};var info_pages_default={id:"info-pages",title:"GNU info pages",severity:"info",confidence:"safe-if-unused",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/info/**"],evenIfReferenced:!0,
why:"Text for people at a terminal.",remedy:"With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/\
info/*` to `/etc/dpkg/dpkg.cfg.d/nodoc` before packages are installed.",options:[{programs:["dnf","dnf5","yum"],verb:"install",add:"--setopt=tsflags=nodocs",unless:["--nodocs","--no-docs"]}],example:{
before:"RUN dnf install -y httpd && dnf clean all",after:"RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all"},references:["https://github.com/debuerreotype/debuerreotype/blob/master/sc\
ripts/.slimify-excludes"],reports:[{files:{"/usr/share/info/sed.info.gz":9e4},bytes:9e4},{files:{"/usr/local/share/info/dir":70},bytes:70}],ignores:[{files:{"/usr/share/infodata/x":900},because:"other\
 name"},{files:{"/app/info/a.txt":90},because:"another place"}]};var VARIABLES=["LANG","LC_ALL","LANGUAGE"],languagesOf=perImage(image=>new Set(VARIABLES.flatMap(name=>(image.env(name)??"").split(":")).flatMap(one=>[one,one.replace(/[.@].*/,""),one.replace(/[_.@].*/,
"")]))),locale_files_default={id:"locale-files",title:"Translations and locale sources",severity:"info",confidence:"judgement",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share}/locale\
/**","/usr/share/i18n/**"],not:[{glob:"/**/locale/{en,en_*,C,C.*,POSIX}/**",why:"English, C and POSIX stay"},{glob:"/usr/share/locale/locale.alias",why:"read by libc"}],whenFolder:(path,image)=>{let language=/\/locale\/([^/]+)\//.
exec(path)?.[1];return language===void 0||!languagesOf(image).has(language)},whenText:"`LANG`, `LC_ALL` and `LANGUAGE` of the image do not name the language.",evenIfReferenced:!0,why:"Translations of \
command line tools. Compiled locales, which `LANG` needs, are in `/usr/lib/locale`, where no rule looks.",remedy:"With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr\
/share/locale/*` and `path-include=/usr/share/locale/locale.alias` to `/etc/dpkg/dpkg.cfg.d/nolocale` before packages are installed.",example:{before:"",after:"RUN printf 'path-exclude=/usr/share/loca\
le/*\\npath-include=/usr/share/locale/locale.alias\\n' > /etc/dpkg/dpkg.cfg.d/nolocale"},keep:"Name the language in `LANG`, `LC_ALL` or `LANGUAGE`: the rule leaves its files alone.",references:["https\
://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimify-excludes"],reports:[{files:{"/usr/share/locale/de/LC_MESSAGES/coreutils.mo":9e3,"/usr/share/i18n/charmaps/UTF-8.gz":70},bytes:9070},
{files:{"/usr/share/locale/fr/LC_MESSAGES/a.mo":5,"/usr/share/locale/de/LC_MESSAGES/a.mo":4},env:["LANG=de_DE.UTF-8"],bytes:5}],ignores:[{files:{"/usr/lib/locale/C.utf8/LC_CTYPE":900},because:"compile\
d locale"},{files:{"/usr/share/zoneinfo/Europe/Berlin":900},because:"time zones: never a rule"},{files:{"/usr/share/locale/en_GB/LC_MESSAGES/x.mo":900},because:"language in use"},{files:{"/usr/share/l\
ocale/pt_BR/LC_MESSAGES/a.mo":900,"/usr/share/locale/fr/LC_MESSAGES/a.mo":9},env:["LC_ALL=pt_BR.UTF-8","LANGUAGE=fr:en"],because:"languages in use"}]};var man_pages_default={id:"man-pages",title:"Manual pages",severity:"info",confidence:"safe-if-unused",bucket:"advice",sparesLicences:!0,globs:["/usr/{share,local/share,local}/man/**","/usr/share/grof\
f/**"],evenIfReferenced:!0,why:"Text for people at a terminal.",cost:"Keep the directories `/usr/share/man/man1` to `man8`: some packages (OpenJDK, PostgreSQL) put links there when they are installed,\
 and fail without them.",remedy:"With rpm, install with `dnf install --setopt=tsflags=nodocs`. With dpkg, start from a base such as `debian:trixie-slim`, or write `path-exclude=/usr/share/man/*` to `/\
etc/dpkg/dpkg.cfg.d/nodoc` before packages are installed.",options:[{programs:["dnf","dnf5","yum"],verb:"install",add:"--setopt=tsflags=nodocs",unless:["--nodocs","--no-docs"]}],example:{before:"RUN d\
nf install -y httpd && dnf clean all",after:"RUN dnf install --setopt=tsflags=nodocs -y httpd && dnf clean all"},references:["https://github.com/debuerreotype/debuerreotype/blob/master/scripts/.slimif\
y-excludes"],reports:[{files:{"/usr/share/man/man1/ls.1.gz":9e4},bytes:9e4},{files:{"/usr/local/man/man1/x.1":70,"/usr/share/groff/1.22/tmac/an.tmac":4},bytes:74}],ignores:[{files:{"/usr/share/mantis/\
index.php":900},because:"other name"},{files:{"/usr/share/man/man7/COPYING":90},because:"a licence"}]};var ruby_docs_default={id:"ruby-docs",title:"RDoc and ri documentation",before:["doc-files"],severity:"info",confidence:"safe",bucket:"removable",sparesLicences:!0,globs:["/{usr/,usr/local/}share/ri/*\
*","/**/{gems,bundle}/doc/**","/{usr/local/lib/ruby,var/lib}/gems/*/doc/**"],why:"Only the command `ri` reads them.",remedy:"Install with `gem install --no-document`, or set it for all later gems in R\
uby's own image: `echo 'gem: --no-document' >> /usr/local/etc/gemrc`.",options:[{programs:["gem"],verb:["install","update"],add:"--no-document",unless:["-N"]}],example:{before:"RUN gem install rails",
after:"RUN gem install --no-document rails"},references:["https://guides.rubygems.org/command-reference/"],reports:[{files:{"/usr/local/lib/ruby/gems/3.3.0/doc/json-2.7/ri/JSON/cdesc-JSON.ri":9e4,"/us\
r/share/ri/3.1.0/system/x.ri":700},bytes:90700},{files:{"/usr/local/bundle/doc/rails-7.1/ri/cache.ri":70},bytes:70}],ignores:[{files:{"/usr/local/bundle/gems/rails-7.1/README.md":900},because:"gem con\
tent"},{files:{"/usr/local/bundle/doc/x/LICENSE":90},because:"a licence"}]};var OBJ=new Set(["obj"]),dotnet_obj_default={id:"dotnet-obj",title:"Intermediate .NET build output",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/obj/{Debug,Release,project.assets.j\
son,*.nuget.*}","/**/obj/{Debug,Release}/**"],whenFolder:aroundNamed(OBJ,(folder,image)=>image.exists(`${folder}/project.assets.json`)),whenText:"The folder `obj` has a `project.assets.json`.",why:"In\
termediate files of MSBuild.",remedy:"List `**/obj` and `**/bin` in .dockerignore, and copy only the output of `dotnet publish` to the final stage.",example:{file:".dockerignore",before:"",after:["**/\
obj","**/bin"].join(`
`)},references:["https://learn.microsoft.com/en-us/dotnet/core/docker/build-container"],reports:[{files:{"/src/Api/obj/Release/net8.0/Api.dll":9e3,"/src/Api/obj/project.assets.json":500},bytes:9500},{
files:{"/app/obj/Api.csproj.nuget.g.props":7,"/app/obj/project.assets.json":5},bytes:12}],ignores:[{files:{"/app/Api.dll":900},because:"published"},{files:{"/src/lib/obj/model.obj":900},because:"3D mo\
del folder"},{files:{"/src/obj/Debug/x":900},because:"not a folder of MSBuild"}]};var nuget_http_cache_default={id:"nuget-http-cache",title:"NuGet HTTP, plug-in and scratch caches",before:["dotnet-obj"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.local/share/NuG\
et/{v3-cache,http-cache,plugins-cache,Cache}/**","/tmp/NuGetScratch*/**","~/.dotnet/{TelemetryStorageService,toolResolverCache,optimizationdata}/**","~/.templateengine/**"],why:"Raw copies that NuGet \
itself trusts for half an hour, and usage data of the SDK.",remedy:"Publish in one stage and copy only the output to the final one, or end each RUN that restores with `dotnet nuget locals http-cache -\
-clear`.",mounts:["~/.local/share/NuGet"],example:{before:"RUN dotnet publish -c Release -o /out",after:"RUN dotnet publish -c Release -o /out && dotnet nuget locals http-cache --clear"},references:["\
https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders"],reports:[{files:{"/root/.local/share/NuGet/v3-cache/670c1461/list_x.dat":9e4,"/tmp/NuGetScratc\
hroot/lock/a":700},bytes:90700},{files:{"/home/app/.dotnet/TelemetryStorageService/x.trn":70},bytes:70}],ignores:[{files:{"/root/.nuget/NuGet/NuGet.Config":900},because:"configuration"},{files:{"/root\
/.dotnet/tools/dotnet-ef":900},because:"an installed tool"}]};var nuget_packages_default={id:"nuget-packages",title:"NuGet global packages folder",before:["dotnet-obj"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.nuget/packages/**",
"/usr/{share,lib}/dotnet/sdk/NuGetFallbackFolder/**"],envDirectories:{NUGET_PACKAGES:["**"]},whenImage:image=>!image.hasNameThatEnds(".runtimeconfig.dev.json"),whenText:"The image has no `*.runtimecon\
fig.dev.json`, which makes an unpublished program load packages from here.",adviceForCommands:["dotnet run","dotnet watch","dotnet test"],why:"`dotnet publish` copies what the program needs.",remedy:"\
Publish in one stage and copy only the output to a final one without the SDK. Or keep the packages in a cache mount at `/root/.nuget/packages`, in each RUN that restores, builds or publishes.",mounts:[
"~/.nuget/packages"],usedBy:[{programs:["dotnet"],verb:["build","pack","publish","restore","run","test"]}],example:{before:"RUN dotnet publish -c Release -o /out",after:"RUN --mount=type=cache,target=\
/root/.nuget/packages dotnet publish -c Release -o /out"},references:["https://learn.microsoft.com/en-us/nuget/consume-packages/managing-the-global-packages-and-cache-folders"],reports:[{files:{"/root\
/.nuget/packages/newtonsoft.json/13.0.3/lib/net6.0/Newtonsoft.Json.dll":9e4,"/packages/x/1.0/x.dll":7},env:["NUGET_PACKAGES=/packages"],bytes:90007},{files:{"/root/.nuget/packages/x/1.0/x.dll":7},entrypoint:[
"dotnet","watch","run"],bytes:0,advice:7}],ignores:[{files:{"/app/Newtonsoft.Json.dll":900},because:"published"},{files:{"/root/.nuget/packages/x/1.0/x.dll":900,"/src/bin/Debug/Api.runtimeconfig.dev.j\
son":5},because:"an unpublished program loads it"}]};var MIN_SIZE=1048576,archive_left_default={id:"archive-left",title:"Large archive, apparently not unpacked",severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/*.{tar,tar.gz,tgz,tar.xz,\
txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}","/usr/src/php.tar.xz"],not:[{glob:"/usr/{share,lib,lib64,libexec}/**",why:"distribution data"},{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/{site\
,dist}-packages/**",why:"package content"},{glob:"/**/gems/**",why:"package content"},{glob:"/**/nltk_data/**",why:"data"},{glob:"/**/.yarn/**",why:"yarn rules"},{glob:"/**/python[0-9]*.zip",why:"zipi\
mport"}],when:({size})=>size>=MIN_SIZE,whenText:"The archive has at least 1048576 bytes.",why:"It may be data that a program reads. `/usr/src/php.tar.xz` belongs to the official PHP image, which unpac\
ks it to build extensions; only a smaller base avoids it.",remedy:"If only the build needs the archive, delete it with `rm` in the RUN that fetches it, or read it with `RUN --mount=type=bind` from the\
 context or another stage instead of copying it.",example:{before:"COPY --from=fetch /dl/dataset.tar.gz /tmp/",after:"RUN --mount=type=bind,from=fetch,source=/dl,target=/dl tar -xzf /dl/dataset.tar.gz\
 -C /opt"},keep:"Name the archive as `path`, so that others are still reported.",references:["https://docs.docker.com/reference/dockerfile/#run---mounttypebind","https://github.com/docker-library/php"],
reports:[{files:{"/srv/dump.tar.gz":9e6,"/usr/src/php.tar.xz":12e6},bytes:21e6},{files:{"/data/a.7z":1048576,"/data/b.7z":1048575},bytes:1048576}],ignores:[{files:{"/usr/share/dict/words.tar.gz":900},
because:"distribution data"},{files:{"/srv/a.tar.gz":9e5},because:"too small to bother"}]};var MIN_SIZE2=262144,SUFFIX=/\.(tar|tar\.gz|tgz|tar\.xz|txz|tar\.bz2|tbz2|tar\.zst|zip|7z|rar)$/;function unpackedBy({name,args}){if(/^(?:bsd|g)?tar$/.test(name))return unpackedByTar(args);let operands2=args.
filter((arg,at)=>!arg.startsWith("-")&&args[at-1]!=="-d");return name==="unzip"?operands2.slice(0,1):/^7z[az]?$/.test(name)?/^[xe]$/.test(operands2[0]??"")?operands2.slice(1,2):[]:name==="gunzip"?operands2:
[]}function unpackedByTar(args){let flags=args.map((arg,at)=>(at===0?/^-?([a-zA-Z]+)$/:/^-([a-zA-Z]+)$/).exec(arg)?.[1]??"");return flags.some(letters=>letters.includes("x"))||args.some(arg=>/^--(?:extract|get)$/.
test(arg))?args.flatMap((arg,at)=>flags[at]?.includes("f")||arg==="--file"?args[at+1]??[]:arg.startsWith("--file=")?arg.slice(7):[]):[]}function isUnpacked({path,size,layer},image){if(size<MIN_SIZE2)return!1;
if(image.isDirectory(path.replace(SUFFIX,"")))return!0;let unpacked=image.ran(layer).flatMap(unpackedBy),name=nameOf(path);return unpacked.some(word=>nameOf(word)===name)?!0:unpacked.some(word=>/[$*?]/.
test(word))&&image.countNamed(layer,SUFFIX)===1}function nameOf(path){return path.slice(path.lastIndexOf("/")+1)}var archive_unpacked_default={id:"archive-unpacked",title:"Archive next to its unpacked\
 contents",before:["archive-left"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}"],not:[{glob:"/usr/{share,lib,lib64,li\
bexec}/**",why:"distribution data"},{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/{site,dist}-packages/**",why:"package content"},{glob:"/**/gems/**",why:"package content"},{glob:"/**/\
nltk_data/**",why:"the rule nltk-zip"},{glob:"/**/.yarn/**",why:"the yarn rules"},{glob:"/**/.ivy2/**",why:"Ivy resolves from it"},{glob:"/**/python[0-9]*.zip",why:"Python imports its standard library\
 from it"}],when:isUnpacked,whenText:'The archive has at least 262144 bytes, and something shows that it was unpacked. Either a directory with its name, without the suffix, is next to it (`foo-1.2` fo\
r `foo-1.2.tar.gz`). Or the RUN that made its layer unpacks it (`tar -x`, `unzip`, `7z x`, `gunzip`) and names it; a variable or a pattern (`tar -xf "$FILE"`) is enough if the layer has no other archi\
ve.',why:"The image has its contents twice.",remedy:"Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or delete the archive in the RUN that unpacks it. A local tar arch\
ive needs no copy: `ADD` unpacks it.",example:{before:"RUN curl -fsSLO https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.gz && tar -xzf node-v24.11.0-linux-x64.tar.gz -C /opt",after:"RUN cu\
rl -fsSL https://nodejs.org/dist/v24.11.0/node-v24.11.0-linux-x64.tar.gz | tar -xz -C /opt"},references:["https://docs.docker.com/reference/dockerfile/#add","https://github.com/hadolint/hadolint/wiki/\
DL3010"],reports:[{files:{"/opt/solr-9.6.0.tgz":27e7,"/opt/solr-9.6.0/bin/solr":3e3},bytes:27e7},{files:{"/app/data.zip":262144},createdBy:"RUN /bin/sh -c curl -fsSLO https://example.org/data.zip && u\
nzip -q data.zip # buildkit",bytes:262144},{files:{"/srv/dl/pkg.tgz":3e5,"/opt/pkg/bin/x":9},createdBy:'RUN /bin/sh -c f="/srv/dl/$NAME"; curl -o "$f" "$URL" && tar -xzf "$f" -C /opt # buildkit',bytes:3e5},
{files:{"/opt/a.tar.gz":3e5,"/opt/b.tar.gz":300001},createdBy:"|1 V=1 /bin/sh -c cd /opt && tar -C /usr/local --extract --file=./b.tar.gz",bytes:300001}],ignores:[{files:{"/srv/backup.tgz":3e5},createdBy:"\
RUN /bin/sh -c tar -czf /srv/backup.tgz /data # buildkit",because:"the command makes it"},{files:{"/srv/app.zip":3e5},createdBy:'RUN /bin/sh -c apt-get install -y unzip tar $PACKAGES && curl -fo /srv/\
app.zip "$URL" # buildkit',because:"the programs are installed, but unpack nothing"},{files:{"/srv/a.zip":3e5,"/srv/b.zip":3e5},createdBy:'RUN /bin/sh -c unzip -q "$FILE" -d /opt # buildkit',because:"\
the command does not tell which of the two it unpacks"},{files:{"/srv/download.zip":3e5},createdBy:'RUN /bin/sh -c curl -fsSL "$URL" | tar -xz -C "$DIR" && curl -fo /srv/$NAME "$OTHER" # buildkit',because:"\
the command unpacks a pipe, not a file"},{files:{"/app/public/downloads/brochure.zip":9e5},createdBy:"COPY public /app/public # buildkit",because:"a file that the image serves: nothing unpacked it"},{
files:{"/usr/local/lib/python311.zip":9e5,"/usr/local/lib/python311/":0},because:"the standard library of Python"},{files:{"/app/lib/app.jar":9e5,"/app/lib/app/":0},because:"not an archive to this rul\
e"},{files:{"/opt/a.zip":262143,"/opt/a/":0},because:"too small to bother"}]};var gcloud_backup_default={id:"gcloud-backup",title:"Google Cloud CLI component backups",before:["installer-leftover"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/google-cloud-sdk\
/.install/.backup/**","/**/google-cloud-cli/.install/.backup/**","/**/google-cloud-sdk/.install/.download/**"],why:"The state before the last change, kept for `gcloud components restore`.",remedy:"End\
 each RUN that changes components with `rm -rf \"$(gcloud info --format='value(installation.sdk_root)')/.install/.backup\"`.",example:{before:"RUN gcloud components install kubectl --quiet",after:`RUN\
 gcloud components install kubectl --quiet && rm -rf "$(gcloud info --format='value(installation.sdk_root)')/.install/.backup"`},references:["https://cloud.google.com/sdk/gcloud/reference/components/r\
estore"],reports:[{files:{"/opt/google-cloud-sdk/.install/.backup/lib/x.py":9e4},bytes:9e4},{files:{"/usr/lib/google-cloud-sdk/.install/.download/a.tar.gz":70},bytes:70}],ignores:[{files:{"/opt/google\
-cloud-sdk/lib/googlecloudsdk/core/x.py":900},because:"the tool"},{files:{"/opt/google-cloud-sdk/.install/core.manifest":90},because:"what is installed"}]};var AWS_CLI=/\/aws\/(dist\/|dist$|install$)/,installer_leftover_default={id:"installer-leftover",title:"Installers left in place",before:["os-package-file"],severity:"warn",confidence:"safe",bucket:"r\
emovable",globs:["/**/{get-pip.py,get-poetry.py,install-poetry.py,composer-setup.php,rustup-init,rustup-init.sh,nodesource_setup.sh,awscliv2.zip,awscli-bundle.zip,aws-sam-cli-linux-*.zip,session-manag\
er-plugin.deb,packages-microsoft-prod.deb}","/**/{Miniconda,Anaconda,Miniforge,Mambaforge,Micromamba}*-Linux-*.sh","/**/{google-chrome*,wkhtmltox*,dumb-init*,tini*,libssl*,chrome-remote-desktop*}.{deb\
,rpm}","/**/{chromedriver*,chrome-linux*,geckodriver*,instantclient*,terraform_*,vault_*,consul_*,packer_*,protoc-*,gradle-*-bin,gradle-*-all,sonar-scanner-*,nifi-*}.zip","/**/{go[0-9]*.linux-*,node-v\
*-linux-*,apache-maven-*-bin,apache-tomcat-*,spark-*-bin-*,kafka_*,hadoop-*,openjdk-*,jdk-*_linux-*,OpenJDK*U-*,zulu*-linux*,Python-[0-9]*,ruby-[0-9]*,openssl-[0-9]*,nginx-[0-9]*,helm-v*,prometheus-*.\
linux-*,node_exporter-*,s6-overlay-*,boost_*,cmake-[0-9]*,geckodriver-v*}.{tar.gz,tgz,tar.xz,tar.bz2}","/**/cuda_*_linux.run","/**/cudnn-*.{tar.xz,tgz}","/**/NVIDIA-Linux-*.run","/{,tmp/,opt/,root/,ho\
me/*/}aws/{dist,install}","/{,tmp/,opt/,root/,home/*/}aws/dist/**"],not:[{glob:"/**/node_modules/**",why:"package content"},{glob:"/**/{site,dist}-packages/**",why:"package content"},{glob:"/usr/share\
/**",why:"distribution data"},{glob:"/usr/lib/**",why:"distribution data"}],when:({path},image)=>!AWS_CLI.test(path)||image.exists("/usr/local/aws-cli"),whenText:"`aws/dist` and `aws/install` count on\
ly if `/usr/local/aws-cli` exists.",why:"Programs that run once, or archives of something that is installed elsewhere.",remedy:"Fetch, run and delete the installer in one RUN, with `rm` at its end, or\
 pipe the download into the command that reads it: `curl -fsSL` into `sh` or `tar -xz`.",example:{before:"RUN curl -fsSLO https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip && unzip -q awscli-ex\
e-linux-x86_64.zip && ./aws/install",after:"RUN curl -fsSLO https://awscli.amazonaws.com/awscli-exe-linux-x86_64.zip && unzip -q awscli-exe-linux-x86_64.zip && ./aws/install && rm -rf awscli-exe-linux\
-x86_64.zip aws"},references:["https://docs.docker.com/build/building/best-practices/","https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/get-pip.py":26e5,
"/opt/Miniconda3-latest-Linux-x86_64.sh":15e7,"/opt/conda/bin/conda":500},bytes:1526e5},{files:{"/awscliv2.zip":60,"/aws/dist/awscli/data/ac.index":7,"/aws/install":1,"/usr/local/aws-cli/v2/current/di\
st/aws":9},bytes:68},{files:{"/opt/apache-maven-3.9.6-bin.tar.gz":9,"/opt/google-chrome-stable_current_amd64.deb":5,"/root/go1.22.1.linux-amd64.tar.gz":3},bytes:17}],ignores:[{files:{"/opt/conda/bin/c\
onda":500,"/usr/local/bin/tini":2e4,"/usr/local/aws-cli/v2/current/dist/aws":9},because:"installed"},{files:{"/opt/aws/dist/index.js":700},because:"the AWS CLI is not installed, so the folder is somet\
hing else"},{files:{"/app/node_modules/x/get-pip.py":5,"/usr/lib/python3/dist-packages/virtualenv/get-pip.py":5},because:"content of a package"}]};var MIN_SIZE3=4096,MAX_PARENTS=4,INDEXES=["Packages","Packages.gz","Packages.xz","repodata/repomd.xml"];function isNoRepository({path,size},image){let folder=path.slice(0,path.lastIndexOf("/"));if(size<
MIN_SIZE3||isRepository(folder,image))return!1;for(let up=0;up<MAX_PARENTS&&folder!=="";up++)if(folder=folder.slice(0,folder.lastIndexOf("/")),isRepository(folder,image))return!1;return!0}function isRepository(folder,image){
return INDEXES.some(name=>image.exists(`${folder}/${name}`))||image.isDirectory(`${folder}/pool`)||image.hasNameEnding(folder,".db.tar.gz")}var os_package_file_default={id:"os-package-file",title:"Pac\
kage files outside the caches",before:["archive-unpacked"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/*.{deb,udeb,ddeb,rpm,srpm,pkg.tar.zst,pkg.tar.xz}"],not:[{glob:"/**/node_mod\
ules/**",why:"payload of a package"},{glob:"/**/{site,dist}-packages/**",why:"payload of a package"}],when:isNoRepository,whenText:"The file has at least 4096 bytes, and neither its folder nor one of \
four folders above it looks like a package repository (`Packages`, `Packages.gz`, `Packages.xz`, `repodata/repomd.xml`, `*.db.tar.gz` or a folder `pool`). `.apk` files do not count: they may be Androi\
d programs.",why:"The packages are installed, and the package database has a record of them.",remedy:"Delete the package file with `rm` in the RUN that fetches and installs it. A local one needs no co\
py: install it from `RUN --mount=type=bind`.",example:{before:["COPY packages /packages","RUN dpkg -i /packages/*.deb"].join(`
`),after:"RUN --mount=type=bind,source=packages,target=/packages dpkg -i /packages/*.deb"},references:["https://docs.docker.com/reference/dockerfile/#run---mounttypebind"],reports:[{files:{"/opt/foo_1\
.0_amd64.deb":9e4},bytes:9e4},{files:{"/root/epel-release-latest-9.noarch.rpm":19e3,"/root/small.rpm":4095,"/root/exact.rpm":4096},bytes:23096}],ignores:[{files:{"/srv/mirror/pool/main/f/foo_1.0_amd64\
.deb":9e4},because:"a repository that the image serves"},{files:{"/repo/x86_64/a.rpm":9e4,"/repo/repodata/repomd.xml":3e3},because:"a repository with its metadata"},{files:{"/srv/arch/a.pkg.tar.zst":9e4,
"/srv/arch/own.db.tar.gz":300},because:"a repository of pacman"},{files:{"/app/assets/demo.apk":9e4},because:"an Android program"}]};var MIN_SIZE4=4096,WHEEL=/\/([^/-]+)-([^/-]+)(?:-[^/]*)?\.whl$/,SOURCE=/\/([^/]+)-([^/-]+)\.tar\.gz$/;function isInstalled({path},image){let[,name="",version=""]=WHEEL.exec(path)??SOURCE.exec(path)??[],
plain=name.replace(/[-.]/g,"_");return[name,plain,plain.toLowerCase()].some(one=>image.hasName(`${one}-${version}.dist-info`))}var wheel_files_default={id:"wheel-files",title:"Wheels and source archiv\
es outside caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/*.whl","/{wheels,wheelhouse,dist,tmp/wheels,app/wheels,app/dist,usr/src/app/wheels}/*.tar.gz"],not:[{glob:"/**/ensur\
epip/_bundled/**",why:"python-build-tools"},{glob:"/usr/share/python-wheels/**",why:"python-build-tools"},{glob:"/**/{site,dist}-packages/**",why:"virtualenv seed wheels and others"},{glob:"/**/virtua\
lenv/**",why:"seed wheels"},{glob:"/opt/{conda,miniconda}*/**",why:"conda"}],when:({size})=>size>=MIN_SIZE4,whenText:"The file has at least 4096 bytes.",adviceFor:(file,image)=>!isInstalled(file,image),
adviceWhenText:"The image has no `.dist-info` of that name and version: the wheel is not installed, and may be needed.",why:"The packages in them are already installed.",remedy:"Install the wheels fro\
m `RUN --mount=type=bind,from=build` instead of copying them: a copy stays in its layer even after `rm`.",example:{before:["COPY --from=build /wheels /wheels","RUN pip install --no-cache-dir --no-inde\
x /wheels/*.whl"].join(`
`),after:"RUN --mount=type=bind,from=build,source=/wheels,target=/wheels pip install --no-cache-dir --no-index /wheels/*.whl"},references:["https://docs.docker.com/reference/dockerfile/#run---mounttyp\
ebind","https://peps.python.org/pep-0427/"],reports:[{files:{"/wheels/numpy-1.26.4-cp312-cp312-manylinux_2_17_x86_64.whl":18e6,"/wheels/My.Tool-1.0.tar.gz":5e3,"/usr/lib/python3/dist-packages/numpy-1.\
26.4.dist-info/METADATA":5,"/v/site-packages/my_tool-1.0.dist-info/RECORD":5},bytes:18005e3},{files:{"/srv/x-1.0-py3-none-any.whl":5e3,"/v/site-packages/x-2.0.dist-info/RECORD":5},bytes:0,advice:5e3}],
ignores:[{files:{"/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl":900},because:"needed by `python -m venv`"},{files:{"/wheels/x-1.0-py3-none-any.whl":4095},because:"too small to both\
er"}]};var go_build_cache_default={id:"go-build-cache",title:"Go build cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/{go-build,golangci-lint,gopls,staticcheck}/**","~/.config/go/\
telemetry/**"],not:[{glob:"~/.config/go/telemetry/mode",why:"a setting: whether to count usage"}],envDirectories:{GOCACHE:["**"]},why:"Compiled packages, test results, and the usage counters of the go\
 command.",remedy:"Build in one stage and copy only the program to the final one, or keep the cache in a cache mount at `/root/.cache/go-build`.",mounts:["~/.cache/go-build","~/.cache/golangci-lint"],
usedBy:[{programs:["go"],verb:["build","install","run","test","vet"]},{programs:["golangci-lint"]}],example:{before:"RUN go build -o /usr/local/bin/api ./cmd/api",after:"RUN --mount=type=cache,target=\
/root/.cache/go-build go build -o /usr/local/bin/api ./cmd/api"},references:["https://pkg.go.dev/cmd/go","https://go.dev/doc/telemetry"],reports:[{files:{"/root/.cache/go-build/b1/b1aa-d":9e4},bytes:9e4},
{files:{"/gocache/ab/ab-d":70,"/root/.cache/golangci-lint/x":2},env:["GOCACHE=/gocache"],bytes:72},{files:{"/root/.config/go/telemetry/local/go@go1.23.4-go1.23.4-linux-amd64-2024-12-01.v1.count":16384,
"/home/u/.config/go/telemetry/local/upload.token":3},bytes:16387}],ignores:[{files:{"/root/.config/go/telemetry/mode":3,"/root/.config/go/env":40},because:"settings"},{files:{"/usr/local/go/pkg/tool/l\
inux_amd64/compile":900},because:"toolchain"},{files:{"/app/go-build/main.go":900},because:"an application"}]};var go_mod_cache_default={id:"go-mod-cache",title:"Go module cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/go/pkg/{mod,sumdb}/**","/go/pkg/{mod,sumdb}/**"],envDirectories:{GOMODCACHE:[
"**"],GOPATH:["pkg/{mod,sumdb}/**"]},adviceForCommands:["go","air"],why:"Source code of modules. Linked programs do not read it.",remedy:"Build in one stage and copy only the program to the final one,\
 or keep the modules in a cache mount at `/go/pkg/mod`, in each RUN that downloads or builds.",mounts:["/go/pkg/mod","~/go/pkg/mod"],usedBy:[{programs:["go"],verb:["build","generate","install","list",
"mod","run","test","tool","vet"]},{programs:["golangci-lint"]}],example:{before:"RUN go build -o /usr/local/bin/api ./cmd/api",after:"RUN --mount=type=cache,target=/go/pkg/mod go build -o /usr/local/b\
in/api ./cmd/api"},references:["https://go.dev/ref/mod","https://pkg.go.dev/cmd/go"],reports:[{files:{"/go/pkg/mod/github.com/gin-gonic/gin@v1.10.0/gin.go":9e4,"/root/go/pkg/mod/cache/download/x/@v/v1\
.zip":700},bytes:90700},{files:{"/go/pkg/mod/x@v1/a.go":70},cmd:["go","run","."],bytes:0,advice:70},{files:{"/mods/cache/download/a.zip":7,"/gp/pkg/sumdb/x":2,"/gp/bin/app":5},env:["GOMODCACHE=/mods",
"GOPATH=/gp"],bytes:9}],ignores:[{files:{"/go/bin/app":900},because:"installed program"},{files:{"/app/vendor/github.com/x/y.go":900},because:"vendored source: no rule"}]};var gradle_cache_default={id:"gradle-cache",title:"Gradle user home caches",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.gradle/{caches,daemon,native,notifications,workers\
,.tmp,kotlin-profile,undefined-build}/**","~/.gradle/wrapper/dists/**","~/.{konan/cache,konan/dependencies}/**"],envDirectories:{GRADLE_USER_HOME:["{caches,daemon,native,notifications,workers,.tmp,kot\
lin-profile,undefined-build}/**","wrapper/dists/**"]},adviceForCommands:["gradle","gradlew"],why:"Dependency, transform and build caches, and the wrapper\u2019s distributions.",remedy:"Build in one st\
age and copy only the jar to the final one, or keep the caches in a cache mount: for root at `/root/.gradle/caches`, in the image gradle at `/home/gradle/.gradle/caches`.",mounts:["~/.gradle/caches","\
~/.gradle/wrapper/dists","/home/gradle/.gradle/caches","/home/gradle/.gradle/wrapper/dists"],usedBy:[{programs:["gradle","gradlew"]}],example:{before:"RUN ./gradlew --no-daemon bootJar",after:"RUN --m\
ount=type=cache,target=/root/.gradle/caches ./gradlew --no-daemon bootJar"},references:["https://docs.gradle.org/current/userguide/directory_layout.html"],reports:[{files:{"/root/.gradle/caches/module\
s-2/files-2.1/org.slf4j/slf4j-api/2.0.9/abc/slf4j-api-2.0.9.jar":9e4,"/home/gradle/.gradle/wrapper/dists/gradle-8.7-bin/x/gradle-8.7-bin.zip":700},bytes:90700},{files:{"/opt/gradle-home/caches/8.7/x.b\
in":70,"/opt/gradle-home/jdks/x/bin/java":5},env:["GRADLE_USER_HOME=/opt/gradle-home"],bytes:70},{files:{"/root/.gradle/daemon/8.7/d.log":9},cmd:["sh","./gradlew","run"],bytes:0,advice:9}],ignores:[{files:{
"/root/.gradle/jdks/eclipse_adoptium-21/bin/java":900},because:"may be the only JVM in the image"},{files:{"/root/.gradle/gradle.properties":900},because:"configuration"}]};var MARKS=["settings.gradle","settings.gradle.kts","build.gradle","build.gradle.kts","gradlew"],gradle_project_cache_default={id:"gradle-project-cache",title:"Gradle and Kotlin project state",severity:"\
info",confidence:"safe",bucket:"removable",globs:["/**/.gradle/**","/**/.kotlin/**"],not:[{glob:"~/.gradle/**",why:"gradle-cache claims the user home"},{glob:"/usr/!(src)/**",why:"system files"}],whenFolder:ofDirectory(
/^(.*)\/\.(?:gradle|kotlin)\//,(project,image)=>MARKS.some(name=>image.exists(`${project}/${name}`))),whenText:"`settings.gradle`, `build.gradle` (also with `.kts`) or `gradlew` is next to the folder.",
why:"File hashes and build history.",remedy:"List `**/.gradle` and `**/.kotlin` in .dockerignore. If the build inside the image writes them, copy only the jar to the final stage.",example:{file:".dock\
erignore",before:"",after:["**/.gradle","**/.kotlin"].join(`
`)},references:["https://docs.gradle.org/current/userguide/directory_layout.html"],reports:[{files:{"/workspace/.gradle/8.7/fileHashes/fileHashes.bin":9e3,"/workspace/settings.gradle.kts":5},bytes:9e3},
{files:{"/app/.kotlin/sessions/a":7,"/app/gradlew":5},bytes:7}],ignores:[{files:{"/root/.gradle/gradle.properties":900},because:"user home"},{files:{"/data/.gradle/x":900},because:"no project is next \
to it"}]};var MAX_PARENTS2=8;function isInJdk({path},image){let folder=path.slice(0,path.lastIndexOf("/"));for(let up=0;up<MAX_PARENTS2&&folder!=="";up++){if(isJdk(folder,image))return!0;folder=folder.slice(0,folder.
lastIndexOf("/"))}return!1}var isJdk=perDirectory((folder,image)=>image.exists(`${folder}/bin/javac`)),jdk_only_files_default={id:"jdk-only-files",title:"JDK parts that a JRE does not have",severity:"\
info",confidence:"safe-if-unused",bucket:"advice",globs:["/**/{jvm,java,jdk*,*openjdk*,*temurin*,*corretto*,*zulu*}/**/{jmods/*.jmod,lib/src.zip,lib/ct.sym,demo/**,sample/**,man/**}","/**/{jvm,java,jd\
k*,*openjdk*}/{jmods/*.jmod,lib/src.zip,lib/ct.sym}"],when:isInJdk,whenText:"The same Java home has `bin/javac`.",evenIfReferenced:!0,why:"Only `jlink` reads `jmods`, only `javac --release` reads `ct.\
sym`, and sources, demos and manuals are for people.",remedy:"Start the final stage from a Java runtime such as `eclipse-temurin:21-jre`, or make one with `jlink` that has only the modules in use.",example:{
before:"FROM eclipse-temurin:21-jdk",after:"FROM eclipse-temurin:21-jre"},references:["https://docs.oracle.com/en/java/javase/21/docs/specs/man/jlink.html"],reports:[{files:{"/usr/lib/jvm/java-17-open\
jdk-amd64/jmods/java.base.jmod":7e4,"/usr/lib/jvm/java-17-openjdk-amd64/bin/javac":5},bytes:7e4},{files:{"/opt/java/openjdk/lib/src.zip":50,"/opt/java/openjdk/lib/ct.sym":9,"/opt/java/openjdk/bin/java\
c":5},bytes:59}],ignores:[{files:{"/usr/lib/jvm/java-17-openjdk-amd64/lib/modules":900},because:"the runtime image"},{files:{"/usr/lib/jvm/java-17-openjdk-amd64/lib/server/classes.jsa":900},because:"c\
lass data sharing: start-up speed"},{files:{"/usr/lib/jvm/java-17-openjdk-amd64/lib/ct.sym":900,"/usr/lib/jvm/java-17-openjdk-amd64/bin/java":5},because:"a JRE"}]};var maven_repo_default={id:"maven-repo",title:"Maven local repository",before:["gradle-project-cache"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.m2/{repository,wrapper/\
dists,build-cache}/**"],adviceForCommands:["mvn","mvnw","mvnd"],why:"Only the build reads it. A packaged jar or war contains its libraries.",remedy:"Build in one stage and copy only the jar or war to \
the final one, or keep the repository in a cache mount at `/root/.m2/repository`, in each RUN that calls Maven.",mounts:["~/.m2/repository","~/.m2/wrapper/dists","~/.m2/build-cache"],usedBy:[{programs:[
"mvn","mvnw"]}],example:{before:"RUN mvn -B package -DskipTests",after:"RUN --mount=type=cache,target=/root/.m2/repository mvn -B package -DskipTests"},references:["https://maven.apache.org/guides/int\
roduction/introduction-to-repositories.html","https://maven.apache.org/settings.html"],reports:[{files:{"/root/.m2/repository/org/springframework/spring-core/6.1.6/spring-core-6.1.6.jar":9e4},bytes:9e4},
{files:{"/root/.m2/wrapper/dists/apache-maven-3.9.6/x/lib/a.jar":70},cmd:["./mvnw","spring-boot:run"],bytes:0,advice:70},{files:{"/home/ci/.m2/repository/a/1/a-1.jar":9},cmd:["java","-jar","app.jar"],
bytes:9}],ignores:[{files:{"/usr/share/maven-repo/org/x/x.jar":900},because:"Debian\u2019s system repository: links to /usr/share/java"},{files:{"/root/.m2/settings.xml":900},because:"configuration (m\
ay hold passwords)"},{files:{"/app/lib/spring-core-6.1.6.jar":900},because:"application library"}]};var scala_cache_default={id:"scala-cache",title:"Ivy, sbt and Coursier caches",before:["jdk-only-files"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.ivy2/{cache,local}/**",
"~/.sbt/{boot,launchers}/**","$CACHE/{coursier,sbt,scalablytyped}/**","~/.coursier/**","~/.cache/bloop/**"],adviceBelowVariables:["JAVA_HOME"],adviceForCommands:["sbt","cs","coursier","scala-cli","sca\
la","amm","mill"],why:"Resolved jars. Programs started by `cs launch` need them.",remedy:"Build in one stage and copy only the assembly to the final one, or keep the jars in cache mounts at `/root/.ca\
che/coursier/v1`, `/root/.ivy2/cache` and `/root/.sbt/boot`.",mounts:["~/.cache/coursier/v1","~/.ivy2/cache","~/.sbt/boot"],usedBy:[{programs:["sbt","cs","mill"]}],example:{before:"RUN sbt assembly",after:"\
RUN --mount=type=cache,target=/root/.cache/coursier/v1 --mount=type=cache,target=/root/.ivy2/cache sbt assembly"},references:["https://get-coursier.io/docs/cache","https://www.scala-sbt.org/1.x/docs/D\
ependency-Resolution.html"],reports:[{files:{"/root/.cache/coursier/v1/https/central/org/x.jar":9e4,"/root/.ivy2/cache/org.scala-lang/scala-library/jars/s.jar":700},bytes:90700},{files:{"/root/.sbt/bo\
ot/scala-2.12/lib/a.jar":70},cmd:["cs","launch","x"],bytes:0,advice:70},{files:{"/root/.cache/coursier/arc/https/dl/jdk-17.tgz/jdk-17/lib/modules":9e4,"/root/.ivy2/local/a.jar":7},env:["JAVA_HOME=/roo\
t/.cache/coursier/arc/https/dl/jdk-17.tgz/jdk-17"],bytes:7,advice:9e4},{files:{"/home/app/.cache/bloop/a":9,"/root/.coursier/cache/b.jar":4},bytes:13}],ignores:[{files:{"/opt/app/lib/scala-library.jar":900},
because:"application library"},{files:{"/root/.sbt/1.0/plugins/plugins.sbt":90},because:"configuration"}]};var MIN_SIZE5=65536,CORE=/\/core(?:\.\d[^/]*)?$/,NAMED_DUMP=/\/(?:(?:core|jitdump)\.\d[^/]*|(?:coredump|minidump)[^/]*|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.dmp$/i,OF_CRASHES=/^\/var\/(?:crash|lib\/(?:systemd|apport)\/coredump)\//,
ELF_CORE=`\x7FELF${"\0".repeat(9)}\0`;function isCore(head){if(head===null||head.length<18)return!1;let[a,b,c,d,,order]=head;if(a!==127||b!==69||c!==76||d!==70)return!1;let[low,high]=order===2?[head[17],
head[16]]:[head[16],head[17]];return low===4&&high===0}var core_dumps_default={id:"core-dumps",title:"Core and heap dumps",severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/core","/**/c\
ore.[0-9]*","/**/vgcore.*","/var/{crash,lib/systemd/coredump,lib/apport/coredump}/**","/**/*.{hprof,heapsnapshot,heapdump,mdmp,dmp}"],not:[{glob:"/proc/**",why:"never in a layer"}],reads:[{name:"core",
rest:/^(?:\.\d+)?$/,most:Number.MAX_SAFE_INTEGER,head:64}],when({path,size},image){return size<MIN_SIZE5?!1:path.endsWith(".dmp")&&!OF_CRASHES.test(path)?NAMED_DUMP.test(path):!CORE.test(path)||isCore(
image.head(path))},whenText:"The file has at least 65536 bytes. A file named `core`, or `core` with a number behind it such as `core.123`, must be an ELF core file, and a `*.dmp` file must have a name\
 that crash reporters give, such as `core.20240131.120000.7.0001.dmp` or a UUID.",why:"A program crashed during the build, or somebody looked at its memory. Such files may hold secrets.",remedy:"Delet\
e the dump in the RUN that makes it, or switch dumps off with `ulimit -c 0` before the command that crashes. If the dump comes from the build context, list it in .dockerignore, as in `**/*.hprof`.",example:{
before:"RUN npm run build",after:"RUN ulimit -c 0 && npm run build"},references:["https://man7.org/linux/man-pages/man5/core.5.html","https://man7.org/linux/man-pages/man5/elf.5.html","https://eclipse\
.dev/openj9/docs/xdump"],reports:[{files:{"/var/crash/_usr_bin_x.0.crash":9e4,"/app/java_pid1.hprof":7e4},bytes:16e4},{files:{"/app/core.20240131.120000.7.0001.dmp":7e4,"/var/crash/x.dmp":65536,"/app/\
crashes/0f8fad5b-d9cb-469f-a165-70867728950e.dmp":8e4},bytes:215536},{files:{"/app/core.4711":7e4},contents:{"/app/core.4711":ELF_CORE},bytes:7e4}],ignores:[{files:{"/usr/local/lib/python3.12/site-pac\
kages/numpy/core/numeric.py":900},because:"directory called core"},{files:{"/opt/app/core":900},because:"program called core (not ET_CORE)"},{files:{"/opt/app/core":9e5},because:"not known to be an EL\
F core file"},{files:{"/opt/taxonomy/names.dmp":2e8,"/opt/taxonomy/nodes.dmp":15e7},because:"tables of the NCBI taxonomy, which programs read"},{files:{"/docker-entrypoint-initdb.d/shop.dmp":9e7},because:"\
a database export that the container loads when it starts"},{files:{"/app/java_pid1.hprof":65535},because:"too small for a dump"}]};function isDatabase(folder,image){return image.exists(`${folder}CURRENT`)||image.hasNameEnding(folder.slice(0,-1),".timeindex")}var debug_log_files_default={id:"debug-log-files",title:"Debug and crash\
 logs in the application",before:["test-fixtures"],severity:"info",confidence:"safe",bucket:"removable",globs:["/**/{npm-debug,yarn-debug,yarn-error,pnpm-debug,.pnpm-debug,lerna-debug,firebase-debug,u\
i-debug,hs_err_pid*,replay_pid*,php_errors,error_log,nohup}*.{log,out}","/{app,code,src,srv,workspace,workspaces,opt/app,usr/src/app,var/www}/**/*.log"],not:[{glob:"/**/node_modules/**",why:"packages \
may ship sample logs"},{glob:"/**/{site,dist}-packages/**",why:"packages"}],whenFolder:(folder,image)=>!isDatabase(folder,image),whenText:"The folder has no `CURRENT` and no `*.timeindex`. With one, i\
t belongs to LevelDB, RocksDB or Kafka, whose `*.log` files are data.",why:"A run on a developer's machine or during the build wrote them.",remedy:"List `**/*.log` in .dockerignore. If a command of th\
e build writes the file, delete it in the same RUN: `rm -f npm-debug.log`.",example:{file:".dockerignore",before:"",after:"**/*.log"},references:["https://github.com/github/gitignore/blob/main/Node.gi\
tignore"],reports:[{files:{"/app/npm-debug.log":4e3,"/app/log/development.log":9e4},bytes:94e3},{files:{"/srv/hs_err_pid12.log":70,"/data/nohup.out":5},bytes:75}],ignores:[{files:{"/app/src/log/index.\
js":400},because:"code"},{files:{"/app/node_modules/pkg/sample.log":30},because:"packages may ship sample logs"},{files:{"/app/data/index/000003.log":4e6,"/app/data/index/CURRENT":16,"/app/data/index/\
MANIFEST-000002":50},because:"the newest entries of a LevelDB or RocksDB, which are nowhere else"},{files:{"/srv/kafka/t-0/00000000000000000000.log":9e5,"/srv/kafka/t-0/00000000000000000000.timeindex":12},
because:"the messages of a Kafka topic"},{files:{"/var/log/nginx/access.log":50},because:"os-logs claims it"}]};var os_logs_default={id:"os-logs",title:"Other files under /var/log",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/log/**"],why:"Log lines of the build. Links such as `access.log -\
> /dev/stdout` have no bytes and must stay.",remedy:"End the RUN that writes the logs with `find /var/log -type f -delete`. Keep the folders: nginx, postgres and others do not start without theirs.",example:{
before:"RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y nginx && rm -rf /var/lib/apt/lists/* && find /var/log -type f -de\
lete"},references:["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s10.html"],reports:[{files:{"/var/log/fontconfig.log":4e3,"/var/log/journal/1a/system.journal":8e6},bytes:8004e3},{files:{"/var\
/log/nginx/access.log":70,"/var/log/dpkg.log":9},bytes:70}],ignores:[{files:{"/app/log/keep.txt":40},because:"another place"},{files:{"/var/log/tool/log.txt":40},links:{"/app/logs":"../var/log/tool"},
because:"the application keeps its log there: a link leads to it"}]};var MIN_SIZE6=1048576,sparse_lastlog_default={id:"sparse-lastlog",title:"Huge lastlog, faillog or tallylog",before:["os-logs"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/log/{la\
stlog,faillog,tallylog}"],when:({size})=>size>=MIN_SIZE6,whenText:"The file has at least 1048576 bytes.",why:"These files have a fixed-size record for each user ID, so a high ID makes them huge. Most \
of it is zeros.",remedy:"Create the user with `useradd --no-log-init`.",options:[{programs:["useradd"],add:"--no-log-init",unless:["-l"]}],example:{before:"RUN useradd --uid 100000 --create-home app",
after:"RUN useradd --no-log-init --uid 100000 --create-home app"},references:["https://github.com/hadolint/hadolint/wiki/DL3046","https://man7.org/linux/man-pages/man8/lastlog.8.html"],reports:[{files:{
"/var/log/lastlog":36e7},bytes:36e7},{files:{"/var/log/faillog":1048576,"/var/log/tallylog":1048575},bytes:1048576}],ignores:[{files:{"/var/log/lastlog":9e5},because:"an ordinary size"},{files:{"/srv/\
lastlog":9e6},because:"another place"}]};var tmp_files_default={id:"tmp-files",title:"Files left in temporary directories",severity:"warn",confidence:"safe",bucket:"removable",globs:["/tmp/**","/var/tmp/**","/usr/tmp/**","/dev/shm/**","/run/\
lock/**"],adviceBelowVariables:["HOME","COMPOSER_HOME"],why:"A program must not expect files here to survive from run to run, and runtimes often mount an empty file system over them.",remedy:"Delete t\
he files at the end of the RUN that last needs them: `rm -rf /tmp/* /var/tmp/*`. If no later instruction reads them, `RUN --mount=type=tmpfs,target=/tmp` keeps them out.",example:{before:"RUN ./build.\
sh --output /usr/local/bin",after:"RUN --mount=type=tmpfs,target=/tmp ./build.sh --output /usr/local/bin"},references:["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html","https://refspecs\
.linuxfoundation.org/FHS_3.0/fhs/ch05s15.html"],reports:[{files:{"/tmp/pear/download/redis.tgz":3e5,"/var/tmp/rpm-tmp.abc":700,"/tmp/npm-123/x":5},bytes:300705},{files:{"/tmp/app/server":9e3,"/tmp/bui\
ld.o":50},workingDir:"/tmp/app",bytes:50,advice:9e3},{files:{"/tmp/run.sh":30,"/tmp/x":4},entrypoint:["/bin/sh","-c","exec /tmp/run.sh"],bytes:4,advice:30}],ignores:[{files:{"/app/tmp/pids/.keep":1},because:"\
a directory of the application"},{files:{"/tmp/data/model.bin":900},links:{"/app/data":"/tmp/data"},because:"a link of the application leads there"}]};var cpan_work_default={id:"cpan-work",title:"CPAN build directories",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.cpanm/**","~/.cpan/{build,sources,Metadata,prefs}/**"],envDirectories:{
PERL_CPANM_HOME:["**"]},why:"Unpacked sources, archives and logs of past installations.",remedy:"End each RUN that installs with `rm -rf ~/.cpanm ~/.cpan/build ~/.cpan/sources`.",mounts:["~/.cpanm","~\
/.cpan/build","~/.cpan/sources"],example:{before:"RUN cpanm --notest --installdeps .",after:"RUN cpanm --notest --installdeps . && rm -rf ~/.cpanm"},references:["https://metacpan.org/dist/App-cpanminu\
s/view/bin/cpanm","https://metacpan.org/pod/CPAN"],reports:[{files:{"/root/.cpanm/work/1700000000.20333/Foo-Bar-0.01/Makefile":9e4},bytes:9e4},{files:{"/home/app/.cpan/build/Foo-0.01/Makefile":70},bytes:70}],
ignores:[{files:{"/usr/local/share/perl/5.36.0/Foo/Bar.pm":900},because:"installed module"},{files:{"/root/.cpan/CPAN/MyConfig.pm":90},because:"configuration"}]};var haskell_ocaml_cache_default={id:"haskell-ocaml-cache",title:"Cabal, Stack, GHCup and opam caches",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.cabal/packages/**","$CAC\
HE/cabal/**","~/.stack/{pantry,indices,setup-exe-cache,setup-exe-src}/**","~/.ghcup/{cache,tmp,trash,logs}/**","~/.opam/{download-cache,repo,log}/**","/**/{.stack-work,dist-newstyle}/{cache,tmp,packag\
edb,downloads}/**"],why:"Package indexes and archives.",remedy:"Build in one stage and copy only the program to the final one. Or end each RUN that builds with `rm -rf ~/.cabal/packages ~/.stack/pantr\
y`, after opam with `opam clean --all-switches --download-cache --logs --repo-cache`.",mounts:["~/.cabal/packages","~/.cache/cabal/packages","~/.stack/pantry"],usedBy:[{programs:["cabal","stack","opam",
"dune"]}],example:{before:"RUN stack install --local-bin-path /usr/local/bin",after:"RUN --mount=type=cache,target=/root/.stack/pantry stack install --local-bin-path /usr/local/bin"},references:["http\
s://cabal.readthedocs.io/en/stable/","https://docs.haskellstack.org/en/stable/","https://opam.ocaml.org/doc/Manual.html"],reports:[{files:{"/root/.cabal/packages/hackage/01-index.tar":9e4,"/root/.opam\
/download-cache/md5/ab/abc":700},bytes:90700},{files:{"/root/.stack/pantry/pantry.sqlite3":70,"/src/dist-newstyle/cache/plan.json":4},bytes:74}],ignores:[{files:{"/root/.opam/default/bin/dune":900},because:"\
switch"},{files:{"/root/.cabal/bin/app":900},because:"program"}]};var LEAST=1048576,home_cache_other_default={id:"home-cache-other",title:"Anything else in ~/.cache",last:!0,severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/**","~/.{nvm,pyenv,rbe\
nv,asdf}/{.cache,.git,cache}/**","~/{.bash_history,.wget-hsts,.python_history,.lesshst,.viminfo,.node_repl_history}"],least:LEAST,why:"According to the XDG specification, nothing here is essential. Bu\
t some tools run from here, so this is only advice.",remedy:"If no program of the image runs from the folder, delete it at the end of the RUN that fills it: `rm -rf ~/.cache/matplotlib`, for example.",
example:{before:"RUN python -m sphinx docs /srv/docs",after:"RUN python -m sphinx docs /srv/docs && rm -rf ~/.cache/matplotlib"},keep:"Name the folder as `path`, so that other caches are still reporte\
d.",references:["https://specifications.freedesktop.org/basedir-spec/latest/"],reports:[{files:{"/root/.cache/matplotlib/fontlist-v330.json":2e6,"/root/.cache/sometool/x":700},bytes:2000700},{files:{"\
/home/app/.pyenv/.git/objects/pack/a.pack":1048576,"/root/.bash_history":4},bytes:1048580}],ignores:[{files:{"/root/.config/app.toml":900},because:"configuration"},{files:{"/root/.cache/matplotlib/fon\
tlist-v330.json":1048575},because:"too few bytes"},{files:{"/root/.cache/uv/a/x.so":9e6},links:{"/app/x.so":"/root/.cache/uv/a/x.so"},because:"a link leads to it"}]};var julia_cache_default={id:"julia-cache",title:"Julia registries, logs and clones",before:["haskell-ocaml-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.julia/{registries,log\
s,clones}/**","/usr/local/share/julia/{registries,logs,clones}/**","/opt/julia/depot/{registries,logs,clones}/**"],why:"Needed to resolve packages, not to load them.",remedy:"End each RUN that install\
s with `rm -rf ~/.julia/registries ~/.julia/logs ~/.julia/clones`.",example:{before:"RUN julia --project -e 'using Pkg; Pkg.instantiate()'",after:"RUN julia --project -e 'using Pkg; Pkg.instantiate()'\
 && rm -rf ~/.julia/registries ~/.julia/logs"},references:["https://pkgdocs.julialang.org/v1/glossary/"],reports:[{files:{"/root/.julia/registries/General.tar.gz":9e4},bytes:9e4},{files:{"/opt/julia/d\
epot/clones/a/x":70,"/home/app/.julia/logs/manifest_usage.toml":3},bytes:73}],ignores:[{files:{"/root/.julia/compiled/v1.10/Example/a.ji":900},because:"precompiled code"},{files:{"/root/.julia/package\
s/Example/aB/src/Example.jl":900},because:"package"},{files:{"/root/.julia/artifacts/0a1b/lib/libx.so":900},because:"binary"}]};var misc_lang_cache_default={id:"misc-lang-cache",title:"Elixir, Erlang, Dart, Zig, Nim, Swift and Conan caches",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["~/.hex/{packages\
,cache.ets}","~/.hex/packages/**","$CACHE/{rebar3,zig,nim,hex,elixir_make,mix}/**","~/.pub-cache/{hosted-hashes,log,git/cache,_temp}/**","~/.swiftpm/cache/**","$CACHE/org.swift.swiftpm/**","~/{.conan/\
data/*/*/*/*/build,.conan/data/*/*/*/*/source,.conan2/p/b}/**"],why:"Archives of dependencies that are already compiled.",remedy:"Build in one stage and copy only the release to the final one, or dele\
te the downloads in the RUN that fetches them: `rm -rf ~/.hex/packages ~/.cache/rebar3` for Elixir and Erlang, `rm -rf ~/.cache/zig` for Zig.",mounts:["~/.hex/packages","~/.cache/rebar3","~/.cache/zig",
"~/.cache/elixir_make","~/.cache/org.swift.swiftpm"],usedBy:[{programs:["mix","rebar3","zig","swift","dart","flutter","nimble","conan"]}],example:{before:"RUN mix deps.get --only prod && mix release",
after:"RUN --mount=type=cache,target=/root/.hex/packages mix deps.get --only prod && mix release"},references:["https://hexdocs.pm/mix/Mix.Tasks.Release.html","https://dart.dev/tools/pub/cmd/pub-cache",
"https://docs.conan.io/2/"],reports:[{files:{"/root/.hex/packages/hexpm/phoenix-1.7.tar":9e4,"/root/.cache/rebar3/hex/default/packages/x.tar":700},bytes:90700},{files:{"/root/.cache/zig/o/a":70,"/root\
/.conan2/p/b/zlib1/b/x.o":4},bytes:74}],ignores:[{files:{"/root/.mix/archives/hex-2.1/hex-2.1/ebin/hex.app":900},because:"needed by mix"},{files:{"/root/.pub-cache/hosted/pub/args-2.4/lib/args.dart":900},
because:"read when Dart runs from source"}]};var r_cache_default={id:"r-cache",title:"R package caches",before:["haskell-ocaml-cache"],severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/R/**","/var/tmp/Rtmp*/**"],why:"`pkgcach\
e` is a download cache. The renv cache holds the packages themselves; those that a library links to do not count.",remedy:"Keep the downloads of pak in a cache mount at `/root/.cache/R/pkgcache`. Rest\
ore renv with `RENV_CONFIG_CACHE_SYMLINKS=FALSE`, so that the library holds the packages themselves, and delete `~/.cache/R/renv` in the same RUN.",mounts:["~/.cache/R/pkgcache"],example:{before:"RUN \
R -s -e 'renv::restore()'",after:"RUN RENV_CONFIG_CACHE_SYMLINKS=FALSE R -s -e 'renv::restore()' && rm -rf ~/.cache/R/renv"},references:["https://rstudio.github.io/renv/articles/package-install.html"],
reports:[{files:{"/root/.cache/R/pkgcache/pkg/x.tar.gz":9e4},bytes:9e4},{files:{"/var/tmp/RtmpA1/x.so":70},bytes:70}],ignores:[{files:{"/usr/local/lib/R/site-library/dplyr/R/dplyr.rdb":900},because:"i\
nstalled package"},{files:{"/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr/R/dplyr.rdb":900},links:{"/app/renv/library/R-4.4/x/dplyr":"/root/.cache/R/renv/cache/v5/dplyr/1.1/h/dplyr"},because:"a libra\
ry of renv leads to it"}]};var bun_cache_default={id:"bun-cache",title:"Bun install cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.bun/install/cache/**"],envDirectories:{BUN_INSTALL_CACHE_DIR:["**"]},adviceWhen:image=>image.
commands.some(([program])=>program==="bun"||program==="bunx")&&!image.hasName("node_modules"),adviceWhenText:"The container starts `bun`, and the image has no `node_modules`: then Bun runs from its ca\
che.",why:"Downloads. Files that `node_modules` shares by a hard link, which is how Bun installs on Linux, do not count.",remedy:"End each RUN that installs with `rm -rf ~/.bun/install/cache`, or keep\
 it in a cache mount at `/root/.bun/install/cache`.",mounts:["~/.bun/install/cache"],example:{before:"RUN bun install --frozen-lockfile --production",after:"RUN --mount=type=cache,target=/root/.bun/in\
stall/cache bun install --frozen-lockfile --production"},references:["https://bun.sh/docs/install/cache"],reports:[{files:{"/root/.bun/install/cache/react@18.3.1@@@1/index.js":9e4},bytes:9e4},{files:{
"/root/.bun/install/cache/a@1@@@1/index.js":70},cmd:["bun","run","x.ts"],bytes:0,advice:70},{files:{"/bun/cache/a":5,"/app/node_modules/a/index.js":4},env:["BUN_INSTALL_CACHE_DIR=/bun/cache"],cmd:["bu\
n","x.js"],bytes:5}],ignores:[{files:{"/root/.bun/bin/bun":900},because:"the runtime"},{files:{"/root/.bun/install/global/node_modules/serve/x.js":900},because:"global install"}]};var corepack_cache_default={id:"corepack-cache",title:"Package managers fetched by Corepack",severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["$CACHE/node/corepack/**","~/.node/corep\
ack/**"],envDirectories:{COREPACK_HOME:["**"]},why:"Needed only if the container starts `pnpm` or `yarn`. Then it must stay.",cost:"A container that starts `pnpm` or `yarn` downloads it again, and fai\
ls without a network.",remedy:"Let `CMD` start the program with `node`, and use `pnpm` or `yarn` in a build stage only.",example:{before:'CMD ["pnpm", "start"]',after:'CMD ["node", "dist/server.js"]'},
references:["https://github.com/nodejs/corepack"],reports:[{files:{"/root/.cache/node/corepack/v1/pnpm/9.1.0/dist/pnpm.cjs":9e4},bytes:9e4},{files:{"/opt/corepack/v1/yarn/4.1.0/yarn.js":70},env:["CORE\
PACK_HOME=/opt/corepack"],bytes:70}],ignores:[{files:{"/usr/local/lib/node_modules/corepack/dist/corepack.js":900},because:"corepack itself"},{files:{"/root/.cache/node/other":900},because:"another ca\
che"}]};var deno_cache_default={id:"deno-cache",title:"Deno cache",severity:"info",confidence:"judgement",bucket:"advice",globs:["$CACHE/deno/**","/deno-dir/**"],why:"Deno runs from this directory, so it is n\
ever waste. But look for unused versions, and at the compiled files in `gen`.",cost:"Without it, the program downloads its modules at each start.",remedy:"Keep it if the container starts `deno run`. I\
f not, compile the program in a build stage with `deno compile`, and copy only that to the final one.",example:{before:"RUN deno cache main.ts",after:"RUN deno compile --output /app/server main.ts"},references:[
"https://docs.deno.com/runtime/reference/env_variables/"],reports:[{files:{"/deno-dir/npm/registry/x/y.js":9e4},bytes:9e4},{files:{"/root/.cache/deno/gen/file/a.js":70},bytes:70}],ignores:[{files:{"/u\
sr/local/bin/deno":900},because:"the runtime"},{files:{"/app/deno-dir/x":900},because:"another place"}]};var OPTION="--enable-source-maps";function isUsed(image){return image.env("NODE_OPTIONS")?.includes(OPTION)===!0||image.commands.some(words=>words.includes(OPTION))}var js_source_maps_default={id:"js-\
source-maps",title:"JavaScript and CSS source maps",severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["/**/*.{js,mjs,cjs,css,ts,mts,cts}.map"],not:[{glob:"/**/source-map*/**/test/**",
why:"fixtures"}],whenImage:image=>!isUsed(image),whenText:"Neither the command nor `NODE_OPTIONS` has `--enable-source-maps`.",why:"Only debuggers read them.",remedy:"End each RUN that installs with `\
find node_modules -name '*.map' -type f -delete`. Switch source maps off in your own production build, or upload them to the error tracker and delete them.",example:{before:"RUN npm ci --omit=dev",after:"\
RUN npm ci --omit=dev && find node_modules -name '*.map' -type f -delete"},keep:"Start Node with `--enable-source-maps`: then the rule reports nothing.",references:["https://nodejs.org/api/cli.html"],
reports:[{files:{"/app/node_modules/rxjs/dist/cjs/index.js.map":90},bytes:90},{files:{"/app/dist/a.css.map":7,"/app/dist/b.mjs.map":8},cmd:["node","server.js"],bytes:15}],ignores:[{files:{"/app/node_m\
odules/map-obj/index.js":900},because:"not a map"},{files:{"/app/dist/a.js.map":900},entrypoint:["node","--enable-source-maps","a.js"],because:"Node reads it for stack traces"},{files:{"/app/dist/b.js\
.map":900},env:["NODE_OPTIONS=--enable-source-maps"],because:"Node reads it for stack traces"}]};var next_cache_default={id:"next-cache",title:"Next.js build cache",before:["node-dev-deps"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/.next/cache/**"],not:[{glob:"/**/.next/cac\
he/fetch-cache/**",why:"prerendered fetch data, used by ISR at run time"},{glob:"/**/.next/cache/images/**",why:"image optimiser cache, written at run time on purpose"}],why:"Caches of webpack, Turbop\
ack and SWC between builds.",remedy:"End the RUN that builds with `rm -rf .next/cache`, or build in one stage and copy only `.next/standalone`, `.next/static` and `public` to the final one.",example:{
before:"RUN npm run build",after:"RUN npm run build && rm -rf .next/cache"},references:["https://nextjs.org/docs/app/guides/ci-build-caching"],reports:[{files:{"/app/.next/cache/webpack/server-product\
ion/0.pack":9e4},bytes:9e4},{files:{"/srv/web/.next/cache/swc/plugins/x":70,"/srv/web/.next/cache/images/a":4},bytes:70}],ignores:[{files:{"/app/.next/server/pages/index.js":900},because:"the applicat\
ion"},{files:{"/app/.next/cache/fetch-cache/1a2b":900},because:"ISR data"}]};function developmentPackages(lockfile){if(!/^lockfileVersion: '9\.\d+'$/m.test(lockfile))return null;let{importers,snapshots}=sectionsOf(lockfile),project=importers.get(".");if(project===void 0||importers.
size>1)return null;let production=new Set,open=[project];for(let{wanted,optional}of open)for(let[list,isOptional]of[[wanted,!1],[optional,!0]])for(let[name,version]of list){let key=keyOf(name,version,
snapshots),entry=key===null?void 0:snapshots.get(key);if(key===null||entry===void 0){if(isOptional||version.startsWith("link:"))continue;return null}production.has(key)||open.push(entry),production.add(
key)}let kept=new Set([...production].map(withoutPeers));return new Set([...snapshots.keys()].map(withoutPeers).filter(key=>!kept.has(key)))}function packageInStore(directory){let[,name,version]=/^(@?[^@]+)@([^_@]+)(?:_.*)?$/.
exec(directory)??[];return name===void 0||version===void 0?null:`${name}@${version}`}var LISTS={dependencies:"wanted",optionalDependencies:"optional"};function sectionsOf(lockfile){let sections={importers:new Map,
snapshots:new Map},section=null,entry=null,list=null,package_="";for(let line of lockfile.split(/\r?\n/)){let[,indent="",key="",value=""]=/^( *)('(?:[^']|'')+'|[^\s'"#][^:]*(?::[^\s:]+)*):(?: (.+))?$/.
exec(line)??[];if(key==="")continue;let name=unquoted(key);if(indent==="")section=name==="importers"||name==="snapshots"?sections[name]:null;else{if(section===null)continue;if(indent.length===2)entry=
{wanted:[],optional:[]},section.set(name,entry),list=null;else if(indent.length===4)list=Object.hasOwn(LISTS,name)?LISTS[name]??null:null;else{if(entry===null||list===null)continue;indent.length===6&&
value!==""?entry[list].push([name,unquoted(value)]):indent.length===6?package_=name:indent.length===8&&name==="version"&&entry[list].push([package_,unquoted(value)])}}}return sections}function keyOf(name,version,known){
return[`${name}@${version}`,version].find(key=>known.has(key))??null}function withoutPeers(key){let[bare=""]=key.split("(",1);return bare.replaceAll(/[\\/:*?"<>|#]/g,"+")}function unquoted(text){return text.
startsWith("'")&&text.endsWith("'")?text.slice(1,-1).replaceAll("''","'"):text}function developmentNames(lockfile,manifest){let fields=fieldsOf(manifest);if(!/^# yarn lockfile v1$/m.test(lockfile)||fields.has("workspaces"))return null;let dependsOf=entriesOf(lockfile),wanted=["d\
ependencies","optionalDependencies"].flatMap(field=>[...fieldsOf(fields.get(field))].map(([name,range])=>`${name}@${range}`)),production=new Set(wanted);for(let pattern of production){let depends=dependsOf.
get(pattern);if(depends===void 0)return null;for(let one of depends)production.add(one)}let kept=new Set([...production].map(nameOf2));return new Set([...dependsOf.keys()].map(nameOf2).filter(name=>!kept.
has(name)))}function entriesOf(lockfile){let entries=new Map,depends=[],listsPackages=!1;for(let line of lockfile.split(/\r?\n/))if(/^[^\s#].*:$/.test(line)){depends=[];for(let pattern of line.slice(0,
-1).split(", "))entries.set(unquoted2(pattern),depends)}else if(/^ {2}\S/.test(line))listsPackages=/^ {2}(?:d|optionalD)ependencies:$/.test(line);else if(listsPackages){let[,name,range]=/^ {4}(\S+) (.+)$/.
exec(line)??[];name!==void 0&&range!==void 0&&depends.push(`${unquoted2(name)}@${unquoted2(range)}`)}return entries}function unquoted2(text){return text.startsWith('"')&&text.endsWith('"')?text.slice(
1,-1):text}function nameOf2(pattern){let at=pattern.indexOf("@",1);return at===-1?pattern:pattern.slice(0,at)}var developmentOnly=perDirectory((modules,image)=>{let project=parentOf(modules),locked=fieldsOf(fieldsOf(image.json(`${modules}/.package-lock.json`)).get("packages"));if(locked.size>0){let packages=[
...locked].filter(([,entry])=>fieldsOf(entry).get("dev")===!0);return new Set(packages.map(([path])=>`${project}/${path}`))}if(!image.exists(`${modules}/.yarn-integrity`))return new Set;let manifest=image.
json(`${project}/package.json`),direct=fieldsOf(fieldsOf(manifest).get("devDependencies")),locks=direct.size>0?image.text(`${project}/yarn.lock`):null,names=(locks===null?null:developmentNames(locks,manifest))??
direct.keys();return new Set([...names].map(name=>`${modules}/${name}`))}),VIRTUAL_STORE="/node_modules/.pnpm/",developmentInStore=perDirectory((store,image)=>{let record=image.text(`${store}/lock.yam\
l`);return(record===null?null:developmentPackages(record))??new Set}),hasDevelopmentOnly=perImage(image=>{let ofNpm=image.textPaths(".package-lock.json").map(parentOf),ofYarn=image.textPaths("package.\
json").map(path=>`${parentOf(path)}/node_modules`),ofPnpm=image.textPaths("lock.yaml").map(parentOf);return[...ofNpm,...ofYarn].some(modules=>developmentOnly(modules,image).size>0)||ofPnpm.some(store=>developmentInStore(
store,image).size>0)});function parentOf(path){return path.slice(0,path.lastIndexOf("/"))}function isForDevelopment(path,image){let at=path.indexOf(VIRTUAL_STORE);if(at!==-1){let[directory=""]=path.slice(
at+VIRTUAL_STORE.length).split("/",1),packages=developmentInStore(path.slice(0,at+VIRTUAL_STORE.length-1),image);return packages.size>0&&packages.has(packageInStore(directory)??"")}return someNodeModules(
path,modules=>{let packages=developmentOnly(modules,image);if(packages.size===0)return!1;let[first="",second=""]=path.slice(modules.length+1).split("/",2);return packages.has(packageAround(path)??"")||
packages.has(`${modules}/${first.startsWith("@")?`${first}/${second}`:first}`)})}var STORE="/app/node_modules/.pnpm",RECORD_OF_PNPM=`lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      ms:
        version: 2.0.0
    devDependencies:
      '@types/node':
        version: 20.1.0
      rimraf:
        version: 2.7.1

snapshots:

  '@types/node@20.1.0': {}

  ms@2.0.0: {}

  rimraf@2.7.1:
    dependencies:
      ms: 2.0.0
`,node_dev_deps_default={id:"node-dev-deps",title:"devDependencies in the image",before:["pnpm-store"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/node_modules/**"],reads:[
{name:".package-lock.json",folder:/(?:^|\/)node_modules$/,most:4194304},{name:"package.json",folder:/^(?!(?:.*\/)?node_modules(?:\/|$))/,most:65536},{name:"yarn.lock",folder:/^(?!(?:.*\/)?node_modules(?:\/|$))/,
most:4194304},{name:"lock.yaml",folder:/(?:^|\/)node_modules\/\.pnpm$/,most:4194304}],whenImage:hasDevelopmentOnly,whenFolder:isForDevelopment,whenText:'npm 7 and later: the package has `"dev": true` \
in `node_modules/.package-lock.json`. Yarn 1, which marks nothing: `devDependencies` in the project\'s `package.json` names the package, or by the `yarn.lock` beside it only those need it. Without that\
 lockfile the rule does not find what they need, so the figure is a lower bound. pnpm 9 and later: by `node_modules/.pnpm/lock.yaml` no production package of the one project needs it. It does not look\
 at workspaces of pnpm and at later versions of Yarn.',evenIfReferenced:!0,why:"Tools for tests and builds. An application should not import them, but some do.",remedy:"Install with `npm ci --omit=dev\
`, `pnpm install --prod` or `yarn install --production`. If the build needs the others, build in one stage and end it with `npm prune --omit=dev` or `pnpm prune --prod` before the copy.",options:[{programs:[
"npm"],verb:["ci","install","i"],add:"--omit=dev",unless:["--production","--only","--omit","-g","--global"]},{programs:["pnpm"],verb:["install","i"],add:"--prod",unless:["-P","--production","-D","--de\
v","-g","--global"]},{programs:["yarn"],verb:["install",""],add:"--production",unless:["--prod"]}],example:{before:`RUN npm ci
RUN yarn install --frozen-lockfile
RUN pnpm install --frozen-lockfile`,after:`RUN npm ci --omit=dev
RUN yarn install --production --frozen-lockfile
RUN pnpm install --prod --frozen-lockfile`},references:["https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json","https://classic.yarnpkg.com/lang/en/docs/cli/install/","https://pnpm.io/cli/\
install#--prod--p"],reports:[{files:{"/app/node_modules/typescript/lib/typescript.js":9e3,"/app/node_modules/jest/node_modules/@x/y/z.js":70,"/app/node_modules/express/lib/express.js":400},contents:{"\
/app/node_modules/.package-lock.json":'{"packages":{"node_modules/typescript":{"dev":true},"node_modules/jest/node_modules/@x/y":{"dev":true},"node_modules/express":{}}}'},bytes:9070},{files:{"/app/no\
de_modules/@types/node/index.js":30,"/app/node_modules/react/index.js":4,"/app/node_modules/.yarn-integrity":1},contents:{"/app/package.json":'{"devDependencies":{"@types/node":"*"}}'},bytes:30},{files:{
"/app/node_modules/rimraf/rimraf.js":30,"/app/node_modules/glob/glob.js":500,"/app/node_modules/glob/node_modules/once/once.js":60,"/app/node_modules/once/once.js":7,"/app/node_modules/ms/index.js":4,
"/app/node_modules/.yarn-integrity":1},contents:{"/app/package.json":'{"dependencies":{"ms":"2"},"devDependencies":{"rimraf":"^2.7.1"}}',"/app/yarn.lock":`# yarn lockfile v1

glob@7:
  version "7.0.0"

ms@2:
  version "2.0.0"
  dependencies:
    once "^1.0.0"

once@^1.0.0:
  version "1.0.0"

rimraf@^2.7.1:
  version "2.7.1"
  dependencies:
    glob "7"
`},bytes:590},{files:{"/app/node_modules/esbuild/bin/esbuild":9e3},links:{"/app/node_modules/.bin/esbuild":"../esbuild/bin/esbuild"},contents:{"/app/node_modules/.package-lock.json":'{"packages":{"nod\
e_modules/esbuild":{"dev":true}}}'},bytes:9e3},{files:{[`${STORE}/rimraf@2.7.1/node_modules/rimraf/rimraf.js`]:9e3,[`${STORE}/@types+node@20.1.0/node_modules/@types/node/index.d.ts`]:70,[`${STORE}/ms@\
2.0.0/node_modules/ms/index.js`]:300},contents:{[`${STORE}/lock.yaml`]:RECORD_OF_PNPM},bytes:9070}],ignores:[{files:{[`${STORE}/rimraf@2.7.1/node_modules/rimraf/rimraf.js`]:900},contents:{[`${STORE}/l\
ock.yaml`]:RECORD_OF_PNPM.replace("'9.0'","'6.0'")},because:"another version of pnpm wrote the record"},{files:{"/app/node_modules/express/lib/express.js":900},contents:{"/app/node_modules/.package-lo\
ck.json":'{"packages":{"node_modules/express":{}}}'},because:"a production dependency"},{files:{"/app/node_modules/a/index.js":900,"/app/node_modules/.yarn-integrity":1},contents:{"/app/package.json":'\
{"dependencies":{"b":"1"},"devDependencies":{"a":"1"}}',"/app/yarn.lock":`# yarn lockfile v1

a@1:
  version "1.0.0"

b@1:
  version "1.0.0"
  optionalDependencies:
    a "1"
`},because:"a production package needs it as well"},{files:{"/app/node_modules/a/index.js":900},contents:{"/app/node_modules/.package-lock.json":'{"packages":[{"dev":true}]}'},because:"the lockfile ha\
s another shape"}]};var SYSTEMS=new Map([["windows","win32"]]),PROCESSORS=new Map([["amd64","x64"],["386","ia32"],["ppc64le","ppc64"],["loong64","loong64"]]),LOADERS={musl:["x86_64","aarch64","armhf","armv7","i386","risc\
v64","powerpc64le","s390x","loongarch64"].map(processor=>`ld-musl-${processor}.so.1`),glibc:["ld-linux-x86-64.so.2","ld-linux-aarch64.so.1","ld-linux-armhf.so.3","ld-linux.so.2","ld64.so.1","ld64.so.2",
"ld-linux-riscv64-lp64d.so.1","ld-linux-loongarch-lp64d.so.1"]},PLATFORM_PACKAGE=/(?:^|\/)node_modules\/(?:@[^/]+\/)?(?=[^/]*$)[^/]*(?:linux|darwin|win32|windows|freebsd|openbsd|netbsd|sunos|aix|android|openharmony|fsevents)/,
libcOf=perImage(image=>{let[musl,glibc]=[LOADERS.musl,LOADERS.glibc].map(names=>names.some(name=>image.hasName(name)));return musl===glibc?null:musl?"musl":"glibc"});function allows(list,value){let names=(Array.
isArray(list)?list:[list]).filter(name=>typeof name=="string");return names.length===0||names.includes("any")?!0:names.includes(`!${value}`)?!1:names.includes(value)||names.every(name=>name.startsWith(
"!"))}var foreignPackages=perImage(image=>new Set(image.textPaths("package.json").filter(path=>isForeign(image.json(path),image)).flatMap(path=>packageAround(path)??[])));function isForeign(manifest,image){
let fields=fieldsOf(manifest);if(fields.size===0)return!1;let{os,architecture}=image.platform,libc=libcOf(image);return!(allows(fields.get("os"),SYSTEMS.get(os)??os)&&allows(fields.get("cpu"),PROCESSORS.
get(architecture)??architecture)&&(libc===null||allows(fields.get("libc"),libc)))}var node_foreign_binary_default={id:"node-foreign-binary",title:"npm packages built for another platform",before:["nod\
e-tool-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/node_modules/**"],reads:[{name:"package.json",folder:PLATFORM_PACKAGE,most:65536}],whenImage:image=>foreignPackages(image).
size>0,whenFolder:(folder,image)=>foreignPackages(image).has(packageAround(folder)??""),whenText:"The `package.json` of the package has `os`, `cpu` or `libc` lists that exclude the image. The rule onl\
y reads packages with a system in their name, such as `@esbuild/darwin-arm64`, and recognises the C library by its loader.",why:"The package manager would have left the package out itself, and the loa\
der never picks it.",remedy:"List `**/node_modules` in .dockerignore, and install inside the image, for its own platform: `npm ci --omit=dev`.",example:{file:".dockerignore",before:"",after:"**/node_m\
odules"},references:["https://docs.npmjs.com/cli/v11/configuring-npm/package-json"],reports:[{files:{"/app/node_modules/@next/swc-darwin-arm64/next-swc.darwin-arm64.node":9e4},contents:{"/app/node_mod\
ules/@next/swc-darwin-arm64/package.json":'{"os":["darwin"],"cpu":["arm64"]}'},bytes:90033},{files:{"/app/node_modules/@next/swc-linux-x64-musl/next-swc.node":70,"/lib64/ld-linux-x86-64.so.2":5},contents:{
"/app/node_modules/@next/swc-linux-x64-musl/package.json":'{"os":"linux","libc":["musl"]}'},bytes:100}],ignores:[{files:{"/app/node_modules/@next/swc-linux-x64-gnu/next-swc.linux-x64-gnu.node":900,"/l\
ib64/ld-linux-x86-64.so.2":5},contents:{"/app/node_modules/@next/swc-linux-x64-gnu/package.json":'{"os":["linux"],"cpu":["x64"],"libc":["glibc"]}'},because:"the right platform"},{files:{"/app/node_mod\
ules/@next/swc-linux-x64-musl/a.node":900},contents:{"/app/node_modules/@next/swc-linux-x64-musl/package.json":'{"libc":["musl"]}'},because:"no loader tells which C library the image has"},{files:{"/a\
pp/node_modules/not-win32/index.js":900},contents:{"/app/node_modules/not-win32/package.json":'{"os":["!win32"]}'},because:"only another system is excluded"},{files:{"/app/node_modules/x-linux/a.node":900},
contents:{"/app/node_modules/x-linux/package.json":'{"os": ['},because:"the `package.json` is broken"}]};var PACKAGE=/^(.*?)\/build\/(?:(?:Release|Debug)\/(?:obj\.target|\.deps|obj)\/|$)/,node_gyp_build_default={id:"node-gyp-build",title:"node-gyp intermediate files",before:["node-foreign-binary"],severity:"\
info",confidence:"safe",bucket:"removable",globs:["/**/build/{Release,Debug}/{obj.target,.deps,obj}/**","/**/node_modules/**/build/{Makefile,binding.Makefile,config.gypi,*.target.mk}"],whenFolder:ofDirectory(
PACKAGE,(folder,image)=>image.exists(`${folder}/binding.gyp`)),whenText:"`binding.gyp` is next to `build`.",why:"Object files, and a second copy of the add-on. Node loads `build/Release/*.node`.",remedy:"\
End each RUN that installs with `find node_modules -type d \\( -name obj.target -o -name .deps \\) -path '*/build/*' -prune -exec rm -rf {} +`.",example:{before:"RUN npm ci --omit=dev",after:"RUN npm \
ci --omit=dev && find node_modules -type d -path '*/build/Release/obj.target' -prune -exec rm -rf {} +"},references:["https://github.com/nodejs/node-gyp"],reports:[{files:{"/app/node_modules/bcrypt/bu\
ild/Release/obj.target/bcrypt_lib/src/bcrypt.o":2e4,"/app/node_modules/bcrypt/binding.gyp":5,"/app/node_modules/bcrypt/build/Makefile":7},bytes:20007},{files:{"/addon/build/Debug/.deps/a.d":3,"/addon/\
binding.gyp":5},bytes:3}],ignores:[{files:{"/app/node_modules/bcrypt/build/Release/bcrypt_lib.node":900},because:"the add-on"},{files:{"/src/build/Release/obj/a.o":900},because:"no add-on: `binding.gy\
p` is missing"}]};var node_gyp_headers_default={id:"node-gyp-headers",title:"Node headers fetched by node-gyp",before:["node-gyp-build"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/node-gyp/**",
"~/{.node-gyp,.electron-gyp}/**"],why:"Only compiling native add-ons needs them.",remedy:"End each RUN that installs with `rm -rf ~/.cache/node-gyp`, or keep the headers in a cache mount at `/root/.ca\
che/node-gyp`.",mounts:["~/.cache/node-gyp","~/.electron-gyp"],example:{before:"RUN npm ci --omit=dev",after:"RUN npm ci --omit=dev && rm -rf ~/.cache/node-gyp"},references:["https://github.com/nodejs\
/node-gyp"],reports:[{files:{"/root/.cache/node-gyp/20.15.0/include/node/v8.h":9e4},bytes:9e4},{files:{"/home/node/.node-gyp/20.15.0/include/node/v8.h":70},bytes:70}],ignores:[{files:{"/usr/local/incl\
ude/node/v8.h":900},because:"shipped by the official image: dev-headers"},{files:{"/usr/local/lib/node_modules/npm/node_modules/node-gyp/bin/node-gyp.js":900},because:"the program"}]};var node_package_docs_default={id:"node-package-docs",title:"Documents, types and tests inside node_modules",severity:"info",confidence:"judgement",bucket:"advice",sparesLicences:!0,globs:["/**/node_m\
odules/**/*.{md,markdown,d.ts,d.mts,d.cts,flow}","/**/node_modules/**/{.github,.vscode,.idea,.circleci}/**","/**/node_modules/**/{__tests__,test,tests,example,examples}/**"],not:[{glob:"/**/node_modul\
es/{test,tests,example,examples,@*/test,@*/tests}/**",why:"package of that name"},{glob:"/**/{LICENSE,LICENCE,COPYING,NOTICE,license}*",why:"licence text must stay"}],why:"Not loaded at run time, with\
 rare exceptions.",remedy:"Bundle the service in a build stage, as with `esbuild --bundle --platform=node`, and copy only the bundle. Or end each RUN that installs with `find node_modules -name '*.md'\
 -not -iname 'license*' -type f -delete`.",example:{before:"RUN npm ci --omit=dev",after:"RUN npm ci --omit=dev && find node_modules -name '*.md' -not -iname 'license*' -type f -delete"},references:["\
https://docs.npmjs.com/cli/v11/configuring-npm/package-json","https://esbuild.github.io/getting-started/"],reports:[{files:{"/app/node_modules/express/History.md":9e4,"/app/node_modules/resolve/test/c\
ore.js":700},bytes:90700},{files:{"/app/node_modules/@types/node/fs.d.ts":70,"/app/node_modules/a/.github/b.yml":3},bytes:73}],ignores:[{files:{"/app/node_modules/foo/LICENSE.md":900},because:"licence"},
{files:{"/app/docs/README.md":900},because:"application tree"}]};var node_tool_cache_default={id:"node-tool-cache",title:"Bundler and linter caches",before:["next-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/node_modules/.cache/**","/**/\
node_modules/{.vite,.vite-temp,.vitest,.bin-cache}/**","/**/{.parcel-cache,.turbo,.angular/cache,.nx/cache,.rpt2_cache,.rollup.cache,.swc,.docusaurus}/**","/**/{.eslintcache,.stylelintcache,.prettierc\
ache}","/**/*.tsbuildinfo"],not:[{glob:"/**/node_modules/.cache/{puppeteer,ms-playwright,prisma,nx}/**",why:"may hold programs or engines used at run time"},{glob:"/usr/!(src)/**",why:"system files; t\
he rule still matches /usr/src/app"}],why:"Build tools keep them between builds: babel-loader, webpack, ESLint, Vite, Turborepo and others.",remedy:"Build in one stage and copy only the result to the \
final one. List `**/node_modules/.cache`, `**/.turbo`, `**/.eslintcache` and `**/*.tsbuildinfo` in .dockerignore.",example:{before:"COPY --from=build /app /app",after:"COPY --from=build /app/dist /app\
/dist"},references:["https://webpack.js.org/configuration/cache/","https://eslint.org/docs/latest/use/command-line-interface","https://turborepo.com/docs"],reports:[{files:{"/app/node_modules/.cache/b\
abel-loader/1b2d.json.gz":9e4,"/app/.turbo/turbo-build.log":700,"/app/.eslintcache":30},bytes:90730},{files:{"/app/node_modules/.vite/deps/react.js":70,"/usr/src/app/tsconfig.tsbuildinfo":8},bytes:78}],
ignores:[{files:{"/app/.nuxt/dist/server/server.mjs":900},because:"Nuxt 2 runs from .nuxt"},{files:{"/app/.svelte-kit/output/server/index.js":900},because:"may be served"},{files:{"/app/node_modules/.\
cache/puppeteer/chrome/linux/chrome":900},because:"browser"}]};var npm_cache_default={id:"npm-cache",title:"npm cache and logs",before:["yarn-berry-project-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.npm/{_cacache,_logs,_prebuilds,_lib\
vips,_locks,_tmp}/**","~/.npm/{_update-notifier-last-checked,anonymous-cli-metrics.json}"],envDirectories:{npm_config_cache:["{_cacache,_logs}/**"],NPM_CONFIG_CACHE:["{_cacache,_logs}/**"]},why:"Downl\
oads, stored by their hash and fetched again when missing, and logs.",remedy:"End each RUN that installs with `rm -rf ~/.npm/_cacache ~/.npm/_logs`, or keep npm's cache in a cache mount at `/root/.npm\
`.",mounts:["~/.npm"],example:{before:"RUN npm ci --omit=dev",after:"RUN npm ci --omit=dev && rm -rf ~/.npm/_cacache ~/.npm/_logs"},references:["https://docs.npmjs.com/cli/v11/commands/npm-cache"],reports:[
{files:{"/root/.npm/_cacache/content-v2/sha512/ab/cd/ef":900,"/home/node/.npm/_logs/2026-debug-0.log":70,"/.npm/_cacache/index-v5/aa/bb/cc":5,"/root/.npm/_update-notifier-last-checked":1},bytes:976},{
files:{"/cache/npm/_cacache/x":5,"/cache/npm/_npx/y":2},env:["npm_config_cache=/cache/npm"],bytes:5}],ignores:[{files:{"/root/.npmrc":30},because:"configuration"},{files:{"/usr/local/lib/node_modules/\
npm/lib/npm.js":900},because:"npm itself"},{files:{"/root/.npm/_npx/1a2b/node_modules/serve/build/main.js":90},because:"a program that `npx` starts: npx-cache"}]};var npx_cache_default={id:"npx-cache",title:"Packages fetched by npx",before:["yarn-berry-project-cache"],severity:"info",confidence:"safe-if-unused",bucket:"advice",globs:["~/.npm/_npx/**"],envDirectories:{
npm_config_cache:["_npx/**"],NPM_CONFIG_CACHE:["_npx/**"]},why:"Only the same `npx` call uses them again.",cost:"A container that starts `npx` downloads the package again, and fails without a network.",
remedy:"Install the package with `npm install --global`, or as a dependency of the project, and let `CMD` start the installed program instead of `npx`.",example:{before:'CMD ["npx", "serve", "-s", "bu\
ild"]',after:["RUN npm install --global serve@14",'CMD ["serve", "-s", "build"]'].join(`
`)},references:["https://docs.npmjs.com/cli/v11/commands/npx"],reports:[{files:{"/root/.npm/_npx/1a2b/node_modules/serve/build/main.js":900},bytes:900},{files:{"/home/node/.npm/_npx/x/package.json":30,
"/home/node/.npm/_cacache/y":4},bytes:30}],ignores:[{files:{"/usr/local/lib/node_modules/serve/build/main.js":900},because:"installed on purpose"},{files:{"/root/.npm/_cacache/x":4},because:"npm-cache\
 claims it"}]};var pnpm_store_default={id:"pnpm-store",title:"pnpm store and metadata cache",before:["bun-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.local/share/pnpm/store/**","/pnpm/sto\
re/**","/**/.pnpm-store/**","$CACHE/pnpm/**","~/.local/state/pnpm/**"],envDirectories:{PNPM_HOME:["store/**"]},why:"Copies of what `node_modules` holds. Files that `node_modules` shares by a hard link\
 do not count; a store in another layer, or a copied one, counts in full.",remedy:"Keep the store in a cache mount: `RUN --mount=type=cache,target=/pnpm/store pnpm install --frozen-lockfile --store-di\
r /pnpm/store`. Or end each RUN that installs with `pnpm store prune`.",mounts:["/pnpm/store","~/.local/share/pnpm/store","~/.cache/pnpm"],usedBy:[{programs:["pnpm"],verb:["deploy","i","install"]}],empties:[
"/pnpm/store","/root/.local/share/pnpm/store"],example:{before:"RUN pnpm install --prod --frozen-lockfile",after:"RUN --mount=type=cache,target=/pnpm/store pnpm install --prod --frozen-lockfile --stor\
e-dir /pnpm/store"},references:["https://pnpm.io/settings","https://pnpm.io/docker"],reports:[{files:{"/root/.local/share/pnpm/store/v3/files/00/ab":9e4,"/app/.pnpm-store/v10/files/00/ab":700,"/root/.\
cache/pnpm/metadata-v1.3/registry/x.json":30},bytes:90730},{files:{"/opt/pnpm/store/v10/files/00/ab":70,"/opt/pnpm/pnpm":5},env:["PNPM_HOME=/opt/pnpm"],bytes:70}],ignores:[{files:{"/app/node_modules/.\
pnpm/react@18.3.1/node_modules/react/index.js":900},because:"the virtual store: the packages in use"},{files:{"/root/.local/share/pnpm/global/5/node_modules/serve/index.js":900},because:"global instal\
l"}]};var PNP=[".pnp.cjs",".pnp.js",".pnp.loader.mjs"],yarn_berry_global_cache_default={id:"yarn-berry-global-cache",title:"Yarn 2+ global cache",before:["yarn-berry-project-cache"],severity:"warn",confidence:"\
safe-if-unused",bucket:"removable",globs:["~/.yarn/berry/**"],whenImage:image=>!PNP.some(name=>image.hasName(name)),whenText:"The image has no `.pnp.cjs`, `.pnp.js` or `.pnp.loader.mjs`: with Plug'n'P\
lay the archives are the dependencies.",why:"The node-modules linker copies all files out of it.",remedy:"End each RUN that installs with `yarn cache clean --all`, or keep the cache in a cache mount a\
t `/root/.yarn/berry`.",mounts:["~/.yarn/berry"],example:{before:"RUN yarn install --immutable",after:"RUN yarn install --immutable && yarn cache clean --all"},references:["https://yarnpkg.com/configu\
ration/yarnrc","https://yarnpkg.com/features/caching"],reports:[{files:{"/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip":9e4},bytes:9e4},{files:{"/home/node/.yarn/berry/index/x":7,"/app/\
node_modules/react/index.js":5},bytes:7}],ignores:[{files:{"/root/.yarn/berry/cache/react-npm-18.3.1-af38f3c1ae-10c0.zip":9e4,"/app/.pnp.cjs":5},because:"with Plug'n'Play these are the dependencies"},
{files:{"/root/.yarn/switch/yarn":900},because:"another place"}]};var PNP2=[".pnp.cjs",".pnp.js",".pnp.loader.mjs"],OF_PROJECT=/^(.*)\/\.yarn\//,yarn_berry_project_cache_default={id:"yarn-berry-project-cache",title:"Yarn 2+ project cache next to node_modules",before:[
"pnpm-store"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/.yarn/cache/**","/**/.yarn/{install-state.gz,build-state.yml}"],whenFolder:ofDirectory(OF_PROJECT,(project,image)=>image.
exists(`${project}/node_modules/.yarn-state.yml`)&&!PNP2.some(name=>image.exists(`${project}/${name}`))),whenText:"The project has `node_modules/.yarn-state.yml`, and no `.pnp.cjs`, `.pnp.js` or `.pnp\
.loader.mjs`.",adviceForCommands:["yarn"],why:"The node-modules linker has unpacked the packages.",remedy:"List `**/.yarn/cache` and `**/.yarn/install-state.gz` in .dockerignore, and end each RUN that\
 installs with `rm -rf .yarn/cache`.",example:{before:"RUN yarn install --immutable",after:"RUN yarn install --immutable && rm -rf .yarn/cache"},references:["https://yarnpkg.com/features/linkers","htt\
ps://yarnpkg.com/features/caching"],reports:[{files:{"/app/.yarn/cache/react-npm-18.3.1-af38f3c1ae.zip":9e4,"/app/.yarn/install-state.gz":9,"/app/node_modules/.yarn-state.yml":5},bytes:90009},{files:{
"/app/.yarn/cache/a.zip":70,"/app/node_modules/.yarn-state.yml":5},entrypoint:["yarn","start"],bytes:0,advice:70}],ignores:[{files:{"/app/.yarn/unplugged/esbuild-npm-0.21/node_modules/esbuild/bin/esbu\
ild":900},because:"a package that Plug'n'Play unpacked"},{files:{"/app/.yarn/releases/yarn-4.5.0.cjs":900},because:"the package manager itself"},{files:{"/app/.yarn/cache/a.zip":900,"/app/.pnp.cjs":5,
"/app/node_modules/.yarn-state.yml":5},because:"the project runs from it by Plug'n'Play"}]};var yarn_classic_cache_default={id:"yarn-classic-cache",title:"Yarn 1 cache",before:["yarn-berry-project-cache"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/usr/local/share/.cache/ya\
rn/**","$CACHE/yarn/**","/tmp/.yarn-cache*/**","~/.yarn-cache/**","/usr/local/share/.yarn-cache/**"],envDirectories:{YARN_CACHE_FOLDER:["v[0-9]*/**"]},why:"Installed packages are copies, not links. Th\
e cache has each package both unpacked and as an archive, even packages for other platforms. As root, Yarn uses `/usr/local/share` as the home directory.",remedy:"End each RUN that installs with `yarn\
 cache clean`. Or keep the cache in a cache mount: for root at `/usr/local/share/.cache/yarn`, for the user node at `/home/node/.cache/yarn`.",mounts:["/usr/local/share/.cache/yarn","~/.cache/yarn"],example:{
before:"RUN yarn install --frozen-lockfile --production",after:"RUN yarn install --frozen-lockfile --production && yarn cache clean"},references:["https://classic.yarnpkg.com/lang/en/docs/cli/cache/",
"https://github.com/yarnpkg/yarn/blob/master/src/constants.js"],reports:[{files:{"/usr/local/share/.cache/yarn/v6/npm-lodash-4.17.21-679591c5-integrity/node_modules/lodash/.yarn-tarball.tgz":3e5,"/hom\
e/node/.cache/yarn/v6/x/y":5},bytes:300005},{files:{"/tmp/.yarn-cache-0/v1/a":3,"/cache/yarn/v6/b":4},env:["YARN_CACHE_FOLDER=/cache/yarn"],bytes:7}],ignores:[{files:{"/usr/local/share/.config/yarn/gl\
obal/node_modules/serve/package.json":800},because:"installed by `yarn global add`"},{files:{"/app/.yarn/cache/react-npm-18.zip":9e4},because:"the cache of Yarn 2 and later, which may run from it"}]};var apk_cache_default={id:"apk-cache",title:"Alpine package cache and index",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/apk/**","/etc/apk/cache/**"],not:[{glob:"/{etc/apk/\
cache,var/cache/apk}/installed",why:"diskless-mode package list"}],why:"The index and downloaded packages. The database of installed packages is elsewhere.",remedy:"Install with `apk add --no-cache`, \
which reads the index without storing it.",options:[{programs:["apk"],verb:["add","upgrade","update"],add:"--no-cache"}],mounts:["/var/cache/apk"],usedBy:[{programs:["apk"],verb:["add","upgrade"],renewedBy:"\
update"}],example:{before:"RUN apk add curl tzdata",after:"RUN apk add --no-cache curl tzdata"},references:["https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-cache.5.scd","https:/\
/github.com/hadolint/hadolint/wiki/DL3019"],reports:[{files:{"/var/cache/apk/APKINDEX.d8b2a6f4.tar.gz":19e5},bytes:19e5},{files:{"/etc/apk/cache/musl-1.2.5-r0.abc.apk":39e4,"/etc/apk/cache/installed":30},
bytes:39e4}],ignores:[{files:{"/var/cache/apk/installed":900},because:"the same list where `/etc/apk/cache` is a link to this directory, as `setup-apkcache` makes it"},{files:{"/lib/apk/db/installed":6e4},
because:"the package database"},{files:{"/usr/lib/apk/db/installed":6e4},because:"the package database where /lib is merged into /usr"},{files:{"/etc/apk/world":40},because:"the packages that are want\
ed"}]};var apt_archives_default={id:"apt-archives",title:"Downloaded .deb files",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/apt/archives/**"],not:[{glob:"/var/cache/apt/archives/\
lock",why:"empty lock file"}],why:"dpkg has unpacked them; they are only a download cache. Official Debian and Ubuntu images delete them automatically, other bases do not.",remedy:"End each RUN that i\
nstalls packages with `apt-get clean`, which deletes the downloaded ones.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && a\
pt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*"},references:["https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc","https://github.com/debuerreotype/debuerreotype\
/blob/master/scripts/debuerreotype-minimizing-config"],reports:[{files:{"/var/cache/apt/archives/git_1%3a2.39.5-0+deb12u3_amd64.deb":72e5,"/var/cache/apt/archives/lock":0},bytes:72e5},{files:{"/var/ca\
che/apt/archives/partial/x.deb":4e3},bytes:4e3}],ignores:[{files:{"/opt/repo/pool/main/g/git.deb":72e5},because:"a package repository that the image serves"},{files:{"/var/cache/apt/pkgcache.bin":5},because:"\
apt-pkgcache claims it"}]};var apt_lists_default={id:"apt-lists",title:"APT package indexes",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/lib/apt/lists/**"],not:[{glob:"/var/lib/apt/lists/lock",why:"empty l\
ock file"},{glob:"/var/lib/apt/lists/*{_InRelease,_Release,_Release.gpg}",why:"`apt-get dist-clean` keeps the signed release files on purpose: they stop a replay of an older archive"}],why:"apt downlo\
ads them again at the next `apt-get update`. No program reads them at run time; scanners use `/var/lib/dpkg/status`.",remedy:"Delete the package lists at the end of each RUN that fetches them: `rm -rf\
 /var/lib/apt/lists/*`. A later RUN that installs needs its own `apt-get update`.",usedBy:[{programs:["apt-get","apt","aptitude"],verb:["install","upgrade","dist-upgrade","full-upgrade","build-dep","s\
atisfy"],renewedBy:"update"}],empties:["/var/lib/apt/lists"],example:{before:"RUN apt-get update && apt-get install -y --no-install-recommends curl",after:"RUN apt-get update && apt-get install -y --n\
o-install-recommends curl && rm -rf /var/lib/apt/lists/*"},references:["https://docs.docker.com/build/building/best-practices/#apt-get","https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.\
cc","https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"],reports:[{files:{"/var/lib/apt/lists/mirror_debian_dists_bookworm_main_binary-amd64_Packages.l\
z4":19616194},bytes:19616194},{files:{"/var/lib/apt/lists/auxfiles/x":1,"/var/lib/apt/lists/partial/y":2,"/var/lib/apt/lists/lock":0},bytes:3}],ignores:[{files:{"/var/lib/apt/lists/mirror_debian_dists\
_bookworm_InRelease":151e3},because:"`apt-get dist-clean` keeps the signed release files"},{files:{"/var/lib/apt/extended_states":9e3},because:"it records which packages are automatic, and `autoremove\
` needs it"}]};var apt_pkgcache_default={id:"apt-pkgcache",title:"APT binary caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/apt/*.bin","/var/cache/apt/*.bin.*"],why:"Copies of the pa\
ckage lists in a form that apt maps into memory. apt writes them again whenever it runs.",remedy:"End each RUN that uses apt with `apt-get clean`, which deletes these files too.",example:{before:"RUN \
apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y curl && apt-get clean && rm -rf /var/lib/apt/lists/*"},references:["https://sa\
lsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc","https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"],reports:[{files:{"/var/cache/apt/pkgcache\
.bin":3998e4,"/var/cache/apt/srcpkgcache.bin":3997e4},bytes:7995e4},{files:{"/var/cache/apt/pkgcache.bin.Zx81Qp":12},bytes:12}],ignores:[{files:{"/usr/share/app/model.bin":800},because:"any other .bin\
 file"},{files:{"/var/cache/apt/archives/lock":1},because:"not a cache file"}]};var debconf_db_default={id:"debconf-db",title:"debconf databases",severity:"info",confidence:"judgement",bucket:"advice",globs:["/var/cache/debconf/{templates,config,passwords}.dat"],why:"debconf can \
load templates again from the package database, but not the answers in `config.dat`: a later upgrade would ask again.",remedy:"If nothing will ever be installed or configured on top of this image, end\
 its last RUN that installs packages with `rm -rf /var/cache/debconf/*`.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && ap\
t-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*"},references:["https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html"],reports:[{files:{"/var/cache/debconf/\
templates.dat":9e4},bytes:9e4},{files:{"/var/cache/debconf/config.dat":9e3,"/var/cache/debconf/passwords.dat":100},bytes:9100}],ignores:[{files:{"/var/lib/dpkg/info/tzdata.templates":900},because:"shi\
pped by the package"},{files:{"/var/cache/debconf/templates.dat-old":900},because:"debconf-old claims it"}]};var debconf_old_default={id:"debconf-old",title:"debconf backups",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/cache/debconf/*-old"],why:"debconf renames its databases, as in `con\
fig.dat-old`, whenever it saves, and never reads the old ones back.",remedy:"End each RUN that installs packages with `rm -f /var/cache/debconf/*-old`.",example:{before:"RUN apt-get update && apt-get \
install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old"},references:["https://manpages.debian.org/\
bookworm/debconf-doc/debconf.conf.5.en.html"],reports:[{files:{"/var/cache/debconf/templates.dat-old":75e4,"/var/cache/debconf/templates.dat":751e3},bytes:75e4},{files:{"/var/cache/debconf/config.dat-\
old":7e3,"/var/cache/debconf/passwords.dat-old":0},bytes:7e3}],ignores:[{files:{"/var/cache/debconf/config.dat":7e3},because:"the answers given at installation"},{files:{"/var/cache/debconf/passwords.\
dat":5},because:"answers too"}]};var dnf_cache_default={id:"dnf-cache",title:"dnf, yum, microdnf and tdnf caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/{dnf,libdnf5,yum,tdnf,microdnf,PackageKit}/**",
"$CACHE/libdnf5/**","/var/tmp/{dnf,yum}-*/**"],why:"Repository metadata and kept packages, fetched again when needed.",remedy:"End each RUN that installs packages with `dnf clean all && rm -rf /var/ca\
che/dnf /var/cache/libdnf5 /var/cache/yum`. `yum`, `microdnf` and `tdnf` have `clean all` too.",mounts:["/var/cache/dnf","/var/cache/libdnf5","/var/cache/yum","/var/cache/tdnf"],usedBy:[{programs:["dn\
f","dnf5","yum","microdnf"],verb:["install","update","upgrade"],refetches:!0}],example:{before:"RUN dnf install -y httpd",after:"RUN dnf install -y httpd && dnf clean all && rm -rf /var/cache/dnf /var\
/cache/libdnf5"},references:["https://dnf5.readthedocs.io/en/latest/dnf5.conf.5.html","https://dnf.readthedocs.io/en/latest/conf_ref.html"],reports:[{files:{"/var/cache/dnf/baseos-0a1b2c/repodata/repo\
md.xml":4e3,"/var/cache/yum/metadata/x.solv":9e6},bytes:9004e3},{files:{"/var/cache/libdnf5/fedora-1/solv/fedora.solv":50,"/root/.cache/libdnf5/x/y":5,"/var/tmp/dnf-root-ab12/z":1},bytes:56}],ignores:[
{files:{"/var/lib/dnf/history.sqlite":2e5},because:"the history of transactions"},{files:{"/var/lib/dnf/history.sqlite-wal":57712,"/var/cache/dnf/history.sqlite-wal":57712},because:"it may hold commit\
ted rows; never delete it apart from its database"},{files:{"/usr/lib/sysimage/libdnf5/packages.toml":900},because:"it records why packages are installed"}]};var dpkg_old_default={id:"dpkg-old",title:"dpkg and apt state backups",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/lib/dpkg/*-old","/var/backups/{dpkg,apt,alternatives}.*"],why:"\
The previous state of files that dpkg and apt rewrite. Nothing reads it unless somebody restores it by hand.",remedy:"End each RUN that installs packages with `rm -f /var/lib/dpkg/*-old /var/backups/d\
pkg.* /var/backups/apt.* /var/backups/alternatives.*`.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install -y c\
url && rm -rf /var/lib/apt/lists/* /var/lib/dpkg/*-old"},references:["https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html"],reports:[{files:{"/var/lib/dpkg/status-old":12e4,"/var/lib/dpkg/diversi\
ons-old":150,"/var/lib/dpkg/status":121e3},bytes:120150},{files:{"/var/backups/apt.extended_states.0":900,"/var/backups/dpkg.status.1.gz":300},bytes:1200}],ignores:[{files:{"/var/lib/dpkg/status":121e3},
because:"the package database: dpkg and every scanner need it"},{files:{"/var/lib/dpkg/info/bash.list":400},because:"it says which package owns which file"},{files:{"/var/backups/postgres.dump":5e3},because:"\
a backup of something else"}]};var nix_cache_default={id:"nix-cache",title:"Nix download cache and logs",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/nix/**","/nix/var/log/nix/**"],why:"Downloads, evaluation \
caches and build logs. No store path needs them.",remedy:"End each RUN that builds with `rm -rf ~/.cache/nix /nix/var/log/nix`. Or build in one stage and copy only the closure to the final one: `nix-s\
tore --query --requisites` lists it.",mounts:["~/.cache/nix"],example:{before:"RUN nix-env -iA nixpkgs.hello",after:"RUN nix-env -iA nixpkgs.hello && rm -rf ~/.cache/nix /nix/var/log/nix"},references:[
"https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage"],reports:[{files:{"/root/.cache/nix/fetcher-cache-v2.sqlite":9e4,"/nix/var/log/nix/drvs/ab/cd.drv.bz2":700},bytes:90700},{files:{"\
/home/ci/.cache/nix/tarballs/x.tar.gz":500},bytes:500}],ignores:[{files:{"/nix/store/0a1b-bash-5.2/bin/bash":900},because:"live store path"},{files:{"/nix/var/nix/db/db.sqlite":900},because:"the datab\
ase of the store"}]};var nix_store_leftover_default={id:"nix-store-leftover",title:"Nix derivations and sources left in the store",severity:"info",confidence:"judgement",bucket:"advice",globs:["/nix/store/*.drv","/nix/sto\
re/*-nixpkgs*/**","/nix/store/*-source/**","/nix/store/*.tar.{gz,xz,bz2}"],why:"Only builds need derivations and fetched sources. But an output may name a source path, so only the garbage collector ca\
n decide.",remedy:"End each RUN that builds with `nix-collect-garbage -d`, which deletes what no profile and no other store path uses.",example:{before:"RUN nix-env -iA nixpkgs.hello",after:"RUN nix-e\
nv -iA nixpkgs.hello && nix-collect-garbage -d"},references:["https://nixos.org/manual/nix/stable/command-ref/nix-collect-garbage"],reports:[{files:{"/nix/store/0a1b-hello.drv":9e4},bytes:9e4},{files:{
"/nix/store/0a1b-nixpkgs-24.05/default.nix":70,"/nix/store/9f-hello-2.12-source/src/hello.c":9,"/nix/store/77-x.tar.xz":4},bytes:83}],ignores:[{files:{"/nix/store/0a1b-hello-2.12/bin/hello":900},because:"\
output path"},{files:{"/nix/store/0a1b-glibc-2.39/lib/libc.so.6":900},because:"a library that programs load"}]};var os_misc_cache_default={id:"os-misc-cache",title:"Caches that the OS can rebuild",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/cache/ldconfig/aux-cache","/var/cache/man/**","/v\
ar/cache/apt-xapian-index/**","/var/lib/command-not-found/**","/var/lib/apt-xapian-index/**","/var/cache/{app-info,swcatalog}/**","/var/lib/{app-info,swcatalog}/**"],why:"They speed up `ldconfig`, `ma\
n -k` and software centres. Their tools rebuild them.",remedy:"End each RUN that installs packages with `rm -rf /var/cache/ldconfig/aux-cache /var/cache/man/*`. For the data of software centres and of\
 `command-not-found`, leave out the package that owns it.",example:{before:"RUN apt-get update && apt-get install -y man-db && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update && apt-get install\
 -y man-db && rm -rf /var/lib/apt/lists/* /var/cache/ldconfig/aux-cache /var/cache/man/*"},references:["https://man7.org/linux/man-pages/man8/ldconfig.8.html","https://man7.org/linux/man-pages/man8/ma\
ndb.8.html"],reports:[{files:{"/var/cache/ldconfig/aux-cache":8e3,"/etc/ld.so.cache":7e3},bytes:8e3},{files:{"/var/cache/man/index.db":4e5,"/var/lib/command-not-found/commands.db":3e6},bytes:34e5}],ignores:[
{files:{"/etc/ld.so.cache":7e3},because:"the loader reads it at run time"},{files:{"/var/cache/fontconfig/abc.cache-7":3e4},because:"making it again costs start-up time"}]};var other_pm_cache_default={id:"other-pm-cache",title:"xbps, Portage, opkg and Homebrew caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/xbps/**","/var/cache/distfiles/*\
*","/var/cache/binpkgs/**","/var/{opkg-lists,lib/opkg/lists}/**","$CACHE/Homebrew/**","/var/db/repos/gentoo/**","/usr/portage/**"],why:"Downloads and package trees of distributions and tools that buil\
d from source. Only installing more needs them.",remedy:"Delete the downloads in the RUN that installs: `rm -rf /var/cache/xbps/*` after `xbps-install`, `rm -rf /var/opkg-lists/*` after `opkg`, `rm -r\
f /var/cache/distfiles/*` after `emerge`, `brew cleanup --prune=all -s` after `brew`.",mounts:["/var/cache/xbps","/var/cache/distfiles","/var/cache/binpkgs","~/.cache/Homebrew"],example:{before:"RUN x\
bps-install -Sy curl",after:"RUN xbps-install -Sy curl && rm -rf /var/cache/xbps/*"},references:["https://docs.voidlinux.org/xbps/index.html","https://wiki.gentoo.org/wiki/Portage","https://openwrt.or\
g/docs/guide-user/additional-software/opkg","https://docs.brew.sh/Manpage"],reports:[{files:{"/var/cache/distfiles/gcc-13.tar.xz":9e4,"/home/linuxbrew/.cache/Homebrew/downloads/x.bottle.tar.gz":700},bytes:90700},
{files:{"/var/cache/xbps/curl-8.xbps":60,"/var/opkg-lists/base":7,"/var/db/repos/gentoo/app-shells/bash/bash-5.2.ebuild":3},bytes:70}],ignores:[{files:{"/var/db/pkg/app-shells/bash-5.2/CONTENTS":900},
because:"installed package database"},{files:{"/home/linuxbrew/.linuxbrew/Cellar/jq/1.7/bin/jq":900},because:"an installed program"}]};var pacman_cache_default={id:"pacman-cache",title:"pacman packages and sync databases",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/pacman/pkg/**","/var/lib/pacman/sync/**"],
why:"`pacman -Sy` downloads both again. The database of installed packages is `/var/lib/pacman/local`.",remedy:"End each RUN that installs packages with `rm -rf /var/cache/pacman/pkg/* /var/lib/pacman\
/sync/*`. A later RUN that installs needs `pacman -Syu`, not `pacman -S`.",mounts:["/var/cache/pacman/pkg"],example:{before:"RUN pacman -Syu --noconfirm nginx",after:"RUN pacman -Syu --noconfirm nginx\
 && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*"},references:["https://man.archlinux.org/man/pacman.conf.5"],reports:[{files:{"/var/cache/pacman/pkg/zlib-1.3-1-x86_64.pkg.tar.zst":94e3},bytes:94e3},
{files:{"/var/lib/pacman/sync/core.db":13e4,"/var/lib/pacman/sync/extra.db":8e6},bytes:813e4}],ignores:[{files:{"/var/lib/pacman/local/zlib-1.3-1/desc":900},because:"the database of installed packages"},
{files:{"/etc/pacman.conf":3e3},because:"configuration"}]};var pm_logs_default={id:"pm-logs",title:"Package manager logs",severity:"info",confidence:"safe",bucket:"removable",globs:["/var/log/apt/**","/var/log/{dpkg,alternatives,bootstrap,aptitude}.log*","/va\
r/log/unattended-upgrades/**","/var/log/{dnf,dnf5,yum,hawkey,tdnf,zypper,pacman,apk}.log*","/var/log/dnf.{librepo,rpm}.log*","/var/log/zypp/**","/var/log/anaconda/**"],why:"Package managers write them\
 only while they install, and create them again when needed. Their time stamps make builds differ.",remedy:"End each RUN that installs packages with `rm -rf /var/log/apt/* /var/log/dpkg.log /var/log/a\
lternatives.log`, or with `rm -f /var/log/dnf* /var/log/hawkey.log` after dnf.",example:{before:"RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*",after:"RUN apt-get update\
 && apt-get install -y curl && rm -rf /var/lib/apt/lists/* /var/log/apt/* /var/log/dpkg.log"},references:["https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc","https://dnf.readthedocs.i\
o/en/latest/conf_ref.html"],reports:[{files:{"/var/log/apt/term.log":4e4,"/var/log/apt/eipp.log.xz":3e3,"/var/log/dpkg.log":9e4},bytes:133e3},{files:{"/var/log/hawkey.log":300,"/var/log/dnf.librepo.lo\
g":2e3,"/var/log/dnf.log.1":100,"/var/log/zypp/history":50},bytes:2450}],ignores:[{files:{"/var/log/nginx/access.log":500},because:"not a log of a package manager: os-logs claims it"},{files:{"/app/lo\
g/apt/term.log":40},because:"another place"}]};var rpm_db_leftover_default={id:"rpm-db-leftover",title:"RPM database leftovers",severity:"info",confidence:"safe",bucket:"removable",globs:["/{var/lib,usr/lib/sysimage}/rpm/__db.*","/var/lib/rpmrebui\
lddb.*/**","/var/lib/rpmold.*/**"],why:"Berkeley DB regions and leftovers of interrupted rebuilds. rpm makes the regions again when it starts.",remedy:"End each RUN that installs packages with `rm -f \
/var/lib/rpm/__db.* /usr/lib/sysimage/rpm/__db.*`. Delete the folders of an interrupted rebuild too: `rm -rf /var/lib/rpmrebuilddb.* /var/lib/rpmold.*`.",example:{before:"RUN yum install -y httpd && y\
um clean all",after:"RUN yum install -y httpd && yum clean all && rm -f /var/lib/rpm/__db.*"},references:["https://man7.org/linux/man-pages/man8/rpmdb.8.html"],reports:[{files:{"/var/lib/rpm/__db.001":9e4},
bytes:9e4},{files:{"/usr/lib/sysimage/rpm/__db.002":8e4,"/var/lib/rpmrebuilddb.17/Packages":5},bytes:80005}],ignores:[{files:{"/var/lib/rpm/rpmdb.sqlite":900},because:"the database"},{files:{"/usr/lib\
/sysimage/rpm/rpmdb.sqlite-wal":900},because:"uncheckpointed rows of the database: removing it can lose packages from the record"},{files:{"/var/lib/rpm/Packages":900},because:"the database (bdb)"}]};var zypper_cache_default={id:"zypper-cache",title:"zypper caches",severity:"warn",confidence:"safe",bucket:"removable",globs:["/var/cache/{zypp,zypper}/**"],why:"Raw metadata, solver files and package\
s. A refresh makes all of them again.",remedy:"End each RUN that installs packages with `zypper clean --all`.",mounts:["/var/cache/zypp"],example:{before:"RUN zypper --non-interactive install nginx",after:"\
RUN zypper --non-interactive install nginx && zypper clean --all"},references:["https://github.com/openSUSE/libzypp/blob/master/zypp.conf"],reports:[{files:{"/var/cache/zypp/packages/repo-oss/x86_64/v\
im.rpm":2006672},bytes:2006672},{files:{"/var/cache/zypp/solv/@System/solv":7e4,"/var/cache/zypper/RPMS/a.rpm":5},bytes:70005}],ignores:[{files:{"/etc/zypp/repos.d/repo-oss.repo":300},because:"the set\
up of a repository"},{files:{"/var/lib/zypp/AutoInstalled":200},because:"it records why packages are installed"}]};var composer_cache_default={id:"composer-cache",title:"Composer cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/composer/**","~/.composer/cache/**","/tmp/cache/{files,repo,v\
cs}/**"],envDirectories:{COMPOSER_CACHE_DIR:["**"],COMPOSER_HOME:["cache/**"]},why:"Package archives and repository metadata. The `composer` image keeps them in `/tmp/cache`.",remedy:"Install with `co\
mposer install --no-cache`. Or keep the cache in a cache mount: at `/root/.cache/composer`, in the image composer at `/tmp/cache`.",options:[{programs:["composer","composer.phar"],verb:["install","upd\
ate","require","create-project"],add:"--no-cache"}],mounts:["~/.cache/composer","~/.composer/cache","/tmp/cache"],example:{before:"RUN composer install --no-dev --no-interaction",after:"RUN composer i\
nstall --no-cache --no-dev --no-interaction"},references:["https://getcomposer.org/doc/06-config.md","https://getcomposer.org/doc/03-cli.md"],reports:[{files:{"/root/.cache/composer/files/symfony/cons\
ole/a.zip":9e4,"/root/.composer/cache/repo/x":700,"/tmp/cache/files/a/b.zip":30},bytes:90730},{files:{"/composer/cache/files/a.zip":70,"/composer/vendor/bin/phpcs":5},env:["COMPOSER_HOME=/composer"],bytes:70}],
ignores:[{files:{"/root/.composer/vendor/bin/phpcs":900},because:"global package"},{files:{"/app/var/cache/prod/Container.php":900},because:"warmed application cache"}]};var VENDOR=new Set(["vendor"]),developmentOnly2=perDirectory((vendor,image)=>{let installed2=fieldsOf(image.json(`${vendor}/composer/installed.json`)),names=installed2.get("dev-package-names");return installed2.
get("dev")!==!0||!Array.isArray(names)?new Set:new Set(names.filter(name=>typeof name=="string"))});function isForDevelopment2(path,image){return foldersNamed(path,VENDOR).some(vendor=>{let packages=developmentOnly2(
vendor,image);return packages.size>0&&packages.has(nameIn(vendor,path))})}function nameIn(vendor,path){return path.slice(vendor.length+1).split("/",2).join("/")}var composer_dev_deps_default={id:"comp\
oser-dev-deps",title:"Composer packages for development in the image",severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/vendor/*/*/**"],reads:[{name:"installed.json",folder:/(?:^|\/)vendor\/composer$/,
most:4194304}],whenImage:image=>image.textPaths("installed.json").length>0,whenFolder:isForDevelopment2,whenText:'Composer 2: `vendor/composer/installed.json` has `"dev": true`, and names the package \
in `dev-package-names`. Packages outside of `vendor` do not count.',evenIfReferenced:!0,why:"Tools for tests and builds. An application should not load them, but some do.",remedy:"Install with `compos\
er install --no-dev --optimize-autoloader`.",options:[{programs:["composer","composer.phar"],verb:["install","i"],add:"--no-dev",unless:["--dev"]}],example:{before:"RUN composer install",after:"RUN co\
mposer install --no-dev"},references:["https://getcomposer.org/doc/03-cli.md#install-i"],reports:[{files:{"/app/vendor/phpunit/phpunit/src/A.php":9e3,"/app/vendor/phpunit/phpunit/vendor/a/b/C.php":50,
"/app/vendor/monolog/monolog/src/B.php":400},contents:{"/app/vendor/composer/installed.json":'{"packages":[],"dev":true,"dev-package-names":["phpunit/phpunit"]}'},bytes:9050},{files:{"/vendor/a/b/c.ph\
p":7},contents:{"/vendor/composer/installed.json":'{"dev":true,"dev-package-names":["a/b", 5]}'},bytes:7}],ignores:[{files:{"/app/vendor/monolog/monolog/src/B.php":400},contents:{"/app/vendor/composer\
/installed.json":'{"dev":true,"dev-package-names":["phpunit/phpunit"]}'},because:"a production package"},{files:{"/app/vendor/a/b/c.php":7},contents:{"/app/vendor/composer/installed.json":'{"dev":fals\
e,"dev-package-names":["a/b"]}'},because:"Composer says that it left them out, so something else brought the package"},{files:{"/app/vendor/a/b/c.php":7},contents:{"/app/vendor/composer/installed.json":'\
{"dev":true,"dev-package-names":{"0":"a/b"}}'},because:"the record has another shape"}]};var symfony_dev_cache_default={id:"symfony-dev-cache",title:"Symfony development cache",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/var/cache/{dev,test}/**"],not:[{glob:"/var/cach\
e/**",why:"system cache folder"}],whenFolder:ofDirectory(/^(.*)\/var\/cache\/(?:dev|test)\//,(application,image)=>image.exists(`${application}/bin/console`)),whenText:"`bin/console` is next to `var`.",
why:"It belongs to an environment that the image does not run.",remedy:"List `var/cache` in .dockerignore, and warm up the cache for production only: `APP_ENV=prod php bin/console cache:warmup`.",example:{
file:".dockerignore",before:"",after:"var/cache"},references:["https://symfony.com/doc/current/configuration.html"],reports:[{files:{"/app/var/cache/dev/App_KernelDevDebugContainer.php":9e3,"/app/bin/\
console":5},bytes:9e3},{files:{"/srv/app/var/cache/test/a.php":7,"/srv/app/bin/console":5},bytes:7}],ignores:[{files:{"/app/var/cache/prod/App_KernelProdContainer.php":900},because:"wanted"},{files:{"\
/app/var/cache/dev/a":900},because:"not a Symfony application"}]};var conda_pkgs_default={id:"conda-pkgs",title:"conda / mamba / pixi package cache",severity:"warn",confidence:"safe",bucket:"removable",globs:["/opt/{conda,miniconda,miniconda3,anaconda,anaconda3,mini\
forge,miniforge3,mambaforge,mamba,micromamba}/pkgs/**","~/{conda,miniconda,miniconda3,anaconda3,miniforge3,mambaforge,micromamba,.conda,.mamba}/pkgs/**","$CACHE/rattler/cache/**"],envDirectories:{RATTLER_CACHE_DIR:[
"**"]},why:"Archives, unpacked packages and channel indexes. Environments have their own links or copies; files that an environment shares by a hard link do not count.",remedy:"End each RUN that insta\
lls with `conda clean --all --force-pkgs-dirs --yes`, with `micromamba clean --all --yes`, or after pixi with `rm -rf ~/.cache/rattler/cache`.",mounts:["~/.cache/rattler/cache"],example:{before:"RUN c\
onda install -y numpy",after:"RUN conda install -y numpy && conda clean --all --force-pkgs-dirs --yes"},references:["https://docs.conda.io/projects/conda/en/stable/commands/clean.html","https://docs.r\
s/rattler_cache/latest/rattler_cache/fn.default_cache_dir.html"],reports:[{files:{"/opt/conda/pkgs/numpy-1.26.4-py312.conda":9e4,"/opt/conda/pkgs/cache/497deca9.json":700,"/root/miniconda3/pkgs/openss\
l-3/lib/libssl.so.3":30},bytes:90730},{files:{"/opt/miniforge3/pkgs/python-3.12.tar.bz2":40,"/home/app/micromamba/pkgs/x.conda":3},bytes:43},{files:{"/root/.cache/rattler/cache/pkgs/demo-1.0-0/bin/dem\
o":200,"/pixi/pkgs/demo-1.0-0/info/files":9},env:["RATTLER_CACHE_DIR=/pixi"],bytes:209}],ignores:[{files:{"/opt/conda/conda-meta/numpy-1.26.4-py312.json":900},because:"conda needs it, scanners read it"},
{files:{"/opt/conda/envs/app/lib/python3.12/site-packages/pkg_resources/__init__.py":900},because:"an installed package"}]};var nltk_zip_default={id:"nltk-zip",title:"NLTK archive next to its unpacked copy",severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/nltk_data/{corpora,tokenizers,taggers,chun\
kers,grammars,models,stemmers,sentiment,misc,help}/*.zip"],when:(file,image)=>image.isDirectory(file.path.slice(0,-4)),whenText:"A directory with the name of the archive is next to it.",why:"`nltk.dat\
a.find` opens the directory or the archive; one is enough.",cost:"`nltk.download` looks for the archive to see whether a package is there. A program that calls it fetches the archive again, and fails \
without a network.",remedy:'In the RUN that downloads, delete each archive whose unpacked folder is next to it: `for d in /usr/share/nltk_data/*/*/; do rm -f "$(dirname "$d")/$(basename "$d").zip"; do\
ne`.',example:{before:"RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab",after:"RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab && rm /usr/share/nltk_data/tokenizers/pun\
kt_tab.zip"},references:["https://github.com/nltk/nltk/blob/develop/nltk/downloader.py"],reports:[{files:{"/usr/share/nltk_data/tokenizers/punkt.zip":13e6,"/usr/share/nltk_data/tokenizers/punkt/englis\
h.pickle":4e5},bytes:13e6},{files:{"/root/nltk_data/corpora/stopwords.zip":24,"/root/nltk_data/corpora/stopwords/":0},bytes:24}],ignores:[{files:{"/root/nltk_data/corpora/wordnet.zip":1e7},because:"no\
 directory is next to it: the archive is the data"},{files:{"/app/corpora/a.zip":5,"/app/corpora/a/":0},because:"not in an NLTK data directory"}]};var pdm_hatch_cache_default={id:"pdm-hatch-cache",title:"PDM and Hatch caches",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/{pdm,hatch}/**"],why:"\
Downloads. Packages that an environment reaches by a link into the cache do not count.",remedy:"End each RUN that installs with `pdm cache clear`, or after Hatch with `rm -rf ~/.cache/hatch`.",mounts:[
"~/.cache/pdm/http","~/.cache/pdm/wheels","~/.cache/pdm/metadata","~/.cache/pdm/hashes","~/.cache/hatch"],example:{before:"RUN pdm sync --prod --no-editable",after:"RUN pdm sync --prod --no-editable &\
& pdm cache clear"},references:["https://pdm-project.org/latest/reference/configuration/","https://hatch.pypa.io/latest/config/hatch/"],reports:[{files:{"/root/.cache/pdm/http/x":9e4},bytes:9e4},{files:{
"/root/.cache/hatch/x.whl":70,"/home/app/.cache/pdm/metadata/y":4},bytes:74}],ignores:[{files:{"/root/.local/share/hatch/env/virtual/app/bin/python":900},because:"environment"},{files:{"/root/.cache/p\
dm/packages/flask-3.0/lib/flask/app.py":900},links:{"/app/__pypackages__/3.12/lib/flask":"/root/.cache/pdm/packages/flask-3.0/lib/flask"},because:"`install.cache` makes the environment link into the c\
ache"}]};var pip_cache_default={id:"pip-cache",title:"pip cache",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/pip/**"],envDirectories:{PIP_CACHE_DIR:["*\
*"]},why:"Downloads, locally built wheels, and the record of pip\u2019s self-check. Installed packages are copies.",remedy:"Install with `pip install --no-cache-dir`, or keep pip's cache in a cache mo\
unt at `/root/.cache/pip`. If pip builds packages from source, set `PIP_NO_CACHE_DIR=1` instead, which also reaches the build tools that it fetches.",options:[{programs:["pip","pip2","pip3","pip3.8","\
pip3.9","pip3.10","pip3.11","pip3.12","pip3.13","pip3.14"],verb:["install","wheel","download"],add:"--no-cache-dir"}],mounts:["~/.cache/pip"],usedBy:[{programs:["pip","pip3","pipenv","poetry"],refetches:!0}],
example:{before:"RUN pip install -r requirements.txt",after:"RUN pip install --no-cache-dir -r requirements.txt"},references:["https://pip.pypa.io/en/stable/topics/caching/"],reports:[{files:{"/root/.\
cache/pip/http-v2/a/b/c/d/e/abcde.body":900,"/home/app/.cache/pip/wheels/aa/bb/x.whl":70,"/.cache/pip/selfcheck/x":3},bytes:973},{files:{"/var/pip/http/x":5,"/opt/app/.cache/pip/y":2},env:["PIP_CACHE_\
DIR=/var/pip","HOME=/opt/app"],bytes:7}],ignores:[{files:{"/usr/lib/python3/dist-packages/pip/_internal/cache.py":12e3},because:"pip itself"},{files:{"/app/.cache/pip/x":4},because:"not below a home d\
irectory"},{files:{"/app/main.py":40},env:["PIP_CACHE_DIR=/app"],workingDir:"/app",because:"the rule does not believe a variable that names the application"}]};var pipenv_cache_default={id:"pipenv-cache",title:"Pipenv cache",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/pipenv/**"],envDirectories:{PIPENV_CACHE_DIR:[
"**"]},why:"Cached dependencies and helper data of the lock command.",remedy:"End each RUN that installs with `rm -rf ~/.cache/pipenv`, or keep it in a cache mount at `/root/.cache/pipenv`.",mounts:["\
~/.cache/pipenv"],example:{before:"RUN pipenv sync --system",after:"RUN pipenv sync --system && rm -rf ~/.cache/pipenv"},references:["https://pipenv.pypa.io/en/latest/configuration.html"],reports:[{files:{
"/root/.cache/pipenv/depcache7-py3.12.json":900},bytes:900},{files:{"/home/web/.cache/pipenv/a":1,"/var/pipenv/b":2},env:["PIPENV_CACHE_DIR=/var/pipenv"],bytes:3}],ignores:[{files:{"/root/.local/share\
/virtualenvs/app-AbC/bin/python":300},because:"the environment"},{files:{"/app/pipenv/core.py":90},because:"pipenv itself"}]};import{posix as posix3}from"node:path";import{posix as posix2}from"node:path";import{posix}from"node:path";var RECORD=/^(.*)\/([^/-]+)-([^/-]+)\.dist-info\/RECORD$/;function recordAt(path){let[,site,name="",version=""]=RECORD.exec(path)??[];return site===void 0?null:{site,name:normalizedName(
name),version}}function filesIn(record,site){return record.split(/\r?\n/).flatMap(line=>{let[,quoted,plain]=/^(?:"((?:[^"]|"")*)"|([^",]+)),/.exec(line)??[],file=quoted?.replaceAll('""','"')??plain;return file===
void 0?[]:posix.resolve(site,file)})}function neededBy(metadata){let[head=""]=metadata.split(/\r?\n\r?\n/,1);return[...head.matchAll(/^Requires-Dist: ([\w.-]+)([^\n]*)$/gm)].flatMap(([,name="",rest=""])=>/\bextra\b/.
test(markerOf(rest))?[]:normalizedName(name))}function markerOf(requirement){let at=requirement.indexOf(";");return at===-1?"":requirement.slice(at)}function normalizedName(name){return name.replaceAll(
/[-_.]+/g,"-").toLowerCase()}function closureOf(names,needs){let closure=new Set(names);for(let name of closure)for(let need of needs.get(name)??[])closure.add(need);return closure}function developmentFilesOf(packages,image){let files=new Set,records=image.textPaths("RECORD").map(path=>({path,record:recordAt(path)})),kept=keptBySite(packages.names,records,image),others=[];for(let{
path,record}of records){let isForDevelopment4=record!==null&&packages.isForDevelopment(record,path)&&kept.get(record.site)?.has(record.name)===!1;for(let file of filesIn(image.text(path)??"",record?.site??
"/"))isForDevelopment4?files.add(file):others.push(file)}for(let file of others)files.delete(file);return files}function keptBySite(names,records,image){let needs=new Map;for(let{path,record}of records){
if(record===null)continue;let metadata=image.head(`${posix2.dirname(path)}/METADATA`),of=needs.get(record.site)??new Map;needs.set(record.site,of.set(record.name,neededBy(metadata===null?"":new TextDecoder().
decode(metadata))))}return new Map([...needs].map(([site,of])=>{let kept=new Set([...of.keys()].filter(name=>!names.has(name)));for(let name of kept)for(let need of of.get(name)??[])kept.add(need);return[
site,kept]}))}function pipfileLock(lockfile){let categories=fieldsOf(lockfile);if(fieldsOf(categories.get("_meta")).get("pipfile-spec")!==6)return null;let namesOf=category=>[...fieldsOf(categories.get(category))],
others=[...categories.keys()].filter(name=>name!=="_meta"&&name!=="develop").flatMap(namesOf),production=new Set(others.map(([name])=>normalizedName(name))),development=namesOf("develop").flatMap(([name,
entry])=>{let version=fieldsOf(entry).get("version"),locked=typeof version=="string"?/^==([^=].*)$/.exec(version)?.[1]:void 0;return locked===void 0||production.has(normalizedName(name))?[]:[[normalizedName(
name),locked]]}),names=new Set([...production,...namesOf("develop").map(([name])=>normalizedName(name))]);return{development:new Map(development),names}}var developmentFiles=perImage(image=>{let lock=lockOf(image);if(lock===null||lock.development.size===0)return new Set;let{names,development}=lock;return developmentFilesOf({names,isForDevelopment:({name,
version})=>development.get(name)===version},image)});function lockOf(image){let[path,...more]=image.textPaths("Pipfile.lock");return path===void 0||more.length>0||!image.exists(`${posix3.dirname(path)}\
/Pipfile`)?null:pipfileLock(image.json(path))}var SITE="/app/.venv/lib/python3.12/site-packages",LOCK={_meta:{"pipfile-spec":6},default:{jinja2:{version:"==3.1.6"}},develop:{pytest:{version:"==8.4.2"},
jinja2:{version:"==3.1.6"},packaging:{version:"==25.0"}}},PROJECT={"/app/Pipfile":`[packages]
`,"/app/Pipfile.lock":JSON.stringify(LOCK)},INSTALLED={[`${SITE}/pytest-8.4.2.dist-info/RECORD`]:`pytest/__init__.py,sha256=a,9000
../../../bin/pytest,sha256=a,70
`},FILES={[`${SITE}/pytest/__init__.py`]:9e3},PACKAGING={[`${SITE}/packaging-25.0.dist-info/RECORD`]:`packaging/a.py,,
`,[`${SITE}/pipenv-2025.0.dist-info/RECORD`]:`pipenv/a.py,,
`},pipenv_dev_deps_default={id:"pipenv-dev-deps",title:"Packages of Pipenv for development in the image",before:["python-tests"],severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**\
/{site,dist}-packages/**","/**/bin/*","/**/share/**"],not:[{glob:"/**/*.pyc",why:"bytecode, which is needless in any package"}],reads:[{name:"Pipfile",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,
most:65536},{name:"Pipfile.lock",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:4194304},{name:"RECORD",folder:/\.dist-info$/,most:4194304},{name:"METADATA",folder:/\.dist-info$/,most:Number.
MAX_SAFE_INTEGER,head:16384}],whenImage:image=>developmentFiles(image).size>0,when:({path},image)=>developmentFiles(image).has(path),whenText:"The image has one `Pipfile.lock` with its `Pipfile`. The \
lockfile has the package in `develop` and in no other category, the locked version is installed, and its `RECORD` lists the file, which no other package's does. Packages that are not in the lockfile, \
such as Pipenv itself, keep what they need.",evenIfReferenced:!0,why:"Tools for tests and checks. An application should not import them, but some do.",remedy:"Install with `pipenv sync` or `pipenv ins\
tall --deploy`, without `--dev`.",example:{before:"RUN pipenv install --system --deploy --dev",after:"RUN pipenv install --system --deploy"},references:["https://pipenv.pypa.io/en/latest/commands.html",
"https://packaging.python.org/en/latest/specifications/recording-installed-packages/"],reports:[{files:{...FILES,"/app/.venv/bin/pytest":70,[`${SITE}/jinja2/a.py`]:300,[`${SITE}/pytest/own.py`]:600},contents:{
...PROJECT,...INSTALLED,[`${SITE}/jinja2-3.1.6.dist-info/RECORD`]:`jinja2/a.py,,
`},bytes:9070},{files:{[`${SITE}/packaging/a.py`]:40,[`${SITE}/pipenv/a.py`]:500},contents:{...PROJECT,...PACKAGING,[`${SITE}/pipenv-2025.0.dist-info/METADATA`]:`Name: pipenv
Requires-Dist: packaging; extra == "dev"
`},bytes:40}],ignores:[{files:{[`${SITE}/packaging/a.py`]:40,[`${SITE}/pipenv/a.py`]:500},contents:{...PROJECT,...PACKAGING,[`${SITE}/pipenv-2025.0.dist-info/METADATA`]:`Name: pipenv
Requires-Dist: packaging>=22

Text
`},because:"Pipenv needs it"},{files:FILES,contents:{...PROJECT,...INSTALLED,"/app/Pipfile.lock":JSON.stringify({...LOCK,prod:{pytest:{version:"==8.4.2"}}})},because:"another category has it"},{files:FILES,
contents:{...PROJECT,...INSTALLED,"/app/Pipfile.lock":JSON.stringify(LOCK).replace("8.4.2","8.4.1")},because:"another version is locked"},{files:FILES,contents:{...PROJECT,...INSTALLED,"/app/Pipfile.l\
ock":JSON.stringify({...LOCK,_meta:{}})},because:"the lockfile has another shape"},{files:FILES,contents:{...PROJECT,...INSTALLED,"/lib/Pipfile.lock":JSON.stringify(LOCK)},because:"the image has two l\
ockfiles"},{files:{...FILES,"/app/setup.cfg":3},contents:{"/app/Pipfile.lock":JSON.stringify(LOCK),...INSTALLED},because:"the project is not in the image"},{files:{[`${SITE}/pytest/__pycache__/a.pyc`]:900},
contents:{...PROJECT,[`${SITE}/pytest-8.4.2.dist-info/RECORD`]:`pytest/__pycache__/a.pyc,,
`},because:"bytecode has a rule of its own"}]};var poetry_cache_default={id:"poetry-cache",title:"Poetry caches",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/pypoetry/{cache,artifacts}/**"],
not:[{glob:"$CACHE/pypoetry/virtualenvs/**",why:"the default place of the application's environment is inside the cache directory"}],envDirectories:{POETRY_CACHE_DIR:["{cache,artifacts}/**"]},why:"Ind\
ex metadata and downloaded archives. Environments stay: by default they are inside the cache directory.",remedy:"End each RUN that installs with `rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artif\
acts`. Leave `~/.cache/pypoetry/virtualenvs`: the packages are there.",mounts:["~/.cache/pypoetry/cache","~/.cache/pypoetry/artifacts"],example:{before:"RUN poetry install --only main --no-interaction",
after:"RUN poetry install --only main --no-interaction && rm -rf ~/.cache/pypoetry/cache ~/.cache/pypoetry/artifacts"},references:["https://python-poetry.org/docs/configuration/"],reports:[{files:{"/r\
oot/.cache/pypoetry/artifacts/1a/2b/3c/x.whl":900,"/root/.cache/pypoetry/cache/repositories/a":10},bytes:910},{files:{"/opt/poetry-cache/artifacts/x.whl":7,"/opt/poetry-cache/virtualenvs/a/bin/gunicor\
n":5},env:["POETRY_CACHE_DIR=/opt/poetry-cache"],bytes:7}],ignores:[{files:{"/root/.cache/pypoetry/virtualenvs/app-py3.12/bin/gunicorn":300},because:"the application as it runs"},{files:{"/root/.local\
/share/pypoetry/venv/bin/poetry":300},because:"poetry itself"}]};import{posix as posix4}from"node:path";var FOR_DEVELOPMENT=/^(?:dev|develop|development|tests?|testing|coverage|lint|linting|linters|format|formatting|typing|types|type-?check|docs?|documentation|pre-commit|quality|qa)$/;function isForDevelopment3(group){
return FOR_DEVELOPMENT.test(group)}function developmentVersions(lockfile,project){let form=/^lock-version = "(1\.[01]|2\.[01])"\r?$/m.exec(lockfile)?.[1],blocks=lockfile.split(/^\[\[package\]\]\r?$/m).slice(1),packages=blocks.map(lockedPackage).
filter(one=>one!==null);if(form===void 0||packages.length<blocks.length)return null;let isProduction=form==="2.1"?byGroups(packages):byProject(packages,project);if(isProduction===null)return null;let versions2=new Map;
for(let{name,version}of packages)versions2.set(name,(versions2.get(name)??new Set).add(version));for(let one of packages)isProduction(one)&&versions2.delete(one.name);return versions2}function lockedPackage(block){
let[fields="",...tables]=block.split(/^\[/m),name=/^name = "([^"\\]+)"\r?$/m.exec(fields)?.[1],version=/^version = "([^"\\]+)"\r?$/m.exec(fields)?.[1];if(name===void 0||version===void 0)return null;let groups=/^groups = \[((?:"[^"\\]+"(?:, )?)+)\]\r?$/m.
exec(fields)?.[1]?.match(/[^", ]+/g)??null,category=/^category = "([^"\\]+)"\r?$/m.exec(fields)?.[1]??null,needs=[...(tables.find(table=>table.startsWith("package.dependencies]"))??"").matchAll(/^"?([\w.-]+)"? = /gm)].
map(([,need=""])=>normalizedName(need));return{name:normalizedName(name),version,groups,category,needs}}function byGroups(packages){return packages.every(({groups})=>groups?.every(group=>group==="main"||
isForDevelopment3(group)))?({groups})=>groups?.includes("main")===!0:null}function byProject(packages,project){let named=namedBy(project),categories=new Set(packages.map(({category})=>category));if(named===
null||categories.has(null)&&categories.size>1)return null;if(!categories.has(null))return({category})=>category!=="dev";let needs=new Map;for(let one of packages){let known=needs.get(one.name)??[];for(let need of one.
needs)known.push(need);needs.set(one.name,known)}let kept=closureOf(named.elsewhere,needs),forDevelopment=closureOf(named.forDevelopment,needs);return({name})=>kept.has(name)||!forDevelopment.has(name)}
var TABLE=/^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*(?:#.*)?$/,GROUP=/^tool\.poetry\.(?:group\.([\w-]+)(?:\.dependencies(?:\.[\w."-]+)?)?|dev-dependencies(?:\.[\w."-]+)?)$/,OTHER_GROUP=/^[ \t]*(?:\[[ \t]*)?(?:"?tool"?[ \t]*\.[ \t]*)?(?:"?poetry"?[ \t]*\.[ \t]*)?"?(?:group|dev-dependencies)\b/;
function namedBy(project){let forDevelopment=new Set,elsewhere=new Set,names=elsewhere;for(let line of project.split(/\r?\n/)){let table=TABLE.exec(line)?.[1]?.trim(),[isGroup,group="dev"]=GROUP.exec(
table??"")??[];if(isGroup===void 0?OTHER_GROUP.test(line):!isForDevelopment3(group))return null;isGroup!==void 0?names=forDevelopment:table!==void 0&&(names=/^tool\.(?!poetry\b)/.test(table)?null:elsewhere);
for(let word of line.match(/[\w.-]+/g)??[])for(let name of[word,...word.split(".")])names?.add(normalizedName(name))}return{forDevelopment,elsewhere}}var developmentFiles2=perImage(image=>{let versions2=lockedForDevelopment(image),files=new Set;if(versions2===null||versions2.size===0)return files;let others=[];for(let path of image.textPaths("RECOR\
D")){let record=recordAt(path),isForDevelopment4=record!==null&&versions2.get(record.name)?.has(record.version)===!0&&image.text(`${posix4.dirname(path)}/INSTALLER`)?.startsWith("Poetry ")===!0,listed2=filesIn(
image.text(path)??"",record?.site??"/");for(let file of listed2)isForDevelopment4?files.add(file):others.push(file)}for(let file of others)files.delete(file);return files});function lockedForDevelopment(image){
let[path,...more]=image.textPaths("poetry.lock");if(path===void 0||more.length>0)return null;let project=image.text(`${posix4.dirname(path)}/pyproject.toml`);return project===null?null:developmentVersions(
image.text(path)??"",project)}var SITE2="/app/.venv/lib/python3.12/site-packages",LOCK2=`[[package]]
name = "pytest"
version = "8.4.2"
groups = ["dev"]

[[package]]
name = "Jinja2"
version = "3.1.6"
groups = ["main", "dev"]

[metadata]
lock-version = "2.1"
`,PROJECT2={"/app/pyproject.toml":`[project]
`,"/app/poetry.lock":LOCK2},INSTALLED2={[`${SITE2}/pytest-8.4.2.dist-info/INSTALLER`]:"Poetry 2.2.1",[`${SITE2}/pytest-8.4.2.dist-info/RECORD`]:`pytest/__init__.py,sha256=a,9000
../../../bin/pytest,sha256=a,70
shared.py,,
"pytest/a,""b.py",,
`},FILES2={[`${SITE2}/pytest/__init__.py`]:9e3},poetry_dev_deps_default={id:"poetry-dev-deps",title:"Packages of Poetry for development in the image",before:["python-tests"],severity:"warn",confidence:"\
safe-if-unused",bucket:"advice",globs:["/**/{site,dist}-packages/**","/**/bin/*","/**/share/**"],reads:[{name:"poetry.lock",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:4194304},{name:"p\
yproject.toml",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:262144},{name:"RECORD",folder:/\.dist-info$/,most:4194304},{name:"INSTALLER",folder:/\.dist-info$/,most:256}],whenImage:image=>developmentFiles2(
image).size>0,when:({path},image)=>developmentFiles2(image).has(path),whenText:"The image has one `poetry.lock` with a `pyproject.toml` beside it. All groups beside `main` are for development by their\
 names, such as `dev`, `test`, `lint` and `docs`, and only they need the package: by its `groups` in the lockfile (Poetry 2), by its `category` (before 1.5), or else by what each package needs, on any\
 platform and with any extra, and by `pyproject.toml`. `INSTALLER` says that Poetry installed the locked version, and the package's `RECORD` lists the file, which no other package does.",evenIfReferenced:!0,
why:"Tools for tests and checks. An application should not import them, but some do.",remedy:"Install with `poetry install --only=main`.",options:[{programs:["poetry"],verb:"install",add:"--only=main",
unless:["--only","--with","--without","--only-root","--all-groups","--sync","--no-dev"]}],example:{before:"RUN poetry install --no-root",after:"RUN poetry install --only=main --no-root"},references:["\
https://python-poetry.org/docs/managing-dependencies/","https://packaging.python.org/en/latest/specifications/recording-installed-packages/"],reports:[{files:{...FILES2,"/app/.venv/bin/pytest":70,[`${SITE2}\
/pytest/a,"b.py`]:5,[`${SITE2}/pytest/own.py`]:600,[`${SITE2}/shared.py`]:400,[`${SITE2}/jinja2/a.py`]:300},contents:{...PROJECT2,...INSTALLED2,[`${SITE2}/jinja2-3.1.6.dist-info/INSTALLER`]:"Poetry 2.\
2.1",[`${SITE2}/jinja2-3.1.6.dist-info/RECORD`]:`jinja2/a.py,,
shared.py,,
`},bytes:9075},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('["dev"]','["docs", "test"]')},bytes:9e3},{files:FILES2,contents:{...INSTALLED2,"/app/poetry.lock":LOCK2.
replace('"2.1"','"2.0"').replaceAll(/^groups = .*\n/gm,""),"/app/pyproject.toml":`[tool.poetry.group.dev.dependencies]
pytest = "^8"
`},bytes:9e3}],ignores:[{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('["dev"]','["server"]')},because:"such a group may be for production"},{files:FILES2,contents:{
...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('["dev"]','["main"]')},because:"a production package"},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace('"2\
.1"','"2.0"')},because:"the older lockfile does not tell which groups need it, and the project names none"},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,[`${SITE2}/pytest-8.4.2.dist-info/INSTALLE\
R`]:`pip
`},because:"pip installed it"},{files:FILES2,contents:{...PROJECT2,...INSTALLED2,"/app/poetry.lock":LOCK2.replace("8.4.2","8.4.1")},because:"another version is locked"},{files:FILES2,contents:{...PROJECT2,
...INSTALLED2,"/lib/poetry.lock":LOCK2},because:"the image has two lockfiles"},{files:FILES2,contents:{"/app/poetry.lock":LOCK2,...INSTALLED2},because:"the project is not in the image"}]};var python_build_tools_default={id:"python-build-tools",title:"pip, setuptools, wheel in the final image",before:["nltk-zip"],severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/{site,d\
ist}-packages/{pip,setuptools,wheel,pkg_resources,_distutils_hack}/**","/**/{site,dist}-packages/{pip,setuptools,wheel}-*.{dist,egg}-info/**","/**/ensurepip/_bundled/*.whl","/usr/share/python-wheels/*\
.whl"],why:"Needed to install, not to run. Some packages still import `pkg_resources`, so look before you delete.",remedy:"Make the environment with `python -m venv --without-pip /opt/venv` in a build\
 stage, fill it with `pip --python /opt/venv/bin/python install`, and copy only `/opt/venv` to the final stage.",example:{before:"RUN python -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-d\
ir -r requirements.txt",after:"RUN python -m venv --without-pip /opt/venv && pip --python /opt/venv/bin/python install --no-cache-dir -r requirements.txt"},references:["https://docs.python.org/3/libra\
ry/venv.html","https://python-poetry.org/docs/configuration/"],reports:[{files:{"/usr/lib/python3/dist-packages/pip/_vendor/rich/console.py":9e4},bytes:9e4},{files:{"/opt/venv/lib/python3.12/site-pack\
ages/setuptools/dist.py":70,"/opt/venv/lib/python3.12/site-packages/pip-24.0.dist-info/RECORD":5,"/usr/lib/python3.12/ensurepip/_bundled/pip-24.0-py3-none-any.whl":4},bytes:79}],ignores:[{files:{"/usr\
/local/lib/python3.12/site-packages/pipdeptree/cli.py":900},because:"other package"},{files:{"/app/pip/index.js":900},because:"not an installed package"}]};var python_bytecode_default={id:"python-bytecode",title:"Python bytecode caches",before:["python-legacy-bytecode"],severity:"warn",confidence:"safe-if-unused",bucket:"removable",globs:["/**/__pycache_\
_/*.{pyc,pyo}"],adviceWhen:image=>/^(1|true|yes|on)$/i.test(image.env("UV_COMPILE_BYTECODE")??""),adviceWhenText:"`UV_COMPILE_BYTECODE` is set in the image, so the bytecode is there on purpose.",evenIfReferenced:!0,
why:"Python makes it again from the sources. Installers write it whether it is wanted or not. Debian packages do so too, so `dpkg -S` does not know the files.",cost:"Start-up is slower without it: a c\
ontainer compiles what it imports, and on a read-only file system it does so at every start. If containers start often, keep it with an ignore entry for this rule.",remedy:"Set `ENV PYTHONDONTWRITEBYT\
ECODE=1` before the RUNs that use Python, and install with `pip install --no-compile`. End a RUN that installs distribution packages with `find /usr -name __pycache__ -type d -prune -exec rm -rf {} +`\
.",options:[{programs:["pip","pip2","pip3","pip3.8","pip3.9","pip3.10","pip3.11","pip3.12","pip3.13","pip3.14"],verb:"install",add:"--no-compile"}],example:{before:"RUN pip install --no-cache-dir -r r\
equirements.txt",after:["ENV PYTHONDONTWRITEBYTECODE=1","RUN pip install --no-cache-dir --no-compile -r requirements.txt"].join(`
`)},keep:"With `UV_COMPILE_BYTECODE=1` in the environment of the image, the rule only advises.",references:["https://peps.python.org/pep-3147/","https://docs.python.org/3/using/cmdline.html#envvar-PYT\
HONDONTWRITEBYTECODE"],reports:[{files:{"/usr/lib/python3/dist-packages/numpy/__pycache__/__init__.cpython-311.pyc":900,"/usr/lib/python3/dist-packages/numpy/__init__.py":700,"/usr/bin/python3.11":50},
bytes:900},{files:{"/app/__pycache__/a.cpython-312.opt-1.pyc":60,"/app/a.py":5,"/opt/python/bin/python3.12":9},bytes:60},{files:{"/app/__pycache__/a.cpython-312.pyc":60,"/app/a.py":5,"/usr/bin/python3\
.12":9},env:["UV_COMPILE_BYTECODE=1"],bytes:0,advice:60}],ignores:[{files:{"/app/pkg/mod.pyc":40},because:"a module without source outside `__pycache__` can be imported"},{files:{"/app/plugin/__pycach\
e__/data.json":30},because:"not bytecode"}]};var CPYTHON=/^cpython-(\d)(\d+)(?:t?)(?:-|$)/,PYPY=/^pypy(\d)(\d+)(?:-|$)/,OF_KNOWN=/^(.+)\.((?:cpython|pypy)-?\d[^.]*)/,OF_OTHERS=/^([^.]*)\.?([^.]*)/;function isOrphan({path},image){let at=path.lastIndexOf(
"/__pycache__/"),name=path.slice(at+13),[,stem="",tag=""]=OF_KNOWN.exec(name)??OF_OTHERS.exec(name)??[];return!image.exists(`${path.slice(0,at)}/${stem}.py`)||isForeign2(tag,image)}function isForeign2(tag,image){
let[,major,minor]=CPYTHON.exec(tag)??[];if(major!==void 0){let name2=`python${major}.${minor}`;return![name2,`${name2}t`,`lib${name2}.so`,`lib${name2}.so.1.0`].some(one=>image.hasName(one))}let[,pypyMajor,
pypyMinor]=PYPY.exec(tag)??[];if(pypyMajor===void 0)return!1;let name=`pypy${pypyMajor}.${pypyMinor}`;return![name,`lib${name}-c.so`].some(one=>image.hasName(one))}var python_bytecode_orphan_default={
id:"python-bytecode-orphan",title:"Bytecode that Python will never load",before:["python-bytecode"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/__pycache__/*.{pyc,pyo}"],when:isOrphan,
whenText:"The source, such as `app.py` of `__pycache__/app.cpython-312.pyc`, is not next to `__pycache__`, or the tag (`cpython-312`) names a Python version that the image does not have (`python3.12`,\
 `libpython3.12.so`, `pypy3.10`). The rule ignores tags of interpreters that it does not know.",evenIfReferenced:!0,why:"Python ignores a cached file whose source is missing or whose tag names another\
 version.",remedy:"List `**/__pycache__` and `**/*.py[cod]` in .dockerignore. If the sources were deleted on purpose, compile with `python -m compileall -b /app`, which puts the bytecode in their plac\
e.",example:{file:".dockerignore",before:"",after:["**/__pycache__","**/*.py[cod]"].join(`
`)},references:["https://peps.python.org/pep-3147/"],reports:[{files:{"/app/pkg/__pycache__/gone.cpython-312.pyc":700,"/usr/bin/python3.12":20},bytes:700},{files:{"/app/__pycache__/main.cpython-39.pyc":300,
"/app/main.py":50,"/usr/local/bin/python3.12":20},bytes:300}],ignores:[{files:{"/app/__pycache__/main.cpython-312.pyc":300,"/app/main.py":50,"/usr/local/bin/python3.12":20},because:"it is loaded: pyth\
on-bytecode claims it"},{files:{"/app/__pycache__/gunicorn.conf.cpython-312.opt-1.pyc":300,"/app/__pycache__/test.unit.cpython-312-pytest-8.1.1.pyc":300,"/app/gunicorn.conf.py":50,"/app/test.unit.py":50,
"/usr/local/bin/python3.12":20},because:"the names of the sources have dots"},{files:{"/app/pkg/mod.pyc":40},because:"a module without source outside `__pycache__` can be imported"},{files:{"/opt/tool\
/__pycache__/a.cpython-311.pyc":9,"/opt/tool/a.py":1,"/usr/lib/libpython3.11.so.1.0":6},because:"a program has this Python built in"}]};var python_dev_caches_default={id:"python-dev-caches",title:"Python development tool caches",before:["python-foreign-venv"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/{.pytest_ca\
che,.mypy_cache,.ruff_cache,.tox,.nox,.hypothesis,.ipynb_checkpoints,.pytype,.pyre,.eggs,.dmypy.json}/**","/**/.coverage","/**/.coverage.*","$CACHE/{pre-commit,pylint,black,ruff,mypy,virtualenv}/**"],
not:[{glob:"/**/.coveragerc",why:"configuration"}],why:"Test, type check and linter results.",remedy:"List `**/.pytest_cache`, `**/.mypy_cache`, `**/.ruff_cache`, `**/.tox`, `**/.nox` and `**/.coverag\
e` in .dockerignore. Run tests and checks in a stage of their own, from which nothing is copied.",example:{file:".dockerignore",before:"",after:["**/.pytest_cache","**/.mypy_cache","**/.ruff_cache","*\
*/.tox","**/.nox","**/.coverage"].join(`
`)},references:["https://docs.pytest.org/en/stable/how-to/cache.html","https://mypy.readthedocs.io/en/stable/command_line.html","https://docs.astral.sh/ruff/settings/","https://github.com/github/gitig\
nore/blob/main/Python.gitignore"],reports:[{files:{"/app/.pytest_cache/v/cache/lastfailed":9e4,"/app/.tox/py312/bin/python":700,"/app/.coverage":30},bytes:90730},{files:{"/src/.mypy_cache/3.12/os.data\
.json":80,"/root/.cache/pre-commit/db.db":7,"/app/.coverage.host.1.2":3},bytes:90}],ignores:[{files:{"/usr/local/lib/python3.12/site-packages/coverage/control.py":900},because:"the coverage package"},
{files:{"/app/.coveragerc":900},because:"configuration"}]};var NAMES=new Set([".venv","venv","env",".env"]);function isForeign3(folder,image){let[,value]=/^home[ \t]*=(.*)$/im.exec(image.text(`${folder}/pyvenv.cfg`)??"")??[],home=value?.trim();return home===void 0||
image.isStartedFrom(folder)?!1:!(home.startsWith("/")?image.reaches(home):!/^[A-Za-z]:\\/.test(home))&&!["python","python3"].some(name=>image.reaches(`${folder}/bin/${name}`))}var python_foreign_venv_default={
id:"python-foreign-venv",title:"Virtual environment copied from the host",before:["python-tests"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/**/{.venv,venv,env,.env}/**"],reads:[{name:"\
pyvenv.cfg",most:4096}],whenFolder:aroundNamed(NAMES,isForeign3),whenText:"`home` in the folder\u2019s `pyvenv.cfg` names a directory that the image does not have, and its `bin/python` leads nowhere. The r\
ule leaves an environment alone if the command or `PATH` names it: its interpreter may come with a mount.",why:"Its interpreter is not in the image, so nothing in it can run.",remedy:"List `**/.venv` \
and `**/venv` in .dockerignore, and make the environment inside the image: `python -m venv /opt/venv`.",example:{file:".dockerignore",before:"",after:["**/.venv","**/venv"].join(`
`)},references:["https://docs.python.org/3/library/venv.html","https://docs.astral.sh/uv/guides/integration/docker/"],reports:[{files:{"/app/.venv/lib/python3.11/site-packages/flask/app.py":9e3},contents:{
"/app/.venv/pyvenv.cfg":`home = /opt/hostedtoolcache/Python/3.11/bin
version = 3.11.4
`},links:{"/app/.venv/bin/python":"/opt/hostedtoolcache/Python/3.11/bin/python3","/app/.venv/lib64":"lib"},bytes:9061},{files:{"/src/venv/Scripts/x.exe":700},contents:{"/src/venv/pyvenv.cfg":`home = C\
:\\Python311
`},bytes:720}],ignores:[{files:{"/opt/venv/lib/python3.12/site-packages/flask/app.py":900},contents:{"/opt/venv/pyvenv.cfg":`home = /usr/bin
`},entrypoint:["/opt/venv/bin/python","app.py"],because:"the container starts from it"},{files:{"/opt/venv/lib/python3.12/site-packages/flask/app.py":900,"/usr/local/bin/python3.12":5},contents:{"/opt\
/venv/pyvenv.cfg":`home = /usr/local/bin
`},because:"the interpreter is in the image"},{files:{"/opt/venv/lib/x.py":900,"/usr/bin/python3":5},contents:{"/opt/venv/pyvenv.cfg":`home = /bin
`},links:{"/bin":"usr/bin"},because:"a link leads to the interpreter"},{files:{"/app/env/settings.py":900},because:"not an environment, only a folder of that name"},{files:{"/app/venv/lib/x.py":900},contents:{
"/app/venv/pyvenv.cfg":` home home = 
===`},because:"the file says nothing about an interpreter"}]};var python_legacy_bytecode_default={id:"python-legacy-bytecode",title:"Legacy .pyc and .pyo files next to their sources",before:["python-dev-caches"],severity:"info",confidence:"safe-if-unused",bucket:"\
removable",globs:["/**/*.{pyc,pyo}"],not:[{glob:"/**/__pycache__/**",why:"python-bytecode and python-bytecode-orphan claim it"}],when:({path},image)=>image.exists(path.replace(/\.py[co]$/,".py")),whenText:"\
The source of the same name is next to it. Without a source, the file is the module.",why:"Python 3 ignores such a file if its source is next to it. Only Python 2 uses it, as its cache.",cost:"A Pytho\
n 2 program compiles what it imports at each start.",remedy:"List `**/*.py[cod]` in .dockerignore.",example:{file:".dockerignore",before:"",after:"**/*.py[cod]"},references:["https://peps.python.org/p\
ep-3147/"],reports:[{files:{"/app/mod.pyc":700,"/app/mod.py":500},bytes:700},{files:{"/usr/lib/python2.7/os.pyo":30,"/usr/lib/python2.7/os.pyc":40,"/usr/lib/python2.7/os.py":50},bytes:70}],ignores:[{files:{
"/app/lib/licensed.pyc":900},because:"no source is next to it: deleting the module breaks the import"},{files:{"/app/__pycache__/mod.pyc":9,"/app/__pycache__/mod.py":5},because:"the other rules on byt\
ecode decide in `__pycache__`"}]};var python_tests_default={id:"python-tests",title:"Test suites inside installed packages",before:["python-build-tools"],severity:"info",confidence:"judgement",bucket:"advice",globs:["/**/{site,dist}-p\
ackages/**/{test,tests}/**","/usr/{lib,local/lib}/python*/{test,lib2to3/tests,idlelib/idle_test,unittest/test,distutils/tests,ctypes/test,sqlite3/test,tkinter/test}/**"],not:[{glob:"/**/{site,dist}-pa\
ckages/django/test/**",why:"public API, imported by applications and plug-ins"},{glob:"/**/{site,dist}-packages/astropy/tests/**",why:"imported by astropy itself"},{glob:"/**/{site,dist}-packages/{tes\
t,tests}/**",why:"a top-level package of that name is the user's own"},{glob:"/**/site-packages/**/{LICENSE,COPYING}*",why:"licence"}],why:"Normal use does not import them, but a few packages import t\
heir own.",remedy:"In the RUN that installs, delete test folders that their package does not import, as in `rm -rf /usr/local/lib/python3.13/site-packages/pandas/tests`. Some are needed: `django/test`\
 and `astropy/tests`, for example.",example:{before:"RUN pip install --no-cache-dir pandas",after:"RUN pip install --no-cache-dir pandas && rm -rf /usr/local/lib/python3.13/site-packages/pandas/tests"},
references:["https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"],reports:[{files:{"/usr/lib/python3/dist-packages/numpy/core/tests/test_api.py":9e4,"/usr/local/lib/python3\
.12/test/test_os.py":700},bytes:90700},{files:{"/usr/lib/python3.11/unittest/test/x.py":60,"/opt/venv/lib/python3.12/site-packages/pandas/tests/io/a.csv":9},bytes:69}],ignores:[{files:{"/usr/local/lib\
/python3.12/site-packages/django/test/client.py":900},because:"runtime API"},{files:{"/usr/local/lib/python3.12/site-packages/numpy/testing/__init__.py":900},because:"`testing` is API"},{files:{"/app/\
tests/test_x.py":900},because:"application tree: see test-fixtures"}]};var uv_cache_default={id:"uv-cache",title:"uv cache",before:["python-bytecode-orphan"],severity:"warn",confidence:"safe",bucket:"removable",globs:["$CACHE/uv/**"],envDirectories:{UV_CACHE_DIR:["**"]},
adviceForCommands:["uvx","uv tool run"],why:"Unpacked archives, built wheels and index responses. Files that an environment shares by a hard link or reaches by a symbolic link do not count.",cost:"A c\
ontainer that starts `uvx` downloads the tool again, and fails without a network.",remedy:"Run uv with `--no-cache`, or keep its cache in a cache mount at `/root/.cache/uv` and set `UV_LINK_MODE=copy`\
.",options:[{programs:["uv"],verb:["sync","pip install","pip sync","add","tool install","run","venv","export","lock","build"],add:"--no-cache",unless:["-n","--no-cache-dir"]}],mounts:["~/.cache/uv"],example:{
before:"RUN uv sync --locked --no-dev",after:"RUN uv sync --no-cache --locked --no-dev"},references:["https://docs.astral.sh/uv/guides/integration/docker/","https://docs.astral.sh/uv/concepts/cache/",
"https://docs.astral.sh/uv/concepts/tools/"],reports:[{files:{"/root/.cache/uv/archive-v0/xyz/numpy/core.so":800,"/root/.cache/uv/simple-v15/a.rkyv":30},bytes:830},{files:{"/root/.cache/uv/archive-v0/\
xyz/lib/python3.12/site-packages/tool/main.py":70},entrypoint:["uvx","tool"],bytes:0,advice:70},{files:{"/cache/uv/wheels-v5/x.whl":60},env:["UV_CACHE_DIR=/cache/uv"],bytes:60}],ignores:[{files:{"/roo\
t/.local/share/uv/python/cpython-3.12.3-linux-x86_64-gnu/bin/python3.12":5e3},because:"a managed interpreter"},{files:{"/root/.local/share/uv/tools/ruff/bin/ruff":9e3},because:"an installed tool"},{files:{
"/root/.cache/uv/archive-v0/xyz/numpy/core.so":800},links:{"/app/.venv/lib/python3.12/site-packages/numpy":"/root/.cache/uv/archive-v0/xyz/numpy"},because:"`UV_LINK_MODE=symlink`: the environment lead\
s there"}]};import{posix as posix5}from"node:path";var DEV="dev",LOCAL=/^source = \{ (?:virtual|editable|directory|path) = /m;function uvLock(lockfile,project){let[head="",...blocks]=lockfile.split(/^\[\[package\]\]\r?$/m);if(!/^version = 1\r?$/m.test(
head)||/^requirements = |^\[manifest\.dependency-groups\]/m.test(head))return null;let packages=blocks.map(lockedPackage2),known=packages.filter(one=>one!==null);if(known.length<packages.length)return null;
let needs=needsOf(known),isInstalled3=installedBesideDev(project),groups=known.flatMap(one=>[...one.groups]),ofProduction=groups.filter(([group])=>isInstalled3(group)).flatMap(([,names])=>names),roots=known.
filter(({isLocal})=>isLocal).flatMap(one=>[one.name,...[...one.extras.keys()].map(extra=>`${one.name}[${extra}]`)]),production=closureOf([...roots,...ofProduction],needs),forDev=closureOf(groups.filter(
([group])=>group===DEV).flatMap(([,names])=>names),needs),development=new Map;for(let{name,version}of known)version===null||production.has(name)||!forDev.has(name)||development.set(name,(development.get(
name)??new Set).add(version));return{development,names:new Set(known.map(({name})=>name))}}function lockedPackage2(block){let name=/^name = "([^"\\]+)"\r?$/m.exec(block)?.[1],version=/^version = "([^"\\]+)"\r?$/m.
exec(block)?.[1]??null,isLocal=LOCAL.test(block),lists=listsOf(block);if(name===void 0||lists===null||version===null&&!isLocal)return null;let inTable=table=>new Map([...lists].flatMap(([key,names])=>key.
startsWith(table)?[[key.slice(table.length),names]]:[]));return{name,version,isLocal,needs:lists.get("package.dependencies")??[],extras:inTable("package.optional-dependencies."),groups:inTable("packag\
e.dev-dependencies.")}}function listsOf(block){let lists=new Map,table="package",open=null;for(let line of block.split(/\r?\n/))if(table=/^\[([\w.-]+)\]$/.exec(line)?.[1]??table,open!==null){let need=/^ {4}\{ name = "([^"\\]+)"/.
exec(line)?.[1],extras=/, extra = \[([^\][]*)\]/.exec(line)?.[1]?.match(/[^", ]+/g)??[];if(need!==void 0)open.push(need,...extras.map(extra=>`${need}[${extra}]`));else if(line==="]")open=null;else return null}else if(/^package(?:\.(?:optional|dev)-dependencies)?$/.
test(table)){let[,key="",list]=/^([\w.-]+) = (.*)$/.exec(line)??[];if(list===void 0||table==="package"&&key!=="dependencies")continue;if(list!=="[")return null;open=[],lists.set(`${table}.${key}`,open)}
return open===null?lists:null}function needsOf(packages){let all=new Map,add=(name,needs)=>{let known=all.get(name)??[];for(let need of needs)known.push(need);all.set(name,known)};for(let{name,needs,extras}of packages){
add(name,needs);for(let[extra,names]of extras)add(`${name}[${extra}]`,names)}return all}function installedBesideDev(project){let lists=[...project.matchAll(/^[ \t]*default-groups[ \t]*=[ \t]*\[([^\][]*)\]/gm)],
isKnown=project.split("default-groups").length-1===lists.length,defaults=new Set(lists.flatMap(([,list=""])=>list.match(/[\w.-]+/g)??[]));return group=>group!==DEV&&(!isKnown||defaults.has(group)||!isForDevelopment3(
group))}var developmentFiles3=perImage(image=>{let lock=lockOf2(image);if(lock===null||lock.development.size===0)return new Set;let{names,development}=lock;return developmentFilesOf({names,isForDevelopment:({
name,version,site},path)=>development.get(name)?.has(version)===!0&&!site.includes("/uv/tools/")&&image.text(`${posix5.dirname(path)}/INSTALLER`)?.trim()==="uv"},image)});function lockOf2(image){let[path,
...more]=image.textPaths("uv.lock");if(path===void 0||more.length>0)return null;let project=image.text(`${posix5.dirname(path)}/pyproject.toml`);return project===null?null:uvLock(image.text(path)??"",
project)}var SITE3="/app/.venv/lib/python3.12/site-packages",LOCK3=`version = 1
revision = 3
requires-python = ">=3.9"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [
    { name = "jinja2", extra = ["i18n"] },
]

[package.optional-dependencies]
web = [
    { name = "gunicorn" },
]

[package.dev-dependencies]
dev = [
    { name = "babel" },
    { name = "pytest", version = "8.4.2", source = { registry = "https://pypi.org/simple" }, marker = "python_full_version >= '3.10'" },
]
lint = [
    { name = "ruff" },
]

[package.metadata]
requires-dist = [{ name = "jinja2", extras = ["i18n"] }]

[[package]]
name = "babel"
version = "2.17.0"

[[package]]
name = "gunicorn"
version = "23.0.0"

[[package]]
name = "jinja2"
version = "3.1.6"

[package.optional-dependencies]
i18n = [
    { name = "babel" },
]

[[package]]
name = "pluggy"
version = "1.6.0"

[[package]]
name = "pytest"
version = "8.4.2"
dependencies = [
    { name = "pluggy" },
]

[[package]]
name = "ruff"
version = "0.14.0"
`,PROJECT3={"/app/pyproject.toml":`[project]
`,"/app/uv.lock":LOCK3},installed=(name,files)=>({[`${SITE3}/${name}.dist-info/INSTALLER`]:"uv",[`${SITE3}/${name}.dist-info/RECORD`]:files}),PYTEST=installed("pytest-8.4.2",`pytest/__init__.py,sha256\
=a,9000
../../../bin/pytest,sha256=a,70
`),FILES3={[`${SITE3}/pytest/__init__.py`]:9e3},PLUGGY={[`${SITE3}/pluggy/a.py`]:40},uv_dev_deps_default={id:"uv-dev-deps",title:"Packages of uv for development in the image",before:["python-tests"],severity:"\
warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/{site,dist}-packages/**","/**/bin/*","/**/share/**"],not:[{glob:"/**/*.pyc",why:"bytecode, which is needless in any package"}],reads:[{name:"\
uv.lock",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:4194304},{name:"pyproject.toml",folder:/^(?!(?:.*\/)?(?:site|dist)-packages(?:\/|$))/,most:262144},{name:"RECORD",folder:/\.dist-info$/,
most:4194304},{name:"INSTALLER",folder:/\.dist-info$/,most:256},{name:"METADATA",folder:/\.dist-info$/,most:Number.MAX_SAFE_INTEGER,head:16384}],whenImage:image=>developmentFiles3(image).size>0,when:({
path},image)=>developmentFiles3(image).has(path),whenText:"The image has one `uv.lock` with its `pyproject.toml`. By the lockfile, the group `dev` needs the package, directly or not, and no project do\
es, on any platform, with any of its extras or other groups, except groups that are for development by their names, such as `test`, `lint` and `docs`, and are no default. `INSTALLER` says that uv inst\
alled the locked version, not by `uv tool`, and the package's `RECORD` lists the file, which no other package's does. Packages that are not in the lockfile keep what they need.",evenIfReferenced:!0,why:"\
Tools for tests and checks. An application should not import them, but some do.",remedy:"Install with `uv sync --no-dev`, and start programs with `uv run --no-sync` or without uv.",options:[{programs:[
"uv"],verb:"sync",add:"--no-dev",unless:["--no-group","--no-default-groups","--dev","--only-dev","--group","--only-group","--all-groups","--no-build-isolation","--no-build-isolation-package","--script",
"--check","--dry-run"]}],example:{before:"RUN uv sync --locked --no-install-project",after:"RUN uv sync --no-dev --locked --no-install-project"},references:["https://docs.astral.sh/uv/concepts/project\
s/dependencies/#default-groups","https://packaging.python.org/en/latest/specifications/recording-installed-packages/"],reports:[{files:{...FILES3,...PLUGGY,"/app/.venv/bin/pytest":70,[`${SITE3}/babel/\
a.py`]:300,[`${SITE3}/gunicorn/a.py`]:500,[`${SITE3}/pytest/own.py`]:600},contents:{...PROJECT3,...PYTEST,...installed("pluggy-1.6.0",`pluggy/a.py,,
`),...installed("babel-2.17.0",`babel/a.py,,
`),...installed("gunicorn-23.0.0",`gunicorn/a.py,,
`)},bytes:9110},{files:{[`${SITE3}/ruff/a.py`]:800},contents:{"/app/pyproject.toml":`[tool.uv]
default-groups = [
  "dev",
  "docs",
]
`,"/app/uv.lock":LOCK3.replace('{ name = "babel" }','{ name = "ruff" }'),...installed("ruff-0.14.0",`ruff/a.py,,
`)},bytes:800}],ignores:[{files:{[`${SITE3}/ruff/a.py`]:800},contents:{"/app/pyproject.toml":`[tool.uv]
default-groups = ["dev", "lint"]
`,"/app/uv.lock":LOCK3.replace('{ name = "babel" }','{ name = "ruff" }'),...installed("ruff-0.14.0",`ruff/a.py,,
`)},because:"another default group needs it, which `--no-dev` leaves in"},{files:{[`${SITE3}/ruff/a.py`]:800},contents:{"/app/pyproject.toml":`[tool.uv]
default-groups = "all"
`,"/app/uv.lock":LOCK3.replace('{ name = "babel" }','{ name = "ruff" }'),...installed("ruff-0.14.0",`ruff/a.py,,
`)},because:"all groups are installed by default"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/app/uv.lock":LOCK3.replace('"ruff" }','"pytest" }').replace("lint","server")},because:"a group that m\
ay be for production needs it"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/app/uv.lock":LOCK3.replace('"gunicorn" }','"pytest", marker = "x" }')},because:"an extra of the project needs it"},{files:PLUGGY,
contents:{...PROJECT3,...installed("pluggy-1.6.0",`pluggy/a.py,,
`),...installed("own-1",`own.py,,
`),[`${SITE3}/own-1.dist-info/METADATA`]:`Name: own
Requires-Dist: pluggy>=1

Text
`},because:"a package that is not locked needs it"},{files:FILES3,contents:{...PROJECT3,...PYTEST,[`${SITE3}/pytest-8.4.2.dist-info/INSTALLER`]:`pip
`},because:"pip installed it"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/app/uv.lock":LOCK3.replaceAll("8.4.2","8.4.1")},because:"another version is locked"},{files:FILES3,contents:{...PROJECT3,
...PYTEST,"/app/uv.lock":LOCK3.replace(`version = 1
`,`version = 2
`)},because:"another form of lockfile"},{files:FILES3,contents:{...PROJECT3,...PYTEST,"/lib/uv.lock":LOCK3},because:"the image has two lockfiles"},{files:FILES3,contents:{"/app/uv.lock":LOCK3,...PYTEST},
because:"the project is not in the image"},{files:{"/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest/a.py":9e3},contents:{...PROJECT3,"/root/.local/share/uv/tools/pytest/lib/pyth\
on3.12/site-packages/pytest-8.4.2.dist-info/INSTALLER":"uv","/root/.local/share/uv/tools/pytest/lib/python3.12/site-packages/pytest-8.4.2.dist-info/RECORD":`pytest/a.py,,
`},because:"`uv tool` installed it"}]};import{posix as posix6}from"node:path";var SPACE=/(?:[ \t\r]|\\\r?\n|#[^\n]*)+/y,LABEL=/([A-Za-z_]\w*):(?!:)/y,NAME=/[A-Za-z_]\w*/y,SYMBOL=/:([A-Za-z_]\w*)(?![\w?!])/y,STRING=/(?:"([^"\\\n#]*)"|'([^'\\\n]*)')(?!:)/y,DYNAMIC=/"(?:[^"\\\n]|\\[^\n])*"(?!:)/y,
WORDS=/%[wi](?:\[([\w\s-]*)\]|\(([\w\s-]*)\))/y,NUMBER=/\d[\w.]*/y,MARK=/=>|[()[\]{},|.]/y;function gemfileTokens(text){if(/^(?:__END__|=begin)/m.test(text))return null;let tokens=[];for(let at=0;at<text.
length;){let take=pattern=>{pattern.lastIndex=at;let match=pattern.exec(text);return match!==null&&(at=pattern.lastIndex),match};if(take(SPACE)!==null)continue;let token=text[at]===`
`?{kind:"line",text:text.charAt(at++)}:nextToken(take);if(token===null)return null;tokens.push(token)}return tokens}function nextToken(take){let patterns={label:LABEL,name:NAME,symbol:SYMBOL,string:STRING,
dynamic:DYNAMIC,words:WORDS};for(let[kind,pattern]of Object.entries({...patterns,number:NUMBER,mark:MARK})){let match=take(pattern);if(match===null)continue;let found=match[1]??match[2]??(kind==="word\
s"?"":match[0]);return{kind,text:kind==="words"?found.trim().replace(/\s+/g," "):found}}return null}var BLOCKS=new Set(["source","platforms","platform","git","path","github"]),SETTINGS=new Set(["source","ruby","git_source"]),DECIDES=/^(?:do|if|unless|while|until|and|or|not|rescue|begin|case|when|then|else|elsif|def|class|module|return|for|loop|each|map|gem|group|eval|send|eval_gemfile|gemspec)$/;
function gemsOf(text){let statements=statementsOf(gemfileTokens(text)),gems=new Map,optional=new Set,blocks=[];for(let[head,...args]of statements??[]){let isBlock=isName(args.at(-1),"do"),inside=isBlock?
args.slice(0,-1):args;if(head?.kind!=="name")return null;if(head.text==="end"){if(args.length>0||blocks.pop()===void 0)return null}else if(head.text==="group"){let group=isBlock?groupOf(inside):null;if(group===
null)return null;if(group.isOptional)for(let name of group.names)optional.add(name);blocks.push(group.names)}else if(head.text==="gem"){let gem=gemOf(args);if(gem===null)return null;let groups=[...gem.
groups,...blocks.flat()],known=gems.get(gem.name)??new Set;gems.set(gem.name,known);for(let group of groups.length===0?["default"]:groups)known.add(group)}else{if(!(isBlock?BLOCKS:SETTINGS).has(head.text)||
inside.some(isDecision))return null;isBlock&&blocks.push([])}}return statements===null||blocks.length>0?null:{gems,optional}}function isName(token,text){return token?.kind==="name"&&token.text===text}
function isDecision({kind,text}){return kind==="name"&&DECIDES.test(text)}function statementsOf(tokens){if(tokens===null)return null;let statements=[],own=[],depth=0;for(let token of[...tokens,{kind:"\
line",text:`
`}]){let last=own.at(-1);if(token.kind!=="line"?(depth+=depthOf(token),own.push(token)):depth===0&&last!==void 0&&!(last.kind==="mark"&&/^(?:,|=>|\.|\|)$/.test(last.text))&&(statements.push(own),own=[]),
depth<0)return null}return depth===0&&own.length===0?statements:null}function depthOf({kind,text}){return kind!=="mark"?0:/^[([{]$/.test(text)?1:/^[)\]}]$/.test(text)?-1:0}function groupOf(tokens){let names=[],
isOptional=!1;for(let argument of argumentsOf(tokens)){let[first,second,...more]=argument;if(first?.kind==="label"&&first.text==="optional"&&second?.kind==="name"&&more.length===0){if(second.text!=="t\
rue"&&second.text!=="false")return null;isOptional=second.text==="true";continue}let own=groupNames(argument);if(own===null)return null;names.push(...own)}return names.length===0?null:{names,isOptional}}
function gemOf(tokens){let[[name,...rest]=[],...options]=argumentsOf(tokens);if(name?.kind!=="string"||rest.length>0||!/^[\w.-]+$/.test(name.text))return null;let groups=[],given=0;for(let option of options){
if(!option.every(isPlain2))return null;let[key,arrow,...after]=option,isLabel=key?.kind==="label";if(!(isLabel||isMark(arrow,"=>"))||!/^groups?$/.test(key?.text??""))continue;let own=groupNames(isLabel?
option.slice(1):after);if(own===null||++given>1)return null;groups.push(...own)}return{name:name.text,groups}}function isPlain2({kind,text}){return kind==="name"?/^(?:true|false|nil)$/.test(text):kind!==
"dynamic"&&!(kind==="mark"&&/^[.|()]$/.test(text))}function groupNames(value){let[first]=value,isList=isMark(first,"[")&&isMark(value.at(-1),"]"),items=isList?argumentsOf(value.slice(1,-1)):[value];if(!isList&&
value.length===1&&first?.kind==="words")return first.text.split(" ").filter(Boolean);let names=items.map(([item,...more])=>(item?.kind==="symbol"||item?.kind==="string")&&more.length===0?item.text:null);
return names.length===0||names.some(name=>name===null)?null:names.filter(name=>name!==null)}function isMark(token,text){return token?.kind==="mark"&&token.text===text}function argumentsOf(tokens){let isCall=isMark(
tokens[0],"(")&&isMark(tokens.at(-1),")"),found=[],own=[],depth=0;for(let token of isCall?tokens.slice(1,-1):tokens)depth+=depthOf(token),depth===0&&isMark(token,",")?(found.push(own),own=[]):own.push(
token);return own.length>0?[...found,own]:found}var LINES={section:/^([A-Z][A-Z ]*)$/,gem:/^ {4}([\w.-]+) \(([\w.-]+)\)$/,need:/^ {6}([\w.-]+)(?: \([^()]*\))?$/,direct:/^ {2}([\w.-]+)(?: \([^()]*\))?!?$/},SOURCES=new Set(["GEM","GIT","PATH"]);function developmentGems(gemfile,lockfile){
let named=gemsOf(gemfile),lock=lockOf3(lockfile);if(named===null||lock===null||!isSame(new Set(named.gems.keys()),lock.direct))return null;let groups=new Set([...named.gems.values()].flatMap(of=>[...of]).
filter(isForDevelopment3)),without=isLeftOut=>[...named.gems].flatMap(([name,of])=>[...of].every(isLeftOut)?[]:name),before=neededBy2(without(group=>named.optional.has(group)),lock),after=neededBy2(without(
group=>named.optional.has(group)||groups.has(group)),lock),isGone=name=>before.has(name)&&!after.has(name)&&name!=="bundler";return{groups:[...groups],gems:new Map([...lock.served].filter(([,name])=>isGone(
name))),others:new Map([...lock.served].filter(([,name])=>!isGone(name)))}}function lockOf3(text){let lock={needs:new Map,served:new Map,direct:new Set},section="",needs=new Set;for(let line of text.split(
/\r?\n/)){let[,head]=LINES.section.exec(line)??[];if(/^(?:<{7}|={7}|>{7})/.test(line))return null;head!==void 0&&(section=head);let[,gem,version]=SOURCES.has(section)?LINES.gem.exec(line)??[]:[],[,need]=SOURCES.
has(section)?LINES.need.exec(line)??[]:[],[,direct]=section==="DEPENDENCIES"?LINES.direct.exec(line)??[]:[];gem!==void 0?(needs=lock.needs.get(gem)??new Set,lock.needs.set(gem,needs),section==="GEM"&&
lock.served.set(`${gem}-${version}`,gem)):need!==void 0?needs.add(need):direct!==void 0&&lock.direct.add(direct)}return lock.direct.size===0?null:lock}function isSame(one,other){return one.size===other.
size&&[...one].every(name=>other.has(name))}function neededBy2(names,{needs}){let found=new Set(names);for(let name of found)for(let need of needs.get(name)??[])found.add(need);return found}var PROJECT_FOLDER=/^(?!(?:.*\/)?gems(?:\/|$))(?!usr\/(?:share|lib)(?:\/|$))/;function bundleOf(projects){let[first,...more]=projects;return first?.gemfile==null||first.lockfile===null?null:more.every(
({gemfile,lockfile})=>gemfile===first.gemfile&&lockfile===first.lockfile)?developmentGems(first.gemfile,first.lockfile):null}var DIRECTORIES=new Set(["gems"]),PLACES=[/^(.*)\/specifications\/([^/]+)\.gemspec$/,
/^(.*?)\/extensions\/[^/]+\/[^/]+\/([^/]+)\//,/^(.*)\/cache\/([^/]+)\.gem$/];function gemPlaces(path){let matches=PLACES.flatMap(place=>{let[,home,full]=place.exec(path)??[];return home===void 0||full===
void 0?[]:{home,full}});return[...foldersNamed(path,DIRECTORIES).flatMap(directory=>{let[full="",inside]=path.slice(directory.length+1).split("/",2);return inside===void 0?[]:{home:directory.slice(0,-5),
full}}),...matches]}function programsOf(gemspec){let[,list=""]=/^ {2}s\.executables = \[([^\]\n]*)\]/m.exec(gemspec)??[];return[...list.matchAll(/"([\w.-]+)"/g)].map(([,name=""])=>name)}var ENVIRONMENTS=["RAILS_ENV","RACK_ENV","APP_ENV","HANAMI_ENV"],gemsOf2=perImage(image=>{if(ENVIRONMENTS.some(name=>isForDevelopment3(image.env(name)??"")))return null;let directories=image.textPaths(
"Gemfile.lock").map(path=>posix6.dirname(path)),given=image.env("BUNDLE_GEMFILE");if(given!==void 0&&!directories.includes(posix6.dirname(given)))return null;let gems=bundleOf(directories.map(directory=>({
gemfile:image.text(posix6.join(directory,"Gemfile")),lockfile:image.text(posix6.join(directory,"Gemfile.lock"))})));return gems!==null&&gems.gems.size>0?gems:null});function isInstalled2(home,full,image){
return image.exists(`${home}/specifications/${full}.gemspec`)&&!image.isDirectory(`${home}/specifications/default`)}var programsIn=perDirectory((home,image)=>{let{gems=new Map,others=new Map}=gemsOf2(
image)??{},of=all=>[...all.keys()].filter(full=>isInstalled2(home,full,image)).flatMap(full=>programsOf(image.text(`${home}/specifications/${full}.gemspec`)??"")),kept=new Set(of(others));return new Set(
of(gems).filter(name=>!kept.has(name)))});function isOfDevelopment(path,image){let[,home,program]=/^(.*)\/bin\/([^/]+)$/.exec(path)??[];if(home!==void 0&&program!==void 0&&programsIn(home,image).has(program))
return!0;let gems=gemsOf2(image)?.gems;return gemPlaces(path).some(({home:at,full})=>gems?.has(full)===!0&&isInstalled2(at,full,image))}var HOME="/usr/local/bundle",GEMFILE=`source "https://rubygems.o\
rg"

gem "rack", "~> 3.0"

group :development, :test do
  gem "rspec", require: false # tests
end
`,LOCK4=`GEM
  remote: https://rubygems.org/
  specs:
    diff-lcs (1.5.1)
    rack (3.0.11)
    rspec (3.13.0)
      rspec-core (~> 3.13.0)
    rspec-core (3.13.0)
      diff-lcs (>= 1.2.0)

PLATFORMS
  x86_64-linux

DEPENDENCIES
  rack (~> 3.0)
  rspec

BUNDLED WITH
   2.5.9
`,PROJECT4={"/app/Gemfile":GEMFILE,"/app/Gemfile.lock":LOCK4},RECORDS={[`${HOME}/specifications/rspec-core-3.13.0.gemspec`]:`  s.executables = ["rspec".freeze]
`,[`${HOME}/specifications/rack-3.0.11.gemspec`]:""},FILES4={[`${HOME}/gems/rspec-core-3.13.0/lib/rspec/core.rb`]:9e3},bundler_dev_deps_default={id:"bundler-dev-deps",title:"Gems for development in th\
e image",severity:"warn",confidence:"safe-if-unused",bucket:"advice",globs:["/**/gems/*/**","/**/extensions/*/*/*/**","/**/specifications/*.gemspec","/**/bin/*"],reads:[{name:"Gemfile",folder:PROJECT_FOLDER,
most:65536},{name:"Gemfile.lock",folder:PROJECT_FOLDER,most:1048576},{name:"config",folder:/(?:^|\/)(?:\.bundle|usr\/local\/bundle)$/,most:16384},{name:"",rest:/\.gemspec$/,folder:/(?:^|\/)specifications$/,
most:262144}],whenImage:image=>gemsOf2(image)!==null,when:({path},image)=>isOfDevelopment(path,image),whenText:"The image has one `Gemfile` with its `Gemfile.lock`, which name the same gems, and the `\
Gemfile` is no more than a list of gems, sources and groups: where Ruby decides, as with `if` and `gemspec`, the rule claims nothing. By the lockfile, only groups that are for development by their nam\
es need the gem, such as `development`, `test` and `lint`. A record in `specifications` says that the locked version is installed. It does not look at gems from Git and from directories, at gems that \
are part of Ruby, and at images whose `RAILS_ENV` or `RACK_ENV` is `development` or `test`.",evenIfReferenced:!0,why:"Tools for tests and checks. An application should not load them, but some do.",remedy:"\
Set `ENV BUNDLE_WITHOUT=development:test` before `bundle install`, and in the final stage: at run time Bundler looks for all gems that are not left out.",example:{before:"RUN bundle install",after:`EN\
V BUNDLE_WITHOUT=development:test
RUN bundle install`},references:["https://bundler.io/guides/groups.html","https://bundler.io/man/bundle-config.1.html","https://guides.rubygems.org/specification-reference/"],reports:[{files:{...FILES4,
[`${HOME}/gems/diff-lcs-1.5.1/lib/diff.rb`]:70,[`${HOME}/gems/rack-3.0.11/lib/rack.rb`]:400,[`${HOME}/bin/rspec`]:8,[`${HOME}/bin/rackup`]:300},contents:{...PROJECT4,...RECORDS,[`${HOME}/specification\
s/diff-lcs-1.5.1.gemspec`]:"spec"},bytes:9117},{files:{"/var/lib/gems/3.1.0/gems/rspec-3.13.0/lib/rspec.rb":7,"/var/lib/gems/3.1.0/extensions/x86_64-linux/3.3.0/rspec-3.13.0/gem.build_complete":0,"/va\
r/lib/gems/3.1.0/extensions/x86_64-linux/3.3.0/rspec-3.13.0/rspec.so":90},contents:{...PROJECT4,"/var/lib/gems/3.1.0/specifications/rspec-3.13.0.gemspec":"spec"},env:["RAILS_ENV=production"],bytes:101}],
ignores:[{files:FILES4,contents:{...PROJECT4,...RECORDS},env:["RAILS_ENV=development"],because:"the image is for development"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/app/Gemfile":GEMFILE.replace(
"false",'false if ENV["CI"]')},because:"only Ruby knows whether the gem is meant"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/app/Gemfile":GEMFILE.replace(":test",":production")},because:"produc\
tion needs the gem as well"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/app/Gemfile":GEMFILE.replace('"rspec"','"rspec-core"')},because:"the lockfile is of another Gemfile"},{files:{[`${HOME}/ge\
ms/rspec-core-3.12.0/lib/rspec/core.rb`]:9e3},contents:{...PROJECT4,[`${HOME}/specifications/rspec-core-3.12.0.gemspec`]:"spec"},because:"another version is locked"},{files:{...FILES4,[`${HOME}/specif\
ications/default/json-2.7.2.gemspec`]:5},contents:{...PROJECT4,...RECORDS},because:"it may be a part of Ruby"},{files:FILES4,contents:{...PROJECT4,...RECORDS,"/lib/Gemfile.lock":LOCK4,"/lib/Gemfile":`${GEMFILE}\
gem "b"
`},because:"the image has two projects"}]};var gem_cache_default={id:"gem-cache",title:"RubyGems and Bundler download caches",before:["bundler-dev-deps"],severity:"warn",confidence:"safe",bucket:"removable",globs:["/usr/local/bundle/{cache,rub\
y/*/cache}/**","/usr/local/lib/ruby/gems/*/cache/*.gem","/usr/lib{,64}/ruby/gems/*/cache/*.gem","/var/lib/gems/*/cache/*.gem","~/.gem/ruby/*/cache/**","~/.local/share/gem/ruby/*/cache/**","/**/vendor/\
bundle/ruby/*/cache/**","~/.bundle/cache/**","~/{.gem,.local/share/gem}/specs/**","$CACHE/gem/**"],envDirectories:{GEM_HOME:["cache/*.gem"],BUNDLE_PATH:["cache/*.gem","ruby/*/cache/*.gem"]},why:"The a\
rchives are already unpacked in `gems`.",remedy:'End each RUN that installs with `rm -rf /usr/local/bundle/cache /usr/local/bundle/ruby/*/cache ~/.bundle/cache`. Where gems are elsewhere, delete them \
with `rm -f "$(gem env gemdir)"/cache/*.gem`.',mounts:["/usr/local/bundle/cache","~/.bundle/cache"],example:{before:"RUN bundle install",after:"RUN bundle install && rm -rf /usr/local/bundle/cache /us\
r/local/bundle/ruby/*/cache"},references:["https://guides.rubygems.org/command-reference/","https://bundler.io/man/bundle-config.1.html"],reports:[{files:{"/usr/local/bundle/cache/nokogiri-1.16.5-x86_\
64-linux.gem":9e4,"/app/vendor/bundle/ruby/3.3.0/cache/rails-7.1.gem":700,"/usr/local/lib/ruby/gems/3.3.0/cache/bundler-2.5.gem":30},bytes:90730},{files:{"/gems/cache/a-1.gem":70,"/gems/gems/a-1/lib/a\
.rb":5,"/var/lib/gems/3.1.0/cache/b-1.gem":3},env:["GEM_HOME=/gems"],bytes:73}],ignores:[{files:{"/app/vendor/cache/rails-7.1.gem":900},because:"`bundle package`: still read by `bundle install --local\
`"},{files:{"/usr/local/bundle/gems/activesupport-7.1/lib/active_support/cache/file_store.rb":900},because:"library code in a folder called cache"}]};var HOME2=/^(.*)\/(?:gems\/[^/]+\/ext|extensions)\//,gem_ext_build_default={id:"gem-ext-build",title:"Object files left by native gems",before:["bundler-dev-deps"],severity:"info",confidence:"safe",bucket:"\
removable",globs:["/**/gems/*/ext/**/*.{o,log,time}","/**/gems/*/ext/**/Makefile","/**/extensions/*/*/*/{gem_make.out,mkmf.log}"],whenFolder:ofDirectory(HOME2,(home,image)=>image.isDirectory(`${home}/\
specifications`)),whenText:"A folder `specifications` is next to `gems`, which makes it a gem home.",why:"Compiler output. Ruby loads `lib/**/*.so` and `extensions/**/*.so`.",remedy:"End each RUN that\
 installs with `find /usr/local/bundle -path '*/ext/*' -name '*.o' -delete`.",example:{before:"RUN bundle install",after:"RUN bundle install && find /usr/local/bundle -path '*/ext/*' -name '*.o' -dele\
te"},references:["https://guides.rubygems.org/gems-with-extensions/"],reports:[{files:{"/usr/local/bundle/gems/bcrypt-3.1.20/ext/mri/bcrypt_ext.o":9e3,"/usr/local/bundle/extensions/x86_64-linux/3.3.0/\
bcrypt-3.1.20/gem_make.out":70,"/usr/local/bundle/specifications/bcrypt-3.1.20.gemspec":5},bytes:9070},{files:{"/usr/local/lib/ruby/gems/3.3.0/gems/x-1/ext/x/Makefile":8,"/usr/local/lib/ruby/gems/3.3.\
0/specifications/":0},bytes:8}],ignores:[{files:{"/usr/local/bundle/gems/bcrypt-3.1.20/lib/bcrypt_ext.so":900},because:"loaded"},{files:{"/usr/local/bundle/extensions/x86_64-linux/3.3.0/bcrypt-3.1.20/\
gem.build_complete":900},because:"marks the gem as built"},{files:{"/usr/local/bundle/gems/x-1.0/ext/x/x.so":900},because:"third copy of the library: left to duplicate-content"},{files:{"/app/gems/x/e\
xt/y.o":900},because:"not a gem home"}]};var rails_build_cache_default={id:"rails-build-cache",title:"Rails asset caches",severity:"info",confidence:"safe",bucket:"removable",globs:["/**/tmp/cache/{assets,webpacker,shakapacker,sass,babel-loa\
der}/**"],not:[{glob:"/**/tmp/cache/bootsnap*/**",why:"precompiled on purpose for a fast boot"}],whenFolder:ofDirectory(/^(.*)\/tmp\/cache\//,(application,image)=>image.exists(`${application}/config/a\
pplication.rb`)),whenText:"`config/application.rb` is next to `tmp`.",why:"Intermediate files of Sprockets and bundlers. The result is in `public`.",remedy:"End the RUN that compiles the assets with `\
rm -rf tmp/cache/assets`, and list `tmp/cache` in .dockerignore.",example:{before:"RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile",after:"RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:prec\
ompile && rm -rf tmp/cache/assets"},references:["https://guides.rubyonrails.org/asset_pipeline.html"],reports:[{files:{"/rails/tmp/cache/assets/sprockets/v4.0/ab/x.cache":9e3,"/rails/config/applicatio\
n.rb":5},bytes:9e3},{files:{"/app/tmp/cache/webpacker/a":7,"/app/tmp/cache/bootsnap/b":8,"/app/config/application.rb":5},bytes:7}],ignores:[{files:{"/rails/tmp/cache/bootsnap/compile-cache-iseq/aa/bb":900},
because:"wanted"},{files:{"/rails/public/assets/application-1a2b.js":900},because:"served"},{files:{"/srv/tmp/cache/assets/x":900},because:"not a Rails application"}]};var cargo_registry_default={id:"cargo-registry",title:"Cargo registry and git checkouts",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.cargo/registry/**","/usr/local/cargo/registry/*\
*","~/.cargo/git/{db,checkouts}/**","/usr/local/cargo/git/{db,checkouts}/**","~/.cargo/{.package-cache,.package-cache-mutate,.global-cache}","/usr/local/cargo/{.package-cache,.package-cache-mutate,.gl\
obal-cache}"],envDirectories:{CARGO_HOME:["registry/**","git/{db,checkouts}/**","{.package-cache,.package-cache-mutate,.global-cache}"]},adviceForCommands:["cargo"],why:"The index, archives and their \
unpacked sources. Only compiling needs them.",remedy:"Build in one stage and copy only the program to the final one, or keep `/usr/local/cargo/registry` and `/usr/local/cargo/git` in cache mounts and \
end the RUN with `rm -f /usr/local/cargo/.global-cache`.",mounts:["/usr/local/cargo/registry","/usr/local/cargo/git","~/.cargo/registry","~/.cargo/git"],usedBy:[{programs:["cargo"]}],example:{before:"\
RUN cargo build --release --locked",after:"RUN --mount=type=cache,target=/usr/local/cargo/registry --mount=type=cache,target=/usr/local/cargo/git cargo build --release --locked"},references:["https://\
doc.rust-lang.org/cargo/guide/cargo-home.html"],reports:[{files:{"/usr/local/cargo/registry/src/index-6f17/serde-1.0.200/src/lib.rs":9e4,"/root/.cargo/git/db/x/objects/pack/a.pack":700},bytes:90700},{
files:{"/opt/cargo/registry/cache/x.crate":70,"/opt/cargo/bin/cargo":5},env:["CARGO_HOME=/opt/cargo"],bytes:70},{files:{"/root/.cargo/registry/index/x":9},entrypoint:["cargo","run"],bytes:0,advice:9}],
ignores:[{files:{"/usr/local/cargo/bin/cargo":900},because:"program"},{files:{"/root/.cargo/config.toml":900},because:"configuration"}]};var TARGET=new Set(["target"]),MARKS2=["CACHEDIR.TAG",".rustc_info.json"],rust_target_default={id:"rust-target",title:"Intermediate Cargo build files",severity:"warn",confidence:"safe",bucket:"removab\
le",globs:["/**/target/{debug,release,*-*-*/debug,*-*-*/release}/{deps,build,incremental,.fingerprint,examples}/**","/**/target/{doc,tmp,package,.rustc_info.json}","/**/target/{doc,tmp,package}/**"],whenFolder:aroundNamed(
TARGET,(folder,image)=>MARKS2.some(name=>image.exists(`${folder}/${name}`))),whenText:"The folder `target` has a `CACHEDIR.TAG` or `.rustc_info.json`.",why:"The built programs are directly in `target/\
release`; only the next build reads these folders. A file in `deps` that is a hard link of the program does not count.",remedy:"Copy only the program out of the build stage, not the folder `target`, a\
nd list `**/target` in .dockerignore.",example:{before:"COPY --from=build /src/target /app/target",after:"COPY --from=build /src/target/release/server /usr/local/bin/server"},references:["https://doc.\
rust-lang.org/cargo/reference/build-cache.html"],reports:[{files:{"/src/target/debug/deps/x-1a2b.rlib":9e3,"/src/target/CACHEDIR.TAG":177,"/src/target/release/app":500},bytes:9e3},{files:{"/src/target\
/x86_64-unknown-linux-musl/release/incremental/a/b":70,"/src/target/.rustc_info.json":5},bytes:75}],ignores:[{files:{"/src/target/release/app":900},because:"the program"},{files:{"/app/target/app.jar":900},
because:"Maven target"},{files:{"/app/target/release/libfoo.so":900},because:"cdylib in use"},{files:{"/app/target/release/deps/lib.so":900},because:"not a Cargo directory"}]};var rustup_leftovers_default={id:"rustup-leftovers",title:"rustup downloads and books",severity:"warn",confidence:"safe",bucket:"removable",globs:["~/.rustup/{downloads,tmp}/**","/usr/local/rustup/{do\
wnloads,tmp}/**","~/.rustup/toolchains/*/share/doc/**","/usr/local/rustup/toolchains/*/share/doc/**"],envDirectories:{RUSTUP_HOME:["{downloads,tmp}/**","toolchains/*/share/doc/**"]},why:"Partial downl\
oads, and the HTML books of the default profile.",remedy:"Install Rust with `--profile minimal`, which leaves out the books, and also `clippy` and `rustfmt`. Or end the RUN that installs it with `rm -\
rf /usr/local/rustup/toolchains/*/share/doc`.",example:{before:"RUN curl -fsSL https://sh.rustup.rs | sh -s -- -y",after:"RUN curl -fsSL https://sh.rustup.rs | sh -s -- -y --profile minimal"},references:[
"https://rust-lang.github.io/rustup/concepts/profiles.html"],reports:[{files:{"/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/share/doc/rust/html/book/ch01.html":9e4},bytes:9e4},{files:{
"/root/.rustup/downloads/x.partial":70,"/opt/rustup/tmp/y":3},env:["RUSTUP_HOME=/opt/rustup"],bytes:73}],ignores:[{files:{"/usr/local/rustup/toolchains/stable-x86_64-unknown-linux-gnu/bin/rustc":900},
because:"toolchain-in-image"},{files:{"/root/.rustup/settings.toml":90},because:"configuration"}]};var rules=[apk_cache_default,apt_archives_default,apt_lists_default,apt_pkgcache_default,debconf_db_default,debconf_old_default,dnf_cache_default,dpkg_old_default,nix_cache_default,nix_store_leftover_default,
os_misc_cache_default,other_pm_cache_default,pacman_cache_default,pm_logs_default,rpm_db_leftover_default,zypper_cache_default,conda_pkgs_default,pipenv_dev_deps_default,poetry_dev_deps_default,pdm_hatch_cache_default,
pip_cache_default,pipenv_cache_default,poetry_cache_default,uv_cache_default,python_bytecode_orphan_default,python_bytecode_default,python_legacy_bytecode_default,python_dev_caches_default,python_foreign_venv_default,
uv_dev_deps_default,python_tests_default,python_build_tools_default,nltk_zip_default,spacy_model_variants_default,hf_xet_chunk_cache_default,hf_hub_unreferenced_default,hf_hub_cache_default,ml_model_cache_default,
torch_hub_cache_default,browser_binaries_default,electron_download_cache_default,node_gyp_headers_default,node_gyp_build_default,node_foreign_binary_default,node_tool_cache_default,next_cache_default,
node_dev_deps_default,npm_cache_default,npx_cache_default,yarn_berry_global_cache_default,yarn_classic_cache_default,yarn_berry_project_cache_default,pnpm_store_default,bun_cache_default,corepack_cache_default,
deno_cache_default,js_source_maps_default,node_package_docs_default,go_build_cache_default,go_mod_cache_default,cargo_registry_default,rust_target_default,rustup_leftovers_default,gradle_cache_default,
maven_repo_default,gradle_project_cache_default,scala_cache_default,jdk_only_files_default,gem_cache_default,gem_ext_build_default,bundler_dev_deps_default,rails_build_cache_default,composer_cache_default,
composer_dev_deps_default,symfony_dev_cache_default,nuget_http_cache_default,nuget_packages_default,dotnet_obj_default,cpan_work_default,julia_cache_default,r_cache_default,haskell_ocaml_cache_default,
misc_lang_cache_default,native_build_cache_default,vcs_dir_default,context_secrets_default,context_ci_default,context_docker_default,context_editor_default,coverage_output_default,iac_cache_default,debug_log_files_default,
test_fixtures_default,core_dumps_default,sparse_lastlog_default,os_logs_default,tmp_files_default,gcloud_backup_default,installer_leftover_default,os_package_file_default,archive_unpacked_default,archive_left_default,
wheel_files_default,kernel_headers_default,toolchain_in_image_default,dev_headers_default,static_libs_default,debug_symbols_default,systemd_leftover_default,usr_src_tree_default,ruby_docs_default,doc_files_default,
fonts_icons_default,info_pages_default,locale_files_default,man_pages_default,home_cache_other_default];import{crc32}from"node:zlib";var SAMPLE=4096;async function sameContents(files,layers){let comparable=files.filter(({inode})=>(layers[inode.layer]?.index.body(inode.entry)??-1)>=0),groups=[];for(let group of groupsOf(comparable,({
inode})=>inode.size))for(let equal of await equalOf(group,layers))groups.push(equal);return groups.sort((a,b)=>saving(b)-saving(a))}async function equalOf(group,layers){let indexOf=({inode})=>layers[inode.
layer]?.index,hash=file=>indexOf(file)?.hash(file.inode.entry),checksum=file=>indexOf(file)?.checksum(file.inode.entry);if(group.every(file=>hash(file)!==void 0))return groupsOf(group,file=>hash(file)??
"");let known=group.filter(file=>checksum(file)!==void 0),unknown=group.filter(file=>checksum(file)===void 0&&canBeRead(file,layers)),alike=known.length>0?unknown:likelyEqual(unknown,layers);for(let file of alike)
await sum(file,layers);return groupsOf([...known,...alike],file=>checksum(file)??"")}function ofRepeatedSize(files){let[seen,repeated]=[new Set,new Set];for(let{inode}of files)(seen.has(inode.size)?repeated:
seen).add(inode.size);return files.filter(({inode})=>repeated.has(inode.size))}function saving(group){return(group.length-1)*(group[0]?.inode.size??0)}function groupsOf(files,key){let groups=new Map;for(let file of files){
let of=key(file),group=groups.get(of);group===void 0?groups.set(of,[file]):group.push(file)}return[...groups.values()].filter(({length})=>length>1)}function canBeRead({inode},layers){let bytes=layers[inode.
layer]?.bytes;return bytes!==void 0&&isPlain(bytes)}function likelyEqual(files,layers){let groups=[[...files]];for(let place of[.5,0,1])groups=groups.flatMap(group=>groupsOf(group,file=>sampleOf(file,
place,layers)));return groups.flat()}function sampleOf({inode:{layer,entry,size}},place,layers){let{bytes,index}=layers[layer]??{},sample=new Uint8Array(Math.min(SAMPLE,size)),offset=Math.floor((size-
sample.length)*place);return index!==void 0&&bytes?.kind==="seekable"&&bytes.readAt(sample,index.body(entry)+offset,sample.length),crc32(sample)}async function sum({inode:{layer,entry}},layers){let{bytes,
index}=layers[layer]??{};if(!(index===void 0||bytes?.kind!=="seekable"))try{await sumContents(bytes,index,[entry])}catch(error){throw error instanceof LayerDataError?changedSince(error):error}}var TIMEZONES="/usr/share/zoneinfo/",duplicate_content_default={id:"duplicate-content",title:"The same content at several paths",severity:"info",when:"Two or more visible files of at least 65,536 byte\
s have the same content. Hard links of one file, files below `/usr/share/zoneinfo` and files that a removable rule claims do not count. The bytes are those of all copies but one.",why:"One copy with l\
inks to it is enough.",remedy:"Keep one copy and make the others links to it, with `ln -sf` in the RUN that writes them. From another stage, copy one and link to it.",async find(image){let files=ofRepeatedSize(
image.large).filter(({node})=>!image.isRemovable(node)&&!pathOf(node).startsWith(TIMEZONES));return(await sameContents(files,image.layers)).flatMap(group=>{let copies=group.map(({node,inode:{size,layer}})=>({
path:pathOf(node),bytes:size,layer,files:1})),[first,...others]=copies.sort((a,b)=>a.layer-b.layer||(a.path<b.path?-1:1));return first===void 0?[]:[{...first,bytes:0},...others]})},reports:[{layers:[{
files:{"/a":{bytes:65536,seed:"s"},"/b":65536}},{files:{"/c":{bytes:65536,seed:"s"},"/d/e":{bytes:65536,seed:"s"}}}],bytes:131072,paths:["/a","/c","/d/e"]},{layers:[{files:{"/a":{bytes:7e4,seed:"s"},"\
/b":{bytes:7e4,seed:"s"}}}],bytes:7e4}],ignores:[{layers:[{files:{"/a":{bytes:65535,seed:"s"},"/b":{bytes:65535,seed:"s"}}}],because:"small files"},{layers:[{files:{"/a":65536},hardLinks:{"/b":"/a"}}],
because:"one file with two names"},{layers:[{files:{"/usr/share/zoneinfo/a":{bytes:65536,seed:"s"},"/usr/share/zoneinfo/b":{bytes:65536,seed:"s"}}}],because:"time zones"},{layers:[{files:{"/root/.cach\
e/pip/a":{bytes:65536,seed:"s"},"/root/.cache/pip/b":{bytes:65536,seed:"s"}}}],because:"a rule removes both"},{layers:[{files:{"/a":{bytes:120001,holds:{is:"zeros but for one byte",at:{3e4:"61"}}},"/b":{
bytes:120001,holds:{is:"zeros but for another byte",at:{3e4:"62"}}}}}],because:"they differ between the samples"}]};function subtree(node,{counted="all",enter=()=>!0,names=new Map}={}){let path=pathOf(node),layers=new Map;return walk(node,at=>{if(!enter(at))return!1;let{inode}=at;if(inode===null)return!0;if(inode.names>
1){let met=(names.get(inode)??0)+1;if(names.set(inode,met),met!==(counted==="all"?1:inode.names))return!0}let found=layers.get(inode.layer)??{path,bytes:0,layer:inode.layer,files:0};return layers.set(
inode.layer,found),found.bytes+=inode.size,found.files++,!0}),[...layers.values()]}function bytesOf(found){return found.reduce((total,{bytes})=>total+bytes,0)}var LEAST2=1e6,FRAMEWORKS=["torch","tensorflow","onnxruntime","jaxlib","paddle","mxnet","xgboost","faiss"],RUNTIMES=/^(?:nvidia|triton|tensorrt|tensorrt_libs|jax_cuda\d*_plugin|cuda_bindings|cusparselt)$/,
LIBRARIES=/^(?:lib)?(?:torch_cuda|c10_cuda|cu(?:dart|dnn|blas|fft|file|rand|solver|sparse|pti)|nccl|(?:caffe2_)?nvrtc|nvshmem|onnxruntime_providers_(?:cuda|tensorrt))/,TOOLKIT=/^cuda-\d+(?:\.\d+)*$/,gpu_runtime_default={
id:"gpu-runtime",title:"A GPU runtime that a CPU build does not need",severity:"info",when:"A framework with a CPU-only build (PyTorch, TensorFlow, ONNX Runtime, JAX, Paddle, MXNet, XGBoost, Faiss) is\
 in a `site-packages` folder, together with at least 1 MB of CUDA libraries: `nvidia/`, `triton/`, TensorRT, the framework\u2019s own CUDA libraries, `/usr/local/cuda-*`. The detector cannot know whether t\
he container has a GPU.",why:"Without a GPU nothing loads these libraries, which are most of the image. The CPU builds do not have them.",remedy:"If the container has no GPU, install the CPU build: `p\
ip install torch --index-url https://download.pytorch.org/whl/cpu`, `tensorflow-cpu` instead of `tensorflow`, `onnxruntime` instead of `onnxruntime-gpu`, `jax` instead of `jax[cuda12]`.",find({root,sitePackages}){
let places=sitePackages.filter(({children})=>FRAMEWORKS.some(name=>children?.has(name)));if(places.length===0)return[];let nodes=[...places.flatMap(runtimesIn),...toolkits(root)],names=new Map,found=nodes.
flatMap(node=>subtree(node,{names}));return bytesOf(found)<LEAST2?[]:found},reports:[{layers:[{files:{"/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cpu.so":65536,"/usr/local/lib/python3.\
12/site-packages/torch/lib/libtorch_cuda.so":6e5}},{files:{"/usr/local/lib/python3.12/site-packages/nvidia/cudnn/lib/libcudnn.so.9":7e5,"/usr/local/cuda-12.4/lib64/libcublas.so":8e5}}],bytes:21e5,paths:[
"/usr/local/lib/python3.12/site-packages/nvidia","/usr/local/lib/python3.12/site-packages/torch/lib/libtorch_cuda.so","/usr/local/cuda-12.4"]},{layers:[{files:{"/opt/a/lib/python3.11/site-packages/tor\
ch/__init__.py":5,"/opt/b/lib/python3.11/site-packages/torch/__init__.py":5,"/opt/a/lib/python3.11/site-packages/nvidia/cublas/lib/libcublas.so.12":1e6},hardLinks:{"/opt/b/lib/python3.11/site-packages\
/nvidia/cublas/lib/libcublas.so.12":"/opt/a/lib/python3.11/site-packages/nvidia/cublas/lib/libcublas.so.12"}}],bytes:1e6}],ignores:[{layers:[{files:{"/usr/local/lib/python3.12/site-packages/torch/lib/\
libtorch_cpu.so":2e6}}],because:"a CPU build"},{layers:[{files:{"/usr/local/lib/python3.12/site-packages/nvidia/cudnn/lib/libcudnn.so.9":7e5,"/usr/local/cuda-12.4/lib64/libcublas.so":8e5}}],because:"t\
here is no framework with a CPU build"}]};function isGpuLibrary(name){return LIBRARIES.test(name)&&/\.so(?:\.|$)/.test(name)}function runtimesIn(sitePackages){let all=[...sitePackages.children?.values()??
[]],inside=all.filter(({name})=>FRAMEWORKS.includes(name)).flatMap(framework=>["lib","capi"].flatMap(name=>[...framework.children?.get(name)?.children?.values()??[]]));return[...all.filter(({name})=>RUNTIMES.
test(name)),...inside.filter(({name})=>LIBRARIES.test(name))]}function toolkits(root){return[...root.children?.get("usr")?.children?.get("local")?.children?.values()??[]].filter(({name})=>TOOLKIT.test(
name))}var VERSIONED=[{parent:"/usr/lib/jvm",version:/./},{parent:"/usr/lib",version:/^llvm-\d/},{parent:"/usr/lib/gcc/*",version:/^\d/}],LEAST3=65536,A="/app/node_modules/a/node_modules/x",B="/app/node_modu\
les/b/node_modules/x",NESTED={[`${A}/index.js`]:65536,[`${B}/index.js`]:131072},RECORD2="/app/node_modules/.package-lock.json",recordOf=version=>JSON.stringify({packages:{"node_modules/a/node_modules/\
x":{version:"1.0.0"},"node_modules/b/node_modules/x":{version}}}),SYSTEM="/usr/lib/python3/dist-packages",VENV="/opt/venv/lib/python3.11/site-packages",LINKED={files:{[`${SYSTEM}/numpy-1.26.4.dist-inf\
o/METADATA`]:5,[`${VENV}/numpy-1.26.4.dist-info/METADATA`]:5,[`${SYSTEM}/numpy/core.so`]:196608},hardLinks:{[`${VENV}/numpy/core.so`]:`${SYSTEM}/numpy/core.so`}},package_twice_default={id:"package-twi\
ce",title:"A package installed more than once",severity:"info",when:"npm: several folders have the same package in the same version, according to `node_modules/.package-lock.json`. Python: several `si\
te-packages` have a `.dist-info` of the same name and the package\u2019s folder. System: there are several versions below `/usr/lib/jvm`, `/usr/lib/llvm-*` or `/usr/lib/gcc/*`. Only copies of at least 65,5\
36 bytes count. The bytes are those of all but the largest, without files that have hard links outside their copy.",why:"One copy is enough, if everything can use it.",remedy:"Install it once. For npm\
, run `npm dedupe` after the install; for Python, use either pip or apt and one environment; for system packages, name one version only, as in `openjdk-21-jre-headless`.",reads:[{name:".package-lock.j\
son",folder:/(?:^|\/)node_modules$/,most:4194304}],find:image=>[...npm(image),...python(image.sitePackages),...versions(image.root)],reports:[{layers:[{files:{...NESTED,[RECORD2]:recordOf("1.0.0")}}],
bytes:65536,paths:[B,A]},{layers:[{files:{[`${SYSTEM}/numpy/core.so`]:65536,[`${SYSTEM}/numpy-1.26.4.dist-info/METADATA`]:5,[`${VENV}/numpy/core.so`]:196608,[`${VENV}/numpy-1.26.4.dist-info/METADATA`]:5}}],
bytes:65536,paths:[`${VENV}/numpy`,`${SYSTEM}/numpy`]},{layers:[{files:{...LINKED.files,[`${SYSTEM}/numpy/b.so`]:65536,[`${VENV}/numpy/a.so`]:131072},hardLinks:LINKED.hardLinks}],bytes:65536,paths:[`${VENV}\
/numpy`,`${SYSTEM}/numpy`]},{layers:[{files:{"/usr/lib/jvm/java-17/lib/a":131072,"/usr/lib/jvm/java-11/lib/a":65536}}],bytes:65536},{layers:[{files:{"/usr/lib/gcc/x/11/cc1":65536,"/usr/lib/gcc/x/12/cc\
1":65536}}],bytes:65536}],ignores:[{layers:[{files:{...NESTED,[RECORD2]:recordOf("2.0.0")}}],because:"two versions"},{layers:[{files:{...NESTED,[RECORD2]:recordOf(7)}}],because:"the version is not a t\
ext"},{layers:[{files:{...NESTED,[RECORD2]:'{"packages": [null'}}],because:"the record is broken"},{layers:[{files:{...NESTED,"/app/.package-lock.json":recordOf("1.0.0")}}],because:"not a record of np\
m"},{layers:[{files:{[`${SYSTEM}/numpy/core.so`]:65536,[`${SYSTEM}/numpy-1.26.4.dist-info/METADATA`]:5,[`${VENV}/scipy/core.so`]:65536}}],because:"two packages"},{layers:[{files:{[`${VENV}/pip/main.py`]:131072,
[`${VENV}/pip-24.0.dist-info/METADATA`]:5}},{files:{[`${VENV}/pip/main.py`]:196608,[`${VENV}/pip-25.0.dist-info/METADATA`]:5}}],because:"one package with two records: a COPY over an older pip leaves b\
oth"},{layers:[LINKED],because:"hard links of one file"},{layers:[{files:{"/usr/lib/jvm/java-17/lib/a":131072},links:{"/usr/lib/jvm/default":"java-17"}}],because:"a link to the only version"},{layers:[
{files:{"/usr/lib/gcc/x/12/cc1":65536}}],because:"one version"}]};function allButLargest(copies){if(copies.length<2)return[];let[largest,...others]=copies.map(copy=>({copy,all:copy("all")})).filter(({
all})=>bytesOf(all)>=LEAST3).sort((a,b)=>bytesOf(b.all)-bytesOf(a.all)),freed=others.map(({copy})=>copy("freed")).filter(found=>bytesOf(found)>=LEAST3);return largest===void 0||freed.length===0?[]:[...largest.
all.map(found=>({...found,bytes:0})),...freed.flat()]}function npm({npmRecords,text}){return npmRecords.flatMap(record=>{let folder=record.parent?.parent,recorded=text(record);if(folder==null||recorded===
null)return[];let copies=new Map;for(let{path,id}of packagesIn(recorded)){let node=nodeAt(folder,path);if(node?.children==null)continue;let enter=at=>at===node||at.name!=="node_modules";copies.set(id,
[...copies.get(id)??[],counted=>subtree(node,{counted,enter})])}return[...copies.values()].flatMap(allButLargest)})}function packagesIn(text){return[...fieldsOf(fieldsOf(parsed(text)).get("packages"))].
flatMap(([path,of])=>{let version=fieldsOf(of).get("version"),name=path.slice(path.lastIndexOf("node_modules/")+13);return typeof version=="string"&&path.includes("node_modules/")?[{path,id:`${name}@${version}`}]:
[]})}function parsed(text){try{return JSON.parse(text)}catch(error){if(error instanceof SyntaxError)return null;throw error}}function python(sitePackages){let copies=new Map;for(let place of sitePackages)
for(let[key,folder]of distributionsIn(place))copies.set(key,[...copies.get(key)??[],counted=>subtree(folder,{counted})]);return[...copies.values()].flatMap(allButLargest)}function distributionsIn(place){
let folders=new Map;for(let name of place.children?.keys()??[]){let key=/^(.+?)-\d[^-]*\.dist-info$/.exec(name)?.[1]?.toLowerCase(),folder=key===void 0?void 0:place.children?.get(key);key!==void 0&&folder?.
children!=null&&folders.set(key,folder)}return folders}function versions(root){return VERSIONED.flatMap(({parent,version})=>parentsAt(root,parent).flatMap(({children})=>{let trees=[...children?.values()??
[]].filter(node=>node.children!==null&&version.test(node.name));return allButLargest(trees.map(tree=>counted=>subtree(tree,{counted})))}))}function parentsAt(root,path){return path.endsWith("/*")?[...nodeAt(
root,path.slice(0,-2))?.children?.values()??[]]:[nodeAt(root,path)??[]].flat()}var LEAST4=1e6,sparse_entry_default={id:"sparse-entry",title:"Sparse files whose holes count",severity:"info",when:"A visible file is stored as a sparse entry, and its size exceeds the bytes stored by\
 at least 1 MB. The bytes are the difference.",why:"The image\u2019s size counts the whole file, as docker does. A download does not contain the holes, but some engines and copies fill them.",remedy:"\
Create the file when the container starts, or empty it with `truncate -s 0` in the RUN that writes it.",find:({large,layers})=>large.flatMap(({node,inode:{layer,entry,size}})=>{let bytes=size-(layers[layer]?.
index.stored(entry)??size);return bytes<LEAST4?[]:[{path:pathOf(node),bytes,layer,files:1}]}),reports:[{layers:[{files:{"/f":{bytes:3e6,stored:4096}}}],bytes:2995904,paths:["/f"]},{layers:[{files:{"/v\
ar/log/lastlog":{bytes:1004096,stored:4096}}}],bytes:1e6}],ignores:[{layers:[{files:{"/f":{bytes:1004095,stored:4096}}}],because:"small holes"},{layers:[{files:{"/f":3e6}}],because:"no holes"}]};var SYSTEM2=/^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/)/,elf=(type,is="an ELF program with a symbol table of 5000 bytes")=>({bytes:1000128,holds:{is,at:{0:"7f454c460201",16:`0${type}00`,
40:"40420f0000000000",58:"40000200",1000068:"02000000",1000088:"6400000000000000",1000096:"8813000000000000"}}}),unstripped_elf_default={id:"unstripped-elf",title:"Programs with symbols and debug info\
rmation",severity:"info",when:"A visible ELF program or shared object of at least 1 MB has a `.symtab` or `.debug_*` section. `*.o`, `*.ko` and `*.a` files do not count. Where distributions install (`\
/usr` without `/usr/local`, `/bin`, `/lib`), only files from a COPY or ADD count. The bytes are those of `.symtab`, its strings and `.debug_*`.",why:"Only debuggers use them. Do not run strip on a pro\
gram that carries a payload (AppImage, PyInstaller, single-file Node, Deno and Bun): it breaks. Build without symbols instead.",remedy:"Build without symbols: `go build -trimpath -ldflags='-s -w'` for\
 Go, `strip = true` in the release profile of Cargo, `-s` for the linker in C and C++.",find:({large,layers,origins})=>large.flatMap(({node,inode:{layer,entry}})=>{let bytes=layers[layer]?.index.symbolBytes(
entry)??0;if(bytes===0)return[];let path=pathOf(node),{keyword=""}=origins[layer]?.instruction??{};return SYSTEM2.test(path)&&keyword!=="COPY"&&keyword!=="ADD"?[]:[{path,bytes,layer,files:1}]}),reports:[
{layers:[{files:{"/opt/app":elf(2)}}],bytes:5e3,paths:["/opt/app"]},{layers:[{files:{"/usr/local/bin/app":elf(2)}}],bytes:5e3},{layers:[{by:"COPY app /usr/bin/ # buildkit",files:{"/usr/bin/app":elf(2)}}],
bytes:5e3}],ignores:[{layers:[{files:{"/usr/bin/app":elf(2)}}],because:"a package installed it"},{layers:[{files:{"/opt/app.ko":elf(2)}}],because:"a kernel module"},{layers:[{files:{"/opt/app":elf(1,"\
an ELF object with such a table")}}],because:"an object file"},{layers:[{files:{"/opt/app":1e6}}],because:"no program"}]};var detectors=[duplicate_content_default,gpu_runtime_default,package_twice_default,sparse_entry_default,unstripped_elf_default];function ifAny(bytes,least=1){return bytes>=least?{bytes}:null}function leavesCache(fits,...rules2){return({commands,found,lostLater})=>commands.some(fits)?ifAny(found(...rules2)+lostLater(...rules2)):
null}var PACKAGES=["build-essential","gcc","g++","libc6-dev","git","mercurial","subversion","imagemagick","default-libmysqlclient-dev","libpq-dev"],LEAST5=5,hint_full_base_default={id:"hint-full-base",title:"\
the base image is the full variant, with build tools",severity:"info",evidence:`The base image has at least ${LEAST5} of the packages ${PACKAGES.map(name=>`\`${name}\``).join(", ")} installed.`,explains:[
"toolchain-in-image","dev-headers","static-libs"],remedy:"Start from the slim variant of the same image, as with `python:3.13-slim` instead of `python:3.13`. Compile what needs a compiler in a build s\
tage.",about:"image",test:({basePackages,found})=>basePackages(PACKAGES).length>=LEAST5?{bytes:found("toolchain-in-image","dev-headers","static-libs")}:null,reports:[{packages:["gcc","g++","libc6-dev",
"git","mercurial"],bytes:0},{packages:["gcc","g++","libc6-dev","git","libpq-dev","x"],found:{"dev-headers":7},bytes:7}],ignores:[{packages:["gcc","g++","libc6-dev","git"],because:"too few of them"},{packages:[
"gcc","git","curl","make","perl"],because:"slim images have the others too"}]};var VARIABLES2=["GOLANG_VERSION","RUST_VERSION","DOTNET_SDK_VERSION","MAVEN_HOME","GRADLE_HOME"],hint_sdk_base_default={id:"hint-sdk-base",title:"the final image is built on an SDK",severity:"info",before:[
"hint-full-base"],evidence:"A variable shows an SDK (`GOLANG_VERSION`, `RUST_VERSION`, `DOTNET_SDK_VERSION`, `MAVEN_HOME`, `GRADLE_HOME`, or `JAVA_HOME` with a `javac`), and the rules `toolchain-in-im\
age` and `jdk-only-files` find at least 20 MB.",explains:["toolchain-in-image","jdk-only-files"],remedy:"Build in one stage, and start the final one from an image for running: `gcr.io/distroless/stati\
c`, `debian:trixie-slim`, `mcr.microsoft.com/dotnet/aspnet` or `eclipse-temurin:21-jre`. Copy only the program to it, with `COPY --from`.",about:"image",test({env,exists,found}){let java=env("JAVA_HOM\
E");return VARIABLES2.some(name=>env(name)!==void 0)||java!==void 0&&exists(`${java}/bin/javac`)?ifAny(found("toolchain-in-image","jdk-only-files"),2e7):null},reports:[{env:{GOLANG_VERSION:"1.22"},found:{
"toolchain-in-image":2e7},bytes:2e7},{env:{JAVA_HOME:"/j"},adds:{"/j/bin/javac":5},found:{"jdk-only-files":2e7},bytes:2e7}],ignores:[{env:{JAVA_HOME:"/j"},found:{"jdk-only-files":2e7},because:"there i\
s no compiler"},{env:{GOLANG_VERSION:"1.22"},found:{"toolchain-in-image":19e6},because:"little of the SDK is left"},{found:{"toolchain-in-image":2e7},because:"nothing names an SDK"}]};var SPACE2=new Set([" ","	",`
`,"\r","\v","\f"]);function splitFirst(text){return nextWord(text.trim())}function nextWord(text){let at=text.search(/\s/);return at===-1?[text,""]:[text.slice(0,at),text.slice(at).trimStart()]}function quotedWords(text,escapeChar){
let words=[],word="",quote="";for(let i=0;i<text.length;i++){let char=text.charAt(i);char===escapeChar&&quote!=="'"?word+=char+text.charAt(++i):quote===""&&SPACE2.has(char)?(word!==""&&words.push(word),
word=""):(word+=char,char===quote?quote="":quote===""&&(char==='"'||char==="'")&&(quote=char))}return word!==""&&words.push(word),words}function jsonWords(text){let trimmed=text.trim();if(!trimmed.startsWith(
"[")||!trimmed.endsWith("]"))return null;try{let value=JSON.parse(trimmed);return Array.isArray(value)&&value.every(word=>typeof word=="string")?value:null}catch(error){if(error instanceof SyntaxError)
return null;throw error}}function withoutFlags(text){let rest=text.trimStart();for(;rest.startsWith("--");)rest=splitFirst(rest)[1];return rest}function copyOf({keyword,text}){if(keyword!=="COPY"&&keyword!=="ADD")return null;let from=/(?:^|\s)--from=/.test(text),rest=withoutFlags(text);return/^dir:[0-9a-f]+ in /.test(rest)?{sources:["."],from}:
{sources:(jsonWords(rest)??quotedWords(rest.slice(0,65536),"\\").map(word=>word.replace(/["']/g,""))).slice(0,-1),from}}var LINES2={"vcs-dir":["**/.git"],"context-secrets":["**/.env","**/.env.*","**/.npmrc"],"context-ci":[".github",".gitlab-ci.yml",".circleci"],"context-docker":["**/Dockerfile*","**/compose*.y*ml","**/\
docker-compose*.y*ml"],"context-editor":["**/.vscode","**/.idea","**/.DS_Store"],"coverage-output":["**/coverage","**/htmlcov","**/.nyc_output"],"iac-cache":["**/.terraform"],"debug-log-files":["**/*-\
debug.log*","**/*-error.log*"],"test-fixtures":["**/tests","**/__tests__"],"python-dev-caches":["**/.pytest_cache","**/.mypy_cache","**/.ruff_cache","**/.tox"]},FOLDERS=["node_modules",".venv","__pyca\
che__"],MOST_LINES=12;function inFolder(directory,folder){return`/${directory}/`.includes(`/${folder}/`)}function leaks(layer){let ofRules=Object.entries(LINES2).map(([rule2,lines2])=>({lines:lines2,bytes:layer.
found(rule2)+layer.lostLater(rule2)})),ofFolders=FOLDERS.map((folder,at)=>({lines:[`**/${folder}`],bytes:layer.added(directory=>inFolder(directory,folder)&&!FOLDERS.slice(0,at).some(other=>inFolder(directory,
other)))})),found=[...ofRules,...ofFolders].filter(({bytes})=>bytes>0).sort((a,b)=>b.bytes-a.bytes);if(found.length===0)return null;let lines=[...new Set(found.flatMap(one=>one.lines))].slice(0,MOST_LINES);
return{bytes:found.reduce((total,{bytes})=>total+bytes,0),remedy:`List ${listed(lines.map(line=>`\`${line}\``))} in .dockerignore.`}}var hint_copy_all_default={id:"hint-copy-all",title:"the whole buil\
d context is copied",severity:"warn",evidence:"The layer has a `node_modules`, `.venv` or `__pycache__`, or a rule about version control and build context finds bytes in it. The lines for the `.docker\
ignore` depend on what was found.",explains:[...Object.keys(LINES2),"dependencies-twice"],remedy:"List what the image does not need in .dockerignore, such as `**/.git`, `**/node_modules`, `**/.venv` a\
nd `**/__pycache__`.",about:"layer",test(layer){let copy=copyOf(layer),all=copy?.sources.some(source=>source==="."||source==="./"||source==="*");return copy&&all&&!copy.from?leaks(layer):null},reports:[
{does:"COPY . /app",found:{"vcs-dir":9},adds:{"/app/node_modules/a":20,"/app/__pycache__/x":1},bytes:30,remedy:"List `**/node_modules`, `**/.git` and `**/__pycache__` in .dockerignore."},{does:"COPY -\
-chown=a:a ./ .",adds:{"/app/node_modules/a/b":9},bytes:9},{does:'ADD [".", "/app dir"]',adds:{"/.venv/bin/a":9},bytes:9},{does:"COPY dir:0123456789ab in /app ",lost:{"vcs-dir":9},bytes:9}],ignores:[{
does:"COPY . /app",because:"it copied nothing unwanted"},{does:"COPY src /app",found:{"vcs-dir":9},because:"one directory"},{does:"COPY --from=build . /app",found:{"vcs-dir":9},because:"not the build \
context"},{does:"RUN cp . /app",found:{"vcs-dir":9},because:"not the build context"},{does:"COPY . /app",adds:{"/app/my_node_modules/a":9},because:"another name"}]};var hint_copy_root_default={id:"hint-copy-root",title:"a whole file system is copied",severity:"info",evidence:"The layer has at least 50 MB or overwrites at least 1 MB of lower files, and it is not t\
he first: after `FROM scratch`, that is a deliberate squash.",explains:[],remedy:"Copy only the paths that the program needs, each with a `COPY --from` of its own.",about:"layer",test(layer){return!copyOf(
layer)?.sources.some(source=>source==="/"||source==="/.")||layer.index===0?null:layer.bytes>=5e7?{bytes:layer.bytes}:ifAny(layer.wasted("overwritten","metadata"),1e6)},reports:[{does:"COPY / /",adds:{
"/a":5e7},bytes:5e7},{does:"COPY --from=x / /x",adds:{"/a":5},wasted:{overwritten:1e6},bytes:1e6}],ignores:[{does:"COPY / /",adds:{"/a":5e7},index:0,because:"a deliberate squash"},{does:"COPY / /",adds:{
"/a":49e6},because:"it is small and replaces nothing"},{does:"COPY /app /",adds:{"/a":5e7},because:"one directory"}]};var OPTIONS={cmake:/^((?:-D)?CMAKE_BUILD_TYPE(?::\w+)?=)(\S+)$/,meson:/^(--buildtype=|-Dbuildtype=)(\S+)$/},VARIABLE=/^\$(?:(\w+)|\{(\w+)(?::-\w*)?\})$/;function buildTypesOf({name,args}){let pattern=OPTIONS[name];
return pattern===void 0?[]:args.flatMap(word=>{let[,option="",value=""]=pattern.exec(word)??[];return value===""?[]:[{word,option,value}]})}function variableOf(value){let[,plain,braced]=VARIABLE.exec(
value)??[];return plain??braced??null}function isDebug(value){return value.toLowerCase()==="debug"}function releaseFor(debug){return debug===debug.toUpperCase()?"RELEASE":debug===debug.toLowerCase()?"\
release":"Release"}function builds({buildArguments}){return command=>buildTypesOf(command).some(({value})=>{let name=variableOf(value);return isDebug(name===null?value:buildArguments.get(name)??"")})}var hint_debug_build_default={
id:"hint-debug-build",title:"A build for debugging",severity:"info",evidence:"The detector `unstripped-elf` finds a file in the layer.",explains:["unstripped-elf"],remedy:"Build with `-DCMAKE_BUILD_TY\
PE=Release`, or `--buildtype=release` for Meson. If a build argument says it, change its default, and what `docker build --build-arg` gives, which counts before the default.",about:"layer",test:layer=>layer.
commands.some(builds(layer))?ifAny(layer.found("unstripped-elf")):null,reports:[{does:"RUN cmake -DCMAKE_BUILD_TYPE=Debug . && make",found:{"unstripped-elf":7},bytes:7},{does:"RUN cmake -B build -D CM\
AKE_BUILD_TYPE=$TYPE",arguments:{TYPE:"Debug"},found:{"unstripped-elf":7},bytes:7},{does:"RUN meson setup --buildtype=debug build",found:{"unstripped-elf":7},bytes:7}],ignores:[{does:"RUN cmake -DCMAK\
E_BUILD_TYPE=Release .",found:{"unstripped-elf":7},because:"it builds for release"},{does:"RUN cmake -DCMAKE_BUILD_TYPE=$TYPE .",found:{"unstripped-elf":7},because:"the value is not known"},{does:"RUN\
 cmake -DCMAKE_BUILD_TYPE=Debug .",because:"the layer has no program with symbols"}]};var ARCHIVE=/\.(?:zip|tgz|tbz2?|txz|tar(?:\.(?:gz|bz2|xz|zst))?)$/i,hint_add_remote_default={id:"hint-add-remote",title:"ADD of a remote archive, which is not unpacked",severity:"info",evidence:"The a\
rchive is in the layer.",explains:["archive-unpacked","archive-left"],remedy:"Fetch and unpack the archive in one RUN, `curl -fsSL` piped into `tar -xz`. Or use `ADD` in a build stage, and copy what i\
s unpacked there with `COPY --from`.",about:"layer",test(layer){if(layer.keyword!=="ADD")return null;let names=(copyOf(layer)?.sources.filter(source=>/^https?:\/\//.test(source))??[]).map(url=>(url.split(
/[?#]/,1)[0]??"").split("/").at(-1)??"");return ifAny(layer.addedNamed(new Set(names.filter(name=>ARCHIVE.test(name)))))},reports:[{does:"ADD https://e.x/a.tar.gz?v=2 /opt/",adds:{"/opt/a.tar.gz":9},bytes:9},
{does:"ADD --chmod=600 https://e.x/b.zip /opt/",adds:{"/opt/b.zip":9},bytes:9}],ignores:[{does:"ADD https://e.x/a.tar.gz /opt/",adds:{"/opt/b.tar.gz":9},because:"another archive"},{does:"ADD a.tar.gz \
/opt/",adds:{"/opt/a.tar.gz":9},because:"a local one is unpacked"},{does:"ADD https://e.x/a.json /opt/",adds:{"/opt/a.json":9},because:"not an archive"}]};var APT=new Set(["apt-get","apt","aptitude"]),DNF=new Set(["dnf","dnf5","yum","microdnf","tdnf"]);function isApt({name}){return APT.has(name)}function isDnf({name}){return DNF.has(name)}function aptInstalls(command){
return isApt(command)&&has(command,"install")}function withoutRecommends(command){return hasOption(command,"--no-install-recommends","-R","--without-recommends")||command.args.some(arg=>arg.includes("\
APT::Install-Recommends="))}function aptUpdates(command){return isApt(command)&&has(command,"update")}function dnfInstalls(command){return isDnf(command)&&has(command,"install","in")}function isPip({name}){
return/^pip(\d+(\.\d+)*)?$/.test(name)}function has({args},...words){return args.some(arg=>words.includes(arg))}function hasOption({args},...options){return args.some(arg=>options.includes(arg)||options.
some(option=>arg.startsWith(`${option}=`)))}function hasFlag({args},letter){return args.some(arg=>/^-[A-Za-z]+$/.test(arg)&&arg.includes(letter))}function operands({args}){return args.filter(arg=>!arg.
startsWith("-"))}function purges(command){return isApt(command)?has(command,"purge","remove","autoremove","autopurge"):isDnf(command)?has(command,"remove","erase","autoremove"):isPip(command)?has(command,
"uninstall"):command.name==="apk"?has(command,"del"):command.name==="zypper"?has(command,"remove","rm"):(command.name==="npm"||command.name==="pnpm")&&has(command,"prune","uninstall")}function upgrades(command){
if(isApt(command))return has(command,"upgrade","dist-upgrade","full-upgrade","safe-upgrade");if(isDnf(command)){let[verb,...packages]=operands(command);return(verb==="update"||verb==="upgrade")&&packages.
length===0}return command.name==="apk"?has(command,"upgrade"):command.name==="zypper"&&has(command,"dup","dist-upgrade","up","update")}function changesTree(command,...names){return command.name==="fin\
d"?has(command,"-exec","-execdir")&&has(command,...names):names.includes(command.name)&&(hasFlag(command,"R")||has(command,"--recursive"))}function deletes(command){let{name}=command;return name==="rm"||
name==="unlink"||name==="rmdir"?!0:name==="find"?has(command,"-delete")||has(command,"-exec")&&has(command,"rm"):isApt(command)?has(command,"clean","autoclean","dist-clean"):(isDnf(command)||(name==="\
npm"||name==="yarn")&&has(command,"cache"))&&has(command,"clean")}var ARCHIVE2=/\.(?:zip|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst|lz)|7z|deb|rpm|run|whl|jar)$/i,RULES=["archive-unpacked","archive-left","installer-leftover"];function toPipe({args}){return args.some((arg,at)=>/^-[A-Za-z]*[oO]-?$/.
test(arg)&&(arg.endsWith("-")||args[at+1]==="-"))}function downloads(command){let toFile=command.name==="wget"||hasFlag(command,"o")||hasFlag(command,"O")||hasOption(command,"--output","--remote-name");
return command.name!=="curl"&&command.name!=="wget"||!toFile||toPipe(command)?[]:operands(command).map(nameOf3).filter(name=>ARCHIVE2.test(name))}function nameOf3(word){let path=word.split(/[?#]/,1)[0]??
"";return path.slice(path.lastIndexOf("/")+1)}var hint_download_archive_default={id:"hint-download-archive",title:"an archive is downloaded to a file and not removed",severity:"warn",before:["hint-use\
radd"],evidence:"The rules `archive-unpacked`, `archive-left` or `installer-leftover` find bytes in the layer, or a later layer deletes an archive of it.",explains:[...RULES,"archive-deleted-later"],remedy:"\
Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or download, unpack and delete the archive in one RUN.",about:"layer",test({commands,found,labelled}){let removed=new Set(
commands.filter(({name})=>name==="rm").flatMap(command=>operands(command).map(nameOf3)));return commands.flatMap(downloads).some(name=>!removed.has(name))?ifAny(found(...RULES)+labelled("archive-delet\
ed-later")):null},reports:[{does:"RUN curl -fsSLo /tmp/a.zip https://e.x/a.zip",found:{"archive-unpacked":1},bytes:1},{does:"RUN wget -q https://e.x/b.tar.gz?x=1 && tar xf b.tar.gz",labelled:{"archive\
-deleted-later":1},bytes:1}],ignores:[{does:"RUN curl -fsSL https://e.x/a.tar.gz | tar xz",found:{"archive-unpacked":1},because:"no file is written"},{does:"RUN wget -qO- https://e.x/a.tar.gz | tar xz",
found:{"archive-left":1},because:"no file is written"},{does:"RUN wget -q -O - https://e.x/a.tar.gz | tar xz",found:{"archive-left":1},because:"no file is written"},{does:"RUN wget https://e.x/b.zip &\
& unzip b.zip && rm b.zip",found:{"archive-unpacked":1},because:"it is removed"},{does:"RUN wget https://e.x/b.zip",because:"no archive is in the layer"}]};function keepsSymbols(command){return command.name!=="go"||!has(command,"build","install")?!1:!command.args.some(arg=>/(?:^|[\s='"])-[sw](?=$|[\s'"])/.test(arg))}var hint_go_strip_default={id:"hint-go\
-strip",title:"go build without -ldflags='-s -w'",severity:"info",evidence:"The detector `unstripped-elf` finds a file in the layer.",explains:["unstripped-elf"],remedy:"Build with `go build -trimpath\
 -ldflags='-s -w'`, which leaves out symbols and debug information.",about:"layer",test:({commands,found})=>commands.some(keepsSymbols)?ifAny(found("unstripped-elf")):null,reports:[{does:"RUN CGO_ENAB\
LED=0 go build -o /app .",found:{"unstripped-elf":1},bytes:1},{does:"RUN go build -ldflags '-X a.b=-sw' .",found:{"unstripped-elf":1},bytes:1}],ignores:[{does:"RUN go build -ldflags='-s -w' .",found:{
"unstripped-elf":1},because:"symbols are left out"},{does:'RUN go build -ldflags "-w -X a=b" .',found:{"unstripped-elf":1},because:"symbols are left out"},{does:"RUN go build .",because:"the layer has\
 no program with symbols"},{does:"RUN go vet",found:{"unstripped-elf":1},because:"it builds nothing"}]};var hint_chmod_default={id:"hint-chmod",title:"chmod -R in a separate layer",severity:"warn",evidence:"The layer stores files of lower layers again with unchanged content.",explains:["recursive-metada\
ta"],remedy:"Set the mode where the files arrive, with `COPY --chmod`, or in the build context. Change what a RUN writes in that RUN.",about:"layer",test:({commands,wasted})=>commands.some(command=>changesTree(
command,"chmod"))?ifAny(wasted("metadata")):null,reports:[{does:"RUN chmod -vR g+rX /app",wasted:{metadata:1},bytes:1},{does:"RUN find /app -type f -exec chmod a-x {} +",wasted:{metadata:1},bytes:1}],
ignores:[{does:"RUN chmod +x /app/a",wasted:{metadata:1},because:"one file"},{does:"RUN chmod -R 7 /app",because:"no lower file is stored again"}]};var hint_chown_default={id:"hint-chown",title:"chown -R in a separate layer",severity:"warn",before:["hint-chmod"],evidence:"The layer stores files of lower layers again with unchanged content.",explains:[
"recursive-metadata"],remedy:"Set the owner where the files arrive, with `COPY --chown`. Change what a RUN writes in that RUN, or switch with `USER` before it.",about:"layer",test:({commands,wasted})=>commands.
some(command=>changesTree(command,"chown","chgrp"))?ifAny(wasted("metadata")):null,reports:[{does:"RUN chown -R app:app /app",wasted:{metadata:1},bytes:1},{does:"RUN find /app -exec chown app {} +",wasted:{
metadata:1},bytes:1},{does:"RUN chgrp --recursive 0 /app",wasted:{metadata:1},bytes:1}],ignores:[{does:"RUN chown app /app",wasted:{metadata:1},because:"one file"},{does:"RUN chown -R app /app",wasted:{
overwritten:1},because:"contents changed"}]};var hint_purge_later_default={id:"hint-purge-later",title:"packages removed in a later layer",severity:"warn",evidence:"The layer deletes at least 1 MB that layers above the base image added.",explains:[
"packages-purged-later"],remedy:"Install, use and remove the packages in one RUN, or install them in a build stage and copy the result with `COPY --from`.",about:"layer",test:({commands,wastedOwn})=>commands.
some(purges)?ifAny(wastedOwn("deleted"),1e6):null,reports:[{does:"RUN apt-get purge -y gcc && apt-get autoremove",wasted:{deleted:1e6},bytes:1e6},{does:"RUN apk del .build",wasted:{deleted:1e6},bytes:1e6},
{does:"RUN npm prune --omit=dev",wasted:{deleted:1e6},bytes:1e6}],ignores:[{does:"RUN apk del .build",wasted:{deleted:999999},because:"it deletes little"},{does:"RUN rm -rf /usr",wasted:{deleted:1e6},
because:"no package manager"}]};var hint_rm_later_default={id:"hint-rm-later",title:"a layer that only deletes",severity:"warn",evidence:"The layer deletes files of lower layers and adds less than 1 MB.",explains:["cache-deleted-lat\
er","archive-deleted-later","secret-deleted-later","plain"],remedy:"Move the `rm` to the end of the RUN that writes the files. If a `COPY` brings them, list them in .dockerignore.",about:"layer",test:({
commands,bytes,wasted})=>commands.length>0&&commands.every(deletes)&&bytes<1e6?ifAny(wasted("deleted")):null,reports:[{does:"RUN rm -rf /a && apt-get clean",wasted:{deleted:1},bytes:1},{does:"RUN find\
 / -name x -delete",wasted:{deleted:1},bytes:1}],ignores:[{does:"RUN make && rm -rf /a",wasted:{deleted:1},because:"it does something else too"},{does:"RUN rm -rf /a",because:"it deletes nothing of lo\
wer layers"},{does:"RUN rm -rf /a",wasted:{deleted:1},adds:{"/b":1e6},because:"the layer adds files"},{does:"COPY a b",wasted:{deleted:1},because:"no command"}]};function logsLargeUid(command){return/^(?:useradd|adduser)$/.test(command.name)&&command.args.some(arg=>/^(?:--uid=)?\d{5,}$/.test(arg))&&!hasFlag(command,"l")&&!has(command,"--no-log-init")}var hint_useradd_default={
id:"hint-useradd",title:"useradd of a large UID without --no-log-init",severity:"warn",evidence:"The rule `sparse-lastlog` finds bytes in the layer.",explains:["sparse-lastlog"],remedy:"Create the use\
r with `useradd --no-log-init`.",about:"layer",test:({commands,found})=>commands.some(logsLargeUid)?ifAny(found("sparse-lastlog")):null,reports:[{does:"RUN useradd --uid 123456 app",found:{"sparse-las\
tlog":1},bytes:1},{does:"RUN adduser --uid=123456 app",found:{"sparse-lastlog":1},bytes:1}],ignores:[{does:"RUN useradd -l -u 123456 app",found:{"sparse-lastlog":1},because:"it does not log"},{does:"R\
UN useradd -u 1000 app",found:{"sparse-lastlog":1},because:"a small UID"},{does:"RUN useradd -u 123456 app",because:"the log is not in the layer"}]};var PROGRAMS=new Set(["npm","yarn","pnpm"]),CACHES=["npm-cache","yarn-classic-cache","pnpm-store"],hint_npm_cache_default={id:"hint-npm-cache",title:"an install whose download cache stays in the layer",
severity:"warn",evidence:"The rules `npm-cache`, `yarn-classic-cache` or `pnpm-store` find bytes in the layer.",explains:[...CACHES,"cache-deleted-later"],remedy:"End the RUN that installs with `rm -r\
f ~/.npm/_cacache ~/.npm/_logs`, `yarn cache clean` or `pnpm store prune`, or keep the cache in a cache mount.",about:"layer",test:leavesCache(({name})=>PROGRAMS.has(name),...CACHES),reports:[{does:"R\
UN npm ci",found:{"npm-cache":1},bytes:1},{does:"RUN yarn install",lost:{"yarn-classic-cache":1},bytes:1}],ignores:[{does:"RUN npm ci",because:"the cache is gone"},{does:"RUN make",found:{"npm-cache":1},
because:"another program wrote it"}]};function installsDev(command){let{name,args}=command;return name==="npm"?has(command,"ci","install","i")&&!args.some(arg=>arg==="--omit=dev"||arg==="--production"||arg.startsWith("--only=prod"))&&!(has(
command,"--omit")&&has(command,"dev")):name==="yarn"?(operands(command).length===0||has(command,"install"))&&!hasOption(command,"--production","--prod"):name==="pnpm"&&has(command,"install","i")&&!hasOption(
command,"--prod","-P","--production")}var hint_npm_dev_default={id:"hint-npm-dev",title:"an install that includes devDependencies",severity:"info",before:["hint-npm-cache"],evidence:"The rule `node-de\
v-deps` finds bytes in the layer, and `NODE_ENV` is not `production`.",explains:["node-dev-deps"],remedy:"Install with `npm ci --omit=dev`, `pnpm install --prod` or `yarn install --production`. If the\
 build needs the others, build in one stage and end it with `npm prune --omit=dev` or `pnpm prune --prod` before the copy.",about:"layer",test:({commands,found},image)=>commands.some(installsDev)&&image.
env("NODE_ENV")!=="production"?ifAny(found("node-dev-deps")):null,reports:[{does:"RUN npm ci",found:{"node-dev-deps":1},bytes:1},{does:"RUN yarn",found:{"node-dev-deps":1},bytes:1},{does:"RUN yarn --f\
rozen-lockfile --non-interactive",found:{"node-dev-deps":1},bytes:1},{does:"RUN pnpm install",found:{"node-dev-deps":1},bytes:1}],ignores:[{does:"RUN npm ci --omit=dev",found:{"node-dev-deps":1},because:"\
they are left out"},{does:"RUN npm ci",found:{"node-dev-deps":1},env:{NODE_ENV:"production"},because:"the environment leaves them out"},{does:"RUN yarn install --production",found:{"node-dev-deps":1},
because:"they are left out"},{does:"RUN yarn --frozen-lockfile --production=true",found:{"node-dev-deps":1},because:"they are left out"},{does:"RUN yarn build",found:{"node-dev-deps":1},because:"it in\
stalls nothing"},{does:"RUN pnpm install -P",found:{"node-dev-deps":1},because:"they are left out"},{does:"RUN pnpm install --prod=true",found:{"node-dev-deps":1},because:"they are left out"},{does:"R\
UN npm ci",because:"the layer has none"}]};function keepsCache(command){return command.name==="apk"&&has(command,"add","update")&&!hasOption(command,"--no-cache")}var hint_apk_no_cache_default={id:"hint-apk-no-cache",title:"apk add without --n\
o-cache",severity:"warn",evidence:"The rule `apk-cache` finds bytes in the layer.",explains:["apk-cache","cache-deleted-later"],remedy:"Install with `apk add --no-cache`, which reads the index without\
 storing it.",about:"layer",test:leavesCache(keepsCache,"apk-cache"),reports:[{does:"RUN apk add curl",found:{"apk-cache":1},bytes:1},{does:"RUN apk update",found:{"apk-cache":1},bytes:1}],ignores:[{does:"\
RUN apk add --no-cache curl",found:{"apk-cache":1},because:"it keeps none"},{does:"RUN apk add curl",because:"the cache is gone"}]};var hint_apt_lists_default={id:"hint-apt-lists",title:"apt-get update whose lists stay in the layer",severity:"warn",evidence:"The rule `apt-lists` finds bytes in the layer, visible or deleted later.",
explains:["apt-lists","cache-deleted-later"],remedy:"Delete the package lists at the end of the RUN that fetches them: `rm -rf /var/lib/apt/lists/*`. A later RUN that installs needs its own `apt-get u\
pdate`.",about:"layer",test:leavesCache(aptUpdates,"apt-lists"),reports:[{does:"RUN apt-get update",found:{"apt-lists":7},lost:{"apt-lists":5},bytes:12},{does:"RUN apt-get -qq update; make",lost:{"apt\
-lists":7},bytes:7}],ignores:[{does:"RUN apt-get update",because:"the lists are gone"},{does:"RUN make",found:{"apt-lists":7},because:"another program wrote them"}]};var OFF=/APT::Install-Recommends\s+"?(?:false|0|no)\b/i;function withRecommends(command){return aptInstalls(command)&&!withoutRecommends(command)}function recommendsAreOff(image){return[image.text("/e\
tc/apt/apt.conf")??"",...image.textsIn("/etc/apt/apt.conf.d")].some(text=>OFF.test(text))}var hint_apt_recommends_default={id:"hint-apt-recommends",title:"apt-get install without --no-install-recommen\
ds",severity:"info",before:["hint-apt-lists"],evidence:"The layer adds at least 5 MB below `/usr`, and no `apt.conf` turns recommended packages off.",explains:[],reads:[{name:"apt.conf",folder:/^etc\/apt$/,
most:65536},{name:"",rest:/./,folder:/^etc\/apt\/apt\.conf\.d$/,most:65536}],remedy:"Install with `apt-get install --no-install-recommends`, and name the recommended packages that the program needs, s\
uch as `ca-certificates`.",about:"layer",test:({commands,added},image)=>commands.some(withRecommends)&&!recommendsAreOff(image)?ifAny(added(directory=>directory==="usr"||directory.startsWith("usr/")),
5e6):null,reports:[{does:"RUN apt-get update && apt-get -y install curl",adds:{"/usr/bin/curl":5e6},bytes:5e6},{does:"RUN sudo apt install -y x",adds:{"/usr/lib/a/b":6e6,"/opt/x":9},bytes:6e6}],ignores:[
{does:"RUN apt-get install -y --no-install-recommends curl",adds:{"/usr/bin/curl":5e6},because:"they are left out"},{does:"RUN apt-get -o APT::Install-Recommends=0 install x",adds:{"/usr/bin/curl":5e6},
because:"an option leaves them out"},{does:"RUN apt-get install -y curl",adds:{"/usr/bin/curl":4e6,"/opt/x":9e6},because:"packages install little"},{does:"RUN apt-get install -y curl",adds:{"/usr/bin/\
curl":5e6},texts:{"/etc/apt/apt.conf.d/99x":'APT::Install-Recommends "false";'},because:"a setting leaves them out"},{does:"RUN echo apt-get install",adds:{"/usr/bin/curl":5e6},because:"another progra\
m"}]};var hint_apt_update_alone_default={id:"hint-apt-update-alone",title:"apt-get update in a separate layer",severity:"warn",evidence:"All bytes of the layer are below `/var/lib/apt` and `/var/cache/apt`.",
explains:["apt-lists","cache-deleted-later"],remedy:"Join `apt-get update` with `apt-get install` in one RUN that ends with `rm -rf /var/lib/apt/lists/*`. Alone, the update comes from the build cache,\
 and later installs use old lists.",about:"layer",test({commands,bytes,added}){return!commands.some(aptUpdates)||commands.some(command=>aptInstalls(command)||upgrades(command))?null:added(directory=>/^var\/(?:lib|cache)\/apt(?:\/|$)/.
test(directory))===bytes?ifAny(bytes):null},reports:[{does:"RUN apt-get update",adds:{"/var/lib/apt/lists/x":9,"/var/cache/apt/pkgcache.bin":1},bytes:10},{does:"RUN apt-get update && echo done",adds:{
"/var/lib/apt/lists/x":9},bytes:9}],ignores:[{does:"RUN apt-get update && apt-get install -y x",adds:{"/var/lib/apt/lists/x":9},because:"it installs something"},{does:"RUN apt-get update && make",adds:{
"/var/lib/apt/lists/x":9,"/opt/x":1},because:"the layer has something else"},{does:"RUN apt-get update",because:"the layer is empty"}]};var hint_apt_upgrade_default={id:"hint-apt-upgrade",title:"all packages are upgraded in a layer",severity:"info",evidence:"The layer overwrites or deletes at least 1 MB of lower layers.",explains:["pa\
ckage-upgrade"],remedy:"Build on a newer base image instead: `docker build --pull`, or a newer digest in `FROM`. Security fixes that the base does not have yet may justify an upgrade.",about:"layer",test:({
commands,wasted})=>commands.some(upgrades)?ifAny(wasted("overwritten","deleted"),1e6):null,reports:[{does:"RUN apt-get update && apt-get -y upgrade",wasted:{overwritten:1e6},bytes:1e6},{does:"RUN apk \
upgrade --no-cache",wasted:{deleted:1e6},bytes:1e6},{does:"RUN dnf -y update && dnf clean all",wasted:{overwritten:1e6},bytes:1e6},{does:"RUN zypper --non-interactive dup",wasted:{overwritten:1e6},bytes:1e6}],
ignores:[{does:"RUN apt-get -y upgrade",wasted:{overwritten:999999,metadata:1e6},because:"little was replaced"},{does:"RUN dnf -y update openssl",wasted:{overwritten:1e6},because:"one package"},{does:"\
RUN apt-get install -y x",wasted:{overwritten:1e6},because:"no upgrade"}]};var hint_dnf_clean_default={id:"hint-dnf-clean",title:"dnf install whose cache stays in the layer",severity:"warn",evidence:"The rule `dnf-cache` finds bytes in the layer.",explains:["dnf-cache","cach\
e-deleted-later"],remedy:"End each RUN that installs packages with `dnf clean all && rm -rf /var/cache/dnf /var/cache/libdnf5 /var/cache/yum`.",about:"layer",test:leavesCache(dnfInstalls,"dnf-cache"),
reports:[{does:"RUN microdnf install -y x",found:{"dnf-cache":1},bytes:1},{does:"RUN yum install -y x",lost:{"dnf-cache":1},bytes:1}],ignores:[{does:"RUN microdnf install -y x",because:"the cache is g\
one"},{does:"RUN dnf clean all",found:{"dnf-cache":1},because:"it installs nothing"}]};function takesAll(command){return dnfInstalls(command)&&!command.args.some(arg=>arg.includes("install_weak_deps")||arg==="--nodocs")}var hint_dnf_weak_deps_default={id:"hint-dnf-weak-deps",title:"dnf \
install with weak dependencies and documentation",severity:"info",evidence:"Any layer with bytes; judged by the instruction alone.",explains:[],remedy:"Install with `dnf install --setopt=install_weak_\
deps=False --setopt=tsflags=nodocs`.",about:"layer",test:({commands,bytes})=>bytes>0&&commands.some(takesAll)?{bytes:0}:null,reports:[{does:"RUN dnf install -y x",adds:{"/a":1},bytes:0},{does:"RUN yum\
 install -y x",adds:{"/a":1},bytes:0}],ignores:[{does:"RUN dnf install -y --nodocs x",adds:{"/a":1},because:"documentation is left out"},{does:"RUN dnf install -y --setopt=install_weak_deps=False x",adds:{
"/a":1},because:"weak dependencies are left out"},{does:"RUN dnf install -y x",because:"the layer is empty"}]};var hint_zypper_clean_default={id:"hint-zypper-clean",title:"zypper install whose cache stays in the layer",severity:"warn",evidence:"The rule `zypper-cache` finds bytes in the layer.",explains:["zypp\
er-cache","cache-deleted-later"],remedy:"End each RUN that installs packages with `zypper clean --all`.",about:"layer",test:leavesCache(command=>command.name==="zypper"&&has(command,"in","install"),"z\
ypper-cache"),reports:[{does:"RUN zypper -n in x",found:{"zypper-cache":1},bytes:1},{does:"RUN zypper install -y x",lost:{"zypper-cache":1},bytes:1}],ignores:[{does:"RUN zypper -n in x",because:"the c\
ache is gone"},{does:"RUN zypper clean",found:{"zypper-cache":1},because:"it installs nothing"}]};function installsDev2(command){return/^composer(\.phar)?$/.test(command.name)&&has(command,"install")&&!has(command,"--no-dev")}var hint_composer_dev_default={id:"hint-composer-dev",title:"composer in\
stall without --no-dev",severity:"info",evidence:'A `vendor/composer/installed.json` of the layer says `"dev": true`.',explains:["composer-dev-deps"],reads:[{name:"installed.json",folder:/(?:^|\/)vendor\/composer$/,
most:4194304}],remedy:"Install with `composer install --no-dev --optimize-autoloader`.",about:"layer",test:({commands,texts})=>commands.some(installsDev2)&&texts("installed.json").some(text=>/"dev"\s*:\s*true/.
test(text))?{bytes:0}:null,reports:[{does:"RUN composer install",texts:{"/app/vendor/composer/installed.json":'{"packages": [], "dev": true}'},bytes:0},{does:"RUN composer.phar install",texts:{"/vendo\
r/composer/installed.json":'{"dev":true}'},bytes:0}],ignores:[{does:"RUN composer install --no-dev",texts:{"/app/vendor/composer/installed.json":'{"dev": true}'},because:"they are left out"},{does:"RU\
N composer install",texts:{"/app/vendor/composer/installed.json":'{"dev": false}'},because:"Composer says that it left them out"},{does:"RUN composer install",because:"there is no record"}]};var CONDA=new Set(["conda","mamba","micromamba"]),hint_conda_clean_default={id:"hint-conda-clean",title:"conda install without conda clean",severity:"warn",evidence:"The rule `conda-pkgs` finds bytes \
in the layer.",explains:["conda-pkgs","cache-deleted-later"],remedy:"End each RUN that installs with `conda clean --all --force-pkgs-dirs --yes`, or with `micromamba clean --all --yes`.",about:"layer",
test:leavesCache(command=>CONDA.has(command.name)&&has(command,"install","create","env"),"conda-pkgs"),reports:[{does:"RUN micromamba create -f e.yml",found:{"conda-pkgs":1},bytes:1},{does:"RUN conda \
env update",lost:{"conda-pkgs":1},bytes:1}],ignores:[{does:"RUN conda install x",because:"the packages are gone"},{does:"RUN conda info",found:{"conda-pkgs":1},because:"it installs nothing"}]};var hint_pip_cache_default={id:"hint-pip-cache",title:"pip install without --no-cache-dir",severity:"warn",before:["hint-conda-clean"],evidence:"The rule `pip-cache` finds bytes in the layer.",explains:[
"pip-cache","cache-deleted-later"],remedy:"Install with `pip install --no-cache-dir`. If pip builds packages from source, set `PIP_NO_CACHE_DIR=1` instead, which also reaches the build tools that it f\
etches.",about:"layer",test:leavesCache(command=>isPip(command)&&has(command,"install")&&!hasOption(command,"--no-cache-dir"),"pip-cache"),reports:[{does:"RUN pip3 install x",found:{"pip-cache":1},bytes:1},
{does:"RUN python3 -m pip install -r r.txt",lost:{"pip-cache":1},bytes:1}],ignores:[{does:"RUN pip install --no-cache-dir x",found:{"pip-cache":1},because:"it keeps none"},{does:"RUN pip install x",because:"\
the cache is gone"},{does:"RUN pip list",found:{"pip-cache":1},because:"it installs nothing"}]};var hint_bundle_without_default={id:"hint-bundle-without",title:"bundle install with the development and test groups",severity:"info",evidence:"Any layer with bytes, unless `BUNDLE_WITHOUT` is in the \
environment or in `/usr/local/bundle/config`; judged by the instruction alone.",explains:[],reads:[{name:"config",folder:/^usr\/local\/bundle$/,most:65536}],remedy:"Leave the groups out before the ins\
tall: `bundle config set --local without 'development test'`.",about:"layer",test({commands,bytes},image){let isSet=image.env("BUNDLE_WITHOUT")!==void 0||image.text("/usr/local/bundle/config")?.includes(
"BUNDLE_WITHOUT"),without=commands.some(({name,args})=>name==="bundle"&&args.some(arg=>arg.includes("without")));return commands.some(command=>command.name==="bundle"&&has(command,"install"))&&bytes>0&&
!isSet&&!without?{bytes:0}:null},reports:[{does:"RUN bundle install",adds:{"/a":1},bytes:0},{does:"RUN bundle install --jobs 4",adds:{"/a":1},env:{BUNDLE_PATH:"/gems"},bytes:0}],ignores:[{does:"RUN bu\
ndle install",adds:{"/a":1},env:{BUNDLE_WITHOUT:"test"},because:"the environment leaves them out"},{does:"RUN bundle install",adds:{"/a":1},texts:{"/usr/local/bundle/config":'BUNDLE_WITHOUT: "test"'},
because:"a setting leaves them out"},{does:"RUN bundle config set --local without 'test' && bundle install",adds:{"/a":1},because:"the command leaves them out"},{does:"RUN bundle install",because:"the\
 layer is empty"}]};var DEBUG=/(?:^|\/)target\/(?:[^/]+\/)?debug(?:\/|$)/;function buildsDebug(command){return command.name==="cargo"&&has(command,"build")&&!hasOption(command,"--release","-r","--profile")}var hint_cargo_debug_default={
id:"hint-cargo-debug",title:"cargo build without --release",severity:"warn",evidence:"The rule `rust-target` finds bytes in the layer, some of them below `debug/`.",explains:["rust-target"],remedy:"Bu\
ild with `cargo build --release`, and copy only the program from `target/release` to the final stage.",about:"layer",test:({commands,found,added})=>commands.some(buildsDebug)&&found("rust-target")>0?ifAny(
added(directory=>DEBUG.test(directory))):null,reports:[{does:"RUN cargo build",found:{"rust-target":1},adds:{"/app/target/debug/deps/a":9},bytes:9},{does:"RUN cargo build",found:{"rust-target":1},adds:{
"/target/x86_64/debug/a":9},bytes:9}],ignores:[{does:"RUN cargo build --release",found:{"rust-target":1},adds:{"/app/target/debug/a":9},because:"another command made them"},{does:"RUN cargo build",found:{
"rust-target":1},adds:{"/app/target/release/a":9},because:"no debug build is in the layer"},{does:"RUN cargo build",adds:{"/app/target/debug/a":9},because:"the rule finds nothing"}]};var hints=[hint_apk_no_cache_default,hint_apt_recommends_default,hint_apt_lists_default,hint_apt_update_alone_default,hint_apt_upgrade_default,hint_dnf_clean_default,hint_dnf_weak_deps_default,hint_zypper_clean_default,
hint_pip_cache_default,hint_conda_clean_default,hint_npm_dev_default,hint_npm_cache_default,hint_go_strip_default,hint_cargo_debug_default,hint_bundle_without_default,hint_composer_dev_default,hint_chown_default,
hint_chmod_default,hint_purge_later_default,hint_rm_later_default,hint_copy_all_default,hint_copy_root_default,hint_download_archive_default,hint_useradd_default,hint_add_remote_default,hint_sdk_base_default,
hint_full_base_default,hint_debug_build_default];function isMatched({rules:rules2},ids){return rules2.some(({id})=>ids.has(id))}var copied_again_default={id:"copied-again",title:"A COPY of what the image has already",severity:"warn",before:["recursive-metadata"],when:"A COPY or ADD stored the same content again.",why:"A layer \
has all that its COPY names, whether a lower layer has it or not.",remedy:"Copy only what the image lacks, and each file once: of a stage with the same base image `/usr/local/bin` and `/usr/local/lib/\
python3.12/site-packages`, not `/usr/local`.",test:({cause,wastedIn},image)=>cause==="metadata"&&/^(?:COPY|ADD)$/.test(image.keyword(wastedIn)),reports:[{layers:[{files:{"/usr/local/bin/python3":900}},
{by:"COPY /usr/local /usr/local # buildkit",files:{"/usr/local/bin/python3":900,"/usr/local/bin/a":5}}]},{layers:[{by:"COPY /app/dist /app/dist # buildkit",files:{"/app/dist/a.js":90}},{by:"COPY /app \
/app # buildkit",files:{"/app/dist/a.js":90}}]}],ignores:[{layers:[{files:{"/app/big":1e6}},{by:"RUN chmod 600 /app/big",files:{"/app/big":{bytes:1e6,mode:384}}}],because:"a RUN stored it again",instead:"\
recursive-metadata"},{layers:[{files:{"/app/a":900}},{by:"COPY a /app/ # buildkit",files:{"/app/a":901}}],because:"the content is another"}]};var ARCHIVES=new Set(["archive-left","installer-leftover","os-package-file"]),archive_deleted_later_default={id:"archive-deleted-later",title:"An archive that a later layer deletes",severity:"warn",before:[
"copied-again","packages-purged-later"],when:"The path matches the globs of `archive-left`, `installer-leftover` or `os-package-file`.",why:"The archive stays in the layer that fetched it, next to its\
 unpacked contents.",remedy:"Pipe the download into the command that unpacks it, `curl -fsSL` into `tar -xz`, or delete the archive in the RUN that fetches it. A local tar archive needs no copy: `ADD`\
 unpacks it.",test:file=>isMatched(file,ARCHIVES),reports:[{layers:[{files:{"/opt/tool.tar.gz":3e5}},{deletes:["/opt/tool.tar.gz"],files:{"/opt/tool/bin":5}}]},{layers:[{files:{"/tmp2/get-pip.py":900}},
{deletes:["/tmp2/get-pip.py"]}]},{layers:[{files:{"/opt/a.deb":90}},{deletes:["/opt/a.deb"]}]}],ignores:[{layers:[{files:{"/opt/notes.txt":900}},{deletes:["/opt/notes.txt"]}],because:"no archive"},{layers:[
{files:{"/opt/tool.tar.gz":3e5,"/opt/tool/bin":5}},{deletes:["/opt"]}],because:"a removable rule owned the file",instead:"cache-deleted-later"}]};var cache_deleted_later_default={id:"cache-deleted-later",title:"A cache that a later layer empties",severity:"warn",before:["archive-deleted-later"],when:"A removable rule other than those of `archiv\
e-deleted-later` owned the file while it was visible. The rule\u2019s remedy is shown.",why:"Deleting it in a later layer hides it, but the layer that wrote it keeps every byte.",remedy:"Delete the ca\
che at the end of the RUN that fills it, or keep it out of the image with `RUN --mount=type=cache`.",test(file,image){let rule2=image.owner(file);return rule2!==null&&rule2.bucket==="removable"&&!ARCHIVES.
has(rule2.id)},reports:[{layers:[{files:{"/var/lib/apt/lists/x_Packages":900}},{deletes:["/var/lib/apt/lists"]}]},{layers:[{files:{"/opt/tool.tar.gz":3e5,"/opt/tool/bin":5}},{deletes:["/opt"]}]}],ignores:[
{layers:[{files:{"/app/cache/x":900}},{deletes:["/app/cache"]}],because:"no rule owned the file"},{layers:[{files:{"/opt/tool.tar.gz":3e5}},{deletes:["/opt/tool.tar.gz"],files:{"/opt/tool/bin":5}}],because:"\
only a later layer unpacks the archive",instead:"archive-deleted-later"}]};var LEAST6=1e6,packages_purged_later_default={id:"packages-purged-later",title:"Packages that a later layer removes",severity:"warn",before:["moved-tree"],when:"The file was deleted by a layer whose c\
ommand removes packages (`apt-get purge`, `apk del`, `dnf remove`, `pip uninstall`, `npm prune`) and that deletes at least 1 MB.",why:"Removing packages in a later layer frees nothing: they stay in th\
e layer that installed them.",remedy:"Install, use and remove the packages in one RUN, or install them in a build stage and copy the result with `COPY --from`.",test:({cause,wastedIn},image)=>cause===
"deleted"&&image.commands(wastedIn).some(purges)&&image.deletedBy(wastedIn)>=LEAST6,reports:[{layers:[{by:"RUN apt-get install -y gcc",files:{"/usr/lib/gcc/cc1":2e6}},{by:"RUN /bin/sh -c apt-get purge\
 -y gcc # buildkit",deletes:["/usr/lib/gcc"]}]},{layers:[{by:"COPY /app /app # buildkit",files:{"/app/node_modules/x/index.js":2e6}},{by:"RUN /bin/sh -c pnpm prune --prod # buildkit",deletes:["/app/no\
de_modules/x"]}]}],ignores:[{layers:[{files:{"/usr/lib/gcc/cc1":999999}},{by:"RUN apt-get purge -y gcc",deletes:["/usr/lib/gcc"]}],because:"less than 1 MB"},{layers:[{files:{"/usr/lib/gcc/cc1":2e6}},{
by:"RUN make clean",deletes:["/usr/lib/gcc"]}],because:"no package manager"}]};var SECRETS=new Set(["context-secrets"]),secret_deleted_later_default={id:"secret-deleted-later",title:"A secret that a later layer deletes",severity:"warn",before:["cache-deleted-later"],when:"The pa\
th matches the rule `context-secrets`, and the file was deleted or hidden.",why:"The bytes stay readable in the layer that added them: whoever can pull the image has the secret.",remedy:"Pass the secr\
et to the build with `RUN --mount=type=secret`, or list the file in .dockerignore. Change the secret: whoever has the image has it.",test:file=>(file.cause==="deleted"||file.cause==="opaque")&&isMatched(
file,SECRETS),reports:[{layers:[{files:{"/app/.env":90}},{deletes:["/app/.env"]}]},{layers:[{files:{"/root/.ssh/id_rsa":90}},{deletes:["/root/.ssh"]}]}],ignores:[{layers:[{files:{"/app/.env":90}},{files:{
"/app/.env":99}}],because:"the later layer does not try to hide it"},{layers:[{files:{"/app/env.ts":90}},{deletes:["/app/env.ts"]}],because:"no secret"}]};var DEPENDENCIES=/\/(?:node_modules|vendor|site-packages|\.venv)\//,dependencies_twice_default={id:"dependencies-twice",title:"Dependencies copied, then installed again",severity:"warn",before:["small\
-change-big-file"],when:"The path contains `node_modules`, `vendor`, `site-packages` or `.venv`, a COPY or ADD from the build context added the file, and a RUN deleted or replaced it.",why:"The instal\
l that follows replaces the copy from the build context.",remedy:"List the copied folder in .dockerignore, as in `**/node_modules`, `**/.venv` or `vendor`: the install makes it again.",test:({path,addedIn,
wastedIn},image)=>DEPENDENCIES.test(path)&&image.copiesContext(addedIn)&&image.keyword(wastedIn)==="RUN",reports:[{layers:[{by:"COPY . /app # buildkit",files:{"/app/node_modules/x/index.js":90}},{by:"\
RUN /bin/sh -c npm ci # buildkit",files:{"/app/node_modules/x/index.js":99}}]},{layers:[{by:"ADD . /app # buildkit",files:{"/app/vendor/x/x.php":90}},{by:"RUN /bin/sh -c composer install # buildkit",deletes:[
"/app/vendor/x"]}]}],ignores:[{layers:[{by:"COPY /app/node_modules /app/node_modules # buildkit",files:{"/app/node_modules/.prisma/index.js":90}},{by:"RUN /bin/sh -c npx prisma generate # buildkit",files:{
"/app/node_modules/.prisma/index.js":99}}],dockerfile:`FROM scratch
COPY --from=deps /app/node_modules /app/node_modules
RUN npx prisma generate
`,because:"a .dockerignore does not apply to a copy from a build stage"},{layers:[{by:"RUN npm ci",files:{"/app/node_modules/x/index.js":90}},{by:"RUN npm update",files:{"/app/node_modules/x/index.js":99}}],
because:"two RUNs write it"}]};var hard_link_copy_up_default={id:"hard-link-copy-up",title:"A hard link to a file of a lower layer",severity:"info",before:["state-rewrite"],when:"The same content was stored again with owner, mode a\
nd time unchanged, and the layer has a hard link to it.",why:"A link across layers copies the file into the new layer first.",remedy:"Make the link with `ln` in the RUN that writes the file, or use a \
symbolic one: `ln -s`.",test:(file,image)=>file.cause==="metadata"&&image.isLinkedAgain(file),reports:[{layers:[{files:{"/app/big":1e6}},{files:{"/app/big":1e6},hardLinks:{"/app/new":"/app/big"}}]},{layers:[
{files:{"/app/big":{bytes:1e6,seed:"a"}}},{files:{"/app/a":{bytes:1e6,seed:"a"}},hardLinks:{"/app/big":"/app/a"}}]}],ignores:[{layers:[{files:{"/app/big":1e6},hardLinks:{"/app/new":"/app/big"}},{files:{
"/app/big":{bytes:1e6,mode:384}},hardLinks:{"/app/new":"/app/big"}}],because:"the mode changes",instead:"recursive-metadata"},{layers:[{files:{"/app/big":1e6}},{files:{"/app/big":12e5},hardLinks:{"/ap\
p/new":"/app/big"}}],because:"the content changes"}]};var moved_tree_default={id:"moved-tree",title:"Files moved in a later layer",severity:"warn",before:["recursive-metadata"],when:"The file was deleted by a layer that has a file of the same name, size \
and time at another path.",why:"A move across layers is a copy: the layer below keeps the files at their old place.",remedy:"Copy the files to their final place at once, or move them with `mv` in the \
RUN that writes them.",test:(file,image)=>file.cause==="deleted"&&image.isMoved(file),reports:[{layers:[{files:{"/app/a":{bytes:70,mtime:17e8}}},{deletes:["/app"],files:{"/srv/app/a":{bytes:70,mtime:17e8}}}]},
{layers:[{files:{"/app/a":{bytes:70,mtime:17e8,seed:"a"}}},{deletes:["/app/a"],files:{"/a":{bytes:70,mtime:17e8,seed:"b"}}}]}],ignores:[{layers:[{files:{"/app/a":{bytes:70,mtime:17e8}}},{deletes:["/ap\
p"],files:{"/srv/app/a":{bytes:70,mtime:1700000001}}}],because:"the times differ"},{layers:[{files:{"/app/a":70}},{deletes:["/app"],files:{"/srv/app/a":70}}],because:"no times are recorded"}]};var SYSTEM3=/^\/(?:usr\/(?!local\/)|bin\/|sbin\/|lib(?:32|64|x32)?\/|etc\/)/,package_upgrade_default={id:"package-upgrade",title:"Packages that a later layer upgrades",severity:"info",before:["depende\
ncies-twice"],when:"The file was overwritten or deleted, it is where a distribution installs, and the layer\u2019s command upgrades all packages (`apt-get upgrade`, `apk upgrade`, `dnf update`).",why:"\
Old and new versions are both in the image. Security fixes can justify this; a newer base image costs nothing.",remedy:"Build on a newer base image instead of upgrading in a layer: `docker build --pul\
l`, or a newer digest in `FROM`.",test:({cause,path,wastedIn},image)=>(cause==="overwritten"||cause==="deleted")&&SYSTEM3.test(path)&&image.commands(wastedIn).some(upgrades),reports:[{layers:[{files:{
"/usr/lib/libssl.so.3":90}},{by:"RUN /bin/sh -c apt-get update && apt-get -y dist-upgrade # buildkit",files:{"/usr/lib/libssl.so.3":99}}]},{layers:[{files:{"/lib/libc.so":90}},{by:"RUN apk upgrade",deletes:[
"/lib/libc.so"]}]}],ignores:[{layers:[{files:{"/usr/local/lib/libx.so":90}},{by:"RUN apt-get update && apt-get -y upgrade",files:{"/usr/local/lib/libx.so":99}}],because:"no package installs there"},{layers:[
{files:{"/usr/lib/libssl.so.3":90}},{by:"RUN apt-get install -y openssl",files:{"/usr/lib/libssl.so.3":99}}],because:"one package"}]};var plain_default={id:"plain",title:"Files that a later layer deletes or replaces",severity:"info",last:!0,when:"No other label fits.",why:"A layer only adds: files that a later layer deletes or repla\
ces stay in the image.",remedy:"Change or delete the files in the RUN that writes them. If a `COPY` brings them, list them in .dockerignore or change them in the build context.",test:()=>!0,reports:[{
layers:[{files:{"/app/a":70}},{deletes:["/app/a"]}]},{layers:[{files:{"/app/a":70}},{files:{"/app/a":99}}]}],ignores:[{layers:[{files:{"/var/lib/dpkg/status":90}},{files:{"/var/lib/dpkg/status":99}}],
because:"another label fits",instead:"state-rewrite"},{layers:[{files:{"/app/.env":90}},{deletes:["/app/.env"]}],because:"another label fits",instead:"secret-deleted-later"}]};var LEAST7={files:10,bytes:1e6},many=(count,more={})=>Object.fromEntries(Array.from({length:count},(_,n)=>[`/app/f${n}`,{bytes:5,...more}])),recursive_metadata_default={id:"recursive-metadata",title:"\
Owner, mode or time changed in a later layer",severity:"warn",before:["hard-link-copy-up"],when:"The same content was stored again, and the layer does that to at least 10 files or 1 MB below one top d\
irectory.",why:"chown, chmod and touch store each file again, even if nothing changes.",remedy:"Set owner and mode where the files arrive, with `COPY --chown` and `COPY --chmod`. Change what a RUN wri\
tes in that RUN, or switch with `USER` before it.",test(file,image){if(file.cause!=="metadata"||image.isLinkedAgain(file))return!1;let{files,bytes}=image.rewrittenBeside(file);return files>=LEAST7.files||
bytes>=LEAST7.bytes},reports:[{layers:[{files:many(10)},{files:many(10,{mode:384})}]},{layers:[{files:{"/app/big":1e6}},{files:{"/app/big":{bytes:1e6,mode:384}}}]},{layers:[{files:{"/app/big":1e6},hardLinks:{
"/app/new":"/app/big"}},{files:{"/app/big":{bytes:1e6,mode:384}},hardLinks:{"/app/new":"/app/big"}}]}],ignores:[{layers:[{files:many(9)},{files:many(9,{mode:384})}],because:"a few small files"},{layers:[
{files:{"/app/big":1e6}},{files:{"/app/big":1e6},hardLinks:{"/app/new":"/app/big"}}],because:"the file only got one more name",instead:"hard-link-copy-up"}]};var LEAST8=1e6,PART=.01,small_change_big_file_default={id:"small-change-big-file",title:"A small change to a big file",severity:"info",when:"The file was overwritten, has at least 1 MB, and its size c\
hanged by less than 1 %.",why:"A layer stores whole files: one more byte in a database or a log stores all of it again.",remedy:"Write the file in one RUN: everything that fills a database, a log or a\
n index belongs together.",test:({cause,bytes,successorBytes})=>cause==="overwritten"&&bytes>=LEAST8&&successorBytes!==null&&Math.abs(successorBytes-bytes)<bytes*PART,reports:[{layers:[{files:{"/srv/a\
.db":1e6}},{files:{"/srv/a.db":1000001}}]},{layers:[{files:{"/srv/a.db":2e6}},{files:{"/srv/a.db":199e4}}]}],ignores:[{layers:[{files:{"/srv/a.db":1e6}},{files:{"/srv/a.db":102e4}}],because:"it grows \
by 2 %"},{layers:[{files:{"/srv/a.db":9e5}},{files:{"/srv/a.db":900001}}],because:"less than 1 MB"}]};var FILES5=new Set(["/var/lib/apt/extended_states","/etc/ld.so.cache"]),DIRECTORIES2=["/var/lib/dpkg/","/var/cache/debconf/","/var/cache/ldconfig/","/lib/apk/db/","/usr/lib/apk/db/","/var/lib/rpm/","/\
usr/lib/sysimage/rpm/","/var/lib/dnf/","/var/log/"],state_rewrite_default={id:"state-rewrite",title:"State that every install rewrites",severity:"info",before:["package-upgrade"],when:"The file was st\
ored again, and the path is a package database, the loader\u2019s cache or a log.",why:"Each layer that installs something stores these files again. One install cannot avoid this; ten installs can sha\
re a layer.",remedy:"Install in fewer RUNs: each of them stores these files again.",test:({path,cause})=>(cause==="overwritten"||cause==="metadata")&&(FILES5.has(path)||DIRECTORIES2.some(directory=>path.
startsWith(directory))),reports:[{layers:[{files:{"/var/lib/dpkg/status":90}},{files:{"/var/lib/dpkg/status":99}}]},{layers:[{files:{"/etc/ld.so.cache":90}},{files:{"/etc/ld.so.cache":99}}]}],ignores:[
{layers:[{files:{"/var/lib/rpm/rpmdb.sqlite":90}},{deletes:["/var/lib/rpm/rpmdb.sqlite"]}],because:"no install deletes the database"},{layers:[{files:{"/var/lib/dpkg2/status":90}},{files:{"/var/lib/dp\
kg2/status":99}}],because:"another directory"}]};var labels=[secret_deleted_later_default,cache_deleted_later_default,archive_deleted_later_default,copied_again_default,packages_purged_later_default,moved_tree_default,recursive_metadata_default,hard_link_copy_up_default,
state_rewrite_default,package_upgrade_default,dependencies_twice_default,small_change_big_file_default,plain_default];export{isGpuLibrary,fieldsOf,detectors,splitFirst,nextWord,quotedWords,jsonWords,withoutFlags,buildTypesOf,variableOf,isDebug,releaseFor,aptInstalls,withoutRecommends,isPip,has,hasOption,hasFlag,operands,
purges,upgrades,hints,plain_default,labels,hasConditions,recordAt,filesIn,isForDevelopment3 as isForDevelopment,bundleOf,gemPlaces,programsOf,rules};
