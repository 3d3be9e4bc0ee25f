"""The kinds of record in one list: name, file, shape, model. Reading, checking, schemas, open data and docs go by it.

To add a kind: write its model, add its line here, its derivation in generator/derive and its page in generator/publish.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from generator.contract import (
    derived,
    dossiers,
    feedback,
    inspections,
    recognitions,
    recommendations,
    reports,
    scorecards,
    shortcomings,
    synonyms,
)
from generator.contract.articles import Article, Prose
from generator.contract.fields import Field
from generator.contract.measures import Indicator, Survey
from generator.contract.plan import Area, Document, Office, Plan, Task, Unit
from generator.contract.values import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    `name` is the file's and folder's name and the address (`nhiem-vu`), `noun` and `title` are Vietnamese. `yearly`
    kinds live in a folder named by the plan year. A `mapping` is one record a file, a `list` any number. `derived` are
    the keys published under `suy_ra`. What is no `data` has no data file and makes no events: it only helps readers.
    """

    name: str
    model: type[Record]
    noun: str
    title: str
    shape: Literal["list", "mapping"] = "list"
    yearly: bool = False
    required: bool = False
    data: bool = True
    derived: tuple[Field, ...] = field(default=(), compare=False)

    @property
    def key(self) -> str:
        """The name as a key: `nhiem_vu`."""
        return self.name.replace("-", "_")

    @property
    def file(self) -> str:
        """Where staff write it, for messages."""
        if self.model is Article:
            return f"content/{self.name}/"
        return f"data/{'NĂM/' if self.yearly else ''}{self.name}.yml"


OFFICE = Kind(
    name="co-quan",
    model=Office,
    noun="cơ quan",
    title="Cơ quan",
    shape="mapping",
    required=True,
    derived=derived.OFFICE_DERIVED,
)
UNIT = Kind(name="don-vi", model=Unit, noun="đơn vị", title="Đơn vị", required=True, derived=derived.COUNTED_DERIVED)
AREA = Kind(name="linh-vuc", model=Area, noun="lĩnh vực", title="Lĩnh vực", derived=derived.COUNTED_DERIVED)
DOCUMENT = Kind(name="van-ban", model=Document, noun="văn bản", title="Văn bản", derived=derived.DOCUMENT_DERIVED)
PLAN = Kind(
    name="ke-hoach",
    model=Plan,
    noun="kế hoạch",
    title="Kế hoạch",
    shape="mapping",
    yearly=True,
    derived=derived.PLAN_DERIVED,
)


def _yearly(name: str, model: type[Record], noun: str, title: str, found: tuple[Field, ...]) -> Kind:
    """A list in the folder of each plan year."""
    return Kind(name=name, model=model, noun=noun, title=title, yearly=True, derived=found)


TASK = _yearly("nhiem-vu", Task, "nhiệm vụ", "Nhiệm vụ", derived.TASK_DERIVED)
INDICATOR = _yearly("chi-so", Indicator, "chỉ số", "Chỉ số", derived.INDICATOR_DERIVED)
SURVEY = _yearly("hai-long", Survey, "khảo sát hài lòng", "Khảo sát hài lòng", derived.SURVEY_DERIVED)
DOSSIER = _yearly("ho-so", dossiers.DossierCount, "số liệu hồ sơ", "Hồ sơ thủ tục hành chính", dossiers.DERIVED)
SCORECARD = _yearly("bo-chi-so", scorecards.Scorecard, "bộ chỉ số", "Bộ chỉ số", scorecards.DERIVED)
SHORTCOMING = _yearly("ton-tai", shortcomings.Shortcoming, "tồn tại, hạn chế", "Tồn tại, hạn chế", shortcomings.DERIVED)
REPORT = _yearly("bao-cao", reports.ReportDuty, "chế độ báo cáo", "Chế độ báo cáo", reports.DERIVED)
RECOGNITION = _yearly("ghi-nhan", recognitions.Recognition, "ghi nhận", "Biểu dương, nhắc nhở", recognitions.DERIVED)
FEEDBACK = _yearly("kien-nghi", feedback.Feedback, "phản ánh, kiến nghị", "Phản ánh, kiến nghị", feedback.DERIVED)
INSPECTION = _yearly("kiem-tra", inspections.Inspection, "cuộc kiểm tra", "Kiểm tra", inspections.DERIVED)
RECOMMENDATION = _yearly(
    "giam-sat", recommendations.Recommendation, "kiến nghị giám sát", "Kiến nghị giám sát", recommendations.DERIVED
)
SYNONYMS = Kind(
    name="tu-dong-nghia",
    model=synonyms.Synonyms,
    noun="bảng từ đồng nghĩa",
    title="Từ đồng nghĩa khi tìm",
    shape="mapping",
    data=False,
)

KINDS: tuple[Kind, ...] = (
    OFFICE,
    UNIT,
    AREA,
    DOCUMENT,
    PLAN,
    TASK,
    INDICATOR,
    SURVEY,
    DOSSIER,
    SCORECARD,
    SHORTCOMING,
    REPORT,
    RECOGNITION,
    FEEDBACK,
    INSPECTION,
    RECOMMENDATION,
    SYNONYMS,
)
"""The kinds kept as YAML, in the order of the contract."""

ARTICLE = Kind(name="bai-viet", model=Article, noun="bài viết", title="Bài viết", derived=derived.ARTICLE_DERIVED)
PROSE = Kind(name="trang", model=Prose, noun="trang", title="Trang")

PUBLISHED: tuple[Kind, ...] = (*(kind for kind in KINDS if kind.data), ARTICLE)
"""The kinds with a data file each. Prose pages are no data, nor are the words that the search knows."""
DERIVED: dict[str, tuple[Field, ...]] = {kind.name: kind.derived for kind in (*KINDS, ARTICLE)}
"""What is published under suy_ra, by kind. Every key is always there; the nullable ones may be null."""

BY_NAME: dict[str, Kind] = {kind.name: kind for kind in (*KINDS, ARTICLE, PROSE)}

BUILT_IN_AREAS: tuple[Area, ...] = tuple(
    Area.model_validate({"ma": name, "ten": title})
    for name, title in (
        ("chi-dao-dieu-hanh", "Công tác chỉ đạo, điều hành"),
        ("the-che", "Cải cách thể chế"),
        ("thu-tuc-hanh-chinh", "Cải cách thủ tục hành chính"),
        ("to-chuc-bo-may", "Cải cách tổ chức bộ máy"),
        ("che-do-cong-vu", "Cải cách chế độ công vụ"),
        ("tai-chinh-cong", "Cải cách tài chính công"),
        ("chinh-quyen-so", "Xây dựng chính quyền điện tử, chính quyền số"),
    )
)
"""The seven areas of Quyết Thắng II.2, present even without linh-vuc.yml."""
