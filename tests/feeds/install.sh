#!/usr/bin/env bash
# Makes sure that newsboat and sfeed are here: real readers that the simulation of the feeds polls with.
set -u
have() { command -v newsboat >/dev/null 2>&1 && command -v sfeed_update >/dev/null 2>&1; }
have && exit 0
echo "Installing newsboat and sfeed for the tests"
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
{ $sudo apt-get update -qq && $sudo apt-get install -y -qq newsboat sfeed; } >/dev/null 2>&1
have && exit 0
echo "newsboat and sfeed are needed to test the feeds: install them with this system's own package program" >&2
exit 1
