/* study.h - what study.c and dicomweb.c share of images on their way. */
#ifndef XL_API_STUDY_H
#define XL_API_STUDY_H

#include "api/handler.h"
#include "api/imaging.h"
#include "work/study.h"

/* NULL, ERR_STATE: no archive is set up. */
const struct imaging *study_archive(struct request *rq, struct err *e);
/* What the archive did not do is told as its fault, and nobody else's; returns false. */
bool study_archive_failed(struct request *rq, const struct err *own, struct err *e);

/* A UID of the path: numbers and dots, whatever it was written as. ERR_MISSING. */
MUST_CHECK bool study_path(struct request *rq, const char *name, struct str *uid, struct err *e);
/* "/dicom-web/studies/{study}/series/{series}/instances/{instance}" and `rest`. */
MUST_CHECK bool study_object_path(struct request *rq, const char *rest, const char **path,
                                  struct err *e);
/* Replies with what the archive says to the path, piece by piece, once the look is audited. */
MUST_CHECK bool study_out(struct request *rq, const char *path, const char *accept, struct err *e);

/* A reading as a reply, as GET tells it (reading.c). */
MUST_CHECK bool api_reading_write(struct request *rq, struct id id, struct err *e);

#endif
