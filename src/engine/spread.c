/* spread.c - see spread.h. A parent is alone strictly before his learner or has no day at all and
 * then no parent of his own: following parents ends. */
#include "engine/spread.h"

#include <math.h>
#include <stdlib.h>

#include "base/day.h"

const char *const spread_state_names[SPREAD_STATE_N + 1] = {"learning", "done", "lost", NULL};

static bool input_check(int32_t doctor_n, int32_t bond_n, const struct spread_bond *bonds,
                        struct err *e)
{
    for (int32_t i = 0; i < bond_n; i++) {
        const struct spread_bond *b = &bonds[i];

        if (b->mentor < 0 || b->mentor >= doctor_n || b->learner < 0 || b->learner >= doctor_n
            || b->mentor == b->learner || b->cases <= 0)
            return err_set(e, ERR_INPUT,
                           "bond %d: mentor %d, learner %d, %lld cases: two doctors of %d and a"
                           " case are wanted",
                           i, b->mentor, b->learner, (long long)b->cases, doctor_n);
    }
    return true;
}

/* Whether the mentor could have taught it: alone before the learner, or from elsewhere. Who has no
 * case alone is taught by anybody who has, or by an expert without days; never by one like him. */
static bool could_teach(const struct spread_doctor *mentor, const struct spread_doctor *learner,
                        bool mentor_taught)
{
    if (mentor->first_alone == DAY_NONE)
        return !mentor_taught;
    return learner->first_alone == DAY_NONE || mentor->first_alone < learner->first_alone;
}

/* Who learns here from anybody: such a one without a case alone is a learner, not an expert. */
static bool *taught_of(int32_t doctor_n, int32_t bond_n, const struct spread_bond *bonds,
                       struct arena *a)
{
    bool *taught = ARENA_ARRAY(a, bool, doctor_n + 1);

    for (int32_t i = 0; i < doctor_n; i++)
        taught[i] = false;
    for (int32_t i = 0; i < bond_n; i++)
        taught[bonds[i].learner] = true;
    return taught;
}

static void parents_find(const struct spread_input *in, const bool *taught, struct arena *a,
                         struct spread_node *nodes)
{
    int64_t *most = ARENA_ARRAY(a, int64_t, in->doctor_n + 1);

    for (int32_t i = 0; i < in->doctor_n; i++) {
        nodes[i] = (struct spread_node){.parent = -1};
        most[i] = 0;
    }
    for (int32_t i = 0; i < in->bond_n; i++) {
        const struct spread_bond *b = &in->bonds[i];
        struct spread_node *n = &nodes[b->learner];

        if (!could_teach(&in->doctors[b->mentor], &in->doctors[b->learner], taught[b->mentor]))
            continue;
        if (b->cases > most[b->learner]
            || (b->cases == most[b->learner] && b->mentor < n->parent)) {
            most[b->learner] = b->cases;
            n->parent = b->mentor;
        }
    }
}

static enum spread_state state_of(const struct spread_doctor *d, const struct spread_node *n,
                                  int32_t as_of)
{
    if (d->first_alone == DAY_NONE)
        return n->parent < 0 ? SPREAD_LOST : SPREAD_LEARNING;
    return d->last_alone < as_of - SPREAD_IDLE_DAYS ? SPREAD_LOST : SPREAD_DONE;
}

static void node_count(const struct spread_input *in, int32_t i, struct spread *s)
{
    struct spread_node *n = &s->nodes[i];
    bool alone = in->doctors[i].first_alone != DAY_NONE;

    n->state = state_of(&in->doctors[i], n, in->as_of);
    if (n->parent >= 0) {
        s->nodes[n->parent].learners++;
        s->nodes[n->parent].made += alone;
    }
    for (int32_t up = n->parent; up >= 0; up = s->nodes[up].parent) {
        n->generation++;
        s->nodes[up].below += alone;
    }
    s->done += n->state == SPREAD_DONE;
    s->lost += n->state == SPREAD_LOST && alone;
    s->learning += n->state == SPREAD_LEARNING;
    if (n->generation > s->generations)
        s->generations = n->generation;
}

