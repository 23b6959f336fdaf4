/* fill.c - makes a store with the small province of the store's tests: fill DIR|postgresql://…
 * With a number behind it the schema stops at that file: a store of the past (tests/upgrade).
 * What it holds is known row by row, so that journeys can ask for exact figures. */
#include <stdlib.h>

#include "store/driver.h"
#include "store/migrate.h"
#include "tests/store/province.h"

/* How many files there are up to a number. */
static int version_of(const char *number)
{
    int n = 0;

    while (n < schema_file_n && (!number || schema_files[n].number <= strtol(number, NULL, 10)))
        n++;
    return n;
}

int main(int argc, char **argv)
{
    struct store *st = NULL;
    struct err e = {0};
    bool good;

    if (argc != 2 && argc != 3) {
        fputs("usage: fill DIR|postgresql://… [NUMBER]\n", stderr);
        return 1;
    }
    good = store_open(argv[1], STORE_CREATE, &st, &e) && migrate_to(st, version_of(argv[2]), &e)
           && store_tx(st, STORE_WRITE, province_put, NULL, &e);
    store_close(st);
    if (!good)
        fprintf(stderr, "fill: %s\n", e.text);
    return good ? 0 : err_exit_status(e.code);
}
