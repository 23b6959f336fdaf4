/* markup.c - what may not stand in XML as it is. */
#include "paper/markup.h"

#include "base/day.h"

void markup_text(struct out *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];

        if (c == '&')
            out_str(out, STR("&amp;"));
        else if (c == '<')
            out_str(out, STR("&lt;"));
        else if (c == '>')
            out_str(out, STR("&gt;"));
        else if (c == '"')
            out_str(out, STR("&quot;"));
        else if (c == '\'')
            out_str(out, STR("&#39;"));
        else
            out_char(out, (unsigned char)c < 0x20 ? ' ' : c);
    }
}

void markup_put(struct out *out, const char *open, struct str text, const char *close)
{
    out_str(out, str_of(open));
    markup_text(out, text);
    out_str(out, str_of(close));
}

void markup_day(struct out *out, int32_t day)
{
    int32_t year, month, of_month;

    day_split(day, &year, &month, &of_month);
    out_text(out, "%d年%d月%d日", (int)year, (int)month, (int)of_month);
}
