#!/bin/sh
# Looks whether Qt can start; if not, installs the system libraries it needs through apt,
# or prints the line for somebody who may.
set -eu
python=$1
shift

starts() {
    QT_QPA_PLATFORM=offscreen "$python" -c 'import PySide6.QtWidgets, PySide6.QtSvg, PySide6.QtPrintSupport' 2>/dev/null
}

# A window needs libraries that only the X11 plugin loads.
complete() {
    plugin=$("$python" -c 'import PySide6, pathlib; print(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so")')
    starts && { [ ! -e "$plugin" ] || ! ldd "$plugin" | grep -q 'not found'; }
}

complete && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    starts && exit 0
fi
starts && exit 0
echo "Thiếu thư viện hệ thống của Qt. Hãy chạy lệnh sau rồi làm lại:" >&2
echo "  sudo apt-get install --no-install-recommends $*" >&2
exit 1
