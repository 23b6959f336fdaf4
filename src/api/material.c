/* material.c - see material.h. */
#include "api/material.h"

#include "api/auth.h"
#include "api/handler.h"
#include "api/route.h"
#include "work/stage.h"

const struct field MATERIAL_FIELDS[] = {
    FIELD(struct material, id),
    FIELD(struct material, name),
    FIELD_NAMED(struct material, kind, "kind", material_kind_names),
    FIELD_AS(struct material, size, "bytes_n"),
    FIELD_OF(struct material, made_ms, FIELD_MS, "made"),
    {0},
};
const struct shape SHAPE_MATERIAL = {.name = "Material", .fields = MATERIAL_FIELDS};

bool api_material_body(struct request *rq, struct material_new *n, struct err *e)
{
    struct stage_read *read;
    char *bytes;
    size_t got = 0;
    bool good;

    n->name = request_text(rq, "name");
    n->now_ms = rq->seen->now.now_ms;
    if (n->name.n == 0 || n->name.n > 120)
        return request_fault(
            rq,
            (struct problem_field){.field = "name", .message = "the name of the file is wanted"},
            e);
    if (!stage_read_open(rq->scene->stage, rq->file->id, &read, e))
        return false;
    bytes = arena_alloc(rq->arena, (size_t)rq->file->size + 1);
    good = stage_read_at(read, 0, bytes, (size_t)rq->file->size, &got, e);
    while (good && got < (size_t)rq->file->size) {
        size_t more = 0;

        good =
            stage_read_at(read, (int64_t)got, bytes + got, (size_t)rq->file->size - got, &more, e);
        if (!more)
            break;
        got += more;
    }
    stage_read_close(read);
    n->bytes = (struct str){bytes, got};
    return good;
}

static const struct field CASE_FIELDS[] = {
    FIELD_MAYBE(struct material, party),
    FIELD_NAMED(struct material, consent, "consent", referral_consent_names),
    {0},
};
static const struct shape *const CASE_BASES[] = {&SHAPE_MATERIAL, NULL};
const struct shape SHAPE_MATERIAL_CASE = {
    .name = "CaseMaterial",
    .about = "`party`: the side that put it there; `consent`: who consents by it, `none`: it is"
             " another file.",
    .bases = CASE_BASES,
    .fields = CASE_FIELDS};

bool api_material_case_body(struct request *rq, struct material_new *n, struct err *e)
{
    const struct str consent = request_text(rq, "consent");

    if (!request_choice(rq, "consent", consent, referral_consent_names, "who consents", e))
        return false;
    for (int c = 0; c < REFERRAL_CONSENT_N; c++) {
        if (str_eq(consent, str_of(referral_consent_names[c])))
            n->consent = (enum referral_consent)c;
    }
    return api_material_body(rq, n, e);
}

void api_material_case_write(struct json_writer *w, const struct materials *all)
{
    json_key(w, "materials");
    json_open_array(w);
    for (size_t i = 0; i < all->n; i++) {
        json_open_object(w);
        field_write(w, MATERIAL_FIELDS, &all->items[i]);
        field_write(w, CASE_FIELDS, &all->items[i]);
        json_end(w);
    }
    json_end(w);
}

bool api_material_reply(struct request *rq, const struct material *m, struct str bytes)
{
    rq->type = material_type(m->kind);
    out_put(rq->json.out, bytes.at, bytes.n);
    return true;
}
