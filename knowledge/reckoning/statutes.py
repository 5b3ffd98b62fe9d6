"""National figures that no calculation uses yet but look-ups show, typed like all others."""

from typing import ClassVar

from knowledge.rulebook.figures import Parameter, RuleRecord


class StatutoryInterest(RuleRecord):
    """法定利率 (民法404条)."""

    record: ClassVar[str] = "statutory_interest"
    rate: Parameter


class PaymentTerms(RuleRecord):
    """Limits the State sets for what a contract may agree (支払遅延防止法5-7, 10条)."""

    record: ClassVar[str] = "payment_terms"
    inspection_days_if_silent: Parameter
    extension_factor: Parameter


class AssemblyThresholds(RuleRecord):
    """Least prices at which the assembly (議会) must agree (施行令別表第三・第四)."""

    record: ClassVar[str] = "assembly_thresholds"
    prefecture: dict[str, Parameter]
    designated_city: dict[str, Parameter]
    city: dict[str, Parameter]
    town: dict[str, Parameter]


class WtoThresholds(RuleRecord):
    """Thresholds of 特定調達 by kind of procurement."""

    record: ClassVar[str] = "wto_thresholds"
    thresholds: dict[str, Parameter]
