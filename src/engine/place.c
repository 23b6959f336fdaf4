/* place.c - the resolver of residences.
 *
 * An address is read from its start: province, city inside it, county inside them; what stands
 * there decides, and the longest name wins (吉林市 before 吉林, 朝阳区 before 朝阳). Only where the
 * county does not follow at once is it sought in the next twelve characters. */
#include "engine/place.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/address.h"
#include "engine/fold.h"
#include "engine/gazetteer.h"

enum { CODE_BYTES = 64, MEMO_BYTES = 128, MEMO_TEXT = MEMO_BYTES - 14 };

struct postcode {
    int32_t number; /* 0..999999 */
    int32_t county; /* row of a living county */
};

struct place {
    const struct side_counties *counties; /* or NULL */
    struct gazetteer *names;
    struct postcode *postcodes; /* sorted */
    int32_t postcode_n;
};

struct memo_slot {
    int32_t county, province, city;
    int8_t step;
    uint8_t n; /* bytes of the text; 0 marks an empty slot */
    char text[MEMO_TEXT];
};

struct place_memo {
    struct memo_slot *slots;
    size_t slot_n;
};

/* --- building --- */

static bool digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    }
    return true;
}

/* The number of a postcode of exactly six digits, or -1. */
static int32_t postcode_of(struct str folded)
{
    int32_t number = 0;

    if (folded.n != 6 || !digits(folded))
        return -1;
    for (size_t i = 0; i < 6; i++)
        number = number * 10 + (folded.at[i] - '0');
    return number;
}

static int postcode_cmp(const void *a, const void *b)
{
    const struct postcode *x = a, *y = b;
    int order = (x->number > y->number) - (x->number < y->number);

    return order ? order : (x->county > y->county) - (x->county < y->county);
}

static void postcodes_build(struct place *p, struct arena *a)
{
    const struct side_counties *t = p->counties;
    size_t room = 1;

    for (int32_t i = 0; i < t->n; i++)
        room += t->items[i].postcodes.n / 7 + 1; /* six digits and a semicolon each */
    p->postcodes = ARENA_ARRAY(a, struct postcode, room);
    for (int32_t i = 0; i < t->n; i++) {
        struct str rest = t->items[i].postcodes;

        while (rest.n) {
            int32_t number = postcode_of(str_trim(str_cut(&rest, ';')));

            if (number >= 0 && t->items[i].live >= 0)
                p->postcodes[p->postcode_n++] = (struct postcode){number, t->items[i].live};
        }
    }
    qsort(p->postcodes, (size_t)p->postcode_n, sizeof *p->postcodes, postcode_cmp);
}

struct place *place_open(const struct side_counties *counties, const struct side_towns *towns,
                         struct arena *a)
{
    struct place *p = ARENA_NEW(a, struct place);

    p->counties = counties;
    if (counties) {
        p->names = gazetteer_open(counties, towns, a);
        postcodes_build(p, a);
    }
    return p;
}

/* --- the memo --- */

struct place_memo *place_memo_open(size_t bytes, struct arena *a)
{
    struct place_memo *memo = ARENA_NEW(a, struct place_memo);

    memo->slot_n = bytes / sizeof(struct memo_slot);
    memo->slots = ARENA_ARRAY(a, struct memo_slot, memo->slot_n);
    return memo;
}

/* The key is the whole text, so that a hit is what reading would have found; a new text takes the
 * slot of an old one, which costs time and changes nothing. */
static struct address address_find(const struct place *p, struct place_memo *memo, struct str text)
{
    struct memo_slot *slot;
    struct address found;

    if (!memo || memo->slot_n == 0 || text.n == 0 || text.n > MEMO_TEXT)
        return address_read(p->names, text);
    slot = &memo->slots[str_hash(text) % memo->slot_n];
    if (slot->n == text.n && memcmp(slot->text, text.at, text.n) == 0)
        return (struct address){.county = slot->county,
                                .province = slot->province,
                                .city = slot->city,
                                .step = slot->step,
                                .open = true};
    found = address_read(p->names, text);
    slot->county = found.county;
    slot->province = found.province;
    slot->city = found.city;
    slot->step = found.step;
    slot->n = (uint8_t)text.n;
    memcpy(slot->text, text.at, text.n);
    return found;
}

/* --- the steps --- */

static bool code_live(const struct place *p, struct str code, char live[PLACE_CODE])
{
    if (p->counties) {
        int32_t row = sheet_find(&p->counties->index, code);

        row = row >= 0 ? p->counties->items[row].live : -1;
        if (row < 0)
            return false;
        code = p->counties->items[row].code;
    }
    memcpy(live, code.at, 6);
    live[6] = '\0';
    return true;
}

/* Folds a code into `to`; empty where it is longer than any code. */
static struct str code_fold(struct str s, char to[CODE_BYTES])
{
    return (struct str){to, s.n <= CODE_BYTES ? fold_into(s, to) : 0};
}

