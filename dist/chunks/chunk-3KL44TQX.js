import { createRequire as __createRequire } from 'node:module';
const require = __createRequire(import.meta.url);
import {
  STANDARD_INPUT
} from "./chunk-MOJ776OW.js";
import {
  DEFAULT_LIMITS
} from "./chunk-AF5BXTTZ.js";
import {
  parsePlatform
} from "./chunk-3SYWJ554.js";
import {
  UsageError
} from "./chunk-BM3QPQNS.js";

// src/rules/rule.ts
function rule(definition) {
  return definition;
}

// src/rules/context/vcs-dir.ts
var vcs_dir_default = rule({
  id: "vcs-dir",
  title: "Version control directories",
  category: "vcs-and-context",
  order: 80,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/{.git,.hg,.svn,.bzr,_darcs,.jj}/**", "/**/CVS/{Entries,Repository,Root}"],
  not: [
    { glob: "/**/flutter/.git/**", why: "the Flutter tool reads its own history at each start" },
    { glob: "/**/{homebrew,Homebrew}/.git/**", why: "`brew` needs it" },
    { glob: "~/.{nvm,pyenv,rbenv,asdf,oh-my-zsh}/**", why: "the tool updates itself from its own clone" }
  ],
  why: "The history of the sources, often with secrets that were deleted later. What reads it at run time, such as a version display, can use a build argument.",
  remedy: [
    "# .dockerignore: add the lines **/.git, **/.hg and **/.svn",
    "# in a clone during the build: RUN git clone --depth 1 URL src && rm -rf src/.git",
    "# to show a revision: ARG GIT_SHA",
    "#                     LABEL org.opencontainers.image.revision=$GIT_SHA"
  ].join("\n"),
  references: ["https://docs.docker.com/build/concepts/context/#dockerignore-files"],
  reports: [
    { files: { "/app/.git/objects/pack/pack-1a2b.pack": 9e7, "/app/.gitignore": 30 }, bytes: 9e7 },
    { files: { "/src/vendor/lib/.svn/wc.db": 4e3, "/src/CVS/Entries": 7, "/src/CVS/notes.txt": 2 }, bytes: 4007 }
  ],
  ignores: [
    { files: { "/app/.gitignore": 30, "/app/.git": 40 }, because: "plain files" },
    {
      files: { "/usr/lib/git-core/git-upload-pack": 3e3, "/usr/share/git-core/templates/hooks/pre-commit.sample": 5 },
      because: "the git program"
    },
    { files: { "/srv/git/repo.git/objects/pack/p.pack": 9e3 }, because: "a bare repository that the image serves" },
    { files: { "/opt/flutter/.git/HEAD": 20 }, because: "the tool reads its own history" }
  ]
});

// src/rules/downloads/archive-unpacked.ts
var MIN_SIZE = 262144;
var SUFFIX = /\.(tar|tar\.gz|tgz|tar\.xz|txz|tar\.bz2|tbz2|tar\.zst|zip|7z|rar)$/;
var UNPACKS = /\b(?:bsd)?tar |\bunzip |\b7z x|\bgunzip/;
function isUnpacked({ path, size, layer }, image) {
  if (size < MIN_SIZE) return false;
  if (image.isDirectory(path.replace(SUFFIX, ""))) return true;
  const command = image.createdBy(layer);
  return UNPACKS.test(command) && command.includes(path.slice(path.lastIndexOf("/") + 1));
}
var archive_unpacked_default = rule({
  id: "archive-unpacked",
  title: "Archive beside what was unpacked from it",
  category: "downloads/models",
  order: 96,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/*.{tar,tar.gz,tgz,tar.xz,txz,tar.bz2,tbz2,tar.zst,zip,7z,rar}"],
  not: [
    { glob: "/usr/{share,lib,lib64,libexec}/**", why: "distribution data" },
    { glob: "/**/node_modules/**", why: "package content" },
    { glob: "/**/{site,dist}-packages/**", why: "package content" },
    { glob: "/**/gems/**", why: "package content" },
    { glob: "/**/nltk_data/**", why: "the rule nltk-zip" },
    { glob: "/**/.yarn/**", why: "the yarn rules" },
    { glob: "/**/.ivy2/**", why: "Ivy resolves from it" },
    { glob: "/**/python[0-9]*.zip", why: "Python imports its standard library from it" }
  ],
  when: isUnpacked,
  whenText: "The archive has at least 262144 bytes, and either a directory with its name without the suffix is beside it (`foo-1.2` for `foo-1.2.tar.gz`), or the command that made its layer names it and unpacks something (`tar`, `bsdtar`, `unzip`, `7z x`, `gunzip`).",
  why: "Its content is in the image a second time.",
  remedy: [
    "RUN curl -fsSL URL | tar -xJ -C /opt --strip-components=1",
    "# or in one RUN: curl -fsSLo a.zip URL && unzip -q a.zip -d /opt && rm a.zip",
    "# or: ADD local.tar.gz /opt/ (unpacks a local archive and keeps no copy)"
  ].join("\n"),
  references: ["https://docs.docker.com/reference/dockerfile/#add", "https://github.com/hadolint/hadolint/wiki/DL3010"],
  reports: [
    { files: { "/opt/solr-9.6.0.tgz": 27e7, "/opt/solr-9.6.0/bin/solr": 3e3 }, bytes: 27e7 },
    {
      files: { "/app/data.zip": 262144 },
      createdBy: "RUN /bin/sh -c curl -fsSLO https://example.org/data.zip && unzip -q data.zip # buildkit",
      bytes: 262144
    }
  ],
  ignores: [
    {
      files: { "/app/public/downloads/brochure.zip": 9e5 },
      createdBy: "COPY public /app/public # buildkit",
      because: "a file that the image serves: nothing unpacked it"
    },
    {
      files: { "/usr/local/lib/python311.zip": 9e5, "/usr/local/lib/python311/": 0 },
      because: "the standard library of Python"
    },
    { files: { "/app/lib/app.jar": 9e5, "/app/lib/app/": 0 }, because: "no archive for this rule" },
    { files: { "/opt/a.zip": 262143, "/opt/a/": 0 }, because: "too small to bother" }
  ]
});