static int counties_cmp(const void *a, const void *b)
{
    const int32_t *x = a, *y = b;

    return x[0] != y[0] ? (x[0] < y[0] ? -1 : 1) : y[1] - x[1]; /* those who do it first */
}

static void counties_count(const struct spread_input *in, struct arena *a, struct spread *s)
{
    int32_t(*rows)[2] = arena_alloc(a, sizeof *rows * (size_t)(in->doctor_n + 1));
    int32_t n = 0;

    for (int32_t i = 0; i < in->doctor_n; i++) {
        if (in->doctors[i].first_alone == DAY_NONE)
            continue;
        rows[n][0] = in->doctors[i].county;
        rows[n++][1] = s->nodes[i].state == SPREAD_DONE;
    }
    qsort(rows, (size_t)n, sizeof *rows, counties_cmp);
    for (int32_t i = 0; i < n; i++) {
        if (i && rows[i][0] == rows[i - 1][0])
            continue;
        s->counties_done += rows[i][1];
        s->counties_lost += !rows[i][1];
    }
}

/* Trained here, and alone for long enough to have made others. */
static bool ripe(const struct spread_input *in, const struct spread *s, int32_t i)
{
    return s->nodes[i].parent >= 0 && in->doctors[i].first_alone != DAY_NONE
           && in->doctors[i].first_alone <= in->as_of - SPREAD_RIPE_DAYS;
}

bool spread_reckon(const struct spread_input *in, struct arena *a, struct spread *s, struct err *e)
{
    struct spread got = {.doctor_n = in->doctor_n, .reproduction = NAN};

    if (!input_check(in->doctor_n, in->bond_n, in->bonds, e))
        return false;
    got.nodes = ARENA_ARRAY(a, struct spread_node, in->doctor_n + 1);
    parents_find(in, taught_of(in->doctor_n, in->bond_n, in->bonds, a), a, got.nodes);
    for (int32_t i = 0; i < in->doctor_n; i++)
        node_count(in, i, &got);
    counties_count(in, a, &got);
    for (int32_t i = 0; i < in->doctor_n; i++) {
        if (ripe(in, &got, i)) {
            got.ripe++;
            got.ripe_made += got.nodes[i].made;
        }
    }
    if (got.ripe)
        got.reproduction = (double)got.ripe_made / got.ripe;
    *s = got;
    return true;
}

/* --- check: each row from the input anew, without the order in which it was reckoned --- */

static bool wrong(struct err *e, int32_t i, const char *what)
{
    return err_set(e, ERR_CHECK, "doctor %d: %s", i, what);
}

static bool is_taught(const struct spread_input *in, int32_t i)
{
    for (int32_t b = 0; b < in->bond_n; b++) {
        if (in->bonds[b].learner == i)
            return true;
    }
    return false;
}

/* Whether the bond is one by which doctor `i` may have been taught. */
static bool counts_for(const struct spread_input *in, const struct spread_bond *b, int32_t i)
{
    return b->learner == i
           && could_teach(&in->doctors[b->mentor], &in->doctors[i], is_taught(in, b->mentor));
}

static bool parent_check(const struct spread_input *in, const struct spread *s, int32_t i,
                         struct err *e)
{
    int32_t parent = s->nodes[i].parent, first = in->doctor_n;
    int64_t cases = 0, best = 0;

    for (int32_t b = 0; b < in->bond_n; b++) {
        const struct spread_bond *bond = &in->bonds[b];

        if (!counts_for(in, bond, i))
            continue;
        if (bond->cases > best || (bond->cases == best && bond->mentor < first))
            first = bond->mentor;
        best = bond->cases > best ? bond->cases : best;
        if (bond->mentor == parent && bond->cases > cases)
            cases = bond->cases;
    }
    if (cases != best)
        return wrong(e, i, "a mentor of more cases was passed over");
    return best == 0 || first == parent || wrong(e, i, "a tie went to the higher index");
}