bool place_code(const struct place *p, struct str code, char live[PLACE_CODE])
{
    char text[CODE_BYTES];
    struct str folded = code_fold(code, text);

    return folded.n == 6 && digits(folded) && code_live(p, folded, live);
}

/* Step 1: six digits, or twelve of which the first six count. */
static bool res_code_live(const struct place *p, struct str code, char live[PLACE_CODE])
{
    char text[CODE_BYTES];
    struct str folded = code_fold(code, text);

    if ((folded.n != 6 && folded.n != 12) || !digits(folded))
        return false;
    return code_live(p, (struct str){folded.at, 6}, live);
}

static bool starts_with(const char *code, const char *prefix)
{
    return strncmp(code, prefix, strlen(prefix)) == 0;
}

static void county_code(const struct place *p, int32_t row, char code[PLACE_CODE])
{
    assert(p->counties);
    memcpy(code, p->counties->items[row].code.at, 6);
    code[6] = '\0';
}

/* Step 5: the only county with this postcode inside the prefix. */
static bool postcode_county(const struct place *p, struct str post, const char *prefix,
                            char code[PLACE_CODE])
{
    char text[CODE_BYTES];
    int32_t number = p->postcode_n ? postcode_of(code_fold(post, text)) : -1;
    int32_t from = 0, to = p->postcode_n, county = -1;

    if (number < 0)
        return false;
    while (from < to) {
        int32_t middle = from + (to - from) / 2;

        if (p->postcodes[middle].number < number)
            from = middle + 1;
        else
            to = middle;
    }
    for (; from < p->postcode_n && p->postcodes[from].number == number; from++) {
        int32_t row = p->postcodes[from].county;
        char here[PLACE_CODE];

        county_code(p, row, here);
        if (row == county || !starts_with(here, prefix))
            continue;
        if (county >= 0)
            return false;
        county = row;
    }
    if (county >= 0)
        county_code(p, county, code);
    return county >= 0;
}

bool place_by_head(const struct place *p, struct str head, struct place_result *result)
{
    struct address found = {.county = -1};

    if (p->counties)
        found = address_read(p->names, head);
    if (found.county < 0 || found.open)
        return false;
    county_code(p, found.county, result->code);
    result->step = found.step;
    return true;
}

/* The digits that a known city or province gives. */
static const char *address_prefix(const struct place *p, const struct address *found)
{
    const char *city = found->city > 0 ? p->names->cities[found->city].prefix : "";

    if (city[0] || found->province <= 0)
        return city;
    return p->names->provinces[found->province].prefix;
}

static bool household(const struct place *p, struct place_memo *memo, struct str text,
                      const char *prefix, char code[PLACE_CODE])
{
    struct address found = {.county = -1};

    if (!p->counties)
        return false;
    found = address_find(p, memo, text);
    if (found.county < 0)
        return false;
    county_code(p, found.county, code);
    return starts_with(code, prefix);
}

/* Steps 5 to 8, inside the prefix. */
static int8_t step_after(const struct place *p, struct place_memo *memo,
                         const struct place_texts *texts, const char *prefix, char code[PLACE_CODE])
{
    if (postcode_county(p, texts->res_post, prefix, code))
        return 5;
    if (household(p, memo, texts->hukou_addr, prefix, code))
        return 6;
    if (place_code(p, texts->id_prefix, code) && starts_with(code, prefix))
        return 7;
    snprintf(code, PLACE_CODE, "%s", prefix);
    return 8;
}

void place_resolve(const struct place *p, struct place_memo *memo, const struct place_texts *texts,
                   struct place_result *result)
{
    struct address found = {.county = -1, .province = -1, .city = -1};

    memset(result, 0, sizeof *result);
    if (res_code_live(p, texts->res_code, result->code)) {
        result->step = 1;
        return;
    }
    if (p->counties)
        found = address_find(p, memo, texts->res_addr);
    if (found.county >= 0) {
        county_code(p, found.county, result->code);
        result->step = found.step;
        return;
    }
    result->step = step_after(p, memo, texts, address_prefix(p, &found), result->code);
}

/* --- the proof --- */

struct claim {
    const struct side_counties *counties;
    const struct side_towns *towns;
    const char *code;
    uint32_t runes[ADDRESS_RUNES]; /* of the address */
    size_t n;
};

/* Where the name stands in the address: at its start, or anywhere. */
static bool stands(const struct claim *c, const uint32_t *name, size_t n, bool at_start)
{
    for (size_t at = 0; n && at + n <= c->n && (at == 0 || !at_start); at++) {
        if (memcmp(c->runes + at, name, n * sizeof *name) == 0)
            return true;
    }
    return false;
}

/* A name of this kind, in full or in short. */
static bool name_stands(const struct claim *c, enum gazetteer_kind kind, struct str name,
                        bool at_start)
{
    uint32_t runes[SHEET_NAME_RUNES];
    size_t n = gazetteer_runes(name, runes, SHEET_NAME_RUNES);

    return stands(c, runes, n, at_start)
           || stands(c, runes, gazetteer_short(kind, runes, n), at_start);
}

