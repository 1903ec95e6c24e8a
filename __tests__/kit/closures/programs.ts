/** Programs that are compiled here, each with what may stay unknown of it, written down before it was traced. */
import { existsSync } from 'node:fs';

export interface TracedProgram {
  name: string;
  /** File names and texts. */
  sources: Readonly<Record<string, string>>;
  /** Arguments of the compiler; the output is `program`. Null for a script. */
  compiler: readonly string[] | null;
  /** Environment of the compiler. */
  env?: Readonly<Record<string, string>>;
  /** Runs the program instead of starting it directly. */
  command?: readonly string[];
  /** What it opens that cannot be found, and why. */
  misses: readonly { paths: RegExp; because: string }[];
}

/** Libraries that the C program uses where their headers are here. */
const LIBRARIES = [
  { header: '/usr/include/zlib.h', include: 'zlib.h', option: '-lz', use: 'puts(zlibVersion());' },
  {
    header: '/usr/include/sqlite3.h',
    include: 'sqlite3.h',
    option: '-lsqlite3',
    use: 'sqlite3 *db; sqlite3_open(":memory:", &db); sqlite3_exec(db, "create table t (a)", 0, 0, 0); sqlite3_close(db);',
  },
  {
    header: '/usr/include/openssl/ssl.h',
    include: 'openssl/ssl.h',
    option: '-lssl -lcrypto',
    use: 'SSL_CTX *c = SSL_CTX_new(TLS_client_method()); SSL_CTX_set_default_verify_paths(c); SSL_CTX_free(c);',
  },
  { header: '/usr/include/expat.h', include: 'expat.h', option: '-lexpat', use: 'puts(XML_ExpatVersion());' },
  {
    header: '/usr/include/libxml2/libxml/tree.h',
    include: 'libxml/parser.h',
    option: '-I/usr/include/libxml2 -lxml2',
    use: 'xmlFreeDoc(xmlReadMemory("<a/>", 4, "a.xml", 0, 0));',
  },
  {
    header: '/usr/include/postgresql/libpq-fe.h',
    include: 'libpq-fe.h',
    option: '-I/usr/include/postgresql -lpq',
    use: 'printf("%d\\n", PQlibVersion());',
  },
].filter(({ header }) => existsSync(header));

const C_LIBRARIES = `
#include <stdio.h>
#include <locale.h>
#include <pwd.h>
#include <netdb.h>
#include <time.h>
#include <iconv.h>
${LIBRARIES.map(({ include }) => `#include <${include}>`).join('\n')}
int main(void) {
  setlocale(LC_ALL, "C.UTF-8");
  struct passwd *p = getpwnam("root");
  struct addrinfo *a;
  getaddrinfo("localhost", "http", 0, &a);
  time_t now = time(0);
  printf("%s %s", p ? p->pw_dir : "", asctime(localtime(&now)));
  iconv_open("EUC-JP", "UTF-8");
  ${LIBRARIES.map(({ use }) => `{ ${use} }`).join('\n  ')}
  return 0;
}
`;

/** One library by its name, one by a name that is put together of parts. */
const C_DLOPEN = `
#include <dlfcn.h>
#include <stdio.h>
int main(int count, char **words) {
  char name[32];
  void *z = dlopen("libz.so.1", RTLD_NOW);
  snprintf(name, sizeof name, "%s%s.%s", "lib", count > 5 ? words[1] : "bz2", "so.1.0");
  void *b = dlopen(name, RTLD_NOW);
  printf("%d %d\\n", z != 0, b != 0);
  return !z || !b;
}
`;

const CXX = `
#include <iostream>
#include <locale>
#include <regex>
#include <thread>
int main() {
  std::thread([] { std::cout << std::regex_replace("abc", std::regex("b"), "-") << std::endl; }).join();
  try { std::locale l("C.UTF-8"); std::cout << l.name() << std::endl; } catch (...) {}
}
`;

const GO_CGO = `package main

// #include <stdlib.h>
// #include <zlib.h>
// #cgo LDFLAGS: -lz
import "C"

import (
	"crypto/x509"
	"fmt"
	"mime"
	"net"
	"os/user"
	"time"
)

func main() {
	u, _ := user.Lookup("root")
	addresses, _ := net.LookupHost("localhost")
	zone, _ := time.LoadLocation("Europe/Berlin")
	pool, _ := x509.SystemCertPool()
	fmt.Println(u, addresses, zone, pool != nil, mime.TypeByExtension(".html"), C.GoString(C.zlibVersion()))
}
`;

const SCRIPT = `#!/bin/sh
set -e
who=$(id -un)
echo "$who" | sed s/r/R/
exec /srv/program
`;

export const PROGRAMS: readonly TracedProgram[] = [
  {
    name: `C with ${LIBRARIES.length} libraries`,
    sources: { 'main.c': C_LIBRARIES },
    compiler: ['gcc', 'main.c', ...LIBRARIES.flatMap(({ option }) => option.split(' '))],
    misses: [],
  },
  {
    name: 'C with dlopen',
    sources: { 'main.c': C_DLOPEN },
    compiler: ['gcc', 'main.c'],
    misses: [{ paths: /\/libbz2\.so/, because: 'the program computes this name' }],
  },
  { name: 'C++', sources: { 'main.cc': CXX }, compiler: ['g++', 'main.cc', '-pthread'], misses: [] },
  {
    name: 'Go with cgo',
    sources: { 'main.go': GO_CGO, 'go.mod': 'module example.com/program\n\ngo 1.20\n' },
    compiler: ['go', 'build', '.'],
    env: { CGO_ENABLED: '1' },
    misses: [],
  },
  {
    name: 'shell script that starts it',
    sources: { 'main.c': '#include <stdio.h>\nint main(void) { return puts("ran") < 0; }\n', 'start.sh': SCRIPT },
    compiler: ['gcc', 'main.c'],
    command: ['/srv/start.sh'],
    misses: [],
  },
];
