/* problem.c - see problem.h. */
#include "api/problem.h"

#include "base/json.h"

static const struct {
    int status;
    const char *title;
} TITLES[] = {
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

const char *problem_title(int status)
{
    for (size_t i = 0; i < sizeof TITLES / sizeof TITLES[0]; i++) {
        if (TITLES[i].status == status)
            return TITLES[i].title;
    }
    return "Error";
}

static void member(struct json_writer *w, const char *key, const char *text)
{
    if (!text)
        return;
    json_key(w, key);
    json_text(w, text);
}

void problem_write(struct out *out, int status, const char *detail,
                   const struct problem_field *fields, size_t n)
{
    struct json_writer w = {.out = out};

    json_open_object(&w);
    member(&w, "type", "about:blank");
    member(&w, "title", problem_title(status));
    json_key(&w, "status");
    json_int(&w, status);
    member(&w, "detail", detail);
    if (n) {
        json_key(&w, "errors");
        json_open_array(&w);
        for (size_t i = 0; i < n; i++) {
            json_open_object(&w);
            member(&w, "field", fields[i].field);
            member(&w, "message", fields[i].message);
            member(&w, "found", fields[i].found);
            member(&w, "expected", fields[i].expected);
            json_end(&w);
        }
        json_end(&w);
    }
    json_end(&w);
}
