"""How sure a reading is of each field and block of a document, why, and which pages should wait: pure."""

from __future__ import annotations

from papers.importing.sureness.assessment import THRESHOLD, Assessment, assess, unsure_pages
from papers.importing.sureness.doubts import Sureness

__all__ = ["THRESHOLD", "Assessment", "Sureness", "assess", "unsure_pages"]
