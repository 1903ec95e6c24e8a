package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"

	"rsc.io/quote"
)

func hello(answer http.ResponseWriter, _ *http.Request) {
	fmt.Fprintln(answer, quote.Hello())
}

func main() {
	http.HandleFunc("/", hello)
	if os.Getenv("ONCE") == "" {
		panic(http.ListenAndServe(":8080", nil))
	}
	answer := httptest.NewRecorder()
	http.DefaultServeMux.ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	fmt.Print(answer.Body.String())
}
