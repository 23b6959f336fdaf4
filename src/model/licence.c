/* licence.c - see licence.h. */
#include "model/licence.h"

#include <string.h>

#include "base/day.h"

const char *const licence_kind_names[LICENCE_KIND_N + 1] = {"practice", "qualification",
                                                            "technology", "other", NULL};
const char *const licence_standing_names[] = {"comes", "holds", "over", NULL};

static int32_t last_day(const struct licence *l)
{
    return l->until_day == DAY_NONE ? INT32_MAX : l->until_day;
}

enum licence_standing licence_standing(const struct licence *l, int32_t today)
{
    if (today < l->from_day)
        return LICENCE_COMES;
    return today <= last_day(l) ? LICENCE_HOLDS : LICENCE_OVER;
}

bool licence_check(const struct licence *there, size_t n, const struct licence *add,
                   const char **field, struct err *e)
{
    if (last_day(add) < add->from_day) {
        *field = "until";
        return err_set(e, ERR_INPUT, "until: it would end before it begins");
    }
    for (size_t i = 0; i < n; i++) {
        char from[DAY_TEXT];

        if (there[i].kind != add->kind || !str_eq(there[i].number, add->number)
            || there[i].from_day > last_day(add) || add->from_day > last_day(&there[i]))
            continue;
        day_text(there[i].from_day, from);
        *field = "from";
        return err_set(e, ERR_INPUT, "from: the same number from %s holds on some of these days",
                       from);
    }
    return true;
}

/* --- what somebody practises --- */

static bool holds_word(struct str text, struct str word)
{
    for (size_t i = 0; i + word.n <= text.n; i++) {
        if (memcmp(text.at + i, word.at, word.n) == 0)
            return true;
    }
    return false;
}

/* A word of a specialty and the scope that it lies within; the first that fits. */
static const char *const SCOPES[][2] = {
    {"妇", "妇产科"},       {"产科", "妇产科"}, {"儿", "儿科"},   {"眼", "眼耳鼻咽喉"},
    {"耳鼻", "眼耳鼻咽喉"}, {"皮肤", "皮肤"},   {"精神", "精神"}, {"口腔", "口腔"},
    {"影像", "影像"},       {"放射", "影像"},   {"超声", "影像"}, {"病理", "病理"},
    {"检验", "检验"},       {"急诊", "急救"},   {"康复", "康复"}, {"麻醉", "外科"},
    {"骨", "外科"},         {"泌尿", "外科"},   {"肛肠", "外科"}, {"外", "外科"},
    {"心血管", "内科"},     {"呼吸", "内科"},   {"消化", "内科"}, {"肾", "内科"},
    {"内分泌", "内科"},     {"血液", "内科"},   {"风湿", "内科"}, {"感染", "内科"},
    {"神经", "内科"},       {"内", "内科"}};

static struct str scope_of(struct str specialty)
{
    for (size_t i = 0; i < sizeof SCOPES / sizeof *SCOPES; i++) {
        if (holds_word(specialty, str_of(SCOPES[i][0])))
            return str_of(SCOPES[i][1]);
    }
    return STR("");
}

enum licence_fault licence_practises(const struct licence *there, size_t n, struct str specialty,
                                     int32_t today)
{
    const struct str scope = scope_of(specialty);
    bool kept = false, held = false;

    for (size_t i = 0; i < n; i++) {
        const struct licence *l = &there[i];

        if (l->kind != LICENCE_PRACTICE)
            continue;
        kept = true;
        if (licence_standing(l, today) != LICENCE_HOLDS)
            continue;
        held = true;
        if (l->covers.n == 0 || scope.n == 0 || holds_word(l->covers, scope)
            || holds_word(l->covers, specialty))
            return LICENCE_FINE;
    }
    if (!kept)
        return LICENCE_FINE;
    return held ? LICENCE_NOT_COVERED : LICENCE_NOT_HELD;
}
