/* assignment.c - who goes where and why, which seats stay empty, who stays home. */
#include "api/field.h"
#include "api/handler.h"
#include "api/label.h"
#include "work/view.h"

static const struct field ASSIGNMENT[] = {
    FIELD_AS(struct assignment_row, assignment.id, "id"),
    FIELD_AS(struct assignment_row, assignment.demand, "demand"),
    FIELD(struct assignment_row, demand_code),
    FIELD_AS(struct assignment_row, assignment.seat, "seat"),
    FIELD(struct assignment_row, organization),
    FIELD(struct assignment_row, organization_name),
    FIELD_AS(struct assignment_row, assignment.county, "county"),
    FIELD(struct assignment_row, county_name),
    FIELD(struct assignment_row, discipline),
    FIELD(struct assignment_row, tier),
    FIELD_AS(struct assignment_row, assignment.practitioner, "practitioner"),
    FIELD(struct assignment_row, practitioner_name),
    FIELD_MAYBE(struct assignment_row, practitioner_code),
    FIELD(struct assignment_row, home_organization),
    FIELD(struct assignment_row, home_organization_name),
    FIELD(struct assignment_row, title_rank),
    FIELD_AS(struct assignment_row, assignment.utility, "utility"),
    FIELD_MAYBE(struct assignment_row, team),
    {0},
};

static const struct field ALTERNATIVE[] = {
    FIELD_AS(struct alternative_row, alternative.practitioner, "practitioner"),
    FIELD(struct alternative_row, practitioner_name),
    FIELD_MAYBE(struct alternative_row, practitioner_code),
    FIELD(struct alternative_row, home_organization_name),
    FIELD_AS(struct alternative_row, alternative.utility, "utility"),
    FIELD_AS(struct alternative_row, alternative.placed_on, "placed_on", MAYBE),
    FIELD_MAYBE(struct alternative_row, placed_on_name),
    {0},
};

static const struct field UNFILLED[] = {
    FIELD_AS(struct unfilled_row, unfilled.demand, "demand"),
    FIELD(struct unfilled_row, demand_code),
    FIELD(struct unfilled_row, organization_name),
    FIELD_AS(struct unfilled_row, unfilled.county, "county"),
    FIELD(struct unfilled_row, county_name),
    FIELD(struct unfilled_row, discipline),
    FIELD(struct unfilled_row, tier),
    FIELD_AS(struct unfilled_row, unfilled.seats_unfilled, "seats_unfilled"),
    FIELD_MAYBE(struct unfilled_row, team),
    {0},
};

static const struct field UNPLACED[] = {
    FIELD_AS(struct unplaced_row, unplaced.practitioner, "practitioner"),
    FIELD(struct unplaced_row, practitioner_name),
    FIELD(struct unplaced_row, home_organization_name),
    FIELD(struct unplaced_row, discipline),
    {0},
};

static const struct field TERM[] = {
    {.name = "term", .kind = FIELD_NAME, .names = plan_term_names},
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_TEXT, "label_en"),
    TOLD(FIELD_INT, "value"),
    TOLD(FIELD_INT, "weight"),
    TOLD(FIELD_REAL, "points"),
    {0},
};
static const struct shape TERM_SHAPE = {.name = "AssignmentTerm", .told = TERM};
static const struct shape ALTERNATIVE_SHAPE = {.name = "Alternative", .fields = ALTERNATIVE};
static const struct field ASSIGNMENT_TOLD[] = {
    TOLD(FIELD_ITEMS, "terms", .shape = &TERM_SHAPE),
    TOLD(FIELD_REAL, "rounding"),
    TOLD(FIELD_ITEMS, "alternatives", .shape = &ALTERNATIVE_SHAPE),
    {0},
};
const struct shape SHAPE_ASSIGNMENT = {
    .name = "Assignment",
    .about = "points = value x weight / 1000 with three decimals; their sum and `rounding` are the"
             " utility, -1 < rounding <= 0.",
    .fields = ASSIGNMENT,
    .told = ASSIGNMENT_TOLD};

static const struct field PART[] = {
    TOLD(FIELD_TEXT, "key"),
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_TEXT, "label_en"),
    TOLD(FIELD_EITHER, "value"),
    {0},
};
static const struct shape PART_SHAPE = {.name = "UnfilledPart", .told = PART};
static const struct field UNFILLED_TOLD[] = {
    {.name = "cause", .kind = FIELD_NAME, .names = unfilled_cause_names},
    TOLD(FIELD_TEXT, "cause_label"),
    TOLD(FIELD_TEXT, "cause_label_en"),
    TOLD(FIELD_ITEMS, "detail", .shape = &PART_SHAPE),
    {0},
};
const struct shape SHAPE_UNFILLED = {.name = "Unfilled", .fields = UNFILLED, .told = UNFILLED_TOLD};

static const struct field UNPLACED_TOLD[] = {
    {.name = "cause", .kind = FIELD_NAME, .names = unplaced_cause_names},
    TOLD(FIELD_TEXT, "cause_label"),
    TOLD(FIELD_TEXT, "cause_label_en"),
    {0},
};
const struct shape SHAPE_UNPLACED = {.name = "Unplaced", .fields = UNPLACED, .told = UNPLACED_TOLD};

