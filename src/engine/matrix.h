/* matrix.h - small dense linear algebra: symmetric positive definite systems, row by row. Pure. */
#ifndef XL_ENGINE_MATRIX_H
#define XL_ENGINE_MATRIX_H

#include <stdbool.h>
#include <stdint.h>

/* Turns the lower triangle of the symmetric `a` [n][n] into its Cholesky factor, in place; the
 * upper triangle is left alone. False where a pivot is at most 1e-11 of its diagonal, which is the
 * same whatever the units of the columns: `a` is then singular and its contents are lost. Cost
 * O(n^3), no allocation. */
bool matrix_factor(int32_t n, double *a);

/* Solves a x = b with the factor of a; b [n] becomes x. O(n^2). */
void matrix_solve(int32_t n, const double *factor, double *b);

/* Adds scale * x x' to the lower triangle of a [n][n]. */
void matrix_add_outer(int32_t n, double *a, const double *x, double scale);

double matrix_dot(int32_t n, const double *a, const double *b);

#endif
