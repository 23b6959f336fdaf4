/* programme.h - a programme as data: who may take part, for how long, what is taught, paid, scored
 * and reported. The file's form is docs/programme-file.md. Pure.
 *
 * A file is read whole and every fault in it is told; nothing is half taken. */
#ifndef XL_MODEL_PROGRAMME_H
#define XL_MODEL_PROGRAMME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "base/yaml.h"
#include "model/measure.h"
#include "model/profile.h"

enum direction { DIRECTION_UP, DIRECTION_DOWN, DIRECTION_PAIR, DIRECTION_N };
extern const char *const direction_names[DIRECTION_N + 1]; /* "up" ... NULL */

enum programme_level { LEVEL_COUNTY, LEVEL_CITY, LEVEL_PROVINCE, LEVEL_N };
extern const char *const programme_level_names[LEVEL_N + 1];

struct eligibility {
    int32_t min_title_rank; /* 1..4 */
    int32_t min_rank_years; /* in that title */
    int32_t min_work_years;
    struct str_list sending; /* levels of sending organizations; empty: any */
    bool licence;
};

struct parity { /* posts granted against experts on site, by day and discipline */
    bool on;
    int32_t grace_days; /* that a post may stand empty between two experts */
};

enum quota_scope { QUOTA_ORGANIZATION, QUOTA_DEPARTMENT, QUOTA_COUNTY, QUOTA_SCOPE_N };
extern const char *const quota_scope_names[QUOTA_SCOPE_N + 1];
struct quota {
    enum quota_scope scope;
    struct str id;
    int32_t min, max;
};

struct programme_fund {
    struct str id, name, source;
};

/* Whom a subsidy goes to, which is also by what it is earned: confirmed days of a placement, the
 * time a studio is open, the time a village post is held. */
enum subsidy_payee { PAYEE_PRACTITIONER, PAYEE_STUDIO, PAYEE_VILLAGE_DOCTOR, PAYEE_N };
extern const char *const subsidy_payee_names[PAYEE_N + 1];
enum subsidy_per { PER_DAY, PER_MONTH, PER_YEAR, PER_N };
extern const char *const subsidy_per_names[PER_N + 1];
struct subsidy {
    struct str id, label, fund, grade;
    enum subsidy_payee payee;
    enum subsidy_per per;
    int64_t amount_fen;
    int32_t full_days; /* confirmed days that earn all of a period; 0: its calendar days */
};

/* The cascade: whose lines an indicator counts, seen from the expert who is appraised. */
enum appraisal_link { LINK_EXPERT, LINK_APPRENTICE, LINK_DISCIPLINE, LINK_LEADER, LINK_N };
extern const char *const appraisal_link_names[LINK_N + 1]; /* "expert" ... NULL */

/* A row of an indicator's dated table: the first one that holds says the target. */
struct indicator_target {
    int32_t from_day, until_day; /* in which the period ends; DAY_NONE: open */
    struct str_list kinds;       /* how the expert takes part; empty: anyhow */
    struct str target;
};

#define APPRAISAL_MONTHS_MOST 12
struct indicator {
    struct str name, label;
    struct str target, weight; /* decimals as they stand, for `xinglin score` */
    bool high_is_better;
    bool competition; /* 竞赛激励; else 基础任务 */
    enum appraisal_link link;
    bool counted;               /* false: the file does not say from what, `count` is empty then */
    struct figure_count count;  /* of each expert, apprentice, discipline or organization */
    int column;                 /* of count.noun: whose line it is; -1: that of its placement */
    int64_t monthly;            /* > 0: months are counted that have so much; day-to-day */
    bool recorded;              /* from discharge records: `counted`, and `count` is empty */
    enum profile_figure figure; /* what of them */
    int32_t months;             /* the last so many of the period */
    struct indicator_target *targets;
    int32_t target_n;
};

/* What the competition is about: a share that grows. */
struct improvement {
    bool on;
    struct str label;
    enum appraisal_link link;
    struct figure_count part, whole;
};

