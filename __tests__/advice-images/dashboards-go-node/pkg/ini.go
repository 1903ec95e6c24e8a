// Package pkg reads settings.
package pkg

import "strings"

// Setting is the value of a key in a text of INI lines.
func Setting(text, key string) string {
	for _, line := range strings.Split(text, "\n") {
		if name, value, found := strings.Cut(line, "="); found && strings.TrimSpace(name) == key {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
