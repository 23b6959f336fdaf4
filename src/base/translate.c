/* translate.c - see translate.h. */
#include "base/translate.h"

#include <stdio.h>
#include <string.h>

enum { WORD_MOST = 200 };

static translate_find *catalogue;

void translate_install(translate_find *find)
{
    catalogue = find;
}

const char *translate_word(const char *word)
{
    char key[sizeof TRANSLATE_WORD + WORD_MOST];
    const char *found = NULL;

    if (catalogue && strlen(word) < WORD_MOST) {
        snprintf(key, sizeof key, TRANSLATE_WORD "%s", word);
        found = catalogue(key);
    }
    return found ? found : word;
}

const char *translate_sentence(const char *sentence)
{
    const char *found = catalogue ? catalogue(sentence) : NULL;

    return found ? found : sentence;
}

/* A text that is being put together, cut where it is full. */
struct cut {
    char *to;
    size_t size, n;
};

static void cut_put(struct cut *c, const char *text, size_t n)
{
    if (n > c->size - 1 - c->n)
        n = c->size - 1 - c->n;
    memcpy(c->to + c->n, text, n);
    c->n += n;
}

/* A word; of "order 7" its first one. */
static void word_put(struct cut *c, const char *text, size_t n)
{
    char word[WORD_MOST];
    const char *said;
    char *blank;

    if (n >= sizeof word) {
        cut_put(c, text, n);
        return;
    }
    memcpy(word, text, n);
    word[n] = '\0';
    said = translate_word(word);
    blank = strrchr(word, ' ');
    if (said == word && blank) {
        *blank = '\0';
        said = translate_word(word);
        cut_put(c, said, strlen(said));
        said = text + (blank - word);
        cut_put(c, said, n - (size_t)(blank - word));
        return;
    }
    cut_put(c, said, strlen(said));
}

/* Where the next of several words begins; `end` where there is one alone. */
static const char *word_end(const char *text, const char *end)
{
    while (text + 1 < end && !((*text == ',' || *text == ';') && text[1] == ' '))
        text++;
    return text + 1 < end ? text : end;
}

static void words_put(struct cut *c, const char *text, size_t n)
{
    const char *end = text + n;

    for (;;) {
        const char *stop = word_end(text, end);

        word_put(c, text, (size_t)(stop - text));
        if (stop == end)
            return;
        cut_put(c, *stop == ',' ? "、" : "；", strlen("、"));
        text = stop + 2;
    }
}

/* What stands in braces, word by word. */
static void braces_fill(struct cut *c, const char *text)
{
    const char *open, *end;

    while ((open = strchr(text, '{')) && (end = strchr(open, '}'))) {
        cut_put(c, text, (size_t)(open - text));
        words_put(c, open + 1, (size_t)(end - open) - 1);
        text = end + 1;
    }
    cut_put(c, text, strlen(text));
    c->to[c->n] = '\0';
}

/* The format in the other language: to the compiler, the same. */
static const char *format_of(const char *format) __attribute__((format_arg(1)));
static const char *format_of(const char *format)
{
    return catalogue ? catalogue(format) : NULL;
}

void translate_format(char *to, size_t size, const char *format, va_list args)
{
    const char *local = format_of(format);
    char plain[1024];
    struct cut c = {.to = to, .size = size};

    to[0] = '\0';
    if (!local)
        return;
    vsnprintf(plain, sizeof plain, format_of(format), args); /* so that compilers see it */
    if (strchr(local, '{'))
        braces_fill(&c, plain);
    else
        snprintf(to, size, "%s", plain);
}
