/* share.c - three places, in their order. */
#include "work/share.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *beside_program(struct arena *a)
{
    char program[4096];
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 1);
    char *slash;

    if (n <= 0)
        return NULL;
    program[n] = '\0';
    slash = strrchr(program, '/');
    *slash = '\0';
    slash = strrchr(program, '/');
    if (!slash)
        return NULL;
    *slash = '\0';
    return arena_text(a, "%s", program);
}

bool share_path(const char *name, struct arena *a, const char **path, struct err *e)
{
    const char *set = getenv("XINGLIN_SHARE"), *beside = beside_program(a);
    const char *places[3] = {set, beside, NULL};

    if (set && *set)
        places[1] = NULL;
    else if (beside)
        places[2] = arena_text(a, "%s/share/xinglin", beside);
    for (int i = 0; i < 3; i++) {
        const char *found =
            places[i] && *places[i] ? arena_text(a, "%s/%s", places[i], name) : NULL;

        if (found && access(found, R_OK) == 0) {
            *path = found;
            return true;
        }
    }
    return err_set(e, ERR_IO, "%s: not found under %s", name,
                   set && *set ? set
                   : beside    ? beside
                               : "the program");
}
