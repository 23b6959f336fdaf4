/* training.c - see training.h. */
#include "model/training.h"

#include "base/day.h"

const char *const training_cause_names[TRAINING_CAUSE_N + 1] = {"equipment", "staffing",
                                                                "not_taught", NULL};
const int32_t training_check_months[TRAINING_CHECK_N] = {3, 6, 12};

void training_checks(int32_t returned_day, struct training_check checks[TRAINING_CHECK_N])
{
    for (int i = 0; i < TRAINING_CHECK_N; i++)
        checks[i] = (struct training_check){
            .months = training_check_months[i],
            .due_day = day_add_months(returned_day, training_check_months[i]),
            .done_day = DAY_NONE,
            .cases = 0,
            .cause = STR(""),
            .note = STR("")};
}

static bool field_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

static bool cause_known(struct str cause)
{
    for (int i = 0; i < TRAINING_CAUSE_N; i++) {
        if (str_eq(cause, str_of(training_cause_names[i])))
            return true;
    }
    return cause.n == 0;
}

/* What the rest of the check says against its cause. */
static bool cause_check(const struct training_check *told, const char **field, struct err *e)
{
    if (!cause_known(told->cause))
        return field_bad(field, "cause", e, "equipment, staffing or not_taught is wanted");
    if (told->equipped && str_eq(told->cause, STR("equipment")))
        return field_bad(field, "cause", e, "the equipment is there, so it is not the cause");
    if (told->taught > 0 && str_eq(told->cause, STR("not_taught")))
        return field_bad(field, "cause", e, "others were taught, so that is not the cause");
    return true;
}

static bool told_check(const struct training_check *c, const struct training_check *told,
                       const char **field, struct err *e)
{
    if (!told->opened && told->cause.n == 0)
        return field_bad(field, "cause", e, "a service that has not opened has a cause");
    if (told->opened && c->months == 12 && told->taught == 0 && told->cause.n == 0)
        return field_bad(field, "cause", e, "after a year nobody was taught: the cause is wanted");
    if (!told->opened && told->cases > 0)
        return field_bad(field, "cases", e, "a service that has not opened has no cases");
    return cause_check(told, field, e);
}

bool training_check_fill(struct training_check *c, const struct training_check *told, int32_t today,
                         const char **field, struct err *e)
{
    char text[DAY_TEXT];

    day_text(c->due_day, text);
    if (c->done_day != DAY_NONE)
        return err_set(e, ERR_STATE, "the check after %d months is done", c->months);
    if (today < c->due_day - TRAINING_EARLY_DAYS)
        return err_set(e, ERR_STATE,
                       "the check after %d months is due on %s, 15 days earlier at"
                       " most",
                       c->months, text);
    if (!told_check(c, told, field, e))
        return false;
    c->done_day = today;
    c->equipped = told->equipped;
    c->opened = told->opened;
    c->cases = told->cases;
    c->taught = told->taught;
    c->cause = told->cause.n ? told->cause : STR("");
    c->note = told->note.n ? told->note : STR("");
    return true;
}
