"""Three deadlines as a tender has them."""

from __future__ import annotations

from datetime import date

from knowledge import Citation, Deadline

PLACE = Citation(rulebook="town", source="約款", locator="第3条")
APPLICATION = Deadline(
    key="application",
    title="参加申請",
    day=date(2026, 11, 13),
    safe_day=date(2026, 11, 13),
    time="16:30",
    rule="文書に書かれた日",
    citations=(PLACE,),
)
PAYMENT = Deadline(
    key="payment",
    title="支払; 請求から, 30日",
    day=date(2027, 3, 29),
    safe_day=date(2027, 3, 26),
    follows="claim_day",
    rule="請求書を受理した日から25日以内",
    citations=(PLACE,),
    notes=("閉庁日です。",),
)
RENT = Deadline(
    key="rent",
    title="=賃貸借料の請求",
    day=date(2027, 2, 12),
    safe_day=date(2027, 2, 12),
    citations=(PLACE,),
    recurring=True,
    until=date(2029, 2, 12),
)
