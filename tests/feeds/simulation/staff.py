"""What staff do in a year: each function is one commit's worth of work, by chance but always the same for a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from generator.words.periods import VIETNAM
from generator.words.vietnamese import parse_date
from tests.feeds.simulation.commune import ADDRESSES, LISTS, NAMES, YEAR, Commune, Typed, founded, key_of, new_task, typed

FIRST_MORNING = datetime(YEAR, 1, 5, 8, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Commit:
    """A state of the files with its time. `side`: what a merged branch brought, as the state it ended with."""

    time: datetime
    what: str
    files: dict[str, bytes]
    side: dict[str, bytes] | None = None


@dataclass
class Staff:
    """Who works: their chance, the commune as it is, the day it is, and counters for new ids."""

    chance: random.Random
    commune: Commune
    today: date = date(YEAR, 1, 5)
    made: int = 100
    bin: list[Typed] = field(default_factory=list)

    def new(self, word: str) -> str:
        """An id that nothing ever had."""
        self.made += 1
        return f"{word}-{self.made}"

    def some(self, kind: str, wanted: Callable[[Typed], object] = lambda _: True) -> Typed | None:
        """A record of a kind, None where none is as wanted."""
        found = [each for each in self.commune.of(kind) if wanted(each)]
        return self.chance.choice(found) if found else None

    def ago(self, days: int) -> str:
        """A day before today, not before the year."""
        return typed(max(self.today - timedelta(days=days), date(YEAR, 1, 1)))

    def update(self, task: Typed, state: str, days: int = 0, **more: Any) -> None:
        """A report on a task."""
        if state == "hoan_thanh":
            more["tien_do"] = 100
        if "dinh_ky" in task:
            more["ky"] = f"{YEAR}-{self.today.month:02}"
        report = {"ngay": self.ago(days), "trang_thai": state, "noi_dung": f"Báo cáo {self.new('so')}", **more}
        task.setdefault("cap_nhat", []).append(report)


def _state(task: Typed) -> str:
    return str(task["cap_nhat"][-1]["trang_thai"]) if task.get("cap_nhat") else ""


def _once(task: Typed) -> bool:
    return "thoi_han" in task


def add_task(staff: Staff) -> None:
    """A new task."""
    ahead = staff.today + timedelta(days=staff.chance.randint(5, 60))
    lead = staff.chance.choice(staff.commune.of("don-vi"))["ma"]
    staff.commune.of("nhiem-vu").append({**new_task(staff.chance, staff.new("viec"), ahead), "chu_tri": lead})


def report(staff: Staff) -> None:
    """Work goes on."""
    if task := staff.some("nhiem-vu", lambda each: _state(each) not in ("hoan_thanh", "dung_thuc_hien")):
        staff.update(task, "dang_thuc_hien", tien_do=staff.chance.randint(5, 95))


def backdate(staff: Staff) -> None:
    """A report dated long before."""
    if task := staff.some("nhiem-vu", _once):
        staff.update(task, "dang_thuc_hien", days=staff.chance.choice([5, 29, 45, 70]))


def finish(staff: Staff) -> None:
    """Work is done, with or without evidence."""
    if task := staff.some("nhiem-vu", lambda each: _state(each) not in ("hoan_thanh", "dung_thuc_hien")):
        staff.update(task, "hoan_thanh", **({"minh_chung": ["ke-hoach"]} if staff.chance.random() < 0.7 else {}))


def reopen(staff: Staff) -> None:
    """What was done is not."""
    if task := staff.some("nhiem-vu", lambda each: _state(each) in ("hoan_thanh", "dung_thuc_hien")):
        staff.update(task, "dang_thuc_hien")


def drop(staff: Staff) -> None:
    """A task is given up."""
    if task := staff.some("nhiem-vu", _once):
        staff.update(task, "dung_thuc_hien", minh_chung=["ke-hoach"])


def remedy(staff: Staff) -> None:
    """Why it is late, and what is done about it."""
    if task := staff.some("nhiem-vu", _once):
        until = typed(staff.today + timedelta(days=staff.chance.randint(3, 20)))
        given = {"noi_dung": "Làm bù", "thoi_han": until, "nguoi_chiu_trach_nhiem": "Trưởng phòng"}
        staff.update(task, "dang_thuc_hien", nguyen_nhan={"chu_quan": "Thiếu người"}, khac_phuc=given)


def extend(staff: Staff) -> None:
    """A deadline moved openly."""
    if task := staff.some("nhiem-vu", _once):
        until = typed(staff.today + timedelta(days=staff.chance.randint(5, 40)))
        task.setdefault("gia_han", []).append({"ngay": staff.ago(0), "den": until, "ly_do": "Chờ ý kiến"})


def move_deadline(staff: Staff) -> None:
    """A deadline moved by hand."""
    if task := staff.some("nhiem-vu", _once):
        moved = parse_date(task["thoi_han"]) + timedelta(days=staff.chance.choice([-10, 15, 30]))
        task["thoi_han"] = typed(moved)


def _is_named(staff: Staff, ma: str) -> bool:
    return any(ma in each.get("nhiem_vu", ()) for kind in ("ton-tai", "giam-sat") for each in staff.commune.of(kind))


def delete_late(staff: Staff) -> None:
    """A task that is late is gone."""
    late = staff.some(
        "nhiem-vu",
        lambda each: _once(each) and parse_date(each["thoi_han"]) < staff.today and not _is_named(staff, each["ma"]),
    )
    if late:
        staff.commune.of("nhiem-vu").remove(late)
        staff.bin.append(late)


def add_again(staff: Staff) -> None:
    """A task that was removed is back, at times with another deadline."""
    if staff.bin:
        task = staff.bin.pop()
        if staff.chance.random() < 0.5:
            task["thoi_han"] = typed(staff.today + timedelta(days=30))
        staff.commune.of("nhiem-vu").append(task)


def value(staff: Staff) -> None:
    """An indicator's value of this month."""
    month = f"{YEAR}-{staff.today.month:02}"
    if found := staff.some("chi-so", lambda each: month not in [one["ky"] for one in each.get("gia_tri", ())]):
        figure = staff.chance.choice([80, 89.5, 90, 95])
        found.setdefault("gia_tri", []).append({"ky": month, "gia_tri": figure, "ngay": staff.ago(0)})


