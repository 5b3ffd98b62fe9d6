"""Whether a text says a word, says the opposite, or is silent about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_NEGATED_AFTER = re.compile(
    r"(?:[なの]?(?:場合|もの|件|案件|必要|予定|契約|事情|理由|わけ|扱い|工事|入札|仕事))?"
    r"(?:とか|など|等|なんか)?"
    r"(?:[はがも]?(?:何も|なにも|特に|一切|まったく|全く))?"
    r"(?:(?:[や・、][^。?]{0,16})?でも[^。?]{0,24}でも(?:ない|なく|なし)"
    r"|[^。、?]{0,6}とか[^。?]{0,16}とか(?:では|じゃ)(?:ない|なく)"
    r"|・[^。?]{0,12}でも(?:ない|なく)"
    r"|も[^。、?]{0,8}も(?:ない|なく|なし|無)"
    r"|とは(?:無関係|関係(?:が|は)?な)"
    r"|(?:では|じゃ|や|で|には|に|は|とは|とか|も|が|を|でも|という(?:わけ|訳)では)?(?:該当|当たら|あたら|該当し|付さ|付け|払って|払っ|あり|して|し|(?:得て?|もらって|もらわ|取って|取ら|とって|とら|受けて?|求めて?)(?!な(?:い|かった)と(?:ダメ|だめ|駄目|いけ|まず|あか|アウト|なら)|なきゃ|なければ|なくて(?:は|も)|なくちゃ|んと|なあかん))?"
    r"(?:は|い|て)?(?:ない|無い|なく|なし|無し|ぜろ|ねえ|ません|ありません|ません|以外|除く|除き|を除|せず|ずに|ず(?=[、。]|$)|しない|ぜろ|0円|へん|なか(?!に|っ|ば)|あらん|あたらん|当たらん|ちゃう|ちがう|違う|ございません|ござらん|ねえ|ねぇ|ん(?=のに|けど|場合)))"
)


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=64)
def _in_hiragana(text: str) -> str:
    """Katakana as hiragana, place by place: some terminals send 「急施デハナイ」."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in text)


def negated_after(text: str, end: int) -> bool:
    """Whether what stands before `end` is denied by what follows.

    >>> negated_after("急施には当たらないです", 2), negated_after("工事以外", 2), negated_after("工事は", 2)
    (True, True, False)
    >>> negated_after("工事でも製造でもない", 2)
    True
    """
    return _NEGATED_AFTER.match(_in_hiragana(text), end) is not None


def brings_up(text: str, words: Iterable[str]) -> bool:
    """Whether a text brings up one of the words.

    A word with `+` needs all its parts; one that begins with `re:` is an expression.

    >>> brings_up("検査のとき仕事を邪魔した", ("検査+邪魔",)), brings_up("検査した", ("検査+邪魔",))
    (True, False)
    """
    chosen = tuple(words)
    if any(re.search(word[3:], text) for word in chosen if word.startswith("re:")):
        return True
    plain = [word for word in chosen if not word.startswith("re:")]
    joined = (word.split("+") for word in plain if "+" in word)
    if any(all(part in text for part in parts) for parts in joined):
        return True
    return bool(presence(text, (word for word in plain if "+" not in word)))


def presence(text: str, words: Iterable[str]) -> bool | None:
    """True if a word is said, False if it is only denied, None if it is not there.

    >>> presence("急ぎではないんですが", ("急ぎ", "急施")), presence("急施の建設工事", ("急施",))
    (False, True)
    >>> presence("入札日", ("急施",)) is None
    True
    """
    chosen = tuple(words)
    if not chosen:
        return None
    found = list(_pattern(chosen).finditer(text))
    if not found:
        return None
    return any(not negated_after(text, match.end()) for match in found)
