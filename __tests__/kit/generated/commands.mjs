// What the RUNs of generated Dockerfiles do: each gives the commands of one or several RUNs. Files whose names begin with `keep`
// are what the image is for.

/** Where tools leave what nobody needs, as docs/rules names it. */
const CACHES = [
  '~/.cache/pip/http-v2/a/b/c.body',
  '~/.npm/_cacache/content-v2/sha512/a/b/c',
  '~/.cache/yarn/v6/npm-left-pad-1/left-pad.js',
  '~/.cache/go-build/ab/abcd-d',
  '~/.cargo/registry/cache/index.crates.io-1/left-1.crate',
  '~/.m2/repository/org/example/left/1/left-1.jar',
  '~/.composer/cache/files/left/left.zip',
  '~/.bundle/cache/left-1.gem',
  '~/.cache/uv/archive-v0/left/left.py',
  '/var/lib/apt/lists/deb.example.org_debian_dists_bookworm_main_binary-amd64_Packages',
  '/var/cache/apt/archives/left_1_amd64.deb',
  '/var/cache/apk/APKINDEX.0.tar.gz',
  '/var/cache/dnf/main/packages/left-1.rpm',
  '/var/log/apt/term.log',
  '/tmp/build-1/left.o',
  '/var/tmp/left.bin',
];

const bytes = random => random.between(800, 2600) * 1000;

/** Caches that plain commands write, beside what is kept. */
export function plainCache(random, stage) {
  const home = stage.home;
  const path = random.oneOf(CACHES).replace('~', home);
  if (stage.user !== 'root' && !path.startsWith(home) && !path.startsWith('/tmp') && !path.startsWith('/var/tmp'))
    return null;
  const kept = stage.keep(`${stage.writable}/left-${stage.count()}`);
  const commands = [`fill ${path} ${bytes(random)}`, `fill ${kept} 300000`];
  const later = [];
  if (random.chance(20))
    later.push([`test -s ${path}`, `cp ${path} ${stage.keep(`${stage.writable}/used-${stage.count()}`)}`]);
  else if (random.chance(25))
    later.push([random.oneOf([`rm -f ${path}`, `rm -rf ${path.slice(0, path.lastIndexOf('/'))}`])]);
  return [random.shuffled(commands), ...later];
}

export function pip(random, stage) {
  if (stage.user !== 'root') return null;
  const names = random.some(['flask', 'numpy==1.26', 'django', 'requests'], 50);
  if (names.length === 0) names.push('flask');
  const flags = random.some(['--no-cache-dir', '--quiet', '--upgrade', '--no-compile'], 20);
  for (const name of names) stage.keep(`/usr/local/lib/python3.11/site-packages/${name.replace(/=.*/, '')}`);
  const install = ['pip', 'install', ...flags, ...names].join(' ');
  const runs = [random.chance(30) ? ['pip install --upgrade pip', install] : [install]];
  if (random.chance(20)) runs.push([random.oneOf(['pip cache purge', 'rm -rf /root/.cache/pip', 'rm -rf ~/.cache'])]);
  return runs;
}

export function apt(random, stage) {
  if (stage.user !== 'root') return null;
  const names = random.shuffled(['curl', 'jq', 'git', 'vim', 'libpq-dev', 'gcc']).slice(0, random.between(1, 3));
  const flags = random.oneOf(['-y', '-y --no-install-recommends', '-qq -y', '--yes']);
  const clean = random.oneOf([
    [],
    [],
    ['apt-get clean'],
    ['rm -rf /var/lib/apt/lists/*'],
    ['apt-get clean', 'rm -rf /var/lib/apt/lists/* /tmp/*'],
  ]);
  const install = [`apt-get install ${flags} ${names.join(random.oneOf([' ', ' \\\n      ']))}`];
  const [purged] = names;
  const purges = names.length > 1 && random.chance(25);
  for (const name of names) if (!purges || name !== purged) stage.keep(`/usr/share/${name}`);
  const purge = purges ? [[`apt-get purge -y --auto-remove ${purged}`]] : [];
  if (random.chance(25)) return [['apt-get update'], install, ...purge];
  if (random.chance(20))
    return [['apt-get update', ...install], [`apt-get install -y ${stage.named('extra')}`], ...purge];
  return [['apt-get update', ...install, ...clean], ...purge];
}

