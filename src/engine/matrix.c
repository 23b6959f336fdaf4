/* matrix.c - Cholesky, a = l l'. */
#include "engine/matrix.h"

#include <math.h>

static const double SINGULAR = 1e-11; /* of the diagonal, below which a pivot is rounding */

bool matrix_factor(int32_t n, double *a)
{
    for (int32_t j = 0; j < n; j++) {
        double *row = a + (int64_t)j * n, whole = row[j], pivot;

        for (int32_t k = 0; k < j; k++) {
            const double *upper = a + (int64_t)k * n;

            row[k] = (row[k] - matrix_dot(k, row, upper)) / upper[k];
        }
        pivot = whole - matrix_dot(j, row, row);
        if (!(pivot > SINGULAR * whole))
            return false;
        row[j] = sqrt(pivot);
    }
    return true;
}

void matrix_solve(int32_t n, const double *factor, double *b)
{
    for (int32_t i = 0; i < n; i++) {
        const double *row = factor + (int64_t)i * n;

        b[i] = (b[i] - matrix_dot(i, row, b)) / row[i];
    }
    for (int32_t i = n - 1; i >= 0; i--) {
        const double *row = factor + (int64_t)i * n;

        b[i] /= row[i];
        for (int32_t k = 0; k < i; k++)
            b[k] -= row[k] * b[i];
    }
}

void matrix_add_outer(int32_t n, double *a, const double *x, double scale)
{
    for (int32_t i = 0; i < n; i++) {
        for (int32_t j = 0; j <= i; j++)
            a[(int64_t)i * n + j] += scale * x[i] * x[j];
    }
}

double matrix_dot(int32_t n, const double *a, const double *b)
{
    double sum = 0;

    for (int32_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}
