#!/usr/bin/env python3
"""pseudo.py COMPLETE.ts OUT.ts: writes a language that nobody speaks, from the texts of a complete translation: accents on every letter,
a third longer, in brackets. What shows without brackets is not translated; what does not fit is cut; what is glued has brackets inside."""
import re
import sys
import xml.etree.ElementTree as ElementTree

ACCENTED = str.maketrans("aceghijklnorstuwyzACEGHIJKLNORSTUWYZ", "áçéĝĥíĵķļñóřšťûŵýžÁÇÉĜĤÍĴĶĻÑÓŘŠŤÛŴÝŽ")
LONGER = 0.35
KEPT = re.compile(r"%L?(?:\d+|n)|&\w|\*\.\w+|signet:\w*|\.signet")  # placeholders, access keys, patterns, the scheme
PLACE = re.compile(r"%L?(?:\d+|n)")
SHORTCUT = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:[A-Z]|F\d+|Up)")


def pseudo(text):
    words, at = [], 0
    for kept in KEPT.finditer(text):
        words += [text[at : kept.start()].translate(ACCENTED), kept.group()]
        at = kept.end()
    words.append(text[at:].translate(ACCENTED))
    letters = len(KEPT.sub("", text))
    return "⟦" + "".join(words) + "~" * round(LONGER * letters) + "⟧"


def main():
    tree = ElementTree.parse(sys.argv[1])
    root = tree.getroot()
    root.set("language", "en")
    for message in root.iter("message"):
        source, comment = message.find("source").text, message.findtext("comment") or ""
        is_code = comment.startswith("format:") or SHORTCUT.fullmatch(source) or not re.search("[A-Za-z]{2}", PLACE.sub("", source).replace("&", ""))
        words = source if is_code else pseudo(source)
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = words
        if not forms:
            translation.text = words
    with open(sys.argv[2], "wb") as file:
        file.write(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n')
        tree.write(file, encoding="utf-8")


main()