// src/rules/downloads/installer-leftover.ts
var AWS_CLI = /\/aws\/(dist\/|dist$|install$)/;
var installer_leftover_default = rule({
  id: "installer-leftover",
  title: "Installers left in place",
  category: "downloads/models",
  order: 94,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{get-pip.py,get-poetry.py,install-poetry.py,composer-setup.php,rustup-init,rustup-init.sh,nodesource_setup.sh,awscliv2.zip,awscli-bundle.zip,aws-sam-cli-linux-*.zip,session-manager-plugin.deb,packages-microsoft-prod.deb}",
    "/**/{Miniconda,Anaconda,Miniforge,Mambaforge,Micromamba}*-Linux-*.sh",
    "/**/{google-chrome*,wkhtmltox*,dumb-init*,tini*,libssl*,chrome-remote-desktop*}.{deb,rpm}",
    "/**/{chromedriver*,chrome-linux*,geckodriver*,instantclient*,terraform_*,vault_*,consul_*,packer_*,protoc-*,gradle-*-bin,gradle-*-all,sonar-scanner-*,nifi-*}.zip",
    "/**/{go[0-9]*.linux-*,node-v*-linux-*,apache-maven-*-bin,apache-tomcat-*,spark-*-bin-*,kafka_*,hadoop-*,openjdk-*,jdk-*_linux-*,OpenJDK*U-*,zulu*-linux*,Python-[0-9]*,ruby-[0-9]*,openssl-[0-9]*,nginx-[0-9]*,helm-v*,prometheus-*.linux-*,node_exporter-*,s6-overlay-*,boost_*,cmake-[0-9]*,geckodriver-v*}.{tar.gz,tgz,tar.xz,tar.bz2}",
    "/**/cuda_*_linux.run",
    "/**/cudnn-*.{tar.xz,tgz}",
    "/**/NVIDIA-Linux-*.run",
    "/{,tmp/,opt/,root/,home/*/}aws/{dist,install}",
    "/{,tmp/,opt/,root/,home/*/}aws/dist/**"
  ],
  not: [
    { glob: "/**/node_modules/**", why: "package content" },
    { glob: "/**/{site,dist}-packages/**", why: "package content" },
    { glob: "/usr/share/**", why: "distribution data" },
    { glob: "/usr/lib/**", why: "distribution data" }
  ],
  when: ({ path }, image) => !AWS_CLI.test(path) || image.exists("/usr/local/aws-cli"),
  whenText: "`aws/dist` and `aws/install` count only if `/usr/local/aws-cli` is visible.",
  why: "Programs that run once, or archives of something that is installed elsewhere.",
  remedy: [
    "RUN curl -fsSL URL | tar -xz -C /opt",
    "# an installer, in one RUN:",
    "RUN curl -fsSLo /tmp/install.sh URL && sh /tmp/install.sh -b -p /opt/conda && rm /tmp/install.sh",
    "# or in a build stage, then COPY --from: ADD --checksum=sha256:SUM URL /tmp/tool.tar.gz"
  ].join("\n"),
  references: [
    "https://docs.docker.com/build/building/best-practices/",
    "https://github.com/docker-library/python/blob/master/Dockerfile-linux.template"
  ],
  reports: [
    {
      files: {
        "/get-pip.py": 26e5,
        "/opt/Miniconda3-latest-Linux-x86_64.sh": 15e7,
        "/opt/conda/bin/conda": 500
      },
      bytes: 1526e5
    },
    {
      files: {
        "/awscliv2.zip": 60,
        "/aws/dist/awscli/data/ac.index": 7,
        "/aws/install": 1,
        "/usr/local/aws-cli/v2/current/dist/aws": 9
      },
      bytes: 68
    },
    {
      files: {
        "/opt/apache-maven-3.9.6-bin.tar.gz": 9,
        "/opt/google-chrome-stable_current_amd64.deb": 5,
        "/root/go1.22.1.linux-amd64.tar.gz": 3
      },
      bytes: 17
    }
  ],
  ignores: [
    {
      files: { "/opt/conda/bin/conda": 500, "/usr/local/bin/tini": 2e4, "/usr/local/aws-cli/v2/current/dist/aws": 9 },
      because: "installed"
    },
    { files: { "/opt/aws/dist/index.js": 700 }, because: "no AWS CLI is installed, so the folder is something else" },
    {
      files: { "/app/node_modules/x/get-pip.py": 5, "/usr/lib/python3/dist-packages/virtualenv/get-pip.py": 5 },
      because: "content of a package"
    }
  ]
});

// src/rules/downloads/os-package-file.ts
var MIN_SIZE2 = 4096;
var MAX_PARENTS = 4;
var INDEXES = ["Packages", "Packages.gz", "Packages.xz", "repodata/repomd.xml"];
function isNoRepository({ path, size }, image) {
  let folder = path.slice(0, path.lastIndexOf("/"));
  if (size < MIN_SIZE2 || isRepository(folder, image)) return false;
  for (let up = 0; up < MAX_PARENTS && folder !== ""; up++) {
    folder = folder.slice(0, folder.lastIndexOf("/"));
    if (isRepository(folder, image)) return false;
  }
  return true;
}
function isRepository(folder, image) {
  return INDEXES.some((name) => image.exists(`${folder}/${name}`)) || image.isDirectory(`${folder}/pool`) || image.hasNameEnding(folder, ".db.tar.gz");
}
var os_package_file_default = rule({
  id: "os-package-file",
  title: "Package files outside the caches",
  category: "downloads/models",
  order: 95,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/*.{deb,udeb,ddeb,rpm,srpm,pkg.tar.zst,pkg.tar.xz}"],
  not: [
    { glob: "/**/node_modules/**", why: "payload of a package" },
    { glob: "/**/{site,dist}-packages/**", why: "payload of a package" }
  ],
  when: isNoRepository,
  whenText: "The file has at least 4096 bytes, and neither its folder nor one of four folders above it looks like a package repository (`Packages`, `Packages.gz`, `Packages.xz`, `repodata/repomd.xml`, `*.db.tar.gz` or a folder `pool`). `.apk` files are left out: they may be Android programs.",
  why: "They are installed; the package database holds the record.",
  remedy: [
    "RUN --mount=type=bind,source=packages,target=/packages apt-get update && apt-get install -y --no-install-recommends /packages/*.deb && rm -rf /var/lib/apt/lists/*",
    "# a download, in one RUN: curl -fsSLo /tmp/x.deb URL && apt-get install -y /tmp/x.deb && rm /tmp/x.deb"
  ].join("\n"),
  references: ["https://docs.docker.com/reference/dockerfile/#run---mounttypebind"],
  reports: [
    { files: { "/opt/foo_1.0_amd64.deb": 9e4 }, bytes: 9e4 },
    {
      files: { "/root/epel-release-latest-9.noarch.rpm": 19e3, "/root/small.rpm": 4095, "/root/exact.rpm": 4096 },
      bytes: 23096
    }
  ],
  ignores: [
    { files: { "/srv/mirror/pool/main/f/foo_1.0_amd64.deb": 9e4 }, because: "a repository that the image serves" },
    {
      files: { "/repo/x86_64/a.rpm": 9e4, "/repo/repodata/repomd.xml": 3e3 },
      because: "a repository with its metadata"
    },
    { files: { "/srv/arch/a.pkg.tar.zst": 9e4, "/srv/arch/own.db.tar.gz": 300 }, because: "a repository of pacman" },
    { files: { "/app/assets/demo.apk": 9e4 }, because: "an Android program" }
  ]
});

// src/rules/logs/debug-log-files.ts
var debug_log_files_default = rule({
  id: "debug-log-files",
  title: "Debug and crash logs in the application",
  category: "logs-and-tmp",
  order: 87,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/**/{npm-debug,yarn-debug,yarn-error,pnpm-debug,.pnpm-debug,lerna-debug,firebase-debug,ui-debug,hs_err_pid*,replay_pid*,php_errors,error_log,nohup}*.{log,out}",
    "/{app,code,src,srv,workspace,workspaces,opt/app,usr/src/app,var/www}/**/*.log"
  ],
  not: [
    { glob: "/**/node_modules/**", why: "packages may ship sample logs" },
    { glob: "/**/{site,dist}-packages/**", why: "packages" }
  ],
  why: "Written by a run on the developer's machine or during the build.",
  remedy: [
    "# .dockerignore: add the line **/*.log",
    "# from a command of the build, in its own RUN: rm -f npm-debug.log"
  ].join("\n"),
  references: ["https://github.com/github/gitignore/blob/main/Node.gitignore"],
  reports: [
    { files: { "/app/npm-debug.log": 4e3, "/app/log/development.log": 9e4 }, bytes: 94e3 },
    { files: { "/srv/hs_err_pid12.log": 70, "/data/nohup.out": 5 }, bytes: 75 }
  ],
  ignores: [
    { files: { "/app/src/log/index.js": 400 }, because: "code" },
    { files: { "/app/node_modules/pkg/sample.log": 30 }, because: "packages may ship sample logs" },
    { files: { "/var/log/nginx/access.log": 50 }, because: "os-logs claims it" }
  ]
});

