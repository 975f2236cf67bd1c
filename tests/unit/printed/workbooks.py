"""Workbooks as councils make them, written for the tests."""

from pathlib import Path

import xlsxwriter


def merged_headings(path: Path) -> Path:
    """Title rows, three rows of merged headings, sections between, a blank row, a suspension."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Scorecard")
        book.add_worksheet("Notes").write(0, 0, "Nothing here")
        share, ref = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "0.00"})
        sheet.merge_range("A1:J1", "Invented council: how we are doing")
        sheet.write("A2", "As at month end: June 2023")
        sheet.merge_range("A4:A6", "Ref")
        sheet.merge_range("B4:B6", "Indicator")
        sheet.merge_range("C4:C6", "Unit")
        sheet.merge_range("D4:H4", "Performance")
        sheet.merge_range("D5:F5", "2023/24")
        for column, month in zip("DEF", ("Apr", "May", "Jun"), strict=True):
            sheet.write(f"{column}6", month)
        sheet.merge_range("G5:G6", "2023/24 to date")
        sheet.merge_range("H5:H6", "2022/23")
        sheet.merge_range("I4:J5", "Target and tolerance")
        sheet.write("I6", "Amber")
        sheet.write("J6", "Green")
        sheet.merge_range("A7:J7", "Front door")
        sheet.write_row("A8", ["1.9", "Calls", "Number", 1321, 1400, 1290, 4011, 15000])
        sheet.write("A9", 1.1, ref)
        sheet.write_row("B9", ["Answered in time", "%"])
        for column, number in zip("DEFGH", (0.9216, 0.88, 0.9, 0.9, 0.871), strict=True):
            sheet.write(f"{column}9", number, share)
        sheet.write_row("I9", [">=75%", ">=85%"])
        sheet.merge_range("A11:J11", "Homes")
        sheet.write_row("A12", ["2.1", "Share let in time", "%", 0.5, 0.625, 0.7, 0.61, 0.66])
        sheet.write_row("A13", ["2.2", "Visits", "Number"])
        sheet.merge_range("D13:F13", "Suspended")
        sheet.write_row("G13", [12, 14])
    return path
