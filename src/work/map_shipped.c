/* map_shipped.c - see map_shipped.h; tools/embed-maps turns maps/ into arrays when we are built. */
#include "work/map_shipped.h"

#include <string.h>

#include "work/map_shipped_list.h"

enum { FILE_N = sizeof MAP_FILES / sizeof *MAP_FILES };

const char *map_shipped_name(size_t i)
{
    return i < FILE_N ? MAP_FILES[i].name : NULL;
}

bool map_shipped(const char *name, struct str *bytes)
{
    for (size_t i = 0; i < FILE_N; i++) {
        if (strcmp(MAP_FILES[i].name, name) == 0) {
            *bytes = (struct str){(const char *)MAP_FILES[i].bytes, MAP_FILES[i].n};
            return true;
        }
    }
    return false;
}
