"""The one style sheet: shapes and sizes; every colour is a palette role (see theme.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = """
* { font-size: {14}px; }
QLabel, QCheckBox, QRadioButton, QGroupBox { background: transparent; }
QLabel[kind="title"] { font-family: Literata; font-size: {22}px; font-weight: 600; }
QLabel[kind="verdict"] { font-family: Literata; font-size: {25}px; font-weight: 600; }
QLabel[kind="present-title"] { font-family: Literata; font-size: {40}px; font-weight: 600; }
QLabel[kind="present"] { font-family: Literata; font-size: {30}px; }
QLabel[kind="wordmark"] { font-family: Literata; font-size: {16}px; font-weight: 600; }
QLabel[kind="heading"] { font-family: Literata; font-size: {16}px; font-weight: 600; }
QLabel[kind="quote"] { font-family: Literata; font-size: {16}px; font-style: italic; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="section"] { font-size: {13}px; font-weight: 600; color: palette(placeholder-text); }
QLabel[kind="muted"] { color: palette(placeholder-text); }
QLabel[kind="meta"] { font-size: {12}px; color: palette(placeholder-text); }
QLabel[kind="chip"], QLabel[kind="key"] { font-size: {12}px; color: palette(placeholder-text);
  background: palette(base); border: 1px solid palette(mid); border-radius: {8}px;
  padding: {1}px {8}px; }
QLabel[kind="key"] { border-radius: {4}px; padding: 0 {5}px; }
QLabel[tone="good"] { color: palette(shadow); }
QLabel[tone="skill"] { color: palette(link); }
QLabel[tone="visibility"] { color: palette(link-visited); }
"""

_SURFACES = """
QFrame#sidebar { background: palette(alternate-base); border: 0;
  border-right: 1px solid palette(mid); }
QFrame[kind="card"] { background: palette(base); border: 1px solid palette(mid);
  border-radius: {10}px; }
QFrame[kind="popup"] { background: palette(base); border: 1px solid palette(dark);
  border-radius: {7}px; }
QFrame[kind="hairline"] { background: palette(mid); border: 0; }
QFrame[kind="timeline"] { background: transparent; border: 0; }
QFrame[kind="timeline"][marked="true"] { background: palette(highlight); }
QFrame[kind="banner"] { margin: 12px 16px 4px 16px;
  background: palette(base); border: 1px solid palette(dark);
  border-radius: {7}px; }
QFrame[kind="toast"] { background: palette(text); border: 0; border-radius: {7}px; }
QFrame[kind="toast"] QLabel { color: palette(base); }
QScrollArea, QWidget[kind="scrolled"] { background: transparent; border: 0; }
QSplitter::handle { background: palette(mid); }
QSplitter[kind="gap"]::handle { background: transparent; }
QSplitter::handle:horizontal { width: 1px; } QSplitter::handle:vertical { height: 1px; }
QDialog, QMessageBox, QFileDialog { background: palette(window); }
QToolTip { color: palette(base); background: palette(text); border: 0;
  padding: {4}px {8}px; font-size: {12}px; }
"""

_BUTTONS = """
QPushButton, QToolButton[kind="bordered"] { background: palette(base); color: palette(button-text);
  border: 1px solid palette(dark); border-radius: {7}px; padding: {5}px {13}px;
  min-height: {20}px; icon-size: {17}px; }
QPushButton:hover, QToolButton[kind="bordered"]:hover { background: palette(midlight); }
QPushButton:pressed, QPushButton:checked { background: palette(highlight); }
QPushButton:focus, QToolButton[kind="bordered"]:focus { border: 2px solid palette(text);
  padding: {5}-1px {13}-1px; }
QPushButton:disabled, QToolButton:disabled { border-color: palette(mid);
  color: palette(placeholder-text); }
QPushButton[kind="primary"] { background: palette(text); color: palette(bright-text);
  border-color: palette(text); font-weight: 500; }
QPushButton[kind="primary"]:hover { background: palette(placeholder-text);
  border-color: palette(placeholder-text); }
QPushButton[kind="primary"]:focus { border: 2px solid palette(dark); }
QPushButton[kind="primary"]:disabled { background: palette(mid); color: palette(placeholder-text);
  border-color: palette(mid); }
QPushButton[kind="quiet"], QToolButton { background: transparent; color: palette(button-text);
  border: 1px solid transparent; border-radius: {7}px; padding: {4}px {6}px; icon-size: {17}px; }
