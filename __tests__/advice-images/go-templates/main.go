package main

import (
	"crypto/x509"
	"fmt"
	"html/template"
	"os"
	"time"
)

func main() {
	page := template.Must(template.ParseFiles("templates/page.html"))
	if _, err := os.ReadFile("config.json"); err != nil {
		panic(err)
	}
	if _, err := os.ReadFile("static/style.css"); err != nil {
		panic(err)
	}
	roots, err := x509.SystemCertPool()
	if err != nil || len(roots.Subjects()) == 0 {
		panic("no certificates")
	}
	if _, err := time.LoadLocation("Asia/Tokyo"); err != nil {
		panic(err)
	}
	zone, _ := time.Date(2026, 1, 1, 0, 0, 0, 0, time.Local).Zone()
	page.Execute(os.Stdout, "the zone is "+zone)
	fmt.Println("done")
}