def correct(staff: Staff, *, openly: bool) -> None:
    """A figure that was published becomes another."""
    if found := staff.some("chi-so", lambda each: each.get("gia_tri")):
        one = staff.chance.choice(found["gia_tri"])
        before, one["gia_tri"] = one["gia_tri"], one["gia_tri"] + staff.chance.choice([-3, 1, 2])
        if openly:
            found.setdefault("dieu_chinh", []).append(
                {"ky": one["ky"], "tu": before, "den": one["gia_tri"], "ngay": staff.ago(0), "ly_do": "Tính nhầm"}
            )


def correct_openly(staff: Staff) -> None:
    """With dieu_chinh."""
    correct(staff, openly=True)


def correct_silently(staff: Staff) -> None:
    """Without."""
    correct(staff, openly=False)


def lower_target(staff: Staff) -> None:
    """A target by hand."""
    if found := staff.some("chi-so"):
        found["chi_tieu"]["gia_tri"] = staff.chance.choice([80, 85, 90, 95])


def survey(staff: Staff) -> None:
    """A survey is published."""
    answers = {"rat_hai_long": staff.chance.randint(10, 40), "hai_long": 30, "khong_hai_long": 5}
    staff.commune.of("hai-long").append({
        "ma": staff.new("khao-sat"), "ten": "Khảo sát", "ky": f"{YEAR}-{staff.today.month:02}", "loai": "truc_tuyen",
        "ngay": staff.ago(0), "thu_ve": 100, "cau_hoi": [{"ma": "c1", "noi_dung": "Hài lòng không?", "tra_loi": answers}],
    })  # fmt: skip


def dossiers(staff: Staff) -> None:
    """The dossiers of a field in this month."""
    month, fields = f"{YEAR}-{staff.today.month:02}", ["Hộ tịch", "Đất đai", "Chứng thực"]
    told = [each["linh_vuc_thu_tuc"] for each in staff.commune.of("ho-so") if each["ky"] == month]
    if left := [each for each in fields if each not in told]:
        late = staff.chance.choice([0, 0, 3])
        staff.commune.of("ho-so").append({
            "ky": month, "linh_vuc_thu_tuc": left[0], "tiep_nhan": 60 + late, "truoc_han": 20, "dung_han": 30,
            "qua_han": late, "dang_giai_quyet": 10, "ngay": staff.ago(0),
        })  # fmt: skip


def verify(staff: Staff) -> None:
    """A criterion's score is verified, or by hand another."""
    if card := staff.some("bo-chi-so"):
        staff.chance.choice(card["tieu_chi"])["tham_dinh"] = staff.chance.choice([7, 7.5, 8])


def hand_in(staff: Staff) -> None:
    """A report of this month is handed in."""
    if duty := staff.some("bao-cao"):
        month, unit = f"{YEAR}-{staff.today.month:02}", staff.chance.choice(duty["don_vi"])
        if not any((each["don_vi"], each["ky"]) == (unit, month) for each in duty.get("nop", ())):
            duty.setdefault("nop", []).append({"don_vi": unit, "ky": month, "ngay": staff.ago(0)})


