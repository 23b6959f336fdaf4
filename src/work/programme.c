/* programme.c - bytes into a tree, the tree into a programme. */
#include "work/programme.h"

#include <string.h>

#include "work/file.h"
#include "work/share.h"

bool work_programme_parse(struct str bytes, const char *name, struct arena *a, struct programme *p,
                          struct fault_list *faults, struct err *e)
{
    struct yaml_node root;

    faults->name = name;
    faults->arena = a;
    if (!yaml_read(bytes, name, a, &root, e))
        return false;
    return programme_read(&root, p, faults)
           || err_set(e, ERR_INPUT, "%s: %zu faults", name, faults->total);
}

bool work_programme_read(const char *path, struct arena *a, struct programme *p,
                         struct fault_list *faults, char seal[SECRET_HASH], struct err *e)
{
    struct str bytes;

    if (!file_read(path, a, &bytes, e) || !work_programme_parse(bytes, path, a, p, faults, e))
        return false;
    if (seal)
        secret_hash(bytes, seal);
    return true;
}

bool work_programme_find(const char *name, struct arena *a, const char **path, struct err *e)
{
    if (str_ends(str_of(name), STR(".yaml"))) {
        *path = name;
        return true;
    }
    if (!*name || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(name))
        return err_set(
            e, ERR_INPUT,
            "%.60s: a programme's id (a-z, 0-9, -) or a path that ends in .yaml is wanted", name);
    return share_path(arena_text(a, "programmes/%s.yaml", name), a, path, e);
}
