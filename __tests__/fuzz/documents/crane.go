package main

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/containerd/platforms"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/opencontainers/go-digest"
	ocispec "github.com/opencontainers/image-spec/specs-go/v1"
)

// What `crane push` and ko do with an archive of docker save. It knows no platforms: an image for another one than was asked for is
// no answer.
func byCrane(one testCase, matcher platforms.Matcher) (string, error) {
	var tag *name.Tag
	if one.Ref != "" {
		parsed, err := name.NewTag(one.Ref)
		if err != nil {
			return "", err
		}
		tag = &parsed
	}
	data := tarOf(one)
	image, err := tarball.Image(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }, tag)
	if err != nil {
		return "", err
	}
	config, err := image.ConfigFile()
	if err != nil {
		return "", err
	}
	own := ocispec.Platform{OS: config.OS, Architecture: config.Architecture, Variant: config.Variant}
	if one.Platform != "" && !matcher.Match(own) {
		return "", errors.New("of another platform")
	}
	all, err := image.Layers()
	if err != nil {
		return "", err
	}
	diffIDs := []string{}
	for _, layer := range all {
		id, err := layer.DiffID()
		if err != nil {
			return "", err
		}
		diffIDs = append(diffIDs, id.String())
	}
	layers, err := listedLayers(one, tag, data)
	if err != nil {
		return "", err
	}
	// It finds layers by their diffIDs, so that one that lies stands for another. Engines refuse that when they load the archive.
	if !slices.Equal(layers, diffIDs) {
		return "", errors.New("wrong diff id")
	}
	return canonical(layers, diffIDs, config.Config.Env, config.Config.WorkingDir), nil
}

// What the layers' files hold that manifest.json lists for the image that was chosen.
func listedLayers(one testCase, tag *name.Tag, data []byte) ([]string, error) {
	listed, err := tarball.LoadManifest(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil })
	if err != nil {
		return nil, err
	}
	layers := []string{}
	for _, entry := range listed {
		if tag != nil && !slices.Contains(entry.RepoTags, one.Ref) {
			continue
		}
		for _, layer := range entry.Layers {
			for _, file := range one.Files {
				if file.Name == layer {
					layers = append(layers, digest.FromBytes(file.Bytes).String())
				}
			}
		}
		break
	}
	return layers, nil
}
