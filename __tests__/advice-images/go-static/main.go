package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/user"
)

func main() {
	temporary, err := os.CreateTemp("", "static")
	if err != nil {
		panic(err)
	}
	who, err := user.Current()
	if err != nil {
		panic(err)
	}
	answer := httptest.NewRecorder()
	http.HandlerFunc(func(to http.ResponseWriter, _ *http.Request) {
		fmt.Fprintln(to, "static for", who.Username)
	}).ServeHTTP(answer, httptest.NewRequest("GET", "/", nil))
	fmt.Print(answer.Body.String(), len(temporary.Name()) > 0)
}
