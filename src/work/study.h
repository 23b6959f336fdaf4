/* study.h - studies of the picture archive beside the orders: matched where accession number,
 * sender and patient agree, kept waiting where they do not; who may look at one, each look
 * audited. */
#ifndef XL_WORK_STUDY_H
#define XL_WORK_STUDY_H

#include "model/edit.h"
#include "store/reading.h"
#include "store/study.h"
#include "work/patient.h"

struct study_told { /* what the archive says of it */
    struct str uid, accession, patient, modality;
    struct str organization; /* code: whose device sent it; empty: unknown */
    bool whole;              /* nothing more of it comes */
};
/* A study has come, or more of it: matched, its order goes on (acquired, and queued where it is
 * whole); else it waits. Told twice it does nothing the second time. */
MUST_CHECK bool work_study_arrive(struct store *st, const struct study_told *told, int64_t now_ms,
                                  enum study_why *why, struct err *e);

/* Nothing more of a study comes that was sent for its order over HTTP: it is queued. One of no
 * order is left alone. */
MUST_CHECK bool work_study_whole(struct store *st, struct str uid, int64_t now_ms, struct err *e);

/* The order that somebody of its sender wants to send an image for: ERR_RIGHT and ERR_STATE where
 * he may not, or the order takes none. */
MUST_CHECK bool work_study_order(const struct patient_desk *p, struct id reading, struct arena *a,
                                 struct reading *r, struct identity *masked, struct err *e);

/* The order that an object says it is for, where somebody of its sender sends it and it takes one.
 * ERR_STATE: no order of his waits for it, it is of another patient, or its study is another
 * order's. */
MUST_CHECK bool work_study_claim(const struct patient_desk *p, const struct study_told *told,
                                 struct arena *a, struct reading *r, struct err *e);

/* Whether somebody may send for a study at all: one that answers nothing yet, or an order that he
 * may write; ERR_MISSING. */
MUST_CHECK bool work_study_open(const struct patient_desk *p, struct str uid, struct err *e);

/* Somebody says which order a study answers that does not say so itself, and why it is that one:
 * its order goes on to the queue. ERR_MISSING: no such study came from his organization; ERR_RIGHT:
 * the order is not his side's to send for; ERR_STATE: it waits for none, or the study does not. */
struct study_match {
    struct str uid;
    struct id reading;
    struct str note;
};
MUST_CHECK bool work_study_match(const struct patient_desk *p, const struct study_match *m,
                                 struct edit_refused *refused, struct err *e);

/* Studies of the orders whose sender or centre is the organization of `by`, the newest order first,
 * each with its patient masked. `filter->organization` is ours to set. */
struct study_found {
    struct reading reading;
    struct identity who;
};
struct study_founds {
    struct study_found *items;
    size_t n;
};
MUST_CHECK bool work_study_search(const struct patient_desk *p,
                                  const struct reading_study_filter *filter, struct arena *a,
                                  struct study_founds *founds, struct err *e);

/* Somebody looks at a study: one of the two sides of its order, ERR_RIGHT; of one that waits to be
 * matched, who writes orders where its device stands. A study of another order than he sees is
 * ERR_MISSING. The look is in the audit log before anything is shown. */
MUST_CHECK bool work_study_look(const struct patient_desk *p, struct str uid, struct err *e);

MUST_CHECK bool work_study_waiting(struct store *st, const struct store_page *page, struct arena *a,
                                   struct study_rows *rows, struct err *e);

MUST_CHECK bool work_imaging_mark(struct store *st, struct str server, int64_t *seq, struct err *e);
MUST_CHECK bool work_imaging_mark_put(struct store *st, struct str server, int64_t seq,
                                      struct err *e);

#endif
