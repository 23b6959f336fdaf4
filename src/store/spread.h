/* spread.h - cases of techniques with who was there, for the tree of who taught whom. */
#ifndef XL_STORE_SPREAD_H
#define XL_STORE_SPREAD_H

#include "store/store.h"

struct spread_person {
    struct str code, name, organization_name, county, county_name;
};
struct spread_line {
    struct str technique, technique_name; /* code and name in the catalogue */
    struct spread_person doctor, mentor;  /* mentor.code empty: none */
    struct str role;
    int32_t day;
};
struct spread_lines {
    struct spread_line *items;
    size_t n;
};
struct spread_asked {     /* one of the two */
    struct str technique; /* code */
    struct str expert;    /* code: all techniques that he was a mentor of */
    int32_t until_day;    /* the last that counts; DAY_NONE: all */
    struct store_reach reach;
};
enum { SPREAD_LINES_MOST = 20000 };
/* By technique, doctor, day: SPREAD_LINES_MOST at most; voided ones are not there. */
MUST_CHECK bool store_spread_lines(struct store *st, const struct spread_asked *q, struct arena *a,
                                   struct spread_lines *rows, struct err *e);

#endif
