"""The window that shows the user guide."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from procure.words import sentence
from ui.help.field_tips import explain
from ui.help.guide_pages import Section, found, guide_folder, sections, slug
from ui.theme import SPACE, style_window

_SIZE: Final = QSize(1040, 760)
_LIST_WIDTH: Final = 280
_COLUMN: Final = 720
"""Logical pixels: the width of a line of text, and the most that a picture takes."""
_PLACE: Final = Qt.ItemDataRole.UserRole


class GuideBrowser(QTextBrowser):
    """Shows a page; headings are anchors, pictures fit the column, links elsewhere leave it."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setOpenExternalLinks(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(_COLUMN)
        self.document().setDocumentMargin(3 * SPACE)

    def doSetSource(
        self,
        name: QUrl | str,
        kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        name = QUrl(name)
        if name.scheme() not in ("", "file"):
            QDesktopServices.openUrl(name)
            return
        super().doSetSource(name, kind)
        _set_tables(self.document().rootFrame())
        _set_code(self.document())
        # Else what follows a table stays where it was before.
        self.document().markContentsDirty(0, self.document().characterCount())
        if name.hasFragment():
            self.go_to(name.fragment())
            # Once more when everything has its place: a page's height is not known before.
            QTimer.singleShot(0, self, lambda: self.go_to(name.fragment()))

    def go_to(self, anchor: str) -> bool:
        """Bring a heading to the top; tell whether the page has it."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == anchor:
                self._show_at_top(block)
                return True
            block = block.next()
        return False

    def _show_at_top(self, block: QTextBlock) -> None:
        self.setTextCursor(QTextCursor(block))
        # Laid out whole first: where a heading stands is not known before.
        self.document().documentLayout().documentSize()
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) - SPACE)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        image = QImage(self.source().resolved(QUrl(name)).toLocalFile())
        # A picture in a list stands further in than the text around it.
        room = _COLUMN - 11 * SPACE
        if image.width() > room:
            pixels = min(image.width(), int(room * self.devicePixelRatioF()))
            image = image.scaledToWidth(pixels, Qt.TransformationMode.SmoothTransformation)
            # On a fine screen as wide as on any other, with as many pixels as it has.
            image.setDevicePixelRatio(pixels / room)
        return image


def _set_tables(frame: QTextFrame) -> None:
    """Give the tables of a page thin lines and the width of the column."""
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            form = child.format()
            form.setBorder(0)
            form.setCellPadding(SPACE / 2)
            form.setCellSpacing(0)
            form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            child.setFormat(form)
        _set_tables(child)


def _set_code(document: QTextDocument) -> None:
    """Let commands that are longer than a line go on in the next, within the column."""
    wrapped = QTextBlockFormat()
    wrapped.setNonBreakableLines(False)
    block = document.begin()
    while block.isValid():
        if block.blockFormat().nonBreakableLines():
            QTextCursor(block).mergeBlockFormat(wrapped)
        block = block.next()


class GuideWindow(QWidget):
    """Contents and search at the left, the page at the right."""

    def __init__(self) -> None:
        """Show the guide's contents and its first page."""
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(sentence("guide-title"))
        self.resize(_SIZE)
        self.browser = GuideBrowser()
        self.browser.setAccessibleName(sentence("guide-title"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(sentence("guide-search"))
        self.search.setAccessibleName(sentence("guide-search"))
        explain(self.search, sentence("guide-search-tip"))
        self.search.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setAccessibleName(sentence("guide-contents"))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back = _button("←", sentence("guide-back"), QKeySequence.StandardKey.Back)
        self.forward = _button("→", sentence("guide-forward"), QKeySequence.StandardKey.Forward)
        self._place()
        style_window(self)
        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._go_to_first)
        self.contents.itemActivated.connect(self._chosen)
        self.contents.itemClicked.connect(self._chosen)
        self.back.clicked.connect(self.browser.backward)
        self.forward.clicked.connect(self.browser.forward)
        self.browser.backwardAvailable.connect(self.back.setEnabled)
        self.browser.forwardAvailable.connect(self.forward.setEnabled)
        self.back.setEnabled(False)
        self.forward.setEnabled(False)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.search.setFocus)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)
        self._list()

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.back)
        head.addWidget(self.forward)
        head.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.contents, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self.browser)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        split.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(split)

    def show_place(self, place: str) -> None:
        """Show a page, at a heading where the place names one: "limits.md#aims"."""
        page, _, anchor = place.partition("#")
        path = guide_folder() / page
        if not path.is_file():
            self.browser.setPlainText(sentence("guide-missing", {"path": str(path)}))
            return
        url = QUrl.fromLocalFile(str(path))
        if anchor:
            url.setFragment(anchor)
        self.browser.setSource(url)

    def place(self) -> str:
        """Name what is shown, as show_place takes it."""
        source = self.browser.source()
        name = Path(source.toLocalFile()).name
        return f"{name}#{source.fragment()}" if source.hasFragment() else name

    def _list(self) -> None:
        words = self.search.text()
        listed = found(words) if words.strip() else sections()
        self.contents.clear()
        for one in listed:
            self.contents.addItem(_item(one, searched=bool(words.strip())))
        if not listed:
            none = QListWidgetItem(sentence("guide-none"))
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.contents.addItem(none)
        self._mark(words)

    def _mark(self, words: str) -> None:
        """Mark the words that are looked for in the page."""
        marks = []
        for word in words.split():
            cursor = QTextCursor(self.browser.document())
            while not (cursor := self.browser.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(self.palette().highlight())
                mark.format.setForeground(self.palette().highlightedText())
                marks.append(mark)
        self.browser.setExtraSelections(marks)

    def _go_to_first(self) -> None:
        item = self.contents.item(0)
        if item is not None:
            self.contents.setCurrentItem(item)
            self._chosen(item)

    def _chosen(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        if place:
            self.show_place(str(place))
            self._mark(self.search.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "browser"):
            # The colours of links stand in the text itself.
            self.browser.reload()


def _item(one: Section, *, searched: bool) -> QListWidgetItem:
    page = next(known.title for known in sections() if known.page == one.page)
    inside = f"{page} ▸ {one.title}" if one.title != page else page
    item = QListWidgetItem(inside if searched else "    " * (one.level - 1) + one.title)
    item.setData(_PLACE, one.place)
    item.setToolTip(one.place)
    if one.level == 1 and not searched:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item


def _button(text: str, name: str, key: QKeySequence.StandardKey) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setShortcut(QKeySequence(key))
    button.setAccessibleName(name)
    keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button.setToolTip(f"{name} ({keys})" if keys else name)
    return button
