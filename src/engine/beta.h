/* beta.h - the beta distribution: how sure one can be of a share. Pure. */
#ifndef XL_ENGINE_BETA_H
#define XL_ENGINE_BETA_H

/* Probability that a share of Beta(a, b) is at most x: the regularised incomplete beta function.
 * a, b > 0, x in 0..1. Absolute error below 1e-10 for parameters up to 1e7.
 * Cost    O(sqrt(max(a, b))) at worst.
 * Source  NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction), evaluated
 *         by Lentz's method. */
double beta_below(double x, double a, double b);

/* The share below which Beta(a, b) lies with probability p in (0, 1). A parameter of 0 is the
 * limit: all mass at 0 for a, at 1 for b (a, b >= 0, not both 0). Absolute error below 1e-9. Cost
 * Newton steps inside a bracket: about ten evaluations of beta_below, at most 200. */
double beta_quantile(double p, double a, double b);

#endif
