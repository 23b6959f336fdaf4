/* effect_draw.c - multiplier bootstrap. A draw gives each cluster one sign and sums its influence
 * values; blocks of draws are laid side by side so that the inner loop runs over draws. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/random.h"
#include "engine/effect.h"

enum { BLOCK = 64 };
static const double IQR_OF_NORMAL = 1.34898; /* of a standard normal */
static const double LEAST_CONSTANT = 1.959963984540054;

/* psi summed inside clusters, over n: [cluster_n] of one row. */
static void collapse(const struct effect_cells *c, const double *psi, double *sums)
{
    memset(sums, 0, sizeof *sums * (size_t)c->cluster_n);
    for (int32_t i = 0; i < c->unit_n; i++)
        sums[c->clusters[i]] += psi[i] / c->unit_n;
}

/* Signs [cluster_n][BLOCK] of the draws from `first`; one stream a draw. */
static void signs_draw(int32_t cluster_n, int32_t first, uint64_t seed, double *signs)
{
    for (int32_t b = 0; b < BLOCK; b++) {
        struct random r = random_stream(seed, (uint64_t)first + (uint64_t)b);
        uint64_t bits = 0;

        for (int32_t k = 0; k < cluster_n; k++) {
            bits = k % 64 == 0 ? random_bits(&r) : bits >> 1;
            signs[(int64_t)k * BLOCK + b] = bits & 1 ? 1 : -1;
        }
    }
}

static void block_sum(int32_t cluster_n, const double *sums, const double *signs, double *draws)
{
    double total[BLOCK] = {0};

    for (int32_t k = 0; k < cluster_n; k++) {
        const double *sign = signs + (int64_t)k * BLOCK;

        for (int b = 0; b < BLOCK; b++)
            total[b] += sums[k] * sign[b];
    }
    memcpy(draws, total, sizeof total);
}

/* The k-th smallest of v [n], k from 0; v is reordered. Expected O(n). */
static double nth(double *v, int32_t n, int32_t k)
{
    int32_t low = 0, high = n - 1;

    while (low < high) {
        double pivot = v[low + (high - low) / 2];
        int32_t i = low, j = high;

        while (i <= j) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i <= j) {
                double swap = v[i];

                v[i++] = v[j];
                v[j--] = swap;
            }
        }
        if (k <= j)
            high = j;
        else if (k >= i)
            low = i;
        else
            break;
    }
    return v[k];
}

/* The smallest value with at least a share p of the n values at or below it. */
static double quantile(double *v, int32_t n, double p)
{
    int32_t k = (int32_t)ceil(n * p - 1e-9);

    return nth(v, n, k < 1 ? 0 : k - 1);
}

static double spread(const double *draws, double *scratch, int32_t n)
{
    memcpy(scratch, draws, sizeof *draws * (size_t)n);
    return (quantile(scratch, n, 0.75) - quantile(scratch, n, 0.25)) / IQR_OF_NORMAL;
}

/* The constant of one kind: largest |draw / se| over its keys, draw by draw. */
static double constant_of(const struct effect_rows *rows, enum effect_kind kind,
                          const double *draws, int32_t stride, double *scratch)
{
    int32_t key_n = 0;
    double found;

    memset(scratch, 0, sizeof *scratch * (size_t)rows->draw_n);
    for (int32_t r = 0; r < rows->row_n; r++) {
        const struct effect_row *row = &rows->rows[r];

        if (row->kind != kind || row->overall || !(row->boot_se > 0))
            continue;
        key_n++;
        for (int32_t b = 0; b < rows->draw_n; b++) {
            double off = fabs(draws[(int64_t)r * stride + b]) / row->boot_se;

            scratch[b] = off > scratch[b] ? off : scratch[b];
        }
    }
    if (key_n == 0)
        return LEAST_CONSTANT;
    found = quantile(scratch, rows->draw_n, 0.95);
    return found > LEAST_CONSTANT ? found : LEAST_CONSTANT;
}

void effect_draw(const struct effect_cells *c, struct effect_rows *rows, int32_t draw_n,
                 uint64_t seed, struct arena *a)
{
    int32_t stride = (draw_n + BLOCK - 1) / BLOCK * BLOCK;
    double *sums = ARENA_ARRAY(a, double, (int64_t)rows->row_n * c->cluster_n);
    double *signs = ARENA_ARRAY(a, double, (int64_t)c->cluster_n *BLOCK);
    double *draws = ARENA_ARRAY(a, double, (int64_t)rows->row_n *stride);
    double *scratch = ARENA_ARRAY(a, double, stride);

    assert(draw_n >= 1);
    rows->draw_n = draw_n;
    for (int32_t r = 0; r < rows->row_n; r++)
        collapse(c, rows->psi + (int64_t)r * c->unit_n, sums + (int64_t)r * c->cluster_n);
    for (int32_t first = 0; first < draw_n; first += BLOCK) {
        signs_draw(c->cluster_n, first, seed, signs);
        for (int32_t r = 0; r < rows->row_n; r++)
            block_sum(c->cluster_n, sums + (int64_t)r * c->cluster_n, signs,
                      draws + (int64_t)r * stride + first);
    }
    for (int32_t r = 0; r < rows->row_n; r++) {
        if (rows->rows[r].se > 0)
            rows->rows[r].boot_se = spread(draws + (int64_t)r * stride, scratch, draw_n);
    }
    for (int kind = EFFECT_DYNAMIC; kind < EFFECT_KIND_N; kind++)
        rows->band_constant[kind] =
            constant_of(rows, (enum effect_kind)kind, draws, stride, scratch);
    rows->band_constant[EFFECT_SIMPLE] = LEAST_CONSTANT;
}
