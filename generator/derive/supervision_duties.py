"""What supervision lists of duties: recommendations, reports, dossiers, feedback, findings, shortcomings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.contract.plan import Area
from generator.contract.vocabulary import ACCEPTANCE, CHANNELS, INSPECTION_KINDS
from generator.derive.dossiers import DossierField, DossierYear, period_address
from generator.derive.facts import Facts
from generator.derive.inspections import FindingFacts, InspectionFacts
from generator.derive.naming import register_address, shortened, title_of
from generator.derive.recommendations import RecommendationFacts
from generator.derive.supervision_rows import Matter, Note, Row, Said, before, day_said, said
from generator.words.vietnamese import format_count, format_date, format_number

RECOMMENDED = Matter(
    key="kien_nghi_mat_tran",
    title="Kiến nghị của Mặt trận Tổ quốc",
    about=(
        "Kiến nghị giám sát chưa được trả lời, trả lời sau hạn, được trả lời mà chưa cho biết có tiếp thu không, "
        "hoặc đã được tiếp thu mà chưa thực hiện xong."
    ),
    none=(
        "Kiến nghị nào của Mặt trận Tổ quốc cũng đã được trả lời đúng hạn, có nói rõ tiếp thu hay không; "
        "kiến nghị được tiếp thu đều đã thực hiện xong."
    ),
    number="Số ngày quá hạn trả lời",
    since="Hạn trả lời",
    notes=("Tình hình", "Ngày kiến nghị", "Tiếp thu", "Nhiệm vụ"),
)
REPORTS = Matter(
    key="bao_cao_thieu",
    title="Báo cáo chưa nộp hoặc nộp trễ",
    about="Báo cáo mà đơn vị phải nộp, đã qua ngày hạn mà chưa nộp hoặc nộp sau ngày hạn.",
    none="Không có báo cáo nào nộp trễ hoặc đã qua hạn mà chưa nộp.",
    number="Số ngày trễ",
    since="Hạn nộp",
    notes=("Tình hình", "Kỳ báo cáo", "Ngày nộp"),
)
DOSSIERS = Matter(
    key="ho_so_qua_han",
    title="Hồ sơ thủ tục hành chính quá hạn, có nguy cơ trễ, tạm dừng",
    about="Số hồ sơ theo từng lĩnh vực thủ tục ở kỳ số liệu mới nhất, cùng số đã giải quyết quá hạn cả năm.",
    none="Không có hồ sơ nào quá hạn, có nguy cơ trễ, tạm dừng hoặc chờ bổ sung trong số liệu mới nhất.",
    number="Số hồ sơ đang quá hạn",
    since="Số liệu đến ngày",
    notes=("Nguy cơ trễ", "Tạm dừng", "Chờ bổ sung", "Đã giải quyết quá hạn"),
)
FEEDBACK = Matter(
    key="phan_anh_qua_han",
    title="Phản ánh, kiến nghị của người dân quá hạn trả lời hoặc trả lời trễ",
    about="Phản ánh, kiến nghị đã qua hạn mà đơn vị chưa trả lời, hoặc trả lời sau ngày hạn.",
    none="Không có phản ánh, kiến nghị nào quá hạn trả lời hoặc trả lời trễ.",
    number="Số ngày trễ",
    since="Hạn trả lời",
    notes=("Tình hình", "Ngày nhận", "Kênh tiếp nhận", "Ngày trả lời"),
)
FINDINGS = Matter(
    key="phat_hien_qua_han",
    title="Phát hiện qua kiểm tra quá hạn khắc phục hoặc khắc phục trễ",
    about="Điều mà cuộc kiểm tra hoặc giám sát đã nêu, đã qua hạn mà chưa khắc phục, hoặc khắc phục sau ngày hạn.",
    none="Không có phát hiện kiểm tra nào quá hạn khắc phục hoặc khắc phục trễ.",
    number="Số ngày trễ",
    since="Hạn khắc phục",
    notes=("Tình hình", "Cuộc kiểm tra", "Nhiệm vụ khắc phục", "Ngày khắc phục"),
)
NEGLECTED = Matter(
    key="ton_tai_bo_ngo",
    title="Tồn tại, hạn chế chưa có nhiệm vụ hay biện pháp",
    about="Tồn tại, hạn chế chưa khắc phục mà chưa giao nhiệm vụ và chưa nêu biện pháp nào.",
    none="Tồn tại, hạn chế nào chưa khắc phục cũng đã có nhiệm vụ hoặc biện pháp.",
    number=None,
    since=None,
    notes=("Năm được nêu", "Nguồn", "Điểm bị trừ"),
)


def recommendation_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Recommendations not answered, answered late or without saying whether accepted, or accepted and not carried out yet."""
    for each in facts.recommendations:
        record = each.recommendation
        states = tuple(recommendation_states(each))
        if not states or (each.reply.state == "tre" and len(states) == 1 and before(each.year, year)):
            continue
        unbegun = accepted(each) and each.carried == "chua_thuc_hien"
        yield Row(
            subject=f"giam-sat/{each.entry.id}",
            noun="Kiến nghị",
            title=" ".join(record.text.split()),
            address=each.address,
            year=each.year,
            pressing=each.reply.state == "qua_han" or noncommittal(each) or unbegun,
            waiting=each.reply.state == "trong_han",
            units=each.units,
            areas=areas_of_recommendation(each),
            number=each.reply.days,
            since=record.due,
            notes=(
                said(*states),
                day_said(record.day),
                said(ACCEPTANCE.get(record.accepted or "")),
                tuple(Said(" ".join(one.task.name.split()), f"nhiem-vu/{one.task.id}/") for one in each.tasks),
            ),
        )


