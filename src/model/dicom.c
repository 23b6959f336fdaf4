/* dicom.c - see dicom.h.
 *
 * Elements stand in the order of their tags, so that whatever comes twice or late is refused: what
 * is judged here is what the archive will read. A sequence of no told length is walked through;
 * what stands in it is not the object's own. */
#include "model/dicom.h"

#include <stdint.h>

#include "model/reading.h"

enum {
    PREAMBLE = 132,
    DEPTH_MOST = 16,
};
#define UNTOLD UINT32_MAX
#define ITEM UINT32_C(0xfffee000)
#define ITEM_END UINT32_C(0xfffee00d)
#define SEQUENCE_END UINT32_C(0xfffee0dd)
#define LAST_WANTED UINT32_C(0x0020000e)

struct element {
    uint32_t tag, n;
    struct str value; /* empty where its length is not told */
};
struct walk {
    struct str bytes;
    size_t at;
    bool implicit;
    int depth;
    uint32_t last; /* tag of the object's own that stood before */
};

static uint32_t two(struct str s, size_t at)
{
    const unsigned char *b = (const unsigned char *)s.at + at;

    return (uint32_t)b[0] | (uint32_t)b[1] << 8;
}

static uint32_t four(struct str s, size_t at)
{
    return two(s, at) | two(s, at + 2) << 16;
}

/* Value representations whose length has four bytes behind two that are nothing. */
static bool is_long(struct str kind)
{
    static const char LONG[] = "OB OD OF OL OV OW SQ SV UC UN UR UT UV ";

    for (size_t i = 0; i + 2 < sizeof LONG; i += 3) {
        if (str_eq(kind, (struct str){LONG + i, 2}))
            return true;
    }
    return false;
}

static bool cut_short(struct err *e)
{
    return err_set(e, ERR_INPUT, "the object is cut short, or no DICOM object");
}

static bool head_of(struct walk *w, struct element *x, struct err *e)
{
    const size_t left = w->bytes.n - w->at;
    bool wide;

    if (left < 8)
        return cut_short(e);
    x->tag = two(w->bytes, w->at) << 16 | two(w->bytes, w->at + 2);
    if (w->implicit || x->tag >> 16 == 0xfffe) {
        x->n = four(w->bytes, w->at + 4);
        w->at += 8;
        return true;
    }
    wide = is_long((struct str){w->bytes.at + w->at + 4, 2});
    if (wide && left < 12)
        return cut_short(e);
    x->n = wide ? four(w->bytes, w->at + 8) : two(w->bytes, w->at + 6);
    w->at += wide ? 12 : 8;
    return true;
}

static bool next(struct walk *w, struct element *x, struct err *e)
{
    *x = (struct element){0};
    if (!head_of(w, x, e))
        return false;
    x->value = (struct str){w->bytes.at + w->at, 0};
    if (x->n == UNTOLD)
        return true;
    if (x->n > w->bytes.n - w->at)
        return cut_short(e);
    x->value.n = x->n;
    w->at += x->n;
    return true;
}

/* One end of what has no told length: whether it fits. */
static bool depth_set(struct walk *w, const struct element *x, struct err *e)
{
    if (x->tag == ITEM_END || x->tag == SEQUENCE_END)
        w->depth--;
    else if (x->n == UNTOLD)
        w->depth++;
    return (w->depth >= 0 && w->depth <= DEPTH_MOST)
           || err_set(e, ERR_INPUT, "the object's sequences do not close");
}

static bool order_check(struct walk *w, const struct element *x, struct err *e)
{
    if (x->tag <= w->last)
        return err_set(e, ERR_INPUT, "the object's elements are out of order at (%04x,%04x)",
                       (unsigned)(x->tag >> 16), (unsigned)(x->tag & 0xffff));
    w->last = x->tag;
    return true;
}

/* Trimmed of what fills it up to an even length. */
static struct str text_of(struct str value)
{
    while (value.n && value.at[value.n - 1] == '\0')
        value.n--;
    return str_trim(value);
}

static void take(struct dicom_head *head, const struct element *x)
{
    const struct {
        uint32_t tag;
        struct str *to;
    } wanted[] = {{0x00080016, &head->sop_class}, {0x00080018, &head->instance},
                  {0x00080050, &head->accession}, {0x00080060, &head->modality},
                  {0x00100020, &head->patient},   {0x0020000d, &head->study},
                  {LAST_WANTED, &head->series}};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (wanted[i].tag == x->tag)
            *wanted[i].to = text_of(x->value);
    }
}

/* The elements of the file itself, group 2: how the rest is written. */
static bool meta_read(struct walk *w, struct err *e)
{
    struct str syntax = STR("");
    struct element x;

    while (w->bytes.n - w->at >= 8 && two(w->bytes, w->at) == 2) {
        if (!next(w, &x, e) || !order_check(w, &x, e))
            return false;
        if (x.n == UNTOLD)
            return cut_short(e);
        if (x.tag == 0x00020010)
            syntax = text_of(x.value);
    }
    if (syntax.n == 0)
        return err_set(e, ERR_INPUT, "the object does not say how it is written");
    if (str_eq(syntax, STR("1.2.840.10008.1.2.2")) || str_eq(syntax, STR("1.2.840.10008.1.2.1.99")))
        return err_set(e, ERR_INPUT, "an object in big endian or deflated is not taken");
    w->implicit = str_eq(syntax, STR("1.2.840.10008.1.2"));
    return true;
}

static bool body_read(struct walk *w, struct dicom_head *head, struct err *e)
{
    struct element x;

    while (w->at < w->bytes.n && (w->depth > 0 || w->last < LAST_WANTED)) {
        const int depth = w->depth;

        if (!next(w, &x, e) || !depth_set(w, &x, e))
            return false;
        if (depth > 0)
            continue;
        if (x.tag >> 16 == 0xfffe)
            return err_set(e, ERR_INPUT, "the object's sequences do not close");
        if (!order_check(w, &x, e))
            return false;
        take(head, &x);
    }
    return w->depth == 0 || cut_short(e);
}

bool dicom_head_read(struct str bytes, struct dicom_head *head, struct err *e)
{
    struct walk w = {.bytes = bytes, .at = PREAMBLE};
    struct dicom_head got = {
        .sop_class = STR(""), .accession = STR(""), .patient = STR(""), .modality = STR("")};

    if (bytes.n < PREAMBLE || !str_eq((struct str){bytes.at + PREAMBLE - 4, 4}, STR("DICM")))
        return err_set(e, ERR_INPUT, "it is no DICOM object");
    if (!meta_read(&w, e) || !body_read(&w, &got, e))
        return false;
    if (!reading_uid(got.sop_class) || !reading_uid(got.instance) || !reading_uid(got.study)
        || !reading_uid(got.series))
        return err_set(e, ERR_INPUT, "the object does not name itself, its series and its study");
    *head = got;
    return true;
}
