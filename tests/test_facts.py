"""All that is true of a commune on a day: totals, the plan's year, months, links, and what is not yet published."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.facts import derive_facts
from generator.derive.figures import Ratio
from generator.derive.horizon import published_records
from tests.builders import day, facts, records


def _done(when, *evidence):
    return {"ngay": when, "trang_thai": "hoan_thanh", "minh_chung": list(evidence)}


# One task of each fate by 30/06/2026. Their units and areas differ, so that sums are not by chance.
TASKS = [
    {"ma": "dung-han", "thoi_han": "31/03/2026", "cap_nhat": [_done("31/03/2026")]},
    {"ma": "tre", "thoi_han": "31/03/2026", "chu_tri": "phong-kinh-te", "cap_nhat": [_done("02/04/2026")]},
    {"ma": "som", "thoi_han": "31/12/2026", "linh_vuc": "tai-chinh-cong", "cap_nhat": [_done("01/02/2026")]},
    {"ma": "cham", "thoi_han": "29/06/2026", "chu_tri": "phong-kinh-te", "phoi_hop": ["van-phong"]},
    {"ma": "hom-nay", "thoi_han": "30/06/2026"},
    {
        "ma": "gia-han",
        "thoi_han": "31/03/2026",
        "gia_han": [{"ngay": "20/03/2026", "den": "31/05/2026", "ly_do": "Chờ"}],
        "cap_nhat": [_done("15/05/2026")],
    },
    {
        "ma": "dung",
        "thoi_han": "31/03/2026",
        "cap_nhat": [{"ngay": "01/03/2026", "trang_thai": "dung_thuc_hien", "noi_dung": "Cho dừng"}],
    },
    {"ma": "thuong-xuyen", "thuong_xuyen": True, "cap_nhat": [{"ngay": "01/02/2026", "trang_thai": "dang_thuc_hien"}]},
    {"ma": "giao-ban", "dinh_ky": {"chu_ky": "quy"}, "cap_nhat": [{**_done("31/03/2026"), "ky": "2026-Q1"}]},
]
DOCUMENTS = [{"ma": "ke-hoach", "ngay": "05/01/2026"}, {"ma": "bc-1", "ngay": "20/06/2026"}, {"ma": "khong-ngay"}]


def test_the_totals_of_the_plan():
    """§4 Plan: every task counts once; a dropped one in no rate."""
    totals = facts("30/06/2026", nhiem_vu=TASKS).plan.totals
    assert (totals.total, totals.dropped) == (8, 1)
    assert {state: count for state, count in totals.states.items() if count} == {
        "hoan_thanh": 3,
        "hoan_thanh_tre": 1,
        "cham_tien_do": 1,
        "sap_den_han": 1,
        "thuong_xuyen": 1,
        "dang_thuc_hien": 1,
        "dung_thuc_hien": 1,
    }
    assert totals.buckets == {
        "hoan_thanh_dung_han": 3,
        "hoan_thanh_qua_han": 1,
        "chua_hoan_thanh_trong_han": 3,
        "chua_hoan_thanh_qua_han": 1,
    }
    assert totals.completion == Ratio(4, 8)


def test_the_on_time_rate():
    """§4 Plan: hoan_thanh / (tasks whose due day < D, or done); what is due today is not yet decided."""
    totals = facts("30/06/2026", nhiem_vu=TASKS).plan.totals
    assert totals.on_time == Ratio(3, 5)
    assert totals.on_time_original == Ratio(2, 5)  # the extended task was done after its first deadline


@pytest.mark.parametrize(
    ("on", "on_time", "original"),
    [
        ("31/03/2026", Ratio(1, 1), Ratio(1, 1)),
        ("01/04/2026", Ratio(1, 1), Ratio(1, 2)),
        ("31/05/2026", Ratio(1, 1), Ratio(1, 2)),
        ("01/06/2026", Ratio(1, 2), Ratio(1, 2)),
    ],
)
def test_the_on_time_rate_counts_from_the_day_after_the_deadline(on, on_time, original):
    """§4 Plan: by the deadline in force and by the first one."""
    given_tasks = [TASKS[0], {**TASKS[5], "cap_nhat": []}]
    totals = facts(on, nhiem_vu=given_tasks).plan.totals
    assert (totals.on_time, totals.on_time_original) == (on_time, original)


def test_a_recurring_task_counts_once_late_or_all_done():
    """§4 Plan: whatever number of periods is late, one task is; with none late and some to come, it does not count."""
    quarterly = {"ma": "quy", "dinh_ky": {"chu_ky": "quy"}}
    first = {**_done("31/03/2026"), "ky": "2026-Q1"}
    reports = [
        first,
        *({**_done(f"30/{month}/2026"), "ky": f"2026-Q{number}"} for number, month in ((2, "06"), (3, "09"), (4, "12"))),
    ]
    assert facts("01/12/2026", nhiem_vu=[quarterly]).plan.totals.on_time == Ratio(0, 1)
    assert facts("30/06/2026", nhiem_vu=[{**quarterly, "cap_nhat": [first]}]).plan.totals.on_time == Ratio(0, 0)
    assert facts("30/12/2026", nhiem_vu=[{**quarterly, "cap_nhat": reports}]).plan.totals.on_time == Ratio(1, 1)


def test_without_tasks_there_is_no_percentage():
    """§4: an empty denominator is "chưa có", never 0% or 100%."""
    totals = facts("30/06/2026", ke_hoach={"ten": "Kế hoạch"}).plan.totals
    assert (totals.completion.value, totals.on_time.value, totals.on_time_original.value) == (None, None, None)
    assert (totals.total, set(totals.states.values()), set(totals.buckets.values())) == (0, {0}, {0})


def test_a_plan_of_dropped_tasks_has_no_percentage():
    """§4.1: out of every percentage."""
    totals = facts("30/06/2026", nhiem_vu=[TASKS[6]]).plan.totals
    assert (totals.total, totals.dropped, totals.completion.value, totals.on_time.value) == (0, 1, None, None)


def test_units_count_what_they_lead():
    """§4 Plan, by unit (as lead): cooperation is listed and not counted."""
    found = {each.unit.id: each for each in facts("30/06/2026", nhiem_vu=TASKS).units}
    assert [each.task.id for each in found["phong-kinh-te"].leads] == ["tre", "cham"]
    assert found["phong-kinh-te"].totals.completion == Ratio(1, 2)
    assert [each.task.id for each in found["van-phong"].cooperates] == ["cham"]
    assert found["van-phong"].totals.total == 6
    assert sum(each.totals.total for each in found.values()) == 8
    assert sum(each.totals.dropped for each in found.values()) == 1


def test_areas_count_their_tasks():
    """§4 Plan, by area: the seven built-in areas are there, with or without tasks."""
    found = {each.area.id: each.totals.total for each in facts("30/06/2026", nhiem_vu=TASKS).areas}
    assert found == dict.fromkeys(found, 0) | {"the-che": 7, "tai-chinh-cong": 1}
    assert len(found) == 7


def test_months_stand_at_their_ends_and_the_running_one_today():
    """§4 Plan, by month."""
    months = facts("10/06/2026", nhiem_vu=TASKS).plan.months
    assert [str(each.month) for each in months] == [f"2026-{number:02d}" for number in range(1, 7)]
    assert [each.day for each in months][-2:] == [day("31/05/2026"), day("10/06/2026")]
    assert [each.totals.completion for each in months] == [
        Ratio(0, 9),
        Ratio(1, 9),
        Ratio(2, 8),
        Ratio(3, 8),
        Ratio(4, 8),
        Ratio(4, 8),
    ]
    assert [each.done for each in months] == [0, 1, 1, 1, 1, 0]
    assert [each.due for each in months] == [0, 0, 2, 0, 1, 2]
    assert [each.planned for each in months] == [0, 0, 2, 2, 3, 3]


def test_a_finished_plan_keeps_its_months():
    """§4 Plan: after the year the table is whole and each month as it was."""
    now, later = (facts(on, nhiem_vu=TASKS).plan for on in ("31/12/2026", "20/03/2027"))
    assert len(later.months) == 12
    assert later.months == now.months
    assert later.months[-1].day == day("31/12/2026")


def test_months_of_a_plan_shorter_than_the_year():
    """§3 ke-hoach: tu and den."""
    plan = facts("31/12/2026", ke_hoach={"ten": "Kế hoạch", "tu": "15/03/2026", "den": "10/05/2026"}, nhiem_vu=TASKS).plan
    assert [str(each.month) for each in plan.months] == ["2026-03", "2026-04", "2026-05"]


def test_no_months_before_the_plan_begins():
    """§3 ke-hoach: tu."""
    assert facts("10/03/2026", ke_hoach={"ten": "Kế hoạch", "tu": "15/03/2026"}, nhiem_vu=TASKS).plan.months == ()


@given(st.dates(date(2026, 1, 1), date(2027, 2, 1)))
def test_the_last_month_agrees_with_the_plan(on):
    """The running month says what the plan says."""
    plan = derive_facts(published_records(records(nhiem_vu=TASKS), on), on).plan
    if on <= plan.end:
        assert plan.months[-1].totals == plan.totals


@pytest.mark.parametrize(
    ("on", "year", "tasks"),
    [
        ("31/12/2024", None, 0),
        ("15/06/2025", 2025, 1),
        ("31/12/2025", 2025, 1),
        ("01/01/2026", 2025, 1),  # 2026 has no folder: the newest before it
        ("01/01/2027", 2027, 2),
        ("01/01/2030", 2027, 2),
    ],
)
def test_the_plan_year(on, year, tasks):
    """§4 Plan: the as-of day's year, else the newest before it."""
    later = [{"ma": "c", "thoi_han": "31/12/2027"}, {"ma": "d", "thoi_han": "31/12/2027"}]
    found = facts(on, nhiem_vu_2025=[{"ma": "a", "thoi_han": "31/12/2025"}], nhiem_vu_2027=later)
    assert (found.plan.year if found.plan else None) == year
    assert len(found.plan_tasks) == tasks
    assert len(found.tasks) == 3
    assert found.years == (2025, 2027)
    assert sum(each.totals.total for each in found.units) == tasks


