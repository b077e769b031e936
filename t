#!/usr/bin/env bash
# The inner loop: compiles what one module needs and runs the tests of that module alone.
#
#   ./t MODULE            every test of the module          ./t domain
#   ./t MODULE PATTERN    the tests that match              ./t domain 'TierPolicyTest'
#                                                           ./t domain 'TierPolicyTest#moves*'
#
# No format check, no Error Prone, no coverage: `./mvnw verify` has the last word.
# Whatever follows the pattern goes to Maven as it stands.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if [[ $# -eq 0 || ! -f "$1/pom.xml" ]]; then
  echo "usage: ./t MODULE [PATTERN] [maven options]" >&2
  echo "modules: $(printf "%s " */pom.xml | sed "s,/pom.xml,,g")" >&2
  exit 2
fi

module=$1
shift
pattern=()
if [[ $# -gt 0 && $1 != -* ]]; then
  pattern=("-Dtest=$1")
  shift
fi

export MAVEN_OPTS="${MAVEN_OPTS-} -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"
exec ./mvnw -B -ntp -Dstyle.color=auto -Donly="$module" -pl "$module" -am test "${pattern[@]}" "$@" \
  -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -Dorg.slf4j.simpleLogger.log.org.apache.maven.plugin.surefire=info
