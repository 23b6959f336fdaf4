/* sent.h - the images of a request, short ones in memory, long ones sealed on disk (route.h), read
 * alike; and the head of an object among them. */
#ifndef XL_API_SENT_H
#define XL_API_SENT_H

#include "api/request.h"
#include "model/dicom.h"
#include "work/file.h"

struct sent_part { /* a piece of a body, as a source of its own */
    const struct file_source *of;
    int64_t at;
    struct file_source from;
};

struct stage_read;
struct sent { /* stays where it is until it is closed */
    struct str here;
    struct stage_read *there; /* NULL: it is in memory */
    struct file_source from;
};

MUST_CHECK bool sent_open(struct request *rq, struct sent *s, struct err *e);
void sent_close(struct sent *s);

/* `n` bytes from `at`; `part` stays where it is as long as its source is read. */
void sent_part(const struct file_source *of, int64_t at, int64_t n, struct sent_part *part);

/* The head of an object (model/dicom.h): read is its front, as much as is wanted, at most
 * ROUTE_BODY_MAX; a head that is longer is cut short. Its texts are in `a`. */
MUST_CHECK bool sent_head(const struct file_source *object, struct arena *a,
                          struct dicom_head *head, struct err *e);

#endif
