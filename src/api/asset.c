/* asset.c - see asset.h. */
#include "api/asset.h"

#include <assert.h>
#include <string.h>
#include <zlib.h>

static int path_cmp(struct str path, const struct asset *asset)
{
    return str_cmp(path, str_of(asset->path));
}

const struct asset *asset_find(struct str path)
{
    uint32_t low = 0, high = asset_table_n;

    if (str_eq(path, STR("/")))
        path = STR("/index.html");
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = path_cmp(path, &asset_table[middle]);

        if (order == 0)
            return &asset_table[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* For the few who do not take gzip. Our own bytes: a failure is our mistake. */
static struct str plain(const struct asset *asset, struct arena *a)
{
    z_stream z = {.next_in = (unsigned char *)asset->gzip, .avail_in = asset->gzip_n};
    char *bytes = arena_alloc(a, asset->n + 1);
    int end;

    z.next_out = (unsigned char *)bytes;
    z.avail_out = asset->n;
    end = inflateInit2(&z, 15 + 16);
    assert(end == Z_OK);
    end = inflate(&z, Z_FINISH);
    assert(end == Z_STREAM_END && z.total_out == asset->n);
    inflateEnd(&z);
    return (struct str){bytes, asset->n};
}

/* Whether an If-None-Match list names the tag; a weak tag will do for a read (RFC 9110 13.1.2). */
static bool matched(struct str list, const char *etag)
{
    while (list.n) {
        struct str one = str_trim(str_cut(&list, ','));

        if (str_starts(one, STR("W/"))) {
            one.at += 2;
            one.n -= 2;
        }
        if (str_eq(one, STR("*")) || str_eq(one, str_of(etag)))
            return true;
    }
    return false;
}

void asset_answer(struct http_exchange *x)
{
    const struct asset *asset = asset_find(x->path);

    if (!asset) {
        http_problem(x, 404, "no such address");
        return;
    }
    x->type = asset->type;
    x->etag = arena_text(&x->arena, "\"%s%s\"", asset->etag, x->takes_gzip ? "-gz" : "");
    x->cache =
        str_starts(x->path, STR("/assets/")) ? "public, max-age=31536000, immutable" : "no-cache";
    if (matched(x->if_none_match, x->etag)) {
        x->status = 304;
        return;
    }
    x->status = 200;
    x->gzip = x->takes_gzip;
    x->still =
        x->gzip ? (struct str){(const char *)asset->gzip, asset->gzip_n} : plain(asset, &x->arena);
}
