/* tail.h - tails and quantiles of the normal, Student's and the chi-square distribution. Pure. */
#ifndef XL_ENGINE_TAIL_H
#define XL_ENGINE_TAIL_H

/* P(|Z| >= |z|) of the standard normal. */
double tail_normal(double z);

/* The z with P(Z <= z) = p, for p in (0, 1); error below 1e-12. Newton steps on erfc. */
double tail_normal_at(double p);

/* P(|T| >= |t|) of Student's distribution with df > 0 degrees of freedom.
 * Source  P(|T| >= t) = I_{df/(df+t^2)}(df/2, 1/2). */
double tail_student(double t, double df);

/* The t with P(T <= t) = p; df > 0, p in (0, 1). Error below 1e-8 of t for p in 1e-6 .. 1-1e-6. */
double tail_student_at(double p, double df);

/* P(X >= x) of the chi-square distribution with df > 0.
 * Source  NIST Digital Library of Mathematical Functions 8.11.4 (series), 8.9.2 (fraction). */
double tail_chi2(double x, double df);

/* The q with P(|N(bias, 1)| <= q) = level: how wide an interval must be around an estimate that is
 * off by at most `bias` of its standard errors. bias >= 0, level in (0, 1). */
double tail_folded_at(double level, double bias);

#endif
