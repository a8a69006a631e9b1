import type { Finding } from '../findings/finding.ts';
import { type DetectOptions, detectDefaults } from '../options.ts';
import { type Labels, NAME_LABEL } from '../series/labels.ts';
import { reproducingCommand } from './command.ts';
import { commonLabels, selectorText } from './selector-text.ts';

/** The run that a finding comes from. */
export interface RunOfFinding {
  readonly options: DetectOptions;
  /** Of all inputs. */
  readonly paths: readonly string[];
  /** Of the inputs that hold the series of the finding. */
  readonly ownPaths: readonly string[];
  /** Of the series that it was made of, as they were read; of a shared finding those of what is concerned. */
  readonly sources: readonly Labels[];
}

/** With more inputs than this a finding names its own alone: a result of thousands would be mostly paths. */
const MOST_PATHS = 20;

/**
 * The command that shows a finding again, and as little else as can be: its series, reported from its start on. Nothing
 * is cut off, because all of the history is what it was judged by; no gate is asked, because it is there to look.
 * @param start as the result tells it
 */
export function commandThatShows(finding: Finding, start: string, run: RunOfFinding): string {
  const labels = selectedLabels(finding, run.sources);
  const select = Object.keys(labels).length === 0 ? run.options.select : [selectorText(labels)];
  const paths = run.paths.length > MOST_PATHS ? run.ownPaths : run.paths;
  const { failOn, baseline, ...options } = run.options;
  const { threshold, noData } = detectDefaults;
  return reproducingCommand({ ...options, threshold, noData, select, judgeSince: start }, paths);
}

/** Empty where others are needed to find it: of a gap those that go on, of a peer those of the same name. */
function selectedLabels(finding: Finding, sources: readonly Labels[]): Labels {
  const labels = commonLabels(sources);
  if (finding.kind === 'peer-outlier') {
    const name = labels[NAME_LABEL];
    return name === undefined ? {} : { [NAME_LABEL]: name };
  }
  if (finding.kind === 'missing-data' && (finding.whose === 'all' || finding.whose === 'target')) return {};
  return labels;
}
