/* study.h - studies of the picture archive beside the orders: matched where accession number,
 * sender and patient agree, kept waiting where they do not; who may look at one, each look
 * audited. */
#ifndef XL_WORK_STUDY_H
#define XL_WORK_STUDY_H

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

/* Somebody looks at a study: one of the two sides of its order, ERR_RIGHT; a study of no order, or
 * of one that he does not see, is ERR_MISSING. The look is in the audit log before anything is
 * shown. */
MUST_CHECK bool work_study_look(const struct patient_desk *p, struct str uid, struct err *e);

MUST_CHECK bool work_study_waiting(struct store *st, const struct store_page *page, struct arena *a,
                                   struct study_rows *rows, struct err *e);

MUST_CHECK bool work_imaging_mark(struct store *st, struct str server, int64_t *seq, struct err *e);
MUST_CHECK bool work_imaging_mark_put(struct store *st, struct str server, int64_t seq,
                                      struct err *e);

#endif
