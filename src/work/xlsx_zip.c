/* xlsx_zip.c - minizip over memory. */
#include "work/xlsx_zip.h"

#include <minizip/unzip.h>
#include <string.h>

struct memory {
    struct str bytes;
    size_t at;
};

static voidpf memory_open(voidpf opaque, const void *name, int mode)
{
    (void)name;
    (void)mode;
    return opaque;
}

static uLong memory_read(voidpf opaque, voidpf stream, void *to, uLong n)
{
    struct memory *m = opaque;
    size_t left = m->bytes.n - m->at, take = n < left ? n : left;

    (void)stream;
    memcpy(to, m->bytes.at + m->at, take);
    m->at += take;
    return take;
}

static ZPOS64_T memory_tell(voidpf opaque, voidpf stream)
{
    (void)stream;
    return ((struct memory *)opaque)->at;
}

static long memory_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
    struct memory *m = opaque;
    size_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? m->at
                  : origin == ZLIB_FILEFUNC_SEEK_END ? m->bytes.n
                                                     : 0;

    (void)stream;
    if (offset > m->bytes.n - from)
        return -1;
    m->at = from + offset;
    return 0;
}

static int memory_end(voidpf opaque, voidpf stream)
{
    (void)opaque;
    (void)stream;
    return 0;
}

static bool pieces(unzFile zip, size_t most, xlsx_piece_fn *piece, void *arg, struct err *e)
{
    char buffer[16384];
    size_t total = 0;
    int n;

    do {
        n = unzReadCurrentFile(zip, buffer, sizeof buffer);
        if (n < 0)
            return err_set(e, ERR_INPUT, "the spreadsheet is damaged");
        total += (size_t)n;
        if (total > most)
            return err_set(e, ERR_INPUT, "the spreadsheet unpacks to more than %zu MiB",
                           most >> 20);
        if (!piece(arg, buffer, (size_t)n, n == 0, e))
            return false;
    } while (n > 0);
    return true;
}

static bool part_read(unzFile zip, size_t most, xlsx_piece_fn *piece, void *arg, struct err *e)
{
    unz_file_info64 info;
    bool good;

    if (unzGetCurrentFileInfo64(zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK)
        return err_set(e, ERR_INPUT, "the spreadsheet is damaged");
    if (info.flag & 1)
        return err_set(e, ERR_INPUT, "the spreadsheet is locked with a password");
    if (unzOpenCurrentFile(zip) != UNZ_OK)
        return err_set(e, ERR_INPUT, "the spreadsheet is damaged");
    good = pieces(zip, most, piece, arg, e);
    /* Tells of a wrong checksum where all was read. */
    if (unzCloseCurrentFile(zip) != UNZ_OK && good)
        good = err_set(e, ERR_INPUT, "the spreadsheet is damaged");
    return good;
}

bool xlsx_zip_part(struct str bytes, const char *part, size_t most, xlsx_piece_fn *piece, void *arg,
                   bool *found, struct err *e)
{
    struct memory memory = {.bytes = bytes};
    zlib_filefunc64_def calls = {.zopen64_file = memory_open,
                                 .zread_file = memory_read,
                                 .ztell64_file = memory_tell,
                                 .zseek64_file = memory_seek,
                                 .zclose_file = memory_end,
                                 .zerror_file = memory_end,
                                 .opaque = &memory};
    unzFile zip = unzOpen2_64("", &calls);
    bool good = true;

    if (!zip)
        return err_set(e, ERR_INPUT, "the file is no spreadsheet");
    *found = unzLocateFile(zip, part, 1) == UNZ_OK;
    if (*found)
        good = part_read(zip, most, piece, arg, e);
    unzClose(zip);
    return good;
}
