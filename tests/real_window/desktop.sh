# A desktop of its own: display, window manager, session bus and accessibility bus, an empty home. To be sourced.
# Everything in it ends with the script. Tools that are missing are named with their Debian packages.

packages="xvfb xdotool xclip openbox imagemagick x11-utils at-spi2-core dbus python3-pyatspi libgl1 libegl1 libgl1-mesa-dri \
libxkbcommon-x11-0 libxcursor1 libxi6 libxrender1"

# need TOOL…: says what is missing and ends.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || { echo "missing $tool; apt-get install $packages" >&2; exit 2; }
  done
}

started=()
scratch=
# Ends what was started, the newest first.
close_desktop() {
  local index
  for ((index = ${#started[@]} - 1; index >= 0; index--)); do
    kill "${started[index]}" 2>/dev/null || true
  done
  wait 2>/dev/null || true
  [ -z "$scratch" ] || rm -rf "$scratch"
}

# wait_for SECONDS COMMAND…: until it succeeds.
wait_for() {
  local left=$(($1 * 10))
  shift
  until timeout 5 "$@" >/dev/null 2>&1; do
    ((left-- > 0)) || { echo "gave up waiting for: $*" >&2; exit 2; }
    sleep 0.1
  done
}

# open_desktop WIDTHxHEIGHT: sets DISPLAY, DBUS_SESSION_BUS_ADDRESS, HOME and the XDG folders.
open_desktop() {
  need Xvfb xdotool xclip openbox import xprop dbus-daemon gdbus setsid
  /usr/bin/python3 -c 'import pyatspi' 2>/dev/null || { echo "missing pyatspi; apt-get install $packages" >&2; exit 2; }
  scratch=$(mktemp -d)
  trap close_desktop EXIT
  trap 'exit 130' INT TERM
  export HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch/runtime"
  export XDG_DATA_HOME="$HOME/.local/share" XDG_CONFIG_HOME="$HOME/.config" XDG_CACHE_HOME="$HOME/.cache"
  mkdir -p "$XDG_DATA_HOME" "$XDG_CONFIG_HOME" "$XDG_CACHE_HOME"
  mkdir -m 700 "$XDG_RUNTIME_DIR"
  unset WAYLAND_DISPLAY WAYLAND_SOCKET SESSION_MANAGER AT_SPI_BUS_ADDRESS
  # Neither the Chinese of the machine that runs this nor its lack of it may show.
  export LC_ALL="${desktop_locale:-C.UTF-8}"

  Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp 3>"$scratch/display" >/dev/null 2>&1 &
  started+=($!)
  wait_for 10 test -s "$scratch/display"
  DISPLAY=":$(cat "$scratch/display")"
  export DISPLAY
  openbox >/dev/null 2>&1 &
  started+=($!)

  # No service is started by name: a portal would open dialogs of the system instead of the program's own.
  sed '/standard_session_servicedirs/d' /usr/share/dbus-1/session.conf >"$scratch/bus.conf"
  export DBUS_SESSION_BUS_ADDRESS="unix:path=$XDG_RUNTIME_DIR/bus"
  dbus-daemon --config-file="$scratch/bus.conf" --nofork --nopidfile --address="$DBUS_SESSION_BUS_ADDRESS" >/dev/null 2>&1 &
  started+=($!)
  wait_for 10 test -S "$XDG_RUNTIME_DIR/bus"
  GSETTINGS_BACKEND=memory /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null 2>&1 &
  started+=($!)
  wait_for 10 gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.a11y.Bus.GetAddress
  # AccessKit shows its tree once somebody says that there is an assistive technology.
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus \
    --method org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null
  wait_for 10 xprop -root _NET_SUPPORTING_WM_CHECK
}
