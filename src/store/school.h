/* school.h - named schools whose skill goes from mentor to apprentice, and heritage records. */
#ifndef XL_STORE_SCHOOL_H
#define XL_STORE_SCHOOL_H

#include "model/mentorship.h"
#include "store/store.h"

struct school {
    struct id id;
    struct str county; /* of the organization that keeps it */
    struct str name, programme, organization, discipline, about; /* discipline may be empty */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id;
    struct str organization_name;
    int64_t pairs, records; /* pairs under its name that did not end early; its records */
};
struct school_rows {
    struct school *items;
    size_t n;
    struct store_more more;
};
/* ERR_INPUT where a school has the name already. */
MUST_CHECK bool store_school_add(struct store *st, const struct school *s, struct err *e);
MUST_CHECK bool store_school_get(struct store *st, struct id id, struct arena *a, struct school *s,
                                 struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_school_named(struct store *st, struct str name, bool *found, struct err *e);
/* By name. */
MUST_CHECK bool store_school_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct school_rows *rows, struct err *e);

struct heritage {
    struct id id;
    struct str county;                          /* of the organization */
    struct str programme, school, organization; /* school may be empty */
    enum heritage_kind kind;
    struct str name, source, place, about;
    int32_t day;
    struct str practitioner; /* code of who collected it, or empty */
    bool consent;
    struct id made_by;
    int64_t made_ms;
};
struct heritage_rows {
    struct heritage *items;
    size_t n;
};
MUST_CHECK bool store_heritage_add(struct store *st, const struct heritage *h, struct err *e);
/* The newest first, 200 at most; of no school where the name is empty. */
MUST_CHECK bool store_heritage_list(struct store *st, struct str school, struct arena *a,
                                    struct heritage_rows *rows, struct err *e);

#endif
