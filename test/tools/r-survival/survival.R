# What R's survival package says of a stored race: quartiles with log-log intervals, restricted
# means to the budget with their standard errors, and the log-rank test of every two arms.
#
#   apt-get install r-base-core r-cran-survival
#   npm run -s headless -- test/tools/r-survival/race.json > test/fixtures/r-survival/race.jsonl
#   npm run -s headless -- summarize --csv test/fixtures/r-survival/race.jsonl |
#     Rscript test/tools/r-survival/survival.R 120 > test/fixtures/r-survival/survival.json
#
# The argument is the race's budget. A run that diverged stands with those that never arrive: it is
# censored at the budget.

library(survival)

budget <- as.numeric(commandArgs(trailingOnly = TRUE)[1])
runs <- read.csv(file("stdin"))
runs$event <- runs$outcome == "converged"
runs$time <- ifelse(runs$event, runs$epochs, budget)

# JSON without a package: 17 significant digits, null for what lies beyond the budget.
number <- function(x) ifelse(is.na(x), "null", formatC(x, digits = 17, format = "g", width = 1))
numbers <- function(x) paste0("[", paste(number(x), collapse = ", "), "]")

arm <- function(index) {
  own <- runs[runs$arm == index, ]
  fit <- survfit(Surv(time, event) ~ 1, data = own, conf.type = "log-log")
  found <- quantile(fit, c(0.25, 0.5, 0.75))
  table <- summary(fit, rmean = budget)$table
  sprintf(
    '    { "arm": %d, "quartiles": %s, "lower": %s, "upper": %s, "mean": %s, "standardError": %s }',
    index, numbers(found$quantile), numbers(found$lower), numbers(found$upper),
    number(table[["rmean"]]), number(table[["se(rmean)"]])
  )
}

pair <- function(both) {
  test <- survdiff(Surv(time, event) ~ arm, data = runs[runs$arm %in% both, ])
  p <- pchisq(test$chisq, 1, lower.tail = FALSE)
  sprintf(
    '    { "first": %d, "second": %d, "chiSquare": %s, "p": %s }',
    both[1], both[2], number(test$chisq), number(p)
  )
}

arms <- sort(unique(runs$arm))
lines <- function(all) paste(unlist(all), collapse = ",\n")
cat(sprintf(
  '{\n  "made": "%s, survival %s",\n  "arms": [\n%s\n  ],\n  "logRank": [\n%s\n  ]\n}\n',
  R.version$version.string, packageVersion("survival"),
  lines(lapply(arms, arm)), lines(combn(arms, 2, pair, simplify = FALSE))
))
