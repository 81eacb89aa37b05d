#!/bin/sh
# Opens the window; where there is no display, makes the sample commune and names every file made.
set -eu
python=$1
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" != Linux ]; then
    exec "$python" main.py
fi
echo "Không có màn hình: làm xã mẫu vào ./demo-output thay cho mở cửa sổ."
"$python" main.py demo ./demo-output