// src/rules/logs/os-logs.ts
var os_logs_default = rule({
  id: "os-logs",
  title: "Other files under /var/log",
  category: "logs-and-tmp",
  order: 91,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/log/**"],
  why: "Log lines of the build. Links such as `access.log -> /dev/stdout` have no bytes, are not counted and must stay.",
  remedy: [
    "RUN apt-get update && apt-get install -y PACKAGE && rm -rf /var/lib/apt/lists/* && find /var/log -type f -delete",
    "# keep the directories: nginx, postgres and others do not start without theirs"
  ].join("\n"),
  references: ["https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s10.html"],
  reports: [
    { files: { "/var/log/fontconfig.log": 4e3, "/var/log/journal/1a/system.journal": 8e6 }, bytes: 8004e3 },
    { files: { "/var/log/nginx/access.log": 70, "/var/log/dpkg.log": 9 }, bytes: 70 }
  ],
  ignores: [
    { files: { "/app/log/keep.txt": 40 }, because: "another place" },
    {
      files: { "/var/log/tool/log.txt": 40 },
      links: { "/app/logs": "../var/log/tool" },
      because: "the application keeps its log there: a link leads to it"
    }
  ]
});

// src/rules/logs/tmp-files.ts
var tmp_files_default = rule({
  id: "tmp-files",
  title: "Files left in temporary directories",
  category: "logs-and-tmp",
  order: 92,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/tmp/**", "/var/tmp/**", "/usr/tmp/**", "/dev/shm/**", "/run/lock/**"],
  liveVariables: ["HOME", "COMPOSER_HOME"],
  why: "A program must not expect files here to survive from run to run, and runtimes often mount an empty file system over them.",
  remedy: [
    "RUN --mount=type=tmpfs,target=/tmp COMMAND",
    "# or at the end of the RUN that leaves them: rm -rf /tmp/* /var/tmp/*"
  ].join("\n"),
  references: [
    "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s18.html",
    "https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch05s15.html"
  ],
  reports: [
    {
      files: { "/tmp/pear/download/redis.tgz": 3e5, "/var/tmp/rpm-tmp.abc": 700, "/tmp/npm-123/x": 5 },
      bytes: 300705
    },
    { files: { "/tmp/app/server": 9e3, "/tmp/build.o": 50 }, workingDir: "/tmp/app", bytes: 50, advice: 9e3 },
    {
      files: { "/tmp/run.sh": 30, "/tmp/x": 4 },
      entrypoint: ["/bin/sh", "-c", "exec /tmp/run.sh"],
      bytes: 4,
      advice: 30
    }
  ],
  ignores: [
    { files: { "/app/tmp/pids/.keep": 1 }, because: "a directory of the application" },
    {
      files: { "/tmp/data/model.bin": 900 },
      links: { "/app/data": "/tmp/data" },
      because: "a link of the application leads there"
    }
  ]
});

// src/rules/node/npm-cache.ts
var npm_cache_default = rule({
  id: "npm-cache",
  title: "npm cache and logs",
  category: "language-cache",
  order: 39,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "~/.npm/{_cacache,_logs,_prebuilds,_libvips,_locks,_tmp}/**",
    "~/.npm/{_update-notifier-last-checked,anonymous-cli-metrics.json}"
  ],
  envDirectories: { npm_config_cache: ["{_cacache,_logs}/**"], NPM_CONFIG_CACHE: ["{_cacache,_logs}/**"] },
  why: "Downloads by their hash, checked and fetched again when missing, and logs.",
  remedy: [
    "RUN npm ci --omit=dev && npm cache clean --force",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev"
  ].join("\n"),
  references: ["https://docs.npmjs.com/cli/v11/commands/npm-cache"],
  reports: [
    {
      files: {
        "/root/.npm/_cacache/content-v2/sha512/ab/cd/ef": 900,
        "/home/node/.npm/_logs/2026-debug-0.log": 70,
        "/.npm/_cacache/index-v5/aa/bb/cc": 5,
        "/root/.npm/_update-notifier-last-checked": 1
      },
      bytes: 976
    },
    { files: { "/cache/npm/_cacache/x": 5, "/cache/npm/_npx/y": 2 }, env: ["npm_config_cache=/cache/npm"], bytes: 5 }
  ],
  ignores: [
    { files: { "/root/.npmrc": 30 }, because: "configuration" },
    { files: { "/usr/local/lib/node_modules/npm/lib/npm.js": 900 }, because: "npm itself" },
    {
      files: { "/root/.npm/_npx/1a2b/node_modules/serve/build/main.js": 90 },
      because: "a program that `npx` starts: npx-cache"
    }
  ]
});

// src/rules/node/npx-cache.ts
var npx_cache_default = rule({
  id: "npx-cache",
  title: "Packages fetched by npx",
  category: "language-cache",
  order: 40,
  severity: "info",
  confidence: "safe-if-unused",
  bucket: "advice",
  globs: ["~/.npm/_npx/**"],
  envDirectories: { npm_config_cache: ["_npx/**"], NPM_CONFIG_CACHE: ["_npx/**"] },
  why: "Only the same `npx` call uses them again.",
  cost: "A start by `npx` downloads the package again, and fails without a network.",
  remedy: ["RUN npm install -g PACKAGE", "# and let the CMD start the installed program instead of npx"].join("\n"),
  references: ["https://docs.npmjs.com/cli/v11/commands/npx"],
  reports: [
    { files: { "/root/.npm/_npx/1a2b/node_modules/serve/build/main.js": 900 }, bytes: 900 },
    { files: { "/home/node/.npm/_npx/x/package.json": 30, "/home/node/.npm/_cacache/y": 4 }, bytes: 30 }
  ],
  ignores: [
    { files: { "/usr/local/lib/node_modules/serve/build/main.js": 900 }, because: "installed on purpose" },
    { files: { "/root/.npm/_cacache/x": 4 }, because: "npm-cache claims it" }
  ]
});

// src/rules/node/yarn-classic-cache.ts
var yarn_classic_cache_default = rule({
  id: "yarn-classic-cache",
  title: "Yarn 1 cache",
  category: "language-cache",
  order: 41,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/usr/local/share/.cache/yarn/**",
    "$CACHE/yarn/**",
    "/tmp/.yarn-cache*/**",
    "~/.yarn-cache/**",
    "/usr/local/share/.yarn-cache/**"
  ],
  envDirectories: { YARN_CACHE_FOLDER: ["v[0-9]*/**"] },
  why: "Installed packages are copies, not links. Each package lies here unpacked and as an archive, those for other platforms too. As root, yarn takes `/usr/local/share` for the home directory.",
  remedy: [
    "RUN yarn install --frozen-lockfile --production && yarn cache clean",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/usr/local/share/.cache/yarn,sharing=locked yarn install --frozen-lockfile --production"
  ].join("\n"),
  references: [
    "https://classic.yarnpkg.com/lang/en/docs/cli/cache/",
    "https://github.com/yarnpkg/yarn/blob/master/src/constants.js"
  ],
  reports: [
    {
      files: {
        "/usr/local/share/.cache/yarn/v6/npm-lodash-4.17.21-679591c5-integrity/node_modules/lodash/.yarn-tarball.tgz": 3e5,
        "/home/node/.cache/yarn/v6/x/y": 5
      },
      bytes: 300005
    },
    {
      files: { "/tmp/.yarn-cache-0/v1/a": 3, "/cache/yarn/v6/b": 4 },
      env: ["YARN_CACHE_FOLDER=/cache/yarn"],
      bytes: 7
    }
  ],
  ignores: [
    {
      files: { "/usr/local/share/.config/yarn/global/node_modules/serve/package.json": 800 },
      because: "installed by `yarn global add`"
    },
    {
      files: { "/app/.yarn/cache/react-npm-18.zip": 9e4 },
      because: "the cache of Yarn 2 and later, which may run from it"
    }
  ]
});

