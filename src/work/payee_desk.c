/* payee_desk.c - accounts between clear and sealed; each value is bound to its column and row. */
#include "work/payee_desk.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "model/patient.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/ledger_part.h"

static struct str where(const char *column, const struct payee *p, struct arena *a)
{
    return str_of(arena_text(a, "payee/%s/%.*s/%" PRId64, column, STR_ARG(p->code), p->version));
}

static bool value_seal(const struct seal_key *key, const char *column, const struct payee *p,
                       struct str text, struct arena *a, struct str *sealed, struct err *e)
{
    *sealed = (struct str){0};
    return text.n == 0
           || box_seal(key->profile, key->bytes, where(column, p, a), text, a, sealed, e);
}

static bool value_hash(const struct seal_key *key, const char *kind, struct str text,
                       struct arena *a, struct str *hash, struct err *e)
{
    char *hex = arena_alloc(a, SEAL_HASH);

    *hash = (struct str){0};
    if (text.n == 0)
        return true;
    if (!box_hash(key->profile, key->bytes, kind, text, hex, e))
        return false;
    *hash = str_of(hex);
    return true;
}

static bool clear_seal(const struct seal_key *key, const struct payee_clear *c, struct payee *p,
                       struct arena *a, struct err *e)
{
    struct str person = STR("");

    p->key_number = key->number;
    if (c->birth.n > 0)
        person = str_of(arena_text(a, "%.*s/%.*s", STR_ARG(c->holder), STR_ARG(c->birth)));
    return value_seal(key, "holder", p, c->holder, a, &p->holder, e)
           && value_seal(key, "account", p, c->account, a, &p->account, e)
           && value_seal(key, "bank", p, c->bank, a, &p->bank, e)
           && value_seal(key, "id_number", p, c->id_number, a, &p->id_number, e)
           && value_seal(key, "birth", p, c->birth, a, &p->birth, e)
           && value_hash(key, "person", person, a, &p->person_hash, e)
           && value_hash(key, "account", c->account, a, &p->account_hash, e)
           && value_hash(key, "id_number", c->id_number, a, &p->id_hash, e);
}

/* --- telling --- */

static bool digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    }
    return true;
}

static bool clear_check(struct ledger_desk *d, struct payee_clear *c, struct err *e)
{
    struct identity identity = {.name = c->holder, .id_number = c->id_number};

    if (c->account.n < 8 || c->account.n > 32 || !digits(c->account))
        return ledger_field_bad(d, "account", e, "8 to 32 digits are wanted");
    if (str_trim(c->bank).n == 0)
        return ledger_field_bad(d, "bank", e, "the bank is wanted");
    if (c->holder.n > 0 && strchr("=+-@", c->holder.at[0]) != NULL)
        return ledger_field_bad(d, "holder", e, "a spreadsheet would take it for a formula");
    d->refused.field = "id_number";
    if (!identity_read(&identity, d->arena, e))
        return false;
    d->refused.field = NULL;
    c->holder = identity.name;
    c->id_number = identity.id_number;
    return true;
}

static bool payee_keep(struct store *st, struct ledger_desk *d, struct payee *p,
                       const struct payee_clear *c, struct err *e)
{
    struct seal_key key;
    bool good;

    if (!seal_key_use(st, d->seal, SEAL_OWN, d->now_ms, &key, e))
        return false;
    good = clear_seal(&key, c, p, d->arena, e) && store_payee_add(st, p, e);
    seal_key_wipe(&key);
    return good;
}

static bool tell_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct payee_told *t = d->what;
    struct payee_clear clear = t->clear;
    char birth[DAY_TEXT] = "";
    struct audit_note note = {.by = d->by, .action = "payee.tell", .noun = "payee"};
    struct payee p, before;
    struct object o;
    bool found;

    if (!store_payee_whose(st, t->code, d->arena, &p, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no payee");
    o = (struct object){.place = {p.county},
                        .organization = {p.organization_id},
                        .practitioner = {p.practitioner_id},
                        .state = OBJECT_NO_STATE};
    if (rights_decide(d->by, ACTION_PAYEE_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT,
                       "only who employs somebody, or is his county's officer, tells"
                       " to which account he is paid");
    if (!clear_check(d, &clear, e) || !store_payee_get(st, p.code, 0, d->arena, &before, &found, e))
        return false;
    if (t->birth_day != DAY_NONE)
        day_text(t->birth_day, birth);
    clear.birth = str_of(birth);
    p.version = found ? before.version + 1 : 1;
    p.tail = (struct str){clear.account.at + clear.account.n - 4, 4};
    p.made_by = desk_actor(d->by);
    p.made_ms = d->now_ms;
    note.object = id_none(p.practitioner_id) ? p.organization_id : p.practitioner_id;
    note.place = p.county;
    return payee_keep(st, d, &p, &clear, e) && work_audit_append(st, &note, d->now_ms, e);
}

bool work_payee_tell(struct store *st, const struct seal *seal, const struct subject *by,
                     const struct payee_told *t, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = t->now_ms, .what = t, .seal = seal};
    bool good = ledger_run(st, STORE_WRITE, &d, tell_case, e);

    *refused = d.refused;
    return good;
}

/* --- seeing --- */

struct listing {
    const struct store_page *page;
    struct payee_rows rows;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_payee_list(st, l->page, d->arena, &l->rows, e);
}

bool work_payee_list(struct store *st, const struct store_page *page, struct arena *a,
                     struct payee_rows *rows, struct err *e)
{
    struct listing l = {.page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = l.rows;
    return true;
}

static bool value_open(const struct seal_key *key, const char *column, const struct payee *p,
                       struct str sealed, struct arena *a, struct str *text, struct err *e)
{
    *text = STR("");
    return sealed.at == NULL || box_open(key->bytes, where(column, p, a), sealed, a, text, e);
}

bool work_payee_open(struct store *st, const struct seal *seal, const struct payee *p,
                     struct arena *a, struct payee_clear *clear, struct err *e)
{
    struct payee_clear c;
    struct seal_key key;
    bool good;

    if (!seal_key_get(st, seal, SEAL_OWN, p->key_number, &key, e))
        return false;
    good = value_open(&key, "holder", p, p->holder, a, &c.holder, e)
           && value_open(&key, "account", p, p->account, a, &c.account, e)
           && value_open(&key, "bank", p, p->bank, a, &c.bank, e)
           && value_open(&key, "id_number", p, p->id_number, a, &c.id_number, e)
           && value_open(&key, "birth", p, p->birth, a, &c.birth, e);
    seal_key_wipe(&key);
    if (good)
        *clear = c;
    return good;
}

bool work_payee_reseal(struct store *st, const struct seal *seal, const struct seal_key *key,
                       int64_t *sealed, struct err *e)
{
    struct arena a = {0};
    struct payee_rows rows;
    bool good = store_payee_stale(st, key->number, &a, &rows, e);

    for (size_t i = 0; good && i < rows.n; i++) {
        struct payee_clear clear;

        good = work_payee_open(st, seal, &rows.items[i], &a, &clear, e)
               && clear_seal(key, &clear, &rows.items[i], &a, e)
               && store_payee_reseal(st, &rows.items[i], e);
        *sealed += good;
    }
    arena_reset(&a);
    return good;
}
