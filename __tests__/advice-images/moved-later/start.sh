#!/bin/sh
ls -l /opt/package/data.bin
echo started
