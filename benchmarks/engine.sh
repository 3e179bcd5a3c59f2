#!/usr/bin/env bash
# Measures the permission engine within one process (JMH).
#   benchmarks/engine.sh                          everything, at 10 k and 1 M tuples
#   benchmarks/engine.sh CheckBenchmark -p tuples=10000000
#   HEAP=8g benchmarks/engine.sh ...              for 10 M tuples
set -euo pipefail
cd "$(dirname "$0")/.."

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
major=$("$java" -version 2>&1 | sed -n '1s/[^"]*"\([0-9]*\).*/\1/p')
[ "${major:-0}" -ge 25 ] || { echo "JAVA_HOME must be the folder of a JDK 25 or later." >&2; exit 1; }
./mvnw -q -B -ntp -Pbenchmarks package -DskipTests -Dspring-boot.repackage.skip=true -pl benchmarks/engine -am
exec "$java" -Xmx"${HEAP:-4g}" -cp 'benchmarks/engine/target/classes:benchmarks/engine/target/lib/*' org.openjdk.jmh.Main \
    -jvmArgs "-Xmx${HEAP:-4g} --enable-native-access=ALL-UNNAMED" "$@"
