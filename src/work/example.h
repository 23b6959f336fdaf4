/* example.h - the shipped example of a programme, in a store that is gone afterwards.
 *
 * examples/<id>/ holds organizations.csv, practitioners.csv and a file per noun, plain or .gz:
 * events, no totals. People in them are invented. */
#ifndef XL_WORK_EXAMPLE_H
#define XL_WORK_EXAMPLE_H

#include "base/fault.h"
#include "store/store.h"

struct example {
    struct store *st;
    char folder[64]; /* of the temporary store */
};

/* Makes a store under TMPDIR and puts the folder's files into it, each through the importer of its
 * noun.
 * ERR_INPUT  a file with faults, all told in `faults`; ERR_IO  no such folder, no room
 * The caller ends it with work_example_close, also after a refusal. */
MUST_CHECK bool work_example_open(struct example *x, const char *folder, int64_t now_ms,
                                  struct fault_list *faults, struct err *e);
void work_example_close(struct example *x);

/* Puts the files of a folder that are named for nouns into a store that has their people. */
MUST_CHECK bool work_lines_load(struct store *st, const char *folder, int64_t now_ms,
                                struct fault_list *faults, struct err *e);

/* The same with organizations.csv and practitioners.csv first. */
MUST_CHECK bool work_example_load(struct store *st, const char *folder, int64_t now_ms,
                                  struct fault_list *faults, struct err *e);

#endif
