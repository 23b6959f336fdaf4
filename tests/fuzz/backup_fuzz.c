/* A backup, whose last line is made right here, as anybody can: read to its end and counted, or
 * refused with the number of a line. */
#include <assert.h>
#include <sodium.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "work/backup.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void checksum(const uint8_t *bytes, size_t size, char line[80])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];

    crypto_hash_sha256(hash, bytes, size);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    snprintf(line, 80, "sha256 %s\n", hex);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct backup_figures figures = {.rows = -1};
    struct err e = {0};
    char path[40], line[80];
    ssize_t written;
    int fd = memfd_create("backup", 0);

    assert(fd >= 0);
    checksum(bytes, size, line);
    written = write(fd, bytes, size);
    assert(written == (ssize_t)size);
    written = write(fd, line, strlen(line));
    assert(written == (ssize_t)strlen(line));
    lseek(fd, 0, SEEK_SET);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (work_backup_check(path, &figures, &e))
        assert(figures.rows >= 0 && figures.tables >= 0 && figures.version > 0);
    else
        assert(e.code == ERR_INPUT && e.text[0]);
    close(fd);
    return 0;
}
