"""The words of the eight parts: a label, and the question that helps to write it. See domain.practices.PARTS."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate  # by this name lupdate finds the strings


def part_label(part: str) -> str:
    """The label of a part. Raises KeyError."""
    return {
        "context": translate("PracticeParts", "Context"),
        "problem": translate("PracticeParts", "Problem"),
        "action": translate("PracticeParts", "Action"),
        "who": translate("PracticeParts", "Who"),
        "result": translate("PracticeParts", "Result"),
        "evidence": translate("PracticeParts", "Evidence"),
        "limits": translate("PracticeParts", "Limits"),
        "transfer": translate("PracticeParts", "Transfer"),
    }[part]


def part_question(part: str) -> str:
    """What to write in a part. Raises KeyError."""
    return {
        "context": translate("PracticeParts", "Where was it, and who was there? Roles, not names."),
        "problem": translate("PracticeParts", "What went wrong, or could have?"),
        "action": translate("PracticeParts", "What did you do, step by step?"),
        "who": translate("PracticeParts", "Who agreed, who helped, who decided?"),
        "result": translate("PracticeParts", "What changed, and how soon?"),
        "evidence": translate("PracticeParts", "How do you know? A log, minutes, a count."),
        "limits": translate("PracticeParts", "When does it not work?"),
        "transfer": translate("PracticeParts", "What should a colleague elsewhere do first?"),
    }[part]
