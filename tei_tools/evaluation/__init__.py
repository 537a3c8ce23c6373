"""What was marked against what an editor would have marked: precision, recall, F1, the commonest mistakes (docs/evaluation.md).

>>> from tei_tools.evaluation import evaluate
>>> evaluate("gold/letters", "tei/").types["date"].accuracy  # doctest: +SKIP
0.95
"""

from tei_tools.evaluation.evaluate import CommonMistake, Context, Evaluation, evaluate, score_gold
from tei_tools.evaluation.figures import Figures
from tei_tools.evaluation.gate import check_floors, read_floors
from tei_tools.evaluation.gold import Gold, GoldDocument, read_gold
from tei_tools.evaluation.marked import ENTITIES, Mark, MarkedText

__all__ = [
    "ENTITIES",
    "CommonMistake",
    "Context",
    "Evaluation",
    "Figures",
    "Gold",
    "GoldDocument",
    "Mark",
    "MarkedText",
    "check_floors",
    "evaluate",
    "read_floors",
    "read_gold",
    "score_gold",
]
