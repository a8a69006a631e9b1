import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startR, versionsInR } from './r.js';
import { STEP_MS } from './worlds.js';

/** Their columns, in the order in which the program writes their scores. */
export const peers = ['STL + IQR', 'tsoutliers', 'S-H-ESD', 'Prophet'];

/** What runs them, or undefined where it is not there: Debian r-base-core, r-cran-forecast and r-cran-prophet. */
export const peersFrom = versionsInR(['base', 'forecast', 'prophet']);

const AT_ONCE = 2;
const SCORED_BYTES = 4;
const PROPHET_LEARNS_EVERY = 3;

/**
 * Four ways to tell outliers, of each the score that its threshold is set on, so that the threshold can be chosen:
 *
 * - STL + IQR: `stl(robust = TRUE)`, periodic (`mstl` where there are two periods); how many interquartile ranges a
 *   remainder is beyond its quartile. 3 is what anomalize and many others flag.
 * - tsoutliers: as documented for `forecast::tsoutliers` (Hyndman and Athanasopoulos 2021, Forecasting: Principles and
 *   Practice, 3rd edition, §13.9): the same of what Friedman's super smoother leaves, after a robust `mstl` took the
 *   season away if that is strong (0.6). The first series of each run shows that 3 flags what the package flags.
 * - S-H-ESD: Hochenbaum, Vallis and Kejariwal 2017 (arXiv:1704.07706), §4: Rosner's generalised test for extreme
 *   deviates (1983, Technometrics 25, formula 2.5) of value − seasonal part − median, with median and MAD for mean and
 *   standard deviation, up to a tenth of the samples; −log10 of the level at which a sample is flagged, which is that of
 *   any removed after it.
 * - Prophet: `prophet()` with its defaults; the remainder in standard deviations of its noise. In the past its band of
 *   99 % is 2.576 of them. It learns from every third sample, in a third of the time, and judges all of them.
 */
const SCORES = `
suppressMessages({ library(forecast); library(prophet) })
jobs <- read.table(commandArgs(TRUE)[1], col.names = c("values", "scores", "samples", "periods"), colClasses = c("character", "character", "numeric", "character"))

beyondQuartiles <- function(rest) {
  quartiles <- quantile(rest, c(0.25, 0.75), names = FALSE)
  pmax(rest - quartiles[2], quartiles[1] - rest, 0) / diff(quartiles)
}

byStl <- function(x, periods) {
  rest <- if (length(periods) > 1) remainder(mstl(x, s.window = "periodic", robust = TRUE))
    else stl(x, s.window = "periodic", robust = TRUE)$time.series[, "remainder"]
  beyondQuartiles(as.numeric(rest))
}

byTsoutliers <- function(x) {
  fit <- mstl(x, robust = TRUE)
  strength <- 1 - var(remainder(fit)) / var(x - trendcycle(fit))
  adjusted <- as.numeric(if (strength >= 0.6) seasadj(fit) else x)
  beyondQuartiles(adjusted - supsmu(seq_along(adjusted), adjusted)$y)
}

byTests <- function(y, period) {
  seasonal <- stl(ts(y, frequency = period), s.window = "periodic", robust = TRUE)$time.series[, "seasonal"]
  rest <- as.numeric(y - seasonal)
  rest <- rest - median(rest)
  order <- order(rest)
  sorted <- rest[order]
  n <- length(sorted)
  low <- 1
  high <- n
  removed <- integer(0)
  decades <- numeric(0)
  for (i in seq_len(floor(n / 10))) {
    middle <- (low + high) / 2
    centre <- (sorted[floor(middle)] + sorted[ceiling(middle)]) / 2
    half <- floor((high - low + 2) / 2)
    spread <- 1.4826 * sort(abs(sorted[low:high] - centre), partial = half)[half]
    if (spread == 0) break
    isHigh <- sorted[high] - centre >= centre - sorted[low]
    r <- abs(sorted[if (isHigh) high else low] - centre) / spread
    left <- (n - i)^2 - r^2 * (n - i + 1)
    t <- if (left > 0) sqrt(r^2 * (n - i - 1) * (n - i + 1) / left) else Inf
    decades[i] <- -(log(2 * (n - i + 1)) + pt(-t, n - i - 1, log.p = TRUE)) / log(10)
    removed[i] <- order[if (isHigh) high else low]
    if (isHigh) high <- high - 1 else low <- low + 1
  }
  scores <- numeric(n)
  scores[removed] <- pmax(0, rev(cummax(rev(decades))))
  scores
}

byProphet <- function(y) {
  times <- as.POSIXct("2026-05-04", tz = "UTC") + ${STEP_MS / 1000} * (seq_along(y) - 1)
  taught <- seq(1, length(y), by = ${PROPHET_LEARNS_EVERY})
  model <- suppressMessages(prophet(data.frame(ds = times, y = y)[taught, ], uncertainty.samples = 0))
  rest <- y - predict(model, data.frame(ds = times))$yhat
  abs(rest) / (as.numeric(model$params$sigma_obs) * model$y.scale)
}

for (job in seq_len(nrow(jobs))) {
  y <- readBin(jobs$values[job], "double", jobs$samples[job])
  periods <- as.numeric(strsplit(jobs$periods[job], ",")[[1]])
  x <- if (length(periods) > 1) msts(y, periods) else ts(y, frequency = periods)
  smoothed <- byTsoutliers(x)
  if (job == 1) stopifnot(identical(as.numeric(which(smoothed > 3)), as.numeric(tsoutliers(x, iterate = 1)$index)))
  scores <- c(byStl(x, periods), smoothed, byTests(y, max(periods)), byProphet(y))
  unfinished <- paste0(jobs$scores[job], ".part")
  writeBin(scores, unfinished, size = ${SCORED_BYTES})
  file.rename(unfinished, jobs$scores[job])
  unlink(jobs$values[job])
}
`;