def test_a_task_is_judged_by_its_own_year():
    """§4: the plan's end of its year; an old task left open is still late."""
    old = [{"ma": "cu", "thoi_han": "30/11/2025"}, {"ma": "moi", "thuong_xuyen": True, "cap_nhat": [_done("01/12/2025")]}]
    states = {each.task.id: each.state for each in facts("10/01/2026", nhiem_vu_2025=old, nhiem_vu=TASKS).tasks}
    assert states["cu"].days_late == 41
    assert (states["moi"].state, states["moi"].done_on) == ("hoan_thanh", day("31/12/2025"))


def test_settings_of_the_commune_reach_its_tasks():
    """§3 co-quan: sap_den_han and khong_cap_nhat."""
    found = facts("20/06/2026", co_quan={"sap_den_han": 5, "khong_cap_nhat": 30}, nhiem_vu=[TASKS[4]]).tasks[0].state
    assert (found.state, found.flags) == ("chua_thuc_hien", ("khong_cap_nhat",))


def test_a_commune_with_nothing_yet():
    """§1: only co-quan.yml and don-vi.yml must exist."""
    found = facts("30/06/2026")
    assert (found.plan, found.years, found.tasks, found.articles, found.documents) == (None, (), (), (), ())
    assert [each.totals.completion.value for each in found.units] == [None, None]