def recognise(staff: Staff) -> None:
    """A commendation or a reminder."""
    staff.commune.of("ghi-nhan").append({
        "ma": staff.new("ghi-nhan"), "ngay": staff.ago(0), "loai": staff.chance.choice(["bieu_duong", "nhac_nho"]),
        "don_vi": staff.chance.choice(staff.commune.of("don-vi"))["ma"], "noi_dung": "Trong tháng",
    })  # fmt: skip


def _asked(staff: Staff) -> Typed:
    unit = staff.chance.choice(staff.commune.of("don-vi"))["ma"]
    due = typed(staff.today + timedelta(days=staff.chance.randint(3, 20)))
    return {"ma": staff.new("kien-nghi"), "noi_dung": "Đèn đường hỏng", "don_vi": unit, "han": due}


def receive(staff: Staff) -> None:
    """Somebody asks."""
    staff.commune.of("kien-nghi").append({**_asked(staff), "ngay_nhan": staff.ago(0)})


def recommend(staff: Staff) -> None:
    """The Front asks."""
    asked = _asked(staff)
    staff.commune.of("giam-sat").append({**asked, "don_vi": [asked["don_vi"]], "ngay": staff.ago(0)})


def answer(staff: Staff) -> None:
    """An answer, to whoever waits."""
    kind = staff.chance.choice(["kien-nghi", "giam-sat"])
    if found := staff.some(kind, lambda each: "tra_loi" not in each):
        found |= {"ngay_tra_loi": staff.ago(0), "tra_loi": "Đã xử lý"}
        if kind == "giam-sat":
            found |= {"tiep_thu": "co"}


def change_answer(staff: Staff) -> None:
    """An answer that was given becomes another."""
    if found := staff.some(staff.chance.choice(["kien-nghi", "giam-sat"]), lambda each: "tra_loi" in each):
        found["tra_loi"] = f"Trả lời {staff.new('lai')}"


def carry_out(staff: Staff) -> None:
    """What the Front asked is done."""
    if found := staff.some("giam-sat", lambda each: "tra_loi" in each and "ngay_hoan_thanh" not in each):
        found["ngay_hoan_thanh"] = staff.ago(0)


def inspect(staff: Staff) -> None:
    """An inspection with a finding."""
    asked = _asked(staff)
    staff.commune.of("kiem-tra").append({
        "ma": staff.new("kiem-tra"), "ngay": staff.ago(0), "loai": "dinh_ky", "don_vi": [asked["don_vi"]],
        "phat_hien": [{"ma": "so", "noi_dung": "Sổ ghi thiếu", "han": asked["han"]}],
    })  # fmt: skip


def mend(staff: Staff) -> None:
    """A finding or a shortcoming is mended."""
    if found := staff.some("kiem-tra", lambda each: "ngay_khac_phuc" not in each["phat_hien"][0]):
        found["phat_hien"][0]["ngay_khac_phuc"] = staff.ago(0)
    elif found := staff.some("ton-tai"):
        found["ngay_khac_phuc"] = staff.ago(0)


def write(staff: Staff) -> None:
    """An article."""
    head = {"title": f"Bài viết {staff.new('bai')}", "date": staff.ago(0)}
    staff.commune.articles[staff.new("bai")] = (head, "Nội dung của bài.")


def reword(staff: Staff) -> None:
    """Names and notes in other words."""
    if found := staff.some("nhiem-vu"):
        found["ten"] = f"Nhiệm vụ nói khác đi {staff.new('lan')}"
        for each in found.get("cap_nhat", ()):
            each["noi_dung"] += ", đã soát lỗi chính tả"


def split(staff: Staff) -> None:
    """A file becomes a folder."""
    kind = staff.chance.choice([name for name in LISTS if len(staff.commune.of(name)) > 1])
    for record in staff.commune.of(kind):
        staff.commune.where[kind, key_of(record)] = f"{LISTS[kind]}/phan-{staff.chance.randint(1, 3)}.yml"


def move(staff: Staff) -> None:
    """One record to another file."""
    kind = staff.chance.choice(["nhiem-vu", "chi-so", "van-ban", "don-vi"])
    if record := staff.some(kind):
        staff.commune.where[kind, key_of(record)] = f"{LISTS[kind]}/rieng/{staff.chance.randint(1, 2)}.yml"


def reorder(staff: Staff) -> None:
    """Records in another order."""
    for kind in ("nhiem-vu", "chi-so", "don-vi", "kien-nghi"):
        staff.chance.shuffle(staff.commune.of(kind))