// src/rules/os/apk-cache.ts
var apk_cache_default = rule({
  id: "apk-cache",
  title: "Alpine package cache and index",
  category: "package-manager-cache",
  order: 8,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/apk/**", "/etc/apk/cache/**"],
  not: [{ glob: "/etc/apk/cache/installed", why: "diskless-mode package list" }],
  why: "Index and package downloads. The database of what is installed is elsewhere.",
  remedy: [
    "RUN apk add --no-cache PACKAGE",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/var/cache/apk,sharing=locked apk add --cache-dir /var/cache/apk PACKAGE"
  ].join("\n"),
  references: [
    "https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-cache.5.scd",
    "https://github.com/hadolint/hadolint/wiki/DL3019"
  ],
  reports: [
    { files: { "/var/cache/apk/APKINDEX.d8b2a6f4.tar.gz": 19e5 }, bytes: 19e5 },
    { files: { "/etc/apk/cache/musl-1.2.5-r0.abc.apk": 39e4, "/etc/apk/cache/installed": 30 }, bytes: 39e4 }
  ],
  ignores: [
    { files: { "/lib/apk/db/installed": 6e4 }, because: "the package database" },
    { files: { "/usr/lib/apk/db/installed": 6e4 }, because: "the package database where /lib is merged into /usr" },
    { files: { "/etc/apk/world": 40 }, because: "the packages that are wanted" }
  ]
});

// src/rules/os/apt-archives.ts
var apt_archives_default = rule({
  id: "apt-archives",
  title: "Downloaded .deb files",
  category: "package-manager-cache",
  order: 2,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/apt/archives/**"],
  not: [{ glob: "/var/cache/apt/archives/lock", why: "empty lock file" }],
  why: "dpkg has unpacked them; they are a download cache only. Official Debian and Ubuntu images delete them by themselves, other bases do not.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && apt-get clean && rm -rf /var/lib/apt/lists/*",
    "# or keep them outside the image: RUN --mount=type=cache,target=/var/cache/apt,sharing=locked ..."
  ].join("\n"),
  references: [
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"
  ],
  reports: [
    {
      files: {
        "/var/cache/apt/archives/git_1%3a2.39.5-0+deb12u3_amd64.deb": 72e5,
        "/var/cache/apt/archives/lock": 0
      },
      bytes: 72e5
    },
    { files: { "/var/cache/apt/archives/partial/x.deb": 4e3 }, bytes: 4e3 }
  ],
  ignores: [
    { files: { "/opt/repo/pool/main/g/git.deb": 72e5 }, because: "a package repository that the image serves" },
    { files: { "/var/cache/apt/pkgcache.bin": 5 }, because: "apt-pkgcache claims it" }
  ]
});

// src/rules/os/apt-lists.ts
var apt_lists_default = rule({
  id: "apt-lists",
  title: "APT package indexes",
  category: "package-manager-cache",
  order: 1,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/lib/apt/lists/**"],
  not: [
    { glob: "/var/lib/apt/lists/lock", why: "empty lock file" },
    {
      glob: "/var/lib/apt/lists/*{_InRelease,_Release,_Release.gpg}",
      why: "`apt-get dist-clean` keeps the signed release files on purpose: they stop a replay of an older archive"
    }
  ],
  why: "apt downloads them again at the next `apt-get update`. No program reads them at run time; scanners use `/var/lib/dpkg/status`.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/*",
    "# apt 3 (Debian trixie and later) can end the line with: apt-get dist-clean",
    "# or keep the lists outside the image:",
    "RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\",
    "    --mount=type=cache,target=/var/lib/apt,sharing=locked \\",
    "    rm -f /etc/apt/apt.conf.d/docker-clean && apt-get update && apt-get install -y --no-install-recommends PACKAGE"
  ].join("\n"),
  references: [
    "https://docs.docker.com/build/building/best-practices/#apt-get",
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"
  ],
  reports: [
    {
      files: { "/var/lib/apt/lists/mirror_debian_dists_bookworm_main_binary-amd64_Packages.lz4": 19616194 },
      bytes: 19616194
    },
    {
      files: { "/var/lib/apt/lists/auxfiles/x": 1, "/var/lib/apt/lists/partial/y": 2, "/var/lib/apt/lists/lock": 0 },
      bytes: 3
    }
  ],
  ignores: [
    {
      files: { "/var/lib/apt/lists/mirror_debian_dists_bookworm_InRelease": 151e3 },
      because: "`apt-get dist-clean` keeps the signed release files"
    },
    {
      files: { "/var/lib/apt/extended_states": 9e3 },
      because: "it records which packages are automatic, and `autoremove` needs it"
    }
  ]
});

// src/rules/os/apt-pkgcache.ts
var apt_pkgcache_default = rule({
  id: "apt-pkgcache",
  title: "APT binary caches",
  category: "package-manager-cache",
  order: 3,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/apt/*.bin", "/var/cache/apt/*.bin.*"],
  why: "Copies of the package lists in a form that apt maps into memory. apt writes them again whenever it runs.",
  remedy: [
    "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && apt-get clean && rm -rf /var/lib/apt/lists/*",
    "# or switch them off before the first update:",
    `RUN printf 'Dir::Cache::pkgcache "";\\nDir::Cache::srcpkgcache "";\\n' > /etc/apt/apt.conf.d/no-bin-cache`
  ].join("\n"),
  references: [
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://github.com/debuerreotype/debuerreotype/blob/master/scripts/debuerreotype-minimizing-config"
  ],
  reports: [
    { files: { "/var/cache/apt/pkgcache.bin": 3998e4, "/var/cache/apt/srcpkgcache.bin": 3997e4 }, bytes: 7995e4 },
    { files: { "/var/cache/apt/pkgcache.bin.Zx81Qp": 12 }, bytes: 12 }
  ],
  ignores: [
    { files: { "/usr/share/app/model.bin": 800 }, because: "any other .bin file" },
    { files: { "/var/cache/apt/archives/lock": 1 }, because: "not a cache file" }
  ]
});

// src/rules/os/debconf-old.ts
var debconf_old_default = rule({
  id: "debconf-old",
  title: "debconf backups",
  category: "package-manager-cache",
  order: 5,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/debconf/*-old"],
  why: "debconf renames its database to `NAME-old` whenever it saves, and never reads the old one back.",
  remedy: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old",
  references: ["https://manpages.debian.org/bookworm/debconf-doc/debconf.conf.5.en.html"],
  reports: [
    {
      files: { "/var/cache/debconf/templates.dat-old": 75e4, "/var/cache/debconf/templates.dat": 751e3 },
      bytes: 75e4
    },
    { files: { "/var/cache/debconf/config.dat-old": 7e3, "/var/cache/debconf/passwords.dat-old": 0 }, bytes: 7e3 }
  ],
  ignores: [
    { files: { "/var/cache/debconf/config.dat": 7e3 }, because: "the answers given at installation" },
    { files: { "/var/cache/debconf/passwords.dat": 5 }, because: "answers as well" }
  ]
});

// src/rules/os/dnf-cache.ts
var dnf_cache_default = rule({
  id: "dnf-cache",
  title: "dnf, yum, microdnf and tdnf caches",
  category: "package-manager-cache",
  order: 9,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/{dnf,libdnf5,yum,tdnf,microdnf,PackageKit}/**", "$CACHE/libdnf5/**", "/var/tmp/{dnf,yum}-*/**"],
  why: "Repository metadata and kept packages, fetched again when needed.",
  remedy: [
    "RUN dnf install -y --setopt=install_weak_deps=False --nodocs PACKAGE && dnf clean all && rm -rf /var/cache/dnf /var/cache/yum",
    "# microdnf:",
    "RUN microdnf install -y --nodocs --setopt=install_weak_deps=0 PACKAGE && microdnf clean all",
    "# or keep it outside the image (dnf5; dnf 4 has /var/cache/dnf):",
    "RUN --mount=type=cache,target=/var/cache/libdnf5,sharing=locked dnf install -y --setopt=install_weak_deps=False PACKAGE"
  ].join("\n"),
  references: [
    "https://dnf5.readthedocs.io/en/latest/dnf5.conf.5.html",
    "https://dnf.readthedocs.io/en/latest/conf_ref.html"
  ],
  reports: [
    {
      files: { "/var/cache/dnf/baseos-0a1b2c/repodata/repomd.xml": 4e3, "/var/cache/yum/metadata/x.solv": 9e6 },
      bytes: 9004e3
    },
    {
      files: {
        "/var/cache/libdnf5/fedora-1/solv/fedora.solv": 50,
        "/root/.cache/libdnf5/x/y": 5,
        "/var/tmp/dnf-root-ab12/z": 1
      },
      bytes: 56
    }
  ],
  ignores: [
    { files: { "/var/lib/dnf/history.sqlite": 2e5 }, because: "the history of transactions" },
    {
      files: { "/var/lib/dnf/history.sqlite-wal": 57712, "/var/cache/dnf/history.sqlite-wal": 57712 },
      because: "it may hold committed rows; never delete it apart from its database"
    },
    { files: { "/usr/lib/sysimage/libdnf5/packages.toml": 900 }, because: "it records why packages are installed" }
  ]
});

