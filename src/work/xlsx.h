/* xlsx.h - the first sheet of a spreadsheet as CSV: cells and shared strings, nothing else.
 *
 * Row n of the sheet is line n of the CSV, so that faults name the row that people see. Rows have
 * the width of the first. Numbers come as they are stored, days of a spreadsheet are numbers: a
 * list wants text columns. A line break inside a cell becomes a TAB, which the lists refuse. */
#ifndef XL_WORK_XLSX_H
#define XL_WORK_XLSX_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define XLSX_PART_MAX (64 * 1024 * 1024) /* bytes of a part once unpacked */
#define XLSX_ROW_MAX 200000
#define XLSX_COLUMN_MAX 64

bool xlsx_is(struct str bytes); /* begins as a zip file does */

/* ERR_INPUT where the bytes are no such file, or are encrypted, or a part unpacks to more than
 * XLSX_PART_MAX, or holds a document type, or a cell a formula: its value is what the program that
 * wrote it had reckoned, and nobody has seen it. `csv` is in the arena. */
MUST_CHECK bool xlsx_csv(const char *name, struct str bytes, struct arena *a, struct str *csv,
                         struct err *e);

#endif
