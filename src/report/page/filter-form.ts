import { type Severity, severities } from '../../findings/finding.ts';
import type { FindingRow } from '../document/document.ts';
import { html, type Markup } from './markup.ts';

/** Hidden until the script of the page can do what it says. */
export function filterForm(findings: readonly FindingRow[]): Markup {
  return html`<form id="filter" hidden>
<label>Contains <input type="search" name="text" autocomplete="off"></label>
${selectOf('severity', 'Severity', severities.toReversed() satisfies Severity[])}${selectOf('kind', 'Kind', found(findings.map(({ kind }) => kind)))}${selectOf('state', 'State', found(findings.map(({ state }) => state)))}<output name="count" aria-live="polite"></output>
</form>
`;
}

function found(choices: readonly string[]): string[] {
  return [...new Set(choices)].sort();
}

/** Null where there is nothing to choose. */
function selectOf(name: string, label: string, choices: readonly string[]): Markup | null {
  if (choices.length < 2) return null;
  const options = choices.map((choice) => html`<option>${choice}</option>`);
  return html`<label>${label} <select name="${name}"><option value="">all</option>${options}</select></label>\n`;
}
