package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/containerd/containerd/v2/core/content"
	"github.com/opencontainers/go-digest"
	ocispec "github.com/opencontainers/image-spec/specs-go/v1"
)

// A content store in memory, as much of one as importing and reading need.
type memory struct {
	content.Store
	blobs map[digest.Digest][]byte
}

func (store *memory) add(data []byte) digest.Digest {
	sum := sha256.Sum256(data)
	id := digest.Digest("sha256:" + hex.EncodeToString(sum[:]))
	store.blobs[id] = data
	return id
}

// Under the digest that a blob has: no store keeps one under another.
func (store *memory) addBlobs(one testCase) {
	for _, file := range one.Files {
		if strings.HasPrefix(file.Name, "blobs/") {
			store.add(file.Bytes)
		}
	}
}

func (store *memory) ReaderAt(_ context.Context, desc ocispec.Descriptor) (content.ReaderAt, error) {
	data, found := store.blobs[desc.Digest]
	if !found {
		return nil, fmt.Errorf("no blob %s", desc.Digest)
	}
	return reader{bytes.NewReader(data)}, nil
}

func (store *memory) Walk(context.Context, content.WalkFunc, ...string) error { return nil }

func (store *memory) Writer(context.Context, ...content.WriterOpt) (content.Writer, error) {
	return &writer{store: store}, nil
}

type reader struct{ *bytes.Reader }

func (reader) Close() error { return nil }

type writer struct {
	bytes.Buffer
	store *memory
	id    digest.Digest
}

func (w *writer) Close() error                    { return nil }
func (w *writer) Digest() digest.Digest           { return w.id }
func (w *writer) Status() (content.Status, error) { return content.Status{Offset: int64(w.Len())}, nil }
func (w *writer) Truncate(size int64) error       { w.Buffer.Truncate(int(size)); return nil }
func (w *writer) Commit(_ context.Context, _ int64, expected digest.Digest, _ ...content.Opt) error {
	w.id = w.store.add(slices.Clone(w.Bytes()))
	if expected != "" && expected != w.id {
		return errors.New("unexpected digest")
	}
	return nil
}
