/* bulletin_line.c - see bulletin_line.h. */
#include "api/bulletin_line.h"

#include "api/field.h"
#include "base/day.h"

static void line_write(struct json_writer *w, const struct noun *noun, const struct noun_line *line,
                       struct arena *a)
{
    json_open_object(w);
    json_key(w, "values");
    json_open_array(w);
    for (int i = 0; i < noun->column_n; i++) {
        const struct noun_value *v = &line->values[i];
        enum column_kind kind = noun->columns[i].kind;
        char day[DAY_TEXT];

        if (!v->known) {
            json_text(w, "");
        } else if (kind == COLUMN_DAY) {
            day_text((int32_t)v->number, day);
            json_text(w, day);
        } else if (kind == COLUMN_COUNT || kind == COLUMN_FEN) {
            json_text(w, arena_text(a, "%lld", (long long)v->number));
        } else {
            json_str(w, v->text);
        }
    }
    json_end(w);
    json_end(w);
}

void line_list_write(struct request *rq, const struct noun *noun, const struct noun_rows *rows)
{
    struct json_writer *w = &rq->json;

    json_open_object(w);
    field_text(w, "noun", str_of(noun->name));
    field_text(w, "label", str_of(noun->label));
    json_key(w, "columns");
    json_open_array(w);
    for (int i = 0; i < noun->column_n; i++) {
        json_open_object(w);
        field_text(w, "name", str_of(noun->columns[i].name));
        field_text(w, "label", str_of(noun->columns[i].label));
        json_end(w);
    }
    json_end(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows->n; i++)
        line_write(w, noun, &rows->items[i], rq->arena);
    json_end(w);
    field_more(w, &rows->more);
    json_end(w);
}
