#include "store/audit.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct look {
    struct audit line;
    struct audit_head head;
    struct audit_rows rows;
    int64_t after;
    struct arena *a;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_audit_lock(st, e) && store_audit_add(st, &((struct look *)arg)->line, 1, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    return store_audit_head(st, l->a, &l->head, e)
           && store_audit_after(st, l->after, 2, l->a, &l->rows, e);
}

static struct look line(struct both *b, int64_t seq)
{
    return (struct look){.line = {.seq = seq,
                                  .at_ms = 5,
                                  .actor = PERSON(1),
                                  .role = ROLE_READER,
                                  .action = STR("reading.take"),
                                  .noun = STR("reading"),
                                  .place = STR("990101"),
                                  .reason = STR("why"),
                                  .outcome = AUDIT_REFUSED,
                                  .hash = STR("abc")},
                         .a = &b->a};
}

static void a_line_comes_back_and_moves_the_head(void **state)
{
    struct both *b = *state;
    struct look l = line(b, 1);
    const struct audit *back;

    both_tx(b, STORE_READ, read_in_tx, &l);
    assert_true(l.head.seq == 0 && l.rows.n == 0);
    assert_str(l.head.hash, AUDIT_START);
    both_tx(b, STORE_WRITE, add_in_tx, &l);
    both_tx(b, STORE_READ, read_in_tx, &l);
    assert_true(l.head.seq == 1);
    assert_str(l.head.hash, "abc");
    back = &l.rows.items[0];
    assert_id(back->actor, PERSON(1));
    assert_true(id_none(back->grant) && id_none(back->object));
    assert_int_equal(back->role, ROLE_READER);
    assert_str(back->action, "reading.take");
    assert_str(back->reason, "why");
    assert_int_equal(back->outcome, AUDIT_REFUSED);
}

static void lines_are_read_in_their_order_behind_a_number(void **state)
{
    struct both *b = *state;
    struct look l;

    for (int64_t seq = 1; seq <= 4; seq++) {
        l = line(b, seq);
        both_tx(b, STORE_WRITE, add_in_tx, &l);
    }
    l.after = 1;
    both_tx(b, STORE_READ, read_in_tx, &l);
    assert_int_equal(l.rows.n, 2);
    assert_true(l.rows.items[0].seq == 2 && l.rows.items[1].seq == 3);
}

static void a_number_twice_is_refused_and_the_head_stays(void **state)
{
    struct both *b = *state;
    struct look l = line(b, 1);

    both_tx(b, STORE_WRITE, add_in_tx, &l);
    l.line.hash = STR("def");
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &l), ERR_INPUT, "refuses the row");
    both_tx(b, STORE_READ, read_in_tx, &l);
    assert_str(l.head.hash, "abc");
}

static void a_lost_head_is_told(void **state)
{
    struct both *b = *state;
    struct look l = line(b, 1);

    both_tx(b, STORE_WRITE, add_in_tx, &l);
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM audit_head");
    assert_err(both_refused(b, STORE_READ, read_in_tx, &l), ERR_CHECK, "lost its note");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_line_comes_back_and_moves_the_head),
        BOTH(lines_are_read_in_their_order_behind_a_number),
        BOTH(a_number_twice_is_refused_and_the_head_stays),
        BOTH(a_lost_head_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
