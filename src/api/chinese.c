/* chinese.c - see chinese.h. */
#include "api/chinese.h"

#include <stdlib.h>
#include <string.h>

#include "base/translate.h"

static int key_order(const void *a, const void *b)
{
    return strcmp(((const struct chinese_row *)a)->key, ((const struct chinese_row *)b)->key);
}

static const char *find(const char *key)
{
    const struct chinese_row wanted = {.key = key};
    const struct chinese_row *found =
        bsearch(&wanted, chinese_rows, chinese_row_n, sizeof *chinese_rows, key_order);

    return found ? found->said : NULL;
}

void chinese_install(void)
{
    qsort(chinese_rows, chinese_row_n, sizeof *chinese_rows, key_order);
    translate_install(find);
}

bool chinese_wanted(const struct http_exchange *x)
{
    return str_starts(http_header(x, "Accept-Language"), STR("zh"));
}

const char *chinese_said(const struct http_exchange *x, const char *sentence)
{
    return chinese_wanted(x) ? translate_sentence(sentence) : sentence;
}
