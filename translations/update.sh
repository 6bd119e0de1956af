#!/usr/bin/env bash
# update.sh [FOLDER]: brings the signet_*.ts of FOLDER (else this one) up to date with the code: new texts come in unfinished, those that
# are gone leave. English stands in the code, so its file holds plural forms only.
set -euo pipefail
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
folder=$(cd "${1:-$here}" && pwd)
lupdate=${LUPDATE:-/usr/lib/qt6/bin/lupdate}
cd "$here/.."

for file in "$folder"/signet_*.ts; do
    language=$(basename "$file" .ts)
    language=${language#signet_}
    only=()
    [ "$language" != en ] || only=(-pluralonly)
    # SIGNET_WORDS: the table of ui/model/reason_words.cpp. What lupdate says of code without texts is left out.
    "$lupdate" -silent -I . -tr-function-alias QT_TR_NOOP+=SIGNET_WORDS -locations none -no-obsolete -source-language en \
        -target-language "$language" "${only[@]}" ui app -ts "$file" 2>/dev/null
done
