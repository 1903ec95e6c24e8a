package main

/*
#cgo LDFLAGS: -lsqlite3
#include <sqlite3.h>
*/
import "C"

import "fmt"

func main() {
	var db *C.sqlite3
	if C.sqlite3_open(C.CString(":memory:"), &db) != C.SQLITE_OK {
		panic("no database")
	}
	fmt.Println("opened by SQLite", C.GoString(C.sqlite3_libversion())[:1])
}
