/* field.c - see field.h. */
#include "api/field.h"

#include <assert.h>
#include <stdio.h>

#include "base/day.h"
#include "model/unknown.h"

/* One country, one offset: GB/T 7408 times in the replies are those of China. */
enum { OFFSET_MS = 8 * 3600 * 1000, DAY_MS = 24 * 3600 * 1000 };

static void key_put(struct json_writer *w, const char *key)
{
    if (key)
        json_key(w, key);
}

void field_text(struct json_writer *w, const char *key, struct str value)
{
    key_put(w, key);
    if (value.n)
        json_str(w, value);
    else
        json_none(w);
}

void field_id(struct json_writer *w, const char *key, struct id value)
{
    char text[ID_TEXT];

    key_put(w, key);
    if (id_none(value)) {
        json_none(w);
        return;
    }
    id_text(value, text);
    json_plain(w, (struct str){text, ID_TEXT - 1});
}

void field_count(struct json_writer *w, const char *key, int64_t value)
{
    key_put(w, key);
    if (value == COUNT_UNKNOWN)
        json_none(w);
    else
        json_int(w, value);
}

void field_real(struct json_writer *w, const char *key, double value)
{
    key_put(w, key);
    json_double(w, value);
}

void field_ms(struct json_writer *w, const char *key, int64_t unix_ms)
{
    int64_t local = unix_ms + OFFSET_MS;
    int64_t day = local / DAY_MS - (local % DAY_MS < 0);
    int64_t second = (local - day * DAY_MS) / 1000;
    char date[DAY_TEXT], text[64];

    key_put(w, key);
    day_text((int32_t)day, date);
    snprintf(text, sizeof text, "%sT%02d:%02d:%02d+08:00", date, (int)(second / 3600) % 24,
             (int)(second / 60 % 60), (int)(second % 60));
    json_text(w, text);
}

void field_actions(struct json_writer *w, const enum action *actions, size_t n)
{
    json_key(w, "actions");
    json_open_array(w);
    for (size_t i = 0; i < n; i++)
        json_text(w, action_names[actions[i]]);
    json_end(w);
}

void field_parties(struct json_writer *w, unsigned parties, const char *name_of(unsigned party))
{
    json_key(w, "parties");
    json_open_array(w);
    for (unsigned left = parties; left > 0; left &= left - 1)
        json_text(w, name_of(left & ~(left - 1)));
    json_end(w);
}

void field_more(struct json_writer *w, const struct store_more *more)
{
    json_key(w, "total");
    json_int(w, more->total);
    field_text(w, "next", more->next);
}

static void texts_write(struct json_writer *w, const struct str_list *texts)
{
    json_open_array(w);
    for (size_t i = 0; i < texts->n; i++)
        json_str(w, texts->items[i]);
    json_end(w);
}

static void date_write(struct json_writer *w, enum field_kind kind, int32_t value)
{
    char text[DAY_TEXT];

    if (value == DAY_NONE) {
        json_none(w);
        return;
    }
    if (kind == FIELD_DAY)
        day_text(value, text);
    else
        month_text(value, text);
    json_text(w, text);
}

static void value_write(struct json_writer *w, const struct field *f, const void *at)
{
    switch (f->kind) {
    case FIELD_TEXT:
        field_text(w, NULL, *(const struct str *)at);
        break;
    case FIELD_TEXTS:
        texts_write(w, at);
        break;
    case FIELD_ID:
        field_id(w, NULL, *(const struct id *)at);
        break;
    case FIELD_INT:
        json_int(w, *(const int32_t *)at);
        break;
    case FIELD_COUNT:
        field_count(w, NULL, *(const int64_t *)at);
        break;
    case FIELD_REAL:
        json_double(w, *(const double *)at);
        break;
    case FIELD_BOOL:
        json_bool(w, *(const bool *)at);
        break;
    case FIELD_DAY:
    case FIELD_MONTH:
        date_write(w, f->kind, *(const int32_t *)at);
        break;
    case FIELD_MS:
        if (*(const int64_t *)at == COUNT_UNKNOWN)
            json_none(w);
        else
            field_ms(w, NULL, *(const int64_t *)at);
        break;
    case FIELD_NAME:
        json_plain(w, str_of(f->names[*(const unsigned *)at])); /* words of ours */
        break;
    case FIELD_EITHER:
    case FIELD_IDS:
    case FIELD_OBJECT:
    case FIELD_ITEMS:
    case FIELD_END:
        assert(0); /* only a handler can write these */
    }
}

void field_write(struct json_writer *w, const struct field *fields, const void *row)
{
    for (const struct field *f = fields; f->kind != FIELD_END; f++) {
        json_key(w, f->name);
        value_write(w, f, (const char *)row + f->at);
    }
}

void field_items(struct json_writer *w, const char *key, const struct field *fields,
                 const void *items, size_t n, size_t size)
{
    json_key(w, key);
    json_open_array(w);
    for (size_t i = 0; i < n; i++) {
        json_open_object(w);
        field_write(w, fields, (const char *)items + i * size);
        json_end(w);
    }
    json_end(w);
}

void field_page(struct json_writer *w, const struct field *fields, const void *items, size_t n,
                size_t size, const struct store_more *more)
{
    out_room(w->out, 2 * n * size); /* about what it comes to: grown once */
    json_open_object(w);
    field_items(w, "items", fields, items, n, size);
    field_more(w, more);
    json_end(w);
}

void field_instant(struct json_writer *w, const char *key, int64_t unix_ms)
{
    if (unix_ms != COUNT_UNKNOWN) {
        field_ms(w, key, unix_ms);
        return;
    }
    json_key(w, key);
    json_none(w);
}
