/**
 * Files that no ELF header names, and that libraries read if they exist. Each line says for which library. Sources: the manuals of
 * the libraries, and the slices of https://github.com/canonical/chisel-releases, which list the files that each library takes.
 */
import { pathOf, walk } from '../../stack/file-tree.ts';
import type { StackNode } from '../../stack/merge/merged-tree.ts';
import type { Follower } from '../../stack/symlinks.ts';

interface DataFiles {
  /** Names of libraries, any of which reads them; null for what every program may read. */
  library: RegExp | null;
  /** Of an absolute path, or of what `libraryPath` makes of it. */
  paths: RegExp;
  what: string;
}

/**
 * A path in a directory of libraries, such as `/usr/lib/x86_64-linux-gnu/gconv/x` or `/lib64/gconv/x`, as `/LIB/gconv/x`.
 * Others stay as they are.
 */
function libraryPath(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  const [folder, ...below] = first === 'usr' ? rest : [first, ...rest];
  if (folder !== 'lib' && folder !== 'lib64') return path;
  return `/LIB/${(below[0]?.includes('-linux-') ? below.slice(1) : below).join('/')}`;
}

const DATA_FILES: readonly DataFiles[] = [
  {
    library: /^ld-linux|^ld64\./,
    paths: /^\/etc\/ld\.so\.(?:cache|preload)$/,
    what: 'where the loader finds libraries',
  },
  {
    library: /^libc[.-]/,
    paths:
      /^\/etc\/(?:nsswitch\.conf|passwd|group|hosts|resolv\.conf|host\.conf|gai\.conf|services|protocols|networks|ethertypes|rpc|shells)$/,
    what: 'names of users, hosts and services',
  },
  {
    library: /^libc\.so\.6$/,
    paths: /^\/LIB\/libnss_[\w-]+[.-]/,
    what: 'modules that nsswitch.conf names',
  },
  {
    library: /^libc[.-]/,
    paths: /^\/usr\/(?:lib|share)\/(?:locale|i18n)(?:\/|-langpack\/)|^\/LIB\/gconv\/|^\/etc\/locale\.(?:conf|alias)$/,
    what: 'locales and character sets',
  },
  { library: null, paths: /^\/etc\/(?:localtime|timezone)$|^\/usr\/share\/zoneinfo\//, what: 'time zones' },
  { library: null, paths: /^\/usr\/local\/go\/lib\/time\/zoneinfo\.zip$/, what: "Go's time zones" },
  {
    library: null,
    paths:
      /^\/etc\/ssl\/certs\/|^\/etc\/pki\/|^\/usr\/share\/ca-certificates\/|^\/etc\/ca-certificates\/|^\/(?:etc|usr\/lib)\/ssl\/cert\.pem$/,
    what: 'certificates',
  },
  {
    library: /^lib(?:ssl|crypto)\./,
    paths: /^\/(?:etc|usr\/lib)\/ssl\/openssl\.cnf$|^\/LIB\/(?:ossl-modules|engines-[\d.]+)\//,
    what: 'settings and modules of OpenSSL',
  },
  { library: null, paths: /^\/etc\/mime\.types$|^\/usr\/share\/mime\//, what: 'types of files' },
  {
    library: /^lib(?:tinfo|ncurses|readline|edit)/,
    paths: /^\/(?:etc|lib|usr\/share)\/terminfo\/|^\/etc\/inputrc$/,
    what: 'terminals',
  },
  {
    library: /^libmagic\./,
    paths: /^\/(?:etc\/magic|usr\/(?:lib\/file|share\/(?:misc|file))\/)/,
    what: 'the magic database',
  },
  { library: /^lib(?:krb5|gssapi)/, paths: /^\/etc\/krb5\.conf|^\/LIB\/krb5\//, what: 'Kerberos' },
  {
    library: /^libsasl2\./,
    paths: /^\/etc\/sasl2?\/|^\/LIB\/sasl2\//,
    what: 'mechanisms to log in by',
  },
  {
    library: /^libpam\./,
    paths: /^\/etc\/(?:pam\.d\/|pam\.conf|security\/)|^\/LIB\/security\//,
    what: 'PAM',
  },
  { library: /^libldap/, paths: /^\/etc\/(?:ldap|openldap)\//, what: 'settings of LDAP' },
  {
    library: /^libfontconfig\./,
    paths: /^\/etc\/fonts\/|^\/usr\/share\/(?:fonts|fontconfig|xml\/fontconfig)\/|^\/var\/cache\/fontconfig\//,
    what: 'fonts',
  },
  { library: /^libgdk_pixbuf/, paths: /^\/LIB\/gdk-pixbuf-2\.0\//, what: 'loaders of pictures' },
  {
    library: /^libgio-/,
    paths: /^\/LIB\/gio\/modules\/|^\/usr\/share\/glib-2\.0\/schemas\//,
    what: 'modules of GIO',
  },
  {
    library: /^libodbc/,
    paths: /^\/etc\/odbc(?:inst)?\.ini$|^\/LIB\/odbc\//,
    what: 'drivers of ODBC',
  },
  {
    library: /^libMagick/,
    paths: /^\/etc\/ImageMagick-\d+\/|^\/LIB\/ImageMagick-[\d.]+\//,
    what: 'coders of ImageMagick',
  },
  { library: /^libgst/, paths: /^\/LIB\/gstreamer-1\.0\//, what: 'plugins of GStreamer' },
  {
    library: /^lib(?:vulkan|OpenCL)\./,
    paths: /^\/(?:etc|usr\/share)\/(?:vulkan|OpenCL)\//,
    what: 'drivers of graphics cards',
  },
  { library: /^libX11\./, paths: /^\/usr\/share\/X11\//, what: 'input and errors of X11' },
  {
    library: /^lib(?:GL|GLX|EGL|gbm|va|vdpau|vpl)[._-]/,
    paths: /^\/LIB\/(?:dri|gbm|vdpau|vpl)\/|^\/usr\/share\/(?:drirc\.d|glvnd)\//,
    what: 'drivers of graphics cards',
  },
  { library: /^libdrm\./, paths: /^\/usr\/share\/libdrm\//, what: 'names of devices' },
  { library: /^libvdpau\./, paths: /^\/etc\/vdpau_wrapper\.cfg$/, what: 'settings of VDPAU' },
  { library: /^libsensors\./, paths: /^\/etc\/sensors(?:3\.conf|\.d\/)/, what: 'settings of sensors' },
  { library: /^libattr\./, paths: /^\/etc\/xattr\.conf$/, what: 'which attributes are copied' },
  { library: /^libaudit\./, paths: /^\/etc\/libaudit\.conf$/, what: 'settings of the audit system' },
  {
    library: /^lib(?:mysqlclient|mariadb)\./,
    paths: /^\/etc\/(?:mysql\/|my\.cnf)/,
    what: 'settings of MySQL and MariaDB',
  },
  { library: /^lib(?:tirpc|nsl)\./, paths: /^\/etc\/netconfig$/, what: 'transports of RPC' },
  { library: /^libthai\./, paths: /^\/usr\/share\/libthai\//, what: 'where Thai words end' },
  { library: /^libproxy\./, paths: /^\/LIB\/libproxy\//, what: 'modules of libproxy' },
  { library: /^libsemanage\./, paths: /^\/etc\/selinux\//, what: 'settings of SELinux' },
  { library: /^libxml2\./, paths: /^\/etc\/xml\//, what: 'catalogues of XML' },
  { library: /^libpci\./, paths: /^\/usr\/share\/misc\/pci\.ids/, what: 'names of devices' },
];

/** Top directories with files of `DATA_FILES`. */
const MAY_HAVE_DATA: ReadonlySet<string> = new Set(['etc', 'lib', 'lib64', 'usr', 'var']);

/** The files of an image that libraries of these names read, with what they are. Of a link, its target. */
export function dataFilesIn(
  { root, follow }: { root: StackNode; follow: Follower },
  libraries: readonly string[],
): { file: StackNode; what: string }[] {
  const readers = DATA_FILES.filter(({ library }) => library === null || libraries.some(name => library.test(name)));
  const found: { file: StackNode; what: string }[] = [];
  walk<StackNode>(root, node => {
    if (node.inode === null && node.link === null) return node.parent !== root || MAY_HAVE_DATA.has(node.name);
    const path = pathOf(node);
    const inLibraries = libraryPath(path);
    const reader = readers.find(({ paths }) => paths.test(path) || paths.test(inLibraries));
    if (reader === undefined) return true;
    const file = node.link === null ? node : (follow.link(node) as StackNode | null);
    if (file !== null) found.push({ file, what: reader.what });
    return true;
  });
  return found;
}
