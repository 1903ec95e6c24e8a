// Serves panels and their data.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"

	"example.org/dashboards/pkg"
)

func main() {
	home := flag.String("home", ".", "where the panels are")
	config := flag.String("config", "", "file of settings")
	once := flag.Bool("once", false, "ask once, and end")
	flag.Parse()
	text, err := os.ReadFile(*config)
	if err != nil {
		log.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/api/series", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode([]int{3, 5, 8})
	})
	mux.Handle("/", http.FileServer(http.Dir(*home+"/public")))
	if !*once {
		log.Fatal(http.ListenAndServe(":"+pkg.Setting(string(text), "http_port"), mux))
	}
	server := httptest.NewServer(mux)
	for _, path := range []string{"/api/series", "/"} {
		answer, err := http.Get(server.URL + path)
		if err != nil {
			log.Fatal(err)
		}
		body, _ := io.ReadAll(answer.Body)
		fmt.Println(answer.StatusCode, string(body))
	}
}
