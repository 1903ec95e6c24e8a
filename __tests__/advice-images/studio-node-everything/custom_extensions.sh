#!/bin/bash
mkdir -p api/extensions/duration
cp extensions/duration/index.js api/extensions/duration/index.js
