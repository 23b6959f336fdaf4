/* assignment.c - the arithmetic that a utility is shown with, and the reading of a cause. */
#include "model/assignment.h"

#include <stddef.h>

const char *const unfilled_cause_names[UNFILLED_CAUSE_N + 1] = {
    "nobody_eligible", "team_incomplete", "quota", "all_placed", NULL};
const char *const unplaced_cause_names[UNPLACED_CAUSE_N + 1] = {"no_eligible_demand",
                                                                "all_seats_filled", "quota", NULL};

int64_t assignment_points(const struct assignment *a, const int32_t weights[PLAN_TERM_N],
                          int64_t points_e3[PLAN_TERM_N])
{
    int64_t sum = 0;

    for (int t = 0; t < PLAN_TERM_N; t++) {
        points_e3[t] = (int64_t)a->terms[t] * weights[t];
        sum += points_e3[t];
    }
    return (int64_t)a->utility * 1000 - sum;
}

bool unfilled_part(struct str *rest, struct str *key, struct str *value)
{
    struct str part;

    do {
        if (rest->n == 0)
            return false;
        part = str_cut(rest, ';');
    } while (part.n == 0);
    for (size_t i = 0; i < part.n; i++) {
        if (part.at[i] == '=' || part.at[i] == ':') {
            *key = (struct str){part.at, i};
            *value = (struct str){part.at + i + 1, part.n - i - 1};
            return true;
        }
    }
    *key = part;
    *value = (struct str){part.at + part.n, 0};
    return true;
}