// src/rules/os/dpkg-old.ts
var dpkg_old_default = rule({
  id: "dpkg-old",
  title: "dpkg and apt state backups",
  category: "package-manager-cache",
  order: 4,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/lib/dpkg/*-old", "/var/backups/{dpkg,apt,alternatives}.*"],
  why: "The previous state of files that dpkg and apt rewrite. Nothing reads it unless somebody restores it by hand.",
  remedy: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/lib/dpkg/*-old /var/backups/*",
  references: ["https://manpages.debian.org/bookworm/dpkg/dpkg.1.en.html"],
  reports: [
    {
      files: {
        "/var/lib/dpkg/status-old": 12e4,
        "/var/lib/dpkg/diversions-old": 150,
        "/var/lib/dpkg/status": 121e3
      },
      bytes: 120150
    },
    { files: { "/var/backups/apt.extended_states.0": 900, "/var/backups/dpkg.status.1.gz": 300 }, bytes: 1200 }
  ],
  ignores: [
    { files: { "/var/lib/dpkg/status": 121e3 }, because: "the package database: dpkg and every scanner need it" },
    { files: { "/var/lib/dpkg/info/bash.list": 400 }, because: "it says which package owns which file" },
    { files: { "/var/backups/postgres.dump": 5e3 }, because: "a backup of something else" }
  ]
});

// src/rules/os/os-misc-cache.ts
var os_misc_cache_default = rule({
  id: "os-misc-cache",
  title: "Caches that the OS can rebuild",
  category: "package-manager-cache",
  order: 16,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/var/cache/ldconfig/aux-cache",
    "/var/cache/man/**",
    "/var/cache/apt-xapian-index/**",
    "/var/lib/command-not-found/**",
    "/var/lib/apt-xapian-index/**",
    "/var/cache/{app-info,swcatalog}/**",
    "/var/lib/{app-info,swcatalog}/**"
  ],
  why: "They speed up `ldconfig`, `man -k` and software centres. Each is rebuilt by its tool.",
  remedy: "RUN apt-get update && apt-get install -y --no-install-recommends PACKAGE && rm -rf /var/lib/apt/lists/* /var/cache/ldconfig/aux-cache /var/cache/man",
  references: [
    "https://man7.org/linux/man-pages/man8/ldconfig.8.html",
    "https://man7.org/linux/man-pages/man8/mandb.8.html"
  ],
  reports: [
    { files: { "/var/cache/ldconfig/aux-cache": 8e3, "/etc/ld.so.cache": 7e3 }, bytes: 8e3 },
    { files: { "/var/cache/man/index.db": 4e5, "/var/lib/command-not-found/commands.db": 3e6 }, bytes: 34e5 }
  ],
  ignores: [
    { files: { "/etc/ld.so.cache": 7e3 }, because: "the loader reads it at run time" },
    { files: { "/var/cache/fontconfig/abc.cache-7": 3e4 }, because: "making it again costs start-up time" }
  ]
});

// src/rules/os/pacman-cache.ts
var pacman_cache_default = rule({
  id: "pacman-cache",
  title: "pacman packages and sync databases",
  category: "package-manager-cache",
  order: 11,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/pacman/pkg/**", "/var/lib/pacman/sync/**"],
  why: "`pacman -Sy` downloads both again. The database of what is installed is `/var/lib/pacman/local`.",
  remedy: "RUN pacman -Syu --noconfirm --needed PACKAGE && rm -rf /var/cache/pacman/pkg/* /var/lib/pacman/sync/*",
  references: ["https://man.archlinux.org/man/pacman.conf.5"],
  reports: [
    { files: { "/var/cache/pacman/pkg/zlib-1.3-1-x86_64.pkg.tar.zst": 94e3 }, bytes: 94e3 },
    { files: { "/var/lib/pacman/sync/core.db": 13e4, "/var/lib/pacman/sync/extra.db": 8e6 }, bytes: 813e4 }
  ],
  ignores: [
    { files: { "/var/lib/pacman/local/zlib-1.3-1/desc": 900 }, because: "the database of what is installed" },
    { files: { "/etc/pacman.conf": 3e3 }, because: "configuration" }
  ]
});

// src/rules/os/pm-logs.ts
var pm_logs_default = rule({
  id: "pm-logs",
  title: "Package manager logs",
  category: "logs-and-tmp",
  order: 7,
  severity: "info",
  confidence: "safe",
  bucket: "removable",
  globs: [
    "/var/log/apt/**",
    "/var/log/{dpkg,alternatives,bootstrap,aptitude}.log*",
    "/var/log/unattended-upgrades/**",
    "/var/log/{dnf,dnf5,yum,hawkey,tdnf,zypper,pacman,apk}.log*",
    "/var/log/dnf.{librepo,rpm}.log*",
    "/var/log/zypp/**",
    "/var/log/anaconda/**"
  ],
  why: "Written only while packages are installed, and created again when needed. Their time stamps also make builds differ.",
  remedy: [
    "RUN apt-get update && apt-get install -y PACKAGE && rm -rf /var/lib/apt/lists/* /var/log/apt /var/log/dpkg.log /var/log/alternatives.log",
    "# dnf and microdnf: rm -rf /var/log/dnf* /var/log/hawkey.log; zypper: rm -rf /var/log/zypp"
  ].join("\n"),
  references: [
    "https://salsa.debian.org/apt-team/apt/-/blob/main/apt-pkg/init.cc",
    "https://dnf.readthedocs.io/en/latest/conf_ref.html"
  ],
  reports: [
    {
      files: { "/var/log/apt/term.log": 4e4, "/var/log/apt/eipp.log.xz": 3e3, "/var/log/dpkg.log": 9e4 },
      bytes: 133e3
    },
    {
      files: {
        "/var/log/hawkey.log": 300,
        "/var/log/dnf.librepo.log": 2e3,
        "/var/log/dnf.log.1": 100,
        "/var/log/zypp/history": 50
      },
      bytes: 2450
    }
  ],
  ignores: [
    { files: { "/var/log/nginx/access.log": 500 }, because: "no log of a package manager: os-logs claims it" },
    { files: { "/app/log/apt/term.log": 40 }, because: "another place" }
  ]
});

// src/rules/os/zypper-cache.ts
var zypper_cache_default = rule({
  id: "zypper-cache",
  title: "zypper caches",
  category: "package-manager-cache",
  order: 10,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/var/cache/{zypp,zypper}/**"],
  why: "Raw metadata, solver files and packages in one directory, all made again by a refresh.",
  remedy: "RUN zypper --non-interactive install --no-recommends PACKAGE && zypper clean --all",
  references: ["https://github.com/openSUSE/libzypp/blob/master/zypp.conf"],
  reports: [
    { files: { "/var/cache/zypp/packages/repo-oss/x86_64/vim.rpm": 2006672 }, bytes: 2006672 },
    { files: { "/var/cache/zypp/solv/@System/solv": 7e4, "/var/cache/zypper/RPMS/a.rpm": 5 }, bytes: 70005 }
  ],
  ignores: [
    { files: { "/etc/zypp/repos.d/repo-oss.repo": 300 }, because: "the setup of a repository" },
    { files: { "/var/lib/zypp/AutoInstalled": 200 }, because: "it records why packages are installed" }
  ]
});

// src/rules/python/nltk-zip.ts
var nltk_zip_default = rule({
  id: "nltk-zip",
  title: "NLTK archive beside its unpacked copy",
  category: "downloads/models",
  order: 30,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/nltk_data/{corpora,tokenizers,taggers,chunkers,grammars,models,stemmers,sentiment,misc,help}/*.zip"],
  when: (file, image) => image.isDirectory(file.path.slice(0, -".zip".length)),
  whenText: "A directory with the name of the archive is visible beside it.",
  why: "`nltk.data.find` opens the directory or the archive; one is enough.",
  cost: "`nltk.download` looks at the archive to see that a package is there, and fetches it again at a start that calls it. An offline start must not call it.",
  remedy: [
    'RUN python -m nltk.downloader -d /usr/share/nltk_data punkt_tab && for z in /usr/share/nltk_data/*/*.zip; do if [ -d "$(dirname $z)/$(basename $z .zip)" ]; then rm $z; fi; done',
    "# a start that calls nltk.download would fetch the archives again"
  ].join("\n"),
  references: ["https://github.com/nltk/nltk/blob/develop/nltk/downloader.py"],
  reports: [
    {
      files: {
        "/usr/share/nltk_data/tokenizers/punkt.zip": 13e6,
        "/usr/share/nltk_data/tokenizers/punkt/english.pickle": 4e5
      },
      bytes: 13e6
    },
    { files: { "/root/nltk_data/corpora/stopwords.zip": 24, "/root/nltk_data/corpora/stopwords/": 0 }, bytes: 24 }
  ],
  ignores: [
    {
      files: { "/root/nltk_data/corpora/wordnet.zip": 1e7 },
      because: "no directory beside it: the archive is the data"
    },
    { files: { "/app/corpora/a.zip": 5, "/app/corpora/a/": 0 }, because: "not in a data directory of NLTK" }
  ]
});

