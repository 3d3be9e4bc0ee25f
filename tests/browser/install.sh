#!/usr/bin/env bash
# Makes sure that there is a Chromium for the browser tests: the machine's own, the distribution's, else Playwright's.
set -u
python=$1
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  path=$(command -v "$name" 2>/dev/null) && "$path" --version >/dev/null 2>&1 && exit 0
done
"$python" -c 'import os,sys; from playwright.sync_api import sync_playwright as p
with p() as w: sys.exit(not os.path.exists(w.chromium.executable_path))' 2>/dev/null && exit 0
echo "Installing a browser for the tests"
sudo=
[ "$(id -u)" = 0 ] || sudo=sudo
if { $sudo apt-get update -qq && $sudo apt-get install -y -qq chromium; } >/dev/null 2>&1 && chromium --version >/dev/null 2>&1; then
  exit 0
fi
"$python" -m playwright install --with-deps chromium
