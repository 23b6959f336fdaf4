/* markup.c - what may not stand in XML as it is. */
#include "paper/markup.h"

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