def recommendation_states(each: RecommendationFacts) -> Iterator[str]:
    """What a supervisor still asks about a recommendation, in words; nothing when all is well."""
    days = format_count(each.reply.days or 0)
    match each.reply.state:
        case "qua_han":
            yield f"Quá hạn trả lời {days} ngày"
        case "trong_han":
            yield "Chưa trả lời, còn trong hạn"
        case "tre":
            yield f"Trả lời trễ {days} ngày"
        case _:
            pass
    if noncommittal(each):
        yield "Đã trả lời, chưa cho biết có tiếp thu không"
    if accepted(each) and each.carried == "chua_thuc_hien":
        yield "Đã tiếp thu, chưa bắt đầu thực hiện"
    if accepted(each) and each.carried == "dang_thuc_hien":
        yield "Đã tiếp thu, đang thực hiện"


def accepted(each: RecommendationFacts) -> bool:
    """Whether it was accepted, at least in part."""
    return each.recommendation.accepted in ("co", "mot_phan")


def noncommittal(each: RecommendationFacts) -> bool:
    """Whether it was answered without saying if it is accepted."""
    return each.recommendation.answered_on is not None and each.recommendation.accepted is None


def areas_of_recommendation(each: RecommendationFacts) -> tuple[Area, ...]:
    """The areas of the tasks that carry it out; none before there is one."""
    return tuple({one.area.id: one.area for one in each.tasks}.values())


def report_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Reports that are missing, and those of the plan year that were handed in late; a row for each unit and period."""
    for duty in facts.reports:
        for slot in duty.slots:
            missing = slot.state == "thieu"
            if missing or _closed_late(slot.state, duty.year, year):
                yield Row(
                    subject=f"bao-cao/{duty.entry.id}/{slot.unit.id}/{slot.period or ''}",
                    noun="Báo cáo",
                    title=title_of(duty.duty),
                    address=duty.address,
                    year=duty.year,
                    pressing=missing,
                    units=(slot.unit,),
                    number=slot.days,
                    since=slot.due,
                    notes=(
                        said("Chưa nộp" if missing else "Nộp trễ"),
                        said(slot.period.label if slot.period else "Một lần"),
                        day_said(slot.handed_in),
                    ),
                )


def dossier_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Each field of the plan year, else of the newest year before it, in its newest period."""
    years = [each for each in facts.dossiers if year is None or each.year <= year]
    for field in years[-1].fields if years else ():
        tally = field.tally
        if tally.overdue or tally.at_risk or tally.paused or tally.incomplete or tally.settled_late:
            yield _dossiers(years[-1], field)


def _dossiers(year: DossierYear, field: DossierField) -> Row:
    period, newest = field.periods[-1][0], field.tally.open[-1]
    listed = any(each.period == period for each in year.periods)
    return Row(
        subject=f"ho-so/{year.year}/{field.name}",
        noun="Hồ sơ",
        title=f"{field.name}: {period.label}",
        address=period_address(year.year, period) if listed else register_address("ho-so", year.year),
        year=year.year,
        pressing=bool(newest.overdue),
        number=newest.overdue,
        since=period.end,
        notes=(
            _counted(newest.at_risk),
            _counted(newest.paused),
            _counted(newest.incomplete),
            (Said(f"{format_count(field.tally.settled_late)} trong {format_count(field.tally.settled)} hồ sơ"),),
        ),
    )


def _counted(count: int | None) -> Note:
    """A count; one that was not given is not taken for 0."""
    return said("không có số liệu" if count is None else format_count(count))


