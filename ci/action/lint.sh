#!/usr/bin/env bash
# Lints, with an annotation for each finding. PATHS has one path on each line; TARGET and ARGS may be empty.
set -euo pipefail
checkconfig="$RUNNER_TEMP/checkconfig/node_modules/.bin/checkconfig"
mapfile -t paths < <(grep -v '^[[:space:]]*$' <<< "$PATHS")
read -ra more <<< "${ARGS//$'\n'/ }"
"$checkconfig" lint --format github ${TARGET:+--target "$TARGET"} "${more[@]}" -- "${paths[@]}"
