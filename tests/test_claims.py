"""What counts as a claim, and how claims are named: a table of records with all they say."""

from __future__ import annotations

import pytest

from generator.contract.fields import fields_of
from generator.contract.kinds import KINDS
from generator.contract.walk import slots_of
from generator.derive.claims import Naming, claims_of, differing
from generator.derive.comparison import WATCHED
from tests.builders import FILLED, indicator, records, task

NAMES = Naming(shown=lambda kind, name: f"<{kind} {name}>", lasting=lambda _, name: name.removesuffix("-moi"))


def said(record):
    """Every claim as it is shown, by its path."""
    return {"/".join(path): (each.label, each.shown) for path, each in claims_of(record, NAMES).items()}


def test_what_a_task_claims():
    """Days, figures, words of a list, references and promises; not names and notes."""
    known = task(
        phoi_hop=["phong-kinh-te"],
        nguoi_chiu_trach_nhiem="Trưởng phòng",
        san_pham="Tờ trình",
        can_cu=[{"van_ban": "ke-hoach", "muc": "2.3"}],
        thoi_han="30/06/2026",
        cap_nhat=[
            {
                "ngay": "05/03/2026",
                "trang_thai": "dang_thuc_hien",
                "tien_do": 40,
                "noi_dung": "Đã rà soát",
                "khac_phuc": {"noi_dung": "Làm bù", "thoi_han": "01/04/2026", "nguoi_chiu_trach_nhiem": "Trưởng phòng"},
            }
        ],
    )
    assert said(known) == {
        "linh_vuc": ("Lĩnh vực", "<linh-vuc the-che>"),
        "chu_tri": ("Đơn vị chủ trì", "<don-vi van-phong>"),
        "phoi_hop/phong-kinh-te": ("Đơn vị phối hợp", "<don-vi phong-kinh-te>"),
        "can_cu/ke-hoach 2.3": ("Căn cứ «<van-ban ke-hoach>»", "có"),
        "can_cu/ke-hoach 2.3/van_ban": ("Văn bản làm căn cứ, «<van-ban ke-hoach>»", "<van-ban ke-hoach>"),
        "san_pham": ("Sản phẩm phải có", "Tờ trình"),
        "thoi_han": ("Thời hạn", "30/06/2026"),
        "cap_nhat/2026-03-05": ("Cập nhật ngày 05/03/2026", "Đang thực hiện; tiến độ 40%"),
        "cap_nhat/2026-03-05/ngay": ("Ngày cập nhật, ngày 05/03/2026", "05/03/2026"),
        "cap_nhat/2026-03-05/trang_thai": ("Trạng thái, ngày 05/03/2026", "Đang thực hiện"),
        "cap_nhat/2026-03-05/tien_do": ("Tiến độ, ngày 05/03/2026", "40%"),
        "cap_nhat/2026-03-05/khac_phuc/thoi_han": ("Hạn khắc phục, ngày 05/03/2026", "01/04/2026"),
    }


def test_references_are_compared_by_the_first_id_a_record_had():
    before, after = task(phoi_hop=["phong"]), task(phoi_hop=["phong-moi"], chu_tri="van-phong-moi")
    values = [{path: each.value for path, each in claims_of(one, NAMES).items()} for one in (before, after)]
    assert values[0] == values[1]


def test_items_that_nothing_tells_apart_are_counted_by_their_days():
    known = indicator(
        gia_tri=[
            {"ky": "2026-01", "gia_tri": "97", "ngay": "07/02/2026"},
            {"ky": "2026-01", "gia_tri": "96", "ngay": "05/02/2026"},
        ]
    )
    found = claims_of(known, NAMES)
    assert found["gia_tri", "2026-01", "gia_tri"].shown == "96"
    assert found["gia_tri", "2026-01 (2)", "gia_tri"].shown == "97"


def test_what_both_say_is_left_out_of_the_comparison():
    """Whatever the order, so that neither sorting a list nor putting the newest on top changes anything."""
    one, other = ({"ky": f"2026-0{number}", "gia_tri": "97", "ngay": "05/05/2026"} for number in (1, 2))
    before, after = differing(indicator(gia_tri=[one, other]), indicator(gia_tri=[{**one, "gia_tri": "1"}, other][::-1]))
    assert [each.value for each in before.values] == [97]
    assert [each.value for each in after.values] == [1]
    assert before.measure is None


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.name in WATCHED], ids=lambda kind: kind.name)
def test_every_watched_kind_claims_something_that_can_be_told(kind):
    """A label of one line in plain words, without the key's grammar, and a value in print."""
    given = FILLED.get(kind.key, {})
    if kind.name == "bo-chi-so":
        given = {**given, "ma": "b", "nam": 2026, "tieu_chi": [{"ma": "t", "ten": "T", "diem_toi_da": 10}]}
    if kind.name == "hai-long":
        question = {"ma": "c", "noi_dung": "C", "tra_loi": {"hai_long": 1}}
        given = {"ma": "k", "ten": "K", "ky": "2026-Q1", "loai": "sipas", "ngay": "01/04/2026", "thu_ve": 1}
        given |= {"cau_hoi": [question]}
    shape = {"ten": "Kế hoạch", "tu": "01/01/2026"} if kind.shape == "mapping" else [{**given, "ma": "x"}]
    if kind.name == "ho-so":
        shape = [{**given, "ky": "2026-01"}]
    if kind.name == "bao-cao":
        shape = [{**given, "ma": "x", "thoi_han": "01/04/2026"}]
    if kind.name == "ton-tai":
        shape = [{**given, "ma": "x", "diem_tru": "0.5"}]
    (entry,) = records(**{kind.key: shape}).of(kind.name)
    found = claims_of(entry.record, NAMES)
    assert found
    for each in found.values():
        assert each.label
        assert each.shown
        assert not set(";:(\n") & set(each.label.replace("«", "").replace("»", ""))


def test_every_key_has_a_label_of_its_own():
    """Two claims of one record are never called alike, or a reader could not tell which changed."""
    for kind in KINDS:
        if kind.name in WATCHED:
            models, met = [kind.model], set()
            while models:
                model = models.pop()
                if model in met:
                    continue
                met.add(model)
                meanings = [field.meaning for field in fields_of(model)]
                assert len(meanings) == len(set(meanings)), model
                models += [slot.holds for slot in slots_of(model) if slot.holds]