/* The province or the city of a county opens the address. */
static bool area_stands(const struct claim *c, const struct side_county *county)
{
    return name_stands(c, GAZETTEER_PROVINCE, county->province, true)
           || (gazetteer_city_named(county->city)
               && name_stands(c, GAZETTEER_CITY, county->city, true));
}

static bool becomes(const struct claim *c, int32_t row)
{
    int32_t live = row < 0 ? -1 : c->counties->items[row].live;

    return live >= 0 && str_eq(c->counties->items[live].code, str_of(c->code));
}

/* Steps 2 and 3: a row that became this county bears a name that is there. */
static bool county_claimed(const struct claim *c, int step)
{
    for (int32_t i = 0; i < c->counties->n; i++) {
        const struct side_county *county = &c->counties->items[i];

        if (!becomes(c, i))
            continue;
        if (step == 2 && area_stands(c, county)
            && name_stands(c, GAZETTEER_COUNTY_SHORT, county->name, false))
            return true;
        if (step == 3 && name_stands(c, GAZETTEER_COUNTY, county->name, true))
            return true;
    }
    return false;
}

static bool town_claimed(const struct claim *c)
{
    for (int32_t i = 0; c->towns && i < c->towns->n; i++) {
        int32_t row = sheet_find(&c->counties->index, c->towns->items[i].county);

        if (becomes(c, row) && area_stands(c, &c->counties->items[row])
            && name_stands(c, GAZETTEER_TOWN, c->towns->items[i].name, false))
            return true;
    }
    return false;
}

static bool address_claimed(struct claim *c, struct str text, int step)
{
    c->n = address_runes(text, c->runes);
    switch (step) {
    case 2:
    case 3:
        return county_claimed(c, step);
    case 4:
        return town_claimed(c);
    default:
        return county_claimed(c, 2) || county_claimed(c, 3) || town_claimed(c);
    }
}

/* The text is the code itself, or a code that became it; twelve digits count at step 1. */
static bool code_claimed(const struct claim *c, struct str text, int step)
{
    char to[CODE_BYTES];
    struct str code = code_fold(text, to);

    if (!digits(code) || (code.n != 6 && (step != 1 || code.n != 12)))
        return false;
    code.n = 6;
    if (!c->counties)
        return str_eq(code, str_of(c->code));
    return becomes(c, sheet_find(&c->counties->index, code));
}

static bool postcode_claimed(const struct claim *c, struct str text)
{
    char to[CODE_BYTES];
    struct str post = code_fold(text, to);

    for (int32_t i = 0; i < c->counties->n; i++) {
        struct str rest = c->counties->items[i].postcodes;

        while (becomes(c, i) && rest.n) {
            if (postcode_of(post) >= 0 && str_eq(str_trim(str_cut(&rest, ';')), post))
                return true;
            if (postcode_of(post) < 0)
                return false;
        }
    }
    return false;
}

/* Step 8: nothing, or the digits of an area whose name opens the address. */
static bool prefix_claimed(struct claim *c, struct str text)
{
    size_t n = strlen(c->code);

    if (n == 0)
        return true;
    if ((n != 2 && n != 4) || !c->counties)
        return false;
    address_claimed(c, text, 8);
    for (int32_t i = 0; i < c->counties->n; i++) {
        int32_t live = c->counties->items[i].live;

        if (live >= 0 && memcmp(c->counties->items[live].code.at, c->code, n) == 0
            && area_stands(c, &c->counties->items[i]))
            return true;
    }
    return false;
}

static bool step_claimed(struct claim *c, const struct place_texts *texts, int step)
{
    switch (step) {
    case 1:
        return code_claimed(c, texts->res_code, 1);
    case 2:
    case 3:
    case 4:
        return address_claimed(c, texts->res_addr, step);
    case 5:
        return postcode_claimed(c, texts->res_post);
    case 6:
        return address_claimed(c, texts->hukou_addr, 6);
    case 7:
        return code_claimed(c, texts->id_prefix, 7);
    default:
        return prefix_claimed(c, texts->res_addr);
    }
}

bool place_check(const struct side_counties *counties, const struct side_towns *towns,
                 const struct place_texts *texts, const struct place_result *result, struct err *e)
{
    struct claim c = {.counties = counties, .towns = towns, .code = result->code};
    bool listed = !counties && (result->step == 1 || result->step == 7);

    if (result->step < 1 || result->step > 8)
        return err_set(e, ERR_CHECK, "%d: a residence comes from one of the steps 1 to 8",
                       result->step);
    for (int32_t i = 0; counties && i < counties->n && !listed; i++)
        listed = counties->items[i].live == i && becomes(&c, i);
    if (result->step < 8 && !listed)
        return err_set(e, ERR_CHECK, "%s: not the code of a living county", result->code);
    if (!step_claimed(&c, texts, result->step))
        return err_set(e, ERR_CHECK, "%s: step %d does not lead there", result->code, result->step);
    return true;
}
