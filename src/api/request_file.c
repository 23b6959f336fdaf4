/* request_file.c - a reply that its library writes to a path only. */
#include <stdlib.h>
#include <unistd.h>

#include "api/request.h"
#include "work/file.h"

bool reply_file(struct request *rq, reply_maker *make, const void *what, struct err *e)
{
    char folder[] = "/tmp/xinglin-reply-XXXXXX", *path;
    struct str bytes;
    bool good;

    if (!mkdtemp(folder))
        return err_set(e, ERR_IO, "no temporary folder can be made");
    path = arena_text(rq->arena, "%s/reply", folder);
    good = make(what, path, e) && file_read(path, rq->arena, &bytes, e);
    unlink(path);
    rmdir(folder);
    if (good)
        out_str(rq->json.out, bytes);
    return good;
}