def rename(staff: Staff) -> None:
    """A record gets another id and keeps the former in ma_cu; all that name it go with it."""
    kind, keys = staff.chance.choice([("nhiem-vu", {"nhiem_vu"}), ("don-vi", {"chu_tri", "don_vi"}), ("chi-so", set())])
    if record := staff.some(kind):
        old, record["ma"] = record["ma"], staff.new("ten-moi")
        record["ma_cu"] = [*record.get("ma_cu", ()), old]
        staff.commune.where.pop((kind, old), None)
        for records in (*staff.commune.lists.values(), staff.bin):
            for each in records:
                _follow(each, keys, old, record["ma"])


def _follow(found: Any, keys: set[str], old: str, new: str) -> None:
    if isinstance(found, list):
        for each in found:
            _follow(each, keys, old, new)
    elif isinstance(found, dict):
        for name, each in found.items():
            if name in keys and each == old:
                found[name] = new
            elif name in keys and isinstance(each, list) and old in each:
                found[name] = [new if one == old else one for one in each]
            else:
                _follow(each, keys, old, new)


def move_site(staff: Staff) -> None:
    """The site's address changes."""
    staff.commune.office["dia_chi_web"] = staff.chance.choice(ADDRESSES)


def rename_commune(staff: Staff) -> None:
    """The commune is called otherwise, and its units too."""
    staff.commune.office["ten"] = staff.chance.choice(NAMES)
    staff.chance.choice(staff.commune.of("don-vi"))["ten"] = f"Đơn vị {staff.new('ten')}"


def replace_attachment(staff: Staff) -> None:
    """Other content under the same name."""
    staff.commune.attachments["ke-hoach.pdf"] = f"%PDF-{staff.made}".encode()
    staff.made += 1


WORK: tuple[tuple[Callable[[Staff], None], int], ...] = (
    (add_task, 4), (report, 8), (backdate, 3), (finish, 6), (reopen, 3), (drop, 1), (remedy, 4), (extend, 4),
    (move_deadline, 3), (delete_late, 3), (add_again, 3), (value, 8), (correct_openly, 3), (correct_silently, 3),
    (lower_target, 2), (survey, 2), (dossiers, 4), (verify, 2), (hand_in, 4), (recognise, 3), (receive, 3), (recommend, 2),
    (answer, 5), (change_answer, 2), (carry_out, 1), (inspect, 2), (mend, 2), (write, 2), (reword, 2), (split, 1), (move, 2),
    (reorder, 1), (rename, 3), (move_site, 1), (rename_commune, 1), (replace_attachment, 1),
)  # fmt: skip
"""What is done, and how often among the rest."""


def history(seed: int, commits: int, days: int = 320) -> Iterator[Commit]:
    """The commits of a commune, oldest first, spread over so many days. The first of every kind of work comes early."""
    chance = random.Random(seed)
    staff = Staff(chance=chance, commune=founded(chance))
    time, made = FIRST_MORNING, 1
    yield Commit(time, "founded", staff.commune.files())
    names, weights = [each for each, _ in WORK], [weight for _, weight in WORK]
    first = list(names)
    chance.shuffle(first)
    while made < commits:
        time += timedelta(days=days / commits * chance.uniform(0.05, 1.95))
        staff.today = time.date()
        before = staff.commune.copy()
        work = first.pop() if first and chance.random() < 0.6 else chance.choices(names, weights)[0]
        if chance.random() < 0.04:
            yield from _spoilt(staff, time)
            made += 1
        side = None
        if chance.random() < 0.04:
            write(staff)
            side = {**before.files(), **{path: raw for path, raw in staff.commune.files().items() if "/bai-viet/" in path}}
        work(staff)
        yield Commit(time, f"{work.__name__}{' and a merge' if side else ''}", staff.commune.files(), side)
        made += 1
        if chance.random() < 0.06:
            now = staff.commune.copy()
            for name, state in (("reverted", before), ("applied again", now)):
                time += timedelta(days=days / commits / 3)
                yield Commit(time, f"{work.__name__} {name}", state.files())
                made += 1
            staff.today = time.date()


def _spoilt(staff: Staff, time: datetime) -> Iterator[Commit]:
    """A commit that does not check; the next mends it and does its own work too."""
    staff.commune.spoilt = staff.chance.choice([path for path in staff.commune.files() if path.endswith(".yml")][2:])
    yield Commit(time - timedelta(seconds=staff.chance.randint(1, 300)), "spoilt", staff.commune.files())
    staff.commune.spoilt = None