# Links --------------------------------------------------------------------------------------------------------------


def test_documents_tasks_and_evidence_know_each_other():
    """§3: a task's legal basis with its section, and what a document is evidence for."""
    work = {
        "ma": "viec",
        "thoi_han": "30/06/2026",
        "can_cu": [{"van_ban": "ke-hoach", "muc": "2.3"}],
        "cap_nhat": [_done("25/06/2026", "bc-1")],
    }
    found = facts("30/06/2026", nhiem_vu=[work], van_ban=DOCUMENTS)
    (told,) = found.tasks
    assert [(document.id, section) for document, section in told.bases] == [("ke-hoach", "2.3")]
    assert [document.id for document in told.evidence] == ["bc-1"]
    pages = {each.document.id: each for each in found.documents}
    assert [(each.task.id, section) for each, section in pages["ke-hoach"].tasks] == [("viec", "2.3")]
    assert [(each.task.id, update.day) for each, update in pages["bc-1"].evidence_for] == [("viec", day("25/06/2026"))]
    assert (pages["khong-ngay"].tasks, pages["khong-ngay"].evidence_for) == ((), ())


def test_evidence_is_listed_once_oldest_first():
    """A document named by two updates is one piece of evidence."""
    reports = [
        {"ngay": "20/03/2026", "trang_thai": "dang_thuc_hien", "minh_chung": ["bc-1", "khong-ngay"]},
        {"ngay": "10/03/2026", "trang_thai": "dang_thuc_hien", "minh_chung": ["ke-hoach", "khong-ngay"]},
    ]
    (told,) = facts(
        "30/06/2026", nhiem_vu=[{"ma": "viec", "thoi_han": "30/06/2026", "cap_nhat": reports}], van_ban=DOCUMENTS
    ).tasks
    assert [document.id for document in told.evidence] == ["ke-hoach", "khong-ngay", "bc-1"]


