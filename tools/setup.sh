#!/usr/bin/env bash
# Makes a fresh machine ready: system packages (Debian and its children), the virtual environment, the locked
# dependencies, Fieldbook itself, and the translations. Does only what is missing; says in one sentence when it
# needs rights it does not have. Usage: tools/setup.sh [extra Debian packages a target needs]
# A package written as unpack:NAME is unpacked into build/NAME and not installed: a web server that tests start for
# themselves should not become a service of anybody's machine.
set -euo pipefail
cd "$(dirname "$0")/.."
python="${PYTHON:-python3}"

wanted=()
# grep reads to its end: were it to stop at the first line, ldconfig would sometimes fail for a broken pipe.
has_library() { { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep "$1" >/dev/null; }
need_library() { has_library "$1" || wanted+=("$2"); }

"$python" -c 'import ensurepip, venv' 2>/dev/null || wanted+=(python3-venv)
need_library libglib-2.0.so.0 libglib2.0-0
need_library libGL.so.1 libgl1
need_library libEGL.so.1 libegl1
need_library libdbus-1.so.3 libdbus-1-3
need_library libfontconfig.so.1 libfontconfig1
need_library libxkbcommon.so.0 libxkbcommon0
# A real window on X11 needs more than pictures made offscreen.
if [ -n "${DISPLAY:-}" ]; then
    need_library libxcb-cursor.so.0 libxcb-cursor0
    need_library libxcb-icccm.so.4 libxcb-icccm4
    need_library libxcb-keysyms.so.1 libxcb-keysyms1
    need_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    need_library libxcb-shape.so.0 libxcb-shape0
    need_library libxcb-image.so.0 libxcb-image0
    need_library libxcb-render-util.so.0 libxcb-render-util0
    need_library libxcb-xinerama.so.0 libxcb-xinerama0
fi
has_program() {
    case "$1" in  # Debian keeps each version of PostgreSQL in a folder of its own, and none of them in PATH
        postgresql)
            command -v postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' \
                || compgen -G 'build/postgresql/usr/lib/postgresql/*/bin/postgres'
            ;;
        *) command -v "$1" || [ -x "/usr/sbin/$1" ] || [ -x "build/$1/usr/sbin/$1" ] ;;
    esac >/dev/null 2>&1
}
unpacked=()
for package in "$@"; do
    case "$package" in
        unpack:*) name="${package#unpack:}" && { has_program "$name" || unpacked+=("$name"); } ;;
        *) dpkg -s "$package" >/dev/null 2>&1 || wanted+=("$package") ;;
    esac
done

if [ "${#wanted[@]}" -gt 0 ]; then
    if ! command -v apt-get >/dev/null; then
        echo "Please install the equivalents of these Debian packages, then try again: ${wanted[*]}" >&2
        exit 1
    fi
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
            as_root=(sudo)
        else
            echo "Root or sudo is needed once, to install: ${wanted[*]}" >&2
            echo "Run this, then try again:  sudo apt-get install --no-install-recommends ${wanted[*]}" >&2
            exit 1
        fi
    fi
    echo "Installing system packages: ${wanted[*]}"
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -qq -y --no-install-recommends "${wanted[@]}" >/dev/null
fi

# The server of PostgreSQL and the libraries that this machine lacks; the compiler it could use (LLVM) is not needed.
packages_of() {
    case "$1" in
        postgresql)
            apt-get install -qq --simulate --no-install-recommends postgresql | awk '$1 == "Inst" { print $2 }' \
                | grep -E '^(postgresql-[0-9]|lib)' | grep -vE '^(libllvm|libz3|libperl|libgdbm|libdb)|-perl$'
            ;;
        *) echo "$1" ;;
    esac
}
unpack() {
    rm -rf "build/$1" && mkdir -p "build/$1" && names="$(packages_of "$1")" && cd "build/$1" || return
    # Word by word: names of packages have no spaces.
    # shellcheck disable=SC2086
    apt-get download -qq -o APT::Sandbox::User="$(id -un)" $names || return
    for archive in ./*.deb; do dpkg-deb -x "$archive" . && rm "$archive" || return; done
}
update_lists() { if [ "$(id -u)" -eq 0 ]; then apt-get update -qq; else sudo -n apt-get update -qq; fi; }
for name in ${unpacked[@]+"${unpacked[@]}"}; do
    echo "Unpacking $name into build/$name"
    (unpack "$name") 2>/dev/null || { update_lists && (unpack "$name"); } || {
        echo "Please install $name, then try again. It need not be started: tests start one for themselves." >&2
        exit 1
    }
done

stamp=.venv/.installed
if [ ! -x .venv/bin/python ] || ! .venv/bin/python -c '' 2>/dev/null; then
    rm -rf .venv
    "$python" -m venv .venv
fi
if [ ! -f "$stamp" ] || [ requirements/lock.txt -nt "$stamp" ] || [ pyproject.toml -nt "$stamp" ]; then
    echo "Installing the locked dependencies into .venv (once)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
    # The build tool warns about something that does not concern us; its words are shown when it fails.
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . \
        >.venv/install.log 2>&1 || { cat .venv/install.log >&2; exit 1; }
    touch "$stamp"
fi
.venv/bin/python tools/translations.py build
