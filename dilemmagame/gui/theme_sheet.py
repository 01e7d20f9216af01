"""The text of the one style sheet; theme.py fills in the $names from the tokens."""

from __future__ import annotations

SHEET = """
QWidget { color: $ink; }
QMainWindow, QDialog { background: $bg; }
QToolTip { background: $ink; color: $bg; border: 1px solid $bg; padding: 4px 6px; }

QFrame[class="panel"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[class="bar"] { background: $surface; border: none; }
QFrame[class="bar"][edge="top"] { border-bottom: 1px solid $line; }
QFrame[class="bar"][edge="bottom"] { border-top: 1px solid $line; }
QFrame[class="rail"], QListView[class="rail"], QTreeView[class="rail"] { background: $surface; border: none; }
QFrame[class="sheet"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[class="live"] { border: 3px solid $ink; border-radius: 10px; background: $surface; }
QFrame[class="cover"] { background: $bg; }
QFrame[class="notice-ok"] { background: $ok_soft; border: 1px solid $ok; border-radius: 8px; }
QFrame[class="notice-warn"], QFrame[class="notice"] {
    background: $warn_soft; border: 1px solid $warn; border-radius: 8px; }
QFrame[class="notice-danger"] { background: $danger_soft; border: 1px solid $danger; border-radius: 8px; }

QLabel { background: transparent; }
QLabel[class="title"] { font-family: "$titles"; font-size: $px_title; font-weight: 600; }
QLabel[class="heading"] { font-family: "$titles"; font-size: $px_heading; font-weight: 600; }
QLabel[class="label"] { font-size: $px_label; font-weight: 600; }
QLabel[class="strong"] { font-weight: 600; }
QLabel[class="caption"] { font-size: $px_caption; color: $ink3; }
QLabel[class="figures"] { font-family: "$titles"; font-size: $px_figures; font-weight: 600; }
QLabel[class="chip"], QLabel[class="chip-now"], QLabel[class="chip-live"], QLabel[class="chip-ok"],
QLabel[class="chip-warn"], QLabel[class="chip-danger"] {
    min-height: $px_chip; max-height: $px_chip; border-radius: $px_chip_radius; padding: 0 10px;
    font-size: $px_caption; font-weight: 600; background: $surface2; border: 1px solid $surface2; }
QLabel[class="chip-now"] { background: $accent; color: $on_accent; border-color: $on_accent; }
QLabel[class="chip-live"] { background: $ink; color: $bg; border-color: $ink; }
QLabel[class="chip-ok"] { background: $ok_soft; color: $ok; border-color: $ok_soft; }
QLabel[class="chip-warn"] { background: $warn_soft; color: $warn; border-color: $warn_soft; }
QLabel[class="chip-danger"] { background: $danger_soft; color: $danger; border-color: $danger_soft; }
QLabel[class="key"] {
    background: $surface2; border: 1px solid $line; border-bottom: 2px solid $line_strong; border-radius: 5px;
    padding: 2px 7px; font-size: $px_caption; font-weight: 600; color: $ink2; }

QPushButton, QToolButton {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: 8px;
    padding: 0 12px; min-height: $px_target; font-weight: 600; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $track; }
QPushButton:disabled, QToolButton:disabled { color: $ink3; border-color: $line; }
QPushButton:focus, QToolButton:focus { outline: none; }
QPushButton[class="primary"], QToolButton[class="primary"] {
    background: $accent; color: $on_accent; border: 2px solid $on_accent; min-height: $px_main;
    padding: 0 20px; font-size: $px_main_text; }
QPushButton[class="primary"]:hover { border-width: 3px; padding: 0 19px; }
QPushButton[class="primary"]:disabled { background: $surface2; color: $ink3; border-color: $line; }
QPushButton[class="quiet"], QToolButton[class="quiet"] {
    background: transparent; border: 1px solid transparent; }
QPushButton[class="quiet"]:hover, QToolButton[class="quiet"]:hover {
    background: $hover; border-color: $line; }
QPushButton[class="danger"] { color: $danger; border-color: $danger; }
QPushButton[class="danger"]:hover { background: $danger_soft; }
QPushButton:checked, QToolButton:checked { background: $ink; color: $bg; border-color: $ink; }
QPushButton[class="segment"] { border-radius: 6px; padding: 0 14px; }
QPushButton[class="tile"] { text-align: left; padding: 10px 14px; border-radius: 10px; }
QPushButton[class="ink"] { background: $ink; color: $bg; border-color: $ink; }
QPushButton[class="ink"]:hover { background: $ink2; }
QPushButton[class="field"] {
    text-align: left; font-weight: 400; border-radius: 7px; padding: 0 8px; background: $surface; }
QPushButton[class="fold"], QPushButton[class="fold"]:checked {
    text-align: left; background: transparent; color: $ink; border: none; border-top: 1px solid $line;
    border-radius: 0; padding: 2px 0; }
QPushButton[class="fold"]:hover { background: $hover; }
QToolButton::menu-indicator { image: none; }
QLineEdit QToolButton { min-height: 0; padding: 0; border: none; background: transparent; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDoubleSpinBox, QTimeEdit, QDateEdit, QComboBox {
    background: $surface; color: $ink; border: 1px solid $line_strong; border-radius: 7px; padding: 4px 8px;
    selection-background-color: $ink; selection-color: $bg; }
QLineEdit, QSpinBox, QDoubleSpinBox, QTimeEdit, QDateEdit, QComboBox {
    min-height: $px_target; padding: 0 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QTimeEdit:focus,
QDateEdit:focus, QComboBox:focus { border: 2px solid $focus; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled, QComboBox:disabled {
    color: $ink3; border-color: $line; }
QPlainTextEdit[readOnly="true"] { background: $surface2; border-color: $line; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $line_strong; selection-background-color: $ink;
    selection-color: $bg; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url($pictures/chevron-down.svg); width: $px_mark; height: $px_mark; }
QAbstractSpinBox { padding: 0 30px 0 8px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 28px; border: none; border-left: 1px solid $line;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($pictures/chevron-up.svg); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url($pictures/chevron-down.svg); width: 14px; height: 14px; }
QCheckBox, QRadioButton { spacing: 8px; min-height: 26px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: $px_mark; height: $px_mark; border: 2px solid $line_strong; background: $surface;
    border-radius: 4px; }
QCheckBox::indicator:checked { background: $ink; border-color: $ink; image: url($pictures/check.svg); }
QRadioButton::indicator { border-radius: $px_mark_radius; }
QRadioButton::indicator:checked {
    border-color: $ink;
    background: qradialgradient(cx:0.5, cy:0.5, radius:0.5, fx:0.5, fy:0.5,
        stop:0 $ink, stop:0.52 $ink, stop:0.58 $surface, stop:1 $surface); }

QListView, QTreeView, QTableView {
    background: $surface; border: 1px solid $line; border-radius: 8px; outline: none; gridline-color: $line; }
QListView[class="ticks"] { border: 1px solid $line_strong; }
QListView[class="bare"] { background: transparent; border: none; border-radius: 0; }
QListView::item, QTreeView::item { min-height: $px_row; padding: 0 8px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $ink; color: $bg; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $focus; }
QListView[class="ticks"]::item { padding: 4px 8px; border: 1px solid transparent; }
QListView[class="ticks"]::item:selected { background: $hover; color: $ink; border-color: $ink; }
QListView::indicator {
    width: $px_mark; height: $px_mark; border: 2px solid $line_strong; background: $surface; border-radius: 4px; }
QListView::indicator:checked { background: $ink; image: url($pictures/check.svg); }
QHeaderView::section {
    background: $surface2; color: $ink2; border: none; border-bottom: 1px solid $line; padding: 6px 8px;
    font-weight: 600; }

QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }
QProgressBar { background: $track; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $ink; border-radius: 3px; }
QSlider:horizontal { min-height: 26px; }
QSlider::groove:horizontal { height: 6px; background: $track; border-radius: 3px; }
QSlider::sub-page:horizontal { background: $ink; border-radius: 3px; }
QSlider::handle:horizontal {
    background: $accent; border: 2px solid $ink; width: 18px; height: 18px; margin: -8px 0;
    border-radius: 9px; }
QSlider::handle:horizontal:focus { border: 3px solid $focus; }
QTabWidget::pane { border: none; }
QTabBar::tab { padding: 8px 14px; border: none; border-bottom: 3px solid transparent; font-weight: 600; }
QTabBar::tab:selected { border-bottom-color: $ink; }
QTabBar::tab:focus { border-bottom-color: $focus; }
QPushButton::menu-indicator { image: none; width: 0; }
QMenu { background: $surface; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 7px 24px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: $ink; color: $bg; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
"""
