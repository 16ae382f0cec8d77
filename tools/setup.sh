# Shared by ./try, ./test and .ci/run: makes .venv in the project root and installs marsad into it.
# Needs Python 3.11 or newer. Uses uv where it is installed, else venv and pip.

fail() {
  echo "$*" >&2
  exit 1
}

# The name of a Python new enough, or an end with a reason.
python_for_marsad() {
  local name
  for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
      echo "$name"
      return
    fi
  done
  fail "marsad needs Python 3.11 or newer (on Debian 12: apt-get install python3 python3-venv)"
}

# Debian keeps venv in a package of its own. As root it is installed here; others are told what to install.
ensure_venv_module() {
  "$1" -c 'import venv, ensurepip' 2>/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >&2
    "$1" -c 'import venv, ensurepip' 2>/dev/null && return
  fi
  fail "$1 has no venv module (on Debian: apt-get install python3-venv)"
}

# set_up [EXTRA]: installs the package, with the extra where one is named. Done again only when pyproject.toml or the
# wish changed since.
set_up() {
  local extra="${1:-}" target="." python done_for
  [ -z "$extra" ] || target=".[$extra]"
  done_for="$(cksum <pyproject.toml) $extra"
  if [ -x .venv/bin/marsad ] && { [ "$(cat .venv/set-up 2>/dev/null)" = "$done_for" ] ||
    [ "$(cat .venv/set-up 2>/dev/null)" = "$(cksum <pyproject.toml) dev" ]; }; then
    return
  fi
  echo "setting up .venv …" >&2
  python="$(python_for_marsad)" || exit 1
  if command -v uv >/dev/null; then
    [ -x .venv/bin/python ] || uv venv --quiet --python "$python" .venv >&2 || exit 1
    uv pip install --quiet --python .venv/bin/python -e "$target" >&2 || exit 1
  else
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
      ensure_venv_module "$python"
      "$python" -m venv --clear .venv || exit 1
    fi
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -e "$target" >&2 || exit 1
  fi
  echo "$done_for" >.venv/set-up
}
