import type { ActionSupport, CheckFacts } from './support.ts';
import type { MaturityWords } from './words.ts';

/** What a measurement found, without its name. */
export function checkText(facts: CheckFacts, words: MaturityWords): string {
  const { exports: say } = words.report;
  switch (facts.check) {
    case 'M03':
      return say.gaps(facts.series, facts.of, percentText(facts.worst, words), facts.findings);
    case 'M04':
      return say.step(facts.series, facts.of);
    case 'M12':
      return say.impossible(facts.count, percentText(facts.share, words));
    case 'M13':
      return say.clocks(facts.duplicates, facts.conflicts, facts.late);
  }
}

/** Why an action is supported: the gates that it closes, with what was measured of each. */
export function supportText(support: readonly ActionSupport[], words: MaturityWords): string {
  return support
    .map(({ check, gates }) =>
      words.report.exports.supportLine(
        `${words.list(gates)} · ${check.facts.check}`,
        checkText(check.facts, words),
      ),
    )
    .join('; ');
}

/** With two decimals below a hundredth, else one. */
function percentText(share: number, words: MaturityWords): string {
  const percent = 100 * share;
  return words.percent(Number(percent.toFixed(percent < 1 ? 2 : 1)));
}
