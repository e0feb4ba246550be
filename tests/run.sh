#!/usr/bin/env bash
# Restores, builds and tests everything on a machine that has the .NET 10 SDK, and ends with one line:
#   N passed, N failed, N skipped
# The exit code is 0 only if at least one test ran and nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build servers that outlive the script would keep a pipe behind it open.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

passed=0 failed=0 skipped=0 broken=0

finish() {
  if [[ -z ${RISKENGINE_TEST_SQLSERVER:-} ]]; then
    echo "SQL Server was not run: RISKENGINE_TEST_SQLSERVER names none (its tests count as skipped)"
  fi

  echo "$passed passed, $failed failed, $skipped skipped"
  if ((broken || failed || passed == 0)); then exit 1; fi
  exit 0
}

give_up() {
  echo "tests/run.sh: $1" >&2
  broken=1
  finish
}

# The value of one attribute of the <Counters …> element of a results file.
counter() { grep -o '<Counters [^>]*>' "$2" | grep -o " $1=\"[0-9]*\"" | tr -dc '0-9'; }

results=artifacts/test-results
rm -rf "$results"

# The storage tests start a PostgreSQL of their own; only its programs have to be there.
if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends postgresql; } >/dev/null \
      || echo "tests/run.sh: installing postgresql failed" >&2
  else
    echo "tests/run.sh: postgresql is missing (apt-get install postgresql): the tests that need it will fail" >&2
  fi
fi

# Tools of callers look at the description of the service; without them their tests are skipped.
tools=tests/RiskEngine.Tests/Api/Npm/package.json
if ! command -v npm >/dev/null; then
  echo "tests/run.sh: npm is missing: the linter, the generated client and the browser were not run (their tests count as skipped)"
elif ! cmp -s "$tools" artifacts/npm/package.json || [[ ! -d artifacts/npm/node_modules ]]; then
  rm -rf artifacts/npm && mkdir -p artifacts/npm && cp "$tools" artifacts/npm/ \
    && npm install --prefix artifacts/npm --no-package-lock --no-audit --no-fund >/dev/null 2>&1 \
    || { rm -rf artifacts/npm; echo "tests/run.sh: npm cannot install the tools of $tools: their tests count as skipped"; }
fi

if [[ -d artifacts/npm/node_modules && ! -x /usr/bin/chromium ]]; then
  if ((EUID == 0)) && command -v apt-get >/dev/null; then
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >/dev/null \
      || echo "tests/run.sh: installing chromium failed: the test with a browser counts as skipped" >&2
  else
    echo "tests/run.sh: chromium is missing (apt-get install chromium): the test with a browser counts as skipped"
  fi
fi

dotnet restore RiskEngine.sln || give_up "restoring the packages failed"
dotnet build RiskEngine.sln -c Release --no-restore || give_up "the build failed"

for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  # Counted from the results file: the console text depends on language and verbosity.
  dotnet test "$project" -c Release --no-build --results-directory "$results" --logger "trx;LogFileName=$name.trx"
  code=$?
  file="$results/$name.trx"
  total=$(counter total "$file" 2>/dev/null) executed=$(counter executed "$file" 2>/dev/null)
  good=$(counter passed "$file" 2>/dev/null)
  if [[ -z $total || -z $executed || -z $good ]]; then
    echo "tests/run.sh: $name ended with code $code and left no results" >&2
    broken=1
    continue
  fi

  passed=$((passed + good)) failed=$((failed + executed - good)) skipped=$((skipped + total - executed))
  if ((code != 0 && executed == good)); then
    echo "tests/run.sh: $name ended with code $code although no test failed" >&2
    broken=1
  fi
done

# Needs a package that cannot be restored everywhere, so it is asked for by name.
if [[ ${WITH_MICROSOFT_RULESENGINE:-} == 1 ]]; then
  dotnet test tests/RiskEngine.StockTests -c Release -p:WithMicrosoftRulesEngine=true \
    --results-directory "$results" --logger "trx;LogFileName=RiskEngine.StockTests.trx" || broken=1
  good=$(counter passed "$results/RiskEngine.StockTests.trx" 2>/dev/null)
  total=$(counter total "$results/RiskEngine.StockTests.trx" 2>/dev/null)
  passed=$((passed + ${good:-0})) failed=$((failed + ${total:-0} - ${good:-0}))
else
  echo "RiskEngine.StockTests was not run: it needs the RulesEngine package (WITH_MICROSOFT_RULESENGINE=1 runs it)"
  skipped=$((skipped + 1))
fi

finish