def _closed_late(state: str, year: int, plan_year: int | None) -> bool:
    """Whether it was settled, but late, in the plan year: nobody need answer any more, yet it is to be known."""
    return state == "tre" and not before(year, plan_year)


def feedback_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Opinions that are past their day and not answered, and those of the plan year that were answered late."""
    for each in facts.feedback:
        overdue = each.reply.state == "qua_han"
        if overdue or _closed_late(each.reply.state, each.year, year):
            record = each.feedback
            yield Row(
                subject=f"kien-nghi/{each.entry.id}",
                noun="Phản ánh",
                title=title_of(record),
                address=each.address,
                year=each.year,
                pressing=overdue,
                units=(each.unit,),
                areas=(each.area,) if each.area else (),
                number=each.reply.days,
                since=record.due,
                notes=(
                    said("Chưa trả lời" if overdue else "Trả lời trễ"),
                    day_said(record.day),
                    said(CHANNELS.get(record.channel or "")),
                    day_said(record.answered_on),
                ),
            )


def finding_rows(facts: Facts, year: int | None) -> Iterator[Row]:
    """Findings that are past their day and not mended, and those of the plan year that were mended late."""
    for each in facts.inspections:
        for one in each.findings:
            overdue = one.reply.state == "qua_han"
            if overdue or _closed_late(one.reply.state, each.year, year):
                yield replace(
                    _finding(each, one),
                    pressing=overdue,
                    number=one.reply.days,
                    since=one.finding.due,
                    notes=(
                        said("Chưa khắc phục" if overdue else "Khắc phục trễ"),
                        (Said(_inspected(each), each.address),),
                        (Said(" ".join(one.task.task.name.split()), f"nhiem-vu/{one.task.task.id}/"),) if one.task else (),
                        day_said(one.finding.fixed_on),
                    ),
                )


def unproven_findings(facts: Facts) -> Iterator[Row]:
    """Findings mended without evidence."""
    for each in facts.inspections:
        for one in each.findings:
            if one.unproven:
                yield replace(_finding(each, one), since=one.finding.fixed_on, notes=((), said(_inspected(each))))


def _finding(each: InspectionFacts, one: FindingFacts) -> Row:
    """What all rows of a finding say."""
    return Row(
        subject=f"kiem-tra/{each.entry.id}#{one.finding.id}",
        noun="Phát hiện kiểm tra",
        title=title_of(one.finding),
        address=f"{each.address}#{one.finding.id}",
        year=each.year,
        pressing=True,
        units=(one.unit,) if one.unit else each.units,
        areas=(one.task.area,) if one.task else (),
    )


def _inspected(each: InspectionFacts) -> str:
    return f"{INSPECTION_KINDS[each.inspection.kind]} ngày {format_date(each.inspection.day)}"


def neglected_rows(facts: Facts) -> Iterator[Row]:
    """Shortcomings that would drop out silently."""
    for each in facts.shortcomings:
        if each.neglected:
            record = each.shortcoming
            source = each.source
            yield Row(
                subject=f"ton-tai/{each.entry.id}",
                noun="Tồn tại",
                title=title_of(record),
                address=each.address,
                year=each.entry.year,
                pressing=True,
                units=(each.unit,) if each.unit else (),
                areas=(each.area,) if each.area else (),
                notes=(
                    said(str(record.year or each.year)),
                    (Said(shortened(source.number or source.summary), f"van-ban/{source.id}/"),) if source else (),
                    said(format_number(record.points, 2) if record.points is not None else None),
                ),
            )


def unproven_rows(facts: Facts) -> Iterator[Row]:
    """Shortcomings fixed, findings mended and recommendations carried out without any evidence."""
    for shortcoming in facts.shortcomings:
        if shortcoming.unproven:
            yield Row(
                subject=f"ton-tai/{shortcoming.entry.id}",
                noun="Tồn tại đã khắc phục",
                title=title_of(shortcoming.shortcoming),
                address=shortcoming.address,
                year=shortcoming.entry.year,
                pressing=True,
                units=(shortcoming.unit,) if shortcoming.unit else (),
                areas=(shortcoming.area,) if shortcoming.area else (),
                since=shortcoming.fixed_on,
                notes=((), ()),
            )
    yield from unproven_findings(facts)
    for each in facts.recommendations:
        if each.unproven:
            yield Row(
                subject=f"giam-sat/{each.entry.id}",
                noun="Kiến nghị đã thực hiện",
                title=title_of(each.recommendation),
                address=each.address,
                year=each.year,
                pressing=True,
                units=each.units,
                areas=areas_of_recommendation(each),
                since=each.done_on,
                notes=((), ()),
            )
