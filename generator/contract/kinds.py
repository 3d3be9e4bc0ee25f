"""The kinds of record in one list: name, file, shape, model. Reading, checking, schemas, open data and docs go by it.

To add a kind: write its model, add its line here, its derivation in generator/derive and its page in generator/publish.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.contract.articles import Article, Prose
from generator.contract.measures import Indicator, Survey
from generator.contract.plan import Area, Document, Office, Plan, Task, Unit
from generator.contract.values import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    `name` is the file's and folder's name and the address (`nhiem-vu`), `noun` and `title` are Vietnamese. `yearly`
    kinds live in a folder named by the plan year. A `mapping` is one record a file, a `list` any number.
    """

    name: str
    model: type[Record]
    noun: str
    title: str
    shape: Literal["list", "mapping"] = "list"
    yearly: bool = False
    required: bool = False

    @property
    def key(self) -> str:
        """The name as a key: `nhiem_vu`."""
        return self.name.replace("-", "_")

    @property
    def file(self) -> str:
        """Where staff write it, for messages."""
        return f"data/{'NĂM/' if self.yearly else ''}{self.name}.yml"


OFFICE = Kind(name="co-quan", model=Office, noun="cơ quan", title="Cơ quan", shape="mapping", required=True)
UNIT = Kind(name="don-vi", model=Unit, noun="đơn vị", title="Đơn vị", required=True)
AREA = Kind(name="linh-vuc", model=Area, noun="lĩnh vực", title="Lĩnh vực")
DOCUMENT = Kind(name="van-ban", model=Document, noun="văn bản", title="Văn bản")
PLAN = Kind(name="ke-hoach", model=Plan, noun="kế hoạch", title="Kế hoạch", shape="mapping", yearly=True)
TASK = Kind(name="nhiem-vu", model=Task, noun="nhiệm vụ", title="Nhiệm vụ", yearly=True)
INDICATOR = Kind(name="chi-so", model=Indicator, noun="chỉ số", title="Chỉ số", yearly=True)
SURVEY = Kind(name="hai-long", model=Survey, noun="khảo sát hài lòng", title="Khảo sát hài lòng", yearly=True)

KINDS: tuple[Kind, ...] = (OFFICE, UNIT, AREA, DOCUMENT, PLAN, TASK, INDICATOR, SURVEY)
"""The kinds kept as YAML, in the order of the contract."""

ARTICLE = Kind(name="bai-viet", model=Article, noun="bài viết", title="Bài viết")
PROSE = Kind(name="trang", model=Prose, noun="trang", title="Trang")

PLANNED = ("ho-so", "bo-chi-so", "ton-tai", "bao-cao", "ghi-nhan", "kien-nghi", "kiem-tra", "giam-sat")
"""Kinds of the contract that this version reads past with a notice (MB402)."""

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