QPushButton[kind="quiet"]:hover, QToolButton:hover { background: palette(midlight); }
QPushButton[kind="quiet"]:pressed, QToolButton:pressed, QToolButton:checked {
  background: palette(highlight); }
QPushButton[kind="quiet"]:focus, QToolButton:focus { border: 2px solid palette(text);
  padding: {4}-1px {6}-1px; }
QPushButton[kind="quiet"]:disabled, QToolButton:disabled { border-color: transparent; }
QPushButton[kind="row"] { background: transparent; border: 1px solid transparent; padding: 0;
  min-height: 0; border-radius: {7}px; text-align: left; }
QPushButton[kind="row"]:hover { background: palette(midlight); }
QPushButton[kind="row"]:pressed { background: palette(highlight); }
QPushButton[kind="row"]:focus { border: 2px solid palette(text); }
QPushButton[kind="fact"] { background: palette(base); border: 1px solid palette(mid); padding: 0;
  min-height: 0; border-radius: {10}px; text-align: left; }
QPushButton[kind="fact"]:hover { border-color: palette(dark); }
QPushButton[kind="fact"]:focus { border: 2px solid palette(text); }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
  padding: {2}px 0; min-height: 0; text-align: left; text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid palette(text); padding: {2}-1px 0; }
QPushButton[kind="chip"] { background: palette(base); color: palette(placeholder-text);
  border: 1px solid palette(dark); border-radius: {10}px; padding: {2}px {9}px;
  min-height: {16}px; font-size: {12}px; icon-size: {13}px; }
QPushButton[kind="chip"]:hover { background: palette(midlight); }
QPushButton[kind="chip"]:checked { background: palette(highlight); color: palette(text);
  border-color: palette(highlight); font-weight: 600; }
QPushButton[kind="chip"]:focus { border: 2px solid palette(text); padding: {2}-1px {9}-1px; }
QPushButton[kind="nav"], QPushButton[kind="navrail"] { background: transparent; border: 0;
  border-radius: {7}px; padding: 0; min-height: {34}px; text-align: left; }
QPushButton[kind="nav"]:hover, QPushButton[kind="navrail"]:hover { background: palette(midlight); }
QPushButton[kind="nav"]:checked, QPushButton[kind="navrail"]:checked {
  background: palette(highlight); font-weight: 600; }
QPushButton[kind="nav"]:focus, QPushButton[kind="navrail"]:focus {
  border: 2px solid palette(text); }
"""

_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit,
QDateTimeEdit { background: palette(base); color: palette(text); border: 1px solid palette(dark);
  border-radius: {7}px; padding: {5}px {8}px; min-height: {20}px;
  selection-background-color: palette(highlight); selection-color: palette(text); }
QLineEdit, QMenu { icon-size: {17}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus,
QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus, QDateTimeEdit:focus {
  border: 2px solid palette(text); padding: {5}-1px {8}-1px; }
QLineEdit:disabled, QComboBox:disabled, QDateEdit:disabled, QSpinBox:disabled {
  border-color: palette(mid); }
QTextEdit[kind="bare"], QPlainTextEdit[kind="bare"], QLineEdit[kind="bare"] {
  background: transparent; border: 0; padding: 0; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { background: transparent; border: 0; padding: 0;
  min-height: 0; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit { padding-left: {7}px; }
QComboBox::drop-down, QDateEdit::drop-down { border: 0; width: {26}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(@/chevron-down.svg); width: {14}px;
  height: {14}px; }
QComboBox QAbstractItemView { background: palette(base); border: 1px solid palette(dark);
  padding: {4}px; outline: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { background: transparent; border: 0;
  width: {22}px; subcontrol-origin: padding; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(@/chevron-up.svg); width: {12}px; height: {12}px; }
QAbstractSpinBox::down-arrow { image: url(@/chevron-down.svg); width: {12}px; height: {12}px; }
QCheckBox, QRadioButton { spacing: {8}px; padding: {2}px; border: 2px solid transparent;
  border-radius: {5}px; }
QCheckBox:disabled, QRadioButton:disabled { color: palette(placeholder-text); }
QCheckBox:focus, QRadioButton:focus { border-color: palette(text); }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator { width: {14}px;
  height: {14}px; background: palette(base); border: 1px solid palette(dark);
  border-radius: {4}px; }
QRadioButton::indicator { border-radius: {7}px; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
  background: palette(text); border-color: palette(text); image: url(@/check.svg); }
QCheckBox::indicator:indeterminate { background: palette(base); border-color: palette(text);
  image: url(@/menu-minus.svg); }
QRadioButton::indicator:checked { background: palette(text); border-color: palette(text);
  image: url(@/dot.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: palette(mid); }
QSlider::groove:horizontal { height: {4}px; background: palette(mid); border-radius: {2}px; }
QSlider::handle:horizontal { width: {14}px; height: {14}px; margin: -{6}px 0;
  background: palette(text); border: 1px solid palette(text); border-radius: {8}px; }
QSlider::handle:horizontal:focus { border: 2px solid palette(dark); }
QProgressBar { background: palette(mid); border: 0; border-radius: {3}px; height: {6}px;
  max-height: {6}px; text-align: center; color: transparent; }
QProgressBar::chunk { background: palette(text); border-radius: {3}px; }
"""

