/* material.c - see material.h. */
#include "model/material.h"

#include <string.h>

const char *const material_kind_names[MATERIAL_KIND_N + 1] = {"pdf", "png", "jpeg", "zip", NULL};

static const struct {
    const char *head, *type, *ends;
    size_t n;
} MATERIALS[MATERIAL_KIND_N] = {
    [MATERIAL_PDF] = {"%PDF-", "application/pdf", ".pdf", 5},
    [MATERIAL_PNG] = {"\x89PNG\r\n\x1a\n", "image/png", ".png", 8},
    [MATERIAL_JPEG] = {"\xff\xd8\xff", "image/jpeg", ".jpg .jpeg", 3},
    [MATERIAL_ZIP] = {"PK\x03\x04", "application/zip", ".docx .pptx .xlsx .zip", 4},
};

static bool name_fits(struct str name, const char *list)
{
    struct str rest = str_of(list);

    while (rest.n) {
        struct str tail = str_cut(&rest, ' ');

        if (name.n > tail.n && str_ends(name, tail))
            return true;
    }
    return false;
}

bool material_kind_find(struct str bytes, struct str name, enum material_kind *kind, struct err *e)
{
    for (int k = 0; k < MATERIAL_KIND_N; k++) {
        if (bytes.n < MATERIALS[k].n || memcmp(bytes.at, MATERIALS[k].head, MATERIALS[k].n) != 0)
            continue;
        if (!name_fits(name, MATERIALS[k].ends))
            return err_set(e, ERR_INPUT, "name: the file is a %s, its name should end in one of %s",
                           material_kind_names[k], MATERIALS[k].ends);
        *kind = (enum material_kind)k;
        return true;
    }
    return err_set(e, ERR_INPUT, "the file is no PDF, PNG, JPEG or office file");
}

const char *material_type(enum material_kind kind)
{
    return MATERIALS[kind].type;
}
