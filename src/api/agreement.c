/* agreement.c - agreements between organizations: listed, concluded, followed by a round, voided.
 */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/agreement_desk.h"

static const struct field FIELDS[] = {
    FIELD_AS(struct agreement_row, agreement.id, "id"),
    FIELD_NAMED(struct agreement_row, agreement.purpose, "purpose", agreement_purpose_names),
    FIELD_AS(struct agreement_row, agreement.name, "name"),
    FIELD_AS(struct agreement_row, agreement.round, "round"),
    FIELD_OF(struct agreement_row, agreement.from_day, FIELD_DAY, "from"),
    FIELD_OF(struct agreement_row, agreement.until_day, FIELD_DAY, "until", MAYBE),
    FIELD_NAMED(struct agreement_row, standing, "standing", agreement_standing_names),
    FIELD_AS(struct agreement_row, lead, "lead"),
    FIELD_AS(struct agreement_row, members, "member_n"),
    {0},
};
const struct shape SHAPE_AGREEMENT = {
    .name = "Agreement",
    .about = "One round; `lead` is the name of who leads it, `member_n` how many others there are,"
             " `standing` what it is today.",
    .fields = FIELDS};

static const struct field MEMBER[] = {
    FIELD(struct agreement_member, organization),
    FIELD(struct agreement_member, code),
    FIELD(struct agreement_member, name),
    FIELD_NAMED(struct agreement_member, side, "side", agreement_side_names),
    {0},
};
static const struct shape MEMBER_SHAPE = {.name = "AgreementMember", .fields = MEMBER};
static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "members", .shape = &MEMBER_SHAPE), TOLD(FIELD_TEXTS, "actions"), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_AGREEMENT, NULL};
const struct shape SHAPE_AGREEMENT_DETAIL = {
    .name = "AgreementDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD_NAMED(struct agreement_new, purpose, "purpose", agreement_purpose_names),
    FIELD_AS(struct agreement_new, name, "name", .min = 1, .max = 100),
    FIELD_AS(struct agreement_new, lead, "lead", .min = 1, .max = 40),
    FIELD_AS(struct agreement_new, members, "members", .min = 1, .max = 40),
    FIELD_OF(struct agreement_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct agreement_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_AGREEMENT_BODY = {.name = "AgreementBody",
                                           .about = "`lead` and `members` are codes.",
                                           .fields = BODY,
                                           .body = true};

static const struct field ROUND[] = {
    FIELD_AS(struct agreement_round, name, "name", MAYBE, .max = 100),
    FIELD_OF(struct agreement_round, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct agreement_round, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_ROUND_BODY = {
    .name = "RoundBody", .about = "No name: as before.", .fields = ROUND, .body = true};

/* Not VoidBody's struct: the same member at another place. */
static const struct field ENDING[] = {
    FIELD_AS(struct agreement_ending, why, "why", .min = 2, .max = 200),
    {0},
};

/* GET /api/agreements?organization=&purpose=&limit=&cursor= */
bool api_agreement_list(struct request *rq, struct err *e)
{
    struct str organization = request_text(rq, "organization");
    struct agreement_filter filter = {.purpose = request_text(rq, "purpose")};
    struct store_page page;
    struct agreement_rows rows;

    if (organization.n && !id_parse(organization, &filter.organization))
        return request_fault(rq,
                             (struct problem_field){.field = "organization",
                                                    .message = "this is no id",
                                                    .found = str_c(rq->arena, organization),
                                                    .expected = "an id"},
                             e);
    if (!request_page(rq, &page, e)
        || !work_agreement_list(rq->store, &filter, &page, rq->seen->now.now_ms, rq->arena, &rows,
                                e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct agreement_view v;

    if (!work_agreement_see(rq->store, rq->subject, id, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.row);
    field_items(w, "members", MEMBER, v.members.items, v.members.n, sizeof v.members.items[0]);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/agreements/{agreement} */
bool api_agreement_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "agreement", &id, e) && detail_write(rq, id, e);
}

/* POST /api/agreements */
bool api_agreement_add(struct request *rq, struct err *e)
{
    struct agreement_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_agreement_add(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* POST /api/agreements/{agreement}/rounds */
bool api_agreement_round(struct request *rq, struct err *e)
{
    struct agreement_round n = {.until_day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, ROUND, &n, e) || !request_id(rq, "agreement", &n.after, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_agreement_round(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, id, e);
}

/* POST /api/agreements/{agreement}/void */
bool api_agreement_void(struct request *rq, struct err *e)
{
    struct agreement_ending n = {0};

    if (!request_body(rq, ENDING, &n, e) || !request_id(rq, "agreement", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_agreement_void(rq->store, rq->subject, &n, e))
        return false;
    json_open_object(&rq->json);
    field_id(&rq->json, "id", n.id);
    json_end(&rq->json);
    return true;
}