_VIEWS = """
QAbstractItemView { background: palette(base); alternate-background-color: palette(base);
  border: 1px solid palette(mid); border-radius: {7}px; outline: 0;
  selection-background-color: palette(highlight); selection-color: palette(text); }
QListView[kind="bare"], QTreeView[kind="bare"], QTableView[kind="bare"] {
  background: transparent; border: 0; border-radius: 0; }
QAbstractItemView:focus { border-color: palette(text); }
QListView::item, QTreeView::item { padding: {5}px {8}px; border-radius: {5}px; }
QTableView { gridline-color: palette(mid); }
QTableView::item { padding: {3}px {8}px; }
QAbstractItemView::item:hover { background: palette(midlight); }
QAbstractItemView::item:selected { background: palette(highlight); color: palette(text); }
QHeaderView { background: palette(base); border: 0; border-radius: 0; padding: 0;
  font-size: {12}px; font-weight: 600; }
QHeaderView::section, QTableCornerButton::section { background: palette(base);
  color: palette(placeholder-text); border: 0; border-bottom: 1px solid palette(mid);
  padding: {5}px {8}px; }
QMenu { background: palette(base); border: 1px solid palette(dark); border-radius: {7}px;
  padding: {5}px; }
QMenu::item { padding: {6}px {18}px {6}px {10}px; border-radius: {5}px; color: palette(text); }
QMenu::item:selected { background: palette(highlight); }
QMenu::item:disabled { color: palette(placeholder-text); }
QMenu::icon { padding-left: {8}px; }
QMenu::indicator { width: {14}px; height: {14}px; padding-left: {8}px; }
QMenu::indicator:checked { image: url(@/menu-check.svg); }
QMenu::right-arrow { image: url(@/chevron-right.svg); width: {13}px; height: {13}px;
  padding-right: {6}px; }
QMenu::separator { height: 1px; background: palette(mid); margin: {5}px {6}px; }
QTabWidget::pane { border: 0; border-top: 1px solid palette(mid); }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: palette(placeholder-text); border: 0;
  border-bottom: 2px solid transparent; padding: {7}px {4}px; margin-right: {18}px; }
QTabBar::tab:hover { color: palette(text); }
QTabBar::tab:selected { color: palette(text); border-bottom-color: palette(text); }
QTabBar::tab:focus { border: 2px solid palette(text); border-radius: {5}px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: palette(alternate-base); }
QCalendarWidget QToolButton { min-height: {20}px; padding: {4}px {8}px; font-weight: 600; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url(@/chevron-left.svg); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url(@/chevron-right.svg); }
QCalendarWidget QAbstractItemView { border: 0; border-radius: 0;
  alternate-background-color: palette(base); }
QCalendarWidget QAbstractItemView::item { padding: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; } QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: palette(dark); border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: {32}px; } QScrollBar::handle:horizontal {
  min-width: {32}px; }
QScrollBar::handle:hover { background: palette(placeholder-text); }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
"""


def stylesheet(scale: float, glyphs: Path) -> str:
    """Return the style sheet at a text size.

    Args:
        scale: 0.8 to 2.0; every length in braces is multiplied by it. `{5}-1px` takes one px
            off, so that a 2 px focus ring does not move what is inside.
        glyphs: Folder of the check marks and arrows of the current theme.
    """
    import re

    def length(match: re.Match[str]) -> str:
        return (
            f"{max(0, round(int(match[1]) * scale) - int(match[2] or 0))}{'px' if match[2] else ''}"
        )

    text = _TEXT + _SURFACES + _BUTTONS + _FIELDS + _VIEWS
    text = re.sub(r"\{(\d+)\}(?:-(\d)px)?", length, text)
    return text.replace("@", glyphs.as_posix())
