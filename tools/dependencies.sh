# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a machine needs for Docket, and how to get it; read by run and check.
# install_missing GROUP... installs the packages of these groups: build, check.

# group, Debian package, and where there is no dpkg how to see that it is there:
# a command, or pc:MODULE for pkg-config
docket_packages='
build gcc gcc
build libc6-dev -
build meson meson
build ninja-build ninja
build pkgconf pkg-config
build gettext msgfmt
build libglib2.0-dev pc:gio-unix-2.0
build libgtk-4-dev pc:gtk4
build libadwaita-1-dev pc:libadwaita-1
build libsqlite3-dev pc:sqlite3
build libxml2-dev pc:libxml-2.0
build libxml2-utils xmllint
build libgmime-3.0-dev pc:gmime-3.0
build libicu-dev pc:icu-i18n
build libssl-dev pc:libcrypto
build libjson-glib-dev pc:json-glib-1.0
build libglib2.0-bin glib-compile-schemas
build adwaita-icon-theme -
build fonts-noto-cjk -
check clang clang
check libclang-rt-dev -
check llvm llvm-symbolizer
check clang-format-19 clang-format-19
check python3 python3
check locales localedef
check xvfb Xvfb
check xauth xauth
check dbus dbus-run-session
check at-spi2-core -
check gir1.2-atspi-2.0 -
check python3-gi -
check openbox openbox
check xdotool xdotool
check desktop-file-utils desktop-file-validate
check appstream appstreamcli
'

# is_there PACKAGE PROBE
is_there() {
  if command -v dpkg-query >/dev/null; then
    dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
    return
  fi
  case $2 in
    -) true ;;
    pc:*) pkg-config --exists "${2#pc:}" 2>/dev/null ;;
    *) command -v "$2" >/dev/null ;;
  esac
}

# list_missing GROUP...: one package a line
list_missing() {
  echo "$docket_packages" | while read -r group package probe; do
    case " $* " in
      *" ${group:-none} "*) is_there "$package" "$probe" </dev/null || echo "$package" ;;
    esac
  done
}

# as_root COMMAND...
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get -qq -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@"
}

# apt_install PACKAGE...
apt_install() {
  install_log=$(mktemp)
  if apt_get update >"$install_log" 2>&1 &&
    apt_get install --yes --no-install-recommends "$@" >"$install_log" 2>&1 </dev/null; then
    rm -f "$install_log"
    return 0
  fi
  cat "$install_log" >&2
  rm -f "$install_log"
  echo "The packages could not be installed; the lines above say why." >&2
  return 1
}

# install_missing GROUP...
install_missing() {
  missing=$(list_missing "$@" | tr '\n' ' ')
  missing=${missing% }
  if [ -z "$missing" ]; then
    echo "Everything that is needed is installed."
    return 0
  fi
  if ! command -v apt-get >/dev/null; then
    echo "This machine lacks some of what Docket needs. Install what these Debian packages hold, then start again:" >&2
    echo "  $missing" >&2
    return 1
  fi
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    echo "Some packages are missing, and installing them needs root or sudo. As root:" >&2
    echo "  apt-get install --no-install-recommends $missing" >&2
    return 1
  fi
  echo "Installing what is missing (a few minutes): $missing"
  # package names hold no spaces
  # shellcheck disable=SC2086
  apt_install $missing
}