/**
 * Scores of all peers for each series, one array a peer. What was scored once is kept below the folder for temporary
 * files, by what it was made from and by: none of that depends on aiops.
 * @param {readonly {values: Float64Array, periods: readonly number[]}[]} series
 * @returns {Promise<((index: number) => Float32Array[])>} reads those of a series
 */
export async function scoredByPeers(series) {
  const folder = join(tmpdir(), 'aiops-peers');
  mkdirSync(folder, { recursive: true });
  const jobs = series.map(({ values, periods }) => {
    const bytes = new Uint8Array(values.buffer);
    const madeBy = `${SCORES}${peersFrom}${periods}`;
    const path = join(folder, createHash('sha256').update(madeBy).update(bytes).digest('hex'));
    return { bytes, path, samples: values.length, periods: periods.join(',') };
  });
  const missing = [...new Map(jobs.map((job) => [job.path, job])).values()].filter(
    ({ path }) => !existsSync(path),
  );
  const turns = Array.from({ length: AT_ONCE }, (_, turn) =>
    missing.filter((_, index) => index % AT_ONCE === turn),
  );
  await Promise.all(turns.map((turn, index) => run(turn, join(folder, `turn-${process.pid}-${index}`))));
  return (index) => {
    const scores = new Float32Array(new Uint8Array(readFileSync(jobs[index]?.path ?? '')).buffer);
    const { samples = 0 } = jobs[index] ?? {};
    return peers.map((_, peer) => scores.subarray(peer * samples, (peer + 1) * samples));
  };
}

/** @param {readonly {bytes: Uint8Array, path: string, samples: number, periods: string}[]} jobs @param {string} list */
async function run(jobs, list) {
  if (jobs.length === 0) return;
  const lines = jobs.map(({ bytes, path, samples, periods }) => {
    const values = `${path}.${process.pid}`;
    writeFileSync(values, bytes);
    return `${values} ${path} ${samples} ${periods}\n`;
  });
  writeFileSync(list, lines.join(''));
  await startR(SCORES, [list]);
  rmSync(list);
}
