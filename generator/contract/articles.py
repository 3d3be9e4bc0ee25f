"""The front matter of propaganda articles (contract §3)."""

from __future__ import annotations

from generator.contract.plan import IndicatorId, TaskId
from generator.contract.values import Flag, Many, PublishedOn, Record, Text, key, maybe, several


class Article(Record):
    """An article's declaration; its text is the Markdown below."""

    title: Text = key("title", "Tiêu đề bài viết")
    day: PublishedOn = key("date", "Ngày đăng")
    categories: Many[Text] = several("categories", "Chuyên mục")
    description: Text | None = maybe("description", "Tóm tắt một hai câu")
    audiences: Many[Text] = several("doi_tuong", "Đối tượng: người dân, doanh nghiệp, hộ kinh doanh, người cao tuổi, thanh niên…")
    channels: Many[Text] = several("kenh", "Kênh: cổng, truyền thanh, pano, bảng tin, họp thôn")
    tasks: Many[TaskId] = several("nhiem_vu", "Mã các nhiệm vụ liên quan")
    indicators: Many[IndicatorId] = several("chi_so", "Mã các chỉ số liên quan")
    draft: Flag = key("draft", "true nếu bài chưa ra mắt", default=False)
    broadcast: Text | None = maybe("phat_thanh", "Lời phát thanh đọc trên loa")


class Prose(Record):
    """The front matter a prose page (content/*.md) may have."""

    title: Text | None = maybe("title", "Tiêu đề trang; mặc định là dòng tiêu đề # đầu tiên")
    description: Text | None = maybe("description", "Tóm tắt một hai câu")
