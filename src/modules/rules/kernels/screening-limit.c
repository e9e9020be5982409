/* The limit screening is measured against: the same ten rules over the same million rows, in C.
   Prints the median milliseconds of 15 runs and how many pass. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define ROWS 1000000
#define BLOCK 4096
#define RULES 10

static double *col[10];
static uint32_t state = 20261120;
static double rnd(void) {
  state = state * 1664525u + 1013904223u;
  return state / 4294967296.0;
}
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}
static int by_size(const void *a, const void *b) {
  double d = *(const double *)a - *(const double *)b;
  return d < 0 ? -1 : d > 0;
}

/* 0 false, 1 true; unknown apart */
#define MARK(r, c, test)                              \
  {                                                   \
    const double *v = col[c] + from;                  \
    uint8_t *t = truth[r], *u = unknown[r];           \
    for (int i = 0; i < n; i++) {                     \
      double x = v[i];                                \
      t[i] = (uint8_t)(test);                         \
      u[i] = (uint8_t)(x != x);                       \
    }                                                 \
  }

int main(void) {
  for (int f = 0; f < 10; f++) {
    col[f] = aligned_alloc(64, ROWS * sizeof(double));
    for (int i = 0; i < ROWS; i++) {
      int missing = rnd() < 0.125;
      if (missing) col[f][i] = NAN;
      else col[f][i] = f == 9 ? floor(rnd() * 5) : rnd() * 1000;
    }
  }
  static uint8_t truth[RULES][BLOCK], unknown[RULES][BLOCK], second[2][BLOCK], any[BLOCK], many[BLOCK], refer[BLOCK];
  /* 0 refer, 1 fail, 2 pass */
  const int on_unknown[RULES] = {0, 0, 0, 1, 0, 0, 0, 2, 0, 0};
  double times[15];
  long passed = 0, fails[RULES], first[RULES], marginal[RULES], unknowns[RULES], referred = 0;
  for (int run = 0; run < 15; run++) {
    double start = now();
    passed = referred = 0;
    for (int r = 0; r < RULES; r++) fails[r] = first[r] = marginal[r] = unknowns[r] = 0;
    for (int from = 0; from < ROWS; from += BLOCK) {
      int n = ROWS - from < BLOCK ? ROWS - from : BLOCK;
      MARK(0, 0, x >= 100)
      MARK(1, 1, x > 50)
      MARK(2, 2, x <= 900)
      MARK(3, 3, (x >= 20) & (x <= 980))
      MARK(4, 4, x < 950)
      MARK(5, 5, x >= 500)
      {
        const double *v = col[0] + from;
        for (int i = 0; i < n; i++) {
          second[0][i] = (uint8_t)(v[i] <= 700);
          second[1][i] = (uint8_t)(v[i] != v[i]);
        }
        for (int i = 0; i < n; i++) {
          uint8_t t = truth[5][i] | second[0][i];
          unknown[5][i] = (unknown[5][i] | second[1][i]) & (t ^ 1);
          truth[5][i] = t;
        }
      }
      MARK(6, 6, x >= 30)
      MARK(7, 7, x >= 10)
      MARK(8, 8, x == x)
      for (int i = 0; i < n; i++) unknown[8][i] = 0;
      /* A, B, M of A B C D M */
      MARK(9, 9, (x == 0) | (x == 1) | (x == 4))
      for (int i = 0; i < n; i++) any[i] = many[i] = refer[i] = 0;
      for (int r = 0; r < RULES; r++) {
        int f = 0, g = 0, u = 0;
        for (int i = 0; i < n; i++) {
          uint8_t unk = unknown[r][i], fail = (truth[r][i] | unk) ^ 1;
          if (on_unknown[r] == 1) fail |= unk;
          if (on_unknown[r] == 0) refer[i] |= unk;
          f += fail;
          g += fail & (any[i] ^ 1);
          u += unk;
          many[i] |= any[i] & fail;
          any[i] |= fail;
          truth[r][i] = fail;
        }
        fails[r] += f;
        first[r] += g;
        unknowns[r] += u;
      }
      for (int r = 0; r < RULES; r++) {
        int m = 0;
        for (int i = 0; i < n; i++) m += truth[r][i] & (many[i] ^ 1);
        marginal[r] += m;
      }
      int p = 0, q = 0;
      for (int i = 0; i < n; i++) {
        p += (any[i] ^ 1) & (refer[i] ^ 1);
        q += (any[i] ^ 1) & refer[i];
      }
      passed += p;
      referred += q;
    }
    times[run] = now() - start;
  }
  qsort(times, 15, sizeof(double), by_size);
  long all = referred;
  for (int r = 0; r < RULES; r++) all += fails[r] + first[r] + marginal[r] + unknowns[r];
  printf("%.3f %ld %ld\n", times[7], passed, all);
  return 0;
}
