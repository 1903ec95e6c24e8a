// Says which image containerd's and go-containerregistry's own code choose from given bytes. Reads cases as lines of JSON from
// standard input and writes one line of JSON for each: the answer of every program that has one, "" where it refuses.
package main

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/containerd/containerd/v2/core/content"
	"github.com/containerd/containerd/v2/core/images"
	"github.com/containerd/containerd/v2/core/images/archive"
	"github.com/containerd/platforms"
	"github.com/opencontainers/go-digest"
	ocispec "github.com/opencontainers/image-spec/specs-go/v1"
)

type testCase struct {
	// "layout", "archive" or "registry".
	Kind string
	// By name, in order.
	Files []struct {
		Name  string
		Bytes []byte
	}
	// A name of an image; "" for none.
	Ref string
	// As os/architecture[/variant]; "" for that of the machine.
	Platform string
	// What a registry answers for the tag: the media type and the digest.
	MediaType string
	Digest    digest.Digest
}

type answers struct {
	Containerd string `json:"containerd"`
	// Of archives alone.
	Crane *string `json:"crane,omitempty"`
}

const host = "linux/amd64"

var ctx = context.Background()

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return
		}
		check(err)
		var one testCase
		check(json.Unmarshal(line, &one))
		encoder := json.NewEncoder(out)
		check(encoder.Encode(answer(one)))
	}
}

func answer(one testCase) answers {
	wanted := one.Platform
	if wanted == "" {
		wanted = host
	}
	platform, err := platforms.Parse(wanted)
	check(err)
	matcher := platforms.Only(platform)
	containerd, err := byContainerd(one, matcher)
	if os.Getenv("WHY") != "" && err != nil {
		fmt.Fprintln(os.Stderr, "containerd:", err)
	}
	found := answers{Containerd: containerd}
	if one.Kind == "archive" {
		crane, err := byCrane(one, platforms.OnlyStrict(platform))
		if os.Getenv("WHY") != "" && err != nil {
			fmt.Fprintln(os.Stderr, "crane:", err)
		}
		found.Crane = &crane
	}
	return found
}

// What `ctr images import` and `ctr images pull` do, and the engines that use the same code.
func byContainerd(one testCase, matcher platforms.MatchComparer) (string, error) {
	store := &memory{blobs: map[digest.Digest][]byte{}}
	var index ocispec.Descriptor
	switch one.Kind {
	case "registry":
		store.addBlobs(one)
		return chosen(store, ocispec.Descriptor{MediaType: one.MediaType, Digest: one.Digest}, matcher)
	case "layout":
		store.addBlobs(one)
		for _, file := range one.Files {
			if file.Name == "index.json" {
				index = ocispec.Descriptor{MediaType: ocispec.MediaTypeImageIndex, Digest: store.add(file.Bytes)}
			}
		}
	default:
		imported, err := archive.ImportIndex(ctx, store, bytes.NewReader(tarOf(one)))
		if err != nil {
			return "", err
		}
		index = imported
	}
	target, err := targetIn(store, index, one.Ref)
	if err != nil {
		return "", err
	}
	return chosen(store, target, matcher)
}

// The entry that becomes the image of a name, where the last one wins as in a store. Without a name the only entry, else the index
// itself, which `ctr images import --index-name` keeps.
func targetIn(store *memory, index ocispec.Descriptor, ref string) (ocispec.Descriptor, error) {
	// Decoded as client/import.go does, which is to say not checked.
	data, err := content.ReadBlob(ctx, store, index)
	if err != nil {
		return index, err
	}
	var decoded ocispec.Index
	if err := json.Unmarshal(data, &decoded); err != nil {
		return index, err
	}
	if ref == "" {
		if len(decoded.Manifests) == 1 {
			return decoded.Manifests[0], nil
		}
		return index, nil
	}
	found := errors.New("no such name")
	target := index
	for _, entry := range decoded.Manifests {
		names := []string{entry.Annotations[images.AnnotationImageName], entry.Annotations[ocispec.AnnotationRefName]}
		if slices.Contains(names, ref) || slices.Contains(names, "docker.io/library/"+ref) {
			target, found = entry, nil
		}
	}
	return target, found
}

func chosen(store *memory, target ocispec.Descriptor, matcher platforms.MatchComparer) (string, error) {
	manifest, err := images.Manifest(ctx, store, target, matcher)
	if err != nil {
		return "", err
	}
	data, err := content.ReadBlob(ctx, store, manifest.Config)
	if err != nil {
		return "", err
	}
	var config ocispec.Image
	if err := json.Unmarshal(data, &config); err != nil {
		return "", err
	}
	// As client/image.go demands before it unpacks them.
	if len(config.RootFS.DiffIDs) != len(manifest.Layers) {
		return "", errors.New("mismatched image rootfs and manifest layers")
	}
	layers, diffIDs := []string{}, []string{}
	for at, layer := range manifest.Layers {
		if _, err := store.ReaderAt(ctx, layer); err != nil {
			return "", err
		}
		layers = append(layers, layer.Digest.String())
		diffIDs = append(diffIDs, config.RootFS.DiffIDs[at].String())
	}
	return canonical(layers, diffIDs, config.Config.Env, config.Config.WorkingDir), nil
}

func canonical(layers, diffIDs, env []string, workingDir string) string {
	lists := []string{strings.Join(layers, "|"), strings.Join(diffIDs, "|"), strings.Join(env, "|"), workingDir}
	return strings.Join(lists, "\n")
}

func tarOf(one testCase) []byte {
	var buffer bytes.Buffer
	writer := tar.NewWriter(&buffer)
	for _, file := range one.Files {
		check(writer.WriteHeader(&tar.Header{Name: file.Name, Mode: 0o644, Size: int64(len(file.Bytes))}))
		_, err := writer.Write(file.Bytes)
		check(err)
	}
	check(writer.Close())
	return buffer.Bytes()
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
