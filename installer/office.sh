#!/bin/sh
# Looks whether LibreOffice is there; if not, installs its word processor through apt, or prints the
# line for somebody who may. With "short" as its argument it passes without it, saying so.
set -eu
command -v soffice >/dev/null && exit 0
package="libreoffice-writer-nogui"
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $package; } >/dev/null || true
fi
command -v soffice >/dev/null && exit 0
echo "Chưa có LibreOffice nên chưa thử mở các tệp Word. Hãy chạy lệnh sau rồi làm lại:" >&2
echo "  sudo apt-get install --no-install-recommends $package" >&2
[ "${1:-}" = short ] || exit 1
echo "NOT TRIED IN LIBREOFFICE" >&2
exit 0