static bool node_check(const struct spread_input *in, const struct spread *s, int32_t i,
                       struct err *e)
{
    const struct spread_node *n = &s->nodes[i];
    int32_t learners = 0, made = 0, below = 0;

    for (int32_t j = 0; j < in->doctor_n; j++) {
        bool alone = in->doctors[j].first_alone != DAY_NONE;

        learners += s->nodes[j].parent == i;
        made += s->nodes[j].parent == i && alone;
        below += s->nodes[j].parent == i ? s->nodes[j].below + alone : 0;
    }
    if (n->generation != (n->parent < 0 ? 0 : s->nodes[n->parent].generation + 1))
        return wrong(e, i, "its generation is not one below its parent's");
    if (n->state != state_of(&in->doctors[i], n, in->as_of))
        return wrong(e, i, "its state is not what its days say");
    if (n->learners != learners || n->made != made || n->below != below)
        return wrong(e, i, "its learners do not add up");
    return true;
}

static bool states_check(const struct spread_input *in, const struct spread *s, struct err *e)
{
    int32_t states[SPREAD_STATE_N] = {0}, top = 0;

    for (int32_t i = 0; i < in->doctor_n; i++) {
        const struct spread_node *n = &s->nodes[i];

        states[n->state] += n->state != SPREAD_LOST || in->doctors[i].first_alone != DAY_NONE;
        top = n->generation > top ? n->generation : top;
    }
    return (states[SPREAD_DONE] == s->done && states[SPREAD_LOST] == s->lost
            && states[SPREAD_LEARNING] == s->learning && top == s->generations)
           || err_set(e, ERR_CHECK, "the states do not add up");
}

static bool ratio_check(const struct spread_input *in, const struct spread *s, struct err *e)
{
    int32_t grown = 0, made = 0;

    for (int32_t i = 0; i < in->doctor_n; i++) {
        grown += ripe(in, s, i);
        made += ripe(in, s, i) ? s->nodes[i].made : 0;
    }
    return (grown == s->ripe && made == s->ripe_made
            && (grown ? s->reproduction == (double)made / grown : isnan(s->reproduction)))
           || err_set(e, ERR_CHECK, "the reproduction number is not that of its rows");
}

static bool counties_check(const struct spread_input *in, const struct spread *s, struct err *e)
{
    int32_t done = 0, lost = 0;

    for (int32_t i = 0; i < in->doctor_n; i++) {
        bool first = in->doctors[i].first_alone != DAY_NONE, doing = false;

        for (int32_t j = 0; j < in->doctor_n; j++) {
            bool here = in->doctors[j].county == in->doctors[i].county
                        && in->doctors[j].first_alone != DAY_NONE;

            first = first && !(here && j < i);
            doing |= here && s->nodes[j].state == SPREAD_DONE;
        }
        done += first && doing;
        lost += first && !doing;
    }
    return (done == s->counties_done && lost == s->counties_lost)
           || err_set(e, ERR_CHECK, "the counties do not add up");
}

bool spread_check(const struct spread_input *in, const struct spread *s, struct err *e)
{
    if (s->doctor_n != in->doctor_n)
        return err_set(e, ERR_CHECK, "%d doctors, not %d", s->doctor_n, in->doctor_n);
    for (int32_t i = 0; i < in->doctor_n; i++) {
        if (s->nodes[i].parent < -1 || s->nodes[i].parent >= in->doctor_n
            || s->nodes[i].parent == i)
            return wrong(e, i, "its parent is nobody");
        if (!parent_check(in, s, i, e) || !node_check(in, s, i, e))
            return false;
    }
    return states_check(in, s, e) && ratio_check(in, s, e) && counties_check(in, s, e);
}