def test_indicators_know_the_tasks_that_serve_them():
    """§3 nhiem-vu chi_so."""
    measures = [{"ma": "hai-long", "linh_vuc": "the-che", "chu_tri": "van-phong"}, {"ma": "khac"}]
    found = facts("30/06/2026", nhiem_vu=[{"ma": "viec", "thoi_han": "30/06/2026", "chi_so": ["hai-long"]}], chi_so=measures)
    assert [each.id for each in found.tasks[0].indicators] == ["hai-long"]
    first, second = found.indicators
    assert [each.task.id for each in first.tasks] == ["viec"]
    assert (first.area.id, first.lead.id, second.area, second.lead, second.tasks) == ("the-che", "van-phong", None, None, ())
    assert [each.indicator.id for each in found.units[0].indicators] == ["hai-long"]


def test_articles_come_newest_first_and_link_both_ways():
    """§3 articles; on one day by title, as Vietnamese sorts."""
    written = {
        "b": {"title": "Đầu tuần", "date": "02/03/2026", "nhiem_vu": ["viec"], "chi_so": ["hai-long"]},
        "a": {"title": "Cuối tuần", "date": "02/03/2026"},
        "c": {"title": "Mới nhất", "date": "01/06/2026"},
    }
    found = facts(
        "30/06/2026", nhiem_vu=[{"ma": "viec", "thoi_han": "30/06/2026"}], chi_so=[{"ma": "hai-long"}], bai_viet=written
    )
    assert [each.entry.id for each in found.articles] == ["c", "a", "b"]
    assert [each.task.id for each in found.articles[2].tasks] == ["viec"]
    assert [each.indicator.id for each in found.articles[2].indicators] == ["hai-long"]
    assert [each.id for each in found.tasks[0].articles] == ["b"]


def test_surveys_stand_in_the_order_of_their_periods():
    """§3 hai-long: by the period's end, then by the day published."""
    asked = [{"ma": "c1", "noi_dung": "Hài lòng?", "tra_loi": {"hai_long": 9, "binh_thuong": 1}}]
    base = {"ten": "Khảo sát", "loai": "noi_bo", "thu_ve": 10, "cau_hoi": asked}
    given_surveys = [
        {**base, "ma": "quy-2", "ky": "2026-Q2", "ngay": "25/06/2026", "van_ban": "bc-1"},
        {**base, "ma": "quy-1", "ky": "2026-Q1", "ngay": "30/06/2026"},
    ]
    found = facts("30/06/2026", hai_long=given_surveys, van_ban=DOCUMENTS).surveys
    assert [each.survey.id for each in found] == ["quy-1", "quy-2"]
    assert (found[0].document, found[1].document.id) == (None, "bc-1")


