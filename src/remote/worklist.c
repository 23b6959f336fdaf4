/* worklist.c - see worklist.h. Explicit little endian, texts in UTF-8 (ISO_IR 192). */
#include "remote/worklist.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/out.h"

static void number_put(struct out *o, uint32_t value, int bytes)
{
    char text[4];

    for (int i = 0; i < bytes; i++)
        text[i] = (char)(value >> (8 * i));
    out_put(o, text, (size_t)bytes);
}

static void head_put(struct out *o, uint32_t tag, const char *kind, size_t n)
{
    number_put(o, tag >> 16, 2);
    number_put(o, tag & 0xffff, 2);
    out_put(o, kind, 2);
    if (strcmp(kind, "SQ") != 0 && strcmp(kind, "OB") != 0) {
        number_put(o, (uint32_t)n, 2);
        return;
    }
    number_put(o, 0, 2);
    number_put(o, (uint32_t)n, 4);
}

static void text_put(struct out *o, uint32_t tag, const char *kind, struct str text)
{
    head_put(o, tag, kind, text.n + text.n % 2);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.at[i];
        bool plain = (unsigned char)c >= ' ' && c != '\\' && c != 0x7f;

        out_char(o, plain ? c : ' ');
    }
    if (text.n % 2)
        out_char(o, strcmp(kind, "UI") == 0 ? '\0' : ' ');
}

/* Cut behind a character, as its value may be so long. */
static struct str most(struct str text, size_t characters)
{
    size_t at = 0;

    for (size_t i = 0; i < characters && at < text.n; i++) {
        uint32_t rune;
        size_t n = utf8_next(text, at, &rune);

        at += n ? n : 1;
    }
    return (struct str){text.at, at < text.n ? at : text.n};
}

static void step_put(struct out *o, const struct worklist_entry *w)
{
    text_put(o, 0x00080060, "CS", w->modality);
    text_put(o, 0x00400001, "AE", most(w->aet, 16));
    text_put(o, 0x00400002, "DA", w->day);
    text_put(o, 0x00400003, "TM", w->time);
    text_put(o, 0x00400006, "PN", STR(""));
    text_put(o, 0x00400007, "LO", most(w->part, 64));
    text_put(o, 0x00400009, "SH", most(w->accession, 16));
}

static void order_put(struct out *o, const struct worklist_entry *w)
{
    struct out step = {0};

    text_put(o, 0x00080005, "CS", STR("ISO_IR 192"));
    text_put(o, 0x00080050, "SH", most(w->accession, 16));
    text_put(o, 0x00080090, "PN", most(w->doctor, 64));
    text_put(o, 0x00100010, "PN", most(w->name, 64));
    text_put(o, 0x00100020, "LO", most(w->patient, 64));
    text_put(o, 0x00100030, "DA", w->birth);
    text_put(o, 0x00100040, "CS", w->sex);
    text_put(o, 0x0020000d, "UI", w->study);
    text_put(o, 0x00321032, "PN", most(w->doctor, 64));
    text_put(o, 0x00321060, "LO", most(w->part, 64));
    step_put(&step, w);
    head_put(o, 0x00400100, "SQ", step.n + 8);
    number_put(o, 0xe000fffe, 4);
    number_put(o, (uint32_t)step.n, 4);
    out_put(o, step.items, step.n);
    out_reset(&step);
    text_put(o, 0x00401001, "SH", most(w->accession, 16));
    text_put(o, 0x00401002, "LO", most(w->indication, 64));
    text_put(o, 0x00401003, "SH", str_of(w->priority));
}

struct str worklist_bytes(const struct worklist_entry *w, struct arena *a)
{
    static const char PREAMBLE[132] = {[128] = 'D', 'I', 'C', 'M'};
    struct out meta = {0}, all = {0};
    struct str bytes;

    head_put(&meta, 0x00020001, "OB", 2);
    number_put(&meta, 0x0100, 2);
    text_put(&meta, 0x00020002, "UI", STR("1.2.276.0.7230010.3.1.0.1")); /* a worklist of DCMTK */
    text_put(&meta, 0x00020003, "UI", w->study);
    text_put(&meta, 0x00020010, "UI", STR("1.2.840.10008.1.2.1"));
    text_put(&meta, 0x00020012, "UI", STR("2.25.83417530120387"));
    out_put(&all, PREAMBLE, sizeof PREAMBLE);
    head_put(&all, 0x00020000, "UL", 4);
    number_put(&all, (uint32_t)meta.n, 4);
    out_put(&all, meta.items, meta.n);
    order_put(&all, w);
    bytes = str_copy(a, (struct str){all.items, all.n});
    out_reset(&meta);
    out_reset(&all);
    return bytes;
}

static bool bytes_write(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, bytes.at, bytes.n) == (ssize_t)bytes.n;

    return (fd < 0 || close(fd) == 0) && good;
}

bool worklist_put(const char *folder, struct str file, const struct worklist_entry *w,
                  struct err *e)
{
    struct arena a = {0};
    const char *path = arena_text(&a, "%s/%.*s.wl", folder, STR_ARG(file));
    const char *part = arena_text(&a, "%s/%.*s.part", folder, STR_ARG(file));
    bool good = bytes_write(part, worklist_bytes(w, &a)) && rename(part, path) == 0;

    if (!good) {
        err_set(e, ERR_IO, "%.200s: cannot be written", path);
        unlink(part);
    }
    arena_reset(&a);
    return good;
}

bool worklist_has(const char *folder, struct str file)
{
    struct arena a = {0};
    bool there = access(arena_text(&a, "%s/%.*s.wl", folder, STR_ARG(file)), F_OK) == 0;

    arena_reset(&a);
    return there;
}

static bool among(struct str name, const struct str *files, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(name, files[i]))
            return true;
    }
    return false;
}

bool worklist_keep(const char *folder, const struct str *files, size_t n, struct err *e)
{
    DIR *all = opendir(folder);
    const struct dirent *one;

    if (!all)
        return err_set(e, ERR_IO, "%.200s: cannot be read", folder);
    while ((one = readdir(all)) != NULL) {
        struct str name = str_of(one->d_name);

        if (str_ends(name, STR(".wl")) && !among((struct str){name.at, name.n - 3}, files, n))
            unlinkat(dirfd(all), one->d_name, 0);
    }
    closedir(all);
    return true;
}