struct appraisal_grade {
    struct str name;
    struct str floor; /* of the score */
};

#define APPRAISAL_INDICATOR_MOST 16
struct appraisal {
    bool on;
    struct str basic_floor, competition_floor, shrink_cases;
    int64_t pool_fen;
    int64_t budget_fen; /* 基础任务 of one expert and year */
    struct str fund;    /* that pays; empty: nothing is paid */
    struct indicator *indicators;
    int32_t indicator_n;
    struct str_list cascade; /* expert, apprentice, discipline, leader */
    struct improvement improvement;
    bool vetoed; /* one line of `veto` by the expert keeps him out of the competition */
    struct figure_count veto;
    struct appraisal_grade *grades; /* by falling floor */
    int32_t grade_n;
};

/* Promised beside money to each who is sent; due so many months behind the arrival or the end. */
enum pledge_kind { PLEDGE_PAY, PLEDGE_PROMOTION, PLEDGE_AWARD, PLEDGE_KIND_N };
extern const char *const pledge_kind_names[PLEDGE_KIND_N + 1];
enum pledge_since { PLEDGE_ARRIVAL, PLEDGE_END, PLEDGE_SINCE_N };
extern const char *const pledge_since_names[PLEDGE_SINCE_N + 1];
struct pledge_rule {
    struct str id, label;
    enum pledge_kind kind;
    enum pledge_since since;
    int32_t months;
};

struct bulletin_block {
    struct str heading;
    struct str text; /* {figure} stands for the figure's words */
};

/* What waits for somebody's word beside an order: an appeal, a plan, a placement that was proposed,
 * the days of a month; and a technique for its next safety follow-up. */
enum programme_limit {
    LIMIT_APPEAL,
    LIMIT_REVIEW,
    LIMIT_NOTICE,
    LIMIT_MONTH,
    LIMIT_FOLLOW_UP,
    LIMIT_N
};
extern const char *const programme_limit_names[LIMIT_N + 1]; /* "appeal" … NULL */

struct programme {
    struct str id, name, title; /* of the report */
    struct str place;
    int32_t year, version;
    enum direction direction;
    struct str purpose;
    int32_t from_day, until_day;    /* DAY_NONE: open */
    int32_t months_min, months_max; /* of a placement */
    struct eligibility eligibility;
    struct str_list assessment; /* what a nomination must bring; empty: nothing */
    struct parity parity;
    struct quota *quotas;
    int32_t quota_n;
    enum programme_level approval[LEVEL_N]; /* in their order */
    int32_t approval_n;
    int32_t approval_days;    /* until each level's word is late; 0: no limit */
    int32_t limits[LIMIT_N];  /* days until others are late; 0: none, ADOPTION_FOLLOW_DAYS */
    struct str_list priority; /* counties */
    bool targeting_signed;    /* seats that pass over them are signed before publication */
    int32_t weights[5];       /* of the utility's terms, sum 1000 */
    int32_t weight_band;
    struct str_list teaching; /* kinds of teaching that count */
    int32_t checks[12];       /* months after the return at which its use is looked at */
    int32_t check_n;
    struct programme_fund *funds;
    int32_t fund_n;
    struct subsidy *subsidies;
    int32_t subsidy_n;
    struct appraisal appraisal;
    struct pledge_rule *pledges;
    int32_t pledge_n;
    struct measure *measures;
    int32_t measure_n;
    struct figure *figures;
    int32_t figure_n;
    struct bulletin_block *blocks;
    int32_t block_n;
};

/* Takes the tree of a programme file. False where there is any fault, all of them in `faults`, in
 * the order of the file's lines where the reader goes by them. `p` is then untouched; else it holds
 * slices of the tree's texts. */
MUST_CHECK bool programme_read(const struct yaml_node *root, struct programme *p,
                               struct fault_list *faults);

const struct figure *programme_figure(const struct programme *p, struct str id);   /* or NULL */
const struct measure *programme_measure(const struct programme *p, struct str id); /* or NULL */

#endif