/* Points and rounding add up to the utility, to the thousandth. */
static void terms_write(struct json_writer *w, const struct assignment *a,
                        const int32_t weights[PLAN_TERM_N])
{
    int64_t points_e3[PLAN_TERM_N], rounding_e3 = assignment_points(a, weights, points_e3);

    json_key(w, "terms");
    json_open_array(w);
    for (int t = 0; t < PLAN_TERM_N; t++) {
        json_open_object(w);
        json_key(w, "term");
        json_text(w, plan_term_names[t]);
        label_write(w, LABEL_TERMS, plan_term_names[t]);
        json_key(w, "value");
        json_int(w, a->terms[t]);
        json_key(w, "weight");
        json_int(w, weights[t]);
        json_key(w, "points");
        json_double(w, (double)points_e3[t] / 1000);
        json_end(w);
    }
    json_end(w);
    json_key(w, "rounding");
    json_double(w, (double)rounding_e3 / 1000);
}

/* GET /api/plans/{plan}/assignments?county=&discipline=&limit=&cursor= */
bool api_assignment_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct assignment_filter filter = {request_text(rq, "county"), request_text(rq, "discipline")};
    struct id plan;
    struct store_page page;
    struct assignment_view v;

    if (!request_id(rq, "plan", &plan, e) || !request_page(rq, &page, e)
        || !work_assignment_list(rq->store, plan, &filter, &page, rq->arena, &v, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < v.rows.n; i++) {
        const struct assignment_row *row = &v.rows.items[i];

        json_open_object(w);
        field_write(w, ASSIGNMENT, row);
        terms_write(w, &row->assignment, v.plan.weights);
        field_items(w, "alternatives", ALTERNATIVE, row->alternatives, row->alternative_n,
                    sizeof row->alternatives[0]);
        json_end(w);
    }
    json_end(w);
    field_more(w, &v.rows.more);
    json_end(w);
    return true;
}

static void cause_write(struct json_writer *w, const char *cause)
{
    struct label label = label_of(LABEL_CAUSES, cause);

    json_key(w, "cause");
    json_text(w, cause);
    json_key(w, "cause_label");
    json_text(w, label.zh);
    json_key(w, "cause_label_en");
    json_text(w, label.en);
}

/* What a part of the detail says: a rule and how many it would free, a person and where he is, or
 * a demand of the team. */
static void part_write(struct request *rq, enum unfilled_cause cause, struct str key,
                       struct str value)
{
    struct json_writer *w = &rq->json;
    const char *name = str_c(rq->arena, key);
    int64_t number;

    json_open_object(w);
    json_key(w, "key");
    json_text(w, name);
    if (cause == UNFILLED_NOBODY_ELIGIBLE) {
        label_write(w, LABEL_RULES, name);
    } else {
        bool home = str_eq(value, STR("unplaced"));
        const char *zh = home ? "未派出" : value.n ? "已派往" : "";
        const char *en = home ? "stays home" : value.n ? "is placed on" : "";

        if (home)
            value = (struct str){0};
        json_key(w, "label");
        json_text(w, arena_text(rq->arena, "%s%s%s", name, *zh ? " " : "", zh));
        json_key(w, "label_en");
        json_text(w, arena_text(rq->arena, "%s%s%s", name, *en ? " " : "", en));
    }
    json_key(w, "value");
    if (str_to_int(value, INT64_MAX, &number) && cause == UNFILLED_NOBODY_ELIGIBLE)
        json_int(w, number);
    else
        json_str(w, value);
    json_end(w);
}

static void detail_write(struct request *rq, const struct unfilled *u)
{
    struct str rest = u->detail, key, value;

    json_key(&rq->json, "detail");
    json_open_array(&rq->json);
    while (unfilled_part(&rest, &key, &value))
        part_write(rq, u->cause, key, value);
    json_end(&rq->json);
}

/* GET /api/plans/{plan}/unfilled?county=&discipline=&limit=&cursor= */
bool api_assignment_unfilled(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct assignment_filter filter = {request_text(rq, "county"), request_text(rq, "discipline")};
    struct id plan;
    struct store_page page;
    struct unfilled_rows rows;

    if (!request_id(rq, "plan", &plan, e) || !request_page(rq, &page, e)
        || !work_assignment_unfilled(rq->store, plan, &filter, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        json_open_object(w);
        field_write(w, UNFILLED, &rows.items[i]);
        cause_write(w, unfilled_cause_names[rows.items[i].unfilled.cause]);
        detail_write(rq, &rows.items[i].unfilled);
        json_end(w);
    }
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}

/* GET /api/plans/{plan}/unplaced?limit=&cursor= */
bool api_assignment_unplaced(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct id plan;
    struct store_page page;
    struct unplaced_rows rows;

    if (!request_id(rq, "plan", &plan, e) || !request_page(rq, &page, e)
        || !work_assignment_unplaced(rq->store, plan, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        json_open_object(w);
        field_write(w, UNPLACED, &rows.items[i]);
        cause_write(w, unplaced_cause_names[rows.items[i].unplaced.cause]);
        json_end(w);
    }
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}
