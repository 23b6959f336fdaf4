/* group.c - a medical group: the head and its members, each with what it has. */
#include "api/group.h"

#include "api/auth.h"
#include "api/bulletin_line.h"
#include "work/group_desk.h"

static const struct field MEMBER[] = {
    FIELD(struct group_member, id),
    FIELD_AS(struct group_member, organization, "organization"),
    FIELD_AS(struct group_member, name, "name"),
    FIELD_AS(struct group_member, county, "county"),
    FIELD(struct group_member, head),
    FIELD_AS(struct group_member, counts[GROUP_POSTED], "posted_n"),
    FIELD_AS(struct group_member, counts[GROUP_TRAINED], "trained_n"),
    FIELD_AS(struct group_member, counts[GROUP_TECHNIQUES], "technique_n"),
    FIELD_AS(struct group_member, counts[GROUP_CASES], "case_n"),
    FIELD_AS(struct group_member, counts[GROUP_TEACHINGS], "teaching_n"),
    FIELD_AS(struct group_member, counts[GROUP_BUILT], "built_n"),
    FIELD_AS(struct group_member, granted_fen, "granted_fen"),
    FIELD_AS(struct group_member, spent_fen, "spent_fen"),
    {0},
};
static const struct shape MEMBER_SHAPE = {.name = "GroupMember", .fields = MEMBER};
static const struct field GROUP[] = {FIELD_AS(struct group_view, year, "year"), {0}};
static const struct field GROUP_TOLD[] = {TOLD(FIELD_ITEMS, "items", .shape = &MEMBER_SHAPE), {0}};
const struct shape SHAPE_GROUP = {
    .name = "Group",
    .about = "The head first. People on site, techniques and what was built as they are; cases,"
             " teaching, training and money of the year.",
    .fields = GROUP,
    .told = GROUP_TOLD};

static bool ask_read(struct request *rq, struct group_ask *ask, struct err *e)
{
    enum { YEAR_FIRST = 2000, YEAR_LAST = 2100 };
    const struct str year = request_text(rq, "year");
    int64_t number = 0;

    *ask = (struct group_ask){.programme = request_text(rq, "programme"),
                              .organization = request_text(rq, "organization"),
                              .now_ms = rq->seen->now.now_ms};
    if (year.n && (!str_to_int(year, YEAR_LAST, &number) || number < YEAR_FIRST))
        return request_fault(rq,
                             (struct problem_field){.field = "year",
                                                    .message = "no year that is looked at",
                                                    .found = str_c(rq->arena, year),
                                                    .expected = "2000 to 2100"},
                             e);
    ask->year = (int32_t)number;
    return true;
}

/* GET /api/groups?organization=&programme=&year= */
bool api_group_see(struct request *rq, struct err *e)
{
    struct group_ask ask;
    struct group_view v;

    if (!ask_read(rq, &ask, e) || !work_group_see(rq->store, rq->subject, &ask, rq->arena, &v, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, GROUP, &v);
    field_items(&rq->json, "items", MEMBER, v.items, v.n, sizeof v.items[0]);
    json_end(&rq->json);
    return true;
}

/* GET /api/group-rows?organization=&member=&count=&programme=&year=&limit=&cursor= */
bool api_group_rows(struct request *rq, struct err *e)
{
    const struct str count = request_text(rq, "count");
    struct group_rows_ask ask = {.member = request_text(rq, "member"), .count = GROUP_COUNT_N};
    struct group_rows found;
    struct store_page page;

    for (int i = 0; i < GROUP_COUNT_N; i++) {
        if (str_eq(count, str_of(group_count_names[i])))
            ask.count = (enum group_count)i;
    }
    if (ask.count == GROUP_COUNT_N)
        return request_fault(rq,
                             (struct problem_field){.field = "count",
                                                    .message = "no count of a group",
                                                    .found = str_c(rq->arena, count),
                                                    .expected = "posted, trained, technique, case,"
                                                                " teaching or built"},
                             e);
    if (!ask_read(rq, &ask.of, e) || !request_page(rq, &page, e)
        || !work_group_rows(rq->store, rq->subject, &ask, &page, rq->arena, &found, e))
        return false;
    line_list_write(rq, found.noun, &found.rows);
    return true;
}
