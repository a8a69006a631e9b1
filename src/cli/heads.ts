import type { HelpHead } from './help.ts';

export const programHead: HelpHead = {
  summary:
    'Finds what is wrong in the metrics you already export, and tells where an\norganisation stands with AIOps. It works offline: nothing is sent anywhere.',
  examples: [
    'aiops inspect metrics.csv',
    'aiops detect metrics.csv',
    'promtool query range … -o json | aiops detect --fail-on high',
    'aiops detect exports/*.csv -f none -o findings.json',
    'aiops check findings.json --fail-on high',
    'aiops assess --sample',
  ],
};

export const assessHead: HelpHead = {
  summary:
    'Places an organisation on a ladder of levels, by its answers and by what it can\nshow, and writes a roadmap. At a terminal it asks for the answers.',
  examples: [
    'aiops assess --sample',
    'aiops assess -a answers.yaml --client "Acme Bank"',
    'aiops assess -a answers.yaml -o assessment.json -o report.docx -o map.csv',
    'aiops assess -a answers.yaml --lang ko --target 3 --previous spring.json',
    'aiops assess --merge ana.yaml joao.md survey.csv --answers all.yaml',
    'aiops assess --form answers.yaml --client "Acme Bank" --date 2026-11-21',
    'aiops assess -a answers.yaml --fail-under 2',
  ],
};

export const assessUsage = '[MODEL] [options]';

export const inspectHead: HelpHead = {
  summary: 'Says what is in exported metrics: series, samples, times, gaps, duplicates,\nseasons.',
  examples: [
    'aiops inspect metrics.csv',
    'aiops inspect prometheus-snapshot/',
    'curl -s localhost:9100/metrics | aiops inspect',
    'aiops inspect dump.txt.gz -f json | jq .inputs',
  ],
};

export const detectHead: HelpHead = {
  summary:
    'Finds what is unusual in time series: spikes, dips, level shifts, flatlines,\nmissing data, restarts.',
  examples: [
    'aiops detect metrics.csv',
    'aiops detect cpu.csv --time ts --value load --tz Europe/Vienna',
    'zcat week.csv.gz | aiops detect -f ndjson | jq .series',
    'aiops detect prometheus-snapshot/ --sum-by job',
    'aiops detect metrics.csv --judge-since -24h --fail-on high',
    "aiops detect metrics.csv --threshold 'http_*: count(high) == 0'",
    'aiops detect metrics.csv -o findings.json -o scores:scores.csv',
  ],
};

export const programUsage = 'COMMAND [options]';
export const inputsUsage = '[options] [FILE...]';
