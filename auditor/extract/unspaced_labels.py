"""The words that say what a date is in scripts that put no blanks between words."""

from __future__ import annotations

from typing import Final

from auditor.model import Role

UNSPACED: Final[tuple[tuple[str, Role], ...]] = (
    ("最后更新", Role.MODIFIED),
    ("最終更新", Role.MODIFIED),
    ("最后修改", Role.MODIFIED),
    ("更新日", Role.MODIFIED),
    ("更新时间", Role.MODIFIED),
    ("更新時間", Role.MODIFIED),
    ("更新", Role.MODIFIED),
    ("修改", Role.MODIFIED),
    ("수정", Role.MODIFIED),
    ("업데이트", Role.MODIFIED),
    ("最終アクセス", Role.CAPTURED),
    ("閲覧", Role.CAPTURED),
    ("访问", Role.CAPTURED),
    ("掲載", Role.PUBLISHED),
    ("公開", Role.PUBLISHED),
    ("投稿", Role.PUBLISHED),
    ("配信", Role.PUBLISHED),
    ("発表", Role.PUBLISHED),
    ("作成日", Role.PUBLISHED),
    ("发布", Role.PUBLISHED),
    ("發布", Role.PUBLISHED),
    ("发表", Role.PUBLISHED),
    ("發表", Role.PUBLISHED),
    ("刊登", Role.PUBLISHED),
    ("发稿", Role.PUBLISHED),
    ("日期", Role.PUBLISHED),
    ("입력", Role.PUBLISHED),
    ("등록", Role.PUBLISHED),
    ("게시", Role.PUBLISHED),
    ("작성", Role.PUBLISHED),
    ("발행", Role.PUBLISHED),
    ("승인", Role.PUBLISHED),
    ("기사입력", Role.PUBLISHED),
    ("発売", Role.EVENT),
    ("開催", Role.EVENT),
    ("举行", Role.EVENT),
    ("登録日", Role.REFERENCE),
    ("設立", Role.REFERENCE),
    ("創業", Role.REFERENCE),
    ("創立", Role.REFERENCE),
    ("成立", Role.REFERENCE),
    ("เผยแพร่", Role.PUBLISHED),
    ("อัปเดต", Role.MODIFIED),
)
