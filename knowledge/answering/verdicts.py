"""From what a rule does to an act, and how the question is put, to yes or no.

「省略していい?」 and 「契約書は要る?」 ask for the same rule and get opposite-looking words.
"""

from __future__ import annotations

from knowledge.calculation import Form
from knowledge.model import Effect, Verdict

_ANSWERS: dict[Form, dict[Effect, Verdict]] = {
    Form.VALID: {
        "void": "invalid",
        "prohibited": "invalid",
        "permitted": "valid",
        "exempt": "valid",
        "duty": "valid",
        "conditional": "conditional",
    },
    Form.MAY_NOT_DO: {
        "duty": "not_allowed",
        "void": "not_allowed",
        "prohibited": "not_allowed",
        "permitted": "allowed",
        "exempt": "allowed",
        "conditional": "conditional",
    },
    Form.MUST: {
        "duty": "required",
        "exempt": "not_required",
        "permitted": "not_required",
        "prohibited": "not_required",
        "void": "invalid",
        "conditional": "conditional",
    },
    Form.MAY: {
        "duty": "not_allowed",
        "prohibited": "not_allowed",
        "void": "not_allowed",
        "permitted": "allowed",
        "exempt": "allowed",
        "conditional": "conditional",
    },
}
_PRECEDENCE = (Form.VALID, Form.MAY_NOT_DO, Form.MUST, Form.MAY)
_UNASKED: dict[Effect, Verdict] = {
    "duty": "required",
    "exempt": "not_required",
    "permitted": "allowed",
    "prohibited": "not_allowed",
    "void": "invalid",
    "conditional": "conditional",
}


def claimed(effect: Effect | None, *, claiming: bool) -> Effect | None:
    """What an effect on the other side means for one who would claim: what they need not give may not be claimed."""
    return "prohibited" if claiming and effect == "exempt" else effect


def verdict_for(effect: Effect | None, forms: frozenset[Form]) -> Verdict | None:
    """The verdict that answers a question of these forms.

    A duty met by 「…でいい?」 is a no: whoever asks so would do less than the duty.

    >>> verdict_for("duty", frozenset({Form.MAY_NOT_DO})), verdict_for("duty", frozenset({Form.MUST}))
    ('not_allowed', 'required')
    >>> verdict_for("exempt", frozenset({Form.MUST})), verdict_for("void", frozenset({Form.MAY, Form.VALID}))
    ('not_required', 'invalid')
    """
    if effect is None:
        return None
    for form in _PRECEDENCE:
        if form in forms:
            return _ANSWERS[form][effect]
    return _UNASKED[effect]
