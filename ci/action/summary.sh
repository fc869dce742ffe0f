#!/usr/bin/env bash
# Writes the job summary: a diagram of each configuration and, for a pull request, what changes in meaning.
set -euo pipefail
checkconfig="$RUNNER_TEMP/checkconfig/node_modules/.bin/checkconfig"
mapfile -t paths < <(grep -v '^[[:space:]]*$' <<< "$PATHS")
target=(${TARGET:+--target "$TARGET"})

# The configurations that the paths stand for; access files have neither a diagram nor a meaning of their own.
configurations() {
  "$checkconfig" lint --format json "${target[@]}" -- "${paths[@]}" 2> /dev/null |
    node -e '
      const { files } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
      for (const { path } of files) if (path.endsWith(".conf")) console.log(path);' || true
}

# The commit that the pull request is for, as a folder; nothing where it is not known.
base() {
  [ "${GITHUB_EVENT_NAME:-}" = pull_request ] || return 0
  git fetch --quiet --no-tags --depth=1 origin "$GITHUB_BASE_REF" || return 0
  git worktree add --quiet --detach "$RUNNER_TEMP/checkconfig-base" FETCH_HEAD || return 0
  echo "$RUNNER_TEMP/checkconfig-base"
}

before=''
if [ "$DIFF" = true ]; then before=$(base); fi
{
  while IFS= read -r file; do
    printf '## `%s`\n\n' "$file"
    if [ -n "$before" ] && [ -f "$before/$file" ]; then
      "$checkconfig" diff --fail-on never --format markdown "${target[@]}" "$before/$file" "$file" || true
      printf '\n'
    fi
    if [ "$DIAGRAM" = true ]; then
      printf '```mermaid\n'
      "$checkconfig" diagram --format mermaid "${target[@]}" "$file"
      printf '```\n\n'
    fi
  done < <(configurations)
} >> "$GITHUB_STEP_SUMMARY"
if [ -n "$before" ]; then git worktree remove --force "$before"; fi
