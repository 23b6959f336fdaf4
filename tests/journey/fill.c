/* fill.c - makes a store with the small province of the store's tests: fill DIR|postgresql://…
 * What it holds is known row by row, so that journeys can ask for exact figures. */
#include "tests/store/province.h"

int main(int argc, char **argv)
{
    struct store *st = NULL;
    struct err e = {0};
    bool good;

    if (argc != 2) {
        fputs("usage: fill DIR|postgresql://…\n", stderr);
        return 1;
    }
    good = store_open(argv[1], STORE_CREATE, &st, &e) && store_migrate(st, &e)
           && store_tx(st, STORE_WRITE, province_put, NULL, &e);
    store_close(st);
    if (!good)
        fprintf(stderr, "fill: %s\n", e.text);
    return good ? 0 : err_exit_status(e.code);
}
