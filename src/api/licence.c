/* licence.c - see licence.h. */
#include "api/licence.h"

#include "api/handler.h"
#include "work/desk.h"
#include "work/licence_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct licence, id),
    FIELD_NAMED(struct licence, kind, "kind", licence_kind_names),
    FIELD(struct licence, number),
    FIELD_MAYBE(struct licence, covers),
    FIELD_OF(struct licence, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct licence, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
static const struct field TOLD_FIELDS[] = {
    TOLD(FIELD_NAME, "standing", .names = licence_standing_names),
    {0},
};
const struct shape LICENCE_SHAPE = {
    .name = "Licence",
    .about = "`covers` is what it allows, as it says; `until` null: open.",
    .fields = FIELDS,
    .told = TOLD_FIELDS};

const struct field LICENCE_BODY[] = {
    FIELD_NAMED(struct licence_new, kind, "kind", licence_kind_names),
    FIELD_AS(struct licence_new, number, "number", .min = 1, .max = 60),
    FIELD_AS(struct licence_new, covers, "covers", MAYBE, .max = 400),
    FIELD_OF(struct licence_new, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct licence_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_LICENCE_BODY = {
    .name = "LicenceBody", .fields = LICENCE_BODY, .body = true};

const struct field LICENCE_END[] = {
    FIELD_AS(struct licence_ending, why, "why", .min = 2, .max = 200),
    {0},
};

void licences_write(struct json_writer *w, const struct licence_rows *rows, int64_t now_ms)
{
    int32_t today = desk_today(now_ms);

    json_key(w, "licences");
    json_open_array(w);
    for (size_t i = 0; i < rows->n; i++) {
        const struct licence *l = &rows->items[i];

        json_open_object(w);
        field_write(w, FIELDS, l);
        json_key(w, "standing");
        json_text(w, licence_standing_names[licence_standing(l, today)]);
        json_end(w);
    }
    json_end(w);
}
