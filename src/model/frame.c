/* frame.c - the window of the figures. */
#include "model/frame.h"

int32_t frame_months(const struct frame *f)
{
    return f->to_month - f->from_month + 1;
}
