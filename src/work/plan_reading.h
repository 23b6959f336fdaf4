/* plan_reading.h - what the readers of a plan's files share: ids, words and the rows kept so far.
 * Of plan_read*.c alone. */
#ifndef XL_WORK_PLAN_READING_H
#define XL_WORK_PLAN_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/words.h"
#include "engine/dispatch.h"
#include "engine/stable.h"
#include "work/plan_read.h"
#include "work/plan_rows.h"

/* Ids of a file: the number of a kept row, or that the row is bad. */
enum { ID_UNKNOWN = -1, ID_BAD = -2 };

struct plan_ids {
    struct words words;
    struct LIST(int32_t) rows; /* by number of the word: row kept, or ID_BAD */
    struct LIST(struct str) kept;
    bool lost; /* the file could not be read whole: an unknown id says nothing */
};

/* Where a demand that was kept stood, should its team be left out. */
struct plan_place {
    int32_t number; /* of its id */
    int64_t line;
};

struct plan_reading {
    struct plan_faults faults;
    struct plan_ids organizations, demands, offers;
    struct words departments, counties, disciplines, techniques;
    struct words unknown_hosts, unknown_pairs; /* warned of already */
    struct LIST(struct dispatch_organization) organization_rows;
    struct LIST(struct dispatch_demand) demand_rows;
    struct LIST(struct dispatch_offer) offer_rows;
    struct LIST(struct dispatch_quota) quota_rows;
    struct LIST(int32_t) department_organization;
    struct words quota_keys[3];
    struct words teams;
    struct LIST(bool) team_bad;                   /* a demand of it is left out */
    struct LIST(struct plan_place) demand_places; /* of each demand kept */
    struct words previous_offers;                 /* whom it places */
    struct LIST(struct plan_before) before;
    int64_t gone_n; /* of them, who are offered no more */
    struct words rank_keys;
    struct LIST(struct stable_rank) ranks;
    bool one_sided; /* pins and teams have no place beside preferences */
};

/* Number of the id in the present row; ID_BAD where it is empty, a fault where it stands twice. */
int32_t plan_id_new(struct plan_rows *rows, int column, struct plan_ids *ids);
/* The present row is sound: its id stands for the next row kept. */
void plan_id_keep(struct plan_ids *ids, int32_t number);
int32_t plan_id_find(const struct plan_ids *ids, struct str id); /* row, ID_UNKNOWN or ID_BAD */
/* A reference that must be known; -1 where it is not. */
int32_t plan_id_wanted(struct plan_rows *rows, int column, const struct plan_ids *ids,
                       const char *what);
/* A reference that may be unknown: then it matches nothing, which is said once for each. */
int32_t plan_id_wished(struct plan_rows *rows, int column, const struct plan_ids *ids,
                       struct words *warned);
int32_t plan_department_put(struct plan_reading *rd, struct str department, int32_t organization);
void plan_reading_reset(struct plan_reading *rd);

/* One input file. `read` takes each row, `done` what is only known at its end. */
struct plan_part {
    const char *file;
    const struct plan_column *columns;
    int column_n;
    bool never_skipped;
    void (*read)(struct plan_reading *rd, struct plan_rows *rows);
    void (*done)(struct plan_reading *rd, struct plan_rows *rows); /* or NULL */
};
extern const struct plan_part plan_part_quotas, plan_part_previous, plan_part_preferences;

#endif
