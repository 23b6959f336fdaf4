/* file.c - long files, sent to be imported: taken sealed, looked at, taken away. */
#include "api/auth.h"
#include "api/handler.h"
#include "api/route.h"
#include "work/stage.h"

struct file_row {
    struct id id;
    int64_t size;
    struct str sha256;
    int64_t made_ms, until_ms;
};
static const struct field FILE_FIELDS[] = {
    FIELD(struct file_row, id),
    FIELD_AS(struct file_row, size, "bytes_n"),
    FIELD(struct file_row, sha256),
    FIELD_OF(struct file_row, made_ms, FIELD_MS, "made"),
    FIELD_OF(struct file_row, until_ms, FIELD_MS, "until"),
    {0},
};
const struct shape SHAPE_FILE = {
    .name = "File",
    .about = "A file that was sent: `bytes_n` bytes, their `sha256` in hex. It is there until an"
             " import takes it away, or `until`.",
    .fields = FILE_FIELDS};

static bool file_write(struct request *rq, const struct stage_file *file)
{
    const struct file_row row = {.id = file->id,
                                 .size = file->size,
                                 .sha256 = str_of(file->sha256),
                                 .made_ms = file->made_ms,
                                 .until_ms = file->made_ms + UPLOAD_KEPT_MS};

    json_open_object(&rq->json);
    field_write(&rq->json, FILE_FIELDS, &row);
    json_end(&rq->json);
    return true;
}

/* POST /api/files */
bool api_file_add(struct request *rq, struct err *e)
{
    char id[ID_TEXT];

    if (!rq->file->size)
        return err_set(e, ERR_INPUT, "the file is empty");
    rq->file_kept = true;
    id_text(rq->file->id, id);
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/files/%s", id);
    return file_write(rq, rq->file);
}

static bool file_find(struct request *rq, enum action action, struct stage_file *file,
                      struct err *e)
{
    struct id id;

    if (!request_id(rq, "file", &id, e))
        return false;
    if (!rq->scene->stage)
        return err_set(e, ERR_MISSING, "no such file");
    return stage_get(rq->scene->stage, id, rq->arena, file, e)
           && stage_may(file, rq->subject, action, e);
}

/* GET /api/files/{file} */
bool api_file_get(struct request *rq, struct err *e)
{
    struct stage_file file = {0};

    return file_find(rq, ACTION_IMPORT_SEE, &file, e) && file_write(rq, &file);
}

/* DELETE /api/files/{file} */
bool api_file_remove(struct request *rq, struct err *e)
{
    struct stage_file *file = ARENA_NEW(rq->arena, struct stage_file);

    if (!file_find(rq, ACTION_IMPORT_RUN, file, e))
        return false;
    rq->file = file; /* goes once the change is noted */
    return file_write(rq, file);
}