export function npm(random, stage) {
  if (!stage.hasPackage) return null;
  stage.keep(`${stage.workdir}/node_modules/express`);
  const install = random.oneOf([
    'npm install',
    'npm ci',
    'npm install --omit=dev',
    'npm ci --no-audit',
    'npm install --production',
  ]);
  const builds = !/omit|production/.test(install) && !stage.production && random.chance(50);
  if (builds) stage.keep(`${stage.workdir}/dist`);
  const rest = builds ? ['npm run build'] : [];
  const clean = random.chance(20) ? ['npm cache clean --force'] : [];
  const prune = builds && random.chance(30) ? ['npm prune --omit=dev'] : [];
  const together = [install, ...rest, ...prune, ...clean];
  return random.chance(50) ? [together] : together.map(command => [command]);
}

/** Files that are made again with other rights, moved, copied, or deleted. */
export function change(random, stage) {
  const folder = random.oneOf(stage.folders);
  if (folder === undefined || stage.user !== 'root') return null;
  const copy = `/srv/copy-${stage.count()}`;
  const kinds = [
    () => [[`chmod -R ${random.oneOf(['g+w', 'a+rX', '755', 'u=rwX,go=rX'])} ${folder}`]],
    () => [[`chown -R ${random.oneOf(['1000:1000', 'app:app', 'www-data', '33:33'])} ${folder}`]],
    () => [[`find ${folder} -type f -exec chmod ${random.oneOf(['644', 'a+r'])} {} +`]],
    () => [[`find ${folder} -type d -exec chmod 755 {} \\;`]],
    () => [[`cp -r ${folder} ${copy}`]],
    () => [[`mkdir -p ${copy}`, `cp -a ${folder}/. ${copy}/`]],
    () => {
      stage.moved(folder, copy);
      return [[`mv ${folder} ${copy}`]];
    },
    () => [[`rm -rf ${folder}/tests ${folder}/docs`]],
    () => [[`rm -rf ${folder}/*/data ${folder}/.git`]],
    () => [[`find ${folder} -name '*.md' -delete`]],
    () => [[`cd ${folder}`, 'rm -rf tests', `touch ${stage.keep(`${folder}/keep-touched-${stage.count()}`)}`]],
  ];
  return random.oneOf(kinds)();
}

/** Something that is made, used once, and left or deleted. */
export function intermediate(random, stage) {
  if (stage.user !== 'root') return null;
  const path = `/usr/src/step-${stage.count()}/input.bin`;
  const kept = stage.keep(`/opt/step-${stage.count()}/result`);
  const make = [`fill ${path} ${bytes(random)}`];
  const use = [`mkdir -p ${kept.slice(0, kept.lastIndexOf('/'))}`, `head -c 100000 ${path} > ${kept}`];
  const remove = random.oneOf([
    [],
    [`rm -rf /usr/src/*`],
    [`rm ${path}`],
    [`rm -rf ${path.slice(0, path.lastIndexOf('/'))}`],
  ]);
  return random
    .oneOf([() => [make, use, remove], () => [[...make, ...use], remove], () => [make, [...use, ...remove]]])()
    .filter(list => list.length > 0);
}

/** What shells can do, around what is kept. */
export function shell(random, stage) {
  const kept = stage.keep(`${stage.writable}/shell-${stage.count()}`);
  const cache = `${stage.home}/.cache/pip/http-v2/s/h/${stage.count()}`;
  const size = bytes(random);
  const kinds = [
    [`if [ ! -e ${kept} ]; then fill ${kept} 200000; fi`, `fill ${cache} ${size}`],
    [`for n in 1 2; do fill ${cache}-$n ${size}; done`, `fill ${kept} 200000`],
    [`fill ${kept} 200000 || exit 1`, `fill ${cache} ${size}`],
    [`(cd /tmp && fill ${kept} 200000)`, `fill ${cache} ${size} > /dev/null 2>&1`],
    [`fill ${cache} ${size}`, `cat ${cache} | head -c 1000 > /dev/null`, `fill ${kept} 200000`],
    [`export SIZE=${size}`, `fill ${cache} "$SIZE"`, `fill ${kept} 200000`],
    [`fill ${cache} ${size}`, `fill ${kept} 200000`, 'exit 0'],
    [`fill ${kept} 200000`, `sh -c 'fill ${cache} ${size}'`, 'true # as it should'],
  ];
  return [random.oneOf(kinds)];
}
