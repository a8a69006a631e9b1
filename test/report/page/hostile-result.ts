import type { FindingsResult } from '../../../src/report/result.ts';
import { incident } from '../document/joined-results.ts';

/** What people and programs have put into names: markup, marks that turn or hide, floods, far too much. */
const hostileTexts = [
  '</script><img src=x onerror=alert(1)>',
  '"><svg onload=alert(2)>',
  "'--></style><iframe srcdoc='<script>alert(3)</script>'>",
  '](javascript:alert(4))<details open ontoggle=alert(5)>',
  '{{constructor}}&lt;b&gt;&#60;i>',
  '\u202egnp.exe\u2066\u200b\ufeff\u0000\u001b[31m\r\n# heading | cell',
  `Z${'\u0301'.repeat(400)}A${'\u200d'.repeat(400)}`,
  'x_http://evil.example _www.evil.example 1ftp://evil.example _mailto:x@evil.example octo/repo#3 #12',
  '데이터베이스 مرحبا بالعالم 👩‍💻🚀',
];

const LONG = 'x'.repeat(10_000);

/** All of it, in ten thousand characters and more. */
export const hostileText: string = [...hostileTexts, LONG, ...hostileTexts].join(' ');

/** Keys whose values are not for a program: whoever exports, configures or accepts decides what they say. */
const toldKeys = new Set([
  ...['series', 'path', 'message', 'reason', 'owner', 'explained', 'place', 'what', 'rule', 'command'],
  ...['reproduce', 'confidenceWhy', 'assumptions', 'warnings', 'members', 'derived', 'version'],
  ...['how', 'period', 'whose', 'absence', 'format', 'tz', 'season', 'direction', 'detector', 'judgeSince'],
]);

/** A result with a gate and accepted findings, in which every text is hostile; its names are told apart by their ends. */
export function hostileResult(): FindingsResult {
  const [first, second] = incident.result.findings;
  const known = { fingerprint: 'x', kind: 'dip', series: 'cpu', place: 'b.yaml:3:5', reason: 'r' } as const;
  const rule = { series: first!.series, level: 'error', passed: false, observed: 1, unit: 'count' } as const;
  const [input] = incident.result.inputs;
  const result: FindingsResult = {
    ...incident.result,
    inputs: [
      {
        ...input!,
        assumptions: ['an assumption'],
        quality: {
          ...input!.quality,
          warnings: ['a warning'],
          refused: [{ code: 'csv-number', place: 'm.csv:3', what: 'no number' }],
          setAside: [{ what: 'of another step', samples: 3 }],
        },
      },
    ],
    gate: {
      configured: true,
      passed: false,
      rules: [{ ...rule, rule: 'count == 0', limit: 0, findings: [first!.id] }],
    },
    baseline: {
      path: 'b.yaml',
      entries: 2,
      accepted: 1,
      expired: [{ ...known, expires: '2026-01-31', finding: second!.id }],
      stale: [{ ...known, expires: null }],
      elsewhere: 0,
    },
  };
  return hostileOf(result, '') as FindingsResult;
}

function hostileOf(value: unknown, key: string): unknown {
  if (typeof value === 'string') return toldKeys.has(key) ? `${hostileText} ${value}` : value;
  if (Array.isArray(value)) return value.map((one: unknown) => hostileOf(one, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostileOf(one, name)]));
}