# The horizon: what is dated after the day ---------------------------------------------------------------------------

FUTURE = {
    "van_ban": DOCUMENTS,
    "nhiem_vu": [
        {
            "ma": "viec",
            "thoi_han": "30/06/2026",
            "can_cu": [{"van_ban": "bc-1"}],
            "gia_han": [{"ngay": "10/06/2026", "den": "31/07/2026", "ly_do": "Chờ"}],
            "cap_nhat": [
                {"ngay": "01/03/2026", "trang_thai": "dang_thuc_hien", "minh_chung": ["bc-1"]},
                _done("15/06/2026", "bc-1"),
            ],
        }
    ],
    "chi_so": [
        {
            "ma": "do",
            "gia_tri": [
                {"ky": "2026-01", "gia_tri": 90, "ngay": "05/02/2026"},
                {"ky": "2026-05", "gia_tri": 95, "ngay": "05/06/2026"},
            ],
        }
    ],
    "bai_viet": {
        "truoc": {"date": "01/03/2026"},
        "sau": {"date": "01/06/2026", "nhiem_vu": ["viec"]},
        "nhap": {"date": "01/03/2026", "draft": True},
    },
    "ke_hoach": {"ten": "Kế hoạch", "van_ban": "bc-1"},
}


def test_what_is_dated_after_the_day_is_not_published():
    """§4: updates, extensions, values, documents and articles to come, and drafts, are nowhere."""
    found = facts("31/05/2026", **FUTURE)
    (told,) = found.tasks
    assert [each.day for each in told.task.updates] == [day("01/03/2026")]
    assert told.task.extensions == ()
    assert [each.value for each in found.indicators[0].indicator.values] == [90]
    assert [each.document.id for each in found.documents] == ["ke-hoach", "khong-ngay"]
    assert [each.entry.id for each in found.articles] == ["truoc"]
    assert told.articles == ()


def test_references_to_what_is_not_published_vanish():
    """§4: an unpublished document is no legal basis, no evidence and no plan on show, and nothing breaks."""
    found = facts("31/05/2026", **FUTURE)
    (told,) = found.tasks
    assert (told.bases, told.evidence, found.plan.document) == ((), (), None)


def test_what_is_dated_on_the_day_is_published():
    """§4: up to D, D included."""
    found = facts("20/06/2026", **FUTURE)
    assert [each.document.id for each in found.documents] == ["ke-hoach", "bc-1", "khong-ngay"]
    assert [each.id for each in found.tasks[0].evidence] == ["bc-1"]
    assert found.plan.document.id == "bc-1"
    assert found.tasks[0].state.state == "hoan_thanh"


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_the_horizon_changes_no_state(on):
    """§4: states already know only what is dated up to the day, so hiding the rest changes none."""
    everything = records(nhiem_vu=TASKS, van_ban=DOCUMENTS)
    hidden, whole = (derive_facts(each, on) for each in (published_records(everything, on), everything))
    assert [each.state for each in hidden.tasks] == [each.state for each in whole.tasks]
    assert hidden.plan.totals == whole.plan.totals


def test_records_without_a_future_are_not_copied():
    """The horizon costs nothing where nothing is hidden: the same objects."""
    given_records = records(nhiem_vu=TASKS)
    kept = published_records(given_records, day("31/12/2026"))
    assert all(before is after for before, after in zip(given_records.tasks, kept.tasks, strict=True))


def test_the_same_records_and_day_give_the_same_facts():
    """§4: a pure function of (files, as-of day)."""
    assert facts("30/06/2026", nhiem_vu=TASKS, **{k: v for k, v in FUTURE.items() if k != "nhiem_vu"}) == facts(
        "30/06/2026", nhiem_vu=TASKS, **{k: v for k, v in FUTURE.items() if k != "nhiem_vu"}
    )