// src/rules/python/pip-cache.ts
var pip_cache_default = rule({
  id: "pip-cache",
  title: "pip cache",
  category: "language-cache",
  order: 17,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/pip/**"],
  envDirectories: { PIP_CACHE_DIR: ["**"] },
  why: "Downloads, wheels built here and the file of the self-check. Installed packages are copies.",
  remedy: [
    "RUN pip install --no-cache-dir -r requirements.txt",
    "# or for all calls: ENV PIP_NO_CACHE_DIR=1",
    "# or keep it outside the image:",
    "RUN --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt"
  ].join("\n"),
  references: ["https://pip.pypa.io/en/stable/topics/caching/"],
  reports: [
    {
      files: {
        "/root/.cache/pip/http-v2/a/b/c/d/e/abcde.body": 900,
        "/home/app/.cache/pip/wheels/aa/bb/x.whl": 70,
        "/.cache/pip/selfcheck/x": 3
      },
      bytes: 973
    },
    {
      files: { "/var/pip/http/x": 5, "/opt/app/.cache/pip/y": 2 },
      env: ["PIP_CACHE_DIR=/var/pip", "HOME=/opt/app"],
      bytes: 7
    }
  ],
  ignores: [
    { files: { "/usr/lib/python3/dist-packages/pip/_internal/cache.py": 12e3 }, because: "pip itself" },
    { files: { "/app/.cache/pip/x": 4 }, because: "not below a home directory" },
    {
      files: { "/app/main.py": 40 },
      env: ["PIP_CACHE_DIR=/app"],
      workingDir: "/app",
      because: "a variable that names the application is not believed"
    }
  ]
});

// src/rules/python/pipenv-cache.ts
var pipenv_cache_default = rule({
  id: "pipenv-cache",
  title: "Pipenv cache",
  category: "language-cache",
  order: 20,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/pipenv/**"],
  envDirectories: { PIPENV_CACHE_DIR: ["**"] },
  why: "Cached dependencies and helper data of the lock command.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache pipenv sync --system",
    "# or in the same RUN as the installation: rm -rf /root/.cache/pipenv"
  ].join("\n"),
  references: ["https://pipenv.pypa.io/en/latest/configuration.html"],
  reports: [
    { files: { "/root/.cache/pipenv/depcache7-py3.12.json": 900 }, bytes: 900 },
    { files: { "/home/web/.cache/pipenv/a": 1, "/var/pipenv/b": 2 }, env: ["PIPENV_CACHE_DIR=/var/pipenv"], bytes: 3 }
  ],
  ignores: [
    { files: { "/root/.local/share/virtualenvs/app-AbC/bin/python": 300 }, because: "the environment" },
    { files: { "/app/pipenv/core.py": 90 }, because: "pipenv itself" }
  ]
});

// src/rules/python/poetry-cache.ts
var poetry_cache_default = rule({
  id: "poetry-cache",
  title: "Poetry caches",
  category: "language-cache",
  order: 19,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/pypoetry/{cache,artifacts}/**"],
  not: [
    {
      glob: "$CACHE/pypoetry/virtualenvs/**",
      why: "the default place of the application's environment is inside the cache directory"
    }
  ],
  envDirectories: { POETRY_CACHE_DIR: ["{cache,artifacts}/**"] },
  why: "Metadata of package indexes and downloaded archives. The environments beside them stay: inside the cache is their default place.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/pypoetry/cache --mount=type=cache,target=/root/.cache/pypoetry/artifacts poetry install --only main --no-interaction",
    "# or in the same RUN as the installation: rm -rf /root/.cache/pypoetry/cache /root/.cache/pypoetry/artifacts"
  ].join("\n"),
  references: ["https://python-poetry.org/docs/configuration/"],
  reports: [
    {
      files: {
        "/root/.cache/pypoetry/artifacts/1a/2b/3c/x.whl": 900,
        "/root/.cache/pypoetry/cache/repositories/a": 10
      },
      bytes: 910
    },
    {
      files: { "/opt/poetry-cache/artifacts/x.whl": 7, "/opt/poetry-cache/virtualenvs/a/bin/gunicorn": 5 },
      env: ["POETRY_CACHE_DIR=/opt/poetry-cache"],
      bytes: 7
    }
  ],
  ignores: [
    {
      files: { "/root/.cache/pypoetry/virtualenvs/app-py3.12/bin/gunicorn": 300 },
      because: "the application as it runs"
    },
    { files: { "/root/.local/share/pypoetry/venv/bin/poetry": 300 }, because: "poetry itself" }
  ]
});

// src/rules/python/python-bytecode.ts
var python_bytecode_default = rule({
  id: "python-bytecode",
  title: "Python bytecode caches",
  category: "bytecode",
  order: 24,
  severity: "warn",
  confidence: "safe-if-unused",
  bucket: "removable",
  globs: ["/**/__pycache__/*.{pyc,pyo}"],
  adviceWhen: (image) => /^(1|true|yes|on)$/i.test(image.env("UV_COMPILE_BYTECODE") ?? ""),
  adviceWhenText: "`UV_COMPILE_BYTECODE` is set in the image, so it is compiled on purpose.",
  evenIfLive: true,
  why: "Python makes it from the sources again. Installers write it whether it is wanted or not; Debian packages do so as well, so that `dpkg -S` does not know the files.",
  cost: "Start-up is slower without it: each start compiles what it imports, on a read-only file system every time. An image that starts often may rather keep it, with an ignore entry for this rule.",
  remedy: [
    "RUN pip install --no-cache-dir --no-compile -r requirements.txt",
    "# and for what runs later in the build or at start: ENV PYTHONDONTWRITEBYTECODE=1",
    "# packages of the distribution, in the RUN that installs them: find /usr -name __pycache__ -type d -exec rm -rf {} +",
    "# start-up is slower without bytecode; to keep it, ignore the rule python-bytecode in the config"
  ].join("\n"),
  references: [
    "https://peps.python.org/pep-3147/",
    "https://docs.python.org/3/using/cmdline.html#envvar-PYTHONDONTWRITEBYTECODE"
  ],
  reports: [
    {
      files: {
        "/usr/lib/python3/dist-packages/numpy/__pycache__/__init__.cpython-311.pyc": 900,
        "/usr/lib/python3/dist-packages/numpy/__init__.py": 700,
        "/usr/bin/python3.11": 50
      },
      bytes: 900
    },
    {
      files: { "/app/__pycache__/a.cpython-312.opt-1.pyc": 60, "/app/a.py": 5, "/opt/python/bin/python3.12": 9 },
      bytes: 60
    },
    {
      files: { "/app/__pycache__/a.cpython-312.pyc": 60, "/app/a.py": 5, "/usr/bin/python3.12": 9 },
      env: ["UV_COMPILE_BYTECODE=1"],
      bytes: 0,
      advice: 60
    }
  ],
  ignores: [
    { files: { "/app/pkg/mod.pyc": 40 }, because: "a module without source outside `__pycache__` can be imported" },
    { files: { "/app/plugin/__pycache__/data.json": 30 }, because: "no bytecode" }
  ]
});

// src/rules/python/python-bytecode-orphan.ts
var CPYTHON = /^cpython-(\d)(\d+)(?:t?)(?:-|$)/;
var PYPY = /^pypy(\d)(\d+)(?:-|$)/;
function isOrphan({ path }, image) {
  const at = path.lastIndexOf("/__pycache__/");
  const [stem = "", tag = ""] = path.slice(at + "/__pycache__/".length).split(".");
  return !image.exists(`${path.slice(0, at)}/${stem}.py`) || isForeign(tag, image);
}
function isForeign(tag, image) {
  const [, major, minor] = CPYTHON.exec(tag) ?? [];
  if (major !== void 0) {
    const name2 = `python${major}.${minor}`;
    return ![name2, `${name2}t`, `lib${name2}.so`, `lib${name2}.so.1.0`].some((one) => image.hasName(one));
  }
  const [, pypyMajor, pypyMinor] = PYPY.exec(tag) ?? [];
  if (pypyMajor === void 0) return false;
  const name = `pypy${pypyMajor}.${pypyMinor}`;
  return ![name, `lib${name}-c.so`].some((one) => image.hasName(one));
}
var python_bytecode_orphan_default = rule({
  id: "python-bytecode-orphan",
  title: "Bytecode that Python will never load",
  category: "bytecode",
  order: 23,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["/**/__pycache__/*.{pyc,pyo}"],
  when: isOrphan,
  whenText: "The source `NAME.py` is not visible beside `__pycache__`, or the tag (`cpython-312`) is of a Python version that nothing in the image has the name of (`python3.12`, `libpython3.12.so`, `pypy3.10`). A tag of an interpreter that the rule does not know decides nothing.",
  evenIfLive: true,
  why: "Python ignores a cached file whose source is missing or whose tag is of another version.",
  remedy: [
    "# .dockerignore: add the lines **/__pycache__ and **/*.py[cod]",
    "# where the sources were deleted on purpose, keep bytecode in their place: RUN python -m compileall -b DIRECTORY"
  ].join("\n"),
  references: ["https://peps.python.org/pep-3147/"],
  reports: [
    { files: { "/app/pkg/__pycache__/gone.cpython-312.pyc": 700, "/usr/bin/python3.12": 20 }, bytes: 700 },
    {
      files: { "/app/__pycache__/main.cpython-39.pyc": 300, "/app/main.py": 50, "/usr/local/bin/python3.12": 20 },
      bytes: 300
    }
  ],
  ignores: [
    {
      files: { "/app/__pycache__/main.cpython-312.pyc": 300, "/app/main.py": 50, "/usr/local/bin/python3.12": 20 },
      because: "it is loaded: python-bytecode claims it"
    },
    { files: { "/app/pkg/mod.pyc": 40 }, because: "a module without source outside `__pycache__` can be imported" },
    {
      files: { "/opt/tool/__pycache__/a.cpython-311.pyc": 9, "/opt/tool/a.py": 1, "/usr/lib/libpython3.11.so.1.0": 6 },
      because: "a program has this Python built in"
    }
  ]
});

// src/rules/python/uv-cache.ts
var uv_cache_default = rule({
  id: "uv-cache",
  title: "uv cache",
  category: "language-cache",
  order: 18,
  severity: "warn",
  confidence: "safe",
  bucket: "removable",
  globs: ["$CACHE/uv/**"],
  envDirectories: { UV_CACHE_DIR: ["**"] },
  why: "Unpacked archives, built wheels and index responses. Files that an environment shares with it by a hard link or reaches by a symbolic link are not counted.",
  remedy: [
    "RUN --mount=type=cache,target=/root/.cache/uv UV_LINK_MODE=copy uv sync --locked --no-dev",
    "# or without a cache:",
    "RUN uv sync --locked --no-dev --no-cache"
  ].join("\n"),
  references: ["https://docs.astral.sh/uv/guides/integration/docker/", "https://docs.astral.sh/uv/concepts/cache/"],
  reports: [
    {
      files: { "/root/.cache/uv/archive-v0/xyz/numpy/core.so": 800, "/root/.cache/uv/simple-v15/a.rkyv": 30 },
      bytes: 830
    },
    { files: { "/cache/uv/wheels-v5/x.whl": 60 }, env: ["UV_CACHE_DIR=/cache/uv"], bytes: 60 }
  ],
  ignores: [
    {
      files: { "/root/.local/share/uv/python/cpython-3.12.3-linux-x86_64-gnu/bin/python3.12": 5e3 },
      because: "a managed interpreter"
    },
    { files: { "/root/.local/share/uv/tools/ruff/bin/ruff": 9e3 }, because: "an installed tool" },
    {
      files: { "/root/.cache/uv/archive-v0/xyz/numpy/core.so": 800 },
      links: { "/app/.venv/lib/python3.12/site-packages/numpy": "/root/.cache/uv/archive-v0/xyz/numpy" },
      because: "`UV_LINK_MODE=symlink`: the environment leads there"
    }
  ]
});

// src/rules/index.ts
var rules = [
  apt_lists_default,
  apt_archives_default,
  apt_pkgcache_default,
  dpkg_old_default,
  debconf_old_default,
  pm_logs_default,
  apk_cache_default,
  dnf_cache_default,
  zypper_cache_default,
  pacman_cache_default,
  os_misc_cache_default,
  pip_cache_default,
  uv_cache_default,
  poetry_cache_default,
  pipenv_cache_default,
  python_bytecode_orphan_default,
  python_bytecode_default,
  nltk_zip_default,
  npm_cache_default,
  npx_cache_default,
  yarn_classic_cache_default,
  vcs_dir_default,
  debug_log_files_default,
  os_logs_default,
  tmp_files_default,
  installer_leftover_default,
  os_package_file_default,
  archive_unpacked_default
];

// src/job.ts
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
var CONFIG_NAME = ".imagebudget.yml";
var EXAMPLE = `version: 1
  image: web:ci
  budgets:
    size: 250 MB`;
async function jobFor(wishes) {
  const config = await readConfig(wishes);
  const folder = dirname(resolve(wishes.cwd, config.path));
  const platformText = wishes.platform ?? config.platform;
  const platform = platformText === null ? null : parsePlatform(platformText);
  const { targets, build } = targetsOf(wishes, { config, folder, platform });
  return {
    targets,
    budgets: config.budgets,
    ignore: config.ignore,
    dockerfile: dockerfileOf(config, { build, folder, cwd: wishes.cwd }),
    verify: wishes.verify,
    limits: DEFAULT_LIMITS
  };
}
function inspectionOf(source, { platform, verify }) {
  const target = { name: withoutPrefix(source), platform: platform === null ? null : parsePlatform(platform), source };
  return { targets: [target], budgets: null, ignore: [], dockerfile: null, verify, limits: DEFAULT_LIMITS };
}
async function readConfig({ cwd, config }) {
  const { parseConfig } = await import("./config-GJG5L2NT.js");
  const path = config ?? CONFIG_NAME;
  const full = resolve(cwd, path);
  if (!existsSync(full))
    throw new UsageError(
      config === null ? `there is no ${CONFIG_NAME} here` : `there is no config file ${JSON.stringify(path.slice(0, 200))}`,
      {
        hint: `Write one, such as:
  ${EXAMPLE}
Or look at an image without budgets: imagebudget inspect IMAGE`
      }
    );
  try {
    return parseConfig(readFileSync(full), { path, ruleIds: rules.map(({ id }) => id) });
  } catch (error) {
    if (error instanceof Error && "syscall" in error)
      throw new UsageError(`cannot read the config ${path}`, { hint: "It must be a readable file.", cause: error });
    throw error;
  }
}
function targetsOf(wishes, { config, folder, platform }) {
  const named = (fallback) => config.name ?? fallback;
  if (wishes.sources.length > 0) {
    const name = (source) => wishes.sources.length === 1 ? named(withoutPrefix(source)) : withoutPrefix(source);
    return { targets: wishes.sources.map((source) => ({ name: name(source), platform, source })), build: null };
  }
  const { target } = config;
  const wished = wishes.build && { directory: wishes.cwd, build: wishes.build };
  const build = wished ?? (target?.kind === "build" ? { directory: folder, build: target.build } : null);
  if (build) {
    const request = { ...build.build, platform, directory: build.directory };
    return { targets: [{ name: named(build.build.target ?? build.build.context), platform, build: request }], build };
  }
  if (target?.kind !== "source")
    throw new UsageError(`${config.path} names no image, and neither does the command`, {
      hint: `Add "image: NAME", "registry: REF", "archive: PATH", "layout: PATH" or "build: CONTEXT" to it, or give one: imagebudget check IMAGE`
    });
  const isName = target.form === "image" || target.form === "registry";
  const shown = isName ? target.source : relative(wishes.cwd, resolve(folder, target.source)) || ".";
  const prefix = { image: "docker:", registry: "registry:", archive: "", layout: "oci:" }[target.form];
  const marked = target.form === "archive" && (/^[a-z-]+:/.test(shown) || !existsSync(resolve(wishes.cwd, shown)));
  return {
    targets: [{ name: named(shown), platform, source: `${marked ? "./" : prefix}${shown}` }],
    build: null
  };
}
function withoutPrefix(source) {
  return source === "-" ? STANDARD_INPUT : source.replace(/^(docker|podman|docker-archive|oci|oci-archive|registry):/, "");
}
function dockerfileOf(config, { build, folder, cwd }) {
  const target = build?.build.target ?? null;
  const at = (path) => ({ path, shown: relative(cwd, path), target });
  if (config.dockerfile !== null) return at(resolve(folder, config.dockerfile));
  if (build?.build.file != null) return at(resolve(build.directory, build.build.file));
  const beside = join(build ? resolve(build.directory, build.build.context) : folder, "Dockerfile");
  return existsSync(beside) ? at(beside) : null;
}

export {
  rules,
  jobFor,
  inspectionOf
};
